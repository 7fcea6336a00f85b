package company

import (
	"fmt"
	"time"
)

// Authority is a certificate authority whose client certificates are accepted.
type Authority struct {
	ID, Name, Fingerprint string
	ExpiresAt             time.Time
	Hosts                 []string
}

// Authorities returns those of both accounts.
func (c *Company) Authorities() []Authority {
	at := c.crowd.at
	authority := func(number int, name string, expires time.Time) Authority {
		return Authority{
			ID: fmt.Sprintf("d0c1b2a3-0000-4000-8000-%012d", number), Name: name, ExpiresAt: expires, Hosts: []string{"erp.example.com"},
			Fingerprint: fmt.Sprintf("MD5 Fingerprint=%02d:12:23:34:45:56:67:78:89:9A:AB:BC:CD:DE:EF:00", number),
		}
	}
	return []Authority{
		authority(1, "Example Corp Device CA", at.now.Add(900*day)),
		authority(2, "Partner Access CA", at.now.Add(21*day)),
		authority(3, "Example Partners Root 2021", at.ago(3*day)),
	}
}
