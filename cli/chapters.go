package cli

import (
	"github.com/spf13/cobra"

	"ztsession/cli/manual"
	screen "ztsession/ui/screen/manual"
)

// chapters are the manual of the screens: how the program is used, then every
// command and every sort of finding.
func chapters(root *cobra.Command) []screen.Chapter {
	var all []screen.Chapter
	for _, chapter := range manual.Guide() {
		all = append(all, screen.Chapter(chapter))
	}
	all = append(all, screen.Chapter{Title: "Every sort of finding", Text: kindsManual()})
	for _, chapter := range manual.Commands(root) {
		all = append(all, screen.Chapter(chapter))
	}
	return all
}
