//go:build !windows

package paint

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// TestWhatIsSentTearsNoFrame: the terminal gets each sequence whole and once, and
// the frames around it too.
func TestWhatIsSentTearsNoFrame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var sent []string
		m := &model{}
		m.view = func() string {
			return fmt.Sprintf("\x1b[1mframe\x1b[m %d\n%s", len(sent), strings.Repeat("x", len(sent)%40))
		}
		m.update = func(msg tea.Msg) tea.Cmd {
			if _, ok := msg.(tea.KeyPressMsg); !ok {
				return nil
			}
			sent = append(sent, strings.Repeat(fmt.Sprint(len(sent)), 100))
			return Send(ansi.SetSystemClipboard(sent[len(sent)-1]))
		}
		c := connect(t, m, xterm, trueColour)
		for n := range 30 {
			if _, err := c.keyboard.Write([]byte("k")); err != nil {
				t.Fatal(err)
			}
			if n%3 == 0 {
				// The others follow at once, in one frame.
				time.Sleep(time.Second)
			}
		}
		time.Sleep(time.Second)
		e := newTerminal(t, 40, 5)
		var got []string
		e.RegisterOscHandler(52, func(data []byte) bool {
			text, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(string(data), "52;c;"))
			if err != nil {
				t.Errorf("a sequence is broken: %v in %q", err, data)
			}
			got = append(got, string(text))
			return true
		})
		if _, err := e.Write([]byte(c.output())); err != nil {
			t.Fatal(err)
		}
		// Commands of keys that come at once run beside one another.
		slices.Sort(got)
		slices.Sort(sent)
		if len(sent) != 30 || strings.Join(got, " ") != strings.Join(sent, " ") {
			t.Errorf("the terminal got %d texts of %d: %.500q", len(got), len(sent), got)
		}
		want := newTerminal(t, 40, 5)
		if _, err := want.Write([]byte(m.view())); err != nil {
			t.Fatal(err)
		}
		for y := range 2 {
			for x := range 40 {
				if got, want := e.CellAt(x, y), want.CellAt(x, y); !got.Equal(want) {
					t.Fatalf("cell %d,%d is %+v, want %+v", x, y, got, want)
				}
			}
		}
	})
}
