package pane

import (
	"cmp"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/facts"
	"ztsession/model/finding"
	"ztsession/ui/layout"
	"ztsession/ui/screen"
	"ztsession/ui/widget/find"
)

// The numbers of the panes, which are their keys.
const (
	AnswerPane = iota
	IdentityPane
	DevicesPane
	PosturePane
	MTLSPane
	JSONPane
	AccessPane
)

// number is the key of a pane.
func number(pane int) string { return strconv.Itoa(pane) }

// Spot is what the cursor of a pane stands on.
type Spot struct {
	// Path is where it stands below the session; empty for what is no field.
	Path model.Path
	// ID names the fact, see facts.Row; empty where Path says all.
	ID string
	// Label and Text are as they are shown.
	Label, Text string
	// Words are what is to be said of it; nil where ID or Path says it.
	Words *screen.Explain
	// Finding is set on a finding.
	Finding *finding.Finding
}

// height returns how many lines all rows have at a width.
func (it *items) height(width int) int {
	if known, ok := it.tall[width]; ok {
		return known
	}
	if len(it.all) > mostMeasured {
		return layout.Never
	}
	lines := 0
	for i := range it.all {
		lines += it.Height(i, width)
	}
	if it.tall == nil {
		it.tall = map[int]int{}
	}
	it.tall[width] = lines
	return lines
}

// selected returns the row under the cursor of a list of these rows.
func (it *items) selected(l *find.List) (facts.Row, bool) {
	at := l.Cursor()
	if at < 0 || at >= len(it.all) {
		return facts.Row{}, false
	}
	one := &it.all[at]
	if one.kind == itemPair {
		return facts.Row{Label: one.pair.Name, Text: one.pair.Found, Path: one.pair.Path}, true
	}
	return one.row, one.kind == itemFact
}

// show returns the row of a path: the one of that path, or unless exact the
// first below it or the nearest around it; -1 for none.
func (it *items) show(path model.Path, exact bool) int {
	around, at := 0, -1
	for i := range it.all {
		one := it.all[i].row.Path
		if it.all[i].kind == itemPair {
			one = it.all[i].pair.Path
		}
		switch {
		case !it.Selectable(i) || one == "":
		case one == path:
			return i
		case exact:
		case within(one, path):
			return i
		case within(path, one) && len(one) > around:
			around, at = len(one), i
		}
	}
	return at
}

// within reports whether a path is below another.
func within(path, around model.Path) bool {
	rest, ok := strings.CutPrefix(string(path), string(around))
	return ok && around != "" && (strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, "["))
}

// Spot is the field under the cursor.
func (f *Facts) Spot() (Spot, bool) {
	row, ok := f.items.selected(f.list)
	return Spot{Path: row.Path, ID: row.ID, Label: row.Label, Text: row.Text}, ok
}

// Show puts the cursor on the field at a path.
func (f *Facts) Show(path model.Path, exact bool) bool {
	at := f.items.show(path, exact)
	if at >= 0 {
		f.list.Reveal(at)
	}
	return at >= 0
}

// Lines returns how many lines all fields take at a width.
func (f *Facts) Lines(width int) int {
	if _, folded := f.folded(); !folded {
		return f.items.height(width)
	}
	lines := 0
	for i := range f.first {
		lines += f.items.Height(i, width)
	}
	return lines
}

// Spot is the device under the cursor, or the row above the devices.
func (d *Devices) Spot() (Spot, bool) {
	if device := d.table.Chosen(); device != nil {
		return Spot{Path: device.Path().Key("last_authenticated"), Label: "device", Text: device.ID}, true
	}
	return Spot{Path: model.Path("").Key("device_sessions")}, true
}

// Show puts the cursor on the device at a path.
func (d *Devices) Show(path model.Path, _ bool) bool {
	for i := range d.session.Devices.Value {
		if at := d.session.Devices.Value[i].Path(); at == path || within(path, at) {
			d.table.Reveal(i)
			return true
		}
	}
	return false
}

// Lines returns how many lines the devices take at a width.
func (d *Devices) Lines(width int) int {
	if !d.table.FitsColumns(width) {
		return layout.Never
	}
	return d.table.Lines(width, mostMeasured)
}

// Spot is the check under the cursor, or the row of the opened check.
func (p *Posture) Spot() (Spot, bool) {
	check := p.Selected()
	if check == nil {
		return Spot{Path: model.Path("").Key("devicePosture")}, true
	}
	if check.Absence != model.HasEntry {
		return Spot{Path: model.Path("").Key("devicePosture"), Label: check.Name(), Text: check.Result().String()}, true
	}
	if p.inDetail {
		if row, ok := p.items.selected(p.detail); ok && row.Path != "" {
			return Spot{Path: row.Path, ID: row.ID, Label: row.Label, Text: row.Text}, true
		}
	}
	return Spot{Path: check.Path().Key("success"), Label: check.Name(), Text: check.Result().String()}, true
}

// Show puts the cursor on the check at a path, and on the row of the path in it.
func (p *Posture) Show(path model.Path, _ bool) bool {
	top := model.Path("").Key("devicePosture")
	if path == top {
		return true
	}
	if !within(path, top) {
		return false
	}
	for i := range p.session.Posture.Value {
		check := &p.session.Posture.Value[i]
		if at := check.Path(); at == path || within(path, at) {
			if p.failuresOnly && check.Result() == model.CheckPass {
				p.toggleFailures()
			}
			p.table.Reveal(p.find(check.Key, 0))
			p.loadDetail(false)
			if row := p.items.show(path, true); row >= 0 {
				p.detail.Reveal(row)
			}
			return true
		}
	}
	return false
}

// Lines returns how many lines the list of checks takes at a width.
func (p *Posture) Lines(width int) int {
	if len(p.order) == 0 {
		return p.items.height(width)
	}
	known, ok := p.tall[width]
	if !ok {
		known = p.table.Lines(width, mostMeasured)
		p.tall[width] = known
	}
	return known
}

// Spot is the value under the cursor; what a filter made is none of the session.
func (j *JSON) Spot() (Spot, bool) {
	if j.inForce() {
		return Spot{}, false
	}
	path, ok := strings.CutPrefix(string(j.tree.Path()), string(j.result))
	return Spot{Path: model.Path(path)}, ok && path != ""
}

// Value is the value under the cursor, of what a filter made too.
func (j *JSON) Value() model.Value { return j.tree.Value() }

// Path is where the value under the cursor stands in the whole document, behind the
// filter that made it; empty where that filter is not to be shown.
func (j *JSON) Path() model.Path {
	path := j.tree.Path()
	switch {
	case !j.inForce():
		return cmp.Or(path, ".")
	case j.filterHidden():
		return ""
	case path == "":
		return model.Path(j.filter.text)
	case j.filter.made.Count != 1:
		// Several results stand in a list that jq does not have.
		return model.Path("[" + j.filter.text + "] | " + string(path))
	default:
		return model.Path(j.filter.text + " | " + string(path))
	}
}

// Show puts the cursor on the value at a path below the session, or on the
// innermost around it, and unfolds what hides it.
func (j *JSON) Show(path model.Path, _ bool) bool {
	value := j.session.Result.Nearest(path)
	if j.inForce() {
		j.pending = tea.Batch(j.pending, j.unfilter())
	}
	if value.Exists() {
		j.tree.SelectNumber(value.Number())
	}
	return value.Exists()
}

// Row is the check under the cursor as a line of text; empty in the opened check.
func (p *Posture) Row() string {
	if p.inDetail {
		return ""
	}
	return p.table.Row()
}

// Row is the device under the cursor as a line of text.
func (d *Devices) Row() string { return d.table.Row() }
