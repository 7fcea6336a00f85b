package manual

import (
	"strings"

	"ztsession/model/text/chapter"
	"ztsession/model/text/measure"
	"ztsession/model/text/wrap"
	"ztsession/ui/look"
)

const (
	// widest is how wide a chapter is at most, in cells, so that it is easy to read.
	widest = 90
	// margin is what stands free on both sides, in cells, and indent how much further in
	// commands and terms stand.
	margin, indent = 2, 2
	gap            = 2
)

// page is a chapter, a block in each row. Nothing of it can be chosen.
type page struct {
	env    *look.Env
	blocks []chapter.Block
	// longest is how many cells the longest term of each block's table has.
	longest []int
}

func newPage(env *look.Env, of Chapter) *page {
	p := &page{env: env, blocks: chapter.Blocks(of.Text)}
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

// Len returns the number of blocks.
func (p *page) Len() int { return len(p.blocks) }

// Lines returns a block as lines.
func (p *page) Lines(i, width int) []string {
	block := &p.blocks[i]
	styles := p.env.Styles
	room := max(min(width-2*margin, widest), 1)
	var lines []string
	if block.Apart {
		lines = append(lines, "")
	}
	put := func(left int, text string, ink look.Style, width int) {
		for line := range wrap.Lines(text, max(width, 1)) {
			lines = append(lines, strings.Repeat(" ", margin+left)+ink.Render(line))
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
		pad := strings.Repeat(" ", p.longest[i]-measure.Cells(block.Term))
		lines[before] = strings.Repeat(" ", margin+indent) + styles.Key.Render(block.Term) + pad + lines[before][margin+indent+p.longest[i]:]
	}
	return lines
}
