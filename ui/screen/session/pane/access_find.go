package pane

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/ui/look"
	"ztsession/ui/widget/cells"
	"ztsession/ui/widget/find"
	"ztsession/ui/widget/search"
)

// sentenceTexts are rows of sentences as a search sees them.
type sentenceTexts struct {
	texts []string
	parts []find.Part
}

func (x *sentenceTexts) add(part find.Part, texts ...string) {
	x.parts, x.texts = append(x.parts, part), append(x.texts, strings.Join(texts, "  "))
}

// Len returns the number of rows.
func (x *sentenceTexts) Len() int { return len(x.texts) }

// Part says what row i is to a filter.
func (x *sentenceTexts) Part(i int) find.Part { return x.parts[i] }

// Total returns how many rows are no titles.
func (x *sentenceTexts) Total() int {
	total := 0
	for _, part := range x.parts {
		if part == find.Row {
			total++
		}
	}
	return total
}

// AppendText appends what row i says.
func (x *sentenceTexts) AppendText(dst []byte, i int) []byte {
	if x.parts[i] != find.Row {
		return dst
	}
	return append(dst, x.texts[i]...)
}

// Texts returns the rows as a search sees them.
func (r *verdicts) Texts() search.Rows {
	texts := &sentenceTexts{}
	for i := range r.Len() {
		switch one := r.at(i); {
		case one != nil:
			texts.add(find.Row, one.name, one.sentence)
		case !r.Selectable(i):
			texts.add(find.Title, r.lead)
		default:
			texts.add(find.Row, anotherApp)
		}
	}
	return texts
}

// Texts returns the rows as a search sees them.
func (p *policyLines) Texts() search.Rows {
	texts := &sentenceTexts{}
	for i := range p.all {
		switch one := &p.all[i]; {
		case one.isBlank:
			texts.add(find.Space)
		case one.isTitle:
			texts.add(find.Title, one.head)
		default:
			texts.add(find.Row, append([]string{one.answer, one.head, one.wanted, one.found}, one.texts...)...)
		}
	}
	return texts
}

// chosenLine returns the line of a row under the cursor: in one style over its whole
// width, with what is looked for marked.
func chosenLine(styles *look.Styles, needle search.Needle, text string, width int) string {
	var out strings.Builder
	text = cells.Fit(text, width)
	search.Write(&out, text, needle.Marks(text), styles.Selected, styles.SelectedMatch)
	return out.String()
}

// otherLine returns the piece of a line elsewhere, with what is looked for marked.
func otherLine(styles *look.Styles, needle search.Needle, text string, ink look.Style) string {
	var out strings.Builder
	search.Write(&out, text, needle.Marks(text), ink, styles.Found)
	return out.String()
}

// keyed is the list that has the keys.
func (a *Access) keyed() *find.List {
	if a.level > atApps {
		return a.detail
	}
	return a.list
}

// Update takes what a search or a filter found.
func (a *Access) Update(msg tea.Msg) (bool, tea.Cmd) {
	if a.detail.Update(msg) {
		return true, nil
	}
	if !a.list.Update(msg) {
		return false, nil
	}
	a.loadDetail(false)
	return true, nil
}

// Pending returns what a search or a filter started.
func (a *Access) Pending() tea.Cmd { return tea.Batch(a.list.Pending(), a.detail.Pending()) }

// follow shows the application on which the cursor has come to stand.
func (a *Access) follow() {
	if a.level == atApps {
		a.touched = true
		a.loadDetail(true)
	}
}
