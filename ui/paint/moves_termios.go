//go:build linux || darwin

package paint

import (
	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// shortMoves reports whether tabs and backspaces reach the terminal as they
// are, so that they can be used to move the cursor.
func shortMoves(cooked *term.State) bool {
	return cooked.Oflag&unix.TABDLY == unix.TAB0
}
