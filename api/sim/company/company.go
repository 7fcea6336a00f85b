// Package company is what the simulated Access API has: two accounts, the
// people who log in there, their sessions, devices and posture rules. Each
// session tells one story that a helpdesk meets. All of it is invented; names
// are of example.com, addresses from the ranges for documentation.
package company

import (
	"slices"
	"strings"
	"sync"
	"time"

	"ztsession/model"
)

// Company is all that the simulated API can answer from. It does not change
// once made and may be read by many goroutines.
type Company struct {
	Accounts []Account
	people   []Person
	devices  []Device
	crowd    *crowd

	logOnce sync.Once
	logs    map[string][]Request // by account
}

// Size is how large a company to make beyond its own people.
type Size struct {
	Users  int    // generated people, in the first account
	Checks int    // posture checks of the session many-checks, which exists when there are any
	Seed   uint64 // the same seed makes the same people and checks
}

// At returns the company as it is at now; every time in it is relative to that.
func At(now time.Time, size Size) *Company {
	at := moment{now: now.UTC().Truncate(time.Millisecond)}
	c := &Company{
		Accounts: accounts(at),
		people:   people(at),
		devices:  devices(at),
		crowd:    newCrowd(at, size),
	}
	if size.Checks > 0 {
		c.people = append(c.people, manyChecks(at, size))
	}
	c.fill(at)
	return c
}

// fill completes the people and gives the devices their owners.
func (c *Company) fill(at moment) {
	for i := range c.people {
		p := &c.people[i]
		p.fill(at)
		for j := range c.devices {
			if d := &c.devices[j]; d.Owner == p.Number && d.User == (DeviceUser{}) {
				c.devices[j].User = DeviceUser{p.ID, p.Name, p.Email}
			}
		}
	}
}

// Now is the present to which all times are relative.
func (c *Company) Now() time.Time { return c.crowd.at.now }

// Account returns the account of the id.
func (c *Company) Account(id string) (Account, bool) {
	i := slices.IndexFunc(c.Accounts, func(a Account) bool { return a.ID == id })
	if i < 0 {
		return Account{}, false
	}
	return c.Accounts[i], true
}

// Person returns the person of the id in the account, with the sessions.
func (c *Company) Person(account, id string) (*Person, bool) {
	for i := range c.people {
		if p := &c.people[i]; p.ID == id && p.Account == account {
			return p, true
		}
	}
	if account == exampleCorp {
		return c.crowd.person(id)
	}
	return nil, false
}

// Device returns the physical device of the id in the account.
func (c *Company) Device(account, id string) (*Device, bool) {
	for i := range c.devices {
		if d := &c.devices[i]; d.ID == id && accountOf(d.Owner) == account && !d.RegistrationOnly {
			return d, true
		}
	}
	if account == exampleCorp {
		return c.crowd.device(id)
	}
	return nil, false
}

// Registration returns the registration of the id in the account, and its device.
func (c *Company) Registration(account, id string) (*Registration, *Device, bool) {
	for i := range c.devices {
		d := &c.devices[i]
		j := slices.IndexFunc(d.Registrations, func(r Registration) bool { return r.ID == id })
		if j >= 0 && accountOf(d.Owner) == account {
			return &d.Registrations[j], d, true
		}
	}
	if account == exampleCorp {
		return c.crowd.registration(id)
	}
	return nil, nil, false
}

// ActiveDevices counts the person's registrations that are not revoked.
func (c *Company) ActiveDevices(p *Person) int {
	count := p.generatedDevices
	for i := range c.devices {
		if d := &c.devices[i]; d.Owner == p.Number {
			count += d.Active()
		}
	}
	return count
}

// Story is a session that shows one thing a helpdesk meets.
type Story struct {
	Name  string // kebab-case, for instance disk-not-encrypted
	Title string // one plain sentence
	Ref   model.Ref
	// Changes says that the session is another one after some requests for it.
	Changes bool
}

// Stories returns every session of the company that shows something, in the
// order of the people: first one in which all is well, then one with failures.
func (c *Company) Stories() []Story {
	var stories []Story
	for i := range c.people {
		p := &c.people[i]
		for _, s := range p.Sessions {
			if s.Name == "" {
				continue
			}
			stories = append(stories, Story{s.Name, s.Title, model.Ref{Account: p.Account, User: p.ID, Nonce: s.Nonce}, len(s.Later) > 0})
		}
	}
	return stories
}

// Query selects the people to find; empty parts do not count.
type Query struct {
	Email  string // the whole e-mail, in any case
	Name   string // a part of the name, in any case
	Search string // a part of the name or the e-mail, in any case
}

// Find returns the people of the account whom the query fits, from the place
// first on, count at most, and how many there are in all.
func (c *Company) Find(account string, q Query, first, count int) (found []*Person, total int) {
	q = Query{Email: strings.ToLower(q.Email), Name: strings.ToLower(q.Name), Search: strings.ToLower(q.Search)}
	for i := range c.people {
		p := &c.people[i]
		if p.Account != account || !q.fits(strings.ToLower(p.Name), strings.ToLower(p.Email)) {
			continue
		}
		if total >= first && len(found) < count {
			found = append(found, p)
		}
		total++
	}
	if account != exampleCorp {
		return found, total
	}
	crowd, more := c.crowd.find(q, max(0, first-total), count-len(found))
	return append(found, crowd...), total + more
}

// fits expects the query and the texts in lower case.
func (q Query) fits(name, email string) bool {
	return (q.Email == "" || q.Email == email) &&
		(q.Name == "" || strings.Contains(name, q.Name)) &&
		(q.Search == "" || strings.Contains(name, q.Search) || strings.Contains(email, q.Search))
}

// moment is the present of the company.
type moment struct {
	now time.Time
}

func (m moment) ago(d time.Duration) time.Time { return m.now.Add(-d) }

const day = 24 * time.Hour
