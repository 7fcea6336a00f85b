package company

import (
	"slices"
	"time"
)

// lastReport is how long ago a device that is on reported to Cloudflare.
const lastReport = 70 * time.Second

// Reported returns when the client of the device last reported what it does, and
// whether it was connected then. A client that was switched off still reports.
func (d *Device) Reported(now time.Time) (at time.Time, connected bool) {
	if d.Off || now.Sub(d.LastSeenAt) < 10*time.Minute {
		return now.Add(-lastReport), !d.Off
	}
	return d.LastSeenAt, true
}

// Owned is a registration with its device.
type Owned struct {
	*Registration
	Device *Device
}

// Registrations returns those of an account, of the people with the ids alone
// where there are any.
func (c *Company) Registrations(account string, users []string) []Owned {
	var found []Owned
	add := func(d *Device) {
		if len(users) > 0 && !slices.Contains(users, d.User.ID) {
			return
		}
		for i := range d.Registrations {
			found = append(found, Owned{&d.Registrations[i], d})
		}
	}
	for i := range c.devices {
		if accountOf(c.devices[i].Owner) == account {
			add(&c.devices[i])
		}
	}
	if account != exampleCorp {
		return found
	}
	for place := range c.crowd.count {
		if len(users) > 0 && !slices.Contains(users, c.crowd.id(userID, place)) {
			continue
		}
		if d, ok := c.crowd.ownedDevice(place); ok {
			add(d)
		}
	}
	return found
}

// SwitchedOff is a moment at which the client of a device was switched off.
type SwitchedOff struct {
	At     time.Time
	Device *Device
}

// SwitchOffs returns when clients of an account were switched off, the newest first.
func (c *Company) SwitchOffs(account string, since, until time.Time) []SwitchedOff {
	var found []SwitchedOff
	for i := range c.devices {
		d := &c.devices[i]
		for _, at := range d.SwitchedOff {
			if accountOf(d.Owner) == account && !at.Before(since) && !at.After(until) {
				found = append(found, SwitchedOff{at, d})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b SwitchedOff) int { return b.At.Compare(a.At) })
	return found
}
