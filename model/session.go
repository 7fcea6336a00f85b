// Package model is the domain of ztsession: one Cloudflare Access session, the
// identity behind it, its devices, posture checks and client certificate. It
// is plain data and pure functions: no input or output, no clock, no styles.
// Every text in it was made safe by package safe before it came here.
package model

import (
	"cmp"
	"time"
)

// Session is an identity together with the question whether its session is
// still active. Source: the result of
// GET /accounts/{account}/access/users/{user}/active_sessions/{nonce}.
type Session struct {
	Identity
	// Active is isActive. Only the single-session call reports it.
	Active Field[bool]
	// Origin is where the session came from.
	Origin Origin
	// Messages are the API's own remarks in the envelope, errors included.
	Messages []Message
	// Notes list what was not as documented and how it was read.
	Notes []Note
	// Document is the body as received, the envelope included.
	Document *Document
	// Result is the session's own object in Document.
	Result Value
	// Names are the names behind the ids, looked up apart; nil when none were.
	Names *Names
	// Refused are the logins of the person that Access refused, newest first, asked
	// for apart; not reported when nobody asked, or there was no answer.
	Refused Field[[]FailedLogin]
	// Now is what is known of the person's devices now, asked for apart; nil when
	// nobody asked.
	Now *DevicesNow
	// Settings is what the account has set about what the session names, asked for
	// apart; nil when nobody asked.
	Settings *Settings
	// Decided is what was found out about applications that were asked about, the
	// one first that the question is about.
	Decided []Decided
	// LastSeen is the person's last seen identity, read apart; nil when it was not.
	LastSeen *Session
	// Watched is what happened while the session was watched, the oldest first; nil
	// when it was not.
	Watched []Happening
	// Sample is what the posture rules came to for other people, read apart; nil
	// when it was not.
	Sample *Sample
	// Body is the answer byte for byte, as the server sent it (after decompression).
	Body []byte
}

// Account returns the id of the account that the session is of: the one it was asked of,
// else what it says itself; empty when neither is known.
func (s *Session) Account() string { return cmp.Or(s.Origin.Ref.Account, s.AccountID.Value) }

// Happening is something that happened while a session was watched, in words that
// may be shown.
type Happening struct {
	At   time.Time
	Text string
	// Marked means that a person set it down.
	Marked bool
}

// Identity is what Access recorded of one login. The last seen identity and a
// user's own get-identity answer have this form too.
type Identity struct {
	AccountID    Field[string]         // account_id
	UserUUID     Field[string]         // user_uuid
	Email        Field[string]         // email
	CommonName   Field[string]         // common_name, of the certificate or the service token
	AuthStatus   Field[string]         // auth_status, of the certificate
	IssuedAt     Field[time.Time]      // iat
	Version      Field[Number]         // version, of the identity object
	IP           Field[string]         // ip
	Geo          Field[Geo]            // geo
	IDP          Field[IDP]            // idp
	WARP         Field[bool]           // is_warp
	Gateway      Field[bool]           // is_gateway
	DeviceID     Field[string]         // device_id
	Devices      Field[[]Device]       // device_sessions, newest authentication first
	Posture      Field[[]PostureCheck] // devicePosture, in the order received
	MTLS         Field[MTLS]           // mtls_auth
	ServiceToken Field[bool]           // service_token_status
	ServiceID    Field[string]         // service_token_id
	Other        []Value               // fields beyond the schema, in order
}

// Number is a JSON number, digit by digit as received.
type Number string

// Geo is where the login came from.
type Geo struct {
	Country Field[string] // country, ISO 3166-1 alpha-2; T1 is Tor, XX unknown
	Other   []Value
}

// IDP is the identity provider of the login.
type IDP struct {
	ID    Field[string] // id
	Type  Field[string] // type, for instance azureAD, okta, onetimepin
	Other []Value
}

// Device is one entry of device_sessions: a registration and its last login.
type Device struct {
	ID                string   // the key in the map; the registration's id
	Presence          Presence // how the entry itself arrived
	AsSent            string   // the entry, when it was not an object
	Entry             Value    // the entry in the Document
	LastAuthenticated Field[time.Time]
	Other             []Value
}

// Path returns where the device stands, below the session.
func (d *Device) Path() Path { return entryPath("device_sessions", d.Entry, d.ID) }

// MTLS is what Access recorded of the client certificate.
type MTLS struct {
	AuthStatus    Field[string] // auth_status: NONE, SUCCESS, FAILED or FAILED:reason
	CertPresented Field[bool]   // cert_presented
	CertIssuerDN  Field[string] // cert_issuer_dn
	CertIssuerSKI Field[string] // cert_issuer_ski
	CertSerial    Field[string] // cert_serial
	Other         []Value
}

// Message is one entry of an envelope's errors or messages.
type Message struct {
	Code             int // 0 when none was sent
	Text             string
	DocumentationURL string
	Pointer          string    // source.pointer
	Chain            []Message // error_chain, the real cause of 6003
}

// OriginKind is the sort of answer that a session was read from.
type OriginKind uint8

// The sorts of answer.
const (
	// FromSession is the single-session call, live or saved.
	FromSession OriginKind = iota
	// FromLastSeen is the user's last seen identity, which is no session.
	FromLastSeen
	// FromOwnIdentity is a user's own get-identity answer, which has no isActive.
	FromOwnIdentity
)

// String names the sort of answer as the screens do.
func (k OriginKind) String() string {
	switch k {
	case FromSession:
		return "session"
	case FromLastSeen:
		return "last seen identity, not a session"
	case FromOwnIdentity:
		return "a user's own identity, not a session"
	default:
		return "unknown"
	}
}

// The names of what a saved answer is read from when that is no file.
const (
	StandardInput = "standard input"
	PastedText    = "the pasted text"
)

// Origin is where a session came from and when.
type Origin struct {
	Kind      OriginKind
	Ref       Ref       // empty for a file
	File      string    // name of the saved file, made safe; StandardInput or PastedText where there is none
	FetchedAt time.Time // when it was fetched or the file was read
	// RayID is the CF-Ray of the answer, for Cloudflare's support. It names the request
	// that this program made, and tells nothing of whom it was about: no mask replaces
	// it, here, in recordings and in errors. Those of a person's own requests are masked.
	RayID string
	// Recorded means that it is from the file of a recording, which knows when the
	// answer came: FetchedAt is that, and ages are counted up to then.
	Recorded bool
	// Listed is the session's entry in the person's list, which alone has
	// expiry and applications; nil when the list was not read or does not have it.
	Listed *SessionSummary
	// Unlisted means that the list was read and does not have the session.
	Unlisted bool
	// ClockAhead is how far this computer's clock is ahead of the server's, by the
	// Date of the answer, which counts whole seconds; negative when it is behind.
	ClockAhead Field[time.Duration]
	// Unmasked is what a mask would change, of the session that it was put on; nil
	// without a mask.
	Unmasked *Unmasked
}
