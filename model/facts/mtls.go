package facts

import (
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/schema"
)

// MTLS returns everything that was reported of the client certificate, in
// words first, then field by field with the issuer split into its parts, and what the
// account has set about it. Where there was no certificate, the words are all that
// the first group has.
func MTLS(s *model.Session, c clock.Clock) []Group {
	path := top.Key("mtls_auth")
	mtls := &s.MTLS.Value
	rows := section(s, schema.Certificate, c)
	if s.MTLS.Presence == model.Reported {
		rows = fields(rows, path, &schema.MTLS, mtls, schema.Certificate, c)
	}
	rows, unsent := sift(rows)
	ofSession, left := sift(section(s, schema.OfTheSession, c))
	unsent = append(unsent, left...)
	groups := []Group{{CertificateGroup, "Client certificate", []Row{certificateInWords(s)}}}
	switch s.Certificate().State {
	case model.CertificateNotReported, model.CertificateNotPresented:
		// Nobody has to read more to know that there was none.
		ofSession = append(rows, ofSession...)
	default:
		groups[0].Rows = append(groups[0].Rows, rows...)
	}
	if rows := authorityRows(s, c); len(rows) > 0 {
		groups = append(groups, Group{AuthorityGroup, "Certificate authority", rows})
	}
	if parts := issuer(path.Key("cert_issuer_dn"), mtls.CertIssuerDN); len(parts) > 0 {
		groups = append(groups, Group{"issuer", "Issuer", parts})
	}
	if len(ofSession) > 0 {
		groups = append(groups, Group{SupportGroup, "Certificate, for support", ofSession})
	}
	rest, left := sift(others(nil, schema.MTLS.Path, path, mtls.Other))
	if unsent = append(unsent, left...); len(rest) > 0 {
		groups = append(groups, Group{OtherGroup, "Other fields of the certificate", rest})
	}
	return withUnsent(groups, "Not in the answer about the certificate", unsent)
}

func certificateInWords(s *model.Session) Row {
	text, tone := certificateWords(s)
	r := derived("certificate-in-words", "", text, tone)
	r.Outside = s.Certificate().Quotes()
	r.Path = top.Key("mtls_auth")
	return r
}

// refusals are what the reasons of the certificate verifier mean.
var refusals = map[string]string{
	"certificate has expired":                      "it has expired",
	"certificate is not yet valid":                 "it is not valid yet",
	"self signed certificate":                      "it is signed by itself, not by an authority",
	"unable to get local issuer certificate":       "the authority that issued it is not known to Cloudflare",
	"unable to verify the first certificate":       "who issued it could not be verified",
	"self signed certificate in certificate chain": "its chain ends in an authority that is not known to Cloudflare",
}

// Refusal puts the reason of the certificate verifier into words, or returns it as it
// is where it is none that is known.
func Refusal(reason string) string {
	if words, ok := refusals[strings.ToLower(reason)]; ok {
		return words
	}
	return reason
}

// certificateWords says what became of the client certificate, in a sentence.
func certificateWords(s *model.Session) (string, Tone) {
	certificate := s.Certificate()
	switch certificate.State {
	case model.CertificateNotReported:
		return "Nothing was reported about a client certificate.", Muted
	case model.CertificateNotPresented:
		return "The browser presented none.", Muted
	case model.CertificateAccepted:
		return "Presented and accepted.", Good
	case model.CertificateRefused:
		reason := Refusal(certificate.Reason)
		if reason == "" {
			return "Presented and refused; no reason was reported.", Bad
		}
		return "Presented and refused: " + reason + ".", Bad
	case model.CertificateUnclear:
		return certificate.String(), Warning
	default:
		return certificate.String(), Plain
	}
}

// issuer returns a row for each part of the issuer's name.
func issuer(path model.Path, dn model.Field[string]) []Row {
	name, ok := dn.Get()
	if !ok {
		return nil
	}
	parts := model.ParseDN(name)
	rows := make([]Row, 0, len(parts))
	for _, part := range parts {
		name := part.Label()
		if name != part.Type {
			name = part.Type + " " + name
		}
		r := quoted("issuer-part", name, part.Value)
		r.Path, r.Value = path, part.Value
		rows = append(rows, r)
	}
	return rows
}
