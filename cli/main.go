package cli

import (
	"context"
	"fmt"
	"os"
	"runtime/debug"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"ztsession/ui"
)

// Main runs the program in its process and returns the exit code.
func Main() (code int) {
	defer func() {
		// Go's own exit code for this is 2, which says here that the command was wrong.
		if mistake := recover(); mistake != nil {
			fmt.Fprintf(os.Stderr, "ztsession met a mistake of its own and ended: %v\n\n%s", mistake, debug.Stack())
			code = exitFailed
		}
	}()
	// A double click on Windows is a fine way to start a program with screens.
	cobra.MousetrapHelpText = ""
	return Run(context.Background(), Env{
		Args:             os.Args[1:],
		Stdin:            os.Stdin,
		Stdout:           os.Stdout,
		Stderr:           os.Stderr,
		StdinIsTerminal:  term.IsTerminal(os.Stdin.Fd()),
		StdoutIsTerminal: term.IsTerminal(os.Stdout.Fd()),
		StdoutWidth:      stdoutWidth,
		Getenv:           os.Getenv,
		Environ:          os.Environ(),
		Now:              time.Now,
		Zone:             time.Local,
		RunUI:            ui.Run,
		Signals:          untilSignal,
	})
}

func stdoutWidth() int {
	width, _, err := term.GetSize(os.Stdout.Fd())
	if err != nil {
		return 0
	}
	return width
}
