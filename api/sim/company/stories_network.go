package company

import (
	"time"

	"ztsession/api/sim/literal"
)

// Stories about the way in: with or without WARP, still open or ended, one or several.

func browserOnly(at moment) Person {
	return Person{
		Number: 3, Name: "Lee Castellano", Email: "lee.castellano@example.com",
		Sessions: []Session{{
			Name: "browser-only", Title: "Only a browser, no WARP, so there is no device and no posture.",
			Nonce: "Tb4Yk7MvC1gQs9Wd", TTL: 6 * time.Hour, Apps: []App{intranet()},
			Identity: Identity{
				IssuedAt: at.ago(52 * time.Minute), IP: "2001:db8:9::beef", Country: "T1", Provider: oneTimePin(),
			},
		}},
		FailedLogins: []FailedLogin{
			{jumpHost(), at.ago(41 * time.Minute), "9a1b2c3d4e5f0006"},
			{jumpHost(), at.ago(43 * time.Minute), "9a1b2c3d4e5f0007"},
		},
	}
}

func consumerWARP(at moment) Person {
	login := at.ago(3*time.Hour + 20*time.Minute)
	return Person{
		Number: 8, Name: "Jonas Weber", Email: "jonas.weber@example.com",
		Sessions: []Session{{
			Name: "consumer-warp", Title: "WARP is on but not enrolled in the team, so Require Gateway fails.",
			Nonce: "Lx3Fp6SzE9hNc2Rj", TTL: day, Apps: []App{wiki()},
			Identity: Identity{
				IssuedAt: login, IP: "198.51.100.9", Country: "DE", Provider: entra(),
				WARP: true, DeviceID: deviceID(81), DeviceSessions: []DeviceSession{{ID: deviceID(81), Last: login}},
				Posture: posture(
					requireWARP().pass(at.ago(5*time.Minute), foundWARP()),
					requireGateway().fail(at.ago(5*time.Minute), foundGateway(false)),
				),
				Extra: groups("Engineering"),
			},
		}},
	}
}

func endedSession(at moment) Person {
	ended, current := at.ago(3*time.Hour+5*time.Minute), at.ago(35*time.Minute)
	onMac := Identity{
		IssuedAt: ended, IP: "203.0.113.88", Country: "IN", Provider: oktaStaff(),
		WARP: true, Gateway: true, DeviceID: deviceID(71), DeviceSessions: []DeviceSession{seen(71, ended)},
		Posture: posture(goodMac(at.ago(40*time.Minute), "EXAMPLE7MAC")...),
		Extra:   groups("Marketing"),
	}
	return Person{
		Number: 7, Name: "Priya Raman", Email: "priya.raman@example.com",
		Sessions: []Session{
			{
				Name: "session-ended", Title: "The session was ended before its time; the list has not caught up.",
				Nonce: "Rw8Dj5VyH1cGm4Px", TTL: 8 * time.Hour, Apps: []App{crm(), wiki()}, Ended: true, Identity: onMac,
			},
			{
				Name: "browser-after-the-end", Title: "The person came back with a browser only.",
				Nonce: "Aq1Zs6XeN9kBt3Lv", TTL: 8 * time.Hour, Apps: []App{intranet()},
				Identity: Identity{IssuedAt: current, IP: "203.0.113.88", Country: "IN", Provider: oktaStaff(), Extra: groups("Marketing")},
			},
		},
	}
}

func twoSessions(at moment) Person {
	office, home := at.ago(4*time.Hour+12*time.Minute), at.ago(18*time.Minute)
	checkedHome := at.ago(16 * time.Minute)
	return Person{
		Number: 19, Name: "Fatima Zahra El Amrani", Email: "fatima.elamrani@example.com",
		Sessions: []Session{
			{
				Name: "works-on-the-laptop", Title: "The company laptop works; compare it with the other session.",
				Nonce: "Nf9Ub2GxT6oLp4Ye", TTL: day, Apps: []App{wiki(), payroll(), grafana()},
				Identity: Identity{
					IssuedAt: office, IP: "203.0.113.24", Country: "GB", Provider: entra(),
					WARP: true, Gateway: true, DeviceID: deviceID(191),
					DeviceSessions: []DeviceSession{seen(191, office), seen(192, home)},
					Posture:        posture(goodMac(at.ago(3*time.Minute), "EXAMPLE19MAC")...),
					Extra:          groups("Payroll", "All staff"),
				},
			},
			{
				Name: "fails-at-home", Title: "The same person at home: another computer, no Gateway, disk not encrypted.",
				Nonce: "Cm7Ka3IwS8vDr5Jz", TTL: day, Apps: []App{wiki()},
				Identity: Identity{
					IssuedAt: home, IP: "192.0.2.118", Country: "GB", Provider: entra(),
					WARP: true, DeviceID: deviceID(192),
					DeviceSessions: []DeviceSession{seen(191, office), seen(192, home)},
					Posture: posture(
						requireWARP().pass(checkedHome, foundWARP()),
						requireGateway().fail(checkedHome, foundGateway(false)),
						bitLocker().fail(checkedHome, foundDisks(nil, []string{"C"})),
						windowsFirewall().pass(checkedHome, foundFirewall(true)),
						windowsVersion().pass(checkedHome, foundVersion("10.0.22631", "4317")),
						companyLaptops().fail(checkedHome, foundSerial("")).because("the device reported no serial number"),
					),
					Extra: groups("Payroll", "All staff"),
				},
			},
		},
		FailedLogins: []FailedLogin{
			{payroll(), at.ago(14 * time.Minute), "9a1b2c3d4e5f0008"},
			{payroll(), at.ago(15 * time.Minute), "9a1b2c3d4e5f0009"},
		},
	}
}

func noSession(at moment) Person {
	return Person{
		Number: 18, Name: "Owen Gallagher", Email: "owen.gallagher@example.com", GatewaySeat: false,
		LastSeen: &Identity{
			IssuedAt: at.ago(16*day + 4*time.Hour), IP: "192.0.2.7", Country: "IE", Provider: oktaStaff(),
			Extra: groups("Legal"),
		},
		FailedLogins: []FailedLogin{
			{intranet(), at.ago(8 * time.Minute), "9a1b2c3d4e5f0010"},
			{intranet(), at.ago(10 * time.Minute), "9a1b2c3d4e5f0011"},
			{payroll(), at.ago(27 * time.Hour), "9a1b2c3d4e5f0012"},
		},
	}
}

func sameNameInLab(at moment) Person {
	login := at.ago(20 * time.Minute)
	return Person{
		Number: 80, Name: "Amina Okafor", Email: "amina.okafor@example.com",
		Sessions: []Session{{
			Name: "same-name-in-the-lab", Title: "The same person in the other account, where the user id is another one.",
			Nonce: "Yd7Bq2LnV4kRx9Ws", TTL: time.Hour, Apps: []App{gitlab()},
			Identity: Identity{
				IssuedAt: login, IP: "203.0.113.24", Country: "GB", Provider: entra(),
				WARP: true, Gateway: true, DeviceID: deviceID(801), DeviceSessions: []DeviceSession{seen(801, login)},
				Posture: posture(goodMac(at.ago(time.Minute), "EXAMPLE80MAC")...),
			},
		}},
	}
}

func linuxInLab(at moment) Person {
	login, checked := at.ago(70*time.Minute), at.ago(3*time.Minute)
	return Person{
		Number: 81, Name: "Ravi Menon", Email: "ravi.menon@example.com",
		Sessions: []Session{{
			Name: "linux-in-the-lab", Title: "On Linux the home partition is not encrypted.",
			Nonce: "Ee5Ov1BqR7iHw8Mk", TTL: 15 * time.Minute * 12, Apps: []App{gitlab(), jumpHost()},
			Identity: Identity{
				IssuedAt: login, IP: "198.51.100.200", Country: "NL", Provider: githubEngineers(),
				WARP: true, Gateway: true, DeviceID: deviceID(811), DeviceSessions: []DeviceSession{seen(811, login)},
				Posture: posture(append(enrolled(checked),
					linuxDisk().fail(checked, foundDisks([]string{"/"}, []string{"/boot", "/home"})),
					linuxKernel().pass(checked, literal.Of("version", "6.8.0", "operator", ">=", "os_distro_name", "ubuntu", "os_distro_revision", "24.04")),
					kolideIssues().pass(checked, literal.Of("issue_count", "0")),
				)...),
				Extra: groups("Lab"),
			},
		}},
	}
}
