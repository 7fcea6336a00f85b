package mask

import (
	"strings"

	"ztsession/model"
	"ztsession/model/schema"
)

// Account masks an account.
func (m *Masker) Account(a model.Account) model.Account {
	if m == nil {
		return a
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return model.Account{ID: m.known.pseudonym(schema.AccountID, a.ID), Name: m.known.pseudonym(schema.DistinguishedName, a.Name)}
}

// Person masks a person.
func (m *Masker) Person(p model.Person) model.Person {
	if m == nil {
		return p
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	r := &m.known
	p.ID, p.UID, p.SeatUID = r.pseudonym(schema.UserID, p.ID), r.pseudonym(schema.UserID, p.UID), r.pseudonym(schema.UserID, p.SeatUID)
	p.Email, p.Name = r.field(p.Email, schema.Email), r.field(p.Name, schema.PersonName)
	return p
}

// People masks a page of people.
func (m *Masker) People(page model.People) model.People {
	if m != nil {
		page.People = List(page.People, m.Person)
	}
	return page
}

// Summary masks a session in the list of the person whose id is user.
func (m *Masker) Summary(user string, s model.SessionSummary) model.SessionSummary {
	if m == nil {
		return s
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.known.summary(user, s)
}

// Summaries masks the sessions of the person whose id is user.
func (m *Masker) Summaries(user string, list []model.SessionSummary) []model.SessionSummary {
	return List(list, func(s model.SessionSummary) model.SessionSummary { return m.Summary(user, s) })
}

func (r *registry) summary(user string, s model.SessionSummary) model.SessionSummary {
	// The name of a session is made of these two.
	r.pseudonym(schema.UserID, user)
	s.Nonce = r.pseudonym(schema.Nonce, s.Nonce)
	s.Name = r.field(s.Name, schema.Scan)
	s.Apps = List(s.Apps, func(app model.App) model.App {
		app.Name, app.Hostname = r.pseudonym(schema.Application, app.Name), r.pseudonym(schema.HostName, app.Hostname)
		app.Key, app.UID = r.pseudonym(schema.Application, app.Key), r.pseudonym(schema.Application, app.UID)
		if !isKnownWord(app.Type) {
			app.Type = r.pseudonym(schema.Claim, app.Type)
		}
		return app
	})
	return s
}

// FailedLogin masks a failed login.
func (m *Masker) FailedLogin(l model.FailedLogin) model.FailedLogin {
	if m == nil {
		return l
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	l.App, l.RayID = m.known.field(l.App, schema.Application), m.known.field(l.RayID, schema.RayID)
	return l
}

// Recent masks a look-up of before and what the person called it.
func (m *Masker) Recent(one model.Recent) model.Recent {
	if m == nil {
		return one
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	one.Ref, one.Name = m.known.ref(one.Ref), m.known.free(one.Name)
	one.Account = m.known.pseudonym(schema.DistinguishedName, one.Account)
	kind := schema.PersonName
	if strings.Contains(one.Person, "@") {
		kind = schema.Email
	}
	one.Person = m.known.pseudonym(kind, one.Person)
	return one
}

// Problem masks what is known to be personal in the words about a failure, and
// what looks it.
func (m *Masker) Problem(p model.Problem) model.Problem {
	if m == nil {
		return p
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	r := &m.known
	p.What, p.Cause, p.Next, p.Support = r.free(p.What), r.free(p.Cause), r.free(p.Next), r.free(p.Support)
	return p
}
