package sim

import (
	"ztsession/api/sim/company"
	"ztsession/api/sim/literal"
)

// identityObject writes an identity in the order of the real answers: the
// fields of the schema, those of the session, then the claims beyond the schema.
func identityObject(p *company.Person, id *company.Identity, session literal.Object) literal.Object {
	email, user, claims := p.Email, p.ID, personalClaims(p)
	if id.ServiceToken != "" {
		email, user, claims = "", "", nil
	}
	object := literal.Of("account_id", p.Account, "auth_status", certificateStatus(id), "common_name", commonName(id))
	object = append(object, deviceMembers(id)...)
	object = append(object, literal.Of(
		"email", email,
		"geo", literal.Of("country", id.Country).With(id.GeoExtra...),
		"iat", literal.Unix(id.IssuedAt),
		"idp", literal.Of("id", id.Provider.ID, "type", id.Provider.Type).With(id.ProviderExtra...),
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

func personalClaims(p *company.Person) literal.Object {
	return literal.Of("name", p.Name, "gateway_account_id", p.Account)
}

// deviceMembers are left out for a login without WARP.
func deviceMembers(id *company.Identity) literal.Object {
	var members literal.Object
	if id.Posture != nil {
		members = append(members, literal.Member{Name: "devicePosture", Value: postureObject(id.Posture)})
	}
	if id.DeviceSessions == nil {
		return members
	}
	sessions := literal.Object{}
	for _, s := range id.DeviceSessions {
		sessions = append(sessions, literal.Member{
			Name: s.ID, Value: literal.Of("last_authenticated", literal.Unix(s.Last)).With(s.Extra...),
		})
	}
	return append(members, literal.Of("device_id", id.DeviceID, "device_sessions", sessions)...)
}

func postureObject(checks company.Posture) literal.Stream {
	return func(yield func(literal.Member) bool) {
		for check := range checks {
			if !yield(literal.Member{Name: check.Rule.ID, Value: checkObject(&check)}) {
				return
			}
		}
	}
}

func checkObject(check *company.Check) literal.Object {
	rule := &check.Rule
	object := make(literal.Object, 0, 12)
	object = append(object,
		literal.Member{Name: "id", Value: rule.ID},
		literal.Member{Name: "schedule", Value: rule.Schedule},
		literal.Member{Name: "timestamp", Value: literal.Time(check.At)},
		literal.Member{Name: "description", Value: rule.Description},
		literal.Member{Name: "type", Value: rule.Type},
		literal.Member{Name: "check", Value: notNil(check.Found)},
		literal.Member{Name: "success", Value: check.Success},
		literal.Member{Name: "rule_name", Value: rule.Name},
		literal.Member{Name: "input", Value: notNil(rule.Input)},
	)
	if check.Error != "" {
		object = append(object, literal.Member{Name: "error", Value: check.Error})
	}
	if check.Data != nil {
		object = append(object, literal.Member{Name: "data", Value: check.Data})
	}
	return append(object, check.Extra...)
}

func notNil(object literal.Object) literal.Object {
	if object == nil {
		return literal.Object{}
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

func certificateObject(id *company.Identity) literal.Object {
	certificate := &id.Certificate
	return literal.Of("cert_issuer_ski", certificate.IssuerSKI, "cert_presented", certificate.Presented,
		"cert_serial", certificate.Serial, "cert_issuer_dn", certificate.IssuerDN,
		"auth_status", certificateStatus(id)).With(certificate.Extra...)
}
