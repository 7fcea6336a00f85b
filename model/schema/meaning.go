package schema

import (
	"strings"
	"sync"

	"ztsession/model"
)

// The pages of Cloudflare's documentation that say what a field means.
const (
	apiPages   = "https://developers.cloudflare.com/api/resources/zero_trust/subresources/"
	usersPages = apiPages + "access/subresources/users/subresources/"
	pages      = "https://developers.cloudflare.com/cloudflare-one/"

	sessionPage        = usersPages + "active_sessions/methods/get/"
	sessionsPage       = usersPages + "active_sessions/methods/list/"
	failedLoginsPage   = usersPages + "failed_logins/methods/list/"
	devicesPage        = apiPages + "devices/subresources/devices/methods/get/"
	dexPage            = "https://developers.cloudflare.com/cloudflare-one/insights/dex/"
	profilesPage       = "https://developers.cloudflare.com/cloudflare-one/team-and-resources/devices/cloudflare-one-client/configure/device-profiles/"
	providerPage       = apiPages + "identity_providers/methods/get/"
	tokenPage          = pages + "access-controls/applications/http-apps/authorization-cookie/application-token/"
	providersPage      = pages + "integrations/identity-providers/"
	serviceTokensPage  = pages + "access-controls/service-credentials/service-tokens/"
	mtlsPage           = pages + "access-controls/service-credentials/mutual-tls-authentication/"
	certificatePage    = "https://developers.cloudflare.com/ssl/client-certificates/client-certificate-variables/"
	posturePage        = pages + "reusable-components/posture-checks/"
	clientSessionsPage = pages + "team-and-resources/devices/cloudflare-one-client/configure/client-sessions/"
	sessionLengthPage  = pages + "access-controls/access-settings/session-management/"
)

// unixSeconds is how the API writes most moments.
const unixSeconds = "seconds since 1970 in UTC (Unix time)"

// Meaning is what a field says, for people who do not know the API.
type Meaning struct {
	// Name is what the API calls the field, for instance geo.country.
	Name string
	// Label is what the screens and reports call it.
	Label string
	// Text is what it says, in a sentence or two.
	Text string
	// Unit is how its value is written; empty for plain text.
	Unit string
	// Source is the page of Cloudflare's documentation about it; empty where it is
	// not documented.
	Source string
}

// Explain returns what a fact means by its ID: the path of its field with [] in
// place of a key, or the word for a fact that is no field of a session. ok is
// false for a field that nobody knows.
func Explain(id string) (m Meaning, ok bool) {
	m, ok = meanings()[id]
	return m, ok
}

// ExplainPath returns what stands at a path below the session, or else what the
// nearest object around it is: .devicePosture["1f0c"].check.drives.D is what was
// found by a check. ok is false where even the first part is not known.
func ExplainPath(path model.Path) (m Meaning, ok bool) {
	for id := idOf(path); id != ""; id = parent(id) {
		if m, ok = Explain(id); ok {
			return m, true
		}
	}
	return Meaning{}, false
}

// idOf returns the id of what stands at a path: keys of maps become [].
func idOf(path model.Path) string {
	id := string(path)
	for _, object := range []string{Device.Path, Check.Path} {
		within, isMap := strings.CutPrefix(id, strings.TrimSuffix(object, "[]"))
		if isMap && within != "" {
			return object + within[segment(within):]
		}
	}
	return id
}

// segment returns how long the first part of a path is: .name, ["name"] or [5].
func segment(path string) int {
	if strings.HasPrefix(path, `["`) {
		for at := 2; at < len(path); at++ {
			switch path[at] {
			case '\\':
				at++
			case '"':
				return min(at+2, len(path))
			}
		}
		return len(path)
	}
	if end := strings.IndexAny(path[1:], ".["); end >= 0 {
		return end + 1
	}
	return len(path)
}

// parent returns a path without its last part.
func parent(path string) string {
	last := 0
	for at := 0; at < len(path); at += segment(path[at:]) {
		last = at
	}
	return path[:last]
}

// meanings are all meanings by the ids of facts.
var meanings = sync.OnceValue(func() map[string]Meaning {
	all := map[string]Meaning{}
	for id, m := range beside {
		all[id] = m
	}
	collect(all, &Session)
	collect(all, &IDP)
	collect(all, &Geo)
	collect(all, &MTLS)
	collect(all, &Device)
	collect(all, &Check)
	return all
})

func collect[T any](all map[string]Meaning, object *Object[T]) {
	if object.KeyMeans != "" {
		name := strings.TrimPrefix(object.Path, ".")
		all[object.Path] = Meaning{Name: name, Label: "Id", Text: object.KeyMeans, Unit: "a UUID", Source: tokenPage}
	}
	for i := range object.Fields {
		f := &object.Fields[i]
		id := object.ID(i)
		all[id] = Meaning{Name: strings.TrimPrefix(id, "."), Label: f.Label, Text: f.Means, Unit: f.Unit, Source: f.Source}
	}
}
