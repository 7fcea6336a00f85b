package finding

import (
	"strings"

	"ztsession/model"
	"ztsession/model/reason"
)

// certificateLook is where a computer shows its certificates.
var certificateLook = []reason.Place{
	{System: "Windows", How: "certmgr.msc (of the person) or certlm.msc (of the computer), Personal, Certificates"},
	{System: "macOS", How: "Keychain Access, My Certificates"},
	{System: "Linux", How: "the certificates in the browser's settings"},
}

var (
	certificateRefused = &Kind{
		ID: "certificate-refused", Severity: Problem, Subject: "Client certificate", Question: WhichCertificate, Source: mutualTLSDocs, Look: certificateLook,
		Means:  "The browser presented a client certificate, and Cloudflare did not accept it.",
		Next:   "Find the certificate by its issuer and serial number, and have a new one issued.",
		Tell:   "The certificate on your computer was not accepted. IT will give you a new one.",
		clause: "the client certificate was refused",
	}
	certificateContradictory = &Kind{
		ID: "certificate-contradictory", Severity: Warning, Subject: "Client certificate", Question: WhichCertificate, Source: mutualTLSDocs, Open: true,
		Means:  "cert_presented and auth_status say opposite things of the client certificate, so nobody can say what became of it.",
		Next:   "Read the session again. If it stays so, show mtls_auth to an administrator.",
		clause: "the report about the client certificate does not fit together",
	}
	certificateUnclear = &Kind{
		ID: "certificate-unclear", Severity: Warning, Subject: "Client certificate", Question: WhichCertificate, Source: mutualTLSDocs, Open: true,
		Means:  "What was reported of the client certificate cannot be read, or has a status that is not documented.",
		Next:   "Read the session again. If it stays so, show mtls_auth to an administrator.",
		clause: "the report about the client certificate is not clear",
	}
	certificateNotPresented = &Kind{
		ID: "certificate-not-presented", Severity: Note, Subject: "Client certificate", Question: WhichCertificate, Source: mutualTLSDocs, Look: certificateLook,
		Means:  "No client certificate was presented in a login without WARP and without posture checks, where it is the only sign of a company device. Many applications ask for none.",
		Next:   "If the application asks for one: see whether it is installed in the browser that was used, and not expired.",
		Tell:   "If you were asked to choose a certificate, please choose the one of the company.",
		clause: "no client certificate was presented",
	}
)

// certificate finds that a client certificate was refused, was not presented
// where nothing else speaks for the device, or that the report about it cannot be
// read or does not fit together.
func certificate(v *view) []Finding {
	if is, place := v.unreadableCertificate(); is != "" {
		f := certificateUnclear.found("What became of the client certificate cannot be told: "+is+".", place)
		f.Brief = is
		return []Finding{f}
	}
	sum := v.s.Certificate()
	status, presented := v.mtls("auth_status"), v.mtls("cert_presented")
	if !reported(v.s.MTLS.Value.AuthStatus) {
		// Where mtls_auth is silent, the status is that of the session.
		status = v.field("auth_status")
	}
	switch sum.State {
	case model.CertificateRefused:
		f := certificateRefused.found(sum.String(), status, presented, v.mtls("cert_issuer_dn"), v.mtls("cert_serial"))
		f.Outside = sum.Quotes()
		if remedy, ok := remedies[strings.ToLower(sum.Reason)]; ok {
			f.Text, f.Next, f.Tell = remedy.text, remedy.next, remedy.tell
			f.Outside = false
		}
		return []Finding{f}
	case model.CertificateUnclear:
		return []Finding{v.unclear(sum, status, presented)}
	case model.CertificateNotPresented:
		if !v.isBrowserAlone() || !model.Is(v.s.MTLS.Value.CertPresented, false) {
			return nil
		}
		return []Finding{certificateNotPresented.found("The browser presented none, and WARP was off: nothing shows that this is a company device.", presented, status)}
	default:
		return nil
	}
}

// isBrowserAlone reports whether a person logged in and no device spoke for itself.
func (v *view) isBrowserAlone() bool {
	return v.isPerson() && len(v.results) == 0 && model.Is(v.s.WARP, false) && !model.Is(v.s.Gateway, true)
}

// unclear tells what does not fit together from what is not documented.
func (v *view) unclear(sum model.Certificate, status, presented Evidence) Finding {
	told := v.s.MTLS.Value.CertPresented
	word := strings.ToUpper(sum.Status)
	text := ""
	switch {
	case model.Is(told, false) && (word == "SUCCESS" || word == "FAILED"):
		text = "The status is " + word + ", yet no certificate was presented."
	case model.Is(told, true) && word == "NONE":
		text = "A certificate was presented, yet the status is NONE."
	case model.Is(told, true) && word == "":
		text = "A certificate was presented, yet its status was not reported."
	default:
		f := certificateUnclear.found("Its status "+model.Quote(sum.Status)+" is not documented.", status, presented)
		f.Outside = true
		return f
	}
	return certificateContradictory.found(text, status, presented)
}

// unreadableCertificate says which part of the report cannot be read.
func (v *view) unreadableCertificate() (is string, place Evidence) {
	s, mtls := v.s, &v.s.MTLS.Value
	for _, odd := range []struct {
		is    string
		place Evidence
	}{
		{oddity("mtls_auth", s.MTLS, false), v.field("mtls_auth")},
		{oddity("mtls_auth.auth_status", mtls.AuthStatus, false), v.mtls("auth_status")},
		{oddity("mtls_auth.cert_presented", mtls.CertPresented, false), v.mtls("cert_presented")},
		{oddity("auth_status", s.AuthStatus, false), v.field("auth_status")},
	} {
		if odd.is != "" {
			return odd.is, odd.place
		}
	}
	return "", Evidence{}
}

// mtls returns a field of mtls_auth.
func (v *view) mtls(name string) Evidence {
	return at(v.s.Result.Get("mtls_auth"), top.Key("mtls_auth"), name)
}

// remedy is what is said of a certificate that was refused for a reason.
type remedy struct{ text, next, tell string }

// issuerNext is for a certificate whose issuer is not known to Cloudflare.
const issuerNext = "Compare the issuer with the certificates under Access controls, Service credentials, Mutual TLS in the dashboard: the one that signed this must be there, with the host of the application."

const issuerTell = "Your browser presented a certificate that is not ours. Please choose the company's certificate when you are asked."

// remedies are by the reasons of Cloudflare's certificate verifier.
var remedies = map[string]remedy{
	"certificate has expired": {
		"A certificate was presented and refused: it has expired.",
		"Have a new certificate issued and installed, and let the person restart the browser.",
		"The certificate on your computer has expired. IT will renew it.",
	},
	"certificate is not yet valid": {
		"A certificate was presented and refused: it is not valid yet.",
		"See from when on the certificate is valid, and whether the clock of the person's computer is right.",
		"The certificate on your computer is not valid yet. Please see whether your computer shows the right date and time.",
	},
	"self signed certificate": {
		"A certificate was presented and refused: nobody but itself has signed it.", issuerNext, issuerTell,
	},
	"unable to verify the first certificate": {
		"A certificate was presented and refused: Cloudflare does not know who signed it.", issuerNext, issuerTell,
	},
	"unable to get local issuer certificate": {
		"A certificate was presented and refused: Cloudflare does not know its issuer.", issuerNext, issuerTell,
	},
}
