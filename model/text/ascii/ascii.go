// Package ascii writes what is drawn with other signs in ASCII, for terminals that
// have no shape for them or draw them too wide. Signs only repeat what words say, so
// that little is lost.
package ascii

import (
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"ztsession/model/text/measure"
	"ztsession/model/text/safe"
	"ztsession/model/text/signs"
)

// Extent is how much of what is shown is written in ASCII.
type Extent int

// The extents.
const (
	Nothing Extent = iota
	Signs          // the signs of the program; the letters of names stay
	All            // letters too
)

// Wanted returns what the environment says that the terminal needs.
//
// A locale without UTF-8 needs all of it. The first of LC_ALL, LC_CTYPE and LANG that
// is set counts (POSIX, "Environment Variables", 8.2). Where none is set, as under many
// programs that start others, nothing is known, and nearly every terminal of today has
// UTF-8.
//
// Two kinds of terminals need it for signs: one that was told to draw characters of
// ambiguous width (Unicode Standard Annex #11) over two cells, as lines are
// (VTE_CJK_WIDTH is what terminals of GNOME read, RUNEWIDTH_EASTASIAN what programs do
// that measure text), and the console of Linux (TERM is linux), whose font has 256 or
// 512 shapes in all, round corners and check marks hardly ever among them. Both have
// letters, so that names stay readable.
func Wanted(getenv func(string) string) Extent {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := getenv(name); locale != "" {
			locale, _, _ = strings.Cut(strings.ToLower(locale), "@")
			if !strings.HasSuffix(locale, "utf-8") && !strings.HasSuffix(locale, "utf8") {
				return All
			}
			break
		}
	}
	if term := getenv("TERM"); Wide(getenv) || term == "linux" || strings.HasPrefix(term, "linux-") {
		return Signs
	}
	return Nothing
}

// Wide reports whether the terminal was told to draw characters of ambiguous width over
// two cells.
func Wide(getenv func(string) string) bool {
	width := getenv("VTE_CJK_WIDTH")
	return width == "wide" || width == "2" || getenv("RUNEWIDTH_EASTASIAN") == "1"
}

// others are signs that the program does not draw and other people write.
var others = map[rune]byte{
	'\u2013': '-', '\u2014': '-', '\u2018': '\'', '\u2019': '\'', '\u201c': '"', '\u201d': '"', '\u2026': '~', '\u2022': '*', '\u00b7': '.', '\u00a0': ' ',
}

// like returns the character that a sign is written as, of one cell as it is.
func like(r rune) (byte, bool) {
	if sign, ok := signs.ASCII[r]; ok {
		return sign, true
	}
	sign, ok := others[r]
	return sign, ok
}

// Frame returns a frame in ASCII as far as extent says, styles as they are, with every
// line as wide as it was: a sign as one like it, anything else as question marks.
func Frame(frame string, extent Extent) string {
	if extent == Nothing || safe.IsPlain(frame) {
		return frame
	}
	var out strings.Builder
	out.Grow(len(frame))
	for at := 0; at < len(frame); {
		r, size := utf8.DecodeRuneInString(frame[at:])
		sign, known := like(r)
		switch {
		case r < utf8.RuneSelf:
			out.WriteByte(frame[at])
		case known:
			out.WriteByte(sign)
		case extent == Signs:
			out.WriteString(frame[at : at+size])
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
		sign, known := like(r)
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
