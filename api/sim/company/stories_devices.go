package company

import (
	"time"

	"ztsession/api/sim/literal"
)

// Stories about the computer: is it in order, which one is it.

func allWellOnMac(at moment) Person {
	login := at.ago(2*time.Hour + 14*time.Minute)
	return Person{
		Number: 1, Name: "Amina Okafor", Email: "amina.okafor@example.com",
		Sessions: []Session{{
			Name: "all-well", Title: "Everything is well on a Mac with WARP.",
			Nonce: "k9Qw3LmT7xRb2VhZ", TTL: day, Apps: []App{wiki(), payroll(), jira()},
			Identity: Identity{
				IssuedAt: login, IP: "203.0.113.24", Country: "GB", Provider: entra(),
				WARP: true, Gateway: true, DeviceID: deviceID(11), DeviceSessions: []DeviceSession{seen(11, login)},
				Posture: posture(goodMac(at.ago(2*time.Minute), "EXAMPLE1MAC")...),
				Extra: literal.Of("amr", []string{"pwd", "mfa"}, "oidc_fields", literal.Of("preferred_username", "amina.okafor@example.com")).
					With(groups("Engineering", "VPN-Users")...),
			},
		}},
		FailedLogins: []FailedLogin{{payroll(), at.ago(2*day + 3*time.Hour), "9a1b2c3d4e5f0001"}},
	}
}

func failuresOnWindows(at moment) Person {
	login, checked := at.ago(25*time.Hour+52*time.Minute), at.ago(4*time.Minute)
	return Person{
		Number: 2, Name: "Ben Lindqvist", Email: "ben.lindqvist@example.com",
		Sessions: []Session{{
			Name: "disk-not-encrypted", Title: "Disk D is not encrypted and Windows is too old.",
			Nonce: "p2Xc8NdF4sJy6GtA", TTL: 7 * day, Apps: []App{wiki(), crm()},
			Identity: Identity{
				IssuedAt: login, IP: "198.51.100.77", Country: "SE", Provider: oktaStaff(),
				WARP: true, Gateway: true, DeviceID: deviceID(21), DeviceSessions: []DeviceSession{seen(21, login)},
				Posture: posture(append(enrolled(checked),
					bitLocker().fail(checked, foundDisks([]string{"C"}, []string{"D"})),
					windowsFirewall().pass(checked, foundFirewall(true)),
					windowsVersion().fail(checked, foundVersion("10.0.19045", "3693")),
					edrRunning().fail(checked, foundProcess(edrPath, false)).because("process not running"),
					markerFile().fail(checked, foundFile(markerPath, false)).
						because("open "+markerPath+": The system cannot find the file specified."),
					domainJoined().pass(checked, literal.Of("domain", "corp.example.com")),
					antivirus().pass(checked, literal.Of("days_since_update", 1)),
					companyLaptops().pass(checked, foundSerial("EXAMPLE2WIN")),
				)...),
				Extra: groups("Sales", "All staff"),
			},
		}},
		FailedLogins: []FailedLogin{
			{crm(), at.ago(11 * time.Minute), "9a1b2c3d4e5f0002"},
			{crm(), at.ago(13 * time.Minute), "9a1b2c3d4e5f0003"},
			{crm(), at.ago(3 * time.Hour), "9a1b2c3d4e5f0004"},
		},
	}
}

func manyDevices(at moment) Person {
	login := at.ago(6 * time.Hour)
	return Person{
		Number: 9, Name: "Sam Adeyemi", Email: "sam.adeyemi@example.com",
		Sessions: []Session{{
			Name: "six-devices", Title: "Six devices are registered; some were not seen for months.",
			Nonce: "Zr5Hq1WbK8uMv3Ec", TTL: day, Apps: []App{grafana(), gitlab(), warpLogin()},
			Identity: Identity{
				IssuedAt: login, IP: "2001:db8:40::17", Country: "GB", Provider: googleWorkspace(),
				WARP: true, Gateway: true, DeviceID: deviceID(91),
				DeviceSessions: []DeviceSession{
					seen(92, at.ago(26*time.Hour)), seen(95, at.ago(210*day)), seen(91, login),
					seen(94, at.ago(47*day)), seen(96, at.ago(400*day)), seen(93, at.ago(3*day)),
				},
				Posture: posture(goodMac(at.ago(time.Minute), "EXAMPLE91MAC")...),
				Extra:   groups("Platform"),
			},
		}},
	}
}

func stalePosture(at moment) Person {
	login, checked := at.ago(5*time.Hour), at.ago(9*day)
	checks := append(goodWindows(checked, "EXAMPLE10WIN"), edrRunning().pass(checked, foundProcess(edrPath, true)))
	return Person{
		Number: 10, Name: "Ingrid Solberg", Email: "ingrid.solberg@example.com",
		Sessions: []Session{{
			Name: "stale-posture", Title: "Every check passed, but nine days ago.",
			Nonce: "Gn7Ty4PkD2aLw9Sx", TTL: 30 * day, Apps: []App{intranet(), jira()},
			Identity: Identity{
				IssuedAt: login, IP: "192.0.2.45", Country: "NO", Provider: entra(),
				WARP: true, Gateway: true, DeviceID: deviceID(101), DeviceSessions: []DeviceSession{seen(101, at.ago(9*day))},
				Posture: posture(checks...),
				Extra:   groups("Finance"),
			},
		}},
	}
}

func vendorErrors(at moment) Person {
	login, checked := at.ago(48*time.Minute), at.ago(6*time.Minute)
	return Person{
		Number: 11, Name: "Mateus Almeida", Email: "mateus.almeida@example.com",
		Sessions: []Session{{
			Name: "vendor-errors", Title: "CrowdStrike and Intune could not be asked; the computer itself is in order.",
			Nonce: "Vd6Jm9RcB3fXq1Uz", TTL: day, Apps: []App{grafana(), jumpHost()},
			Identity: Identity{
				IssuedAt: login, IP: "203.0.113.140", Country: "PT", Provider: entra(),
				WARP: true, Gateway: true, DeviceID: deviceID(111), DeviceSessions: []DeviceSession{seen(111, login)},
				Posture: posture(append(goodWindows(checked, "EXAMPLE11WIN"),
					crowdStrikeScore().fail(at.ago(3*day+10*time.Hour), literal.Object{}).
						because("no match: device serial not found at provider"),
					intuneCompliant().fail(checked, literal.Object{}).
						because("provider error: 401 invalid_client: the client secret has expired"),
					sentinelOneHealthy().pass(checked, literal.Of("infected", false, "is_active", true, "active_threats", 0)).
						with(literal.Of("agent", literal.Of("version", "25.1.2.17", "last_scan", literal.Time(at.ago(20*time.Hour))))),
					kolideIssues().fail(checked, literal.Of("issue_count", "2")).
						with(literal.Of("issues", []string{"Screen lock is off", "Two updates are waiting"})),
					inventoryScore().fail(checked, literal.Of("score", literal.Number("61.5"))),
					deviceCertificate().pass(checked, literal.Of("cn", "EXAMPLE11WIN.corp.example.com", "private_key", true)),
				)...),
			},
		}},
		FailedLogins: []FailedLogin{{jumpHost(), at.ago(9 * time.Minute), "9a1b2c3d4e5f0005"}},
	}
}

func phone(at moment) Person {
	login, checked := at.ago(31*time.Minute), at.ago(7*time.Minute)
	return Person{
		Number: 15, Name: "Marisol Vega", Email: "marisol.vega@example.com",
		Sessions: []Session{{
			Name: "phone", Title: "An iPhone is up to date but not on the list of managed phones.",
			Nonce: "Hc2Wn8QxL5tKr7Bf", TTL: 12 * time.Hour, Apps: []App{crm(), intranet()},
			Identity: Identity{
				IssuedAt: login, IP: "2001:db8:9:1::c0de", Country: "ES", Provider: googleWorkspace(),
				WARP: true, Gateway: true, DeviceID: deviceID(151), DeviceSessions: []DeviceSession{seen(151, login)},
				Posture: posture(append(enrolled(checked),
					phoneVersion().pass(checked, foundVersion("26.1.0", "")),
					managedPhones().fail(checked, literal.Of("unique_client_id", "5F3D0E6A-0000-4000-8000-00000000C0DE")),
				)...),
				Extra: groups("Sales"),
			},
		}},
	}
}
