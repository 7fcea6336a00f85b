package schema

import "ztsession/model"

// Session are the fields of a session, and of the other answers that hold an
// identity. isActive is only in a session.
var Session = Object[model.Session]{
	Fields: []Field[model.Session]{
		{Name: "email", Sections: []Section{Person}, Mask: Email, At: func(s *model.Session) any { return &s.Email }},
		{Name: "name", Sections: []Section{Person}, Mask: PersonName},
		{Name: "user_uuid", Sections: []Section{Person}, Mask: UserID, At: func(s *model.Session) any { return &s.UserUUID }},
		{Name: "account_id", Sections: []Section{Person}, Mask: AccountID, At: func(s *model.Session) any { return &s.AccountID }},
		{
			Name: "isActive", Sections: []Section{Login}, Verdict: true,
			Words: []Word{{"true", "active"}, {"false", "ended or revoked"}},
			At:    func(s *model.Session) any { return &s.Active },
		},
		{Name: "iat", Sections: []Section{Login}, Form: UnixSeconds, Mask: Keep, At: func(s *model.Session) any { return &s.IssuedAt }},
		{Name: "idp", Sections: []Section{Login}, Part: &IDP, At: func(s *model.Session) any { return &s.IDP }},
		{Name: "ip", Sections: []Section{Place}, Mask: Address, At: func(s *model.Session) any { return &s.IP }},
		{Name: "geo", Sections: []Section{Place}, Part: &Geo, At: func(s *model.Session) any { return &s.Geo }},
		{Name: "is_warp", Sections: []Section{Network}, At: func(s *model.Session) any { return &s.WARP }},
		{Name: "is_gateway", Sections: []Section{Network}, At: func(s *model.Session) any { return &s.Gateway }},
		{Name: "device_id", Sections: []Section{Network, Devices}, Mask: DeviceID, At: func(s *model.Session) any { return &s.DeviceID }},
		{
			Name: "service_token_status", Sections: []Section{ServiceToken},
			Words: []Word{{"true", "yes, a service token logged in, not a person"}},
			At:    func(s *model.Session) any { return &s.ServiceToken },
		},
		{Name: "service_token_id", Sections: []Section{ServiceToken}, Mask: ServiceTokenID, At: func(s *model.Session) any { return &s.ServiceID }},
		{Name: "auth_status", Sections: []Section{OfTheSession}, Mask: Keep, Shape: StatusShape, At: func(s *model.Session) any { return &s.AuthStatus }},
		{Name: "common_name", Sections: []Section{ServiceToken, OfTheSession}, Mask: CommonName, At: func(s *model.Session) any { return &s.CommonName }},
		{Name: "version", Sections: []Section{Versions}, Mask: Keep, At: func(s *model.Session) any { return &s.Version }},
		{Name: "device_sessions", Sections: []Section{Devices}, Part: &Device, At: func(s *model.Session) any { return &s.Devices }},
		{Name: "devicePosture", Sections: []Section{Posture}, Part: &Check, At: func(s *model.Session) any { return &s.Posture }},
		{Name: "mtls_auth", Sections: []Section{Certificate}, Part: &MTLS, At: func(s *model.Session) any { return &s.MTLS }},

		// What identity providers add.
		{Name: "id", Mask: PersonName},
		{Name: "amr", Mask: Keep, Shape: KnownShape},
		{Name: "groups", Mask: Group},
	},
	Other:  func(s *model.Session) *[]model.Value { return &s.Other },
	Beyond: Claim,
}

// IDP are the fields of idp.
var IDP = Object[model.IDP]{
	Path: ".idp", Plain: "type", ReadAs: "its type", Beyond: Claim,
	Fields: []Field[model.IDP]{
		{
			Name: "type", Sections: []Section{Login}, Mask: Keep, Shape: KnownShape,
			Words: []Word{{"onetimepin", "onetimepin (a code by e-mail; it brings no groups)"}},
			At:    func(p *model.IDP) any { return &p.Type },
		},
		{Name: "id", Sections: []Section{Login}, Mask: Keep, Shape: IDShape, At: func(p *model.IDP) any { return &p.ID }},
		{Name: "name", Mask: DistinguishedName},
	},
	Other: func(p *model.IDP) *[]model.Value { return &p.Other },
}

// Geo are the fields of geo. Beside the countries of ISO 3166-1, Cloudflare
// uses T1 for the Tor network and XX where the country is not known.
var Geo = Object[model.Geo]{
	Path: ".geo", Plain: "country", ReadAs: "its country", Beyond: Location,
	Fields: []Field[model.Geo]{
		{
			Name: "country", Sections: []Section{Place}, Mask: Keep, Shape: CountryShape,
			Words: []Word{{"T1", "T1 (the Tor network)"}, {"XX", "XX (country not known)"}},
			At:    func(g *model.Geo) any { return &g.Country },
		},
	},
	Other: func(g *model.Geo) *[]model.Value { return &g.Other },
}

// MTLS are the fields of mtls_auth.
var MTLS = Object[model.MTLS]{
	Path: ".mtls_auth", Plain: "auth_status", ReadAs: "its auth_status", Beyond: Claim,
	Fields: []Field[model.MTLS]{
		{Name: "cert_presented", Sections: []Section{Certificate}, At: func(m *model.MTLS) any { return &m.CertPresented }},
		{Name: "auth_status", Sections: []Section{Certificate}, Mask: Keep, Shape: StatusShape, At: func(m *model.MTLS) any { return &m.AuthStatus }},
		{Name: "cert_serial", Sections: []Section{Certificate}, Mask: Serial, At: func(m *model.MTLS) any { return &m.CertSerial }},
		{Name: "cert_issuer_ski", Sections: []Section{Certificate}, Mask: KeyID, At: func(m *model.MTLS) any { return &m.CertIssuerSKI }},
		{Name: "cert_issuer_dn", Sections: []Section{Certificate}, Mask: DistinguishedName, At: func(m *model.MTLS) any { return &m.CertIssuerDN }},
	},
	Other: func(m *model.MTLS) *[]model.Value { return &m.Other },
}
