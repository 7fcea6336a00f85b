package report

import (
	"slices"
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
)

// posture writes each check that did not pass in full, then why each of the
// others passed, in one line each. What else those have stands at the end of the
// report.
func (p *printer) posture(s *model.Session, c clock.Clock) {
	checks := s.Posture.Value
	if s.Posture.Presence != model.Reported {
		lead := facts.PostureLead(s)
		p.title("Posture")
		p.rows(indent, p.columnFor(indent, lead), lead)
		return
	}
	p.title("Posture: " + facts.PostureCounts(model.CountPosture(checks)))
	for i, place := range model.FailuresFirst(checks) {
		check := &checks[place]
		if check.Result() != model.CheckPass {
			p.check(check, c, i > 0)
			continue
		}
		line := facts.CheckLine(check, c)
		result := line.Result.String()
		p.row(indent, indent+len(result)+gap, result, line.Name+": "+line.Why)
	}
}

// passed writes what the line of each check that passed has no room for.
func (p *printer) passed(checks []model.PostureCheck, c clock.Clock) {
	hasTitle := false
	for _, place := range model.FailuresFirst(checks) {
		check := &checks[place]
		if check.Result() != model.CheckPass {
			continue
		}
		if !hasTitle {
			p.title("Passed checks, the rest")
			hasTitle = true
		}
		var pieces []string
		rows, absent := fieldsOf(check, c)
		for _, row := range rows {
			pieces = append(pieces, row.Label+": "+row.Text)
		}
		for _, pair := range facts.WantedAndFound(check, nil) {
			pieces = append(pieces, sidesInWords(pair))
		}
		if len(absent) > 0 {
			pieces = append(pieces, model.Absent.String()+": "+strings.Join(absent, ", "))
		}
		p.paragraph(indent, check.Name()+signs.Between+strings.Join(pieces, signs.Between))
	}
}

// sidesInWords is what a rule wants and what was found of it, in one piece.
func sidesInWords(pair facts.Pair) string {
	name := pair.Name
	if name == "" {
		name = whole
	}
	for _, side := range []struct{ before, text string }{{" wanted ", pair.Wanted}, {" found ", pair.Found}} {
		if side.text != "" {
			name += side.before + side.text
		}
	}
	return name
}

// check writes the result of one check that did not pass, why that is and what to
// do about it, then all of its fields.
func (p *printer) check(check *model.PostureCheck, c clock.Clock, apart bool) {
	result := check.Result().String()
	inner := indent + len(model.CheckFail.String()) + gap
	if apart {
		p.put("\n")
	}
	p.row(indent, indent+len(result)+gap, result, check.Name()+": "+facts.CheckLine(check, c).Why)
	fields, absent := fieldsOf(check, c)
	rows := slices.Concat(facts.Explain(check, c).Steps, fields)
	pairs := facts.WantedAndFound(check, nil)
	if len(absent) > 0 {
		rows = append(rows, facts.Row{Label: model.Absent.String(), Text: strings.Join(absent, ", ")})
	}
	p.rows(inner, p.columnFor(inner, rows), rows)
	if len(pairs) > 0 {
		p.pairs(inner, pairs)
	}
}

// fieldsOf returns the rows of a check without its wanted and found sides, and
// the names of what was not reported, which one line holds together.
func fieldsOf(check *model.PostureCheck, c clock.Clock) (rows []facts.Row, absent []string) {
	for _, group := range facts.CheckDetail(check, c) {
		isSide := group.ID == facts.WantedGroup || group.ID == facts.FoundGroup
		for _, row := range group.Rows {
			switch {
			case row.Presence == model.Absent:
				absent = append(absent, row.Name)
			case isSide, row.ID == facts.ResultID, row.ID == facts.RuleNameID && row.Text == check.Name():
				// They stand beside each other, or in the line above the fields.
			default:
				row.Label = row.Name
				rows = append(rows, row)
			}
		}
	}
	return rows, absent
}

// whole names a pair whose sides are no objects.
const whole = "(whole)"

// pairs writes what the rule wants beside what was found, or below each other
// where the two do not fit beside each other, so that long paths stay whole.
func (p *printer) pairs(indent int, pairs []facts.Pair) {
	const wantedTitle, foundTitle = "wanted (input)", "found (check)"
	name, wanted, found := 0, len(wantedTitle), len(foundTitle)
	for i := range pairs {
		if pairs[i].Name == "" {
			pairs[i].Name = whole
		}
		name = max(name, measure.Cells(pairs[i].Name))
		wanted = max(wanted, measure.Cells(pairs[i].Wanted))
		found = max(found, measure.Cells(pairs[i].Found))
	}
	if indent+name+gap+wanted+gap+found > p.width {
		p.stack(indent, min(name, p.labelRoom(indent)), pairs)
		return
	}
	p.threeColumns(indent, name, wanted, "", wantedTitle, foundTitle)
	for _, pair := range pairs {
		p.threeColumns(indent, name, wanted, pair.Name, pair.Wanted, pair.Found)
	}
}

// threeColumns writes one line of three columns, of which the first two have the
// widths given and the last the rest.
func (p *printer) threeColumns(indent, first, second int, name, wanted, found string) {
	p.spaces(indent)
	p.put(name)
	blank := first - measure.Cells(name) + gap
	if wanted != "" {
		p.spaces(blank)
		p.put(wanted)
		blank = -measure.Cells(wanted)
	}
	if found != "" {
		p.spaces(blank + second + gap)
		p.put(found)
	}
	p.put("\n")
}

// stack writes the two sides of each pair below each other, each wrapped.
func (p *printer) stack(indent, name int, pairs []facts.Pair) {
	const wantedTitle, foundTitle = "wanted", "found"
	side := indent + name + gap
	column := side + len(wantedTitle) + gap
	for _, pair := range pairs {
		label := pair.Name
		if measure.Cells(label) > name {
			p.paragraph(indent, label)
			label = ""
		}
		for _, line := range [][2]string{{wantedTitle, pair.Wanted}, {foundTitle, pair.Found}} {
			if line[1] == "" {
				continue
			}
			blank := strings.Repeat(" ", name-measure.Cells(label))
			p.row(indent, column, label+blank+strings.Repeat(" ", gap)+line[0], line[1])
			label = ""
		}
	}
}
