package lists

import (
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
)

// Sessions returns the columns of a person's active sessions.
func Sessions() []Column[model.SessionSummary] {
	type row = model.SessionSummary
	return []Column[row]{
		moment("issued_at", func(s *row) model.Field[time.Time] { return s.IssuedAt }).on("Issued", Moment, 0),
		momentOr("expires_at", never, func(s *row) model.Field[time.Time] { return s.Expires }).on("Ends", Moment, 1),
		seconds("ttl_seconds", func(s *row) model.Field[time.Duration] { return s.TTL }).forPrograms(),
		text("name", func(s *row) model.Field[string] { return s.Name }).forPrograms(),
		{
			ID: "apps", Head: "Applications", Class: Title, Rank: 2,
			Text: func(s *row, _ clock.Clock) Cell { return Cell{Text: s.AppTitles()} },
			Data: func(s *row) any { return apps(s.Apps) },
		},
		// Without its nonce a session cannot be opened.
		identifier("nonce", func(s *row) string { return s.Nonce }).on("Nonce", Nonce, 1).quiet().orElse(model.Absent.String(), facts.Warning),
	}
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
		moment("failed_at", func(l *row) model.Field[time.Time] { return l.At }).on("When", Moment, 0),
		text("app", func(l *row) model.Field[string] { return l.App }).on("Application", Title, 0),
		text("ray_id", func(l *row) model.Field[string] { return l.RayID }).on("Ray ID", RayID, 1),
		momentOr("expires_at", never, func(l *row) model.Field[time.Time] { return l.Expiry }).forPrograms(),
	}
}
