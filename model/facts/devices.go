package facts

import (
	"slices"
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
	d := Device{ID: device.ID, Own: IsOwn(s, device.ID), Tone: Muted}
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
	d.Details = append(d.Details, NowRows(s, device.ID, c)...)
	d.More = d.Details[1:]
	return d
}

// lookedUp returns the name of the device with an id and what else the devices
// API has about it, each marked as looked up.
func lookedUp(s *model.Session, id string, c clock.Clock) (string, []Row) {
	if s.Names == nil {
		return "", nil
	}
	if _, ok := s.Names.Devices[id]; !ok {
		return "", nil
	}
	info := DeviceInfo(s, id)
	var rows []Row
	add := func(name string, field model.Field[string]) {
		if words, ok := field.Get(); ok {
			rows = append(rows, quoted("looked-up "+name, labelOf("looked-up "+name), words+" (looked up)"))
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
		rows = append(rows, quoted("looked-up last seen", labelOf("looked-up last seen"), momentRow(info.LastSeen, "never", schema.RFC3339, c).Text+" (looked up)"))
	} else if at, ok := info.LastSeen.Get(); ok {
		r := derived("looked-up last seen", labelOf("looked-up last seen"), c.Stamp(at)+" (looked up)", Plain)
		r.Value = at
		rows = append(rows, r)
	}
	return info.Name.Value, rows
}

// entryRow is the row of an entry of a map that is itself null or not an object.
func entryRow(id string, path model.Path, p model.Presence, asSent string) Row {
	r := Row{ID: id, Label: "Entry", Name: "Entry", Text: p.String(), Tone: Warning, Path: path, Presence: p}
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
	add := func(before, text string) {
		if text != "" {
			pieces = append(pieces, before+text)
		}
	}
	add("", info.Name.Value)
	add("", System(&info))
	add("serial ", info.Serial.Value)
	add("WARP ", info.ClientVersion.Value)
	if isNone(info.LastSeen) {
		pieces = append(pieces, "never seen")
	} else if at, ok := info.LastSeen.Get(); ok {
		pieces = append(pieces, "seen "+c.Moment(at))
	}
	return []Row{quoted("own-device", labelOf("own-device"), strings.Join(pieces, ", ")+" (looked up)")}
}

// deviceCount returns how many devices there are, or why there is no list.
func deviceCount(f *schema.Field[model.Session], id string, path model.Path, devices model.Field[[]model.Device]) []Row {
	if devices.Presence != model.Reported {
		return missing(f, id, path, devices)
	}
	n := len(devices.Value)
	r := derived("", "", words.Count(n, "device", "devices"), Plain).at(id, path, f.Label)
	r.Value = n
	return []Row{r}
}

// DevicesLead returns what stands above the devices in a report: the session's own
// device and how many there are, or why there is no list.
func DevicesLead(s *model.Session, c clock.Clock) []Row {
	rows, unsent := sift(section(s, schema.Devices, c))
	if note, ok := ownApart(s); ok {
		rows = append(rows, note)
	}
	for _, group := range withUnsent(nil, "", unsent) {
		rows = append(rows, group.Rows...)
	}
	return append(rows, besideList(s, c)...)
}

// besideList returns what is known now of devices that the list of the session does
// not have: its own, and others that the person registered.
func besideList(s *model.Session, c clock.Clock) []Row {
	var rows []Row
	if id, ok := s.DeviceID.Get(); ok && !ownIsListed(s) && s.Now.Registration(id) == nil {
		if line, known := NowLine(s, id, c); known {
			line.Label, line.Name = labelOf("device-now"), labelOf("device-now")
			rows = append(rows, line)
		}
	}
	return append(rows, NowOthers(s, c)...)
}

// DevicesNote returns what has to be said beside a table of the devices: why there
// is none, and which device the session is from where that is none of them.
func DevicesNote(s *model.Session, c clock.Clock) []Row {
	var rows []Row
	f := schema.Session.Find("device_sessions")
	if len(s.Devices.Value) == 0 {
		rows = append(rows, none(s, f, s.Devices.Presence, s.Devices.AsSent))
	} else if ownIsListed(s) {
		return besideList(s, c)
	}
	if own := ownDevice(s, c); len(own) > 0 {
		rows = append(rows, own...)
	} else if id, ok := s.DeviceID.Get(); ok {
		r := quoted(".device_id", labelOf("own-device"), id)
		r.Path, r.Value = top.Key("device_id"), id
		if len(s.Devices.Value) > 0 {
			r.Text += ", not among these registrations"
		}
		rows = append(rows, r)
	}
	return append(rows, besideList(s, c)...)
}

// none says in one sentence that a list was not sent, was null, empty or not
// readable, and that there can be none without WARP.
func none(s *model.Session, f *schema.Field[model.Session], p model.Presence, asSent string) Row {
	r := Row{ID: "." + f.Name, Path: top.Key(f.Name), Tone: Muted, Presence: p}
	switch p {
	case model.Absent:
		r.Text = "None was sent"
	case model.Null:
		r.Text = "Sent as null"
	case model.Misfit:
		r.Text, r.Tone, r.Outside = asSent+" (not readable)", Warning, true
		return r
	case model.Empty, model.Reported:
		r.Text = "The list is empty"
	}
	switch {
	case model.Is(s.ServiceToken, true):
		r.Text += ": a program has none."
	case !model.Is(s.WARP, true):
		r.Text += ": without WARP there is none."
	default:
		r.Text += "."
	}
	return r
}

// ownApart returns a note where the session's own device is not in the list of
// devices. With its name known, nobody has to wonder.
func ownApart(s *model.Session) (Row, bool) {
	if s.DeviceID.Presence != model.Reported || len(s.Devices.Value) == 0 || ownIsListed(s) || len(ownDevice(s, clock.Clock{})) > 0 {
		return Row{}, false
	}
	return derived("own-device-not-listed", "Note", "This id is not among those below, which are of registrations; they can differ.", Muted), true
}

// ownIsListed reports whether the session's own device is one of the list.
func ownIsListed(s *model.Session) bool {
	return slices.ContainsFunc(s.Devices.Value, func(device model.Device) bool { return IsOwn(s, device.ID) })
}
