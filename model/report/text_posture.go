package report

import (
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/model/text/measure"
)

// posture writes why each check came to its result, failures first, then each in
// full.
func (p *printer) posture(s *model.Session, c clock.Clock) {
	checks := s.Posture.Value
	if s.Posture.Presence != model.Reported {
		lead := facts.PostureLead(s)
		p.title("Posture")
		p.rows(indent, p.columnFor(indent, lead), lead)
		return
	}
	p.title("Posture: " + facts.PostureCounts(model.CountPosture(checks)))
	order := model.FailuresFirst(checks)
	for _, place := range order {
		line := facts.CheckLine(&checks[place], c)
		result := line.Result.String()
		p.row(indent, indent+len(result)+gap, result, line.Name+": "+line.Why)
	}
	p.title("Posture in full")
	for _, place := range order {
		p.check(&checks[place], c)
	}
}

// check writes the result and the name of one check, what to do about it where
// it did not pass, then all of its fields.
func (p *printer) check(check *model.PostureCheck, c clock.Clock) {
	result := check.Result().String()
	inner := indent + len(model.CheckFail.String()) + gap
	p.put("\n")
	p.row(indent, indent+len(result)+gap, result, check.Name())
	fields, absent := fieldsOf(check, c)
	var rows []facts.Row
	if check.Result() != model.CheckPass {
		rows = facts.Explain(check, c).Steps
	}
	rows = append(rows, fields...)
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
