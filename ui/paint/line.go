package paint

import (
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"ztsession/model/text/measure"
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
	// letters is a hash of the text without its styles.
	letters uint64
}

func newLine(text string) line {
	l := line{text: text, alone: utf8.ValidString(text), plain: true, letters: hashStart}
	styled, printed := false, false
	for i := 0; i < len(text); {
		if text[i] == ansi.ESC {
			parameters, ok := measure.Style(text[i:])
			if !ok {
				return line{text: text}
			}
			styled = parameters != "" && parameters != "0"
			i += len("\x1b[m") + len(parameters)
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if !measure.Plain(r) {
			l.plain = false
			if !printed && r >= utf8.RuneSelf {
				_, cells := ansi.FirstGraphemeCluster(text[i:], ansi.GraphemeWidth)
				l.alone = l.alone && cells > 0
			}
		}
		printed = printed || r >= ' '
		l.letters = (l.letters ^ uint64(r)) * hashPrime
		i += size
	}
	l.alone = l.alone && !styled
	return l
}

// The parameters of FNV-1a, a hash that costs no more than reading the text.
const (
	hashStart = 0xcbf29ce484222325
	hashPrime = 0x100000001b3
)

// moved reports whether a line of is has the letters that another line of was
// had, so that scrolling the terminal could save sending it.
func moved(was, is []line) bool {
	for y := range is {
		if y < len(was) && was[y].letters == is[y].letters {
			continue
		}
		for from := range was {
			if was[from].letters == is[y].letters {
				return true
			}
		}
	}
	return false
}
