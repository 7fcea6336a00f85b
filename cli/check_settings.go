package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

// withoutSettings are the commands for which no setting counts, or which are there
// to find out what is wrong with them.
var withoutSettings = [...]string{"help", "completion", "man", "version", "config", "paths", "findings", "simulate", "doctor"}

// checkSettings stops a command for which the settings file has a mistake. What a
// person looks at begins with a notice instead, as long as the mistake changes
// nothing of what is asked.
func (r *run) checkSettings(cmd *cobra.Command, args []string) error {
	_, name, _ := strings.Cut(cmd.CommandPath(), " ")
	name, _, _ = strings.Cut(name, " ")
	for _, other := range withoutSettings {
		if name == other {
			return nil
		}
	}
	if strings.HasPrefix(name, "__") {
		return nil // Completions offer what they can.
	}
	readsStdin := name == "open" && len(args) == 1 && args[0] == stdinName
	hasScreens := cmd.Flags().Lookup("theme") != nil && !r.wantsPrint(cmd, readsStdin)
	switch {
	case hasScreens && (name == "demo" || name == "open"):
		return nil // Nobody is asked there, so nothing of a profile counts.
	case hasScreens, name == "auth":
		return r.settings().CheckConnection()
	default:
		return r.settings().Check()
	}
}
