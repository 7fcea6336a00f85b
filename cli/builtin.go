package cli

import (
	"fmt"

	"github.com/spf13/cobra"
)

// tuneBuiltins makes the commands that cobra adds by itself, help and
// completion, refuse what they do not know as all other commands do: with exit
// code 2 and without repeating an argument, which could be a secret.
func tuneBuiltins(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		switch cmd.Name() {
		case "help":
			cmd.Args = aCommand
		case "completion":
			cmd.Args, cmd.RunE = aShell, func(cmd *cobra.Command, _ []string) error { return aShell(cmd, []string{""}) }
			for _, shell := range cmd.Commands() {
				shell.Args = noArguments
			}
		}
	}
}

// aCommand takes the name of a command, or none.
func aCommand(cmd *cobra.Command, args []string) error {
	_, rest, err := cmd.Root().Find(args)
	switch {
	case err == nil && len(rest) == 0:
		return nil
	case len(args) == 1 && word.MatchString(args[0]):
		return usage(fmt.Sprintf("There is no command %q.", args[0]), seeHelp(cmd.Root()))
	default:
		return usage("There is no such command.", seeHelp(cmd.Root()))
	}
}

// aShell refuses every argument: the shells are commands of their own.
func aShell(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	what := "There are no completions for this shell."
	if args[0] == "" {
		what = "It is not said for which shell."
	}
	return usage(what, fmt.Sprintf("Use %s bash, zsh, fish or powershell.", cmd.CommandPath()))
}
