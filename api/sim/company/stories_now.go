package company

import "time"

// Stories about what has become of a device since the login, which the session
// itself does not know.

func switchedOffClient(at moment) Person {
	login := enrolledLogin(at, 891, at.ago(5*time.Hour), "EXAMPLE89MAC")
	login.DeviceSessions = append(login.DeviceSessions, seen(892, at.ago(2*day)))
	login.Posture = posture(goodMac(at.ago(2*time.Hour+2*time.Minute), "EXAMPLE89MAC")...)
	return Person{
		Number: 89, Name: "Hana Sokolová", Email: "hana.sokolova@example.com",
		Sessions: []Session{{
			Name: "client-switched-off", Title: "The client was switched off two hours ago, and the checks are as old as that.",
			Nonce: "Qy2Hd6BfS9jLn4Rz", TTL: day, Apps: []App{gitlab()}, Identity: login,
		}},
	}
}

func revokedRegistration(at moment) Person {
	before, since := enrolledLogin(at, 901, at.ago(7*time.Hour), "EXAMPLE90MAC"), browserLogin(at.ago(170*time.Minute))
	before.Posture = posture(goodMac(at.ago(3*time.Hour+time.Minute), "EXAMPLE90MAC")...)
	return Person{
		Number: 90, Name: "Luis Herrera", Email: "luis.herrera@example.com", LastSeen: &since,
		Sessions: []Session{
			{
				Name: "registration-revoked", Title: "The registration of the device was revoked after the login.",
				Nonce: "Rz3Ie7CgT1kMo5Sn", TTL: day, Apps: []App{gitlab()}, Identity: before,
			},
			{
				Name: "after-the-revocation", Title: "The same person from the browser alone: no device of theirs is registered any more.",
				Nonce: "Sa4Jf8DhU2lNp6To", TTL: day, Apps: []App{gitlab()}, Identity: since,
			},
		},
	}
}
