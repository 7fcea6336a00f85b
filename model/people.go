package model

import (
	"fmt"
	"math"
	"strings"
	"time"

	"ztsession/model/credential"
)

// Account is an account that the credential can see. Source: GET /accounts.
type Account struct {
	ID   string
	Name string
}

// Person is an Access user of an account. Source: GET
// /accounts/{account}/access/users. A person appears there only after a first
// login.
type Person struct {
	ID          string // id, the one that goes into paths
	UID         string // uid, which looks like ID and is another
	SeatUID     string // seat_uid, likewise
	Email       Field[string]
	Name        Field[string]
	LastLogin   Field[time.Time] // last_successful_login
	AccessSeat  Field[bool]      // has logged in to Access
	GatewaySeat Field[bool]      // has logged in to WARP
	Devices     Field[Number]    // active_device_count
}

// Title returns what to call the person: the e-mail, else the name, else the id.
func (p *Person) Title() string {
	for _, field := range []Field[string]{p.Email, p.Name} {
		if text, ok := field.Get(); ok {
			return text
		}
	}
	return p.ID
}

// Seats puts the person's seats into words: "Access, Gateway".
func (p *Person) Seats() string {
	var seats []string
	if Is(p.AccessSeat, true) {
		seats = append(seats, "Access")
	}
	if Is(p.GatewaySeat, true) {
		seats = append(seats, "Gateway")
	}
	switch {
	case len(seats) > 0:
		return strings.Join(seats, ", ")
	case p.AccessSeat.Presence != Reported && p.GatewaySeat.Presence != Reported:
		return "not reported"
	default:
		return "none"
	}
}

// PeopleQuery asks for a page of people.
type PeopleQuery struct {
	// Search is a part of an e-mail or a name; Email is a whole e-mail. At most
	// one is set; neither means everybody.
	Search, Email string
	// Page counts from 1; PerPage is at most 1000.
	Page, PerPage int
}

// Check returns a *Failure of wrong usage when what is searched for has a
// credential in it, which no request carries in its address.
func (q PeopleQuery) Check() error {
	for _, text := range []string{q.Search, q.Email} {
		if kind, ok := credential.In(text); ok {
			return WrongUsage("What is searched for looks like "+kind.String()+", so it was not used.", "Search for a part of an e-mail or of a name.")
		}
	}
	return nil
}

// People is a page of people.
type People struct {
	People []Person
	// Page counts from 1.
	Page int
	// Total is how many people match on all pages, when that was reported.
	Total Field[int]
	// More means that there is a page after this one.
	More bool
}

// App is an application that a session covers.
type App struct {
	Key      string // the key in the map, undocumented
	Name     string
	Hostname string
	Type     string
	UID      string
}

// Title returns what to call the application.
func (a App) Title() string {
	for _, text := range []string{a.Name, a.Hostname, a.UID} {
		if text != "" {
			return text
		}
	}
	return a.Key
}

// SessionSummary is a session as the list of a person's active sessions has it:
// the one place that has when it ends and which applications it covers.
// Source: GET /accounts/{account}/access/users/{user}/active_sessions.
type SessionSummary struct {
	Nonce    string // metadata.nonce
	Name     Field[string]
	IssuedAt Field[time.Time]     // metadata.iat
	Expires  Field[time.Time]     // metadata.expires, else expiration
	TTL      Field[time.Duration] // metadata.ttl
	Apps     []App                // metadata.apps
	// Glance is what the session's own answer says, if it was read; nil if not.
	Glance *Glance
	// Marked means that the person at the desk marked it, to compare others with it.
	Marked bool
}

// AppTitles returns what the applications are called, in one line.
func (s *SessionSummary) AppTitles() string {
	titles := make([]string, 0, len(s.Apps))
	for _, app := range s.Apps {
		titles = append(titles, app.Title())
	}
	if len(titles) == 0 {
		return "no applications reported"
	}
	return strings.Join(titles, ", ")
}

// FailedLogin is a login that Access refused. Source: GET
// /accounts/{account}/access/users/{user}/failed_logins.
type FailedLogin struct {
	At     Field[time.Time] // metadata.datetime
	App    Field[string]    // metadata.app_name
	RayID  Field[string]    // metadata.ray_id
	Expiry Field[time.Time] // expiration
}

// IdentityProvider is the name behind an idp.id. Source: GET
// /accounts/{account}/access/identity_providers/{id}. Its configuration may hold
// secrets and is never read.
type IdentityProvider struct {
	ID, Name, Type string
}

// DeviceInfo is what the devices API has about a device or a registration.
// Source: GET /accounts/{account}/devices/physical-devices/{id} and
// GET /accounts/{account}/devices/registrations/{id}.
type DeviceInfo struct {
	ID string
	// Registration means that the id was one of a registration.
	Registration bool
	// DeviceID is the physical device's id: ID itself unless ID is a registration's.
	DeviceID      string
	Name          Field[string]
	Type          Field[string] // device_type: windows, mac, linux, android, ios, chromeos
	OSVersion     Field[string]
	Manufacturer  Field[string]
	Model         Field[string]
	Serial        Field[string]
	ClientVersion Field[string]
	LastSeen      Field[time.Time]
	LastUser      Field[string] // the e-mail of the one who was seen last on it
}

// Names are what the ids of a session stand for, as far as it was looked up.
// The session's own answer does not have them.
type Names struct {
	Providers map[string]IdentityProvider // by idp.id
	Devices   map[string]DeviceInfo       // by device_id or key of device_sessions
}

// Budget is how many requests are left before Cloudflare refuses them for a
// while: 1200 in five minutes for a user, and beyond it none for the next five.
// Everything done with the same credential counts, the dashboard included.
// Source: the headers Ratelimit and Ratelimit-Policy of every answer.
type Budget struct {
	// Limit is how many requests the window allows, 0 when it was not reported.
	Limit int
	// Remaining is how many are left, until Resets.
	Remaining int
	Resets    time.Time
	// Known means that an answer reported it.
	Known bool
}

// Low reports whether so little is left that what is only convenient should
// not be asked: a tenth of the limit, or 20 requests when the limit is not known.
func (b Budget) Low(now time.Time) bool { return b.Spare(now) <= 0 }

// Spare returns how many requests can be made before the budget is Low; as many
// as there are numbers when no answer reported it, or its window is over.
func (b Budget) Spare(now time.Time) int {
	if !b.Known || !now.Before(b.Resets) {
		return math.MaxInt
	}
	return b.Remaining - max(b.Limit/10, 20)
}

// String returns the budget in words for the screen's header.
func (b Budget) String() string {
	if b.Limit > 0 {
		return fmt.Sprintf("%d of %d requests left", b.Remaining, b.Limit)
	}
	return fmt.Sprintf("%d requests left", b.Remaining)
}
