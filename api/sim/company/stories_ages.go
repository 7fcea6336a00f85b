package company

import (
	"time"

	"ztsession/api/sim/literal"
)

// Stories about what is out of date: results, groups, devices.

func oldResults(at moment) Person {
	login := at.ago(3 * time.Hour)
	expired, before := enrolledLogin(at, 861, login, "EXAMPLE86MAC"), enrolledLogin(at, 861, login, "EXAMPLE86MAC")
	past := goodMac(at.ago(2*time.Hour+20*time.Minute), "EXAMPLE86MAC")
	for i := range past {
		if past[i].Rule.Expiration != "" {
			past[i].Extra = literal.Of("expiration", past[i].Rule.Expiration)
		}
	}
	expired.Posture = posture(past...)
	before.Posture = posture(
		requireWARP().pass(at.ago(7*time.Hour), foundWARP()), requireGateway().pass(at.ago(7*time.Hour), foundGateway(true)),
		fileVault().pass(at.ago(2*time.Minute), foundDisks([]string{"/"}, nil)),
	)
	return Person{
		Number: 86, Name: "Nadia Benali", Email: "nadia.benali@example.com",
		Sessions: []Session{
			{
				Name: "results-expired", Title: "The results are older than the rules let them count.",
				Nonce: "Lt6Cy1WaN4eGi8Mh", TTL: day, Apps: []App{gitlab()}, Identity: expired,
			},
			{
				Name: "results-before-login", Title: "Two results are from before the login.",
				Nonce: "Mu7Dz2XbO5fHj9Ni", TTL: day, Apps: []App{gitlab()}, Identity: before,
			},
		},
	}
}

func changedGroups(at moment) Person {
	login := enrolledLogin(at, 871, at.ago(20*time.Hour), "EXAMPLE87MAC")
	moved := login
	login.Posture = posture(goodMac(at.ago(4*time.Minute), "EXAMPLE87MAC")...)
	moved.IssuedAt, moved.Extra = at.ago(time.Hour), groups("Lab", "Release")
	later := login
	later.IssuedAt, later.IP = at.ago(30*time.Minute), "192.0.2.150"
	return Person{
		Number: 87, Name: "Elin Strand", Email: "elin.strand@example.com", LastSeen: &moved,
		Sessions: []Session{
			{
				Name: "groups-changed", Title: "The person's groups have changed since the login.",
				Nonce: "Nv8Ea3YcP6gIk1Oj", TTL: 2 * day, Apps: []App{gitlab()}, Identity: login,
			},
			{
				Name: "identity-drift", Title: "The last seen identity has another address and other groups, and is older.",
				Nonce: "Ow9Fb4ZdQ7hJl2Pk", TTL: 2 * day, Apps: []App{gitlab()}, Identity: later,
			},
		},
	}
}

func forgottenDevice(at moment) Person {
	login := enrolledLogin(at, 881, at.ago(2*time.Hour), "EXAMPLE88MAC")
	login.DeviceSessions = []DeviceSession{seen(882, at.ago(2*time.Hour))}
	return Person{
		Number: 88, Name: "Omar Said", Email: "omar.said@example.com",
		Sessions: []Session{{
			Name: "device-forgotten", Title: "The device was not seen for weeks, is somebody else's, and is not among the registrations.",
			Nonce: "Px1Gc5AeR8iKm3Ql", TTL: day, Apps: []App{gitlab()}, Identity: login,
		}},
	}
}
