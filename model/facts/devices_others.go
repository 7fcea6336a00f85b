package facts

import (
	"slices"
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
)

// mostOthers is how many registrations beside those of a session are named.
const mostOthers = 4

// NowOthers returns the registrations of the person that the session does not have
// in its list, a line each: those that ended are in no other list.
func NowOthers(s *model.Session, c clock.Clock) []Row {
	if s.Now == nil {
		return nil
	}
	var rows []Row
	more := 0
	for i := range s.Now.Registrations.Value {
		r := &s.Now.Registrations.Value[i]
		if slices.ContainsFunc(s.Devices.Value, func(d model.Device) bool { return s.Now.Registration(d.ID) == r }) {
			continue
		}
		if len(rows) == mostOthers {
			more++
			continue
		}
		rows = append(rows, other(s, r, c))
	}
	if more > 0 {
		rows = append(rows, derived("registration", "", "and "+words.Count(more, "more registration", "more registrations"), Muted))
	}
	return rows
}

func other(s *model.Session, r *model.Registration, c clock.Clock) Row {
	label, ok := r.DeviceName.Get()
	if !ok {
		label = r.ID
	}
	row := quoted("registration", label, "")
	if line, known := NowLine(s, r.ID, c); known {
		row.Text, row.Tone = line.Text, line.Tone
	}
	how, _ := r.Ended()
	if at, seen := r.LastSeen.Get(); seen && how == "" {
		row.Text = strings.TrimPrefix(row.Text+signs.Between+"seen "+c.Moment(at), signs.Between)
	}
	if row.Text == "" {
		row.Text = "registered"
	}
	if how != "" {
		// Of a device that is not the session's it is only good to know.
		row.Tone = Muted
	}
	if s.DeviceID.Presence == model.Reported && (r.DeviceID == s.DeviceID.Value || r.ID == s.DeviceID.Value) {
		row.Text += signs.Between + "the device of this session"
		row.Tone = registrationTone(r)
	}
	return row
}
