package finding

import (
	"fmt"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/text/words"
)

var (
	deviceUnseen = &Kind{
		ID: "device-not-seen", Severity: Warning, Subject: "Device", Question: WhichDevice, Source: deviceDocs, Look: clientLook,
		Means:  "The device of this session has not been seen by Cloudflare for 30 days, so what it is like now is not known.",
		Next:   "Ask the person whether they still use it. Let them connect the Cloudflare client on the device that they use, and log in again.",
		Tell:   "Which computer are you using? Please connect the Cloudflare client on it and log in again.",
		clause: "the device has not been seen for long",
	}
	deviceShared = &Kind{
		ID: "device-of-another", Severity: Note, Subject: "Device", Question: WhichDevice, Source: deviceDocs,
		Means:  "The device of this session was last used by somebody else, as the devices list has it. Shared computers have that.",
		Next:   "Ask whether the computer is shared; its checks may be those of the other person's login.",
		clause: "the device was last used by somebody else",
	}
	deviceUnrelated = &Kind{
		ID: "device-unrelated", Severity: Note, Subject: "Device", Question: WhichDevice, Source: deviceDocs,
		Means:  "device_id is none of the devices that the registrations in device_sessions belong to, as far as they were looked up.",
		Next:   "Ask on which computer the person logged in, and compare it with the names in the list.",
		clause: "the device is not among the person's devices",
	}
	devicesIdle = &Kind{
		ID: "devices-idle", Severity: Note, Subject: "Devices", Question: WhichDevice, Source: deviceDocs,
		Means:  "Devices of the person have not logged in for 30 days. They may be lost, replaced or forgotten.",
		Next:   "Ask the person which of them are still in use; an administrator can revoke the others.",
		clause: "devices have not logged in for long",
	}
)

// long is how long a device must be silent to be worth a word.
const long = 30 * 24 * time.Hour

// devices finds what the session and the look-ups of names say against its devices.
func devices(v *view) []Finding {
	return append(v.ownDevice(), v.idle()...)
}

// ownDevice looks at the device of this login, where it was looked up.
func (v *view) ownDevice() []Finding {
	s := v.s
	id, ok := s.DeviceID.Get()
	if !ok || s.Names == nil {
		return nil
	}
	var found []Finding
	place := v.field("device_id")
	if info, known := s.Names.Devices[id]; known {
		seen, reported := info.LastSeen.Get()
		if reported && clock.IsPlausible(seen) && v.now.Sub(seen) > long && !model.Is(s.Active, false) {
			found = append(found, deviceUnseen.found("The device of this session was last seen "+v.ago(seen)+".", place))
		}
		user, hasUser := info.LastUser.Get()
		email, hasEmail := s.Email.Get()
		if hasUser && hasEmail && strings.Contains(user, "@") && !strings.EqualFold(user, email) {
			f := deviceShared.found("The device was last used by "+user+".", place, v.field("email"))
			f.Outside = true
			found = append(found, f)
		}
	}
	if v.isUnrelated(id) {
		found = append(found, deviceUnrelated.found("The device of this session is none of those that the person is registered on, as far as they were looked up.", place, v.field("device_sessions")))
	}
	return found
}

// isUnrelated reports whether no known relation leads from the device of the
// session to one of device_sessions. Those are registrations, whose ids are
// others than those of their devices; so long as the device of one of them was
// not looked up, it may be this.
func (v *view) isUnrelated(id string) bool {
	s := v.s
	own := id
	if info, known := s.Names.Devices[id]; known && info.DeviceID != "" {
		own = info.DeviceID
	}
	for i := range s.Devices.Value {
		registration := s.Devices.Value[i].ID
		info, known := s.Names.Devices[registration]
		if !known || info.DeviceID == "" || strings.EqualFold(registration, id) || strings.EqualFold(info.DeviceID, own) {
			return false
		}
	}
	return len(s.Devices.Value) > 0
}

// idle counts the devices that have not logged in for long.
func (v *view) idle() []Finding {
	if v.now.IsZero() {
		return nil
	}
	all := v.s.Devices.Value
	count, oldest, when := 0, 0, time.Time{}
	for i := range all {
		last, ok := all[i].LastAuthenticated.Get()
		if !ok || !clock.IsPlausible(last) || v.now.Sub(last) <= long {
			continue
		}
		if count == 0 || last.Before(when) {
			oldest, when = i, last
		}
		count++
	}
	if count == 0 {
		return nil
	}
	text := words.Thousands(count) + " of " + words.Count(len(all), "device", "devices")
	if count == len(all) {
		text = words.Count(count, "device", "devices")
	}
	have := "have"
	if count == 1 {
		have = "has"
	}
	place := at(all[oldest].Entry, all[oldest].Path(), "last_authenticated")
	f := devicesIdle.found(fmt.Sprintf("%s %s not logged in for 30 days; the oldest did %s.", text, have, v.ago(when)), place)
	f.Count = count
	return []Finding{f}
}
