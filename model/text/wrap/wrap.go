// Package wrap breaks safe text into lines of a width in cells.
package wrap

import (
	"iter"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Lines yields the lines of text, at most width cells wide. It breaks after
// spaces and, where a word is longer than a line, between any two grapheme
// clusters; every cluster is kept. ansi.Wrap is not used since it lets words
// with hyphens, such as UUIDs, run over the width.
func Lines(text string, width int) iter.Seq[string] {
	width = max(width, 1)
	return func(yield func(string) bool) {
		if len(text) <= width || ansi.StringWidth(text) <= width {
			yield(text)
			return
		}
		line, afterSpace, used := 0, 0, 0
		for at := 0; at < len(text); {
			cluster, cells := ansi.FirstGraphemeCluster(text[at:], ansi.GraphemeWidth)
			space := cluster == " "
			// A space may hang over the edge, where nobody sees it.
			for used+cells > width && !space && at > line {
				cut := at
				if afterSpace > line {
					cut = afterSpace
				}
				if !yield(strings.TrimRight(text[line:cut], " ")) {
					return
				}
				line, used = cut, ansi.StringWidth(text[cut:at])
			}
			at += len(cluster)
			used += cells
			if space {
				afterSpace = at
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
