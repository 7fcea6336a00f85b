package search

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ztsession/ui/look"
)

// Overlay returns a line that has its styles already with the marks in it in another
// style. They are those of text, which is the line without styles and margins.
func Overlay(line, text string, marks []Span, match look.Style) string {
	if len(marks) == 0 {
		return line
	}
	o := overlay{at: -max(strings.Index(ansi.Strip(line), text), 0), marks: marks, match: match}
	for state := byte(0); line != ""; {
		sequence, width, n, next := ansi.DecodeSequence(line, state, nil)
		line, state = line[n:], next
		if width == 0 && isStyle(sequence) {
			o.style(sequence)
			continue
		}
		o.text(sequence)
	}
	o.end()
	return o.out.String()
}

// isStyle reports whether a sequence sets colours or attributes.
func isStyle(sequence string) bool {
	return strings.HasPrefix(sequence, "\x1b[") && strings.HasSuffix(sequence, "m")
}

const reset = "\x1b[m"

// overlay is a line that is drawn anew.
type overlay struct {
	out    strings.Builder
	at     int // the byte of the text that comes next
	marks  []Span
	match  look.Style
	marked strings.Builder // of the mark that is being read
	// styled are the sequences in force.
	styled string
}

func (o *overlay) style(sequence string) {
	if sequence == reset || sequence == "\x1b[0m" {
		o.styled = ""
	} else {
		o.styled += sequence
	}
	if o.marked.Len() == 0 {
		o.out.WriteString(sequence)
	}
}

// text takes a cluster of the text.
func (o *overlay) text(cluster string) {
	inside := len(o.marks) > 0 && o.at >= o.marks[0].From && o.at < o.marks[0].To
	switch {
	case !inside:
		o.end()
		o.out.WriteString(cluster)
	case o.marked.Len() == 0 && o.styled != "":
		o.out.WriteString(reset)
		o.marked.WriteString(cluster)
	default:
		o.marked.WriteString(cluster)
	}
	o.at += len(cluster)
	if len(o.marks) > 0 && o.at >= o.marks[0].To {
		o.end()
		o.marks = o.marks[1:]
	}
}

// end writes the mark that was read, and goes on in the style around it.
func (o *overlay) end() {
	if o.marked.Len() == 0 {
		return
	}
	o.match.Write(&o.out, o.marked.String())
	o.marked.Reset()
	o.out.WriteString(o.styled)
}
