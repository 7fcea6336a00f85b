package pane

import (
	"fmt"
	"regexp"
	"slices"
	"sync"

	"ztsession/model"
	"ztsession/model/facts"
	"ztsession/model/finding"
	"ztsession/model/reason"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
)

// Detail returns the finding under the cursor.
func (a *Answer) Detail() *Detail {
	e := a.rows.of(a.list.Cursor())
	d := &Detail{Title: a.rows.titleOf(e), Status: a.items.status(a.detail), Focused: a.inDetail, Lines: a.detail.View(a.inDetail)}
	if n := len(a.found.Findings); e.kind == entryFinding && d.Status == "" && n > 1 {
		d.Status = fmt.Sprintf("%d of %d", a.list.Cursor()-len(a.rows.first)+1, n)
	}
	return d
}

// titleOf names a row.
func (r *answers) titleOf(e entry) string {
	sign, _ := r.look(e)
	return sign + " " + r.subjectOf(e)
}

// Details returns how many lines the longest detail needs at a width. Of many
// findings the first are looked at, so that the panes keep their places whichever
// is chosen.
func (a *Answer) Details(width int) int {
	if known, ok := a.tallest[width]; ok {
		return known
	}
	most := 0
	for i := range min(a.rows.Len(), mostDetails) {
		most = max(most, a.itemsOf(a.rows.of(i), true).height(width))
	}
	a.tallest[width] = most
	return most
}

// mostDetails is how many details are measured.
const mostDetails = 30

// loadDetail fills the detail with the row under the cursor; keep says that it is
// the same as before, so that the place in it stays.
func (a *Answer) loadDetail(keep bool) {
	at := a.detail.Cursor()
	a.detailed = a.list.Cursor()
	e := a.rows.of(a.detailed)
	a.items = a.itemsOf(e, false)
	if a.items.height(a.room.W) > a.room.H {
		a.items = a.itemsOf(e, true)
	}
	a.items.found = a.detail.Find
	a.give(a.inDetail && keep)
	if keep {
		a.detail.Replace(a.items, at)
		return
	}
	a.detail.Set(a.items)
}

// itemsOf returns the detail of a row, tight without empty lines between its parts.
func (a *Answer) itemsOf(e entry, tight bool) *items {
	items := newItems(a.env.Styles)
	items.tight = tight
	switch e.kind {
	case entryFinding:
		a.fill(items, e)
	case entryNothing:
		items.rows([]facts.Row{{Text: finding.NothingWrong + ".", Tone: facts.Good}})
		if len(a.found.Unseen) > 0 {
			items.apart(a.unseen())
			items.apart(a.whereSeen())
		}
	case entryOthers:
		a.fillOthers(items)
	case entryUnseen:
		items.rows(a.unseen())
		items.apart(a.whereSeen())
	case entryChecks:
		a.fillChecks(items, e)
	case entryNone:
	}
	return items
}

// unseen says what the session could not show.
func (a *Answer) unseen() []facts.Row {
	rows := []facts.Row{{Text: "What this session does not say:", Tone: facts.Muted}}
	for _, one := range a.found.Unseen {
		rows = append(rows, facts.Row{Text: words.Capital(one) + "."})
	}
	return rows
}

// whereSeen says where the program shows what the session could not.
func (a *Answer) whereSeen() []facts.Row {
	if !slices.Contains(a.found.Unseen, finding.UnseenPolicy) {
		return nil
	}
	return []facts.Row{{Label: "Policies", Text: number(AccessPane) + " works out what today's policies make of this login, for each of its applications"}}
}

// fillChecks names the checks that are only counted.
func (a *Answer) fillChecks(items *items, e entry) {
	left := mostNames
	var rows []facts.Row
	for i := range a.session.Posture.Value {
		check := &a.session.Posture.Value[i]
		if check.Result() != e.result {
			continue
		}
		if left--; left < 0 {
			break
		}
		rows = append(rows, facts.Row{Text: check.Name() + ": " + reason.Sentence(check, a.env.Clock.Now), Path: check.Path()})
	}
	if more := e.count - len(rows); more > 0 {
		rows = append(rows, facts.Row{Text: words.Thousands(more) + " more.", Tone: facts.Muted})
	}
	items.rows(rows)
}

// mostParts and mostEvidence are how many parts of a check and places in the
// session the detail has; the pane of the checks and the JSON have all.
const mostParts, mostEvidence = 6, 2

// fill fills the detail of a finding: what is wrong, what to do and on what it
// rests.
func (a *Answer) fill(items *items, e entry) {
	f := e.finding
	sentence := facts.Row{Text: f.Text, Tone: severityTone(f.Severity), Path: f.Place(), Outside: f.Outside}
	items.rows([]facts.Row{sentence})
	if e.check != nil {
		items.apart(partRows(reason.Of(e.check, a.env.Clock.Now).Parts))
	}
	var steps []facts.Row
	add := func(label, text string) {
		if text != "" {
			steps = append(steps, facts.Row{Label: label, Text: text})
		}
	}
	add("Others", f.Others)
	add("Next", f.Next)
	for _, how := range whereToLook(f.Look) {
		add("Check", how)
	}
	if f.Question == finding.WhichApplications {
		add("Policies", number(AccessPane)+" shows each, with what it wants and what was found")
	}
	if f.Tell != "" {
		add("Tell them", `"`+f.Tell+`"`)
	}
	items.apart(steps)
	var about []facts.Row
	if e.check != nil {
		about = append(about, a.measured(e.check))
	}
	label := "From"
	for _, one := range f.Evidence[:min(len(f.Evidence), mostEvidence)] {
		text := shortened(one.Path)
		if one.In != "" {
			text = one.In
		}
		if one.Value != "" {
			text += " = " + one.Value
		}
		about = append(about, facts.Row{Label: label, Text: text, Path: one.Path, Tone: facts.Muted})
		label = " "
	}
	items.apart(about)
}

// longKeys are the keys of maps in a path that are longer than their beginning
// is needed to tell: ids of rules and devices.
var longKeys = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\["([^"\\]{4})[^"\\]{6,}"\]`) })

// shortened returns a path with the beginnings of long keys. The document has
// the whole one below it.
func shortened(path model.Path) string {
	return longKeys().ReplaceAllString(string(path), `["$1`+signs.Cut+`"]`)
}

// whereToLook says where the person's computer shows the same. Systems on which it
// is one command have one line.
func whereToLook(places []reason.Place) []string {
	var lines []string
	for i, place := range places {
		systems := place.System
		if slices.ContainsFunc(places[:i], func(other reason.Place) bool { return other.How == place.How }) {
			continue
		}
		for _, other := range places[i+1:] {
			if other.How == place.How && other.System != "" {
				systems += ", " + other.System
			}
		}
		if systems != "" {
			systems += ": "
		}
		lines = append(lines, systems+place.How)
	}
	return lines
}

// partRows are the parts of a check: what was found, and what is wanted where
// that is something else.
func partRows(parts []reason.Part) []facts.Row {
	var rows []facts.Row
	for _, part := range parts[:min(len(parts), mostParts)] {
		row := facts.Row{Label: part.Name, Text: part.Found, Path: part.Path}
		if row.Text == "" {
			row.Text = "nothing found"
		}
		switch part.Verdict {
		case reason.Met:
			row.Text, row.Tone = signs.Good+" "+row.Text, facts.Good
		case reason.Unmet:
			row.Text, row.Tone = signs.Bad+" "+row.Text, facts.Bad
		case reason.Unjudged:
		}
		if part.Wanted != "" && part.Verdict != reason.Met {
			row.Text += "      wanted: " + part.Wanted
		}
		rows = append(rows, row)
	}
	return rows
}

// mostOfAValue is how many characters of a value are repeated, about.
const mostOfAValue = 80

// measured says when the check was made, whether that was before the login, and
// how often it is.
func (a *Answer) measured(check *model.PostureCheck) facts.Row {
	row := facts.Row{Label: "Measured", Text: "no time was reported", Tone: facts.Muted, Path: check.Path().Key("timestamp")}
	if at, ok := check.Timestamp.Get(); ok {
		row.Text, row.Tone = a.env.Clock.Both(at), facts.Plain
		if login, ok := a.session.IssuedAt.Get(); ok && at.Before(login) {
			row.Text += ", before the login"
		} else if ok {
			row.Text += ", after the login"
		}
		if a.session.IsOld(check, a.env.Clock.Now) {
			row.Text, row.Tone = row.Text+", too old", facts.Warning
		}
	}
	if every, ok := check.Schedule.Get(); ok {
		row.Text += "; every " + words.Clip(every, mostOfAValue)
	}
	return row
}
