package cli

import (
	"context"
	"os"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"ztsession/ui"
)

// Main runs the program in its process and returns the exit code.
func Main() int {
	// A double click on Windows is a fine way to start a program with screens.
	cobra.MousetrapHelpText = ""
	return Run(context.Background(), Env{
		Args:             os.Args[1:],
		Stdin:            os.Stdin,
		Stdout:           os.Stdout,
		Stderr:           os.Stderr,
		StdinIsTerminal:  term.IsTerminal(os.Stdin.Fd()),
		StdoutIsTerminal: term.IsTerminal(os.Stdout.Fd()),
		Getenv:           os.Getenv,
		Environ:          os.Environ(),
		Now:              time.Now,
		Zone:             time.Local,
		RunUI:            ui.Run,
		Signals:          untilSignal,
	})
}
