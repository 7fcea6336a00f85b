package finding

import (
	"ztsession/model"
)

var (
	certificateRefused = &Kind{
		ID: "certificate-refused", Severity: Problem, Subject: "Client certificate", Question: WhichCertificate, Source: mutualTLSDocs,
		Means:  "The browser presented a client certificate, and Cloudflare did not accept it.",
		Next:   "Look the certificate up by its issuer and serial number, and have a new one issued.",
		Tell:   "The certificate on your computer was not accepted. IT will give you a new one.",
		clause: "the client certificate was refused",
	}
	certificateUnknown = &Kind{
		ID: "certificate-unclear", Severity: Warning, Subject: "Client certificate", Question: WhichCertificate, Source: mutualTLSDocs, Open: true,
		Means:  "What was reported of the client certificate cannot be read, is not documented, or does not fit together.",
		Next:   "Show mtls_auth to an administrator.",
		clause: "the report about the client certificate is not clear",
	}
)

// certificate finds that a client certificate was presented and did not pass, or
// that the report about it cannot be read or does not fit together.
func certificate(v *view) []Finding {
	s, mtls := v.s, &v.s.MTLS.Value
	status, presented := v.mtls("auth_status"), v.mtls("cert_presented")
	for _, odd := range []struct {
		is string
		at Evidence
	}{
		{oddity("mtls_auth", s.MTLS, false), v.field("mtls_auth")},
		{oddity("mtls_auth.auth_status", mtls.AuthStatus, false), status},
		{oddity("mtls_auth.cert_presented", mtls.CertPresented, false), presented},
		{oddity("auth_status", s.AuthStatus, false), v.field("auth_status")},
	} {
		if odd.is != "" {
			f := certificateUnknown.found("What became of the client certificate cannot be told: "+odd.is+".", odd.at)
			f.Brief = odd.is
			return []Finding{f}
		}
	}
	sum := s.Certificate()
	switch sum.State {
	case model.CertificateRefused:
		f := certificateRefused.found(sum.String(), status, presented)
		f.Outside = sum.Quotes()
		return []Finding{f}
	case model.CertificateUnclear:
		f := certificateUnknown.found(sum.String(), status, presented)
		f.Outside = sum.Quotes()
		return []Finding{f}
	default:
		return nil
	}
}

// mtls returns a field of mtls_auth.
func (v *view) mtls(name string) Evidence {
	return at(v.s.Result.Get("mtls_auth"), top.Key("mtls_auth"), name)
}
