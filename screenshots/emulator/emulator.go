// Package emulator is a terminal in memory: a program writes to it as it would
// to a real one, its questions are answered, and a test can wait until the
// screen shows what it expects.
package emulator

import (
	"context"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// Terminal is an emulated terminal. Its methods may be called from many
// goroutines.
type Terminal struct {
	mu           sync.Mutex
	vt           *vt.Emulator
	cursorHidden bool
	changed      chan struct{} // closed when the screen changes
	replies      chan []byte
	done         chan struct{} // closed when no more replies come
}

// maxReplies is how many answers may wait for a program that does not read.
const maxReplies = 1024

// New returns a terminal of the given size in cells. What a terminal answers
// to a program's questions is written to input.
func New(width, height int, input io.Writer) *Terminal {
	t := &Terminal{
		vt:      vt.NewEmulator(width, height),
		changed: make(chan struct{}),
		replies: make(chan []byte, maxReplies),
		done:    make(chan struct{}),
	}
	t.vt.SetCallbacks(vt.Callbacks{CursorVisibility: func(visible bool) { t.cursorHidden = !visible }})
	t.vt.RegisterCsiHandler('r', keepWithin(t.vt.Height)) // DECSTBM, the margins above and below.
	t.vt.RegisterCsiHandler('s', keepWithin(t.vt.Width))  // DECSLRM, those at the sides.
	go t.collect()
	go t.answer(input)
	return t
}

// keepWithin returns what makes the second of two margins the last row or column
// where it is beyond, as terminals do. A program that has not heard yet that the
// terminal became smaller draws for the old size, and the emulator would go past the
// end of its rows: https://github.com/charmbracelet/x/issues/974.
func keepWithin(last func() int) vt.CsiHandler {
	return func(params ansi.Params) bool {
		if len(params) > 1 {
			params[1] = ansi.Param(min(params[1].Param(0), last()))
		}
		return false // The emulator does the rest.
	}
}

// collect takes the answers off the emulator, which blocks until they are read.
func (t *Terminal) collect() {
	defer close(t.replies)
	buffer := make([]byte, 4096)
	for {
		n, err := t.vt.Read(buffer)
		if err != nil {
			return
		}
		t.replies <- append([]byte(nil), buffer[:n]...)
	}
}

// answer hands the answers to the program. It is apart from collect: the
// program may be writing, and not reading until that write is done.
func (t *Terminal) answer(input io.Writer) {
	defer close(t.done)
	for reply := range t.replies {
		// A program that has ended needs no answer.
		_, _ = input.Write(reply)
	}
}

// Write shows a program's output.
func (t *Terminal) Write(output []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	n, err := t.vt.Write(output)
	close(t.changed)
	t.changed = make(chan struct{})
	return n, err
}

// Resize changes the size, in cells.
func (t *Terminal) Resize(width, height int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.vt.Resize(width, height)
}

// Close ends the terminal. The writer given to New is not used after it.
func (t *Terminal) Close() {
	// The emulator's own Close would race with the Read in collect.
	if answers, ok := t.vt.InputPipe().(io.Closer); ok {
		_ = answers.Close()
	}
	<-t.done
}

// Screen returns what the terminal shows now.
func (t *Terminal) Screen() *Screen {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.screen()
}

// Wait waits until the screen is as expected, and returns it. When ctx ends
// first the error says what was waited for and shows the screen.
func (t *Terminal) Wait(ctx context.Context, what string, expected func(*Screen) bool) (*Screen, error) {
	for {
		t.mu.Lock()
		screen, changed := t.screen(), t.changed
		t.mu.Unlock()
		if expected(screen) {
			return screen, nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return nil, fmt.Errorf("the screen never showed %s: %w; it shows:\n%s", what, ctx.Err(), screen.Text())
		}
	}
}

// WaitFor waits until the screen shows every text.
func (t *Terminal) WaitFor(ctx context.Context, texts ...string) (*Screen, error) {
	return t.Wait(ctx, fmt.Sprintf("%q", texts), func(s *Screen) bool {
		shown := s.Text()
		for _, text := range texts {
			if !strings.Contains(shown, text) {
				return false
			}
		}
		return true
	})
}
