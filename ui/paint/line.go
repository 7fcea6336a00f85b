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
	l := line{text: text, alone: closesStyles(text), plain: true}
	for _, r := range text {
		if r >= utf8.RuneSelf && !isPlain(r) {
			l.plain = false
			l.alone = l.alone && !startsWithMark(text)
			break
		}
	}
	return l
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

// closesStyles reports whether a line has no sequences but styles and ends
// without one.
func closesStyles(text string) bool {
	const start = "\x1b["
	sequences := strings.Count(text, start)
	if strings.Count(text, "\x1b") != sequences || !utf8.ValidString(text) {
		return false
	}
	if sequences == 0 {
		return true
	}
	last := text[strings.LastIndex(text, start)+len(start):]
	return strings.HasPrefix(last, "m") || strings.HasPrefix(last, "0m")
}

func startsWithMark(text string) bool {
	for strings.HasPrefix(text, "\x1b[") {
		end := strings.IndexByte(text, 'm')
		if end < 0 {
			return true
		}
		text = text[end+1:]
	}
	if text == "" || text[0] < utf8.RuneSelf {
		return false
	}
	_, width := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
	return width == 0
}
