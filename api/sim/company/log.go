package company

import (
	"fmt"
	"hash/fnv"
	"strings"
	"time"

	"ztsession/model/sorting"
)

// Request is one login in the access log.
type Request struct {
	Person  *Person
	App     App
	At      time.Time
	Allowed bool
	RayID   string
	// Identity is what was known of the person at the login.
	Identity *Identity
}

// logReach is how far back the access log goes: on a free plan about this long.
const logReach = 30 * time.Hour

// Requests returns the access log of an account, the newest first: the logins of
// people, let in and refused. Service tokens and what bypasses Access leave
// nothing in it, and what is too old is gone. It is made once, since there may be
// 20,000 generated people, and must not be changed.
func (c *Company) Requests(account string) []Request {
	c.logOnce.Do(func() {
		c.logs = map[string][]Request{}
		for i := range c.people {
			p := &c.people[i]
			c.logs[p.Account] = append(c.logs[p.Account], c.requestsOf(p)...)
		}
		for place := range c.crowd.count {
			for _, r := range c.requestsOf(c.crowd.make(place)) {
				// Only what a row of the log has is kept.
				r.Person = &Person{ID: r.Person.ID, Email: r.Person.Email}
				r.Identity = &Identity{IP: r.Identity.IP, Country: r.Identity.Country, Provider: r.Identity.Provider}
				c.logs[exampleCorp] = append(c.logs[exampleCorp], r)
			}
		}
		for _, log := range c.logs {
			sorting.Stable(log, func(a, b Request) int { return b.At.Compare(a.At) })
		}
	})
	return c.logs[account]
}

// requestsOf returns the logins of one person that the log still has.
func (c *Company) requestsOf(p *Person) []Request {
	oldest := c.crowd.at.ago(logReach)
	var all []Request
	add := func(r Request) {
		if r.Identity != nil && r.Identity.ServiceToken == "" && !r.At.Before(oldest) {
			all = append(all, r)
		}
	}
	for _, failed := range p.FailedLogins {
		add(Request{Person: p, App: failed.App, At: failed.At, RayID: failed.RayID, Identity: p.identityAt(failed.At)})
	}
	for i := range p.Sessions {
		s := &p.Sessions[i]
		for j, app := range s.Apps {
			at := s.Identity.IssuedAt.Add(time.Duration(j) * 40 * time.Second)
			add(Request{Person: p, App: app, At: at, Allowed: true, RayID: rayOf(p.ID, s.Nonce, app.UID), Identity: &s.Identity})
		}
	}
	return all
}

// identityAt returns the identity with which the person tried a login: that of
// the newest session that began before it, else the last one that is known.
func (p *Person) identityAt(at time.Time) *Identity {
	var found *Identity
	for i := range p.Sessions {
		identity := &p.Sessions[i].Identity
		if begun := !identity.IssuedAt.After(at.Add(time.Minute)); begun && (found == nil || identity.IssuedAt.After(found.IssuedAt)) {
			found = identity
		}
	}
	if found == nil {
		return p.LastSeen
	}
	return found
}

// rayOf makes a Ray ID out of ids, always the same.
func rayOf(ids ...string) string {
	hash := fnv.New64a()
	_, _ = hash.Write([]byte(strings.Join(ids, "/")))
	return fmt.Sprintf("%016x", hash.Sum64())
}
