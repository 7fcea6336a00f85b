package mask

import (
	"ztsession/model"
	"ztsession/model/schema"
)

// Account masks an account.
func (m *Masker) Account(a model.Account) model.Account {
	return with(m, a, func(r *registry, a model.Account) model.Account {
		return model.Account{ID: r.pseudonym(schema.AccountID, a.ID), Name: r.pseudonym(schema.DistinguishedName, a.Name)}
	})
}

// Person masks a person.
func (m *Masker) Person(p model.Person) model.Person { return with(m, p, (*registry).person) }

func (r *registry) person(p model.Person) model.Person {
	email, _ := p.Email.Get()
	name, _ := p.Name.Get()
	human := r.join(email, name, p.ID, p.UID, p.SeatUID)
	p.ID, p.UID, p.SeatUID = r.pseudonym(schema.UserID, p.ID), r.pseudonym(schema.UserID, p.UID), r.pseudonym(schema.UserID, p.SeatUID)
	p.Email, p.Name = r.field(p.Email, schema.Email), r.fieldOf(p.Name, schema.PersonName, human)
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
	return with(m, s, func(r *registry, s model.SessionSummary) model.SessionSummary { return r.summary(user, s) })
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
	if s.Glance != nil {
		glance := *s.Glance
		glance.DeviceID, glance.Device = r.field(glance.DeviceID, schema.DeviceID), r.field(glance.Device, schema.HostName)
		s.Glance = &glance
	}
	return s
}

// FailedLogin masks a failed login.
func (m *Masker) FailedLogin(l model.FailedLogin) model.FailedLogin {
	return with(m, l, (*registry).failedLogin)
}

func (r *registry) failedLogin(l model.FailedLogin) model.FailedLogin {
	l.App, l.RayID = r.field(l.App, schema.Application), r.field(l.RayID, schema.RayID)
	return l
}

// Recent masks a look-up of before and what the person called it.
func (m *Masker) Recent(one model.Recent) model.Recent {
	return with(m, one, func(r *registry, one model.Recent) model.Recent {
		email, name, kind := "", one.Person, schema.PersonName
		if isEmail(name) {
			email, name, kind = name, "", schema.Email
		}
		human := r.join(email, name, one.Ref.User)
		one.Ref, one.Name = r.ref(one.Ref), r.free(one.Name)
		one.Account, one.Person = r.pseudonym(schema.DistinguishedName, one.Account), r.pseudonymOf(kind, one.Person, human)
		return one
	})
}

// Problem masks what is known to be personal in the words about a failure, and
// what looks it.
func (m *Masker) Problem(p model.Problem) model.Problem {
	return with(m, p, func(r *registry, p model.Problem) model.Problem {
		for _, sentence := range []*string{&p.What, &p.Cause, &p.Next} {
			*sentence = r.withoutFile(*sentence, p.File)
		}
		p.File = r.file(p.File)
		p.What, p.Cause, p.Next, p.Support = r.free(p.What), r.free(p.Cause), r.free(p.Next), r.free(p.Support)
		return p
	})
}
