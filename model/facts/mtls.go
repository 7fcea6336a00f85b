package facts

import (
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/schema"
)

// MTLS returns everything that was reported of the client certificate, in
// words first, then field by field with the issuer split into its parts.
func MTLS(s *model.Session) []Group {
	// Nothing in it is a moment, so how moments are shown does not matter.
	var c clock.Clock
	path := top.Key("mtls_auth")
	mtls := &s.MTLS.Value
	rows := []Row{certificateInWords(s)}
	rows = append(rows, section(s, schema.Certificate, c)...)
	rows = append(rows, labelledBelow(path, fields(nil, path, &schema.MTLS, mtls, schema.Certificate, c))...)
	groups := []Group{{"certificate", "Client certificate", rows}}
	if parts := issuer(path.Key("cert_issuer_dn"), mtls.CertIssuerDN); len(parts) > 0 {
		groups = append(groups, Group{"issuer", "Issuer", parts})
	}
	groups = append(groups, Group{"of-the-session", "Of the session", section(s, schema.OfTheSession, c)})
	if len(mtls.Other) > 0 {
		groups = append(groups, Group{"certificate-other", "Other fields", others(nil, schema.MTLS.Path, path, mtls.Other)})
	}
	return groups
}

func certificateInWords(s *model.Session) Row {
	certificate := s.Certificate()
	r := derived("certificate-in-words", "in words", certificate.String(), certificateTone(certificate.State))
	r.Outside = certificate.Quotes()
	return r
}

func certificateTone(state model.CertificateState) Tone {
	switch state {
	case model.CertificateAccepted:
		return Good
	case model.CertificateRefused:
		return Bad
	case model.CertificateUnclear:
		return Warning
	case model.CertificateNotReported, model.CertificateNotPresented:
		return Muted
	default:
		return Plain
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
