package cli

import (
	"fmt"
	"os"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"ztsession/cli/recent"
)

// pathsCommand says where the program's files are.
func (r *run) pathsCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "paths",
		Short: "Print where the program's files are",
		Long:  `Print every place where the program reads or writes something, and whether there is something. Nothing is written there unless you ask for it.`,
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			out := tabwriter.NewWriter(r.Stdout, 0, 0, 2, ' ', 0)
			for _, p := range r.places() {
				_, _ = fmt.Fprintf(out, "%s\t%s\t%s\n", p.what, p.path, p.state) // The error comes back from Flush.
			}
			return writing(out.Flush())
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
}

// place is where something of the program is.
type place struct{ what, path, state string }

func (r *run) places() []place {
	log := r.settings().LogFile
	return []place{
		placeOf("settings", r.settings().File.Path, "not there; ztsession config init writes one"),
		placeOf("recent look-ups", recent.Open(r.Getenv, r.Now).Path(), "not there; they are off until you switch them on"),
		placeOf("log", log, "there is none unless --log-file names it"),
		{"cache", "-", "there is none: answers stay in memory"},
		{"tokens", "-", "in the system's keyring, as " + keyringService + "; ztsession auth status says which is used"},
	}
}

// keyringService is how the keyring lists what ztsession auth login keeps.
const keyringService = "ztsession"

func placeOf(what, path, missing string) place {
	if path == "" {
		return place{what, "-", missing}
	}
	state := missing
	if _, err := os.Stat(path); err == nil {
		state = "there"
	}
	return place{what, shownPath(path), state}
}
