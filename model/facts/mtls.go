package facts

import "ztsession/model"

// MTLS returns everything that was reported of the client certificate, in
// words first, then field by field with the issuer split into its parts.
func MTLS(s *model.Session) []Group {
	certificate := s.Certificate()
	path := top.Key("mtls_auth")
	mtls := s.MTLS.Value
	rows := []Row{{Label: "in words", Text: certificate.String(), Tone: certificateTone(certificate.State)}}
	rows = whole(rows, path, s.MTLS)
	rows = append(
		rows,
		short(path, yesNo(path.Key("cert_presented"), mtls.CertPresented)),
		short(path, text(path.Key("auth_status"), mtls.AuthStatus)),
		short(path, text(path.Key("cert_serial"), mtls.CertSerial)),
		short(path, text(path.Key("cert_issuer_ski"), mtls.CertIssuerSKI)),
		short(path, text(path.Key("cert_issuer_dn"), mtls.CertIssuerDN)),
	)
	groups := []Group{{"Client certificate", rows}}
	if parts := issuer(path.Key("cert_issuer_dn"), mtls.CertIssuerDN); len(parts) > 0 {
		groups = append(groups, Group{"Issuer", parts})
	}
	groups = append(groups, Group{"Of the session", []Row{
		text(top.Key("auth_status"), s.AuthStatus),
		text(top.Key("common_name"), s.CommonName),
	}})
	if len(mtls.Other) > 0 {
		groups = append(groups, Group{"Other fields", others(nil, path, mtls.Other)})
	}
	return groups
}

func short(base model.Path, r Row) Row {
	r.Label = label(r.Path[len(base):])
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
		rows = append(rows, Row{Label: name, Text: part.Value, Path: path})
	}
	return rows
}
