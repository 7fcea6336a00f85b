package facts

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
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
	line.Text = strings.Join(pieces, " · ")
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

// The bounds from which on a line is a warning: a Wi-Fi that is weaker, in dBm, and
// a loss, in per cent, with which calls and desktops stutter.
const (
	weakWiFi  = -75
	largeLoss = 2
)

func isBelow(n model.Field[model.Number], bound float64) bool {
	value, err := strconv.ParseFloat(string(n.Value), 64)
	return n.Presence == model.Reported && err == nil && value < bound
}

func isAbove(n model.Field[model.Number], bound float64) bool {
	value, err := strconv.ParseFloat(string(n.Value), 64)
	return n.Presence == model.Reported && err == nil && value > bound
}

// lineRows say how good the line of a device is.
func lineRows(state *model.DeviceState) []Row {
	network := quoted("network-now", labelOf("network-now"), "")
	switch kind := strings.ToLower(state.Connection.Value); kind {
	case "wifi":
		network.Text = "Wi-Fi"
	default:
		network.Text = state.Connection.Value
	}
	if name, ok := state.Network.Get(); ok {
		network.Text = strings.TrimSpace(network.Text + " “" + name + "”")
	}
	if dbm, ok := state.Strength.Get(); ok {
		strength := "good"
		if isBelow(state.Strength, weakWiFi) {
			strength, network.Tone = "weak", Warning
		}
		network.Text = strings.TrimSpace(network.Text + ", " + strength + " (" + digits(dbm) + " dBm)")
	}
	var rows []Row
	if network.Text != "" {
		rows = append(rows, network)
	}
	loss := quoted("loss-now", labelOf("loss-now"), "")
	if share, ok := state.Loss.Get(); ok {
		loss.Text = digits(share) + " % of packets lost"
		if isAbove(state.Loss, largeLoss) {
			loss.Tone = Warning
		}
	}
	if ms, ok := state.Latency.Get(); ok {
		loss.Text = strings.TrimPrefix(loss.Text+", "+digits(ms)+" ms to connect", ", ")
	}
	if loss.Text != "" {
		rows = append(rows, loss)
	}
	return rows
}

// mostDigits is how many characters of a number are repeated, about.
const mostDigits = 16

func digits(n model.Number) string { return words.Clip(string(n), mostDigits) }

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
		row.Text = strings.Join(moments, ", ")
		if more := len(all) - len(moments); more > 0 {
			row.Text += " and " + words.Count(more, "more time", "more times")
		}
		row.Text += " (in the last " + back(now) + ")"
	}
	return []Row{row}
}

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
		row.Text = strings.TrimPrefix(row.Text+" · seen "+c.Moment(at), " · ")
	}
	if row.Text == "" {
		row.Text = "registered"
	}
	if how != "" {
		// Of a device that is not the session's it is only good to know.
		row.Tone = Muted
	}
	if s.DeviceID.Presence == model.Reported && (r.DeviceID == s.DeviceID.Value || r.ID == s.DeviceID.Value) {
		row.Text += " · the device of this session"
		row.Tone = registrationTone(r)
	}
	return row
}
