package lists

import (
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
)

// Checks returns the columns of the posture checks of a session.
func Checks() []Column[model.PostureCheck] {
	type row = model.PostureCheck
	return []Column[row]{
		{
			ID: "result", Head: "Result", Class: Words,
			Text: func(p *row, _ clock.Clock) Cell {
				return Cell{Text: p.Result().String(), Tone: facts.CheckTone(p.Result())}
			},
			Data: func(p *row) any { return resultData(p.Result()) },
			// Failures come first.
			SortBy: func(p *row) any { return int64(p.Result()) },
		},
		identifier("name", (*row).Name).on("Check", Name, 0),
		text("type", func(p *row) model.Field[string] { return p.Type }).on("Type", Words, 2).quiet().orElse("no type", facts.Muted),
		moment("timestamp", func(p *row) model.Field[time.Time] { return p.Timestamp }).on("Measured", Moment, 1).quiet().orElse("no time", facts.Muted),
		text("error", func(p *row) model.Field[string] { return p.Error }).forPrograms(),
		identifier("key", func(p *row) string { return p.Key }).forPrograms(),
	}
}

// resultData returns a result for programs; nil when none was reported.
func resultData(r model.CheckResult) any {
	switch r {
	case model.CheckPass:
		return "pass"
	case model.CheckFail:
		return "fail"
	case model.CheckUnreadable:
		return "not_readable"
	case model.CheckNotReported:
		return nil
	default:
		return nil
	}
}

// Device is a registered device with what is known of it besides.
type Device struct {
	*model.Device
	// Own is set for the session's own device.
	Own bool
	// Info is what was looked up about it, empty if nothing was.
	Info model.DeviceInfo
}

// DevicesOf returns the devices of a session in the order in which it has them.
func DevicesOf(s *model.Session) []Device {
	devices := make([]Device, 0, len(s.Devices.Value))
	for i := range s.Devices.Value {
		device := Device{Device: &s.Devices.Value[i]}
		device.Own = model.Is(s.DeviceID, device.ID)
		if s.Names != nil {
			device.Info = s.Names.Devices[device.ID]
		}
		devices = append(devices, device)
	}
	return devices
}

// Devices returns the columns of the registered devices of a session.
func Devices() []Column[Device] {
	type row = Device
	return []Column[row]{
		{
			ID: "own", Head: "Own", Class: Mark,
			Text: func(d *row, _ clock.Clock) Cell {
				if d.Own {
					return Cell{Text: "●"}
				}
				return Cell{}
			},
			Data: func(d *row) any { return d.Own },
		},
		text("name", func(d *row) model.Field[string] { return d.Info.Name }).on("Device", Name, 0).orElse(dash, facts.Muted),
		identifier("id", func(d *row) string { return d.ID }).on("Id", UserID, 1),
		moment("last_authenticated", lastAuthenticated).on("Logged in", Moment, 0),
		moment("last_seen", func(d *row) model.Field[time.Time] { return d.Info.LastSeen }).on("Seen", Moment, 4).orElse(dash, facts.Muted),
		text("type", func(d *row) model.Field[string] { return d.Info.Type }).on("Type", Words, 3).quiet().orElse(dash, facts.Muted),
		text("os_version", func(d *row) model.Field[string] { return d.Info.OSVersion }).on("OS", Words, 5).quiet().orElse(dash, facts.Muted),
		text("serial", func(d *row) model.Field[string] { return d.Info.Serial }).forPrograms(),
		text("client_version", func(d *row) model.Field[string] { return d.Info.ClientVersion }).forPrograms(),
		text("last_user", func(d *row) model.Field[string] { return d.Info.LastUser }).forPrograms(),
	}
}

// lastAuthenticated returns when a device last logged in, or how its entry
// arrived when that is itself null or of another kind.
func lastAuthenticated(d *Device) model.Field[time.Time] {
	if d.Presence != model.Reported && d.Presence != model.Empty {
		return model.Field[time.Time]{Presence: d.Presence, AsSent: d.AsSent}
	}
	return d.LastAuthenticated
}
