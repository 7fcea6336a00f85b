package probe

import (
	"context"
	"os"
	"time"

	"github.com/charmbracelet/x/term"
)

// patience is how long a terminal that does not answer is waited for: more than an
// answer takes over a slow line.
const patience = 1500 * time.Millisecond

// Terminal asks the terminal of a process, and nothing where it cannot be asked now.
func Terminal(ctx context.Context, in, out *os.File) Widths {
	undo, ok := prepare(in, out)
	if !ok {
		return Widths{}
	}
	defer undo()
	before, err := term.MakeRaw(in.Fd())
	if err != nil {
		return Widths{}
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	widths, whole := Ask(ctx, in, out)
	if !whole {
		// The shell would take what comes late for keys.
		dropInput(in)
	}
	_ = term.Restore(in.Fd(), before) // A terminal that is gone cannot be restored.
	return widths
}
