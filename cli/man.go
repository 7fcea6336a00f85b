package cli

import (
	"fmt"

	"github.com/muesli/mango"
	mcobra "github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"
)

// manCommand prints the manual page: all commands on one page, which cobra's
// own generator, with a page for each, cannot write.
func (r *run) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "Print the manual page",
		Example: "ztsession man > ztsession.1",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			page, err := mcobra.NewManPage(1, cmd.Root())
			if err != nil {
				return err
			}
			tidyFlags(&page.Root)
			page.WithSection("Findings", kindsManual())
			_, err = fmt.Fprint(r.Stdout, page.Build(roff.NewDocument()))
			return writing(err)
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
}

// tidyFlags takes out what is only there to be refused, and writes a short name
// as it is typed: mango puts two dashes before it.
func tidyFlags(cmd *mango.Command) {
	for name, flag := range cmd.Flags {
		switch {
		case isSecretFlag(name):
			delete(cmd.Flags, name)
		case flag.Short != "":
			flag.Name, flag.Short, flag.PFlag = flag.Short+", --"+flag.Name, "", false
			cmd.Flags[name] = flag
		}
	}
	for _, sub := range cmd.Commands {
		tidyFlags(sub)
	}
}
