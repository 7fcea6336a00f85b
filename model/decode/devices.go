package decode

import "ztsession/model"

// IdentityProvider reads what an identity provider is called. Its config,
// which may hold secrets, is never looked at.
func IdentityProvider(v model.Value) model.IdentityProvider {
	return model.IdentityProvider{ID: plain(v.Get("id")), Name: plain(v.Get("name")), Type: plain(v.Get("type"))}
}

// IdentityProviders reads a page of identity providers.
func IdentityProviders(list model.Value) []model.IdentityProvider {
	var all []model.IdentityProvider
	for _, v := range rows(list) {
		if provider := IdentityProvider(v); provider.ID != "" {
			all = append(all, provider)
		}
	}
	return all
}

// PhysicalDevice reads a device.
func PhysicalDevice(v model.Value) model.DeviceInfo {
	r := reader{top: v}
	var d model.DeviceInfo
	for member := range v.Children() {
		switch member.Key() {
		case "id":
			d.ID = plain(member)
			d.DeviceID = d.ID
		case "name":
			r.text(member, &d.Name)
		case "device_type":
			r.text(member, &d.Type)
		case "os_version":
			r.text(member, &d.OSVersion)
		case "manufacturer":
			r.text(member, &d.Manufacturer)
		case "model":
			r.text(member, &d.Model)
		case "serial_number":
			r.text(member, &d.Serial)
		case "client_version":
			r.text(member, &d.ClientVersion)
		case "last_seen_at":
			r.timestamp(member, &d.LastSeen)
		case "last_seen_user":
			r.email(member, &d.LastUser)
		}
	}
	return d
}

// Registration reads a registration, which has little about its device.
func Registration(v model.Value) model.DeviceInfo {
	r := reader{top: v}
	d := model.DeviceInfo{Registration: true}
	for member := range v.Children() {
		switch member.Key() {
		case "id":
			d.ID = plain(member)
		case "last_seen_at":
			r.timestamp(member, &d.LastSeen)
		case "user":
			r.email(member, &d.LastUser)
		case "device":
			r.registeredDevice(member, &d)
		}
	}
	return d
}

func (r *reader) registeredDevice(v model.Value, d *model.DeviceInfo) {
	for member := range v.Children() {
		switch member.Key() {
		case "id":
			d.DeviceID = plain(member)
		case "name":
			r.text(member, &d.Name)
		case "client_version":
			r.text(member, &d.ClientVersion)
		}
	}
}

// email reads the e-mail of a user object; a plain text is the e-mail itself.
func (r *reader) email(v model.Value, into *model.Field[string]) {
	if v.Kind() == model.KindObject {
		if v = v.Get("email"); !v.Exists() {
			return
		}
	}
	r.text(v, into)
}
