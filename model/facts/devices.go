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

// OwnDevice returns the name of the session's own device, if it was looked up.
func OwnDevice(s *model.Session, c clock.Clock) (string, []Row) {
	id, ok := s.DeviceID.Get()
	if !ok {
		return "", nil
	}
	return lookedUp(s, id, c)
}

// DevicesLead returns what stands above the list of devices: the session's own
// device and how many there are, or why there is no list.
func DevicesLead(s *model.Session, c clock.Clock) []Row {
	rows := []Row{text(top.Key("device_id"), s.DeviceID)}
	if name, details := OwnDevice(s, c); len(details) > 0 {
		words := make([]string, 0, len(details))
		for _, detail := range details {
			if detail.Text != name+" (looked up)" {
				words = append(words, detail.Label+" "+strings.TrimSuffix(detail.Text, " (looked up)"))
			}
		}
		rows = append(rows, Row{Label: "own device", Text: strings.Join(append([]string{name}, words...), ", ") + " (looked up)"})
	}
	if s.Devices.Presence != model.Reported {
		r := row(top.Key("device_sessions"), s.Devices, func([]model.Device) (string, Tone) { return "", Plain })
		return append(rows, r)
	}
	devices := s.Devices.Value
	rows = append(rows, Row{Label: "device_sessions", Text: count(len(devices), "device", "devices"), Path: top.Key("device_sessions")})
	id, ok := s.DeviceID.Get()
	if !ok {
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
