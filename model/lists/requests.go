package lists

import (
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/model/text/signs"
)

// Requests returns the columns of the access log.
func Requests() []Column[access.Request] {
	type row = access.Request
	return []Column[row]{
		moment("at", func(q *row) model.Field[time.Time] { return q.At }).on("When", Moment, 0),
		{
			ID: "outcome", Head: "Outcome", Class: Outcome,
			Text: func(q *row, _ clock.Clock) Cell { return outcome(q) },
			Data: outcomeData,
			Order: func(q *row) int {
				// What was refused is looked for first, and what was not told is no answer.
				switch allowed, ok := q.Allowed.Get(); {
				case !ok:
					return 2
				case allowed:
					return 1
				default:
					return 0
				}
			},
		},
		text("app", func(q *row) model.Field[string] { return q.App }).on("Application", Title, 0).orElseOf(func(q *row) string { return q.AppDomain.Value }),
		text("email", func(q *row) model.Field[string] { return q.Email }).on("E-mail", Address, 2).orElse(dash, facts.Muted),
		text("ip", func(q *row) model.Field[string] { return q.IP }).on("Address", Name, 3).quiet().orElse(dash, facts.Muted),
		text("country", requestCountry).on("Country", Code, 4).quiet().orElse(dash, facts.Muted),
		text("connection", func(q *row) model.Field[string] { return q.Connection }).on("Login", RuleType, 5).quiet().orElse(dash, facts.Muted),
		text("ray_id", func(q *row) model.Field[string] { return q.RayID }).on("Ray ID", RayID, 1),
		text("action", func(q *row) model.Field[string] { return q.Action }).forPrograms(),
		text("app_domain", func(q *row) model.Field[string] { return q.AppDomain }).forPrograms(),
		text("app_type", func(q *row) model.Field[string] { return q.AppType }).forPrograms(),
		text("app_uid", func(q *row) model.Field[string] { return q.AppUID }).forPrograms(),
		text("user_id", func(q *row) model.Field[string] { return q.UserID }).forPrograms(),
	}
}

// RequestsOfPerson returns the columns of the access log of one person, whose
// e-mail would stand in every row.
func RequestsOfPerson() []Column[access.Request] {
	columns := Requests()
	for i := range columns {
		if columns[i].ID == "email" {
			columns[i].Head = ""
		}
	}
	return columns
}

// requestCountry returns the country in capitals, as a session has it.
func requestCountry(q *access.Request) model.Field[string] {
	field := q.Country
	if len(field.Value) == 2 {
		field.Value = strings.ToUpper(field.Value)
	}
	return field
}

func outcome(q *access.Request) Cell {
	switch allowed, ok := q.Allowed.Get(); {
	case q.Allowed.Presence == model.Misfit:
		return Cell{Text: q.Allowed.AsSent, Brief: model.Misfit.String(), Tone: facts.Warning}
	case !ok:
		return Cell{Text: q.Allowed.Presence.String(), Brief: model.Absent.String(), Tone: facts.Muted}
	case allowed:
		return Cell{Text: "let in", Brief: signs.Good + " let in"}
	default:
		return Cell{Text: "refused", Brief: signs.Bad + " refused", Tone: facts.Bad}
	}
}

func outcomeData(q *access.Request) any {
	switch allowed, ok := q.Allowed.Get(); {
	case !ok:
		return nil
	case allowed:
		return "let_in"
	default:
		return "refused"
	}
}
