package sim

import (
	"slices"
	"strings"
	"time"

	"ztsession/api/sim/company"
	"ztsession/api/sim/literal"
)

func (a *API) listApps(c *call) *answer {
	var found []company.Application
	for _, app := range a.company.Applications() {
		if fitsApp(c, app) {
			found = append(found, app)
		}
	}
	return pageOf(c, len(found), 25, func(i int) literal.Object {
		return a.appObject(found[i])
	})
}

// fitsApp reports whether an application is what the query asks for: parts of
// the name and the domain, unless exact is set.
func fitsApp(c *call, app company.Application) bool {
	fits := func(name, own string) bool {
		wanted := strings.ToLower(c.query.Get(name))
		own = strings.ToLower(own)
		if c.query.Get("exact") == "true" {
			return wanted == "" || wanted == own
		}
		return strings.Contains(own, wanted)
	}
	return fits("name", app.Name) && fits("domain", app.Hostname) && fits("aud", app.AUD)
}

func (a *API) getApp(c *call) *answer {
	for _, app := range a.company.Applications() {
		if c.ids[0] == app.UID || c.ids[0] == app.AUD {
			return success(a.appObject(app))
		}
	}
	return notFound()
}

// madeAt and changedAt are the times of all policies and what they are made of.
func (a *API) madeAt() string    { return literal.Time(a.company.Now().Add(-400 * 24 * time.Hour)) }
func (a *API) changedAt() string { return literal.Time(a.company.Now().Add(-40 * 24 * time.Hour)) }

func (a *API) appObject(app company.Application) literal.Object {
	providers, policies := literal.List{}, literal.List{}
	for _, provider := range app.Providers {
		providers = append(providers, provider.ID)
	}
	// The real API does not sort them, so neither does this one.
	for i := range slices.Backward(app.Policies) {
		policies = append(policies, a.policyObject(app.Policies[i]).With(literal.Member{Name: "precedence", Value: i + 1}))
	}
	object := literal.Of(
		"id", app.UID, "uid", app.UID, "type", app.Type, "name", app.Name, "domain", app.Hostname, "aud", app.AUD,
		"session_duration", app.SessionDuration, "allowed_idps", providers, "app_launcher_visible", true, "auto_redirect_to_identity", false,
	)
	if app.Type == "self_hosted" {
		object = object.With(literal.Of("self_hosted_domains", []string{app.Hostname},
			"destinations", literal.List{literal.Of("type", "public", "uri", app.Hostname)})...)
	}
	return object.With(app.Extra...).With(literal.Of("policies", policies, "created_at", a.madeAt(), "updated_at", a.changedAt())...)
}

func (a *API) policyObject(p company.Policy) literal.Object {
	return literal.Of(
		"id", p.ID, "name", p.Name, "decision", p.Decision,
		"include", notNone(p.Include), "exclude", notNone(p.Exclude), "require", notNone(p.Require),
		"session_duration", orNull(p.SessionDuration), "created_at", a.madeAt(), "updated_at", a.changedAt(),
	).With(p.Extra...)
}

func notNone(list literal.List) literal.List {
	if list == nil {
		return literal.List{}
	}
	return list
}

func (a *API) listPolicies(c *call) *answer {
	policies, apps := a.company.ReusablePolicies()
	return pageOf(c, len(policies), 25, func(i int) literal.Object {
		return a.policyObject(policies[i]).With(literal.Of("app_count", apps[i], "reusable", true)...)
	})
}

func (a *API) listGroups(c *call) *answer {
	groups := a.company.RuleGroups()
	return pageOf(c, len(groups), 25, func(i int) literal.Object {
		group := groups[i]
		return literal.Of("id", group.ID, "name", group.Name, "include", notNone(group.Include), "exclude", notNone(group.Exclude),
			"require", notNone(group.Require), "is_default", literal.List{}, "created_at", a.madeAt(), "updated_at", a.changedAt())
	})
}

func (a *API) listTokens(c *call) *answer {
	tokens := a.company.Tokens()
	return pageOf(c, len(tokens), 25, func(i int) literal.Object {
		token := tokens[i]
		return literal.Of("id", token.ID, "client_id", token.ClientID, "name", token.Name, "duration", token.Duration, "enabled", token.Enabled,
			"expires_at", literal.Time(token.ExpiresAt), "created_at", literal.Time(token.CreatedAt), "updated_at", literal.Time(token.CreatedAt))
	})
}

func (a *API) listCertificates(c *call) *answer {
	authorities := a.company.Authorities()
	return pageOf(c, len(authorities), 25, func(i int) literal.Object {
		one := authorities[i]
		return literal.Of("id", one.ID, "name", one.Name, "fingerprint", one.Fingerprint, "expires_on", literal.Time(one.ExpiresAt),
			"associated_hostnames", one.Hosts, "created_at", a.madeAt(), "updated_at", a.changedAt())
	})
}

func (a *API) getList(c *call) *answer {
	list, ok := a.list(c.ids[0])
	if !ok {
		return notFound()
	}
	return success(literal.Of("id", list.ID, "name", list.Name, "description", list.Description, "type", list.Type, "count", len(list.Items),
		"created_at", a.madeAt(), "updated_at", a.changedAt()))
}

func (a *API) listItems(c *call) *answer {
	list, ok := a.list(c.ids[0])
	if !ok {
		return notFound()
	}
	return pageOf(c, len(list.Items), 50, func(i int) literal.Object {
		return literal.Of("value", list.Items[i], "created_at", a.madeAt())
	})
}

func (a *API) list(id string) (company.List, bool) {
	lists := a.company.Lists()
	i := slices.IndexFunc(lists, func(l company.List) bool { return l.ID == id })
	if i < 0 {
		return company.List{}, false
	}
	return lists[i], true
}

func (a *API) getOrganization(c *call) *answer {
	return success(literal.Of("auth_domain", "example.cloudflareaccess.com", "name", c.account.Name, "session_duration", "168h",
		"warp_auth_session_duration", "24h", "allow_authenticate_via_warp", false, "auto_redirect_to_identity", false,
		"is_ui_read_only", false, "created_at", a.madeAt(), "updated_at", a.changedAt()))
}

// getRisk answers for people of an Enterprise account; who has no score has no level.
func (a *API) getRisk(c *call) *answer {
	p, ok := a.company.Person(c.account.ID, c.ids[0])
	if !ok || !c.account.Enterprise {
		return notFound()
	}
	risk := literal.Of("email", p.Email, "name", p.Name, "events", literal.List{})
	if level := a.company.RiskOf(p); level != "" {
		risk = risk.With(literal.Of("risk_level", level, "last_reset_time", nil)...)
	}
	return success(risk)
}
