package facts

import (
	"fmt"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/text/words"
)

// Item is one piece of the summary line.
type Item struct {
	// ID names the piece, the same in every session.
	ID string
	// Question is what the piece answers, in a word or two.
	Question string
	// Text is the piece by itself; Answer is it beside its Question.
	Text, Answer string
	Tone         Tone
	// Outside means that Text repeats what other people wrote.
	Outside bool
	// Rank orders the pieces: where there is no room, those with the highest are
	// given up first. Each stands in a pane too.
	Rank int
}

// StateItem is the id of the piece about whether the session is active.
const StateItem = "state"

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

// State returns the words for whether the session is active.
func State(s *model.Session) Item {
	state := func(answer string, tone Tone) Item {
		return Item{ID: StateItem, Question: "State", Text: answer, Answer: answer, Tone: tone, Rank: 1}
	}
	if s.Origin.Kind != model.FromSession {
		return state("NOT A SESSION", Warning)
	}
	switch active, ok := s.Active.Get(); {
	case ok && active:
		return state("ACTIVE", Good)
	case ok:
		return state("ENDED OR REVOKED", Bad)
	case s.Active.Presence == model.Misfit:
		return state("ACTIVE OR NOT: NOT READABLE", Warning)
	default:
		return state("ACTIVE OR NOT: NOT REPORTED", Muted)
	}
}

// Summary returns the line that stands above every pane: who, active or not,
// issued when, from where, by which provider, WARP, certificate, posture.
func Summary(s *model.Session, c clock.Clock) []Item {
	who := Who(s)
	items := []Item{{ID: "who", Question: "Who", Text: who, Answer: who, Outside: true}, State(s), issued(s, c)}
	if ends, ok := ends(s, c); ok {
		items = append(items, ends)
	}
	items = append(items, from(s), provider(s), warpShort(s), mtlsShort(s), postureShort(s))
	if n := len(s.Notes); n > 0 {
		text := words.Count(n, "note", "notes") + " on the answer"
		items = append(items, Item{ID: "notes", Question: "Notes", Text: text, Answer: text, Tone: Warning, Rank: 5})
	}
	return items
}

// ends returns when the session ends, which only the person's list has.
func ends(s *model.Session, c clock.Clock) (Item, bool) {
	if s.Origin.Listed == nil {
		return Item{}, false
	}
	at, ok := s.Origin.Listed.Expires.Get()
	answer := c.Moment(at) + " (from the list)"
	if isNone(s.Origin.Listed.Expires) {
		answer, ok = "never (from the list)", true
	}
	return Item{ID: "ends", Question: "Ends", Text: "ends " + answer, Answer: answer, Rank: 5}, ok
}

func issued(s *model.Session, c clock.Clock) Item {
	item := Item{ID: "issued", Question: "Issued", Rank: 4}
	if t, ok := s.IssuedAt.Get(); ok && clock.IsPlausible(t) {
		item.Answer = c.Moment(t)
		item.Text = "issued " + item.Answer
		return item
	}
	item.Answer, item.Tone = s.IssuedAt.Presence.String(), Muted
	if isNone(s.IssuedAt) {
		item.Answer = clock.NoTime
	}
	item.Text = "issued: " + item.Answer
	return item
}

func from(s *model.Session) Item {
	ip, ipOK := s.IP.Get()
	country, countryOK := s.Geo.Value.Country.Get()
	item := Item{ID: "from", Question: "From", Rank: 7, Outside: true}
	switch {
	case ipOK && countryOK:
		item.Text = country + " " + ip
	case ipOK:
		item.Text = ip
	case countryOK:
		item.Text = country + ", no IP reported"
	default:
		item.Text, item.Tone, item.Outside = "place not reported", Muted, false
	}
	item.Answer = item.Text
	return item
}

func provider(s *model.Session) Item {
	item := Item{ID: "login", Question: "Login", Rank: 8}
	if kind, ok := s.IDP.Value.Type.Get(); ok {
		item.Text, item.Outside = kind, true
	} else if model.Is(s.ServiceToken, true) {
		item.Text = "service token"
	} else {
		item.Text, item.Tone = "login method not reported", Muted
	}
	item.Answer = item.Text
	return item
}

func warpShort(s *model.Session) Item {
	warp, ok := s.WARP.Get()
	item := Item{ID: "warp", Question: "WARP", Rank: 3}
	_, item.Tone = WARP(s)
	switch {
	case !ok:
		item.Answer, item.Tone = "not reported", Muted
	case warp && model.Is(s.Gateway, false):
		item.Answer = "on, outside the organisation"
	case warp:
		item.Answer = "on"
	default:
		item.Answer = "off"
	}
	item.Text = "WARP " + item.Answer
	return item
}

func mtlsShort(s *model.Session) Item {
	state := s.Certificate().State
	item := Item{ID: "certificate", Question: "Client certificate", Tone: certificateTone(state), Rank: 6}
	if item.Tone == Bad {
		// A refused certificate is likely why the person cannot get in.
		item.Rank = 2
	}
	switch state {
	case model.CertificateNotReported:
		item.Answer = "not reported"
	case model.CertificateNotPresented:
		item.Answer = "none"
	case model.CertificateAccepted:
		item.Answer = "SUCCESS"
	case model.CertificateRefused:
		item.Answer = "FAILED"
	case model.CertificateUnclear:
		item.Answer = "unclear"
	default:
		item.Answer = "unknown"
	}
	item.Text = "mTLS " + item.Answer
	return item
}

func postureShort(s *model.Session) Item {
	item := Item{ID: "posture", Question: "Posture", Rank: 2}
	n := model.CountPosture(s.Posture.Value)
	switch {
	case s.Posture.Presence != model.Reported:
		item.Answer, item.Tone = s.Posture.Presence.String(), Muted
	case n.Fail > 0:
		item.Tone = Bad
	case n.Unknown() > 0 || n.Pass == 0:
		item.Tone = Warning
	default:
		item.Tone = Good
	}
	if s.Posture.Presence == model.Reported {
		item.Answer = postureAnswer(n)
	}
	item.Text = "posture " + item.Answer
	return item
}

// postureAnswer counts the checks in a few words. A check without a result is
// named: "0/2 pass" would say that two failed.
func postureAnswer(n model.PostureCount) string {
	if n.Unknown()+n.NotChecked == 0 {
		return fmt.Sprintf("%d/%d pass", n.Pass, n.Total())
	}
	answer := fmt.Sprintf("%d pass", n.Pass)
	for _, other := range []struct {
		count int
		name  string
	}{
		{n.Fail, "fail"},
		{n.NotAsked, "not asked"},
		{n.Unreadable, "not readable"},
		{n.NotReported, "not reported"},
		{n.NotChecked, "not checked"},
	} {
		if other.count > 0 {
			answer += fmt.Sprintf(", %d %s", other.count, other.name)
		}
	}
	return answer
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
	add(n.NotAsked, "could not be asked")
	add(n.Unreadable, "not readable")
	add(n.NotReported, "not reported")
	add(n.NotChecked, "not checked")
	add(n.Pass, "pass")
	if words == "" {
		return "none"
	}
	return words
}
