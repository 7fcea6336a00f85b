package paint

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// frame is one view with the size that it was drawn for. Frames are compared
// with ==: equal ones look the same.
type frame struct {
	content       string
	modes         modes
	cursorShown   bool
	cursor        tea.Cursor
	width, height int
	// resizes counts how often the terminal changed its size until then: after
	// it grew and shrank back nothing that it shows can be relied on.
	resizes int
}

func newFrame(v tea.View, width, height int) frame {
	f := frame{content: v.Content, modes: modesOf(v), width: width, height: height}
	if v.Cursor != nil {
		f.cursorShown, f.cursor = true, *v.Cursor
	}
	return f
}

// lines returns the lines of the frame that have a place on the screen.
func (f frame) lines() []string {
	if f.content == "" {
		return nil
	}
	lines := strings.Split(f.content, "\n")
	return lines[:min(len(lines), f.height)]
}

// cursorStyle returns the parameter of DECSCUSR, which sets the cursor's
// style; 0 is the style that the person chose for the terminal.
func (f frame) cursorStyle() int {
	if !f.cursorShown {
		return 0
	}
	// The styles come in pairs, first the one that blinks.
	style := int(f.cursor.Shape)*2 + 1
	if !f.cursor.Blink {
		style++
	}
	return style
}

// cursorColour returns the cursor's colour in hexadecimal; it is empty for the
// terminal's own.
func (f frame) cursorColour() string {
	if !f.cursorShown || f.cursor.Color == nil {
		return ""
	}
	red, green, blue, _ := f.cursor.Color.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", red>>8, green>>8, blue>>8)
}
