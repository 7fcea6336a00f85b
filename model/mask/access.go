package mask

import (
	"strings"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/schema"
)

// Explanation masks a verdict in words: each part of its texts by what it is.
func (m *Masker) Explanation(e access.Explanation) access.Explanation {
	return with(m, e, (*registry).explanation)
}

func (r *registry) explanation(e access.Explanation) access.Explanation {
	if r.step == All {
		for i := range e.Policies {
			// Its id is the same thing by another name.
			name, id := r.pseudonym(schema.Policy, e.Policies[i].Name.String()), fold(e.Policies[i].ID.String())
			if _, known := r.pseudonyms[id]; !known && id != "" && !r.isFull() {
				r.learn(schema.Policy, id, stand{name, false})
			}
		}
	}
	masked := e.Change(r.part)
	masked.Place.Path = r.path(masked.Place)
	for i := range masked.Policies {
		p := &masked.Policies[i]
		p.Place.Path = r.path(p.Place)
		for k := range p.Conditions {
			p.Conditions[k].Place.Path = r.path(p.Conditions[k].Place)
		}
	}
	return masked
}

// part masks a part of a text; the words of the program stay.
func (r *registry) part(p access.Part) access.Part {
	switch p.Mask {
	case schema.ByName:
	case schema.Keep:
		p.Text = r.replaceUnmistakable(p.Text)
	default:
		p.Text = r.value(p.Text, p.Mask)
	}
	return p
}

// path masks what is personal in the keys of a path in a session: those of the
// attributes and claims that identity providers add.
func (r *registry) path(place access.Place) model.Path {
	if place.In != access.InSession {
		return place.Path
	}
	return model.Path(r.free(string(place.Path)))
}

// Request masks a row of the access log.
func (m *Masker) Request(q access.Request) access.Request {
	return with(m, q, (*registry).request)
}

func (r *registry) request(q access.Request) access.Request {
	r.join(q.Email.Value, "", q.UserID.Value)
	q.Email, q.UserID, q.IP = r.field(q.Email, schema.Email), r.field(q.UserID, schema.UserID), r.field(q.IP, schema.Address)
	q.App, q.AppUID, q.AppDomain = r.field(q.App, schema.Application), r.field(q.AppUID, schema.Application), r.field(q.AppDomain, schema.HostName)
	q.RayID = r.field(q.RayID, schema.RayID)
	// These are words of Access itself; any other may be anything.
	q.Action, q.AppType, q.Connection = r.word(q.Action), r.word(q.AppType), r.word(q.Connection)
	if !isCountry(q.Country.Value) {
		q.Country = r.field(q.Country, schema.Location)
	}
	if q.Allowed.AsSent != "" {
		q.Allowed.AsSent = "(masked)"
	}
	if q.At.AsSent != "" {
		q.At.AsSent = "(masked)"
	}
	q.Other, q.Notes = nil, nil
	return q
}

// word masks a text that should be a word that is known.
func (r *registry) word(f model.Field[string]) model.Field[string] {
	if isKnownWord(f.Value) || strings.EqualFold(f.Value, "login") {
		return f
	}
	return r.field(f, schema.Claim)
}

// isCountry reports whether a text has two letters or digits.
func isCountry(text string) bool {
	if len(text) != 2 {
		return false
	}
	for i := range len(text) {
		if c := text[i] | 0x20; !isDigit(text[i]) && (c < 'a' || c > 'z') {
			return false
		}
	}
	return true
}
