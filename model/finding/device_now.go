package finding

import (
	"cmp"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/text/words"
)

var (
	registrationEnded = &Kind{
		ID: "registration-ended", Severity: Problem, Subject: "Device", Question: WhichDevice, Source: deviceDocs, Look: clientLook,
		Means:  "The person's registration of the device of this session was revoked or deleted. Its client cannot connect any more, so nothing new is reported of the device, and rules about WARP, Gateway and posture are not met.",
		Next:   "Ask an administrator why it was ended. If the device is still in use, the person has to enrol it again: log in to the organisation in the Cloudflare client.",
		Tell:   "Your computer was taken off our list of devices. Please open the Cloudflare client and log in to our team again; I will guide you.",
		clause: "the registration of the device has ended",
	}
	registrationsEnded = &Kind{
		ID: "registrations-ended", Severity: Warning, Subject: "Devices", Question: WhichDevice, Source: deviceDocs, Look: clientLook,
		Means:  "All registrations of the person were revoked or deleted, so that no device of theirs can connect the client. Applications that need WARP or posture checks refuse them.",
		Next:   "Ask an administrator why they were ended. To use a device again, the person has to enrol it: log in to the organisation in the Cloudflare client.",
		Tell:   "None of your devices is registered with us any more. Please open the Cloudflare client and log in to our team again.",
		clause: "no device of the person is registered",
	}
	clientSwitchedOff = &Kind{
		ID: "client-switched-off", Severity: Warning, Subject: "Device now", Question: IsWARPOurs, Source: dexDocs, Look: clientLook,
		Means:  "The client on the device was switched off by hand after the login, and is not connected. Checks grow old, and rules that need WARP or Gateway are not met.",
		Next:   "Let the person switch the client on, wait for the next report, and then read the session again.",
		Tell:   "The Cloudflare client on your computer is switched off. Please switch it on and wait five minutes.",
		clause: "the client was switched off",
	}
	clientNotConnected = &Kind{
		ID: "client-not-connected", Severity: Warning, Subject: "Device now", Question: IsWARPOurs, Source: dexDocs, Look: clientLook,
		Means:  "The client on the device last reported that it is not connected. It may be paused, switched off, or kept from connecting by the network. Rules that need WARP or Gateway are not met then.",
		Next:   "Let the person connect the client. If it cannot connect, try another network.",
		Tell:   "The Cloudflare client on your computer is not connected. Please connect it; if it does not work, try your phone's hotspot.",
		clause: "the client is not connected",
	}
	clientConnectedSince = &Kind{
		ID: "client-connected-since", Severity: Note, Subject: "Device now", Question: IsWARPOurs, Source: dexDocs,
		Means:  "WARP was off at the login, and a device of the person is connected now. The session keeps what was so at the login.",
		Next:   "Let the person log in again, so that the login has the device in it.",
		Tell:   "Your computer is connected now. Please log in to the application again.",
		clause: "a device was connected since the login",
	}
)

// The lists beside the session that evidence is in.
const (
	inRegistrations = "devices/registrations"
	inFleetStatus   = "dex/fleet-status/live"
	inChangeEvents  = "dex/warp-change-events"
)

// devicesNow finds what is known of the person's devices now that stands against
// the session. A session that has ended is history.
func devicesNow(v *view) []Finding {
	if v.s.Now == nil || v.now.IsZero() || model.Is(v.s.Active, false) || !v.isPerson() {
		return nil
	}
	if found := v.ended(); found != nil {
		return found
	}
	return v.client()
}

// ended finds that the session's own registration has ended, or, of a login without
// a device, all of the person's.
func (v *view) ended() []Finding {
	now := v.s.Now
	if own, ok := v.s.DeviceID.Get(); ok {
		r := now.Registration(own)
		if r == nil {
			return nil
		}
		how, at := r.Ended()
		if how == "" {
			return nil
		}
		f := registrationEnded.found("The registration of "+called(r)+" was "+how+" "+v.ago(at)+": the person has to enrol it again.", endedAt(r), v.field("device_id"))
		f.Outside = true
		return []Finding{f}
	}
	all := now.Registrations.Value
	if len(all) == 0 || len(now.GoodRegistrations()) > 0 {
		return nil
	}
	last := &all[0]
	for i := range all {
		if _, at := all[i].Ended(); at.After(endOf(last)) {
			last = &all[i]
		}
	}
	how, at := last.Ended()
	text := "The person has no device that is registered: " + words.Count(len(all), "registration", "registrations") + " ended, the last one, of " + called(last) + ", was " + how + " " + v.ago(at) + "."
	f := registrationsEnded.found(text, endedAt(last), v.field("device_sessions"))
	f.Outside, f.Count = true, len(all)
	return []Finding{f}
}

func endOf(r *model.Registration) time.Time {
	_, at := r.Ended()
	return at
}

func endedAt(r *model.Registration) Evidence {
	how, at := r.Ended()
	return Evidence{In: inRegistrations + " " + how + "_at", Value: model.Quote(at.UTC().Format(time.RFC3339))}
}

// called is what a device is called in a sentence.
func called(r *model.Registration) string {
	if r != nil {
		if name, ok := r.DeviceName.Get(); ok {
			return words.Clip(name, mostShown)
		}
	}
	return "the device"
}

// client finds that the client on the device of the session is not connected now;
// or, where WARP was off at the login, that a device is connected since.
func (v *view) client() []Finding {
	now, s := v.s.Now, v.s
	own, hasOwn := s.DeviceID.Get()
	if !hasOwn {
		return v.connectedSince()
	}
	state, asked := now.StateOf(own)
	status, reports := state.Status.Get()
	if strings.EqualFold(status, "connected") || !asked && len(now.SwitchOffsOf(own)) == 0 {
		return nil
	}
	on := " on " + called(now.Registration(own))
	report := Evidence{In: inFleetStatus + " status", Value: shownWord(status)}
	if off, ok := v.lastSwitchOff(own); ok {
		f := clientSwitchedOff.found("The client was switched off "+v.ago(off.At.Value)+on+".",
			Evidence{In: inChangeEvents + " timestamp", Value: model.Quote(off.At.Value.UTC().Format(time.RFC3339))}, report, v.field("device_id"))
		f.Outside = true
		return []Finding{f}
	}
	if !reports || isUnknownStatus(status) {
		return nil
	}
	since := ""
	if at, ok := state.At.Get(); ok {
		since = ", as it reported " + v.ago(at)
	}
	f := clientNotConnected.found("The client"+on+" is "+strings.ToLower(status)+since+".", report, v.field("device_id"))
	f.Outside = true
	return []Finding{f}
}

// isUnknownStatus reports whether what a status means is not documented.
func isUnknownStatus(status string) bool {
	switch strings.ToLower(status) {
	case "connected", "disconnected", "paused", "connecting":
		return false
	default:
		return true
	}
}

// lastSwitchOff is the last moment after the login at which the client of a device
// was switched off.
func (v *view) lastSwitchOff(id string) (model.SwitchOff, bool) {
	for _, off := range v.s.Now.SwitchOffsOf(id) {
		at, ok := off.At.Get()
		login, known := v.s.IssuedAt.Get()
		if ok && (!known || at.After(login)) {
			return off, true
		}
	}
	return model.SwitchOff{}, false
}

// connectedSince finds a device that is connected now, though WARP was off at the
// login.
func (v *view) connectedSince() []Finding {
	if !model.Is(v.s.WARP, false) {
		return nil
	}
	for _, r := range v.s.Now.GoodRegistrations() {
		state, ok := v.s.Now.StateOf(cmp.Or(r.DeviceID, r.ID))
		if ok && state.IsFresh(v.now) && strings.EqualFold(state.Status.Value, "connected") {
			f := clientConnectedSince.found("WARP was off at the login, and "+called(r)+" is connected now.", Evidence{In: inFleetStatus + " status", Value: shownWord(state.Status.Value)}, v.field("is_warp"))
			f.Outside = true
			return []Finding{f}
		}
	}
	return nil
}

// shownWord returns a word as JSON has it; nothing for none.
func shownWord(word string) string {
	if word == "" {
		return ""
	}
	return model.Quote(words.Clip(word, mostShown))
}
