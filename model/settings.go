package model

import "time"

// Settings is what an account has set about something that a session only names:
// the service token that logged in, the authority behind its certificate. It is
// found before anything is masked, since it rests on names that are alike. What was
// not read is left out of it.
type Settings struct {
	// Token is about the service token that logged in; nil where that was no token or
	// the list of them was not read.
	Token *TokenSetting
	// Certificate is about the client certificate; nil where no list of authorities was
	// read.
	Certificate *CertificateSetting
	// Rules are the posture rules of the account that have no entry in the session,
	// those that should have one first; not reported where the rules were not read.
	Rules Field[[]RuleSetting]
	// Refused is what the credentials may not read.
	Refused []Refusal
}

// Refusal is something that credentials may not read.
type Refusal struct {
	// What is what it would show, as part of a sentence; Permission is the one that a
	// token needs for it.
	What, Permission string
}

// TokenSetting is what the list of service tokens says of the one that logged in.
type TokenSetting struct {
	// Token is nil where the list does not have it.
	Token *ServiceToken
	// Listed is how many tokens there are in the list.
	Listed int
}

// ServiceToken is a service token without its secret. A session has its client
// id, a rule its id. Source: GET /accounts/{account}/access/service_tokens.
type ServiceToken struct {
	ID       string
	ClientID string
	Name     Field[string]
	Enabled  Field[bool]
	Duration Field[string]
	Expires  Field[time.Time]
	LastSeen Field[time.Time] // last_seen_at, which not every account is sent
}

// Title returns what to call the token.
func (t *ServiceToken) Title() string {
	for _, name := range []string{t.Name.Value, t.ClientID} {
		if name != "" {
			return name
		}
	}
	return t.ID
}

// Authority is a certificate authority whose client certificates Access accepts.
// Source: GET /accounts/{account}/access/certificates.
type Authority struct {
	ID          string
	Name        Field[string]
	Fingerprint Field[string] // of its certificate, by MD5
	Expires     Field[time.Time]
	// Hosts are those at which its certificates are asked for, associated_hostnames.
	Hosts Field[[]string]
}

// Title returns what to call the authority.
func (a *Authority) Title() string {
	if name, ok := a.Name.Get(); ok {
		return name
	}
	return a.ID
}

// Likeness is why an authority is taken for the one behind a certificate. The
// session has the issuer's own name, the list of authorities what somebody called
// them, so it is never certain.
type Likeness uint8

// The likenesses, the surest first.
const (
	NotAlike Likeness = iota
	SameName          // it is called as the issuer is
	LikeName          // one of the names is a part of the other, and of no other authority
	SameHost          // no other is asked for at the hosts of the session's applications
)

// CertificateSetting is what the list of authorities says of a client certificate.
type CertificateSetting struct {
	// Authority is likely the one behind the certificate; nil for none.
	Authority *Authority
	By        Likeness
	// Listed is how many authorities there are in the list.
	Listed int
	// Hosts are those of the session's applications.
	Hosts []AuthorityHost
}

// AuthorityHost is a host of an application of a session.
type AuthorityHost struct {
	Host string
	// Names are the authorities whose certificates are asked for there.
	Names []string
	// Own means that the Authority of the certificate is one of them.
	Own bool
}
