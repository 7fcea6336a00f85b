package sim

import (
	"ztsession/api/sim/company"
	"ztsession/api/sim/wire"
)

// identityObject writes an identity in the order of the real answers: the
// fields of the schema, those of the session, then the claims beyond the schema.
func identityObject(p *company.Person, id *company.Identity, session wire.Object) wire.Object {
	email, user, claims := p.Email, p.ID, personalClaims(p)
	if id.ServiceToken != "" {
		email, user, claims = "", "", nil
	}
	object := wire.Of("account_id", p.Account, "auth_status", certificateStatus(id), "common_name", commonName(id))
	object = append(object, deviceMembers(id)...)
	object = append(object, wire.Of(
		"email", email,
		"geo", wire.Of("country", id.Country).With(id.GeoExtra...),
		"iat", wire.Unix(id.IssuedAt),
		"idp", wire.Of("id", id.Provider.ID, "type", id.Provider.Type).With(id.ProviderExtra...),
		"ip", id.IP,
		"is_gateway", id.Gateway,
		"is_warp", id.WARP,
		"mtls_auth", certificateObject(id),
		"service_token_id", id.ServiceToken,
		"service_token_status", id.ServiceToken != "",
		"user_uuid", user,
		"version", max(id.Version, 2),
	)...)
	return object.With(session...).With(claims...).With(id.Extra...)
}

func personalClaims(p *company.Person) wire.Object {
	return wire.Of("name", p.Name, "gateway_account_id", p.Account)
}

// deviceMembers are left out for a login without WARP.
func deviceMembers(id *company.Identity) wire.Object {
	var members wire.Object
	if id.Posture != nil {
		members = append(members, wire.Member{Name: "devicePosture", Value: postureObject(id.Posture)})
	}
	if id.DeviceSessions == nil {
		return members
	}
	sessions := wire.Object{}
	for _, s := range id.DeviceSessions {
		sessions = append(sessions, wire.Member{
			Name: s.ID, Value: wire.Of("last_authenticated", wire.Unix(s.Last)).With(s.Extra...),
		})
	}
	return append(members, wire.Of("device_id", id.DeviceID, "device_sessions", sessions)...)
}

func postureObject(checks company.Posture) wire.Stream {
	return func(yield func(wire.Member) bool) {
		for check := range checks {
			if !yield(wire.Member{Name: check.Rule.ID, Value: checkObject(&check)}) {
				return
			}
		}
	}
}

func checkObject(check *company.Check) wire.Object {
	rule := &check.Rule
	object := make(wire.Object, 0, 12)
	object = append(object,
		wire.Member{Name: "id", Value: rule.ID},
		wire.Member{Name: "schedule", Value: rule.Schedule},
		wire.Member{Name: "timestamp", Value: wire.Time(check.At)},
		wire.Member{Name: "description", Value: rule.Description},
		wire.Member{Name: "type", Value: rule.Type},
		wire.Member{Name: "check", Value: notNil(check.Found)},
		wire.Member{Name: "success", Value: check.Success},
		wire.Member{Name: "rule_name", Value: rule.Name},
		wire.Member{Name: "input", Value: notNil(rule.Input)},
	)
	if check.Error != "" {
		object = append(object, wire.Member{Name: "error", Value: check.Error})
	}
	if check.Data != nil {
		object = append(object, wire.Member{Name: "data", Value: check.Data})
	}
	return append(object, check.Extra...)
}

func notNil(object wire.Object) wire.Object {
	if object == nil {
		return wire.Object{}
	}
	return object
}

func certificateStatus(id *company.Identity) string {
	if id.Certificate.Status == "" {
		return "NONE"
	}
	return id.Certificate.Status
}

// commonName is that of the certificate or the service token.
func commonName(id *company.Identity) string {
	if id.ServiceToken != "" {
		return id.ServiceToken
	}
	return id.Certificate.CommonName
}

func certificateObject(id *company.Identity) wire.Object {
	certificate := &id.Certificate
	return wire.Of("cert_issuer_ski", certificate.IssuerSKI, "cert_presented", certificate.Presented,
		"cert_serial", certificate.Serial, "cert_issuer_dn", certificate.IssuerDN,
		"auth_status", certificateStatus(id)).With(certificate.Extra...)
}
