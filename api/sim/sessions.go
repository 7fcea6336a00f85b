package sim

import (
	"net/http"
	"slices"
	"sync"

	"ztsession/api/sim/company"
	"ztsession/api/sim/literal"
)

func (a *API) listSessions(c *call) *answer {
	p, ok := a.company.Person(c.account.ID, c.ids[0])
	if !ok {
		return notFound()
	}
	result := make(literal.List, 0, len(p.Sessions))
	for i := range p.Sessions {
		if p.Sessions[i].Unlisted {
			continue
		}
		result = append(result, summaryObject(p, &p.Sessions[i]))
	}
	return success(result)
}

func summaryObject(p *company.Person, s *company.Session) literal.Object {
	issued := s.Identity.IssuedAt
	apps := literal.Object{}
	for _, app := range s.Apps {
		apps = append(apps, literal.Member{Name: app.AUD, Value: literal.Of(
			"hostname", app.Hostname, "name", app.Name, "type", app.Type, "uid", app.UID)})
	}
	return literal.Of(
		"expiration", literal.Unix(issued.Add(s.TTL)),
		"name", "users/"+p.ID+"/session/"+s.Nonce,
		"metadata", literal.Of("nonce", s.Nonce, "iat", literal.Unix(issued), "expires", literal.Unix(issued.Add(s.TTL)),
			"ttl", int(s.TTL.Seconds()), "apps", apps),
	)
}

func (a *API) getSession(c *call) *answer {
	p, ok := a.company.Person(c.account.ID, c.ids[0])
	if !ok {
		return notFound()
	}
	i := slices.IndexFunc(p.Sessions, func(s company.Session) bool { return s.Nonce == c.ids[1] })
	if i < 0 {
		return notFound()
	}
	s, ok := p.Sessions[i].Asked(a.asked.count(c.account.ID, c.ids))
	if !ok {
		return notFound()
	}
	result := s.Odd
	if result == nil {
		result = identityObject(p, &s.Identity, state(s)).Replace(s.Instead...)
	}
	return envelope(http.StatusOK, literal.Of("success", true, "errors", literal.List{}, "messages", remark(s), "result", result))
}

// asked counts the requests for each session.
type asked struct {
	mu   sync.Mutex
	done map[[3]string]int
}

// count counts one more, and returns how many there were.
func (a *asked) count(account string, ids []string) int {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.done == nil {
		a.done = map[[3]string]int{}
	}
	key := [3]string{account, ids[0], ids[1]}
	a.done[key]++
	return a.done[key]
}

// state is what a session has beyond its identity.
func state(s *company.Session) literal.Object {
	if s.Stateless {
		return nil
	}
	return literal.Of("isActive", !s.Ended)
}

// getLastSeenIdentity answers as the single session does, without isActive.
func (a *API) getLastSeenIdentity(c *call) *answer {
	p, ok := a.company.Person(c.account.ID, c.ids[0])
	if !ok || p.LastSeen == nil {
		return notFound()
	}
	return success(identityObject(p, p.LastSeen, nil))
}
