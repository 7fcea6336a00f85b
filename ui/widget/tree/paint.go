package tree

import (
	"strings"

	"ztsession/model"
	"ztsession/model/text/signs"
	"ztsession/ui/look"
	"ztsession/ui/widget/cells"
	"ztsession/ui/widget/search"
)

// inks are the styles of the pane.
type inks struct {
	plain  [parts]look.Style // by part
	found  look.Style        // of a search
	muted  look.Style
	styles *look.Styles // for the cursor's row
}

func newInks(styles *look.Styles) inks {
	byPart := [parts]look.Style{
		partBracket: styles.Muted,
		partKey:     styles.JSONKey,
		partText:    styles.Text,
		partNumber:  styles.JSONNum,
		partBool:    styles.Strong,
		partNull:    styles.Muted,
		partNote:    styles.Muted,
	}
	return inks{plain: byPart, found: styles.Found, muted: styles.Muted, styles: styles}
}

// painter turns lines of the document into lines of the window and keeps them:
// moving the cursor and drawing need the same ones many times.
type painter struct {
	inks   inks
	needle search.Needle
	width  int // cells
	base   int // depth of what is shown as the whole
	kept   map[line][]string
}

// line is a line of the document as it is to be drawn.
type line struct {
	value                       model.Value
	closes, folded, atTheCursor bool
}

// mostKept bounds the lines that a painter keeps; it is more than any window has.
const mostKept = 512

// forget drops what was drawn, after a change of style, width, document or search.
func (p *painter) forget() { clear(p.kept) }

// trim drops what was drawn when that has become much.
func (p *painter) trim() {
	if len(p.kept) > mostKept {
		p.forget()
	}
}

// draw returns the lines of the window that show a line, and keeps them.
func (p *painter) draw(l line) []string {
	lines, ok := p.kept[l]
	if ok {
		return lines
	}
	if p.kept == nil {
		p.kept = make(map[line][]string)
	}
	lines = p.paint(l)
	p.kept[l] = lines
	return lines
}

// drawn returns the same as draw and changes nothing: a line that was not drawn
// before is drawn for this once.
func (p *painter) drawn(l line) []string {
	if lines, ok := p.kept[l]; ok {
		return lines
	}
	return p.paint(l)
}

// paint returns the lines of the window that show a line of the document.
func (p *painter) paint(l line) []string {
	r := composeOpen(l.value, l.folded)
	if l.closes {
		r = composeClose(l.value)
	}
	return p.colour(p.wrapRow(r, l.value.Depth()-p.base), l.atTheCursor)
}

// colour returns the pieces in colour, those of the cursor's row in one style.
func (p *painter) colour(b wrapped, atTheCursor bool) []string {
	lines := make([]string, len(b.pieces))
	margin := strings.Repeat(" ", cells.Gutter(p.width))
	var out strings.Builder
	var c colouring
	for i, piece := range b.pieces {
		out.Reset()
		out.WriteString(margin)
		switch {
		case i > 0:
			out.WriteString(b.hang)
		case strings.HasPrefix(b.indent, " "), b.indent == "":
			out.WriteString(b.indent)
		default:
			out.WriteString(p.inks.muted.Render(b.indent))
		}
		if piece.tooWide {
			out.WriteString(signs.Cut)
		} else {
			c.write(&out, &b, piece, &p.inks.plain, p.inks.found)
		}
		lines[i] = out.String()
	}
	if atTheCursor {
		return p.inks.styles.Chosen(lines, len(margin), p.width)
	}
	return lines
}

// colouring walks over a row's spans and matches as its pieces are drawn.
type colouring struct {
	span, match int
}

func (c *colouring) write(out *strings.Builder, b *wrapped, p piece, styles *[parts]look.Style, match look.Style) {
	for at := p.from; at < p.to; {
		for b.spans[c.span].end <= at {
			c.span++
		}
		for c.match < len(b.matches) && b.matches[c.match].To <= at {
			c.match++
		}
		end, style := min(p.to, b.spans[c.span].end), styles[b.spans[c.span].part]
		if c.match < len(b.matches) {
			if found := b.matches[c.match]; at < found.From {
				end = min(end, found.From)
			} else {
				end, style = min(p.to, found.To), match
			}
		}
		style.Write(out, b.text[at:end])
		at = end
	}
}
