package cli

import (
	"encoding/json"
	"time"

	"ztsession/cli/listing"
	"ztsession/model"
	"ztsession/model/clock"
)

// The columns of the lists. Their names are the members in JSON and the header
// in CSV, and stay as they are: scripts rely on them. What only programs need
// is not in the table, which ends with the id that the next command takes.

func accountColumns() []listing.Column[model.Account] {
	type row = model.Account
	return []listing.Column[row]{
		{Name: "name", Text: func(a row) string { return a.Name }, Data: func(a row) any { return a.Name }},
		{Name: "id", Text: func(a row) string { return orNotReported(a.ID) }, Data: func(a row) any { return orNull(a.ID) }},
	}
}

func (r *run) personColumns() []listing.Column[model.Person] {
	type row = model.Person
	c := r.settings().Clock()
	return []listing.Column[row]{
		{Name: "name", Text: func(p row) string { return textOf(p.Name) }, Data: func(p row) any { return dataOf(p.Name) }},
		{Name: "email", Text: func(p row) string { return textOf(p.Email) }, Data: func(p row) any { return dataOf(p.Email) }},
		{Name: "last_login", Text: func(p row) string { return momentOf(p.LastLogin, c) }, Data: func(p row) any { return dataOf(p.LastLogin) }},
		{Name: "seats", Text: func(p row) string { return p.Seats() }},
		{Name: "access_seat", Data: func(p row) any { return dataOf(p.AccessSeat) }},
		{Name: "gateway_seat", Data: func(p row) any { return dataOf(p.GatewaySeat) }},
		{Name: "devices", Text: func(p row) string { return numberOf(p.Devices) }, Data: func(p row) any { return numberData(p.Devices) }},
		{Name: "id", Text: func(p row) string { return orNotReported(p.ID) }, Data: func(p row) any { return orNull(p.ID) }},
		{Name: "uid", Data: func(p row) any { return orNull(p.UID) }},
		{Name: "seat_uid", Data: func(p row) any { return orNull(p.SeatUID) }},
	}
}

func (r *run) sessionColumns() []listing.Column[model.SessionSummary] {
	type row = model.SessionSummary
	c := r.settings().Clock()
	return []listing.Column[row]{
		{Name: "issued_at", Text: func(s row) string { return momentOf(s.IssuedAt, c) }, Data: func(s row) any { return dataOf(s.IssuedAt) }},
		{Name: "expires_at", Text: func(s row) string { return momentOf(s.Expires, c) }, Data: func(s row) any { return dataOf(s.Expires) }},
		{Name: "ttl_seconds", Data: func(s row) any { return secondsData(s.TTL) }},
		{Name: "name", Data: func(s row) any { return dataOf(s.Name) }},
		{Name: "apps", Text: func(s row) string { return s.AppTitles() }, Data: func(s row) any { return apps(s.Apps) }},
		{Name: "nonce", Text: func(s row) string { return orNotReported(s.Nonce) }, Data: func(s row) any { return orNull(s.Nonce) }},
	}
}

func apps(apps []model.App) listing.Items {
	items := make(listing.Items, 0, len(apps))
	for _, app := range apps {
		items = append(items, listing.Item{Title: app.Title(), Members: []listing.Member{
			{Name: "key", Value: app.Key},
			{Name: "name", Value: app.Name},
			{Name: "hostname", Value: app.Hostname},
			{Name: "type", Value: app.Type},
			{Name: "uid", Value: app.UID},
		}})
	}
	return items
}

func (r *run) loginColumns() []listing.Column[model.FailedLogin] {
	type row = model.FailedLogin
	c := r.settings().Clock()
	return []listing.Column[row]{
		{Name: "failed_at", Text: func(l row) string { return momentOf(l.At, c) }, Data: func(l row) any { return dataOf(l.At) }},
		{Name: "app", Text: func(l row) string { return textOf(l.App) }, Data: func(l row) any { return dataOf(l.App) }},
		{Name: "ray_id", Text: func(l row) string { return textOf(l.RayID) }, Data: func(l row) any { return dataOf(l.RayID) }},
		{Name: "expires_at", Data: func(l row) any { return dataOf(l.Expiry) }},
	}
}

// inWords returns a field for the table: its value through say, or how it arrived.
func inWords[T any](field model.Field[T], say func(T) string) string {
	value, ok := field.Get()
	switch {
	case ok:
		return say(value)
	case field.Presence == model.Misfit:
		return field.AsSent
	default:
		return field.Presence.String()
	}
}

func textOf(field model.Field[string]) string {
	return inWords(field, func(text string) string { return text })
}

func momentOf(field model.Field[time.Time], c clock.Clock) string { return inWords(field, c.Moment) }

func numberOf(field model.Field[model.Number]) string {
	return inWords(field, func(n model.Number) string { return string(n) })
}

// dataOf returns a field for a program: nil when no value was reported.
func dataOf[T any](field model.Field[T]) any {
	if value, ok := field.Get(); ok {
		return value
	}
	return nil
}

func numberData(field model.Field[model.Number]) any {
	if number, ok := field.Get(); ok {
		return json.Number(number)
	}
	return nil
}

func secondsData(field model.Field[time.Duration]) any {
	if span, ok := field.Get(); ok {
		return int64(span / time.Second)
	}
	return nil
}

func orNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func orNotReported(text string) string {
	if text == "" {
		return model.Absent.String()
	}
	return text
}
