package pane

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ztsession/model/facts"
	"ztsession/ui/look"
	"ztsession/ui/widget/cells"
)

// Render returns row i of the list as one line.
func (p *Posture) Render(i, width int, selected bool) []string {
	if len(p.order) == 0 {
		return p.lead.Render(i, width, selected)
	}
	line := facts.CheckLine(&p.session.Posture.Value[p.order[i]], p.env.Clock)
	word := ansi.StringWidth("✗ FAIL")
	if p.count.NotReported+p.count.Unreadable > 0 {
		word = ansi.StringWidth("– NOT REPORTED")
	}
	room := width - gutter - word - 2
	kind, age := 0, 0
	if width >= 44 {
		age = min(max(ansi.StringWidth(line.Age), 11), room/3)
	}
	if width >= 64 {
		kind = min(18, room/4)
	}
	name := room
	for _, w := range []int{kind, age} {
		if w > 0 {
			name -= w + 2
		}
	}
	style := p.env.Styles.Text
	if selected {
		style = p.env.Styles.Strong
	}
	var out strings.Builder
	out.WriteString(p.mark(i, selected))
	out.WriteString(p.env.Styles.Tone(line.Tone).Render(cells.Fit(look.Symbol(line.Result)+" "+line.Result.String(), word)))
	out.WriteString("  " + style.Render(cells.Fit(line.Name, name)))
	if kind > 0 {
		out.WriteString("  " + p.env.Styles.Muted.Render(cells.Fit(line.Type, kind)))
	}
	if age > 0 {
		out.WriteString("  " + p.env.Styles.Muted.Render(cells.Fit(line.Age, age)))
	}
	return []string{out.String()}
}

// mark returns the gutter of a row. While the detail has the keys a quiet sign
// keeps telling which check it is of.
func (p *Posture) mark(i int, selected bool) string {
	if p.inDetail && i == p.list.Cursor() {
		return p.env.Styles.Muted.Render("›") + " "
	}
	return mark(p.env.Styles, selected)
}
