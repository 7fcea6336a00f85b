package facts

import (
	"cmp"
	"strings"

	"ztsession/model"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
)

// Who returns what to call the one who logged in: the e-mail, the name, the
// service token, the certificate, the user id.
func Who(s *model.Session) string {
	if email, ok := s.Email.Get(); ok {
		return email
	}
	if name := Name(s); name != "" {
		return name
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

// Name returns what the identity provider calls the person, which is no field of
// the schema; empty where it says nothing.
func Name(s *model.Session) string {
	for _, value := range s.Other {
		if value.Key() == "name" && value.Kind() == model.KindText && value.Text() != "" {
			return value.Text()
		}
	}
	return ""
}

// WhoByName returns what the one who logged in is called, by name too where there is
// one beside.
func WhoByName(s *model.Session) string {
	called, name := Who(s), Name(s)
	if name == "" || name == called {
		return called
	}
	return name + ", " + called
}

// State returns the words for whether the session is active.
func State(s *model.Session) (words string, tone Tone) {
	if s.Origin.Kind != model.FromSession {
		return "NOT A SESSION", Warning
	}
	switch active, ok := s.Active.Get(); {
	case ok && active:
		return "ACTIVE", Good
	case ok:
		return "ENDED OR REVOKED", Bad
	case s.Active.Presence == model.Misfit:
		return "ACTIVE OR NOT: NOT READABLE", Warning
	default:
		return "ACTIVE OR NOT: NOT REPORTED", Muted
	}
}

// PostureCounts puts the counts of the posture pane's title into words: "2 fail ∙ 7 pass".
func PostureCounts(n model.PostureCount) string {
	var parts []string
	add := func(n int, name string) {
		if n > 0 {
			parts = append(parts, words.Thousands(n)+" "+name)
		}
	}
	add(n.Fail, "fail")
	add(n.NotAsked, "could not be asked")
	add(n.Unreadable, "not readable")
	add(n.NotReported, "not reported")
	add(n.NotChecked, "not checked")
	add(n.Pass, "pass")
	return cmp.Or(strings.Join(parts, signs.Between), "none")
}
