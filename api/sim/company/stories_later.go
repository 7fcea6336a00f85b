package company

import "time"

// Stories that go on while one waits: they change with the requests for them.

// diskBeingEncrypted is somebody who repairs what the helpdesk names, one thing
// after the other.
func diskBeingEncrypted(at moment) Person {
	login, checked := at.ago(3*time.Hour+20*time.Minute), at.ago(4*time.Minute)
	checks := func(disk, firewall bool) Posture {
		encryption, filter := bitLocker().fail(checked, foundDisks([]string{"C"}, []string{"D"})), windowsFirewall().fail(checked, foundFirewall(false))
		if disk {
			encryption = bitLocker().pass(at.now, foundDisks([]string{"C", "D"}, nil))
		}
		if firewall {
			filter = windowsFirewall().pass(at.now, foundFirewall(true))
		}
		return posture(append(enrolled(checked), encryption, filter,
			windowsVersion().pass(checked, foundVersion("10.0.22631", "4317")),
			companyLaptops().pass(checked, foundSerial("EXAMPLE61WIN")),
		)...)
	}
	return Person{
		Number: 61, Name: "Marta Kowalczyk", Email: "marta.kowalczyk@example.com",
		Sessions: []Session{{
			Name: "disk-being-encrypted", Title: "Repaired while one waits: the disk at the third request, the firewall at the fifth.",
			Nonce: "Qd7Wm2ZxC9pLs4Vb", TTL: day, Apps: []App{wiki()},
			Identity: Identity{
				IssuedAt: login, IP: "203.0.113.151", Country: "PL", Provider: oktaStaff(),
				WARP: true, Gateway: true, DeviceID: deviceID(611), DeviceSessions: []DeviceSession{seen(611, login)},
				Posture: checks(false, false), Extra: groups("Sales"),
			},
			Later: []Later{
				{From: 3, Change: func(s *Session) { s.Identity.Posture = checks(true, false) }},
				{From: 5, Change: func(s *Session) { s.Identity.Posture = checks(true, true) }},
			},
		}},
	}
}

// revokedMeanwhile is somebody whose session is revoked, and then forgotten.
func revokedMeanwhile(at moment) Person {
	login := at.ago(41 * time.Minute)
	return Person{
		Number: 62, Name: "Henrik Dahl", Email: "henrik.dahl@example.com",
		Sessions: []Session{{
			Name: "revoked-meanwhile", Title: "Everything is well until the fourth request, when it is revoked; from the sixth on it is gone.",
			Nonce: "Tb3Yk8NhR6eJw1Xf", TTL: day, Apps: []App{jira(), intranet()},
			Identity: Identity{
				IssuedAt: login, IP: "192.0.2.118", Country: "DK", Provider: entra(),
				WARP: true, Gateway: true, DeviceID: deviceID(621), DeviceSessions: []DeviceSession{seen(621, login)},
				Posture: posture(goodMac(at.ago(2*time.Minute), "EXAMPLE62MAC")...), Extra: groups("Finance"),
			},
			Later: []Later{
				{From: 4, Change: func(s *Session) { s.Ended = true }},
				{From: 6, Gone: true},
			},
		}},
	}
}
