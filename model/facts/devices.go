package facts

import (
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/schema"
	"ztsession/model/text/words"
)

// Device is one registered device as lists show it.
type Device struct {
	ID string
	// Name is what the device is called, if it was looked up.
	Name string
	// Own means that the session's device_id is this one.
	Own bool
	// Authenticated is when it last logged in, in words.
	Authenticated string
	Tone          Tone
	// Details are the entry's fields, and what was looked up about the device.
	Details []Row
	// Login is the first of Details: the last login, or why it is not known.
	// More are the others.
	Login Row
	More  []Row
}

// DeviceAt returns the device at place i of the session's list, which is
// ordered with the newest authentication first.
func DeviceAt(s *model.Session, i int, c clock.Clock) Device {
	device := &s.Devices.Value[i]
	path := device.Path()
	d := Device{ID: device.ID, Own: model.Is(s.DeviceID, device.ID), Tone: Muted}
	if device.Presence != model.Reported && device.Presence != model.Empty {
		d.Login = entryRow("device-entry", path, device.Presence, device.AsSent)
		d.Authenticated, d.Details = d.Login.Text, []Row{d.Login}
		return d
	}
	rows := fields(nil, path, &schema.Device, device, schema.Devices, c)
	d.Details = labelledBelow(path, others(rows, schema.Device.Path, path, device.Other))
	d.Login = d.Details[0]
	d.Authenticated, d.Tone = d.Login.Text, d.Login.Tone
	if t, ok := device.LastAuthenticated.Get(); ok && !isNone(device.LastAuthenticated) {
		d.Authenticated = c.Moment(t)
	}
	name, known := lookedUp(s, device.ID, c)
	d.Name, d.Details = name, append(d.Details, known...)
	d.More = d.Details[1:]
	return d
}

// lookedUp returns the name of the device with an id and what else the devices
// API has about it, each marked as looked up.
func lookedUp(s *model.Session, id string, c clock.Clock) (string, []Row) {
	if s.Names == nil {
		return "", nil
	}
	info, ok := s.Names.Devices[id]
	if !ok {
		return "", nil
	}
	var rows []Row
	add := func(name string, field model.Field[string]) {
		if words, ok := field.Get(); ok {
			rows = append(rows, quoted("looked-up "+name, name, words+" (looked up)"))
		}
	}
	add("name", info.Name)
	add("type", info.Type)
	add("OS version", info.OSVersion)
	add("manufacturer", info.Manufacturer)
	add("model", info.Model)
	add("serial number", info.Serial)
	add("client version", info.ClientVersion)
	add("last user", info.LastUser)
	if isNone(info.LastSeen) {
		rows = append(rows, quoted("looked-up last seen", "last seen", momentRow(info.LastSeen, "never", schema.RFC3339, c).Text+" (looked up)"))
	} else if at, ok := info.LastSeen.Get(); ok {
		r := derived("looked-up last seen", "last seen", c.Both(at)+" (looked up)", Plain)
		r.Value = at
		rows = append(rows, r)
	}
	return info.Name.Value, rows
}

// entryRow is the row of an entry of a map that is itself null or not an object.
func entryRow(id string, path model.Path, p model.Presence, asSent string) Row {
	r := Row{ID: id, Label: "entry", Name: "entry", Text: p.String(), Tone: Warning, Path: path, Presence: p}
	if p == model.Misfit {
		r.Text, r.Outside = asSent+" (not readable)", true
	}
	return r
}

// ownDevice returns what the session's own device is, in one line, if it was
// looked up.
func ownDevice(s *model.Session, c clock.Clock) []Row {
	id, ok := s.DeviceID.Get()
	if !ok || s.Names == nil {
		return nil
	}
	info, ok := s.Names.Devices[id]
	if !ok {
		return nil
	}
	var pieces []string
	add := func(before string, fields ...model.Field[string]) {
		var known []string
		for _, field := range fields {
			if text, ok := field.Get(); ok {
				known = append(known, text)
			}
		}
		if len(known) > 0 {
			pieces = append(pieces, before+strings.Join(known, " "))
		}
	}
	add("", info.Name)
	add("", info.Type, info.OSVersion)
	add("serial ", info.Serial)
	add("client ", info.ClientVersion)
	if isNone(info.LastSeen) {
		pieces = append(pieces, "never seen")
	} else if at, ok := info.LastSeen.Get(); ok {
		pieces = append(pieces, "seen "+c.Moment(at))
	}
	return []Row{quoted("own-device", "own device", strings.Join(pieces, ", ")+" (looked up)")}
}

// deviceCount returns how many devices there are, or why there is no list.
func deviceCount(id string, path model.Path, devices model.Field[[]model.Device]) []Row {
	if devices.Presence != model.Reported {
		return missing(id, path, devices)
	}
	n := len(devices.Value)
	r := derived("", "", words.Count(n, "device", "devices"), Plain).at(id, path)
	r.Value = n
	return []Row{r}
}

// DevicesLead returns what stands above the list of devices: the session's own
// device and how many there are, or why there is no list.
func DevicesLead(s *model.Session, c clock.Clock) []Row {
	rows := section(s, schema.Devices, c)
	id, ok := s.DeviceID.Get()
	if s.Devices.Presence != model.Reported || !ok || len(ownDevice(s, c)) > 0 {
		// With its name known, nobody has to wonder why the id is not listed.
		return rows
	}
	for i := range s.Devices.Value {
		if s.Devices.Value[i].ID == id {
			return rows
		}
	}
	return append(rows, derived("own-device-not-listed", "in words",
		"This id is not in the list below, which holds registrations; their ids can differ.", Muted))
}
