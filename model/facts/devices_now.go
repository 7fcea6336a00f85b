package facts

import (
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
)

// NowLine returns in one line how the device with an id of device_id or
// device_sessions is now: what stands against it first. ok is false where nothing
// is known.
func NowLine(s *model.Session, id string, c clock.Clock) (line Row, ok bool) {
	if s.Now == nil {
		return Row{}, false
	}
	line = quoted("device-now", labelOf("device-now"), "")
	var pieces []string
	add := func(text string, tone Tone) {
		if text != "" {
			pieces = append(pieces, text)
			line.Tone = worse(line.Tone, tone)
		}
	}
	r := s.Now.Registration(id)
	if r != nil {
		if how, at := r.Ended(); how != "" {
			add("registration "+how+" "+c.Moment(at), Bad)
		}
	}
	state, asked := s.Now.StateOf(id)
	if asked {
		add(clientNow(s.Now, id, &state, c))
		if model.Is(state.Status, connected) {
			if isBelow(state.Strength, weakWiFi) {
				add("weak Wi-Fi", Warning)
			}
			if loss, ok := state.Loss.Get(); ok && isAbove(state.Loss, largeLoss) {
				add(digits(loss)+" % lost", Warning)
			}
		}
	}
	if r != nil {
		if name, known := r.Profile.Value.Name.Get(); known && !model.Is(r.Profile.Value.Default, true) {
			add("profile "+name, Plain)
		}
	}
	line.Text = strings.Join(pieces, signs.Between)
	return line, len(pieces) > 0
}

// connected is the status of a client that has its tunnel.
const connected = "connected"

// worse returns the graver of two tones.
func worse(a, b Tone) Tone {
	for _, tone := range []Tone{Bad, Warning, Plain, Good, Muted} {
		if a == tone || b == tone {
			return tone
		}
	}
	return a
}

// clientNow says whether the client is connected, and since when it is not where
// that is known. The time of a report is no such moment.
func clientNow(now *model.DevicesNow, id string, state *model.DeviceState, c clock.Clock) (string, Tone) {
	status, ok := state.Status.Get()
	if !ok {
		return "no report in the last hour", Muted
	}
	off := ""
	if all := now.SwitchOffsOf(id); len(all) > 0 {
		if at, dated := all[0].At.Get(); dated {
			off = ", switched off " + c.Moment(at)
		}
	}
	when := " now"
	if at, dated := state.At.Get(); !state.IsFresh(c.Now) && dated {
		when = " " + c.Moment(at)
	}
	switch strings.ToLower(status) {
	case connected:
		return "connected" + when, Good
	case "disconnected":
		return "not connected" + when + off, Warning
	case "paused", "connecting":
		return strings.ToLower(status) + when + off, Warning
	default:
		return "client" + when + ": " + status, Plain
	}
}

// NowRows returns all that is known of the device with an id of device_id or
// device_sessions as it is now.
func NowRows(s *model.Session, id string, c clock.Clock) []Row {
	if s.Now == nil {
		return nil
	}
	var rows []Row
	add := func(id, text string, tone Tone) {
		if text != "" {
			row := quoted(id, labelOf(id), text)
			row.Tone = tone
			rows = append(rows, row)
		}
	}
	if r := s.Now.Registration(id); r != nil {
		if name, ok := r.DeviceName.Get(); ok && !isNamed(s, id) {
			add("looked-up name", name+" (looked up)", Plain)
		}
		add("registration", registered(r, c), registrationTone(r))
		add("profile", profileWords(&r.Profile.Value), Plain)
	}
	if state, ok := s.Now.StateOf(id); ok {
		text, tone := clientNow(s.Now, id, &state, c)
		add("client-now", strings.Join(append([]string{text}, aboutClient(&state, c)...), ", "), tone)
		rows = append(rows, lineRows(&state)...)
	}
	return append(rows, switchedOff(s.Now, id, c)...)
}

// isNamed reports whether the name of a device was looked up by itself.
func isNamed(s *model.Session, id string) bool {
	if s.Names == nil {
		return false
	}
	_, ok := DeviceInfo(s, id).Name.Get()
	return ok
}

func registrationTone(r *model.Registration) Tone {
	if how, _ := r.Ended(); how != "" {
		return Bad
	}
	return Plain
}

// registered says since when a registration is, or how it ended.
func registered(r *model.Registration, c clock.Clock) string {
	if how, at := r.Ended(); how != "" {
		return how + " " + c.Stamp(at) + "; the device has to be enrolled again"
	}
	if at, ok := r.CreatedAt.Get(); ok {
		return "good, since " + c.Stamp(at)
	}
	return "good"
}

func profileWords(p *model.Profile) string {
	name, ok := p.Name.Get()
	switch {
	case !ok && p.ID == "":
		return ""
	case !ok:
		name = p.ID
	case model.Is(p.Default, true) && !strings.EqualFold(name, "default"):
		name += " (the default)"
	}
	if model.Is(p.Deleted, true) {
		name += " (deleted since)"
	}
	return name
}

// aboutClient is what a report says of the client beside its status.
func aboutClient(state *model.DeviceState, c clock.Clock) []string {
	var pieces []string
	add := func(before string, field model.Field[string]) {
		if text, ok := field.Get(); ok {
			pieces = append(pieces, before+text)
		}
	}
	add("mode ", state.Mode)
	add("version ", state.Version)
	add("tunnel ", state.Tunnel)
	add("at ", state.Colo)
	if model.Is(state.Locked, true) {
		pieces = append(pieces, "cannot be switched off")
	}
	if at, ok := state.At.Get(); ok {
		pieces = append(pieces, "reported "+c.Moment(at))
	}
	return pieces
}

// back is how far back the moments reach at which a client was switched off.
func back(now *model.DevicesNow) string {
	if now.Back == 24*time.Hour {
		return "day"
	}
	return clock.Span(now.Back)
}

// mostMoments is how many moments stand in a row.
const mostMoments = 4

// switchedOff says when the client was switched off in the last day.
func switchedOff(now *model.DevicesNow, id string, c clock.Clock) []Row {
	if now.SwitchedOff.Presence == model.Absent {
		return nil
	}
	row := derived("switched-off", labelOf("switched-off"), "not in the last "+back(now), Plain)
	if all := now.SwitchOffsOf(id); len(all) > 0 {
		var moments []string
		for i := range all[:min(len(all), mostMoments)] {
			if at, ok := all[i].At.Get(); ok {
				moments = append(moments, c.Moment(at))
			}
		}
		if more := len(all) - len(moments); len(moments) == 0 {
			moments = []string{words.Count(more, "time", "times")}
		} else if more > 0 {
			moments = append(moments, words.Count(more, "more time", "more times"))
		}
		row.Text = strings.Join(moments, ", ")
		row.Text += " (in the last " + back(now) + ")"
	}
	return []Row{row}
}
