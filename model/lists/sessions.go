package lists

import (
	"math"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/country"
	"ztsession/model/facts"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
)

// Sessions returns the columns of a person's active sessions: what the list of
// them says.
func Sessions() []Column[model.SessionSummary] { return sessions(nil) }

// SessionsInDetail returns those columns and what only the sessions' own answers
// say: device, country, posture. They are empty for a session that was not read.
func SessionsInDetail() []Column[model.SessionSummary] { return sessions(glances()) }

func sessions(details []Column[model.SessionSummary]) []Column[model.SessionSummary] {
	type row = model.SessionSummary
	columns := []Column[row]{
		moment("issued_at", func(s *row) model.Field[time.Time] { return s.IssuedAt }).on("Logged in", Moment, 0),
		momentOr("expires_at", never, func(s *row) model.Field[time.Time] { return s.Expires }).on("Ends", Moment, 3),
		seconds("ttl_seconds", func(s *row) model.Field[time.Duration] { return s.TTL }).forPrograms(),
		text("name", func(s *row) model.Field[string] { return s.Name }).forPrograms(),
	}
	columns = append(columns, details...)
	return append(columns,
		Column[row]{
			ID: "apps", Head: "Applications", Class: Title, Rank: 4,
			Text: func(s *row, _ clock.Clock) Cell { return Cell{Text: s.AppTitles()} },
			Data: func(s *row) any { return apps(s.Apps) },
		},
		// Without its nonce a session cannot be opened.
		identifier("nonce", func(s *row) string { return s.Nonce }).on("Nonce", Nonce, 5).quiet().orElse(model.Absent.String(), facts.Warning),
	)
}

// glances returns the columns of what sessions say at a glance.
func glances() []Column[model.SessionSummary] {
	type row = model.SessionSummary
	return []Column[row]{
		glance(text("device", func(s *row) model.Field[string] { return s.Glance.Device }).on("Device", LongName, 1).orElseOf(deviceID)),
		glance(text("device_id", func(s *row) model.Field[string] { return s.Glance.DeviceID }).forPrograms()),
		glance(field("country", func(s *row) model.Field[string] { return s.Glance.Country },
			func(code string, _ clock.Clock) string { return country.Words(code) },
			func(code string) any { return code }).on("From", Words, 3).orElse(dash, facts.Muted)),
		glance(Column[row]{
			ID: "posture", Head: "Posture", Class: Words, Rank: 2,
			Text:  func(s *row, _ clock.Clock) Cell { return postureCell(s.Glance) },
			Order: postureOrder,
		}),
		checkCount("posture_pass", func(n model.PostureCount) int { return n.Pass }),
		checkCount("posture_fail", func(n model.PostureCount) int { return n.Fail }),
		checkCount("posture_unknown", model.PostureCount.Unknown),
		checkCount("posture_not_checked", func(n model.PostureCount) int { return n.NotChecked }),
	}
}

// SessionsMarked returns the columns of SessionsInDetail, and which are marked to
// compare others with them.
func SessionsMarked() []Column[model.SessionSummary] {
	marked := Column[model.SessionSummary]{ID: "marked", Head: "Marked", Class: Mark, Text: func(s *model.SessionSummary, _ clock.Clock) Cell {
		if s.Marked {
			return Cell{Text: signs.Own}
		}
		return Cell{}
	}}
	return append([]Column[model.SessionSummary]{marked}, SessionsInDetail()...)
}

// glance makes a column empty for a session that was not read.
func glance(c Column[model.SessionSummary]) Column[model.SessionSummary] {
	words, data := c.Text, c.Data
	if words != nil {
		c.Text = func(s *model.SessionSummary, now clock.Clock) Cell {
			if s.Glance == nil {
				return Cell{Text: "not read", Brief: "...", Tone: facts.Muted}
			}
			return words(s, now)
		}
	}
	if data != nil {
		c.Data = func(s *model.SessionSummary) any {
			if s.Glance == nil {
				return nil
			}
			return data(s)
		}
	}
	return c
}

// postureCell counts the checks in a few words; a check that did not pass is named
// before those that did.
func postureCell(g *model.Glance) Cell {
	if g.Checks != model.Reported {
		return Cell{Text: g.Checks.String(), Brief: "none", Tone: facts.Muted}
	}
	n := g.Posture
	cell := Cell{Text: facts.PostureCounts(n)}
	switch {
	case n.Fail > 0:
		cell.Brief, cell.Tone = signs.Bad+" "+words.Thousands(n.Fail)+" of "+words.Thousands(n.Total())+" fail", facts.Bad
	case n.Unknown() > 0:
		cell.Brief, cell.Tone = "? "+words.Thousands(n.Unknown())+" of "+words.Thousands(n.Total())+" unknown", facts.Warning
	case n.Pass > 0:
		cell.Brief, cell.Tone = signs.Good+" "+words.Thousands(n.Pass)+" pass", facts.Good
	default:
		cell.Brief, cell.Tone = "none checked", facts.Muted
	}
	return cell
}

// postureOrder puts the sessions with most failing checks first, then those with
// most that are unknown, and those that were not read last.
func postureOrder(s *model.SessionSummary) int {
	const last, each = math.MaxInt32, 1 << 20
	if s.Glance == nil || s.Glance.Checks != model.Reported {
		return last
	}
	return -s.Glance.Posture.Fail*each - s.Glance.Posture.Unknown()
}

// deviceID stands for a device whose name is not known.
func deviceID(s *model.SessionSummary) string {
	if id, ok := s.Glance.DeviceID.Get(); ok {
		return id
	}
	return "no device"
}

// checkCount returns the column of how many checks came to a result, for programs;
// null where no checks were reported.
func checkCount(id string, count func(model.PostureCount) int) Column[model.SessionSummary] {
	return glance(Column[model.SessionSummary]{ID: id, Data: func(s *model.SessionSummary) any {
		if s.Glance.Checks != model.Reported {
			return nil
		}
		return int64(count(s.Glance.Posture))
	}})
}

func apps(apps []model.App) Items {
	items := make(Items, 0, len(apps))
	for _, app := range apps {
		items = append(items, Item{Title: app.Title(), Members: []Member{
			{Name: "key", Value: app.Key},
			{Name: "name", Value: app.Name},
			{Name: "hostname", Value: app.Hostname},
			{Name: "type", Value: app.Type},
			{Name: "uid", Value: app.UID},
		}})
	}
	return items
}

// Logins returns the columns of a person's failed logins.
func Logins() []Column[model.FailedLogin] {
	type row = model.FailedLogin
	return []Column[row]{
		moment("failed_at", func(l *row) model.Field[time.Time] { return l.At }).on("Refused", Moment, 0),
		text("app", func(l *row) model.Field[string] { return l.App }).on("Application", Title, 0),
		text("ray_id", func(l *row) model.Field[string] { return l.RayID }).on("Ray ID", RayID, 1),
		momentOr("expires_at", never, func(l *row) model.Field[time.Time] { return l.Expiry }).forPrograms(),
	}
}
