package model

import (
	"cmp"
	"slices"
	"time"
)

// The permissions that a token needs to read devices, and what their clients report
// of themselves. For the first no document states one; this one is asked for in
// practice.
const (
	DevicesPermission = "Zero Trust Read"
	DEXPermission     = "Cloudflare DEX Read"
)

// DevicesShownBy says what a permission shows of devices, as part of a sentence.
func DevicesShownBy(permission string) string {
	if permission == DEXPermission {
		return "whether the client on a device is connected now, and when it was switched off"
	}
	return "names of devices, registrations that were revoked, profiles"
}

// DevicesNow is what is known of a person's devices at a moment, which the session
// does not have: it says how they were at the login.
type DevicesNow struct {
	// At is when it was asked for.
	At time.Time
	// Registrations are those of the person in the order of SeenLastFirst, revoked
	// and deleted ones too; not reported when they could not be read.
	Registrations Field[[]Registration]
	// States are those of the devices that were asked about, by the id of the
	// device. One without a Status sent no report lately.
	States map[string]DeviceState
	// SwitchedOff are the moments of the last day at which the client was switched
	// off on one of the devices, the newest first; not reported when they could not
	// be read.
	SwitchedOff Field[[]SwitchOff]
	// Back is how far back SwitchedOff reaches.
	Back time.Duration
	// Refused are the permissions without which a part is missing.
	Refused []string
}

// Registration is the enrolment of a device by a person. Source: GET
// /accounts/{account}/devices/registrations with status=all.
type Registration struct {
	ID            string
	DeviceID      string
	DeviceName    Field[string]
	ClientVersion Field[string]
	UserID        string
	Email         Field[string]
	CreatedAt     Field[time.Time]
	LastSeen      Field[time.Time]
	RevokedAt     Field[time.Time]
	DeletedAt     Field[time.Time]
	TunnelType    Field[string] // wireguard, masque
	Profile       Field[Profile]
}

// Ended returns how and when the registration ended, "revoked" or "deleted"; an
// empty word while it is good.
func (r *Registration) Ended() (how string, at time.Time) {
	if at, ok := r.RevokedAt.Get(); ok {
		return "revoked", at
	}
	if at, ok := r.DeletedAt.Get(); ok {
		return "deleted", at
	}
	return "", time.Time{}
}

// Profile is the profile of settings that the client of a registration has.
// Source: the member policy of a registration.
type Profile struct {
	ID      string
	Name    Field[string]
	Default Field[bool]
	Deleted Field[bool]
}

// DeviceState is what the client of a device last reported of itself. Source: GET
// /accounts/{account}/dex/devices/{device}/fleet-status/live.
type DeviceState struct {
	DeviceID   string
	Status     Field[string] // connected, disconnected, paused, connecting; more may come
	Mode       Field[string] // warp, doh, proxy; more may come
	Version    Field[string] // of the client
	Colo       Field[string] // the Cloudflare place, by its airport
	At         Field[time.Time]
	Locked     Field[bool]   // switchLocked: the person cannot switch it off
	Connection Field[string] // wifi, ethernet
	Network    Field[string] // networkSsid, the name of the Wi-Fi
	Strength   Field[Number] // wifiStrengthDbm, below zero
	Loss       Field[Number] // estimatedLossPct, per cent
	Latency    Field[Number] // handshakeLatencyMs, milliseconds
	Tunnel     Field[string] // tunnelType
}

// fresh is how old a report may be to say how a device is now: clients report every
// few minutes.
const fresh = 10 * time.Minute

// IsFresh reports whether the report says how the device is at now.
func (s *DeviceState) IsFresh(now time.Time) bool {
	at, ok := s.At.Get()
	return ok && now.Sub(at) < fresh
}

// SwitchOff is a moment at which the client of a device was switched off. Source:
// GET /accounts/{account}/dex/warp-change-events with type=toggle.
type SwitchOff struct {
	At             Field[time.Time]
	DeviceID       string
	RegistrationID string
	Host           Field[string]
	Email          Field[string]
}

// Registration returns the registration that an id is of, as device_id and the
// keys of device_sessions are: a registration's own, or the device's, of which the
// good one counts, else the one seen last. It is nil where none is known.
func (d *DevicesNow) Registration(id string) *Registration {
	if d == nil || id == "" {
		return nil
	}
	var found *Registration
	for i := range d.Registrations.Value {
		r := &d.Registrations.Value[i]
		if r.ID == id {
			return r
		}
		// They are ordered: the good ones come first.
		if r.DeviceID == id && found == nil {
			found = r
		}
	}
	return found
}

// DeviceOf returns the id of the physical device that an id stands for, which is
// the id itself where no registration has it.
func (d *DevicesNow) DeviceOf(id string) string {
	if r := d.Registration(id); r != nil && r.DeviceID != "" {
		return r.DeviceID
	}
	return id
}

// StateOf returns what the device that an id stands for last reported; ok is
// false where nobody asked.
func (d *DevicesNow) StateOf(id string) (DeviceState, bool) {
	if d == nil {
		return DeviceState{}, false
	}
	state, ok := d.States[d.DeviceOf(id)]
	return state, ok
}

// SwitchOffsOf returns when the client of the device that an id stands for was
// switched off, the newest first.
func (d *DevicesNow) SwitchOffsOf(id string) []SwitchOff {
	if d == nil || id == "" {
		return nil
	}
	device := d.DeviceOf(id)
	var found []SwitchOff
	for _, one := range d.SwitchedOff.Value {
		if one.DeviceID == device || one.RegistrationID == id {
			found = append(found, one)
		}
	}
	return found
}

// GoodRegistrations returns those that are not revoked and not deleted.
func (d *DevicesNow) GoodRegistrations() []*Registration {
	if d == nil {
		return nil
	}
	var good []*Registration
	for i := range d.Registrations.Value {
		if how, _ := d.Registrations.Value[i].Ended(); how == "" {
			good = append(good, &d.Registrations.Value[i])
		}
	}
	return good
}

// SeenLastFirst orders registrations, good ones before those that ended.
func SeenLastFirst(all []Registration) {
	slices.SortStableFunc(all, func(a, b Registration) int {
		endedA, _ := a.Ended()
		endedB, _ := b.Ended()
		return cmp.Or(cmp.Compare(min(len(endedA), 1), min(len(endedB), 1)), b.LastSeen.Value.Compare(a.LastSeen.Value))
	})
}
