package company

import "time"

// Stories about a refusal that the person reads off a page.

func refusedTooLongAgo(at moment) Person {
	return Person{
		Number: 76, Name: "Grace Adeyemi", Email: "grace.adeyemi@example.com",
		Sessions: []Session{{
			Name: "ray-id-too-old", Title: "The Ray ID is too old for the access log; only the failed logins still have it.",
			Nonce: "Rq5Zt8WnD2kHs6Yb", TTL: 7 * day, Apps: []App{wiki()},
			Identity: Identity{
				IssuedAt: at.ago(3*day + 20*time.Minute), IP: "192.0.2.64", Country: "IE", Provider: entra(),
				Extra: groups("Sales", "All staff"),
			},
		}},
		FailedLogins: []FailedLogin{{crm(), at.ago(2*day + 5*time.Hour), "9a1b2c3d4e5f0015"}},
	}
}
