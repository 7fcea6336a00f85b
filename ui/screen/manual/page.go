package manual

import (
	"strings"

	"ztsession/model/text/chapter"
	"ztsession/model/text/measure"
	"ztsession/model/text/wrap"
	"ztsession/ui/look"
	"ztsession/ui/widget/search"
)

const (
	// widest is how wide a chapter is at most, in cells, so that it is easy to read.
	widest = 90
	// margin is what stands free on both sides, in cells, and indent how much further in
	// commands and terms stand.
	margin, indent = 2, 2
	gap            = 2
)

// needle is what is searched for.
type needle = search.Needle

// page is a chapter, a block in each row. Nothing of it can be chosen.
type page struct {
	env    *look.Env
	blocks []chapter.Block
	// longest is how many cells the longest term of each block's table has.
	longest []int
	needle  func() needle
}

func newPage(env *look.Env, of Chapter, needle func() needle) *page {
	p := &page{env: env, blocks: chapter.Blocks(of.Text), needle: needle}
	p.longest = make([]int, len(p.blocks))
	for from := 0; from < len(p.blocks); {
		to := from + 1
		for to < len(p.blocks) && p.blocks[to].Kind == p.blocks[from].Kind {
			to++
		}
		longest := 0
		for i := from; i < to; i++ {
			longest = max(longest, measure.Cells(p.blocks[i].Term))
		}
		for i := from; i < to; i++ {
			p.longest[i] = longest
		}
		from = to
	}
	return p
}

// first returns the first block in which something is found, 0 where nothing is.
func (p *page) first(wanted needle) int {
	if wanted.Empty() {
		return 0
	}
	for i := range p.blocks {
		if len(wanted.Marks(string(blocks(p.blocks).AppendText(nil, i)))) > 0 {
			return i
		}
	}
	return 0
}

// Len returns the number of blocks.
func (p *page) Len() int { return len(p.blocks) }

// Selectable reports that a chapter is read, not chosen from.
func (p *page) Selectable(int) bool { return false }

// Height returns how many lines a block has.
func (p *page) Height(i, width int) int { return len(p.Render(i, width, false)) }

// Texts returns the blocks as a search sees them.
func (p *page) Texts() search.Rows { return blocks(p.blocks) }

// Render returns the lines of a block.
func (p *page) Render(i, width int, _ bool) []string {
	block := &p.blocks[i]
	styles := p.env.Styles
	room := max(min(width-2*margin, widest), 1)
	var lines []string
	if block.Apart {
		lines = append(lines, "")
	}
	put := func(left int, text string, ink look.Style, width int) {
		pieces := wrap.Text(text, max(width, 1))
		marks := p.needle().Pieces(text, pieces)
		for at, piece := range pieces {
			var out strings.Builder
			search.Write(&out, piece, marks[at], ink, styles.Found)
			lines = append(lines, strings.Repeat(" ", margin+left)+out.String())
		}
	}
	switch block.Kind {
	case chapter.Paragraph:
		put(0, block.Text, styles.Text, room)
	case chapter.Verbatim:
		put(indent, block.Text, styles.Text, room-indent)
	case chapter.Term:
		column := indent + p.longest[i] + gap
		if column > room/2 {
			put(indent, block.Term, styles.Key, room-indent)
			put(2*indent, block.Text, styles.Text, room-2*indent)
			break
		}
		before := len(lines)
		put(column, block.Text, styles.Text, room-column)
		var term strings.Builder
		search.Write(&term, block.Term, p.needle().Marks(block.Term), styles.Key, styles.Found)
		pad := strings.Repeat(" ", p.longest[i]-measure.Cells(block.Term))
		lines[before] = strings.Repeat(" ", margin+indent) + term.String() + pad + lines[before][margin+indent+p.longest[i]:]
	}
	return lines
}

// blocks are the pieces of a chapter as a search sees them.
type blocks []chapter.Block

// Len returns the number of blocks.
func (b blocks) Len() int { return len(b) }

// AppendText appends the text of a block.
func (b blocks) AppendText(dst []byte, i int) []byte {
	if b[i].Term != "" {
		dst = append(append(dst, b[i].Term...), ' ')
	}
	return append(dst, b[i].Text...)
}
