package mask

import (
	"time"

	"ztsession/model"
	"ztsession/model/schema"
)

// DevicesNow masks what is known of a person's devices now.
func (m *Masker) DevicesNow(d *model.DevicesNow) *model.DevicesNow {
	return with(m, d, (*registry).devicesNow)
}

func (r *registry) devicesNow(d *model.DevicesNow) *model.DevicesNow {
	if d == nil {
		return nil
	}
	masked := *d
	masked.Registrations.AsSent, masked.SwitchedOff.AsSent = "", ""
	masked.Registrations.Value = List(d.Registrations.Value, r.registration)
	masked.SwitchedOff.Value = List(d.SwitchedOff.Value, r.switchOff)
	masked.States = make(map[string]model.DeviceState, len(d.States))
	for id, state := range d.States {
		masked.States[r.pseudonym(schema.DeviceID, id)] = r.deviceState(state)
	}
	return &masked
}

func (r *registry) registration(one model.Registration) model.Registration {
	one.ID, one.DeviceID = r.pseudonym(schema.DeviceID, one.ID), r.pseudonym(schema.DeviceID, one.DeviceID)
	r.join(one.Email.Value, "", one.UserID)
	one.UserID, one.Email = r.pseudonym(schema.UserID, one.UserID), r.field(one.Email, schema.Email)
	one.DeviceName = r.field(one.DeviceName, schema.HostName)
	one.ClientVersion, one.TunnelType = r.field(one.ClientVersion, schema.Scan), r.word(one.TunnelType)
	for _, at := range []*model.Field[time.Time]{&one.CreatedAt, &one.LastSeen, &one.RevokedAt, &one.DeletedAt} {
		harmless(at)
	}
	profile := &one.Profile
	if profile.AsSent != "" {
		profile.AsSent = "(masked)"
	}
	profile.Value.ID = r.free(profile.Value.ID)
	profile.Value.Name = r.field(profile.Value.Name, schema.DistinguishedName)
	harmless(&profile.Value.Default)
	harmless(&profile.Value.Deleted)
	return one
}

func (r *registry) deviceState(s model.DeviceState) model.DeviceState {
	s.DeviceID = r.pseudonym(schema.DeviceID, s.DeviceID)
	s.Status, s.Mode, s.Connection, s.Tunnel = r.word(s.Status), r.word(s.Mode), r.word(s.Connection), r.word(s.Tunnel)
	s.Version = r.field(s.Version, schema.Scan)
	// Both say where the person is.
	s.Colo, s.Network = r.field(s.Colo, schema.Location), r.field(s.Network, schema.Location)
	harmless(&s.At)
	harmless(&s.Locked)
	for _, number := range []*model.Field[model.Number]{&s.Strength, &s.Loss, &s.Latency} {
		harmless(number)
	}
	return s
}

func (r *registry) switchOff(one model.SwitchOff) model.SwitchOff {
	one.DeviceID, one.RegistrationID = r.pseudonym(schema.DeviceID, one.DeviceID), r.pseudonym(schema.DeviceID, one.RegistrationID)
	one.Host, one.Email = r.field(one.Host, schema.HostName), r.field(one.Email, schema.Email)
	harmless(&one.At)
	return one
}

// harmless leaves out how a value was sent that is no personal data in itself:
// nobody knows what is in there.
func harmless[T any](f *model.Field[T]) {
	if f.AsSent != "" {
		f.AsSent = "(masked)"
	}
}
