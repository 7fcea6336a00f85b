package company

import (
	"fmt"
	"time"

	"ztsession/api/sim/literal"
)

// Person is a user of an account, with what Access keeps of the logins.
type Person struct {
	Number       int // its place in the ids; 1 to 99 for those of the stories
	ID           string
	UID          string
	SeatUID      string
	Account      string
	Name         string
	Email        string
	AccessSeat   bool
	GatewaySeat  bool
	CreatedAt    time.Time
	LastLogin    time.Time
	Sessions     []Session
	LastSeen     *Identity // nil: nothing is known, for instance of a service token
	FailedLogins []FailedLogin

	generatedDevices int // active registrations of a generated person
}

// fill completes what follows from the rest: ids, seats and last times.
func (p *Person) fill(at moment) {
	digits := fmt.Sprintf("1a2b3c4d5e%02d", p.Number)
	if p.Number >= firstOfStaff {
		digits = fmt.Sprintf("1a2b3c4d5%03d", p.Number)
	}
	p.ID, p.UID = "5d2b6c1e-8f0a-4b7e-9d3c-"+digits, "9f1e7a30-52c4-4d1b-8e6a-"+digits
	p.SeatUID = fmt.Sprintf("e6b0c0de-0000-4000-8000-%012d", p.Number)
	p.Account = accountOf(p.Number)
	p.AccessSeat = true
	p.CreatedAt = at.ago(400*day + time.Duration(p.Number)*31*time.Hour)
	for i := range p.Sessions {
		identity := &p.Sessions[i].Identity
		p.GatewaySeat = p.GatewaySeat || identity.Gateway
		if identity.IssuedAt.After(p.LastLogin) {
			p.LastLogin = identity.IssuedAt
		}
		if p.LastSeen == nil && identity.ServiceToken == "" {
			p.LastSeen = identity
		}
	}
	if p.LastSeen != nil && p.LastLogin.IsZero() {
		p.LastLogin = p.LastSeen.IssuedAt
	}
}

// Session is one login of a person that Access remembers.
type Session struct {
	Name  string // of its story; empty where it tells none
	Title string
	Nonce string
	TTL   time.Duration
	Apps  []App
	Ended bool // isActive is false
	// Unlisted ones are not in the list of active sessions; Stateless ones have no isActive.
	Unlisted, Stateless bool
	Identity            Identity
	// Remark is sent in the envelope's messages, when there is one.
	Remark string
	// Instead has fields that are sent in place of those of the identity.
	Instead literal.Object
	// Odd is sent as the result in place of the identity, when there is one.
	Odd literal.Object
	// Later are the ways in which the session changes while it is asked for again
	// and again, in the order of their requests.
	Later []Later
}

// Later is one change of a session, counted by requests and not by time, so that
// it comes the same every time.
type Later struct {
	From int // the request for the session from which on it counts, from 1
	// Change changes a copy of the session. What it points to stays as it is.
	Change func(*Session)
	// Gone says that there is no such session any more.
	Gone bool
}

// Asked returns the session as request number n for it finds it, from 1; false when
// it is not there any more.
func (s *Session) Asked(n int) (*Session, bool) {
	now := *s
	for _, later := range s.Later {
		switch {
		case n < later.From:
		case later.Gone:
			return nil, false
		default:
			later.Change(&now)
		}
	}
	return &now, true
}

// Identity is what Access knew of the person and the device at a login.
type Identity struct {
	IssuedAt     time.Time
	IP           string
	Country      string // ISO 3166-1 alpha-2, T1 for Tor
	Provider     Provider
	WARP         bool
	Gateway      bool
	DeviceID     string
	Certificate  Certificate
	ServiceToken string // the client id, when no person logged in
	Version      int    // of the identity object; 0 stands for 2
	// DeviceSessions and Posture are not sent at all when nil.
	DeviceSessions []DeviceSession
	Posture        Posture
	// GeoExtra, ProviderExtra and Extra are fields beyond the schema.
	GeoExtra, ProviderExtra, Extra literal.Object
}

// DeviceSession is one entry of device_sessions.
type DeviceSession struct {
	ID    string
	Last  time.Time
	Extra literal.Object
}

// Certificate is the client certificate of a login; the zero value is none.
type Certificate struct {
	Presented  bool
	Status     string // SUCCESS, or FAILED:reason; empty stands for NONE
	CommonName string
	IssuerDN   string
	IssuerSKI  string
	Serial     string
	Extra      literal.Object
}

// FailedLogin is one refused login.
type FailedLogin struct {
	App   App
	At    time.Time
	RayID string
}

// firstOfLab is the number from which on people belong to the lab.
const firstOfLab = 80

// accountOf returns the account of the person with the number.
func accountOf(number int) string {
	if number >= firstOfLab {
		return exampleLab
	}
	return exampleCorp
}

func groups(names ...string) literal.Object {
	list := make(literal.List, 0, len(names))
	for i, name := range names {
		list = append(list, literal.Of("id", fmt.Sprintf("3c0d5e9a-1111-4222-8333-9444555566%02d", (len(name)+i)%100), "name", name))
	}
	return literal.Of("groups", list)
}
