package company

import (
	"time"

	"ztsession/api/sim/literal"
)

// Stories in which two things that the API says do not fit together. They are in
// the lab, since they are rare.

// enrolledLogin is an ordinary login on the numbered Mac of a person.
func enrolledLogin(at moment, number int, login time.Time, serial string) Identity {
	return Identity{
		IssuedAt: login, IP: "203.0.113.77", Country: "CZ", Provider: githubEngineers(),
		WARP: true, Gateway: true, DeviceID: deviceID(number), DeviceSessions: []DeviceSession{seen(number, login)},
		Posture: posture(goodMac(at.ago(3*time.Minute), serial)...), Extra: groups("Lab"),
	}
}

// browserLogin is a login by a browser alone.
func browserLogin(login time.Time) Identity {
	return Identity{
		IssuedAt: login, IP: "198.51.100.133", Country: "GH", Provider: githubEngineers(),
		DeviceSessions: []DeviceSession{}, Posture: posture(), Extra: groups("Lab"),
	}
}

func listAndSessionDiffer(at moment) Person {
	long, short, future := at.ago(9*time.Hour), at.ago(30*time.Minute), at.ago(90*time.Minute)
	return Person{
		Number: 82, Name: "Pavel Horák", Email: "pavel.horak@example.com",
		Sessions: []Session{
			{
				Name: "past-its-end", Title: "The session is reported as active, though by the list it ended an hour ago.",
				Nonce: "Ah4Rn8LpC2tVx6Bw", TTL: 8 * time.Hour, Apps: []App{gitlab()}, Identity: enrolledLogin(at, 821, long, "EXAMPLE82MAC"),
			},
			{
				Name: "not-in-the-list", Title: "The session is reported as active, but the list does not have it.",
				Nonce: "Bj5So9MqD3uWy7Cx", TTL: day, Apps: []App{gitlab()}, Unlisted: true, Identity: enrolledLogin(at, 821, short, "EXAMPLE82MAC"),
			},
			{
				Name: "login-in-the-future", Title: "The login is dated three hours ahead.",
				Nonce: "Ck6Tp1NrE4vXz8Dy", TTL: day, Apps: []App{gitlab()}, Identity: enrolledLogin(at, 821, future, "EXAMPLE82MAC"),
				Instead: literal.Of("iat", literal.Unix(at.ago(-3*time.Hour))),
			},
			{
				Name: "state-not-told", Title: "Whether the session is active is not in the answer.",
				Nonce: "Qy2Hd6BfS9jLn4Rm", TTL: day, Apps: []App{gitlab()}, Identity: enrolledLogin(at, 821, short, "EXAMPLE82MAC"),
				Stateless: true,
			},
			{
				Name: "somebody-elses", Title: "The answer has the ids of another user and another account than were asked for.",
				Nonce: "Dl7Uq2OsF5wYa9Ez", TTL: day, Apps: []App{gitlab()}, Identity: enrolledLogin(at, 821, short, "EXAMPLE82MAC"),
				Instead: literal.Of("user_uuid", "5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e99", "account_id", "c2d3e4f5061728394a5b6c7d8e9fa0b1"),
			},
		},
	}
}

func unclearCertificate(at moment) Person {
	login := browserLogin(at.ago(40 * time.Minute))
	missing, unknown := login, login
	missing.Certificate = Certificate{Status: "SUCCESS"}
	unknown.Certificate = Certificate{Presented: true, Status: "DEFERRED", IssuerDN: deviceCA, IssuerSKI: deviceCASKI, Serial: "0D11A7"}
	return Person{
		Number: 83, Name: "Grace Adomako", Email: "grace.adomako@example.com",
		Sessions: []Session{
			{
				Name: "certificate-contradictory", Title: "The certificate is reported as accepted and as not presented.",
				Nonce: "Em8Vr3PtG6xZb1Fa", TTL: day, Apps: []App{gitlab()}, Identity: missing,
			},
			{
				Name: "certificate-unclear", Title: "The certificate has a status that is not documented.",
				Nonce: "Fn9Ws4QuH7yAc2Gb", TTL: day, Apps: []App{gitlab()}, Identity: unknown,
			},
		},
	}
}

func tokenOrPerson(at moment) Person {
	login := browserLogin(at.ago(25 * time.Minute))
	const token = "9b74c9897bac770ffc029102a200c5de.access"
	return Person{
		Number: 84, Name: "Build Agent", Email: "build.agent@example.com",
		Sessions: []Session{
			{
				Name: "token-with-person", Title: "A service token and a person are reported together.",
				Nonce: "Go1Xt5RvI8zBd3Hc", TTL: day, Apps: []App{deploys()}, Identity: login,
				Instead: literal.Of("service_token_status", true, "service_token_id", token),
			},
			{
				Name: "token-denied", Title: "A service token is named, though none is said to have logged in.",
				Nonce: "Hp2Yu6SwJ9aCe4Id", TTL: day, Apps: []App{deploys()}, Identity: login,
				Instead: literal.Of("service_token_id", token),
			},
		},
	}
}

func otherOrganisation(at moment) Person {
	login := at.ago(50 * time.Minute)
	unchecked := enrolledLogin(at, 851, login, "EXAMPLE85MAC")
	unchecked.Posture = posture()
	odd := unchecked
	odd.WARP = false
	return Person{
		Number: 85, Name: "Tuấn Lê", Email: "tuan.le@example.com",
		Sessions: []Session{
			{
				Name: "other-organisation", Title: "WARP names another account than this one.",
				Nonce: "Iq3Zv7TxK1bDf5Je", TTL: day, Apps: []App{gitlab()}, Identity: enrolledLogin(at, 851, login, "EXAMPLE85MAC"),
				Instead: literal.Of("gateway_account_id", "d3e4f5061728394a5b6c7d8e9fa0b1c2"),
			},
			{
				Name: "no-checks-with-warp", Title: "WARP is on in the organisation, and no check was reported.",
				Nonce: "Jr4Aw8UyL2cEg6Kf", TTL: day, Apps: []App{gitlab()}, Identity: unchecked,
			},
			{
				Name: "gateway-without-warp", Title: "Gateway is reported and WARP is not.",
				Nonce: "Ks5Bx9VzM3dFh7Lg", TTL: day, Apps: []App{gitlab()}, Identity: odd,
			},
		},
	}
}
