package access

import (
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/credential"
)

// LogQuery asks for rows of the access log. What it asks for is sent, and looked
// for in the rows as well, since not all of it is documented as a filter.
type LogQuery struct {
	Email   string // the whole e-mail
	RayID   string // 16 hexadecimal digits, without the place
	Refused bool   // only what was refused
	// Since and Until are zero for no bound.
	Since, Until time.Time
	// Limit is how many rows are wanted; 0 for all.
	Limit int
}

// Check returns a *model.Failure of wrong usage when what is asked for has a
// credential in it, which no request carries in its address.
func (q LogQuery) Check() error {
	for _, text := range []string{q.Email, q.RayID} {
		if kind, ok := credential.In(text); ok {
			return model.WrongUsage("What is searched for looks like "+kind.String()+", so it was not used.", "Give the e-mail of a person, or a Ray ID.")
		}
	}
	return nil
}

// Fits reports whether a row is one that was asked for. A row that does not
// report what was asked for by cannot be told to fit.
func (q LogQuery) Fits(row *Request) bool {
	is := func(field model.Field[string], wanted string) bool {
		return wanted == "" || field.Presence == model.Reported && strings.EqualFold(bare(field.Value), bare(wanted))
	}
	at, known := row.moment()
	switch {
	case !is(row.Email, q.Email), !is(row.RayID, q.RayID):
		return false
	case q.Refused && !model.Is(row.Allowed, false):
		return false
	case !q.Since.IsZero() && known && at.Before(q.Since), !q.Until.IsZero() && known && at.After(q.Until):
		return false
	default:
		return true
	}
}

// moment returns when the request was made; false where that is not reported, or can
// be no moment.
func (q *Request) moment() (time.Time, bool) {
	at, ok := q.At.Get()
	return at, ok && clock.IsPlausible(at)
}

// Fitting returns the rows that fit a query.
func (l *Log) Fitting(q LogQuery) []Request {
	var fitting []Request
	for i := range l.Rows {
		if q.Fits(&l.Rows[i]) {
			fitting = append(fitting, l.Rows[i])
		}
	}
	return fitting
}

// SameRay reports whether two Ray IDs are the same, with or without their places.
func SameRay(a, b string) bool {
	return strings.EqualFold(bare(a), bare(b)) && strings.TrimSpace(a) != ""
}

// bare returns a Ray ID without the place behind it, and any other text as it is.
func bare(text string) string {
	text = strings.TrimSpace(text)
	if len(text) == rayLength+4 && text[rayLength] == '-' {
		return text[:rayLength]
	}
	return text
}

// rayLength is how many hexadecimal digits a Ray ID has.
const rayLength = 16

// Log is what was found in the access log.
type Log struct {
	// Rows are those that fit, the newest first.
	Rows []Request
	// Looked is how many rows were looked through, and Oldest when the oldest of
	// them was made: the log may reach back further.
	Looked int
	Oldest time.Time
	// More means that there are rows that were not looked through.
	More bool
}

// Take adds the rows of a page that fit and are not known yet, and returns how
// many rows of the page are new. seen are the rows so far.
func (l *Log) Take(page []Request, q LogQuery, seen map[string]bool) (fresh int) {
	for i := range page {
		row := &page[i]
		at, dated := row.moment()
		key := row.Key()
		if seen[key] && (dated || row.RayID.Value != "") {
			continue
		}
		seen[key] = true
		fresh++
		l.Looked++
		if dated && (l.Oldest.IsZero() || at.Before(l.Oldest)) {
			l.Oldest = at
		}
		if q.Fits(row) {
			l.Rows = append(l.Rows, *row)
		}
	}
	return fresh
}

// Key tells a row from others. Rows that report neither a Ray ID nor a time have
// the same.
func (q *Request) Key() string {
	at, _ := q.At.Get()
	return q.RayID.Value + " " + at.String() + " " + q.AppUID.Value + " " + q.Email.Value
}

// Further returns the query for the rows behind those of a log, and whether they
// can be asked for. The API takes whole seconds, so that rows of the last second
// come again.
func (l *Log) Further(q LogQuery) (LogQuery, bool) {
	if len(l.Rows) == 0 || !l.More {
		return q, false
	}
	at, dated := l.Rows[len(l.Rows)-1].moment()
	q.Until = at.Truncate(time.Second).Add(time.Second)
	return q, dated
}

// With returns a log with the rows behind it. Rows of it that come again are left
// out; where nothing new came there is no more to be had in this way.
func (l *Log) With(further Log) Log {
	all := Log{Rows: l.Rows[:len(l.Rows):len(l.Rows)], Looked: l.Looked + further.Looked, Oldest: l.Oldest, More: further.More}
	seen := make(map[string]bool, len(l.Rows))
	for i := range l.Rows {
		seen[l.Rows[i].Key()] = true
	}
	for i := range further.Rows {
		if !seen[further.Rows[i].Key()] {
			all.Rows = append(all.Rows, further.Rows[i])
		}
	}
	if all.Oldest.IsZero() || !further.Oldest.IsZero() && further.Oldest.Before(all.Oldest) {
		all.Oldest = further.Oldest
	}
	all.More = further.More && len(all.Rows) > len(l.Rows)
	return all
}

// RequestOf returns a failed login as a row of the log, which it is another view
// of: it has no address and no country.
func RequestOf(login *model.FailedLogin, user, email string) Request {
	q := Request{At: login.At, Allowed: model.Known(false), App: login.App, RayID: login.RayID, OfFailed: true}
	if user != "" {
		q.UserID = model.Known(user)
	}
	if email != "" {
		q.Email = model.Known(email)
	}
	return q
}
