package company

import (
	"time"

	"ztsession/api/sim/literal"
)

// Stories about client certificates and service tokens.

const (
	deviceCA    = "CN=Example Corp Device CA,OU=IT,O=Example Corp,L=Austin,ST=Texas,C=US"
	deviceCASKI = "3F2B7C19D4E8A05566778899AABBCCDDEEFF0011"
	partnerCA   = `CN=Partner Access CA G2,OU=Contractors\, external,O=Example Partners GmbH,L=München,C=DE`
)

func expiredCertificate(at moment) Person {
	return Person{
		Number: 4, Name: "Tomasz Zieliński", Email: "tomasz.zielinski@partners.example.com",
		Sessions: []Session{{
			Name: "certificate-expired", Title: "A contractor's client certificate has expired.",
			Nonce: "Bs6Xo3KjF9yTd1Vw", TTL: 4 * time.Hour, Apps: []App{erp()},
			Identity: Identity{
				IssuedAt: at.ago(9 * time.Minute), IP: "198.51.100.61", Country: "PL", Provider: partnerSAML(),
				DeviceSessions: []DeviceSession{}, Posture: posture(),
				Certificate: Certificate{
					Presented: true, Status: "FAILED:certificate has expired", CommonName: "tzielinski.partners.example.com",
					IssuerDN: partnerCA, IssuerSKI: "91B04E7733C21D6F5A8890ABCDEF001122334455", Serial: "0C44D1E2",
				},
				Extra: literal.Of("saml_attributes", literal.Of("company", "Example Partners GmbH", "groups", []string{"contractors"})),
			},
		}},
		FailedLogins: []FailedLogin{
			{erp(), at.ago(8 * time.Minute), "9a1b2c3d4e5f0013"},
			{erp(), at.ago(9 * time.Minute), "9a1b2c3d4e5f0014"},
		},
	}
}

func goodCertificate(at moment) Person {
	login := Identity{
		IssuedAt: at.ago(90 * time.Minute), IP: "192.0.2.201", Country: "US", Provider: partnerSAML(),
		DeviceSessions: []DeviceSession{}, Posture: posture(),
		Extra: literal.Of("saml_attributes", literal.Of("department", "Finance", "employeeNumber", "004217", "groups", []string{"finance", "all-staff"})),
	}
	presented, missing := login, login
	presented.Certificate = Certificate{
		Presented: true, Status: "SUCCESS", CommonName: "dana-laptop.corp.example.com",
		IssuerDN: deviceCA, IssuerSKI: deviceCASKI, Serial: "5A3C9E0F71B24D6688AA0011223344556677889A",
	}
	missing.IssuedAt = at.ago(22 * time.Minute)
	return Person{
		Number: 5, Name: "Dana Whitfield", Email: "dana.whitfield@example.com",
		Sessions: []Session{
			{
				Name: "certificate-good", Title: "A client certificate was presented and accepted.",
				Nonce: "Wy4Lh8CsP2nQe6Gi", TTL: 10 * time.Hour, Apps: []App{erp(), payroll()}, Identity: presented,
			},
			{
				Name: "certificate-missing", Title: "The same person from another browser: no certificate was presented.",
				Nonce: "Jt1Rg5ZaU7mXb9Ko", TTL: 10 * time.Hour, Apps: []App{intranet()}, Identity: missing,
			},
		},
	}
}

func serviceToken(at moment) Person {
	return Person{
		Number: 6, Name: "deploy-pipeline",
		Sessions: []Session{{
			Name: "service-token", Title: "A program logged in with a service token; there is no person behind it.",
			Nonce: "Dv3Iq7EfY4wSc8Hp", TTL: time.Hour, Apps: []App{deploys()},
			Identity: Identity{
				IssuedAt: at.ago(2 * time.Minute), IP: "2001:db8:40::99", Country: "DE",
				ServiceToken: "8f14e45fceea167a5a36dedd4bea2543.access", DeviceSessions: []DeviceSession{}, Posture: posture(),
			},
		}},
	}
}

func expiredAuthority(at moment) Person {
	login := Identity{
		IssuedAt: at.ago(14 * time.Minute), IP: "198.51.100.90", Country: "SI", Provider: partnerSAML(), DeviceSessions: []DeviceSession{}, Posture: posture(),
		Extra: literal.Of("saml_attributes", literal.Of("company", "Example Partners GmbH", "groups", []string{"contractors"})),
	}
	presented, missing := login, login
	presented.Certificate = Certificate{
		Presented: true, Status: "FAILED:certificate has expired", CommonName: "ikovac.partners.example.com",
		IssuerDN: "CN=Example Partners Root 2021,O=Example Partners GmbH,C=DE", IssuerSKI: "5C10D7E2A4B86F3391C2D3E4F50617283940AA01", Serial: "1D55E2F3",
	}
	missing.IssuedAt = at.ago(40 * time.Minute)
	return Person{
		Number: 63, Name: "Irena Kovač", Email: "irena.kovac@partners.example.com",
		Sessions: []Session{
			{
				Name: "authority-expired", Title: "The authority behind a client certificate has expired, and all its certificates with it.",
				Nonce: "Tb5Kg9EiV3mOq7Up", TTL: 4 * time.Hour, Apps: []App{erp()}, Identity: presented,
			},
			{
				Name: "certificate-asked", Title: "The application asks for a client certificate, and the browser presented none.",
				Nonce: "Uc6Lh1FjW4nPr8Vq", TTL: 4 * time.Hour, Apps: []App{erp()}, Identity: missing,
			},
		},
		FailedLogins: []FailedLogin{{erp(), at.ago(13 * time.Minute), "9a1b2c3d4e5f0031"}},
	}
}

func tokensThatEnd(at moment) Person {
	login := func(client string) Identity {
		return Identity{
			IssuedAt: at.ago(7 * time.Minute), IP: "2001:db8:40::17", Country: "IE", ServiceToken: client + ".access",
			DeviceSessions: []DeviceSession{}, Posture: posture(),
		}
	}
	return Person{
		Number: 64, Name: "night-jobs",
		Sessions: []Session{
			{Name: "token-switched-off", Title: "The service token of a program was switched off.", Nonce: "Vd7Mi2GkX5oQs9Wr", TTL: 2 * time.Hour, Apps: []App{deploys()}, Identity: login("45c48cce2e2d7fbdea1afc51c7c6ad26")},
			{Name: "token-expired", Title: "The service token of a program has expired.", Nonce: "We8Nj3HlY6pRt1Xs", TTL: 2 * time.Hour, Apps: []App{deploys()}, Identity: login("c9f0f895fb98ab9159f51fd0297e236d")},
			{Name: "token-ends-soon", Title: "The service token of a program expires next week.", Nonce: "Xf9Ok4ImZ7qSu2Yt", TTL: 2 * time.Hour, Apps: []App{deploys()}, Identity: login("6512bd43d9caa6e02c990b0a82652dca")},
			{Name: "token-not-listed", Title: "The service token of a program is not in the list any more.", Nonce: "Yg1Pl5JnA8rTv3Zu", TTL: 2 * time.Hour, Apps: []App{deploys()}, Identity: login("c20ad4d76fe97759aa27a0c99bff6710")},
		},
	}
}
