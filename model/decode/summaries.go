package decode

import (
	"math"
	"strconv"
	"strings"
	"time"

	"ztsession/model"
)

// Summaries reads the list of a person's active sessions, the newest first. A
// session without a nonce is kept, with Nonce empty: it is there, though it
// cannot be opened.
func Summaries(list model.Value) []model.SessionSummary {
	var all []model.SessionSummary
	for r, v := range rows(list) {
		all = append(all, r.summary(v))
	}
	newest(all, func(s *model.SessionSummary) model.Field[time.Time] { return s.IssuedAt })
	return all
}

func (r *reader) summary(v model.Value) model.SessionSummary {
	var s model.SessionSummary
	if name := v.Get("name"); name.Exists() {
		r.text(name, &s.Name)
	}
	for member := range v.Get("metadata").Children() {
		switch member.Key() {
		case "nonce":
			s.Nonce = plain(member)
		case "iat":
			r.seconds(member, &s.IssuedAt)
		case "expires":
			r.expiry(member, &s.Expires)
		case "ttl":
			r.duration(member, &s.TTL)
		case "apps":
			s.Apps = apps(member)
		}
	}
	// The two say the same; the one outside the metadata stands in.
	if s.Expires.Presence != model.Reported {
		var outer model.Field[time.Time]
		if r.expiry(v.Get("expiration"), &outer); outer.Presence == model.Reported || s.Expires.Presence == model.Absent {
			s.Expires = outer
		}
	}
	return s
}

// mostApps is how many applications of one session are read.
const mostApps = 10_000

// apps reads the applications of a session: a map by undocumented keys, or a
// list. An application that is a plain text is its name.
func apps(v model.Value) []model.App {
	var all []model.App
	inList := v.Kind() == model.KindList
	for member := range v.Children() {
		if member.Ordinal() == mostApps {
			break
		}
		app := model.App{
			Key: member.Key(), Name: plain(member.Get("name")), Hostname: plain(member.Get("hostname")),
			Type: plain(member.Get("type")), UID: plain(member.Get("uid")),
		}
		if member.Kind() == model.KindText {
			app.Name = member.Text()
		}
		if inList {
			app.Key = strconv.Itoa(member.Ordinal())
		}
		all = append(all, app)
	}
	return all
}

// duration reads a span documented as a number of seconds, also as a text and
// as Go writes spans: 24h.
func (r *reader) duration(v model.Value, into *model.Field[time.Duration]) {
	const expected = "a number of seconds"
	r.repeated(v, into.Presence)
	text := strings.TrimSpace(plain(v))
	span, ok := secondsSpan(text)
	if ok && v.Kind() == model.KindNumber {
		*into = model.Known(span)
		return
	}
	if !ok {
		var err error
		span, err = time.ParseDuration(text)
		ok = err == nil
	}
	if !ok || v.Kind() != model.KindText {
		*into = misfit[time.Duration](r, v, expected)
		return
	}
	*into = model.Known(span)
	into.AsSent = sent(v)
	r.drifted(v, expected, span.String())
}

// secondsSpan reads a number of seconds that a time.Duration can hold.
func secondsSpan(digits string) (time.Duration, bool) {
	if !isDecimal(digits) {
		return 0, false
	}
	seconds, err := strconv.ParseFloat(digits, 64)
	if err != nil || math.Abs(seconds) > math.MaxInt64/1e9-1 {
		return 0, false
	}
	return time.Duration(math.Round(seconds * 1e9)), true
}
