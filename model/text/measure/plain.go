package measure

import (
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// plain are characters that are one cell wide in every way of measuring, alone
// and beside one another: letters with which names are written, lines and signs
// with which screens are drawn. It is no list of all of them; others only cost
// more.
var plain = [...]struct{ first, last rune }{
	{0x0020, 0x007e},
	{0x00a0, 0x00ac},
	{0x00ae, 0x02ff},
	{0x0370, 0x0482},
	{0x1e00, 0x1fff},
	{0x2010, 0x2027},
	{0x2030, 0x205f},
	{0x2190, 0x2319},
	{0x2500, 0x25fc},
	{0x270c, 0x2727},
}

// Plain reports whether a character is one cell wide in every way of measuring,
// alone and beside others that are.
func Plain(r rune) bool {
	for _, characters := range plain {
		if r <= characters.last {
			return r >= characters.first
		}
	}
	return false
}

// Cells returns how many cells text takes, styles left out. Nearly all that is
// shown is letters, lines and signs that are one cell wide whatever stands
// beside them; they are counted without the tables that others need, which
// takes a hundredth of the time.
func Cells(text string) int {
	cells, _ := count(text)
	return cells
}

// isPlain reports whether text has nothing but plain characters and styles.
func isPlain(text string) bool {
	_, plain := count(text)
	return plain
}

// count returns how many cells text takes, and whether it has nothing but plain
// characters and styles.
func count(text string) (cells int, plain bool) {
	for i := 0; i < len(text); {
		if text[i] == ansi.ESC {
			length := styleLength(text[i:])
			if length == 0 {
				return ansi.StringWidthWc(text), false
			}
			i += length
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if !Plain(r) {
			return ansi.StringWidthWc(text), false
		}
		cells++
		i += size
	}
	return cells, true
}

// Style returns the parameters of the SGR sequence that a text begins with; ok
// is false when it begins with another.
func Style(text string) (parameters string, ok bool) {
	length := styleLength(text)
	if length == 0 {
		return "", false
	}
	return text[len("\x1b[") : length-1], true
}

// styleLength returns the length of the SGR sequence that a text begins with,
// and 0 when it begins with another.
func styleLength(text string) int {
	if len(text) < len("\x1b[m") || text[1] != '[' {
		return 0
	}
	for i := len("\x1b["); i < len(text); i++ {
		switch b := text[i]; {
		case b == 'm':
			return i + 1
		case (b < '0' || b > '9') && b != ';' && b != ':':
			return 0
		}
	}
	return 0
}
