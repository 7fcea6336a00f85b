package lists

import (
	"slices"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/model/reason"
	"ztsession/model/text/signs"
)

// Checks returns the columns of the posture checks of a session.
func Checks() []Column[model.PostureCheck] {
	type row = model.PostureCheck
	return []Column[row]{
		{
			ID: "result", Head: "Result", Class: Verdict,
			Text: func(p *row, _ clock.Clock) Cell {
				result := p.Result()
				return Cell{Text: result.String(), Brief: result.Symbol() + " " + result.Brief(), Tone: facts.CheckTone(result)}
			},
			Data:  func(p *row) any { return resultData(p.Result()) },
			Order: func(p *row) int { return int(p.Result()) },
		},
		identifier("name", (*row).Name).on("Check", LongName, 0),
		{
			ID: "why", Head: "Why", Class: Sentence, Rank: 1,
			Text: func(p *row, c clock.Clock) Cell {
				cell := Cell{Text: reason.Sentence(p, c.Now)}
				if p.Result() == model.CheckPass {
					cell.Tone = facts.Muted
				}
				return cell
			},
			Data: func(p *row) any { return reason.Sentence(p, time.Time{}) },
		},
		text("type", func(p *row) model.Field[string] { return p.Type }).on("Type", RuleType, 3).quiet().orElse("no type", facts.Muted),
		moment("timestamp", func(p *row) model.Field[time.Time] { return p.Timestamp }).on("Measured", Moment, 2).quiet().orElse("no time", facts.Muted),
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
	case model.CheckNotAsked:
		return "could_not_be_asked"
	case model.CheckNotChecked:
		return "not_checked"
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

// DevicesOf are the devices of a session in the order in which it has them.
type DevicesOf struct{ *model.Session }

// Len returns the number of devices.
func (d DevicesOf) Len() int { return len(d.Devices.Value) }

// At returns device i with what is known of it.
func (d DevicesOf) At(i int) *Device {
	device := &Device{Device: &d.Devices.Value[i]}
	device.Own = facts.IsOwn(d.Session, device.ID)
	if d.Names != nil {
		device.Info = facts.DeviceInfo(d.Session, device.ID)
	}
	return device
}

// Named reports whether one of the devices has a name.
func (d DevicesOf) Named() bool {
	if d.Names == nil || len(d.Names.Devices) == 0 {
		return false
	}
	return slices.ContainsFunc(d.Devices.Value, func(device model.Device) bool {
		return d.Names.Devices[device.ID].Name.Presence == model.Reported
	})
}

// Devices returns the columns of the registered devices of a session. On the
// screens the id stands where a device has no name; where none has one, named is
// false and they leave out what only a look-up gives.
func Devices(named bool) []Column[Device] {
	type row = Device
	columns := []Column[row]{
		{
			ID: "own", Head: "Own", Class: Mark,
			Text: func(d *row, _ clock.Clock) Cell {
				if d.Own {
					return Cell{Text: signs.Own}
				}
				return Cell{}
			},
			Data: func(d *row) any { return d.Own },
			Order: func(d *row) int {
				if d.Own {
					return 0
				}
				return 1
			},
		},
		text("name", func(d *row) model.Field[string] { return d.Info.Name }).on("Device", LongName, 0).orElseOf(func(d *row) string { return d.ID }),
		{
			ID: "system", Head: "System", Class: Words, Rank: 1,
			Text: func(d *row, _ clock.Clock) Cell {
				if system := facts.System(&d.Info); system != "" {
					return Cell{Text: system}
				}
				return Cell{Text: model.Absent.String(), Brief: dash, Tone: facts.Muted}
			},
		},
		text("serial", func(d *row) model.Field[string] { return d.Info.Serial }).on("Serial number", Words, 2).orElse(dash, facts.Muted),
		momentOr("last_authenticated", never, lastAuthenticated).on("Logged in", Moment, 0).asArrived(),
		momentOr("last_seen", never, func(d *row) model.Field[time.Time] { return d.Info.LastSeen }).on("Seen", Moment, 3).orElse(dash, facts.Muted),
		identifier("id", func(d *row) string { return d.ID }).on("Id", UserID, 4).quiet(),
		text("type", func(d *row) model.Field[string] { return d.Info.Type }).forPrograms(),
		text("os_version", func(d *row) model.Field[string] { return d.Info.OSVersion }).forPrograms(),
		text("client_version", func(d *row) model.Field[string] { return d.Info.ClientVersion }).forPrograms(),
		text("last_user", func(d *row) model.Field[string] { return d.Info.LastUser }).forPrograms(),
	}
	if named {
		return columns
	}
	for i := range columns {
		switch columns[i].ID {
		case "id", "last_seen", "system", "serial":
			columns[i].Head = ""
		}
	}
	return columns
}

// lastAuthenticated returns when a device last logged in, or how its entry
// arrived when that is itself null or of another kind.
func lastAuthenticated(d *Device) model.Field[time.Time] {
	if d.Presence != model.Reported && d.Presence != model.Empty {
		return model.Field[time.Time]{Presence: d.Presence, AsSent: d.AsSent}
	}
	return d.LastAuthenticated
}
