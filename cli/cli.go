// Package cli is the command line of ztsession: commands, flags, environment,
// credentials and exit codes. It builds the client, hands it to the screens or
// prints a report, and has no other logic.
//
// It is the one folder beyond the fixed top level: every command needs a file
// and tests of its own, which package main could not keep apart.
package cli

import (
	"context"
	"io"
	"time"

	"github.com/spf13/cobra"

	"ztsession/ui"
)

// Env is everything that the program has from outside, so that tests run whole
// commands without a process.
type Env struct {
	// Args are the arguments without the program's name.
	Args           []string
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	// StdinIsTerminal and StdoutIsTerminal say where the person is.
	StdinIsTerminal, StdoutIsTerminal bool
	// StdoutWidth returns the columns of that terminal, 0 when it does not say;
	// nil means that as well.
	StdoutWidth func() int
	Getenv      func(string) string
	// Environ is the whole environment, for the screens.
	Environ []string
	Now     func() time.Time
	Zone    *time.Location
	// RunUI shows the screens.
	RunUI func(context.Context, ui.Options, ui.Terminal) error
	// Signals ends the context at the first signal; the second ends the process.
	Signals func(context.Context) (context.Context, context.CancelFunc)
}

// Run runs the command that env.Args names and returns the exit code (see
// exitCode). What it has to say about a failure stands on env.Stderr then.
func Run(ctx context.Context, env Env) int {
	r := &run{Env: env}
	out := &keepError{to: r.Stdout}
	root := r.command(out)
	err := root.ExecuteContext(ctx)
	if out.err != nil {
		// What cobra prints by itself has not been put into words.
		err = writing(out.err)
	}
	return r.finish(err)
}

// run is one run of the program: its surroundings and the values of its flags.
type run struct {
	Env
	flags flags
}

// command returns the root command with everything below it; out is for what
// cobra prints by itself.
func (r *run) command(out io.Writer) *cobra.Command {
	root := r.rootCommand()
	root.SetArgs(r.Args)
	root.SetIn(r.Stdin)
	root.SetOut(out)
	root.SetErr(r.Stderr)
	root.SetHelpFunc(r.help)
	root.SilenceUsage, root.SilenceErrors = true, true
	root.SetFlagErrorFunc(flagError)
	root.Version = version()
	root.AddCommand(r.getCommand(), r.listCommand(), r.openCommand(), r.demoCommand(), r.simulateCommand(), r.manCommand(), r.versionCommand())
	tuneBuiltins(root)
	return root
}
