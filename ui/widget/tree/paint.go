package tree

import (
	"strings"

	"charm.land/lipgloss/v2"

	"ztsession/model"
	"ztsession/ui/look"
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

// painter turns rows into lines of the window and remembers the last of them:
// moving the cursor and drawing ask for the same rows many times.
type painter struct {
	inks   inks
	needle needle
	width  int // cells
	drawn  map[drawing][]string
}

// drawing is what a painted row depends on besides the painter's own state.
type drawing struct {
	line              int32
	shut, atTheCursor bool
}

// mostDrawn bounds the rows that a painter remembers; it is more than any window has.
const mostDrawn = 512

// forget drops what was painted, after a change of style, width, document or search.
func (p *painter) forget() { clear(p.drawn) }

// paint returns the lines of the row that shows v.
func (p *painter) paint(v model.Value, closes, shut, atTheCursor bool) []string {
	d := drawing{line: int32(v.Number()), shut: shut, atTheCursor: atTheCursor}
	if closes {
		d.line = ^d.line
	}
	if lines, ok := p.drawn[d]; ok {
		return lines
	}
	if p.drawn == nil || len(p.drawn) >= mostDrawn {
		p.drawn = make(map[drawing][]string)
	}
	r := composeOpen(v, shut)
	if closes {
		r = composeClose(v)
	}
	b := p.breakUp(r, v.Depth())
	lines := p.draw(b, atTheCursor)
	p.drawn[d] = lines
	return lines
}

// draw returns the pieces in colour, with the cursor's mark before each.
func (p *painter) draw(b broken, atTheCursor bool) []string {
	lines := make([]string, len(b.pieces))
	styles, margin := &p.inks.plain, strings.Repeat(" ", gutter(p.width))
	if atTheCursor {
		styles = &p.inks.cursor
		if margin != "" {
			margin = p.inks.mark.paint("▌") + margin[1:]
		}
	}
	var out strings.Builder
	var c colouring
	for i, line := range b.pieces {
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
		if line.tooWide {
			out.WriteString("…")
		} else {
			c.write(&out, &b, line, styles, p.inks.match)
		}
		lines[i] = out.String()
	}
	return lines
}

// colouring walks over a row's spans and matches as its pieces are drawn.
type colouring struct {
	span, match int
}

func (c *colouring) write(out *strings.Builder, b *broken, line piece, styles *[parts]ink, match ink) {
	for at := line.from; at < line.to; {
		for b.spans[c.span].end <= at {
			c.span++
		}
		for c.match < len(b.matches) && b.matches[c.match].to <= at {
			c.match++
		}
		end, style := min(line.to, b.spans[c.span].end), styles[b.spans[c.span].part]
		if c.match < len(b.matches) {
			if found := b.matches[c.match]; at < found.from {
				end = min(end, found.from)
			} else {
				end, style = min(line.to, found.to), match
			}
		}
		out.WriteString(style.open)
		out.WriteString(b.text[at:end])
		out.WriteString(style.shut)
		at = end
	}
}
