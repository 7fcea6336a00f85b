// Package paint runs a Bubble Tea program and paints its frames when they
// change.
//
// Bubble Tea v2.1.1 draws on a ticker: a key waits up to a frame's time before
// anything is seen, and the ticker runs when nothing happens. Here Bubble Tea
// keeps the loop, the input and the commands, and a frame goes to the terminal
// as soon as it differs from the last. A model does not notice who paints: of
// its tea.View the content, the alternate screen, the title, the cursor, the
// mouse mode, bracketed paste, reports of focus and the keyboard enhancements
// are honoured; OnMouse, the colours of the terminal, the progress bar and the
// program status are not.
//
// A Program uses nothing of the process but what it is handed, so that many can
// run beside one another. When a release of Bubble Tea paints on demand,
// tea.NewProgram takes the place of New and this package goes.
//
// On Windows, where the console is written to in other ways, a Program is Bubble
// Tea's own.
package paint

import (
	"fmt"
	"io"
)

// Terminal is where a program runs.
type Terminal struct {
	// In is what keys are read from. A terminal's file is made raw.
	In io.Reader
	// Out is where frames go. A terminal's file is asked for its size.
	Out io.Writer
	// Environ is the environment of whoever sits at the terminal, as KEY=value.
	Environ []string
	// Width and Height are the size in cells where Out cannot be asked.
	Width, Height int
	// NoColor asks for a screen without colour.
	NoColor bool
}

// PanicError is a panic of the model or of one of its commands. The terminal
// is restored by the time it is returned.
type PanicError struct {
	Value any
	// Stack is the goroutine's stack trace.
	Stack []byte
}

// Error returns what the panic was called with.
func (e *PanicError) Error() string { return fmt.Sprintf("panic: %v", e.Value) }
