package facts

import (
	"fmt"

	"ztsession/model"
	"ztsession/model/clock"
)

// Item is one piece of the summary line.
type Item struct {
	Text string
	Tone Tone
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
		return Item{"NOT A SESSION", Warning}
	}
	switch active, ok := s.Active.Get(); {
	case ok && active:
		return Item{"ACTIVE", Good}
	case ok:
		return Item{"ENDED", Bad}
	case s.Active.Presence == model.Misfit:
		return Item{"ACTIVE OR NOT: NOT READABLE", Warning}
	default:
		return Item{"ACTIVE OR NOT: NOT REPORTED", Muted}
	}
}

// Summary returns the line that stands above every pane: who, active or not,
// issued when, from where, by which provider, WARP, certificate, posture.
func Summary(s *model.Session, c clock.Clock) []Item {
	return []Item{
		{Who(s), Plain}, State(s), issued(s, c), from(s), provider(s), warpShort(s), mtlsShort(s), postureShort(s),
	}
}

func issued(s *model.Session, c clock.Clock) Item {
	if t, ok := s.IssuedAt.Get(); ok {
		words := "issued " + c.Moment(t)
		if listed := s.Origin.Listed; listed != nil && listed.Expires.Presence == model.Reported {
			words += ", ends " + c.Moment(listed.Expires.Value) + " (from the list)"
		}
		return Item{words, Plain}
	}
	return Item{"issued: " + missing(s.IssuedAt.Presence), Muted}
}

func from(s *model.Session) Item {
	ip, ipOK := s.IP.Get()
	country, countryOK := s.Geo.Value.Country.Get()
	switch {
	case ipOK && countryOK:
		return Item{country + " " + ip, Plain}
	case ipOK:
		return Item{ip, Plain}
	case countryOK:
		return Item{country + ", no IP reported", Plain}
	default:
		return Item{"place not reported", Muted}
	}
}

func provider(s *model.Session) Item {
	if kind, ok := s.IDP.Value.Type.Get(); ok {
		return Item{kind, Plain}
	}
	if model.Is(s.ServiceToken, true) {
		return Item{"service token", Plain}
	}
	return Item{"login method not reported", Muted}
}

func warpShort(s *model.Session) Item {
	warp, ok := s.WARP.Get()
	_, tone := WARP(s)
	switch {
	case !ok:
		return Item{"WARP not reported", Muted}
	case warp && model.Is(s.Gateway, false):
		return Item{"WARP on, outside the organisation", tone}
	case warp:
		return Item{"WARP on", tone}
	default:
		return Item{"WARP off", tone}
	}
}

func mtlsShort(s *model.Session) Item {
	c := s.Certificate()
	tone := certificateTone(c.State)
	switch c.State {
	case model.CertificateNotReported:
		return Item{"mTLS not reported", tone}
	case model.CertificateNotPresented:
		return Item{"mTLS none", tone}
	case model.CertificateAccepted:
		return Item{"mTLS SUCCESS", tone}
	case model.CertificateRefused:
		return Item{"mTLS FAILED", tone}
	case model.CertificateUnclear:
		return Item{"mTLS unclear", tone}
	default:
		return Item{"mTLS unknown", tone}
	}
}

func postureShort(s *model.Session) Item {
	if s.Posture.Presence != model.Reported {
		return Item{"posture " + missing(s.Posture.Presence), Muted}
	}
	n := model.CountPosture(s.Posture.Value)
	tone := Good
	switch {
	case n.Fail > 0:
		tone = Bad
	case n.Pass < n.Total():
		tone = Warning
	}
	return Item{fmt.Sprintf("posture %d/%d pass", n.Pass, n.Total()), tone}
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
