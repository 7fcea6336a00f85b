package paint

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"ztsession/model/text/measure"
)

// terminal is an emulator that counts what it is sent.
type terminal struct {
	*vt.Emulator
	title string
	shape vt.CursorStyle
	blink bool
	shown bool
	bytes int
	modes func(mode ansi.Mode, set bool) // is told of every change; may be nil
}

func newTerminal(t *testing.T, width, height int) *terminal {
	t.Helper()
	e := &terminal{Emulator: vt.NewEmulator(width, height), shown: true}
	// An emulator takes no more output until its answers are read.
	read := make(chan struct{})
	go func() {
		defer close(read)
		_, _ = io.Copy(io.Discard, e.Emulator)
	}()
	t.Cleanup(func() {
		_ = e.InputPipe().(io.Closer).Close()
		<-read
	})
	e.SetCallbacks(vt.Callbacks{
		Title:            func(title string) { e.title = title },
		CursorVisibility: func(visible bool) { e.shown = visible },
		EnableMode:       func(mode ansi.Mode) { e.mode(mode, true) },
		DisableMode:      func(mode ansi.Mode) { e.mode(mode, false) },
		CursorStyle:      func(shape vt.CursorStyle, blink bool) { e.shape, e.blink = shape, blink },
	})
	return e
}

func (t *terminal) mode(mode ansi.Mode, set bool) {
	if t.modes != nil {
		t.modes(mode, set)
	}
}

// Write maps line feeds, as the line discipline of a terminal does.
func (t *terminal) Write(p []byte) (int, error) {
	t.bytes += len(p)
	_, err := t.Emulator.Write(bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n")))
	return len(p), err
}

// difference says in what two terminals look different; it is empty when they
// look the same.
func difference(ours, theirs *terminal) string {
	for y := range theirs.Height() {
		for x := range theirs.Width() {
			if got, want := ours.CellAt(x, y), theirs.CellAt(x, y); !got.Equal(want) {
				return fmt.Sprintf("cell %d,%d is %+v, want %+v", x, y, got, want)
			}
		}
	}
	if got, want := ours.cursor(), theirs.cursor(); got != want {
		return fmt.Sprintf("%s, want %s", got, want)
	}
	return ""
}

// anchored reports whether a frame has a character behind which the column is said.
func anchored(content string) bool {
	for text := ansi.Strip(content); text != ""; {
		size, cells := measure.Cluster(text)
		if cells > 1 {
			return true
		}
		text = text[size:]
	}
	return false
}

// misplaced says which character about whose width all terminals agree is not in the
// column where the program has it. The emulator gives a cluster the width of its first
// letter.
func misplaced(ours *terminal, content string) string {
	for y, text := range strings.Split(ansi.Strip(content), "\n") {
		for x := 0; text != "" && y < ours.Height(); {
			size, cells := measure.Cluster(text)
			r, only := utf8.DecodeRuneInString(text)
			if got := ours.CellAt(x, y); size == only && measure.Plain(r) && x+cells <= ours.Width() && got.Content != text[:size] {
				return fmt.Sprintf("cell %d,%d is %q, want %q", x, y, got.Content, text[:size])
			}
			text, x = text[size:], x+cells
		}
	}
	return ""
}

// cursor says where the cursor is, and all else beside the cells.
func (t *terminal) cursor() string {
	state := fmt.Sprintf("title %q alternate %v cursor %v", t.title, t.IsAltScreen(), t.shown)
	if t.shown {
		state += fmt.Sprintf(" at %v shape %v blink %v", t.CursorPosition(), t.shape, t.blink)
	}
	return state
}

// reference shows views with Bubble Tea's own renderer.
type reference struct {
	mu       sync.Mutex // Bubble Tea writes its questions when it likes
	terminal *terminal
	program  *tea.Program
	drawn    chan string // the title of the view that was drawn
	modes    chan struct{}
	last     string
}

type viewMsg tea.View

// newReference starts Bubble Tea on a terminal that answers its questions.
func newReference(t *testing.T, width, height int, answers string) *reference {
	t.Helper()
	r := &reference{terminal: newTerminal(t, width, height), drawn: make(chan string, 1), modes: make(chan struct{}, 1)}
	in, keyboard := io.Pipe()
	r.program = tea.NewProgram(&shown{reference: r}, tea.WithInput(in), tea.WithOutput(r), tea.WithWindowSize(width, height),
		tea.WithEnvironment([]string{"TERM=xterm-256color"}), tea.WithColorProfile(colorprofile.TrueColor), tea.WithoutSignalHandler(), tea.WithFPS(120))
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_, _ = r.program.Run()
	}()
	t.Cleanup(func() {
		r.program.Kill()
		_ = keyboard.Close()
		<-ended
	})
	<-r.drawn
	if answers != "" {
		_, _ = io.WriteString(keyboard, answers)
		<-r.modes
	}
	return r
}

// Write shows what Bubble Tea draws.
func (r *reference) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	n, err := r.terminal.Write(p)
	if title := r.terminal.title; title != r.last {
		r.last = title
		r.drawn <- title
	}
	return n, err
}

// count returns how many bytes were sent since it was called last.
func (r *reference) count() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	sent := r.terminal.bytes
	r.terminal.bytes = 0
	return sent
}

// send hands Bubble Tea a message and returns when what it changes is drawn.
func (r *reference) send(ctx context.Context, msg tea.Msg) error {
	go r.program.Send(msg)
	select {
	case <-r.drawn:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("never drawn: %v", msg)
	}
}

// shown is a model that shows the view it was sent last.
type shown struct {
	reference *reference
	view      tea.View
}

func (s *shown) Init() tea.Cmd { return nil }

func (s *shown) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case viewMsg:
		s.view = tea.View(msg)
	case tea.WindowSizeMsg:
		s.view.WindowTitle = fmt.Sprintf("%dx%d", msg.Width, msg.Height)
	case tea.ModeReportMsg:
		s.reference.modes <- struct{}{}
	}
	return s, nil
}

func (s *shown) View() tea.View { return s.view }

// TestFramesLookAsBubbleTeaDrawsThem shows every golden screen and some odd
// frames on two terminals, one after the other, and compares the cells, and the
// number of bytes that it took.
func TestFramesLookAsBubbleTeaDrawsThem(t *testing.T) {
	for name, test := range map[string]struct {
		answers string
		look    look
	}{
		"a terminal that answers nothing": {"", look{profile: colorprofile.TrueColor}},
		"a terminal of today":             {"\x1b[?2026;2$y", look{profile: colorprofile.TrueColor, synchronised: true}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			// Bubble Tea draws at intervals, for which nobody needs to wait.
			synctest.Test(t, func(t *testing.T) { besideBubbleTea(t, test.answers, test.look) })
		})
	}
}

// besideBubbleTea shows all scenes on a terminal that answers, of which it is known what
// it is.
func besideBubbleTea(t *testing.T, answers string, is look) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	all := scenes(t)
	theirs := newReference(t, all[0].width, all[0].height, answers)
	ours := newTerminal(t, all[0].width, all[0].height)
	s := newScreen(ours, "xterm-256color", moves{mapNewline: true})
	s.setLook(is)
	resizes := 0
	for i, scene := range all {
		resized := scene.width != ours.Width()
		if resized {
			resizes++
			ours.Resize(scene.width, scene.height)
			theirs.mu.Lock()
			theirs.terminal.Resize(scene.width, scene.height)
			theirs.mu.Unlock()
			if err := theirs.send(ctx, tea.WindowSizeMsg{Width: scene.width, Height: scene.height}); err != nil {
				t.Fatal(err)
			}
		}
		scene.view.WindowTitle = fmt.Sprint("frame ", i)
		ours.bytes = 0
		theirs.count()
		f := newFrame(scene.view, scene.width, scene.height)
		f.resizes = resizes
		if err := s.draw(f); err != nil {
			t.Fatal(err)
		}
		if err := theirs.send(ctx, viewMsg(scene.view)); err != nil {
			t.Fatal(err)
		}
		if anchored(scene.view.Content) {
			// Bubble Tea does not say in which column what stands behind it is.
			if wrong := misplaced(ours, scene.view.Content); wrong != "" {
				t.Errorf("%s: %s", scene.name, wrong)
			}
			continue
		}
		theirs.mu.Lock()
		different := difference(ours, theirs.terminal)
		theirs.mu.Unlock()
		if different != "" {
			t.Fatalf("%s: %s", scene.name, different)
		}
		if sent := theirs.count(); i > 0 && !resized && ours.bytes > sent {
			t.Errorf("%s: %d bytes, Bubble Tea sends %d", scene.name, ours.bytes, sent)
		}
	}
}

// tee writes to a terminal and to a log.
type tee struct {
	terminal io.Writer
	log      io.Writer
}

func (t *tee) Write(p []byte) (int, error) {
	_, _ = t.log.Write(p)
	return t.terminal.Write(p)
}
