//go:build !windows

package paint

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

// model shows a line and does what a test has for it.
type model struct {
	init   tea.Cmd
	update func(tea.Msg) tea.Cmd
	view   func() string
	told   []string
	width  int
}

func (m *model) Init() tea.Cmd { return m.init }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.told = append(m.told, fmt.Sprintf("%T", msg))
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width = msg.Width
	case tea.KeyPressMsg:
		if msg.String() == "q" {
			return m, tea.Quit
		}
	}
	if m.update == nil {
		return m, nil
	}
	return m, m.update(msg)
}

func (m *model) View() tea.View {
	v := tea.View{AltScreen: true, Content: fmt.Sprintf("\x1b[38;2;10;20;30mwidth %d\x1b[m", m.width)}
	if m.view != nil {
		v.Content = m.view()
	}
	return v
}

// connection is a program at the end of two pipes, as over a network.
type connection struct {
	program  *Program
	keyboard io.WriteCloser
	ended    chan struct{}
	err      error

	mu  sync.Mutex
	out strings.Builder
}

func (c *connection) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.out.Write(p)
}

func (c *connection) output() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.out.String()
}

// connect runs a model in a bubble of synctest.
func connect(t *testing.T, m tea.Model, environ ...string) *connection {
	t.Helper()
	in, keyboard := io.Pipe()
	c := &connection{keyboard: keyboard, ended: make(chan struct{})}
	c.program = New(t.Context(), m, Terminal{In: in, Out: c, Environ: environ, Width: 40, Height: 5})
	go func() {
		defer close(c.ended)
		_, c.err = c.program.Run()
	}()
	t.Cleanup(func() {
		c.program.Quit()
		_ = keyboard.Close()
		<-c.ended
		// Commands that sleep outlive the program.
		time.Sleep(time.Hour)
	})
	synctest.Wait()
	return c
}

// wantLeft fails the test unless the last that was written leaves the screen.
func (c *connection) wantLeft(t *testing.T) {
	t.Helper()
	out := c.output()
	if left := strings.LastIndex(out, "\x1b[?1049l"); left < 0 || strings.Contains(out[left:], "\x1b[?1049h") || !strings.HasSuffix(out, "\x1b[?25h") {
		t.Errorf("the screen is not left at the end of %q", out)
	}
}

const (
	trueColour = "COLORTERM=truecolor"
	xterm      = "TERM=xterm-256color"
)

func TestFirstFrameIsWholeAndTheModelIsToldOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := &model{}
		c := connect(t, m, xterm, trueColour)
		time.Sleep(time.Hour)
		if out := c.output(); !strings.Contains(out, "width 40") || strings.Contains(out, "width 0") {
			t.Errorf("the output is %q", out)
		}
		if got := strings.Join(m.told, " "); got != "tea.ColorProfileMsg tea.EnvMsg tea.WindowSizeMsg" {
			t.Errorf("the model was told %s", got)
		}
		before := len(c.output())
		time.Sleep(24 * time.Hour)
		if after := c.output(); len(after) != before {
			t.Errorf("nothing has changed, and %q was written", after[before:])
		}
		_, _ = io.WriteString(c.keyboard, "q")
		<-c.ended
		if c.err != nil {
			t.Error(c.err)
		}
		c.wantLeft(t)
	})
}

func TestProgramsShareNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for environ, want := range map[string]string{
			xterm + " " + trueColour:    "38;2;10;20;30m",
			xterm:                       "38;5;233m",
			"TERM=xterm-color":          "30m",
			"TERM=dumb":                 "width",
			"TERM=tmux-256color TMUX=x": "38;5;233m",
		} {
			c := connect(t, &model{}, strings.Fields(environ)...)
			if out := c.output(); !strings.Contains(out, want) || environ == "TERM=dumb" && strings.Contains(out, "38;") {
				t.Errorf("%s: %q", environ, out)
			}
		}
	})
}

// TestEveryResizeIsPainted tells a program of a size that it has already: the
// terminal can have shrunk and grown back, and shows nothing of before.
func TestEveryResizeIsPainted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := connect(t, &model{}, xterm)
		time.Sleep(time.Second)
		before := len(c.output())
		c.program.tea.Send(tea.WindowSizeMsg{Width: 40, Height: 5})
		time.Sleep(time.Second)
		if again := c.output()[before:]; !strings.Contains(again, "width 40") {
			t.Errorf("after a resize %q was written", again)
		}
	})
}

func TestNothingIsAskedWhereNoAnswerCanBeRead(t *testing.T) {
	var out strings.Builder
	m := &model{init: tea.Batch(tea.RequestBackgroundColor, tea.Tick(time.Millisecond, func(time.Time) tea.Msg { return tea.Quit() }))}
	if _, err := New(t.Context(), m, Terminal{Out: &out, Environ: []string{xterm}, Width: 40, Height: 5}).Run(); err != nil {
		t.Fatal(err)
	}
	if asked := out.String(); strings.Contains(asked, "\x1b[c") || strings.Contains(asked, "?\a") || strings.Contains(asked, "$p") || !strings.Contains(asked, "width 40") {
		t.Errorf("the terminal is sent %q", asked)
	}
}

func mistake() { panic("a mistake of the model") }

func mistaken() tea.Msg { mistake(); return nil }

func nothing() tea.Msg { return nil }

// onKey calls do when a key is pressed.
func onKey(do func()) func(tea.Msg) tea.Cmd {
	return func(msg tea.Msg) tea.Cmd {
		if _, ok := msg.(tea.KeyPressMsg); ok {
			do()
		}
		return nil
	}
}

func TestPanicsEndTheProgramWithTheScreenLeft(t *testing.T) {
	// Its time begins when it is run, so that it is the time of the test.
	later := func() tea.Msg { return tea.Tick(time.Second, func(time.Time) tea.Msg { return mistaken() })() }
	pressed := false
	for name, m := range map[string]*model{
		"Update":     {update: onKey(mistake)},
		"command":    {init: mistaken},
		"batch":      {init: tea.Batch(nothing, tea.Batch(nothing, later))},
		"sequence":   {init: tea.Sequence(nothing, tea.Sequence(nothing, mistaken))},
		"first view": {view: func() string { mistake(); return "" }},
		"later view": {
			update: onKey(func() { pressed = true }),
			view: func() string {
				if pressed {
					mistake()
				}
				return "shown"
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c := connect(t, m, xterm)
				// Nobody reads it when the program has ended already.
				go func() { _, _ = io.WriteString(c.keyboard, "x") }()
				<-c.ended
				var got *PanicError
				if !errors.As(c.err, &got) || got.Value != "a mistake of the model" || !strings.Contains(string(got.Stack), "program_test.go") {
					t.Errorf("the error is %v", c.err)
				}
				if strings.Contains(c.output(), "\x1b[?1049h") {
					c.wantLeft(t)
				}
			})
		})
	}
}

func TestQuitAndContextEndTheProgram(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := connect(t, &model{}, xterm)
		c.program.Quit()
		<-c.ended
		if c.err != nil {
			t.Errorf("after Quit the error is %v", c.err)
		}
		c.wantLeft(t)
		ctx, cancel := context.WithCancel(t.Context())
		in, keyboard := io.Pipe()
		p := New(ctx, &model{}, Terminal{In: in, Out: io.Discard, Environ: []string{xterm}, Width: 10, Height: 2})
		time.AfterFunc(time.Minute, cancel)
		if _, err := p.Run(); !errors.Is(err, context.Canceled) || !errors.Is(err, tea.ErrProgramKilled) {
			t.Errorf("after the end of the context the error is %v", err)
		}
		_ = keyboard.Close()
	})
}

func TestSuspendIsNotForAConnection(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := &model{init: tea.Suspend}
		c := connect(t, m, xterm)
		time.Sleep(time.Hour)
		_, _ = io.WriteString(c.keyboard, "q")
		<-c.ended
		if told := strings.Join(m.told, " "); c.err != nil || strings.Contains(told, "SuspendMsg") != strings.Contains(told, "CannotSuspendMsg") || !strings.Contains(told, "CannotSuspendMsg") {
			t.Errorf("the model was told %s; %v", told, c.err)
		}
	})
}
