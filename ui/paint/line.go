package paint

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// line is a line of a frame with what decides how it is drawn.
type line struct {
	text string
	// alone says that the line looks the same whatever stands before it, and
	// leaves nothing behind for the next: it ends without a style or a link,
	// and does not begin with a mark that combines with the character before.
	// Where that would take long to find out it is false.
	alone bool
	// plain says that every character is as wide in one way of measuring as in
	// the other.
	plain bool
}

func newLine(text string) line {
	l := line{text: text, alone: utf8.ValidString(text), plain: true}
	styled, printed := false, false
	for i := 0; i < len(text); {
		if text[i] == ansi.ESC {
			parameters, ok := style(text[i:])
			if !ok {
				return line{text: text}
			}
			styled = parameters != "" && parameters != "0"
			i += len("\x1b[m") + len(parameters)
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r >= utf8.RuneSelf && !isPlain(r) {
			l.plain = false
			if !printed {
				_, width := ansi.FirstGraphemeCluster(text[i:], ansi.GraphemeWidth)
				l.alone = l.alone && width > 0
			}
		}
		printed = printed || r >= ' '
		i += size
	}
	l.alone = l.alone && !styled
	return l
}

// style returns the parameters of the style that a text begins with; ok is
// false when that is another sequence.
func style(text string) (parameters string, ok bool) {
	rest, ok := strings.CutPrefix(text, "\x1b[")
	end := strings.IndexFunc(rest, func(r rune) bool { return (r < '0' || r > '9') && r != ';' && r != ':' })
	if !ok || end < 0 || rest[end] != 'm' {
		return "", false
	}
	return rest[:end], true
}

// plainRanges are characters that are measured alike, alone and beside one
// another: letters with which names are written, lines and signs with which
// screens are drawn. It is no list of all of them; others only cost more.
var plainRanges = [...]struct{ first, last rune }{
	{0x00a0, 0x00ac}, {0x00ae, 0x02ff}, {0x0370, 0x0482}, {0x1e00, 0x1fff}, {0x2010, 0x2027}, {0x2030, 0x205f}, {0x2190, 0x2319}, {0x2500, 0x25fc}, {0x270c, 0x2727},
}

func isPlain(r rune) bool {
	for _, plain := range plainRanges {
		if r <= plain.last {
			return r >= plain.first
		}
	}
	return false
}
