package company

import (
	"strings"
	"time"

	"ztsession/api/sim/literal"
)

// Stories for the program rather than the person: answers that a reader must survive.

// clipboard is OSC 52, which writes the terminal's clipboard.
const clipboard = "\x1b]52;c;Y3VybCBodHRwOi8vZXhhbXBsZS5jb20=\a"

// hostileRule is named by someone who wants to draw on the helpdesk's screen.
func hostileRule() Rule {
	return clientRule("60", "Disk\x1b[1A\x1b[2K\x1b[32m PASS\u202edeliaf\u202c", "file", "windows",
		literal.Of("path", "C:\\\u202etxt.exe", "exists", true, "operating_system", "windows"))
}

func hostileText(at moment) Person {
	login, checked := at.ago(12*time.Minute), at.ago(5*time.Minute)
	return Person{
		Number: 16, Name: "Mallory Harte\u200b\ufeff", Email: "mallory.harte@example.com",
		Sessions: []Session{{
			Name: "hostile-text", Title: "Names of the device, a rule and a certificate try to take over the terminal.",
			Nonce: "Qp9Ek3OtB1zWi7Mf", TTL: day, Apps: []App{wiki()},
			Identity: Identity{
				IssuedAt: login, IP: "203.0.113.199", Country: "XX", Provider: partnerSAML(),
				WARP: true, Gateway: true, DeviceID: deviceID(161),
				DeviceSessions: []DeviceSession{seen(161, login), {ID: "evil\x1b[2J\u202ekey", Last: at.ago(time.Hour)}},
				Certificate: Certificate{
					Presented: true, Status: "FAILED:self signed certificate\x1b]0;pwned\a", CommonName: "mallory\u202emoc.elpmaxe",
					IssuerDN:  "CN=Evil\x1b[31m CA\u0085,OU=" + clipboard + ",O=Zero\u200bWidth\u2028Ltd",
					IssuerSKI: "00\x0011", Serial: "666",
				},
				Posture: posture(append(enrolled(checked),
					hostileRule().fail(checked, foundFile("C:\\\u202etxt.exe", false)).because(clipboard+"\r\nAll checks passed\x9b2J\u009b2J"),
					bitLocker().pass(checked, foundDisks([]string{"C\x1b[5m", "D\u2066"}, nil)),
				)...),
				Extra: literal.Of("custom\x1b[0m", "tab\there", "saml_attributes", literal.Of("motto", "z"+strings.Repeat("\u0301\u0327", 60)+"algo")),
			},
		}},
	}
}

// oddTypes is the one session whose answer does not follow the schema.
func oddTypes(at moment) Person {
	login := at.ago(100 * time.Minute)
	plain := Identity{IssuedAt: login, IP: "192.0.2.90", Country: "CZ", Provider: oneTimePin()}
	return Person{
		Number: 17, Name: "Kim Novak", Email: "kim.novak@example.com",
		LastSeen: &plain,
		Sessions: []Session{{
			Name: "odd-types", Title: "Nulls, numbers as text and lists for maps; everything readable is still shown.",
			Nonce: "Fi2Nc6LrA8sPx4Dg", TTL: day, Apps: []App{wiki()}, Identity: plain,
			Odd: oddResult(at, login),
		}},
	}
}

func oddResult(at moment, login time.Time) literal.Object {
	return literal.Of(
		"account_id", nil,
		"auth_status", nil,
		"common_name", 42,
		"devicePosture", literal.List{
			literal.Of("id", ruleID("03"), "type", "disk_encryption", "rule_name", "FileVault on", "success", "true",
				"timestamp", literal.Unix(at.ago(4*time.Minute)), "check", "encrypted", "input", nil),
			literal.Of("id", ruleID("04"), "type", "firewall", "rule_name", nil, "success", 0,
				"timestamp", "yesterday", "check", nil, "error", literal.Of("code", 17)),
			nil,
			"not a check",
		},
		"device_id", false,
		"device_sessions", literal.Of(
			registrationID(171), literal.Of("last_authenticated", literal.Time(login)),
			registrationID(172), nil,
			registrationID(173), literal.Of("last_authenticated", literal.Number("1789041600123")),
			registrationID(174), literal.Object{},
		),
		"email", "kim.novak@example.com",
		"geo", "CZ",
		"iat", literal.Time(login),
		"idp", nil,
		"ip", nil,
		"is_gateway", "false",
		"is_warp", 1,
		"mtls_auth", literal.Of("cert_presented", "no", "cert_serial", literal.Number("123456789012345678901234567890")),
		"service_token_id", literal.List{},
		"service_token_status", nil,
		"user_uuid", "5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e17",
		"version", "2",
		"isActive", "true",
		"is_warp", true,
	)
}

// fieldsOfTheFuture follows the schema and goes on where it ends.
func fieldsOfTheFuture(at moment) Person {
	login, checked := at.ago(75*time.Minute), at.ago(8*time.Minute)
	seal := Rule{
		ID: ruleID("12"), Name: "A posture type from the future", Type: "quantum_seal_check", Schedule: "5m",
		Expiration: "10m", Input: literal.Of("seal", "intact"),
	}
	sealed := seal.fail(checked, literal.Of("seal", "broken", "attempts", literal.List{1, 2, 3})).
		with(literal.Of("provider", literal.Of("score", literal.Number("12.5"), "band", nil)))
	sealed.Extra = literal.Of("severity", "high", "expiration", "10m")
	return Person{
		Number: 20, Name: "Noor Haddad", Email: "noor.haddad@example.com",
		Sessions: []Session{{
			Name: "future-fields", Title: "The answer has fields and a posture type that no one knows yet.",
			Nonce: "Mz5Gu1RwK7eVb3Ta", TTL: day, Apps: []App{wiki(), jira()}, Remark: "This endpoint has a newer version",
			Identity: Identity{
				IssuedAt: login, IP: "203.0.113.25", Country: "JO", Version: 3,
				Provider:       oktaStaff(),
				ProviderExtra:  literal.Of("name", "Okta (prod)", "scim", literal.Of("enabled", true)),
				GeoExtra:       literal.Of("region", "AM", "city", "Amman", "asn", 64512),
				Certificate:    Certificate{Extra: literal.Of("cert_subject_dn", "", "cert_not_after", nil, "cert_revoked", false)},
				DeviceSessions: []DeviceSession{{ID: registrationID(201), Last: login, Extra: literal.Of("platform", "windows")}},
				Posture:        posture(sealed, Check{Rule: Rule{ID: "not-a-uuid", Type: "tanium"}, Success: true, At: checked}),
				Extra: literal.Of(
					"risk_score", literal.Of("level", "low", "updated_at", literal.Time(at.ago(time.Hour))),
					"mfa", literal.Of("method", "webauthn", "verified_at", literal.Unix(login)),
					"session_limits", literal.List{
						literal.Of("kind", "global", "seconds", 86400), literal.Of("kind", "policy", "seconds", 3600),
					},
					"custom", literal.Of("cost_centre", "UK-204", "flags", literal.Of("contractor", false)),
					"groups", []string{"Support", "All staff"},
					"employee_number", literal.Number("12345678901234567890"),
					"is_isolated", true,
				),
			},
		}},
	}
}
