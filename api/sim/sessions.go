package sim

import (
	"net/http"
	"slices"

	"ztsession/api/sim/company"
	"ztsession/api/sim/wire"
)

func (a *API) listSessions(c *call) *answer {
	p, ok := a.company.Person(c.account.ID, c.ids[0])
	if !ok {
		return notFound()
	}
	result := make(wire.List, 0, len(p.Sessions))
	for i := range p.Sessions {
		result = append(result, summaryObject(p, &p.Sessions[i]))
	}
	return success(result)
}

func summaryObject(p *company.Person, s *company.Session) wire.Object {
	issued := s.Identity.IssuedAt
	apps := wire.Object{}
	for _, app := range s.Apps {
		apps = append(apps, wire.Member{Name: app.AUD, Value: wire.Of(
			"hostname", app.Hostname, "name", app.Name, "type", app.Type, "uid", app.UID)})
	}
	return wire.Of(
		"expiration", wire.Unix(issued.Add(s.TTL)),
		"name", "users/"+p.ID+"/session/"+s.Nonce,
		"metadata", wire.Of("nonce", s.Nonce, "iat", wire.Unix(issued), "expires", wire.Unix(issued.Add(s.TTL)),
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
	s := &p.Sessions[i]
	result := s.Odd
	if result == nil {
		result = identityObject(p, &s.Identity, wire.Of("isActive", !s.Ended))
	}
	return envelope(http.StatusOK, wire.Of("success", true, "errors", wire.List{}, "messages", remark(s), "result", result))
}

// getLastSeenIdentity answers as the single session does, without isActive.
func (a *API) getLastSeenIdentity(c *call) *answer {
	p, ok := a.company.Person(c.account.ID, c.ids[0])
	if !ok || p.LastSeen == nil {
		return notFound()
	}
	return success(identityObject(p, p.LastSeen, nil))
}
