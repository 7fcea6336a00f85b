//go:build unix

package terminal_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/screenshots/emulator"
	"ztsession/ui"
	"ztsession/ui/paint"
)

// mistakeVariable makes this test a program that panics.
const mistakeVariable = "ZTSESSION_TEST_MISTAKE"

// mistaken is a model that panics when a key is pressed.
type mistaken struct {
	where   string
	pressed bool
}

func (m mistaken) Init() tea.Cmd { return nil }

func (m mistaken) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		m.pressed = true
		switch m.where {
		case "Update":
			panic("a mistake in Update")
		case "command":
			return m, tea.Batch(func() tea.Msg { panic("a mistake in command") })
		}
	}
	return m, nil
}

func (m mistaken) View() tea.View {
	if m.pressed && m.where == "View" {
		panic("a mistake in View")
	}
	return tea.View{AltScreen: true, Content: "ready to fail"}
}

// nobody is a source that panics whatever it is asked.
type nobody struct{ ui.Source }

// runMistake shows a program that panics.
func runMistake(where string) int {
	terminal := ui.Terminal{In: os.Stdin, Out: os.Stdout, Environ: os.Environ()}
	if where == "screens" {
		err := ui.Run(context.Background(), ui.Options{Source: nobody{}, Now: time.Now, Zone: time.UTC, LookUp: true, Ref: model.Ref{Account: "a", User: "b", Nonce: "c"}}, terminal)
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	_, err := paint.New(context.Background(), mistaken{where: where}, paint.Terminal{In: os.Stdin, Out: os.Stdout, Environ: os.Environ()}).Run()
	var mistake *paint.PanicError
	if errors.As(err, &mistake) {
		fmt.Fprintf(os.Stderr, "%v\n%s\n", err, mistake.Stack)
	}
	return 1
}

// TestPanicsAreReadable lets the program panic and reads why on the ordinary
// screen, line below line.
func TestPanicsAreReadable(t *testing.T) {
	t.Parallel()
	for where, says := range map[string]string{
		"Update": "a mistake in Update", "View": "a mistake in View", "command": "a mistake in command", "screens": "nil pointer dereference",
	} {
		t.Run(where, func(t *testing.T) {
			p := start(t, options{width: 150, height: 100, environment: []string{mistakeVariable + "=" + where}}, os.Args[0])
			if where != "screens" {
				p.want("ready to fail")
				p.press("x")
			}
			_, err := p.screen.Wait(p.ctx, "the trace", func(s *emulator.Screen) bool {
				text := "\n" + s.Text()
				return !s.AlternateScreen && strings.Contains(text, "\npanic: ") && strings.Contains(text, says) && strings.Contains(text, "\ngoroutine ") && strings.Contains(text, ".go:")
			})
			if err != nil {
				t.Fatal(err)
			}
			p.wantExit(1)
			p.wantRestored()
		})
	}
}
