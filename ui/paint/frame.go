package paint

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/lucasb-eyer/go-colorful"
)

// frame is one view with the size that it was drawn for. Frames are compared
// with ==: equal ones look the same.
type frame struct {
	content       string
	modes         modes
	cursorShown   bool
	cursor        tea.Cursor
	width, height int
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

// standsAlone reports whether a line looks the same whatever stands before it,
// and leaves nothing behind for the next: it ends without a style or a link,
// and does not begin with a mark that combines with the character before it.
// Where that would take long to find out the answer is no.
func standsAlone(line string) bool {
	const start = "\x1b["
	sequences := strings.Count(line, start)
	if strings.Count(line, "\x1b") != sequences || !utf8.ValidString(line) {
		return false
	}
	if sequences > 0 {
		if last := line[strings.LastIndex(line, start)+len(start):]; !strings.HasPrefix(last, "m") && !strings.HasPrefix(last, "0m") {
			return false
		}
	}
	return !startsWithMark(line)
}

func startsWithMark(line string) bool {
	for strings.HasPrefix(line, "\x1b[") {
		end := strings.IndexByte(line, 'm')
		if end < 0 {
			return true
		}
		line = line[end+1:]
	}
	if line == "" || line[0] < utf8.RuneSelf {
		return false
	}
	_, width := ansi.FirstGraphemeCluster(line, ansi.WcWidth)
	return width == 0
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
	colour, ok := colorful.MakeColor(f.cursor.Color)
	if !ok {
		return ""
	}
	return colour.Hex()
}
