// Package ascii writes what is drawn with other signs in ASCII, for terminals
// whose locale has no UTF-8: they would show a replacement for each byte. Signs
// only repeat what words say, so that little is lost.
package ascii

import (
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"ztsession/model/text/measure"
	"ztsession/model/text/safe"
)

// Wanted reports whether the environment names a locale without UTF-8. The
// first of LC_ALL, LC_CTYPE and LANG that is set counts (POSIX, "Environment
// Variables", 8.2). Where none is set, as under many programs that start others,
// nothing is known, and nearly every terminal of today has UTF-8.
//
// It is wanted too where the terminal was told to draw characters of ambiguous width
// (Unicode Standard Annex #11) over two cells, as lines, dots and arrows are:
// VTE_CJK_WIDTH is what terminals of GNOME read, RUNEWIDTH_EASTASIAN what programs do
// that measure text.
func Wanted(getenv func(string) string) bool {
	if width := getenv("VTE_CJK_WIDTH"); width == "wide" || width == "2" || getenv("RUNEWIDTH_EASTASIAN") == "1" {
		return true
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := getenv(name); locale != "" {
			locale, _, _ = strings.Cut(strings.ToLower(locale), "@")
			return !strings.HasSuffix(locale, "utf-8") && !strings.HasSuffix(locale, "utf8")
		}
	}
	return false
}

// signs are the signs with which the program draws, each of one cell.
var signs = map[rune]byte{
	'─': '-', '│': '|', '╭': '+', '╮': '+', '╰': '+', '╯': '+', '▌': '>', '▸': '>', '›': '>', '✓': 'v', '✗': 'x', '–': '-', '—': '-', '●': '*', '•': '*', '·': '.', '…': '~', '≠': '!',
	'↑': '^', '↓': 'v', '▲': '^', '▼': 'v', '←': '<', '→': '>', '█': '#', '░': '.', '▕': '[', '▏': ']', '≥': '>', '≤': '<', '“': '"', '”': '"', '‘': '\'', '’': '\'', '\u00a0': ' ',
}

// Frame returns a frame in ASCII, styles as they are, with every line as wide as
// it was: a sign as one like it, anything else as question marks.
func Frame(frame string) string {
	if safe.IsPlain(frame) {
		return frame
	}
	var out strings.Builder
	out.Grow(len(frame))
	for at := 0; at < len(frame); {
		r, size := utf8.DecodeRuneInString(frame[at:])
		sign, known := signs[r]
		switch {
		case r < utf8.RuneSelf:
			out.WriteByte(frame[at])
		case known:
			out.WriteByte(sign)
		default:
			out.WriteString(strings.Repeat("?", measure.Rune(r)))
		}
		at += size
	}
	return out.String()
}

// Writer writes text with the signs of the program in ASCII. Letters of other
// scripts are escaped, as \u00e9, unless Letters is set: a file can hold them
// whatever the locale.
type Writer struct {
	To      io.Writer
	Letters bool
	cut     []byte // the start of a character
}

// Write writes p, which may end inside a character.
func (w *Writer) Write(p []byte) (int, error) {
	text := slices.Concat(w.cut, p)
	var out strings.Builder
	for len(text) > 0 && utf8.FullRune(text) {
		r, size := utf8.DecodeRune(text)
		sign, known := signs[r]
		switch {
		case known:
			out.WriteByte(sign)
		case r < utf8.RuneSelf || w.Letters || r == utf8.RuneError && size == 1:
			out.Write(text[:size])
		default:
			out.WriteString(safe.Escape(r))
		}
		text = text[size:]
	}
	w.cut = append([]byte(nil), text...)
	if _, err := io.WriteString(w.To, out.String()); err != nil {
		return 0, err
	}
	return len(p), nil
}
