package model

import "strings"

// CertificateState is what became of the client certificate at login.
type CertificateState uint8

// The states of a client certificate.
const (
	CertificateNotReported  CertificateState = iota // nothing was reported about it
	CertificateNotPresented                         // the browser presented none
	CertificateAccepted                             // presented and verified
	CertificateRefused                              // presented, verification failed
	CertificateUnclear                              // presented, with a status that is not documented, or contradictory
)

// Certificate sums up what a session reports of the client certificate.
type Certificate struct {
	State CertificateState
	// Status is the word as reported, for instance SUCCESS; empty when none was.
	Status string
	// Reason follows the first colon of the status, for instance "certificate has expired".
	Reason string
}

// String returns the state in words.
func (c Certificate) String() string {
	switch c.State {
	case CertificateNotReported:
		return "Nothing was reported about a client certificate."
	case CertificateNotPresented:
		return "No client certificate was presented."
	case CertificateAccepted:
		return "A certificate was presented and accepted."
	case CertificateRefused:
		if c.Reason != "" {
			return "A certificate was presented and refused: " + c.Reason + "."
		}
		return "A certificate was presented and refused. No reason was reported."
	case CertificateUnclear:
		return "The report about the certificate is not clear: status " + Quote(c.Status) + " together with the other fields."
	default:
		return ""
	}
}

// Quotes reports whether the words of String repeat what was reported.
func (c Certificate) Quotes() bool {
	return c.State == CertificateUnclear || c.State == CertificateRefused && c.Reason != ""
}

// Certificate reads mtls_auth and, where that is silent, the top-level
// auth_status. The words of the status are those of Cloudflare's certificate
// verifier: NONE, SUCCESS, FAILED, FAILED:reason, compared without regard to
// case. The API's own documentation names only NONE; that Access uses the others
// too was seen in its answers.
func (id *Identity) Certificate() Certificate {
	mtls := id.MTLS.Value
	status, ok := mtls.AuthStatus.Get()
	if !ok {
		status, ok = id.AuthStatus.Get()
	}
	presented, told := mtls.CertPresented.Get()
	word, reason, _ := strings.Cut(status, ":")
	c := Certificate{Status: strings.TrimSpace(word), Reason: strings.TrimSpace(reason)}
	switch upper := strings.ToUpper(c.Status); {
	case !ok && !told:
		c.State = CertificateNotReported
	case !ok && !presented, upper == "NONE" && !presented:
		c.State = CertificateNotPresented
	case upper == "SUCCESS" && (presented || !told):
		c.State = CertificateAccepted
	case upper == "FAILED" && (presented || !told):
		c.State = CertificateRefused
	default:
		c.State = CertificateUnclear
	}
	return c
}
