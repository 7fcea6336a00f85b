package facts

import (
	"fmt"

	"ztsession/model"
	"ztsession/model/clock"
)

// Item is one piece of the summary line.
type Item struct {
	// Question is what the piece answers, in a word or two.
	Question string
	Text     string
	Tone     Tone
	// Rank says which pieces are given up first where there is no room: those
	// with the highest. Each stands in a pane too.
	Rank int
}

// Who returns what to call the one who logged in: the e-mail, the name, the
// service token, the certificate, the user id.
func Who(s *model.Session) string {
	if email, ok := s.Email.Get(); ok {
		return email
	}
	for _, value := range s.Other {
		if value.Key() == "name" && value.Kind() == model.KindText && value.Text() != "" {
			return value.Text()
		}
	}
	if model.Is(s.ServiceToken, true) {
		if id, ok := s.ServiceID.Get(); ok {
			return "service token " + id
		}
		return "a service token"
	}
	for _, field := range []model.Field[string]{s.CommonName, s.UserUUID} {
		if name, ok := field.Get(); ok {
			return name
		}
	}
	return "nobody named"
}

// State returns the word for whether the session is good.
func State(s *model.Session) Item {
	if s.Origin.Kind != model.FromSession {
		return Item{"State", "NOT A SESSION", Warning, 1}
	}
	switch active, ok := s.Active.Get(); {
	case ok && active:
		return Item{"State", "ACTIVE", Good, 1}
	case ok:
		return Item{"State", "ENDED", Bad, 1}
	case s.Active.Presence == model.Misfit:
		return Item{"State", "ACTIVE OR NOT: NOT READABLE", Warning, 1}
	default:
		return Item{"State", "ACTIVE OR NOT: NOT REPORTED", Muted, 1}
	}
}

// Summary returns the line that stands above every pane: who, active or not,
// issued when, from where, by which provider, WARP, certificate, posture.
func Summary(s *model.Session, c clock.Clock) []Item {
	items := []Item{{Question: "Who", Text: Who(s)}, State(s), issued(s, c)}
	if ends, ok := ends(s, c); ok {
		items = append(items, ends)
	}
	items = append(items, from(s), provider(s), warpShort(s), mtlsShort(s), postureShort(s))
	if n := len(s.Notes); n > 0 {
		items = append(items, Item{"Notes", count(n, "note", "notes") + " on the answer", Warning, 5})
	}
	return items
}

// ends says when the session ends, which only the person's list tells.
func ends(s *model.Session, c clock.Clock) (Item, bool) {
	if s.Origin.Listed == nil {
		return Item{}, false
	}
	at, ok := s.Origin.Listed.Expires.Get()
	return Item{"Ends", "ends " + c.Moment(at) + " (from the list)", Plain, 5}, ok
}

func issued(s *model.Session, c clock.Clock) Item {
	if t, ok := s.IssuedAt.Get(); ok {
		return Item{"Issued", "issued " + c.Moment(t), Plain, 4}
	}
	return Item{"Issued", "issued: " + missing(s.IssuedAt.Presence), Muted, 4}
}

func from(s *model.Session) Item {
	ip, ipOK := s.IP.Get()
	country, countryOK := s.Geo.Value.Country.Get()
	switch {
	case ipOK && countryOK:
		return Item{"From", country + " " + ip, Plain, 7}
	case ipOK:
		return Item{"From", ip, Plain, 7}
	case countryOK:
		return Item{"From", country + ", no IP reported", Plain, 7}
	default:
		return Item{"From", "place not reported", Muted, 7}
	}
}

func provider(s *model.Session) Item {
	if kind, ok := s.IDP.Value.Type.Get(); ok {
		return Item{"Login", kind, Plain, 8}
	}
	if model.Is(s.ServiceToken, true) {
		return Item{"Login", "service token", Plain, 8}
	}
	return Item{"Login", "login method not reported", Muted, 8}
}

func warpShort(s *model.Session) Item {
	warp, ok := s.WARP.Get()
	_, tone := WARP(s)
	switch {
	case !ok:
		return Item{"WARP", "WARP not reported", Muted, 3}
	case warp && model.Is(s.Gateway, false):
		return Item{"WARP", "WARP on, outside the organisation", tone, 3}
	case warp:
		return Item{"WARP", "WARP on", tone, 3}
	default:
		return Item{"WARP", "WARP off", tone, 3}
	}
}

func mtlsShort(s *model.Session) Item {
	c := s.Certificate()
	tone := certificateTone(c.State)
	rank := 6
	if tone == Bad {
		// A refused certificate is likely why the person cannot get in.
		rank = 2
	}
	switch c.State {
	case model.CertificateNotReported:
		return Item{"Client certificate", "mTLS not reported", tone, rank}
	case model.CertificateNotPresented:
		return Item{"Client certificate", "mTLS none", tone, rank}
	case model.CertificateAccepted:
		return Item{"Client certificate", "mTLS SUCCESS", tone, rank}
	case model.CertificateRefused:
		return Item{"Client certificate", "mTLS FAILED", tone, rank}
	case model.CertificateUnclear:
		return Item{"Client certificate", "mTLS unclear", tone, rank}
	default:
		return Item{"Client certificate", "mTLS unknown", tone, rank}
	}
}

func postureShort(s *model.Session) Item {
	if s.Posture.Presence != model.Reported {
		return Item{"Posture", "posture " + missing(s.Posture.Presence), Muted, 2}
	}
	n := model.CountPosture(s.Posture.Value)
	tone := Good
	switch {
	case n.Fail > 0:
		tone = Bad
	case n.Pass < n.Total():
		tone = Warning
	}
	return Item{"Posture", fmt.Sprintf("posture %d/%d pass", n.Pass, n.Total()), tone, 2}
}

// PostureCounts puts the counts of the posture pane's title into words: "2 fail · 7 pass".
func PostureCounts(n model.PostureCount) string {
	words := ""
	add := func(n int, name string) {
		if n == 0 {
			return
		}
		if words != "" {
			words += " · "
		}
		words += fmt.Sprintf("%d %s", n, name)
	}
	add(n.Fail, "fail")
	add(n.Unreadable, "not readable")
	add(n.NotReported, "not reported")
	add(n.Pass, "pass")
	if words == "" {
		return "none"
	}
	return words
}
