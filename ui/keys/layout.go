package keys

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// layouts are keyboards of other scripts: what their keys type, in the order of
// the keys of usKeys. Where a key types nothing that is a letter there is a space.
// Source: the symbols files of xkeyboard-config (ru, gr, il, ara) without shift.
// What a script has beside them, such as і in Ukrainian, follows in others.
var layouts = []string{
	"йцукенгшщзхъфывапролджэячсмитьбю ",
	" ςερτυθιοπ  ασδφγηξκλ  ζχψωβνμ   ",
	"  קראטוןםפ  שדגכעיחלךף זסבהנמצתץ ",
	"ضصثقفغعهخحجدشسيبلاتنمكطئءؤر ىةوزظ",
}

const usKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,./"

// others are letters and signs that stand elsewhere, with the key that they stand for.
var others = map[rune]rune{'і': 's', 'ї': ']', 'є': '\'', 'ё': '`', '؟': '?', '؛': ';', '،': ','}

// latin are the keys of layouts and others on a US keyboard, by what they type.
var latin = latinOf()

func latinOf() map[rune]rune {
	found := map[rune]rune{}
	for _, layout := range layouts {
		at := 0
		for _, r := range layout {
			if r != ' ' {
				found[r] = rune(usKeys[at])
			}
			at++
		}
	}
	for r, is := range others {
		found[r] = is
	}
	return found
}

// Latin returns what the key that typed a character types on a US keyboard: j for
// о, 7 for ٧, and a character of full width as its narrow one. ok is false for
// what no such key is known of, and for everything Latin, which stays what it is.
func Latin(r rune) (is rune, ok bool) {
	const fullWidth, narrow = '！', '!'
	switch {
	case r < utf8.RuneSelf:
		return r, false
	case r >= fullWidth && r < fullWidth+('~'-narrow)+1:
		return r - fullWidth + narrow, true
	case unicode.Is(unicode.Nd, r):
		// Digits stand in the order of their values, and begin where one is not.
		zero := r
		for unicode.Is(unicode.Nd, zero-1) && r-zero < 9 {
			zero--
		}
		return '0' + (r - zero), true
	}
	is, ok = latin[unicode.ToLower(r)]
	if ok && unicode.IsUpper(r) {
		is = unicode.ToUpper(is)
	}
	return is, ok
}

// Read returns a key press as bindings know it, on whatever keyboard it was made.
// Where no text is typed, a letter of another script stands for the key that types
// it: о is j. A binding that settings gave to such a letter goes before.
//
// With ctrl or alt a terminal says which key of a US keyboard it was (the base
// layout of kitty's protocol), which counts for other scripts alone: on a French
// keyboard ctrl+z is the key that types z.
func (m Map) Read(msg tea.KeyPressMsg, typing bool) tea.KeyPressMsg {
	if msg.Code < utf8.RuneSelf || unicode.Is(unicode.Latin, msg.Code) {
		msg.BaseCode = 0
	}
	r, size := utf8.DecodeRuneInString(msg.Text)
	if typing || size == 0 || size != len(msg.Text) || r < utf8.RuneSelf || m.bound(msg.Text) {
		return msg
	}
	is, ok := Latin(r)
	switch base := msg.BaseCode; {
	case base > ' ' && base < utf8.RuneSelf && unicode.IsLetter(r):
		if is = base; unicode.IsUpper(r) {
			is = unicode.ToUpper(base)
		}
	case !ok:
		return msg
	}
	return tea.KeyPressMsg{Code: unicode.ToLower(is), Text: string(is), Mod: msg.Mod, IsRepeat: msg.IsRepeat}
}

// Listed is how the help names the keys of a binding: as everywhere, and where that
// is a key that not every keyboard has, with one that they all have.
func Listed(b key.Binding) string {
	shown, names := Name(b), b.Keys()
	if utf8.RuneCountInString(shown) != 1 {
		return shown
	}
	at := slices.IndexFunc(names, Everywhere)
	if at < 0 {
		return shown
	}
	return shown + " " + show(names[at:at+1])
}

// bound reports whether settings gave a key to a binding.
func (m Map) bound(name string) bool { return slices.Contains(m.given, name) }

// Everywhere reports whether a key is on every keyboard and typed alike there: it has
// a name, or is a Latin letter with ctrl. Letters and signs alone are not: on some
// they need AltGr, on others they do not exist.
func Everywhere(name string) bool {
	modifiers, base := "", name
	if at := strings.LastIndexByte(name[:len(name)-1], '+'); at >= 0 {
		modifiers, base = name[:at], name[at+1:]
	}
	return utf8.RuneCountInString(base) > 1 || modifiers == "ctrl" && base >= "a" && base <= "z"
}
