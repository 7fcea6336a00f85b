package decode

import "ztsession/model"

// Session reads the session's own object, result, which is a part of doc. A
// field of a kind that does not fit never costs the others: it is kept as it
// was sent, with a note. Fields that the schema does not have stay in order in
// Other. Source of the fields: spec/active-session.json; schedule and input of
// a posture check: access-api.md, section 4.3.
func Session(doc *model.Document, result model.Value) model.Session {
	r := reader{top: result}
	s := model.Session{Document: doc, Result: result}
	if result.Kind() == model.KindObject {
		r.session(&s)
	}
	s.Notes = r.notes
	return s
}

func (r *reader) session(s *model.Session) {
	for v := range r.top.Children() {
		switch v.Key() {
		case "isActive":
			r.truth(v, &s.Active)
		case "devicePosture":
			r.posture(v, &s.Posture)
		case "device_sessions":
			r.devices(v, &s.Devices)
		case "geo":
			r.geo(v, &s.Geo)
		case "idp":
			r.idp(v, &s.IDP)
		case "mtls_auth":
			r.mtls(v, &s.MTLS)
		default:
			r.scalar(v, &s.Identity)
		}
	}
}

// scalar reads the fields of an identity that are no objects.
func (r *reader) scalar(v model.Value, id *model.Identity) {
	switch v.Key() {
	case "account_id":
		r.text(v, &id.AccountID)
	case "user_uuid":
		r.text(v, &id.UserUUID)
	case "email":
		r.text(v, &id.Email)
	case "common_name":
		r.text(v, &id.CommonName)
	case "auth_status":
		r.text(v, &id.AuthStatus)
	case "iat":
		r.seconds(v, &id.IssuedAt)
	case "version":
		r.number(v, &id.Version)
	case "ip":
		r.text(v, &id.IP)
	case "is_warp":
		r.truth(v, &id.WARP)
	case "is_gateway":
		r.truth(v, &id.Gateway)
	case "device_id":
		r.text(v, &id.DeviceID)
	case "service_token_status":
		r.truth(v, &id.ServiceToken)
	case "service_token_id":
		r.text(v, &id.ServiceID)
	default:
		id.Other = append(id.Other, v)
	}
}

// IsSessionField reports whether name is one of the schema's names at the top
// of an identity, isActive excepted.
func IsSessionField(name string) bool {
	switch name {
	case "account_id", "auth_status", "common_name", "device_id", "device_sessions", "devicePosture", "email", "geo",
		"iat", "idp", "ip", "is_gateway", "is_warp", "mtls_auth", "service_token_id", "service_token_status", "user_uuid", "version":
		return true
	default:
		return false
	}
}

// part opens an object within the session for reading. When a plain text came
// in its place, it is the value of the one field that simple is for.
func part[T any](r *reader, v model.Value, into *model.Field[T], simple *model.Field[string], readAs string) bool {
	r.repeated(v, into.Presence)
	switch {
	case v.Kind() == model.KindObject && v.Len() == 0:
		into.Presence = model.Empty
	case v.Kind() == model.KindObject:
		into.Presence = model.Reported
		return true
	case v.Kind() == model.KindText && v.Text() != "":
		r.drifted(v, "an object", readAs)
		*simple = model.Known(v.Text())
		into.Presence, into.AsSent = model.Reported, sent(v)
	default:
		*into = misfit[T](r, v, "an object")
	}
	return false
}

func (r *reader) geo(v model.Value, into *model.Field[model.Geo]) {
	*into = model.Field[model.Geo]{Presence: into.Presence}
	geo := &into.Value
	if !part(r, v, into, &geo.Country, "its country") {
		return
	}
	for member := range v.Children() {
		if member.Key() == "country" {
			r.text(member, &geo.Country)
		} else {
			geo.Other = append(geo.Other, member)
		}
	}
}

func (r *reader) idp(v model.Value, into *model.Field[model.IDP]) {
	*into = model.Field[model.IDP]{Presence: into.Presence}
	idp := &into.Value
	if !part(r, v, into, &idp.Type, "its type") {
		return
	}
	for member := range v.Children() {
		switch member.Key() {
		case "id":
			r.text(member, &idp.ID)
		case "type":
			r.text(member, &idp.Type)
		default:
			idp.Other = append(idp.Other, member)
		}
	}
}

func (r *reader) mtls(v model.Value, into *model.Field[model.MTLS]) {
	*into = model.Field[model.MTLS]{Presence: into.Presence}
	mtls := &into.Value
	if !part(r, v, into, &mtls.AuthStatus, "its auth_status") {
		return
	}
	for member := range v.Children() {
		switch member.Key() {
		case "auth_status":
			r.text(member, &mtls.AuthStatus)
		case "cert_presented":
			r.truth(member, &mtls.CertPresented)
		case "cert_issuer_dn":
			r.text(member, &mtls.CertIssuerDN)
		case "cert_issuer_ski":
			r.text(member, &mtls.CertIssuerSKI)
		case "cert_serial":
			r.text(member, &mtls.CertSerial)
		default:
			mtls.Other = append(mtls.Other, member)
		}
	}
}
