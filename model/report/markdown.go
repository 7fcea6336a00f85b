package report

import (
	"io"
	"slices"
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/model/finding"
	"ztsession/model/headline"
	"ztsession/model/sample"
	"ztsession/model/ticket"
)

// Markdown writes s for a ticket: a summary, the findings, the posture checks
// with failures first, the devices, the client certificate and the notes.
// Every text from outside stands in a code span, where it cannot become a
// link, an image, HTML, a mention or a new cell. The error is the writer's.
func Markdown(w io.Writer, s *model.Session, c clock.Clock) error {
	m := &markdown{printer: newPrinter(w, Width)}
	// A report is read later and elsewhere.
	c.Precise = true
	m.put("# Access session of ", code(facts.Who(s)), "\n")
	answer := finding.Of(s, c.Now)
	m.answer(s, &answer, c)
	m.watched(s, c)
	m.summary(s, &answer, c)
	m.posture(s, c)
	if group := facts.RulesGroup(s); len(group.Rows) > 0 {
		m.facts(group)
	}
	m.devices(s, c)
	for _, group := range facts.MTLS(s, c) {
		m.facts(group)
	}
	for _, group := range facts.Identity(s, c) {
		m.facts(group)
	}
	return m.out.Flush()
}

// markdown writes Markdown with the tables of GitHub and GitLab.
type markdown struct{ *printer }

func (m *markdown) heading(text string) { m.put("\n## ", text, "\n\n") }

// columns begins a table.
func (m *markdown) columns(names ...string) {
	m.put("| ", strings.Join(names, " | "), " |\n|", strings.Repeat(" --- |", len(names)), "\n")
}

func (m *markdown) line(cells ...string) {
	m.put("| ", strings.Join(cells, " | "), " |\n")
}

// summary writes who it is, and what stands above every screen.
func (m *markdown) summary(s *model.Session, found *finding.Answer, c clock.Clock) {
	m.put("\n")
	m.columns("Question", "Answer")
	m.line("Who", code(facts.WhoByName(s)))
	for _, piece := range headline.ForReport(s, found, c) {
		answer := literal(piece.Beside(), piece.Outside)
		if piece.ID == headline.StatePiece {
			answer = "**" + answer + "**"
		}
		m.line(piece.Question, answer)
	}
}

// answer writes what the findings come to, then each of them with what it rests
// on and the next step.
func (m *markdown) answer(s *model.Session, answer *finding.Answer, c clock.Clock) {
	m.put("\n**", ticket.Headline(s, answer), "**\n")
	if len(answer.Findings) > 0 {
		m.put("\n")
	}
	for i := range answer.Findings {
		one := &answer.Findings[i]
		m.put("- **", upper(one.Severity.String()), "** ", literal(one.Subject, one.Outside), ": ", literal(one.Text, one.Outside))
		for n, e := range one.Evidence {
			before := ", "
			if n == 0 {
				before = " At "
			}
			m.put(before, code(ticket.Evidence(e)))
		}
		if one.Others != "" {
			m.put(" Others: ", one.Others)
		}
		// The step about one check stands with the check.
		if one.Next != "" && one.Check == 0 {
			m.put(" Next: ", literal(one.Next, one.Outside))
		}
		m.put("\n")
	}
	if s.Sample != nil {
		m.put("\nOthers: ", sample.About(s.Sample, c), "\n")
	}
	if len(answer.Unseen) > 0 {
		m.put("\nNot to be seen here: ", strings.Join(answer.Unseen, "; "), ".\n")
	}
}

// watched writes what happened while the session was watched.
func (m *markdown) watched(s *model.Session, c clock.Clock) {
	if len(s.Watched) == 0 {
		return
	}
	m.heading("What happened")
	m.columns("When", "What")
	for _, one := range s.Watched {
		m.line(c.Exact(one.At), code(one.Text))
	}
}

func (m *markdown) posture(s *model.Session, c clock.Clock) {
	checks := s.Posture.Value
	if s.Posture.Presence != model.Reported {
		m.facts(facts.Group{Title: "Posture", Rows: facts.PostureLead(s)})
		return
	}
	m.heading("Posture: " + facts.PostureCounts(model.CountPosture(checks)))
	m.columns("Result", "Check", "Why", "Type", "When", "Wanted", "Found", "Error")
	for _, place := range model.FailuresFirst(checks) {
		check := &checks[place]
		line := facts.CheckLine(check, c)
		wanted, found := sides(check)
		kind := line.Type
		if check.Type.Presence == model.Reported {
			kind = code(kind)
		}
		m.line("**"+line.Result.String()+"**", code(line.Name), code(line.Why), kind, line.Age, wanted, found, errorCell(check))
	}
	m.details(checks, c)
	m.passed(checks, c)
}

// details writes what the table of checks has no column for, of every check
// that did not pass: those are what a ticket is about.
func (m *markdown) details(checks []model.PostureCheck, c clock.Clock) {
	for _, place := range model.FailuresFirst(checks) {
		check := &checks[place]
		if check.Presence != model.Reported || check.Result() == model.CheckPass {
			continue
		}
		rows := slices.Concat(facts.Explain(check, c).Steps, beyondTable(check, c))
		if len(rows) == 0 {
			continue
		}
		m.put("\n### ", check.Result().String(), " ", code(check.Name()), "\n\n")
		m.table(rows)
	}
}

// passed writes what the table of checks has no column for, of every check that
// passed, in one line each.
func (m *markdown) passed(checks []model.PostureCheck, c clock.Clock) {
	hasTitle := false
	for i := range checks {
		check := &checks[i]
		rows := beyondTable(check, c)
		if check.Result() != model.CheckPass || len(rows) == 0 {
			continue
		}
		if !hasTitle {
			m.put("\n### Passed checks, the rest\n\n")
			m.columns("Check", "Other fields")
			hasTitle = true
		}
		m.line(code(check.Name()), joined(rows))
	}
}

// beyondTable returns the fields of a check that the table of checks has no
// column for.
func beyondTable(check *model.PostureCheck, c clock.Clock) []facts.Row {
	rows, _ := fieldsOf(check, c)
	return slices.DeleteFunc(rows, func(row facts.Row) bool {
		return row.ID == facts.CheckTypeID || row.ID == facts.CheckTimeID && !isSentOddly(check) || row.ID == facts.ErrorID
	})
}

// isSentOddly reports whether the time of a check came in another form than
// documented, which the table does not say.
func isSentOddly(check *model.PostureCheck) bool {
	return check.Timestamp.AsSent != "" || check.Timestamp.Presence == model.Reported && !clock.IsPlausible(check.Timestamp.Value)
}

// joined returns a cell with several fields.
func joined(rows []facts.Row) string {
	var cells []string
	for _, row := range rows {
		cells = append(cells, named(row.Label, row.Text))
	}
	return strings.Join(cells, ", ")
}

// errorCell returns the error of a check, or its whole entry when that was not readable.
func errorCell(check *model.PostureCheck) string {
	switch {
	case check.Presence == model.Misfit:
		return code(check.AsSent)
	case check.Error.Presence == model.Misfit:
		return code(check.Error.AsSent)
	default:
		return code(check.Error.Value)
	}
}

// sides returns the cells with what a rule wants and what was found.
func sides(check *model.PostureCheck) (wanted, found string) {
	var left, right []string
	for _, pair := range facts.WantedAndFound(check, nil) {
		if pair.Wanted != "" {
			left = append(left, named(pair.Name, pair.Wanted))
		}
		if pair.Found != "" {
			right = append(right, named(pair.Name, pair.Found))
		}
	}
	return strings.Join(left, ", "), strings.Join(right, ", ")
}

func named(name, text string) string {
	if name == "" {
		return code(text)
	}
	return code(name + ": " + text)
}

func (m *markdown) devices(s *model.Session, c clock.Clock) {
	m.facts(facts.Group{Title: "Devices", Rows: facts.DevicesLead(s, c)})
	if len(s.Devices.Value) == 0 {
		return
	}
	m.put("\n")
	m.columns("Device", "Last login", "Of this session", "Other fields")
	for i := range s.Devices.Value {
		device := facts.DeviceAt(s, i, c)
		own := ""
		if device.Own {
			own = "**yes**"
		}
		m.line(code(device.ID), value(device.Login), own, joined(device.More))
	}
}

// facts writes a group as a table of its rows.
func (m *markdown) facts(group facts.Group) {
	m.heading(group.Title)
	m.table(group.Rows)
}

func (m *markdown) table(rows []facts.Row) {
	m.columns("Field", "Value")
	for _, row := range rows {
		label := row.Label
		if row.NamedByPath() {
			label = code(label)
		}
		m.line(label, value(row))
	}
}

// value returns the cell of a fact. What was reported stands in a code span.
// Words of ours, such as those that say that there is no value, stand outside of
// one, so that they cannot be taken for a value.
func value(row facts.Row) string { return literal(row.Text, row.Outside || row.Value != nil) }

// literal returns text, in a code span when it is not all words of ours.
func literal(text string, outside bool) string {
	if outside {
		return code(text)
	}
	return text
}
