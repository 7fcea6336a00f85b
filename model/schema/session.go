package schema

import "ztsession/model"

// Session are the fields of a session, and of the other answers that hold an
// identity. isActive is only in a session.
var Session = Object[model.Session]{
	Fields: []Field[model.Session]{
		{Name: "name", Label: "Name", Means: "What the identity provider calls the person.", Source: tokenPage, Sections: []Section{Person}, Mask: PersonName},
		{
			Name: "email", Label: "E-mail", Means: "The address that the identity provider gave for the person who logged in. A service token has none.", Source: tokenPage,
			Sections: []Section{Person}, Mask: Email, At: func(s *model.Session) any { return &s.Email },
		},
		{
			Name: "user_uuid", Label: "User id", Means: "The person in Cloudflare Access. It stands in every address of the API about them.", Unit: "a UUID", Source: tokenPage,
			Sections: []Section{Support}, Mask: UserID, At: func(s *model.Session) any { return &s.UserUUID },
		},
		{
			Name: "account_id", Label: "Account id", Means: "The Cloudflare account that the session belongs to.", Unit: "32 hexadecimal digits", Source: tokenPage,
			Sections: []Section{Support}, Mask: AccountID, At: func(s *model.Session) any { return &s.AccountID },
		},
		{
			Name: "isActive", Label: "Session", Means: "Whether the session still counts. It ends when its time is over, or when somebody revokes it; the answer does not say which.", Unit: "true or false", Source: sessionPage,
			Sections: []Section{Login}, Words: []Word{{"true", "active"}, {"false", "ended or revoked"}}, At: func(s *model.Session) any { return &s.Active },
		},
		{
			Name: "iat", Label: "Logged in", Means: "When the person logged in. What the session says of device, network and certificate is from then.", Unit: unixSeconds, Source: tokenPage,
			Sections: []Section{Login}, Form: UnixSeconds, Mask: Keep, At: func(s *model.Session) any { return &s.IssuedAt },
		},
		{
			Name: "idp", Label: "Login", Means: "The identity provider with which the person logged in.", Source: providersPage,
			Sections: []Section{Login, Support}, Part: &IDP, At: func(s *model.Session) any { return &s.IDP },
		},
		{
			Name: "ip", Label: "IP address", Means: "The address that the login came from.", Unit: "an IPv4 or IPv6 address", Source: tokenPage,
			Sections: []Section{Place}, Mask: Address, At: func(s *model.Session) any { return &s.IP },
		},
		{
			Name: "geo", Label: "From", Means: "Where the login came from, as the IP address suggests.", Source: tokenPage,
			Sections: []Section{Place}, Part: &Geo, At: func(s *model.Session) any { return &s.Geo },
		},
		{
			Name: "is_warp", Label: "WARP", Means: "Whether the WARP client (since 2026: Cloudflare One Client) was on when the person logged in.", Unit: "true or false", Source: tokenPage,
			Sections: []Section{Network}, At: func(s *model.Session) any { return &s.WARP },
		},
		{
			Name: "is_gateway", Label: "In our organisation", Means: "Whether WARP was on and enrolled in the organisation's Zero Trust team when the person logged in. With WARP on and this off, it is the consumer app or another team.", Unit: "true or false", Source: tokenPage,
			Sections: []Section{Network}, At: func(s *model.Session) any { return &s.Gateway },
		},
		{
			Name: "device_id", Label: "Device id", Means: "The device of this login, as WARP reports it. Without WARP there is none.", Unit: "a UUID", Source: tokenPage,
			Sections: []Section{Support, Devices}, Mask: DeviceID, At: func(s *model.Session) any { return &s.DeviceID },
		},
		{
			Name: "service_token_status", Label: "Service token", Means: "Whether a service token logged in: a program, not a person. It has no groups, no devices and no posture checks.", Unit: "true or false", Source: serviceTokensPage,
			Sections: []Section{Support}, Words: []Word{{"true", "yes: a program logged in, not a person"}}, At: func(s *model.Session) any { return &s.ServiceToken },
		},
		{
			Name: "service_token_id", Label: "Service token id", Means: "The client id of the service token. The secret that belongs to it is never in an answer.", Unit: "32 hexadecimal digits and .access", Source: serviceTokensPage,
			Sections: []Section{Support}, Mask: ServiceTokenID, At: func(s *model.Session) any { return &s.ServiceID },
		},
		{
			Name: "auth_status", Label: "Certificate status", Means: "What became of the client certificate, as the session as a whole has it.", Unit: "NONE, SUCCESS, FAILED or FAILED:reason", Source: mtlsPage,
			Sections: []Section{OfTheSession}, Mask: Keep, Shape: StatusShape, At: func(s *model.Session) any { return &s.AuthStatus },
		},
		{
			Name: "common_name", Label: "Common name", Means: "The name in the client certificate, or the client id of the service token that logged in.", Source: mtlsPage,
			Sections: []Section{Support, OfTheSession}, Mask: CommonName, At: func(s *model.Session) any { return &s.CommonName },
		},
		{
			Name: "version", Label: "Identity version", Means: "The version of the form of this identity. It says nothing about the person.", Unit: "a number; 2 in all published examples", Source: tokenPage,
			Sections: []Section{Support}, Mask: Keep, At: func(s *model.Session) any { return &s.Version },
		},
		{
			Name: "device_sessions", Label: "Devices", Means: "The registrations of the person's devices with WARP, and when each last logged in.", Source: tokenPage,
			Sections: []Section{Devices}, Part: &Device, At: func(s *model.Session) any { return &s.Devices },
		},
		{
			Name: "devicePosture", Label: "Posture", Means: "The posture checks of the device, each with the result that the session has of it and when that was measured. The dashboard may have a newer one.", Source: posturePage,
			Sections: []Section{Posture}, Part: &Check, At: func(s *model.Session) any { return &s.Posture },
		},
		{
			Name: "mtls_auth", Label: "Client certificate", Means: "The client certificate that the browser presented at the login.", Source: mtlsPage,
			Sections: []Section{Certificate}, Part: &MTLS, At: func(s *model.Session) any { return &s.MTLS },
		},

		// What identity providers add.
		{Name: "id", Label: "Id at the provider", Means: "The person as the identity provider knows them.", Source: tokenPage, Mask: UserID},
		{Name: "amr", Label: "Signed in with", Means: "How the person proved who they are to the identity provider: pwd is a password, mfa a second factor.", Source: tokenPage, Mask: Keep, Shape: KnownShape},
		{Name: "groups", Label: "Groups", Means: "The person's groups at the identity provider, as of the login. Rules about groups are decided by them.", Source: tokenPage, Mask: Group},
	},
	Other:  func(s *model.Session) *[]model.Value { return &s.Other },
	Beyond: Claim,
}

// IDP are the fields of idp.
var IDP = Object[model.IDP]{
	Path: ".idp", Plain: "type", ReadAs: "its type", Beyond: Claim,
	Fields: []Field[model.IDP]{
		{
			Name: "type", Label: "Login", Means: "The kind of identity provider with which the person logged in. onetimepin is a code by e-mail, which brings no groups.", Unit: "a word, such as okta or azureAD", Source: providersPage,
			Sections: []Section{Login, Support}, Mask: Keep, Shape: KnownShape,
			At: func(p *model.IDP) any { return &p.Type },
		},
		{
			Name: "id", Label: "Provider id", Means: "The identity provider in the settings of the account. Its name has to be looked up.", Unit: "a UUID", Source: providersPage,
			Sections: []Section{Support}, Mask: Keep, Shape: IDShape, At: func(p *model.IDP) any { return &p.ID },
		},
		{Name: "name", Label: "Provider", Means: "What the identity provider is called.", Source: providersPage, Mask: DistinguishedName},
	},
	Other: func(p *model.IDP) *[]model.Value { return &p.Other },
}

// OneTimePIN is the type of the login by a code that is sent by e-mail.
const OneTimePIN = "onetimepin"

// Geo are the fields of geo. Beside the countries of ISO 3166-1, Cloudflare
// uses T1 for the Tor network and XX where the country is not known.
var Geo = Object[model.Geo]{
	Path: ".geo", Plain: "country", ReadAs: "its country", Beyond: Location,
	Fields: []Field[model.Geo]{
		{
			Name: "country", Label: "Country", Means: "The country that the IP address of the login is assigned to. T1 is the Tor network, XX means that nobody knows.", Unit: "two letters of ISO 3166-1", Source: tokenPage,
			Sections: []Section{Place}, Mask: Keep, Shape: CountryShape, At: func(g *model.Geo) any { return &g.Country },
		},
	},
	Other: func(g *model.Geo) *[]model.Value { return &g.Other },
}
