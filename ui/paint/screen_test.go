package paint

import (
	"fmt"
	"io"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// drawn returns a screen that has shown frames one after the other.
func drawn(t *testing.T, l look, frames ...string) *screen {
	t.Helper()
	s := newScreen(io.Discard, "xterm-256color", moves{})
	s.setLook(l)
	for _, content := range frames {
		if err := s.draw(newFrame(tea.View{Content: content, AltScreen: true}, 20, 4)); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// FuzzDraw shows that a frame looks the same whatever was shown before it.
func FuzzDraw(f *testing.F) {
	for _, seed := range [][2]string{
		{"one\ntwo\nthree", "one\n2\nthree"},
		{"\x1b[31mred\nred\x1b[m", "\x1b[32mgreen\nred\x1b[m"},
		{"ab\ncd", "ab\n\u0301cd"},
		{"ab\ncd", "ax\n\x1b[1m\u0301cd\x1b[m"},
		{"\x1b]8;;http://a\x1b\\x\ny", "\x1b]8;;http://b\x1b\\x\ny"},
		{"日本\nx", "本\nx"},
		{"👩🏽‍💻\nx", "x\n👩🏽‍💻"},
		{"a\x1b[0;1m\nb", "c\x1b[0;1m\nb"},
		{"a\x1b[1\nb", "c\x1b[1\nb"},
		{"0", "0\n\x1b[\u0301\x1b[m"},
		{"a\xc3\n\xa9", "b\xc3\n\xa9"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, first, second string) {
		for _, l := range []look{{profile: colorprofile.TrueColor}, {profile: colorprofile.TrueColor, synchronised: true}} {
			got, want := drawn(t, l, first, second), drawn(t, l, second)
			for y := range 4 {
				for x := range 20 {
					if got, want := got.cells.CellAt(x, y), want.cells.CellAt(x, y); !got.Equal(want) {
						t.Fatalf("%q after %q: cell %d,%d is %+v, want %+v", second, first, x, y, got, want)
					}
				}
			}
		}
	})
}

func TestOnlyChangedLinesAreDrawn(t *testing.T) {
	e := newTerminal(t, 20, 4)
	s := newScreen(e, "xterm-256color", moves{mapNewline: true})
	for _, content := range []string{"a\n─\x1b[1mb\x1b[m\nc", "a\n─\x1b[1mb\x1b[m\nd"} {
		if err := s.draw(newFrame(tea.View{Content: content, AltScreen: true}, 20, 4)); err != nil {
			t.Fatal(err)
		}
	}
	for y, touched := range s.cells.Touched {
		// The renderer notes -1 for what it has drawn, and only that is touched.
		if touched != nil && touched.FirstCell != -1 {
			t.Errorf("line %d was not drawn", y)
		}
	}
	if !s.alone || s.cells.Method != ansi.GraphemeWidth {
		t.Errorf("a plain frame is drawn whole, or measured by %v", s.cells.Method)
	}
}

// TestModesAreTakenBack leaves from every combination of modes and finds the
// terminal as it was.
func TestModesAreTakenBack(t *testing.T) {
	const on, off = "on", "off"
	views := map[string]tea.View{
		"alternate screen": {AltScreen: true, Content: "x"},
		"inline":           {Content: "x\ny"},
		"everything": {
			AltScreen: true, Content: "x", WindowTitle: "title", ReportFocus: true, MouseMode: tea.MouseModeAllMotion,
			Cursor:               &tea.Cursor{Shape: tea.CursorBar, Color: ansi.Red},
			KeyboardEnhancements: tea.KeyboardEnhancements{ReportEventTypes: true},
		},
		"no paste": {AltScreen: true, Content: "x", DisableBracketedPasteMode: true, MouseMode: tea.MouseModeCellMotion},
	}
	for first, a := range views {
		for second, b := range views {
			e := newTerminal(t, 20, 4)
			modes := map[ansi.Mode]string{}
			e.modes = func(mode ansi.Mode, set bool) { modes[mode] = either(set, on, off) }
			var log strings.Builder
			s := newScreen(&tee{e, &log}, "xterm-256color", moves{mapNewline: true})
			s.setLook(look{synchronised: true})
			for _, v := range []tea.View{a, b} {
				if err := s.draw(newFrame(v, 20, 4)); err != nil {
					t.Fatal(err)
				}
			}
			if err := s.leave(); err != nil {
				t.Fatal(err)
			}
			delete(modes, ansi.ModeTextCursorEnable)
			delete(modes, ansi.ModeAutoWrap)
			for mode, state := range modes {
				if state == on {
					t.Errorf("%s, then %s: mode %v stays", first, second, mode)
				}
			}
			out := log.String()
			if pushed, popped := strings.Count(out, "\x1b[>1u")+strings.Count(out, "\x1b[>3u"), strings.Count(out, ansi.PopKittyKeyboard(1)); pushed != popped || pushed == 0 {
				t.Errorf("%s, then %s: keyboard flags are pushed %d times and popped %d times", first, second, pushed, popped)
			}
			if strings.LastIndex(out, ansi.ResetModifyOtherKeys) < strings.LastIndex(out, ansi.SetModifyOtherKeys2) {
				t.Errorf("%s, then %s: modifyOtherKeys stays", first, second)
			}
			if !e.shown || e.title != "" || e.IsAltScreen() || e.shape != 0 && e.shown && strings.LastIndex(out, "\x1b[0 q") < strings.LastIndex(out, "\x1b[5 q") {
				t.Errorf("%s, then %s: %s", first, second, e.cursor())
			}
		}
	}
}

func TestAbandonedTerminalIsRestored(t *testing.T) {
	e := newTerminal(t, 20, 4)
	s := newScreen(e, "xterm-256color", moves{mapNewline: true})
	s.setLook(look{synchronised: true})
	v := tea.View{AltScreen: true, Content: "x", ReportFocus: true, MouseMode: tea.MouseModeAllMotion}
	if err := s.draw(newFrame(v, 20, 4)); err != nil {
		t.Fatal(err)
	}
	modes := map[ansi.Mode]bool{}
	e.modes = func(mode ansi.Mode, set bool) { modes[mode] = set }
	// The program was cut off inside of a sequence and an update.
	_, _ = fmt.Fprint(e, "\x1b[?2026h\x1b[?25l\x1b]0;half a tit", everythingOff)
	if !e.shown || e.IsAltScreen() {
		t.Error(e.cursor())
	}
	for _, mode := range []ansi.Mode{ansi.ModeSynchronizedOutput, ansi.ModeBracketedPaste, ansi.ModeFocusEvent, ansi.ModeMouseAnyEvent, ansi.ModeMouseExtSgr} {
		if set, changed := modes[mode]; set || !changed {
			t.Errorf("mode %v stays", mode)
		}
	}
}
