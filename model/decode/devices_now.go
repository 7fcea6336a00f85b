package decode

import (
	"cmp"
	"time"

	"ztsession/model"
)

// Registrations reads a page of registrations.
func Registrations(list model.Value) []model.Registration {
	var all []model.Registration
	for r, v := range rows(list) {
		one := r.enrolment(v)
		if one.ID != "" || one.DeviceID != "" {
			all = append(all, one)
		}
	}
	return all
}

func (r *reader) enrolment(v model.Value) model.Registration {
	var one model.Registration
	for member := range v.Children() {
		switch member.Key() {
		case "id":
			one.ID = plain(member)
		case "created_at":
			r.timestamp(member, &one.CreatedAt)
		case "last_seen_at":
			r.timestamp(member, &one.LastSeen)
		case "revoked_at":
			r.ended(member, &one.RevokedAt)
		case "deleted_at":
			r.ended(member, &one.DeletedAt)
		case "tunnel_type":
			r.text(member, &one.TunnelType)
		case "device":
			one.DeviceID = cmp.Or(plain(member.Get("id")), plain(member))
			r.member(member, "name", &one.DeviceName)
			r.member(member, "client_version", &one.ClientVersion)
		case "user":
			one.UserID = plain(member.Get("id"))
			r.email(member, &one.Email)
		case "policy":
			r.profile(member, &one.Profile)
		}
	}
	return one
}

// ended reads a moment at which something ended, where 0 stands for none.
func (r *reader) ended(v model.Value, into *model.Field[time.Time]) {
	if plain(v) == "0" {
		*into = model.Field[time.Time]{Presence: model.Empty, AsSent: sent(v)}
		return
	}
	r.timestamp(v, into)
}

// member reads a text of an object, where it has one of the name.
func (r *reader) member(object model.Value, name string, into *model.Field[string]) {
	if v := object.Get(name); v.Exists() {
		r.text(v, into)
	}
}

func (r *reader) profile(v model.Value, into *model.Field[model.Profile]) {
	if v.Kind() != model.KindObject {
		*into = misfit[model.Profile](r, v, "an object")
		return
	}
	var one model.Profile
	for member := range v.Children() {
		switch member.Key() {
		case "id":
			one.ID = plain(member)
		case "name":
			r.text(member, &one.Name)
		case "default":
			r.truth(member, &one.Default)
		case "deleted":
			r.truth(member, &one.Deleted)
		}
	}
	*into = model.Known(one)
}

// DeviceState reads what a device last reported of itself.
func DeviceState(v model.Value) model.DeviceState {
	r := reader{top: v}
	var s model.DeviceState
	for member := range v.Children() {
		switch member.Key() {
		case "deviceId":
			s.DeviceID = plain(member)
		case "status":
			r.text(member, &s.Status)
		case "mode":
			r.text(member, &s.Mode)
		case "version":
			r.text(member, &s.Version)
		case "colo":
			r.text(member, &s.Colo)
		case "timestamp":
			r.timestamp(member, &s.At)
		case "switchLocked":
			r.truth(member, &s.Locked)
		case "connectionType":
			r.text(member, &s.Connection)
		case "networkSsid":
			r.text(member, &s.Network)
		case "wifiStrengthDbm":
			r.number(member, &s.Strength)
		case "estimatedLossPct":
			r.number(member, &s.Loss)
		case "handshakeLatencyMs":
			r.number(member, &s.Latency)
		case "tunnelType":
			r.text(member, &s.Tunnel)
		}
	}
	return s
}

// SwitchOffs reads a page of events of clients: those at which one was switched
// off. What else happened to them is left out.
func SwitchOffs(list model.Value) []model.SwitchOff {
	var all []model.SwitchOff
	for r, v := range rows(list) {
		if off := Truth(v.Get("toggle")); !model.Is(off, false) {
			continue
		}
		one := model.SwitchOff{DeviceID: plain(v.Get("device_id")), RegistrationID: cmp.Or(plain(v.Get("registration_id")), plain(v.Get("device_registration")))}
		if at := v.Get("timestamp"); at.Exists() {
			r.timestamp(at, &one.At)
		}
		r.member(v, "hostname", &one.Host)
		r.member(v, "user_email", &one.Email)
		all = append(all, one)
	}
	return all
}
