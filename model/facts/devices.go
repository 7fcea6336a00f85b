package facts

import (
	"fmt"
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
)

// Device is one registered device as lists show it.
type Device struct {
	ID string
	// Name is what the device is called, if it was looked up.
	Name string
	// Own says that the session's device_id is this one.
	Own bool
	// Authenticated is when it last logged in, in words.
	Authenticated string
	Tone          Tone
	// Details are the entry's fields.
	Details []Row
}

// DeviceAt returns the device at place i of the session's list, which is
// ordered with the newest authentication first.
func DeviceAt(s *model.Session, i int, c clock.Clock) Device {
	device := &s.Devices.Value[i]
	path := device.Path()
	d := Device{ID: device.ID, Own: model.Is(s.DeviceID, device.ID), Tone: Muted}
	if device.Presence != model.Reported && device.Presence != model.Empty {
		d.Authenticated = entryWords(device.Presence, device.AsSent)
		d.Details = []Row{{Label: "entry", Text: d.Authenticated, Tone: Warning, Path: path}}
		return d
	}
	last := moment(path.Key("last_authenticated"), device.LastAuthenticated, c)
	last.Label = "last_authenticated"
	d.Authenticated, d.Tone = last.Text, last.Tone
	if t, ok := device.LastAuthenticated.Get(); ok {
		d.Authenticated = c.Moment(t)
	}
	d.Details = append(d.Details, last)
	for _, r := range others(nil, top, device.Other) {
		r.Path = path + r.Path
		d.Details = append(d.Details, r)
	}
	info, rows := lookedUp(s, device.ID, c)
	d.Name, d.Details = info, append(d.Details, rows...)
	return d
}

// lookedUp returns the name of the device with an id and what else the devices
// API knows of it, each marked as looked up.
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
			rows = append(rows, Row{Label: name, Text: words + " (looked up)"})
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
	if at, ok := info.LastSeen.Get(); ok {
		rows = append(rows, Row{Label: "last seen", Text: c.Both(at) + " (looked up)"})
	}
	return info.Name.Value, rows
}

// entryWords names an entry of a map that is itself null or not an object.
func entryWords(p model.Presence, asSent string) string {
	if p == model.Misfit {
		return asSent + " (not readable)"
	}
	return missing(p)
}

// ownDevice returns what the session's own device is, in one line, if it was
// looked up.
func ownDevice(s *model.Session, c clock.Clock) (string, bool) {
	id, ok := s.DeviceID.Get()
	if !ok || s.Names == nil {
		return "", false
	}
	info, ok := s.Names.Devices[id]
	if !ok {
		return "", false
	}
	var words []string
	add := func(before string, fields ...model.Field[string]) {
		var known []string
		for _, field := range fields {
			if text, ok := field.Get(); ok {
				known = append(known, text)
			}
		}
		if len(known) > 0 {
			words = append(words, before+strings.Join(known, " "))
		}
	}
	add("", info.Name)
	add("", info.Type, info.OSVersion)
	add("serial ", info.Serial)
	add("client ", info.ClientVersion)
	if at, ok := info.LastSeen.Get(); ok {
		words = append(words, "seen "+c.Moment(at))
	}
	return strings.Join(words, ", ") + " (looked up)", true
}

// DevicesLead returns what stands above the list of devices: the session's own
// device and how many there are, or why there is no list.
func DevicesLead(s *model.Session, c clock.Clock) []Row {
	rows := []Row{text(top.Key("device_id"), s.DeviceID)}
	own, named := ownDevice(s, c)
	if named {
		rows = append(rows, Row{Label: "own device", Text: own})
	}
	if s.Devices.Presence != model.Reported {
		r := row(top.Key("device_sessions"), s.Devices, func([]model.Device) (string, Tone) { return "", Plain })
		return append(rows, r)
	}
	devices := s.Devices.Value
	rows = append(rows, Row{Label: "device_sessions", Text: count(len(devices), "device", "devices"), Path: top.Key("device_sessions")})
	id, ok := s.DeviceID.Get()
	if !ok || named {
		// With its name known, nobody has to wonder why the id is not listed.
		return rows
	}
	for i := range devices {
		if devices[i].ID == id {
			return rows
		}
	}
	return append(rows, Row{
		Label: "in words", Tone: Muted,
		Text: "This id is not in the list below, which holds registrations; their ids can differ.",
	})
}

// count puts a number before the word that fits it.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
