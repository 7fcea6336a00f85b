// Package wrap breaks safe text into lines of a width in cells.
package wrap

import (
	"iter"
	"slices"
	"strings"

	"ztsession/model/text/measure"
)

// Lines yields the lines of text, at most width cells wide. It breaks after
// spaces and, where a word is longer than a line, between any two grapheme
// clusters; only one that is wider than a line is broken itself. ansi.Wrap is
// not used since it lets words with hyphens, such as UUIDs, run over the width.
func Lines(text string, width int) iter.Seq[string] { return breakAt(text, width, " ") }

// Label returns the lines of the name of a field or a path, at most width cells
// wide. It is broken after spaces and the signs that join its words, so that
// operating_system does not become operating_sy and stem.
func Label(text string, width int) []string { return slices.Collect(breakAt(text, width, " _.-/[]\"")) }

// breakAt yields the lines of text, broken after any of the given signs.
func breakAt(text string, width int, signs string) iter.Seq[string] {
	width = max(width, 1)
	return func(yield func(string) bool) {
		if len(text) <= width || measure.Cells(text) <= width {
			yield(text)
			return
		}
		line, afterSign, used := 0, 0, 0
		for at := 0; at < len(text); {
			size, cells := measure.Piece(text[at:], width)
			space := text[at] == ' ' && size == 1
			// A space may hang over the edge, where nobody sees it.
			for used+cells > width && !space && at > line {
				cut := at
				if afterSign > line {
					cut = afterSign
				}
				if !yield(strings.TrimRight(text[line:cut], " ")) {
					return
				}
				line, used = cut, measure.Cells(text[cut:at])
			}
			at += size
			used += cells
			if size == 1 && strings.IndexByte(signs, text[at-1]) >= 0 {
				afterSign = at
			}
		}
		if used > width {
			text = strings.TrimRight(text, " ")
		}
		yield(text[min(line, len(text)):])
	}
}

// Text returns the lines of text, at most width cells wide; see Lines.
func Text(text string, width int) []string {
	return slices.Collect(Lines(text, width))
}

// Words returns the lines of text, broken at spaces alone: a word that is wider than a
// line, such as an address, stays whole, for who copies it or has it read out.
func Words(text string, width int) []string {
	var lines []string
	line, used := "", 0
	for word := range strings.SplitSeq(text, " ") {
		cells := measure.Cells(word)
		if line != "" && used+1+cells > width {
			lines = append(lines, strings.TrimRight(line, " "))
			line, used = word, cells
			continue
		}
		if line != "" || used > 0 {
			line, used = line+" ", used+1
		}
		line, used = line+word, used+cells
	}
	return append(lines, line)
}
