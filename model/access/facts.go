package access

import (
	"strconv"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/text/words"
)

// Facts are what a verdict rests on. What was not read makes unknowns.
type Facts struct {
	// Session is the login; it is never nil.
	Session *model.Session
	// Request is the row of the access log that the question is about; nil for
	// none. Its address and country are those that Access looked at.
	Request *Request
	// Now is when the question is asked.
	Now time.Time

	Policies     Table[Policy] // reusable ones, by id
	Groups       Table[Group]
	Posture      Table[PostureRule]
	Providers    Table[model.IdentityProvider]
	Tokens       Table[ServiceToken]
	Lists        map[string]List // those that were asked for
	Organization Organization
	Risk         Risk

	// system is what platform found, once it was asked, and listed are the entries of
	// lists that were looked through.
	system *string
	listed map[string]*members
}

// Table is a list that was asked for, by id.
type Table[T any] struct {
	State State
	Rows  map[string]T
}

// TableOf returns a table of rows that were read.
func TableOf[T any](rows []T, id func(*T) string) Table[T] {
	table := Table[T]{State: Read, Rows: make(map[string]T, len(rows))}
	for i := range rows {
		table.Rows[id(&rows[i])] = rows[i]
	}
	return table
}

// State is whether something could be read.
type State uint8

// The states.
const (
	NotAsked State = iota
	Read
	// Forbidden means that the credentials lack the permission.
	Forbidden
	// Missing means that the API says that there is no such thing.
	Missing
	// Failed means that the call failed for another reason.
	Failed
)

// Risk is the risk score of a person.
type Risk struct {
	State State
	Level model.Field[string] // low, medium, high
}

// Capability is something that a token may read or not.
type Capability uint8

// The capabilities.
const (
	NoCapability Capability = iota
	ToReadPolicies
	ToReadGroups
	ToReadPosture
	ToReadProviders
	ToReadTokens
	ToReadLists
	ToReadRisk
	ToReadLog
	ToReadCertificates
)

// capabilities name what is read, and the permission that a token needs for it.
// Sources: the data sources of Cloudflare's Terraform provider; for posture rules
// none is stated, and the one here is asked for in practice.
var capabilities = [...]struct{ noun, permission string }{
	NoCapability:       {},
	ToReadPolicies:     {"policies", "Access: Apps and Policies Read"},
	ToReadGroups:       {"rule groups", "Access: Organizations, Identity Providers, and Groups Read"},
	ToReadPosture:      {"posture rules", "Zero Trust Read"},
	ToReadProviders:    {"identity providers", "Access: Organizations, Identity Providers, and Groups Read"},
	ToReadTokens:       {"service tokens", "Access: Service Tokens Read"},
	ToReadLists:        {"lists", "Zero Trust Read"},
	ToReadRisk:         {"risk scores", "Zero Trust Read"},
	ToReadLog:          {"the access log", "Access: Audit Logs Read"},
	ToReadCertificates: {"certificate authorities", "Access: Mutual TLS Certificates Read"},
}

// String names what is read: rule groups.
func (c Capability) String() string { return capabilities[c].noun }

// Permission returns the permission that a token needs.
func (c Capability) Permission() string { return capabilities[c].permission }

// unread says why a list of the capability has no answer.
func (c Capability) unread(state State) string {
	switch state {
	case Forbidden:
		return "These credentials may not read " + c.String() + "."
	case Failed:
		return words.Capital(c.String()) + " could not be read."
	case NotAsked, Missing, Read:
		return words.Capital(c.String()) + " were not read."
	default:
		return words.Capital(c.String()) + " were not read."
	}
}

func count(n int) string { return strconv.Itoa(n) }

// isToken reports whether a service token logged in and no person. A session that
// reports both contradicts itself, and is judged by what it says of the person.
func (f *Facts) isToken() bool {
	if _, hasEmail := f.Session.Email.Get(); hasEmail {
		return false
	}
	if is, ok := f.Session.ServiceToken.Get(); ok {
		return is
	}
	_, hasToken := f.Session.ServiceID.Get()
	return hasToken
}

// isPIN reports whether the login was by one-time PIN, which brings no groups.
func (f *Facts) isPIN() bool { return model.Is(f.Session.IDP.Value.Type, "onetimepin") }

// claim returns a field of the session beyond the schema, the last of the name.
func (f *Facts) claim(name string) model.Value {
	var found model.Value
	for _, value := range f.Session.Other {
		if value.Key() == name {
			found = value
		}
	}
	return found
}

// platform returns the operating system of the session's device as posture rules
// name it, and nothing where it is not known: that of the device where it was
// looked up, else the one that a rule which was checked is for.
func (f *Facts) platform() string {
	if f.system == nil {
		system := f.findPlatform()
		f.system = &system
	}
	return *f.system
}

func (f *Facts) findPlatform() string {
	if names := f.Session.Names; names != nil {
		if device, ok := names.Devices[f.Session.DeviceID.Value]; ok && device.Type.Presence == model.Reported {
			return strings.ToLower(device.Type.Value)
		}
	}
	for i := range f.Session.Posture.Value {
		check := &f.Session.Posture.Value[i]
		if result := check.Result(); result != model.CheckPass && result != model.CheckFail {
			continue
		}
		if system := strings.ToLower(check.Input.Get("operating_system").Text()); system != "" {
			return system
		}
	}
	return ""
}
