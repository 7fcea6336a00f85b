// Package chapter reads the text of a chapter of the manual, which is written once for
// the screen and for the manual pages. Paragraphs have an empty line between two. A
// line that begins with spaces is shown as it is, such as a command; where two spaces
// stand inside it, a term and what it means. What it means may stand on the next line,
// far to the right.
package chapter

import "strings"

// Kind is the form of a block.
type Kind uint8

// The forms.
const (
	// Paragraph is text whose lines are broken anew.
	Paragraph Kind = iota
	// Verbatim is a line that stays as it is.
	Verbatim
	// Term is a term and what it means.
	Term
)

// Block is a piece of a chapter.
type Block struct {
	Kind Kind
	// Term is what a Term explains; empty for the others.
	Term string
	// Text is the text without the spaces around it.
	Text string
	// Apart says that an empty line stands before it.
	Apart bool
}

// deep is how far to the right what a term means stands in a line of its own, in
// characters.
const deep = 20

// Blocks returns the pieces of a chapter.
func Blocks(text string) []Block {
	var all []Block
	apart := false
	for line := range strings.SplitSeq(strings.Trim(text, "\n"), "\n") {
		content := strings.TrimSpace(line)
		indent := len(line) - len(strings.TrimLeft(line, " "))
		var last *Block
		if len(all) > 0 && !apart {
			last = &all[len(all)-1]
		}
		switch {
		case content == "":
			apart = len(all) > 0
			continue
		case indent == 0 && last != nil && last.Kind == Paragraph:
			last.Text += " " + content
		case indent == 0:
			all = append(all, Block{Paragraph, "", content, apart})
		case indent >= deep && last != nil && last.Kind != Paragraph:
			last.explain(content)
		default:
			all = append(all, indented(content, apart))
		}
		apart = false
	}
	return all
}

// indented returns what a line that begins with spaces is.
func indented(content string, apart bool) Block {
	if term, text, ok := strings.Cut(content, "  "); ok {
		return Block{Term, term, strings.TrimSpace(text), apart}
	}
	return Block{Verbatim, "", content, apart}
}

// explain adds a line of what a term means.
func (b *Block) explain(more string) {
	if b.Kind == Verbatim {
		b.Kind, b.Term, b.Text = Term, b.Text, more
		return
	}
	b.Text += " " + more
}
