package facts

import (
	"slices"
	"strings"

	"ztsession/model"
)

// WARP puts into words what is_warp and is_gateway mean together. Both are what
// Access recorded at login, not what the device does now.
func WARP(s *model.Session) (string, Tone) {
	warp, warpKnown := s.WARP.Get()
	gateway, gatewayKnown := s.Gateway.Get()
	switch {
	case warpKnown && warp && gatewayKnown && gateway:
		return "on, in our organisation", Good
	case warpKnown && warp && gatewayKnown:
		return "on, in another organisation or the consumer app", Warning
	case warpKnown && warp:
		return "on; whether in our organisation was not reported", Plain
	case warpKnown && gatewayKnown && gateway:
		return "off, yet in our organisation: the two do not fit together", Warning
	case warpKnown && model.Is(s.ServiceToken, true):
		return "off", Plain
	case warpKnown:
		return "off: a browser only, so checks of the device cannot pass", Plain
	default:
		return "not reported", Muted
	}
}

// networkRows says whether WARP was on, and whose.
func networkRows(s *model.Session, rows []Row) []Row {
	warp, rest, _ := taken(rows, ".is_warp")
	gateway, rest, _ := taken(rest, ".is_gateway")
	if s.WARP.Presence != model.Reported || s.Gateway.Presence == model.Misfit {
		return rows
	}
	text, tone := WARP(s)
	r := Row{ID: "warp-in-words", Label: warp.Label, Name: warp.Name, Text: text, Tone: tone, Path: warp.Path, Presence: model.Reported, Of: []Row{warp, gateway}}
	for _, field := range []struct{ name, sent string }{{"is_warp", s.WARP.AsSent}, {"is_gateway", s.Gateway.AsSent}} {
		if field.sent != "" {
			r.Text, r.Outside = r.Text+" ("+field.name+" sent as "+field.sent+")", true
		}
	}
	if gateway.isUnsent() {
		// It has no value, which the last line says of all such fields.
		r.Of = r.Of[:1]
		rest = slices.Concat(rest, []Row{gateway})
	}
	return slices.Concat([]Row{r}, rest)
}

// IsOwn reports whether an id of the list of devices is the session's own device:
// that is listed by the id of its registration, which can be another.
func IsOwn(s *model.Session, id string) bool {
	own, ok := s.DeviceID.Get()
	if !ok || own == id {
		return ok
	}
	if r := s.Now.Registration(id); r != nil && r.ID == id && r.DeviceID == own {
		return true
	}
	if s.Names == nil {
		return false
	}
	info, known := s.Names.Devices[id]
	return known && info.DeviceID == own
}

// systems are what the types of devices are called.
var systems = map[string]string{"windows": "Windows", "mac": "macOS", "linux": "Linux", "android": "Android", "ios": "iOS", "chromeos": "ChromeOS"}

// System returns the operating system of a device with its version: Windows
// 10.0.19045. It is empty where neither is known.
func System(info *model.DeviceInfo) string {
	name := info.Type.Value
	if called, ok := systems[strings.ToLower(name)]; ok {
		name = called
	}
	return strings.TrimSpace(name + " " + info.OSVersion.Value)
}

// DeviceInfo returns what was looked up of a device in the list, which is there by
// the id of its registration: what only the device itself has is taken from there
// where both were looked up.
func DeviceInfo(s *model.Session, id string) model.DeviceInfo {
	if s.Names == nil {
		return model.DeviceInfo{}
	}
	info := s.Names.Devices[id]
	device, ok := s.Names.Devices[info.DeviceID]
	if !ok || !info.Registration {
		return info
	}
	for _, field := range []struct {
		into *model.Field[string]
		from model.Field[string]
	}{
		{&info.Name, device.Name},
		{&info.Type, device.Type},
		{&info.OSVersion, device.OSVersion},
		{&info.Manufacturer, device.Manufacturer},
		{&info.Model, device.Model},
		{&info.Serial, device.Serial},
		{&info.ClientVersion, device.ClientVersion},
		{&info.LastUser, device.LastUser},
	} {
		if field.into.Presence != model.Reported {
			*field.into = field.from
		}
	}
	return info
}
