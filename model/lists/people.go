package lists

import (
	"cmp"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/model/text/signs"
)

// dash stands on the screens for a name that was not reported.
const dash = signs.Absent

// Accounts returns the columns of the accounts that a credential can see.
func Accounts() []Column[model.Account] {
	type row = model.Account
	return []Column[row]{
		text("name", func(a *row) model.Field[string] { return model.Known(a.Name) }).on("Account", Title, 0),
		identifier("id", func(a *row) string { return a.ID }).on("Id", AccountID, 1).quiet(),
	}
}

// People returns the columns of the people of an account.
func People() []Column[model.Person] {
	type row = model.Person
	return []Column[row]{
		text("name", func(p *row) model.Field[string] { return p.Name }).on("Name", Name, 0).orElse(dash, facts.Muted),
		text("email", func(p *row) model.Field[string] { return p.Email }).on("E-mail", Address, 0).orElse(dash, facts.Muted),
		momentOr("last_login", never, func(p *row) model.Field[time.Time] { return p.LastLogin }).on("Last login", Moment, 1),
		{ID: "seats", Text: func(p *row, _ clock.Clock) Cell { return Cell{Text: p.Seats(), Tone: facts.Muted} }, Head: "Seats", Class: Words, Rank: 3},
		yesNo("access_seat", func(p *row) model.Field[bool] { return p.AccessSeat }).forPrograms(),
		yesNo("gateway_seat", func(p *row) model.Field[bool] { return p.GatewaySeat }).forPrograms(),
		number("devices", func(p *row) model.Field[model.Number] { return p.Devices }).on("Devices", Count, 2).quiet().orElse(dash, facts.Muted),
		identifier("id", func(p *row) string { return p.ID }),
		identifier("uid", func(p *row) string { return p.UID }).forPrograms(),
		identifier("seat_uid", func(p *row) string { return p.SeatUID }).forPrograms(),
	}
}

// at returns a moment as a field; the zero moment is none.
func at(t time.Time) model.Field[time.Time] {
	if t.IsZero() {
		return model.Field[time.Time]{Presence: model.Empty}
	}
	return model.Known(t)
}

// Recents returns the columns of recent look-ups and bookmarks. What the ids
// stand for is shown in their place as far as it is known.
func Recents() []Column[model.Recent] {
	type row = model.Recent
	return []Column[row]{
		identifier("user", func(r *row) string { return cmp.Or(r.Person, r.Ref.User) }).on("Who", Address, 0).shortens(),
		identifier("bookmark", func(r *row) string { return r.Name }).on("Bookmark", Title, 1).orElse(dash, facts.Muted),
		moment("at", func(r *row) model.Field[time.Time] { return at(r.At) }).on("When", Moment, 0),
		identifier("nonce", func(r *row) string { return r.Ref.Nonce }).on("Nonce", Nonce, 0).shortens(),
		identifier("account", func(r *row) string { return cmp.Or(r.Account, r.Ref.Account) }).on("Account", Name, 2).quiet(),
	}
}
