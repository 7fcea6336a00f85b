package input_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/ui/look"
	"ztsession/ui/widget/input"
)

func newInput(text string) *input.Input {
	i := input.New(100).Guarded(input.NewGuard(nil))
	i.SetStyles(look.New(look.Dark, true))
	i.SetWidth(20)
	i.Focus()
	i.SetValue(text)
	return i
}

// editingKeys are the names of all keys that the library binds.
func editingKeys() []string {
	var names []string
	bindings := reflect.ValueOf(textinput.DefaultKeyMap())
	for i := range bindings.NumField() {
		names = append(names, bindings.Field(i).Interface().(key.Binding).Keys()...)
	}
	return names
}

// press returns the key with a name such as alt+delete.
func press(name string) tea.KeyPressMsg {
	codes := map[string]rune{
		"left": tea.KeyLeft, "right": tea.KeyRight, "up": tea.KeyUp, "down": tea.KeyDown, "home": tea.KeyHome, "end": tea.KeyEnd,
		"backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "tab": tea.KeyTab, "enter": tea.KeyEnter,
	}
	msg := tea.KeyPressMsg{}
	parts := strings.Split(name, "+")
	for _, mod := range parts[:len(parts)-1] {
		msg.Mod |= map[string]tea.KeyMod{"alt": tea.ModAlt, "ctrl": tea.ModCtrl, "shift": tea.ModShift}[mod]
	}
	last := parts[len(parts)-1]
	if code, ok := codes[last]; ok {
		msg.Code = code
		return msg
	}
	msg.Code = []rune(last)[0]
	if msg.Mod == 0 {
		msg.Text = last
	}
	return msg
}

func TestEveryEditingKeyAtEveryPlace(t *testing.T) {
	t.Parallel()
	names := editingKeys()
	if len(names) < 25 || !slices.Contains(names, "alt+d") {
		t.Fatalf("the library binds %q", names)
	}
	for _, text := range []string{"", "a", " ", "a b", "  two  words  ", "日本語 テスト", "e\u0301a\u0300 x\u0308", "👨‍👩‍👧 🏳️‍🌈 👍🏽", "ﾊﾞｯｸ", strings.Repeat("long text ", 3)} {
		for at := range len([]rune(text)) + 1 {
			for _, name := range names {
				for _, masked := range []bool{false, true} {
					i := newInput(text)
					if masked {
						i.SetMasked()
					}
					i.SetCursor(at)
					i.Key(press(name))
					i.Key(press("x"))
					if !strings.Contains(i.Value(), "x") {
						t.Errorf("%q at %d of %q: then x is not taken: %q", name, at, text, i.Value())
					}
					if i.Position() < 0 || i.Position() > len([]rune(i.Value())) {
						t.Errorf("%q at %d of %q: the cursor is at %d of %q", name, at, text, i.Position(), i.Value())
					}
					_ = i.View()
				}
			}
		}
	}
}

func TestDeletesTheWordAhead(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text string
		at   int
		want string
	}{{"abc", 2, "ab"}, {"abc", 0, ""}, {"abc", 3, "abc"}, {"one two", 3, "one"}, {"one two", 4, "one "}, {"one  two x", 3, "one x"}, {"one  ", 3, "one"}, {"日本 語", 1, "日 語"}} {
		for _, name := range []string{"alt+d", "alt+delete", "ctrl+delete"} {
			i := newInput(test.text)
			i.SetCursor(test.at)
			i.Key(press(name))
			if i.Value() != test.want || i.Position() != test.at {
				t.Errorf("%s at %d of %q leaves %q with the cursor at %d", name, test.at, test.text, i.Value(), i.Position())
			}
		}
	}
}

func TestASelectedTextIsReplaced(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		keys []string
		want string
	}{
		{[]string{"x"}, "x"},
		{[]string{"backspace"}, ""},
		{[]string{"delete"}, ""},
		{[]string{"ctrl+u"}, ""},
		{[]string{"ctrl+k"}, ""},
		{[]string{"ctrl+w"}, ""},
		{[]string{"alt+d"}, ""},
		{[]string{"left", "x"}, "xold"},
		{[]string{"home", "x"}, "xold"},
		{[]string{"right", "x"}, "oldx"},
		{[]string{"end", "x"}, "oldx"},
		{[]string{"end", "backspace"}, "ol"},
		{[]string{"up", "x"}, "x"},
		{nil, "old"},
	} {
		i := newInput("old")
		i.Select()
		if shown := i.View(); !strings.Contains(ansi.Strip(shown), "[old]") || !strings.Contains(shown, "\x1b[7m") {
			t.Fatalf("a selected text is shown as %q", shown)
		}
		for _, name := range test.keys {
			i.Key(press(name))
		}
		if i.Value() != test.want {
			t.Errorf("%q makes %q", test.keys, i.Value())
		}
	}
	i := newInput("old")
	i.Select()
	i.Paste("new")
	if i.Value() != "new" || i.Selected() {
		t.Errorf("a paste makes %q", i.Value())
	}
	empty := newInput("")
	empty.Select()
	if empty.Selected() {
		t.Error("nothing is selected")
	}
}

func TestNothingInvisibleIsTyped(t *testing.T) {
	t.Parallel()
	i := newInput("")
	for _, text := range []string{"a", "\u202e", "\u200b", "\x1b", "é", "日"} {
		i.Key(tea.KeyPressMsg{Text: text, Code: []rune(text)[0]})
	}
	if i.Value() != "aé日" {
		t.Errorf("%q was typed", i.Value())
	}
}

// TestWhatWasTypedBeforeTheMaskIsHidden until the line is empty; what is typed while
// it is on is for everybody.
func TestWhatWasTypedBeforeTheMaskIsHidden(t *testing.T) {
	masked := false
	line := input.New(100).HideWhen(func() bool { return masked })
	line.SetStyles(look.New(look.Dark, true))
	line.SetWidth(40)
	line.Focus()
	shows := func(want string) {
		t.Helper()
		if got := strings.TrimSpace(ansi.Strip(line.View())); got != want || line.Shown() != want {
			t.Errorf("shows %q and %q, want %q", got, line.Shown(), want)
		}
	}
	typed := func(text string) {
		for _, r := range text {
			line.Key(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
	typed("lind")
	shows("lind")
	masked = true
	shows("****")
	typed("q")
	shows("*****")
	masked = false
	shows("lindq")
	line.Paste("vist")
	masked = true
	shows("*********")
	for range "lindqvist" {
		line.Key(tea.KeyPressMsg{Code: tea.KeyBackspace})
	}
	typed("ben")
	shows("ben")
	line.SetTyped("lindqvist")
	shows("*********")
	if !line.Openly() || line.Value() != "lindqvist" {
		t.Errorf("it holds %q", line.Value())
	}
	line.SetValue("email-1@masked.example")
	shows("email-1@masked.example")
}
