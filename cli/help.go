package cli

import (
	"context"
	"image/color"
	"io"
	"os"
	"strings"

	"charm.land/fang/v2"
	"charm.land/lipgloss/v2"
	"github.com/spf13/cobra"
)

// catchHelp makes root remember for which command help was asked, instead of
// printing it, so that the screens of help are made only when they are wanted.
func (r *run) catchHelp(root *cobra.Command) **cobra.Command {
	asked := new(*cobra.Command)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { *asked = cmd })
	return asked
}

// help prints the help of cmd: styled on a terminal that has colours, else plain.
//
// Only help goes through fang, since it would ask the terminal for its
// background before it printed any error, and word the error its own way.
func (r *run) help(ctx context.Context, cmd *cobra.Command) error {
	styled := r.StdoutIsTerminal && !r.plainOutput() && r.Getenv("TERM") != "dumb"
	// A new command has new flags: the old ones have been read.
	out := &keepError{to: r.Stdout}
	root := r.command(out)
	// The name of the program is no part of what names the command.
	root.SetArgs(append(strings.Fields(cmd.CommandPath())[1:], "--help"))
	if styled {
		return withoutStdin(func() error {
			return fang.Execute(ctx, root, fang.WithoutManpage(), fang.WithoutVersion(), fang.WithColorSchemeFunc(helpColours))
		})
	}
	if err := root.ExecuteContext(ctx); err != nil {
		return err
	}
	return writing(out.err)
}

// helpColours are the terminal's own, so that they fit any background.
func helpColours(lipgloss.LightDarkFunc) fang.ColorScheme {
	own := lipgloss.NoColor{}
	return fang.ColorScheme{
		Base: own, Description: own, Argument: own, Codeblock: own, Help: own, Dash: own,
		Title: lipgloss.Blue, Program: lipgloss.Cyan, Command: lipgloss.Cyan, Flag: lipgloss.Green,
		DimmedArgument: own, Comment: own, FlagDefault: own, QuotedString: lipgloss.Green,
		ErrorHeader: [2]color.Color{own, own}, ErrorDetails: own,
	}
}

// withoutStdin calls do while the process has no terminal to read from. fang
// asks the terminal for its background, whatever the colours are, and waits
// four seconds where none answers; without standard input it does not ask.
func withoutStdin(do func() error) error {
	nothing, err := os.Open(os.DevNull)
	if err != nil {
		return do()
	}
	stdin := os.Stdin
	os.Stdin = nothing
	defer func() {
		os.Stdin = stdin
		_ = nothing.Close() // Nothing was read from it.
	}()
	return do()
}

// keepError remembers the first error of a writer, which cobra does not look at.
type keepError struct {
	to  io.Writer
	err error
}

// Write writes on, until an error has come.
func (w *keepError) Write(p []byte) (int, error) {
	if w.err != nil {
		return 0, w.err
	}
	n, err := w.to.Write(p)
	w.err = err
	return n, err
}
