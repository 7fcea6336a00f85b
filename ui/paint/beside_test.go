package paint

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
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
	r := &reference{terminal: newTerminal(t, width, height), drawn: make(chan string, 1), modes: make(chan struct{}, 2)}
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
	if answers != "" {
		_, _ = io.WriteString(keyboard, answers)
		<-r.modes
		<-r.modes
	}
	return r
}

// Write shows what Bubble Tea draws.
func (r *reference) Write(p []byte) (int, error) {
	n, err := r.terminal.Write(p)
	if title := r.terminal.title; title != r.last {
		r.last = title
		r.drawn <- title
	}
	return n, err
}

// show draws a view and returns when it is drawn.
func (r *reference) show(ctx context.Context, v tea.View) error {
	go r.program.Send(viewMsg(v))
	select {
	case <-r.drawn:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("Bubble Tea never drew %q", v.WindowTitle)
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
	case tea.ModeReportMsg:
		s.reference.modes <- struct{}{}
	}
	return s, nil
}

func (s *shown) View() tea.View { return s.view }

// scene is a view and the size of the terminal that it is shown on.
type scene struct {
	name          string
	width, height int
	view          tea.View
}

// scenes returns the golden screens of the program, as they are and in colours.
func scenes(t *testing.T) []scene {
	t.Helper()
	var all []scene
	for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 12}} {
		files, err := filepath.Glob(fmt.Sprintf("../testdata/*/*-%dx%d.golden", size[0], size[1]))
		if err != nil || len(files) < 20 {
			t.Fatalf("there are only %d golden screens of %v: %v", len(files), size, err)
		}
		for i, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			plain := strings.TrimSuffix(string(text), "\n")
			for style, content := range map[string]string{"plain": plain, "styled": styled(plain, i)} {
				all = append(all, scene{filepath.Base(file) + " " + style, size[0], size[1], tea.View{Content: content, AltScreen: true}})
			}
		}
	}
	return append(all, oddities()...)
}

// oddities are frames that no screen of the program looks like.
func oddities() []scene {
	var all []scene
	add := func(name, content string, change func(*tea.View)) {
		v := tea.View{Content: content, AltScreen: true}
		if change != nil {
			change(&v)
		}
		all = append(all, scene{name, 40, 12, v})
	}
	cursor := func(x, y int, shape tea.CursorShape) func(*tea.View) {
		return func(v *tea.View) {
			v.Cursor = tea.NewCursor(x, y)
			v.Cursor.Shape = shape
		}
	}
	add("style over lines", "\x1b[31mred\nstill red\x1b[m\nplain", nil)
	add("style over lines, changed", "\x1b[31mred\nstill red\x1b[32m\nnow green\x1b[m", nil)
	add("mark at the start of a line", "abc\n\u0301def", nil)
	add("mark at the start, styled", "abx\n\x1b[1m\u0301def\x1b[m", nil)
	add("combining", "e\u0301 o\u0308 \u1e69 नमस्ते สวัสดี", nil)
	add("wide", "日本語 ディスク 한국어\n"+strings.Repeat("好", 20), nil)
	add("wide over the edge", "x"+strings.Repeat("好", 20), nil)
	add("emoji", "👩🏽‍💻 👨‍👩‍👧‍👦 🇯🇴 ❤️ ☎️ 1️⃣ 🔓 done", nil)
	add("right to left", "العربية שלום mixed", nil)
	add("links", "\x1b]8;;https://example.com/a\x1b\\link\x1b]8;;\x1b\\ and text", nil)
	add("too long and too many", strings.Repeat(strings.Repeat("0123456789", 9)+"\n", 20), nil)
	add("empty lines", "\n\n\nx\n\n", nil)
	add("shorter", "one line", nil)
	add("nothing", "", nil)
	add("carriage returns", "abc\rx\r\nsecond\r\n", nil)
	add("tabs", "a\tb\tc", nil)
	add("cursor", "name: \nmore", cursor(6, 0, tea.CursorBlock))
	add("cursor elsewhere", "name: abc\nmore", cursor(9, 0, tea.CursorBar))
	add("cursor only moved", "name: abc\nmore", cursor(2, 1, tea.CursorUnderline))
	add("cursor gone", "name: abc\nmore", nil)
	for i := range 30 {
		var rows []string
		for y := range 12 {
			rows = append(rows, fmt.Sprintf("\x1b[3%dmrow %d of many\x1b[m", (i+y)%8, i+y))
		}
		add(fmt.Sprintf("scrolled to %d", i), strings.Join(rows, "\n"), nil)
	}
	return all
}

// styled puts styles on the words of a screen, other ones for each seed.
func styled(text string, seed int) string {
	styles := []string{"1", "38;2;255;175;0", "48;2;0;0;95;38;5;15", "4:3;58;2;255;0;0", "7", "2;3", "9;32"}
	var out strings.Builder
	for y, row := range strings.Split(text, "\n") {
		if y > 0 {
			out.WriteByte('\n')
		}
		for x, word := range strings.Split(row, " ") {
			if x > 0 {
				out.WriteByte(' ')
			}
			switch pick := (seed*7 + y*3 + x) % (len(styles) + 2); {
			case word == "" || pick >= len(styles)+1:
				out.WriteString(word)
			case pick == len(styles):
				out.WriteString(ansi.SetHyperlink("https://example.com/"+fmt.Sprint(x)) + word + ansi.ResetHyperlink())
			default:
				out.WriteString("\x1b[" + styles[pick] + "m" + word + "\x1b[m")
			}
		}
	}
	return out.String()
}

// TestFramesLookAsBubbleTeaDrawsThem shows every golden screen and some odd
// frames on two terminals, one after the other, and compares the cells, and the
// number of bytes that it took.
func TestFramesLookAsBubbleTeaDrawsThem(t *testing.T) {
	for name, test := range map[string]struct {
		answers string
		look    look
	}{
		"a terminal that answers nothing": {"", look{profile: colorprofile.TrueColor}},
		"a terminal of today":             {"\x1b[?2026;2$y\x1b[?2027;2$y", look{profile: colorprofile.TrueColor, synchronised: true, graphemes: true}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			all := scenes(t)
			theirs := newReference(t, all[0].width, all[0].height, test.answers)
			ours := newTerminal(t, all[0].width, all[0].height)
			s := newScreen(ours, "xterm-256color", moves{mapNewline: true})
			s.setLook(test.look)
			resizes := 0
			for i, scene := range all {
				if scene.width != ours.Width() {
					resizes++
					ours.Resize(scene.width, scene.height)
					theirs.terminal.Resize(scene.width, scene.height)
					theirs.program.Send(tea.WindowSizeMsg{Width: scene.width, Height: scene.height})
				}
				scene.view.WindowTitle = fmt.Sprint("frame ", i)
				ours.bytes, theirs.terminal.bytes = 0, 0
				f := newFrame(scene.view, scene.width, scene.height)
				f.resizes = resizes
				if err := s.draw(f); err != nil {
					t.Fatal(err)
				}
				if err := theirs.show(ctx, scene.view); err != nil {
					t.Fatal(err)
				}
				if different := difference(ours, theirs.terminal); different != "" {
					t.Fatalf("%s: %s", scene.name, different)
				}
				if i > 0 && ours.bytes > theirs.terminal.bytes {
					t.Errorf("%s: %d bytes, Bubble Tea sends %d", scene.name, ours.bytes, theirs.terminal.bytes)
				}
			}
		})
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
