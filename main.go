// Command ztsession opens one Cloudflare Zero Trust session in the terminal.
package main

import (
	"context"
	"fmt"
	"os"
	"runtime/debug"
	"time"

	"a.ztsession.example/quiet"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"ztsession/cli"
	"ztsession/cli/probe"
	"ztsession/cli/secret"
	"ztsession/cli/sieve"
	"ztsession/model/text/safe"
	"ztsession/ui"
)

func main() {
	if len(os.Args) == 2 && os.Args[1] == sieve.Word {
		os.Exit(sieve.Main())
	}
	os.Exit(run())
}

// run runs the program in its process and returns the exit code.
func run() (code int) {
	defer func() {
		// Go's own exit code for this is 2, which says here that the command was wrong.
		if mistake := recover(); mistake != nil {
			fmt.Fprintf(os.Stderr, "ztsession met a mistake of its own and ended: %s\n\n%s", safe.Text(fmt.Sprint(mistake)), debug.Stack())
			code = 1
		}
	}()
	quietLibraries()
	quiet.Restore()
	// A double click on Windows is a fine way to start a program with screens.
	cobra.MousetrapHelpText = ""
	return cli.Run(context.Background(), cli.Env{
		Args:             os.Args[1:],
		Stdin:            os.Stdin,
		Stdout:           os.Stdout,
		Stderr:           os.Stderr,
		StdinIsTerminal:  term.IsTerminal(os.Stdin.Fd()),
		StdoutIsTerminal: term.IsTerminal(os.Stdout.Fd()),
		StderrIsTerminal: term.IsTerminal(os.Stderr.Fd()),
		StdoutWidth:      stdoutWidth,
		Getenv:           os.Getenv,
		Environ:          os.Environ(),
		Keyring:          secret.System{Getenv: os.Getenv, IsThere: isThere},
		MeasureTerminal: func(ctx context.Context) probe.Widths {
			return probe.Terminal(ctx, os.Stdin, os.Stdout)
		},
		ReadSecret: func(ctx context.Context, question string) (string, error) {
			return secret.Prompt(ctx, os.Stdin, os.Stderr, question)
		},
		Now:     time.Now,
		Zone:    time.Local,
		Filter:  sieve.Runner{Program: program()}.Run,
		RunUI:   ui.Run,
		Signals: cli.UntilSignal,
	})
}

// quietLibraries takes away the variables by which libraries write what is typed,
// tokens among it, and what is shown into files.
func quietLibraries() {
	for _, name := range []string{"TEA_TRACE", "TEA_DEBUG", "UV_DEBUG", "BASH_COMP_DEBUG_FILE"} {
		_ = os.Unsetenv(name) // It fails for names that cannot be one.
	}
}

// stdoutWidth returns the columns of the terminal on standard output, 0 when
// there is none.
func stdoutWidth() int {
	width, _, err := term.GetSize(os.Stdout.Fd())
	if err != nil {
		return 0
	}
	return width
}

// program returns the file of this program; empty where that cannot be told.
func program() string {
	file, err := os.Executable()
	if err != nil {
		return ""
	}
	return file
}

func isThere(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
