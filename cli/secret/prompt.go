package secret

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/charmbracelet/x/term"
)

// Prompt asks for a line on a terminal and shows nothing of what is typed. When ctx
// ends, the terminal shows again what is typed.
func Prompt(ctx context.Context, in *os.File, out io.Writer, question string) (string, error) {
	before, err := term.GetState(in.Fd())
	if err != nil {
		return "", err
	}
	_, _ = fmt.Fprint(out, question) // What cannot be asked is answered by nobody.
	defer func() { _, _ = fmt.Fprintln(out) }()
	type answer struct {
		line []byte
		err  error
	}
	answered := make(chan answer, 1)
	go func() {
		line, err := term.ReadPassword(in.Fd())
		answered <- answer{line, err}
	}()
	select {
	case got := <-answered:
		return string(got.line), got.err
	case <-ctx.Done():
		_ = term.Restore(in.Fd(), before) // The process ends next.
		return "", context.Cause(ctx)
	}
}
