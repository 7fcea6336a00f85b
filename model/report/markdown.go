package report

import (
	"io"
	"slices"
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
)

// Markdown writes s for a ticket: a summary, the findings, the posture checks
// with failures first, the devices, the client certificate and the notes.
// Every text from outside stands in a code span, where it cannot become a
// link, an image, HTML, a mention or a new cell. The error is the writer's.
func Markdown(w io.Writer, s *model.Session, c clock.Clock) error {
	m := &markdown{printer: newPrinter(w, Width)}
	m.put("# Access session of ", code(facts.Who(s)), "\n")
	m.summary(s, c)
	m.findings(model.Findings(s))
	m.posture(s, c)
	m.devices(s, c)
	for _, group := range facts.MTLS(s) {
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

// lead returns the words of an item that repeat its question.
func lead(question string) string {
	switch question {
	case "Issued", "Ends", "Posture":
		return strings.ToLower(question)
	case "Client certificate":
		return "mTLS"
	default:
		return question
	}
}

// isFromOutside reports whether an item holds text that other people wrote.
func isFromOutside(question string) bool {
	return question == "Who" || question == "From" || question == "Login"
}

// summary writes the items of the line that stands above every screen.
func (m *markdown) summary(s *model.Session, c clock.Clock) {
	m.put("\n")
	m.columns("Question", "Answer")
	for _, item := range facts.Summary(s, c) {
		outside := isFromOutside(item.Question)
		answer := item.Text
		switch {
		case item.Question == "State":
			answer = "**" + answer + "**"
		case outside && item.Tone == facts.Muted:
			answer = sentence(answer)
		case outside:
			answer = code(answer)
		default:
			answer = strings.TrimLeft(strings.TrimPrefix(answer, lead(item.Question)), ": ")
		}
		m.line(item.Question, answer)
	}
}

func (m *markdown) findings(found []model.Finding) {
	if len(found) == 0 {
		return
	}
	m.heading("Findings")
	for _, finding := range found {
		m.put("- **", upper(finding.Severity.String()), "** ", sentence(finding.Text), " At ", code(string(finding.Evidence)), "\n")
	}
}

func (m *markdown) posture(s *model.Session, c clock.Clock) {
	checks := s.Posture.Value
	if s.Posture.Presence != model.Reported {
		m.facts(facts.Group{Title: "Posture", Rows: facts.PostureLead(s)})
		return
	}
	m.heading("Posture: " + facts.PostureCounts(model.CountPosture(checks)))
	m.columns("Result", "Check", "Type", "When", "Wanted", "Found", "Error")
	for _, place := range model.FailuresFirst(checks) {
		check := &checks[place]
		line := facts.CheckLine(check, c)
		wanted, found := sides(check)
		kind := line.Type
		if check.Type.Presence == model.Reported {
			kind = code(kind)
		}
		m.line("**"+line.Result.String()+"**", code(line.Name), kind, line.Age, wanted, found, errorCell(check))
	}
	m.details(checks, c)
}

// details writes what the table of checks has no column for, of every check
// that did not pass: those are what a ticket is about.
func (m *markdown) details(checks []model.PostureCheck, c clock.Clock) {
	for _, place := range model.FailuresFirst(checks) {
		check := &checks[place]
		if check.Presence != model.Reported || check.Result() == model.CheckPass {
			continue
		}
		base := check.Path()
		rows, _ := fieldsOf(check, base, c)
		rows = slices.DeleteFunc(rows, func(row facts.Row) bool {
			return slices.Contains([]model.Path{base.Key("type"), base.Key("timestamp"), base.Key("error")}, row.Path)
		})
		if len(rows) == 0 {
			continue
		}
		m.put("\n### ", check.Result().String(), " ", code(check.Name()), "\n\n")
		m.table(rows)
	}
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
	for _, pair := range facts.WantedAndFound(check) {
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
		var others []string
		for _, row := range device.Details[1:] {
			others = append(others, named(row.Label, row.Text))
		}
		m.line(code(device.ID), value(device.Details[0].Text, device.Details[0].Tone), own, strings.Join(others, ", "))
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
		if row.Path == "" {
			// A derived fact, whose name and words are ours.
			m.line(sentence(row.Label), sentence(row.Text))
			continue
		}
		m.line(code(row.Label), value(row.Text, row.Tone))
	}
}

// value returns the cell of a fact. Words of ours that say that there is no
// value stand outside a code span, so that they cannot be taken for one.
func value(text string, tone facts.Tone) string {
	if tone == facts.Muted {
		for _, p := range []model.Presence{model.Absent, model.Null} {
			if text == p.String() {
				return text
			}
		}
		if text == emptyWord {
			return text
		}
	}
	return code(text)
}

const emptyWord = "empty"
