package keys_test

import (
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/keys"
)

func TestALetterOfAnotherScriptIsTheKeyThatTypesIt(t *testing.T) {
	t.Parallel()
	for typed, want := range map[rune]rune{
		'о': 'j', 'О': 'J', 'й': 'q', 'х': '[', 'ъ': ']', 'і': 's', // Cyrillic
		'ξ': 'j', 'Υ': 'Y', 'ς': 'w', // Greek
		'ח': 'j', 'ט': 'y', // Hebrew
		'ت': 'j', 'غ': 'y', '؟': '?', '٧': '7', '۳': '3', // Arabic, Persian
		'ｊ': 'j', '／': '/', '７': '7', // of full width
	} {
		if is, ok := keys.Latin(typed); !ok || is != want {
			t.Errorf("%c is read as %c %v, want %c", typed, is, ok, want)
		}
	}
	for _, typed := range "jJ7/éßüñłöÅ한日ก" {
		if is, ok := keys.Latin(typed); ok {
			t.Errorf("%c is read as %c", typed, is)
		}
	}
}

func TestAKeyIsReadOnEveryLayout(t *testing.T) {
	t.Parallel()
	m := keys.New()
	for name, one := range map[string]struct {
		msg    tea.KeyPressMsg
		typing bool
		want   string
	}{
		"a letter by its place":        {tea.KeyPressMsg{Code: 'о', Text: "о"}, false, "j"},
		"a capital":                    {tea.KeyPressMsg{Code: 'о', Text: "О", Mod: tea.ModShift}, false, "J"},
		"the terminal knows the place": {tea.KeyPressMsg{Code: 'ჯ', BaseCode: 'j', Text: "ჯ"}, false, "j"},
		"text stays text":              {tea.KeyPressMsg{Code: 'о', Text: "о"}, true, "о"},
		"ctrl by the place":            {tea.KeyPressMsg{Code: 'з', BaseCode: 'p', Mod: tea.ModCtrl}, true, "ctrl+p"},
		"ctrl+z of a German keyboard":  {tea.KeyPressMsg{Code: 'z', BaseCode: 'y', Mod: tea.ModCtrl}, false, "ctrl+z"},
		"alt where others have [":      {tea.KeyPressMsg{Code: 'ü', BaseCode: '[', Mod: tea.ModAlt}, false, "alt+ü"},
		"a German letter is itself":    {tea.KeyPressMsg{Code: 'ü', BaseCode: '[', Text: "ü"}, false, "ü"},
		"enter":                        {tea.KeyPressMsg{Code: tea.KeyEnter}, false, "enter"},
		"an arrow":                     {tea.KeyPressMsg{Code: tea.KeyLeft, Mod: tea.ModAlt}, false, "alt+left"},
		"several characters at once":   {tea.KeyPressMsg{Code: tea.KeyExtended, Text: "оо"}, false, "оо"},
	} {
		if got := m.Read(one.msg, one.typing); got.String() != one.want {
			t.Errorf("%s: %q is read as %q, want %q", name, one.msg.String(), got.String(), one.want)
		}
	}
	own := m.With(keys.Changes{"move.down": {"о"}})
	if got := own.Read(tea.KeyPressMsg{Code: 'о', Text: "о"}, false); !key.Matches(got, own.Move.Down) || got.String() != "о" {
		t.Errorf("a key of the settings is read as %q", got)
	}
}

func TestTheHelpNamesAKeyThatEveryKeyboardHas(t *testing.T) {
	t.Parallel()
	m := keys.New()
	for want, b := range map[string]key.Binding{
		"[ alt+left": m.Global.Earlier, "] alt+right": m.Global.Later, ": f2": m.Global.Palette, "/ f3": m.List.Search, "r f5": m.Refresh, "g home": m.Move.Home,
		"q": m.Global.Quit, "enter": m.Move.Open, "up k": m.Move.Up, "ctrl+p": m.Global.PaletteInField,
	} {
		if got := keys.Listed(b); got != want {
			t.Errorf("it is listed as %q, want %q", got, want)
		}
	}
}
