package cli

import (
	"fmt"

	mango "github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"
)

// manCommand prints the manual page. It is our own, since fang's writes past
// the command's output.
func (r *run) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "Print the manual page",
		Example: "ztsession man > ztsession.1",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			page, err := mango.NewManPage(1, cmd.Root())
			if err != nil {
				return err
			}
			_, err = fmt.Fprint(r.Stdout, page.Build(roff.NewDocument()))
			return writing(err)
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
}
