package paint

import (
	"bytes"
	"io"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// look is what is known of a terminal and decides how frames are written to it.
type look struct {
	profile colorprofile.Profile // the colours that it has
	// synchronised says that it shows what stands between the start and the
	// end of an update at once (mode 2026).
	synchronised bool
}

// moves are the ways of moving the cursor that depend on what stands between
// the program and the terminal.
type moves struct {
	// short says that tabs and backspaces reach the terminal as they are.
	short bool
	// mapNewline says that a line feed becomes a carriage return and a line feed.
	mapNewline bool
}

// screen writes frames to a terminal: of each frame only the cells that differ
// from the one before. It uses the renderer below Bubble Tea's own in the same
// way, so that a terminal is sent the same bytes.
//
// Ultraviolet's TerminalScreen is not used: it never scrolls the terminal (a
// list that moves by a line would be sent whole), keeps another keyboard mode
// than Bubble Tea, and leaves the cursor hidden when it is reset.
type screen struct {
	out   io.Writer
	term  string // what TERM names
	moves moves
	look  look

	written  bytes.Buffer // what goes out with the next write
	renderer *uv.TerminalRenderer
	cells    uv.ScreenBuffer
	shown    frame
	lines    []line // of shown
	alone    bool   // every line of shown stands alone
	modes    modes  // that the terminal is in
	entered  bool   // something was shown since the screen was left
	stale    bool   // shown is to be drawn again
}

func newScreen(out io.Writer, term string, moves moves) *screen {
	s := &screen{out: out, term: term, moves: moves}
	s.forget()
	return s
}

// forget makes a renderer that knows nothing of what the terminal shows.
func (s *screen) forget() {
	// The renderer looks into the environment for the colours too, and may
	// start a program to learn more; it is told them instead.
	s.renderer = uv.NewTerminalRenderer(&s.written, []string{"TERM=" + s.term})
	s.renderer.SetColorProfile(s.look.profile)
	s.renderer.SetRelativeCursor(true)
	s.renderer.SetBackspace(s.moves.short)
	s.renderer.SetMapNewline(s.moves.mapNewline)
	s.cells = uv.NewScreenBuffer(0, 0)
	s.shown, s.lines, s.alone, s.entered = frame{}, nil, false, false
}

// prepare makes room for a frame, so that the first is shown the sooner.
func (s *screen) prepare(width, height int) {
	s.cells.Resize(width, height)
	s.renderer.Render(s.cells.RenderBuffer)
}

// setLook takes over what became known of the terminal. The next frame is
// drawn whole.
func (s *screen) setLook(l look) {
	if l == s.look {
		return
	}
	if l.profile != s.look.profile {
		s.renderer.Erase()
	}
	s.stale = s.stale || l.profile != s.look.profile
	s.look, s.alone = l, false
	s.renderer.SetColorProfile(l.profile)
}

// update brings the screen into the ordered state.
func (s *screen) update(next order) error {
	s.setLook(next.look)
	s.written.WriteString(next.sequences)
	if next.drawn && (s.stale || !s.entered || next.frame != s.shown) {
		s.stale = false
		return s.draw(next.frame)
	}
	return s.send("", false)
}

// draw shows a frame.
func (s *screen) draw(f frame) error {
	modeChange := s.setModes(f.modes)
	s.resize(f)
	s.drawLines(f)
	s.styleCursor(f)
	s.renderer.Render(s.cells.RenderBuffer)
	if f.cursorShown {
		s.renderer.MoveTo(f.cursor.X, f.cursor.Y)
	} else if x, y := s.renderer.Position(); !f.modes.altScreen && x >= f.width-1 {
		// In the last column the next character could begin a new line.
		s.renderer.MoveTo(0, y)
	}
	_ = s.renderer.Flush() // It writes to a buffer.
	turned := !s.entered || s.shown.modes.altScreen != f.modes.altScreen || s.shown.cursorShown != f.cursorShown
	s.shown, s.entered = f, true
	return s.send(modeChange, turned)
}

// setModes returns what brings the terminal into the modes of a frame. It goes
// before all else: where the cursor is and whether it is shown can depend on
// the screen.
func (s *screen) setModes(to modes) string {
	if s.modes.altScreen != to.altScreen {
		if to.altScreen {
			s.renderer.SaveCursor()
		}
		s.renderer.Erase()
		s.renderer.SetFullscreen(to.altScreen)
		s.renderer.SetRelativeCursor(!to.altScreen)
		if !to.altScreen {
			s.renderer.RestoreCursor()
		}
	}
	change := s.modes.changeTo(to)
	s.modes = to
	return change
}

// resize fits the cells to a frame. Outside the alternate screen a frame has
// the height of its lines.
func (s *screen) resize(f frame) {
	if !s.entered || f.resizes != s.shown.resizes {
		s.renderer.SetTabStops(-1)
		if s.moves.short {
			s.renderer.SetTabStops(f.width)
		}
		s.renderer.Resize(f.width, f.height)
		s.renderer.Erase()
	}
	height := f.height
	if !f.modes.altScreen {
		height = len(f.lines())
	}
	if s.cells.Width() != f.width || s.cells.Height() != height {
		s.renderer.Erase()
		s.cells.Touched = nil
		s.cells.Resize(f.width, height)
		s.alone = false
	}
}

// drawLines draws the lines that differ from those that are shown, or all
// where a line could look different for what stands above it.
func (s *screen) drawLines(f frame) {
	texts := f.lines()
	lines, alone, plain := make([]line, len(texts)), true, true
	for y, text := range texts {
		if y < len(s.lines) && s.lines[y].text == text {
			lines[y] = s.lines[y]
		} else {
			lines[y] = newLine(text)
		}
		alone, plain = alone && lines[y].alone, plain && lines[y].plain
	}
	whole := s.measure(plain) || !alone || !s.alone
	if whole {
		uv.NewStyledString(f.content).Draw(s.cells, s.cells.Bounds())
	} else {
		for y := range s.cells.Height() {
			if is := at(lines, y); is != at(s.lines, y) {
				uv.NewStyledString(is).Draw(s.cells, uv.Rect(0, y, f.width, 1))
			}
		}
	}
	if !plain {
		for y := range min(len(lines), s.cells.Height()) {
			if !lines[y].plain {
				s.anchor(y)
			}
		}
	}
	// Looking for what could be scrolled takes longer than drawing a few lines.
	s.renderer.SetScrollOptim(!alone || moved(s.lines, lines))
	s.lines, s.alone = lines, alone
}

func at(lines []line, y int) string {
	if y < len(lines) {
		return lines[y].text
	}
	return ""
}

// measure chooses how characters are measured and reports whether that is
// another way than before. A plain frame looks the same in both ways; clusters
// are measured without the other way's tables, which take 2 MB of memory. All
// others are measured as package measure does, by their code points: a terminal
// that gives a cluster the width of its first letter (mode 2027, which is left
// as it is) is told the column of what stands behind (see anchor).
func (s *screen) measure(plain bool) (changed bool) {
	method := ansi.WcWidth
	if plain {
		method = ansi.GraphemeWidth
	}
	changed = method != s.cells.Method
	s.cells.Method = method
	s.renderer.SetGraphemeWidth(false)
	s.renderer.SetWidthMethod(method)
	return changed
}

// styleCursor gives the cursor the shape and the colour that a frame asks for.
func (s *screen) styleCursor(f frame) {
	if is := f.cursorStyle(); is != s.shown.cursorStyle() {
		s.written.WriteString(ansi.SetCursorStyle(is))
	}
	switch is := f.cursorColour(); {
	case is == s.shown.cursorColour():
	case is == "":
		s.written.WriteString(ansi.ResetCursorColor)
	default:
		s.written.WriteString(ansi.SetCursorColor(is))
	}
}

// send writes what has gathered, after a change of modes. The terminal shows
// it at once where it can; elsewhere the cursor, when it is shown, is hidden
// meanwhile. turned says that the cursor begins or ceases to be shown.
func (s *screen) send(modeChange string, turned bool) error {
	updates, shown := s.written.Len() > 0, s.shown.cursorShown
	meanwhile := updates && shown && !turned && !s.look.synchronised
	var out bytes.Buffer
	out.WriteString(modeChange)
	if updates && s.look.synchronised {
		out.WriteString(ansi.SetModeSynchronizedOutput)
	}
	if turned && !shown || meanwhile {
		out.WriteString(ansi.ResetModeTextCursorEnable)
	}
	_, _ = s.written.WriteTo(&out) // A buffer takes everything.
	if turned && shown || meanwhile {
		out.WriteString(ansi.SetModeTextCursorEnable)
	}
	if updates && s.look.synchronised {
		out.WriteString(ansi.ResetModeSynchronizedOutput)
	}
	if out.Len() == 0 {
		return nil
	}
	_, err := s.out.Write(out.Bytes())
	return err
}

// leave gives the terminal back as it was. The next frame enters it again.
func (s *screen) leave() error {
	if !s.entered {
		return nil
	}
	s.written.Reset()
	s.renderer.MoveTo(0, max(s.cells.Height()-1, 0))
	_ = s.renderer.Flush() // It writes to a buffer.
	if !s.modes.altScreen {
		s.written.WriteString(ansi.EraseScreenBelow)
	}
	s.styleCursor(frame{})
	s.written.WriteString(s.modes.changeTo(modes{}))
	s.written.WriteString(ansi.SetModeTextCursorEnable)
	_, err := s.out.Write(s.written.Bytes())
	s.written.Reset()
	s.modes = modes{}
	s.forget()
	return err
}
