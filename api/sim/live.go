package sim

import (
	"cmp"
	"encoding/base64"
	"slices"
	"strconv"
	"time"

	"ztsession/api/sim/company"
	"ztsession/api/sim/literal"
)

// listRegistrations leaves out what was revoked or deleted unless it is asked for,
// and goes on by a cursor.
func (a *API) listRegistrations(c *call) *answer {
	status := cmp.Or(c.query.Get("status"), "active")
	if !slices.Contains([]string{"active", "all", "revoked"}, status) {
		return invalidRequest("status must be active, all or revoked")
	}
	all := slices.DeleteFunc(a.company.Registrations(c.account.ID, c.query["user.id"]), func(r company.Owned) bool {
		good := r.RevokedAt.IsZero() && r.DeletedAt.IsZero()
		return status == "active" && !good || status == "revoked" && r.RevokedAt.IsZero()
	})
	first, size, bad := cursorOf(c)
	if bad != "" {
		return invalidRequest(bad)
	}
	result, next := literal.List{}, any(nil)
	for i := first; i < len(all); i++ {
		if len(result) == size {
			next = base64.StdEncoding.EncodeToString([]byte(strconv.Itoa(i)))
			break
		}
		object := registrationObject(all[i].Registration, all[i].Device)
		if c.query.Get("include") == "policy" {
			object = object.With(literal.Member{Name: "policy", Value: a.profileObject(all[i].Device)})
		}
		result = append(result, object)
	}
	return success(result, literal.Member{Name: "result_info", Value: literal.Of("count", len(result), "per_page", size, "cursor", next, "total_count", nil)})
}

// cursorOf reads cursor and per_page, and returns what is wrong with them.
func cursorOf(c *call) (first, size int, bad string) {
	page, bad := paging(c.query, 1, 1000, 25)
	if text := c.query.Get("cursor"); text != "" && bad == "" {
		place, err := base64.StdEncoding.DecodeString(text)
		if err == nil {
			first, err = strconv.Atoi(string(place))
		}
		if err != nil || first < 0 {
			bad = "the cursor is not one"
		}
	}
	return first, page.size, bad
}

func (a *API) profileObject(d *company.Device) literal.Object {
	return literal.Of("id", "a5c1e2d3-0000-4000-8000-0000000000"+strconv.Itoa(10+len(d.Profile)), "name", cmp.Or(d.Profile, "Default"),
		"default", d.Profile == "", "deleted", false, "updated_at", a.changedAt())
}

// getDeviceState knows a device that has reported within the minutes.
func (a *API) getDeviceState(c *call) *answer {
	minutes, err := strconv.Atoi(c.query.Get("since_minutes"))
	if err != nil || minutes < 1 {
		return invalidRequest("since_minutes must be a number from 1 on")
	}
	device, ok := a.company.Device(c.account.ID, c.ids[0])
	if !ok {
		return notFound()
	}
	now := a.company.Now()
	at, connected := device.Reported(now)
	if now.Sub(at) > time.Duration(minutes)*time.Minute {
		return notFound()
	}
	state := literal.Of("deviceId", device.ID, "deviceName", device.Name, "personEmail", device.User.Email, "status", "connected", "mode", "warp",
		"platform", device.Type, "version", device.ClientVersion, "colo", "LHR", "timestamp", literal.Time(at), "switchLocked", false,
		"connectionType", "wifi", "networkSsid", cmp.Or(device.Network, "Example Office"), "wifiStrengthDbm", -52, "tunnelType", "masque",
		"estimatedLossPct", literal.Number("0.2"), "handshakeLatencyMs", 24)
	if len(device.Registrations) > 0 {
		state = state.With(literal.Member{Name: "registrationId", Value: device.Registrations[0].ID})
	}
	if device.Weak {
		state = state.Replace(literal.Of("wifiStrengthDbm", -83, "estimatedLossPct", literal.Number("7.5"), "handshakeLatencyMs", 412)...)
	}
	if !connected {
		state = state.Replace(literal.Of("status", "disconnected", "tunnelType", nil, "estimatedLossPct", nil, "handshakeLatencyMs", nil)...)
	}
	return success(state)
}

// listSwitchOffs has events of the sort toggle alone, and of these those at which
// a client was switched off.
func (a *API) listSwitchOffs(c *call) *answer {
	since, errSince := time.Parse(time.RFC3339, c.query.Get("from"))
	until, errUntil := time.Parse(time.RFC3339, c.query.Get("to"))
	switch {
	case errSince != nil || errUntil != nil:
		return invalidRequest("from and to must be times of ISO 8601")
	case c.query.Get("page") == "" || c.query.Get("per_page") == "":
		return invalidRequest("page and per_page are required")
	}
	var events []company.SwitchedOff
	if kind, toggle := c.query.Get("type"), c.query.Get("toggle"); kind != "config" && toggle != "on" {
		events = a.company.SwitchOffs(c.account.ID, since, until)
	}
	if size, err := strconv.Atoi(c.query.Get("per_page")); err != nil || size > 50 {
		return invalidRequest("per_page must be a number from 1 to 50")
	}
	return pageOf(c, len(events), 10, func(i int) literal.Object {
		d := events[i].Device
		return literal.Of("timestamp", literal.Time(events[i].At), "device_id", d.ID, "registration_id", d.Registrations[0].ID,
			"device_registration", d.Registrations[0].ID, "hostname", d.Name, "serial_number", d.Serial, "user_email", d.User.Email,
			"account_name", c.account.Name, "account_tag", c.account.ID, "toggle", "off")
	})
}
