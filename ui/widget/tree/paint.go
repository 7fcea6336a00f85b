package tree

import (
	"strings"

	"charm.land/lipgloss/v2"

	"ztsession/model"
	"ztsession/ui/look"
	"ztsession/ui/widget/cells"
	"ztsession/ui/widget/search"
)

// ink is a style as what stands before and behind a text. Rendering through
// lipgloss costs microseconds apiece, of which a frame would need hundreds.
type ink struct {
	open, shut string
}

func newInk(style lipgloss.Style) ink {
	open, shut, _ := strings.Cut(style.Render("x"), "x")
	return ink{open: open, shut: shut}
}

func (i ink) paint(text string) string { return i.open + text + i.shut }

// inks are the styles of the pane.
type inks struct {
	plain, cursor [parts]ink // by part: elsewhere and on the cursor's row
	match         ink
	mark          ink
	muted         ink
}

func newInks(styles *look.Styles) inks {
	byPart := [parts]lipgloss.Style{
		partBracket: styles.Muted,
		partKey:     styles.JSONKey,
		partText:    styles.Text,
		partNumber:  styles.JSONNum,
		partBool:    styles.Strong,
		partNull:    styles.Muted,
		partNote:    styles.Muted,
	}
	i := inks{match: newInk(styles.Match), mark: newInk(styles.Accent), muted: newInk(styles.Muted)}
	for p, style := range byPart {
		i.plain[p], i.cursor[p] = newInk(style), newInk(style.Bold(true))
	}
	return i
}

// painter turns lines of the document into lines of the window and keeps them:
// moving the cursor and drawing need the same ones many times.
type painter struct {
	inks   inks
	needle search.Needle
	width  int // cells
	kept   map[line][]string
}

// line is a line of the document as it is to be drawn.
type line struct {
	value                     model.Value
	closes, shut, atTheCursor bool
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

// draw draws a line and keeps it.
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

// look returns a line that was drawn and changes nothing; one that was not is
// drawn for this once.
func (p *painter) look(l line) []string {
	if lines, ok := p.kept[l]; ok {
		return lines
	}
	return p.paint(l)
}

// paint returns the lines of the window that show a line of the document.
func (p *painter) paint(l line) []string {
	r := composeOpen(l.value, l.shut)
	if l.closes {
		r = composeClose(l.value)
	}
	return p.colour(p.breakUp(r, l.value.Depth()), l.atTheCursor)
}

// colour returns the pieces in colour, with the cursor's mark before each.
func (p *painter) colour(b broken, atTheCursor bool) []string {
	lines := make([]string, len(b.pieces))
	styles, margin := &p.inks.plain, strings.Repeat(" ", cells.Gutter(p.width))
	if atTheCursor {
		styles = &p.inks.cursor
		if margin != "" {
			margin = p.inks.mark.paint("▌") + margin[1:]
		}
	}
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
			out.WriteString(p.inks.muted.paint(b.indent))
		}
		if piece.tooWide {
			out.WriteString("…")
		} else {
			c.write(&out, &b, piece, styles, p.inks.match)
		}
		lines[i] = out.String()
	}
	return lines
}

// colouring walks over a row's spans and matches as its pieces are drawn.
type colouring struct {
	span, match int
}

func (c *colouring) write(out *strings.Builder, b *broken, p piece, styles *[parts]ink, match ink) {
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
		out.WriteString(style.open)
		out.WriteString(b.text[at:end])
		out.WriteString(style.shut)
		at = end
	}
}
