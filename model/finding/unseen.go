package finding

import (
	"ztsession/model"
	"ztsession/model/text/words"
)

// UnseenPolicy is what no session says: policies are looked at one by one, for an
// application.
const UnseenPolicy = "which policy decided, and why"

// unseen returns what the session could not show, the most telling first. That a
// field was not reported means that nobody knows, never no.
func unseen(v *view) []string {
	s := v.s
	var all []string
	add := func(missing bool, what string) {
		if missing {
			all = append(all, what)
		}
	}
	add(!v.isJudged(), UnseenPolicy)
	_, hasCountry := s.Geo.Value.Country.Get()
	_, hasAddress := s.IP.Get()
	add(s.Origin.Kind != model.FromSession, "whether a session is active")
	add(s.Origin.Listed == nil && s.Origin.Kind == model.FromSession, "when the session ends and which applications it covers")
	add(s.Origin.Listed != nil && len(s.Origin.Listed.Apps) == 0, "which applications it covers")
	add(model.Is(s.Active, false), "who ended the session, and when")
	add(!reported(s.Email) && !reported(s.UserUUID) && !reported(s.ServiceID) && !reported(s.CommonName), "who logged in")
	add(!reported(s.IDP.Value.Type) && v.isPerson(), "how the person logged in")
	add(!reported(s.IssuedAt), "when the login was")
	add(!hasCountry && !hasAddress, "where the login came from")
	add(!reported(s.WARP), "whether WARP was on")
	v.unseenOfDevice(add)
	state := s.Certificate().State
	add(state == model.CertificateNotReported, "whether a client certificate was presented")
	add(state == model.CertificateAccepted || state == model.CertificateRefused, "until when the client certificate is valid")
	add(v.isPerson() && !v.hasClaim("groups"), "the person's groups")
	return all
}

// unseenOfDevice adds what is not known of the device and its checks.
func (v *view) unseenOfDevice(add func(missing bool, what string)) {
	s := v.s
	add(model.Is(s.WARP, true) && !reported(s.DeviceID), "which device it was")
	if id, ok := s.DeviceID.Get(); ok {
		name := ""
		if s.Names != nil {
			name = s.Names.Devices[id].Name.Value
		}
		add(name == "", "what the device is called")
	}
	add(!reported(s.WARP) && len(v.results) == 0 && v.isPerson(), "whether the device meets the rules")
	if len(v.results) == 0 {
		return
	}
	add(s.Settings == nil || s.Settings.Rules.Presence != model.Reported, "whether a check is missing that should be there")
	undated := 0
	for i := range s.Posture.Value {
		if !reported(s.Posture.Value[i].Timestamp) {
			undated++
		}
	}
	add(undated > 0 && undated == len(v.results), "when the checks were made")
	add(undated > 0 && undated < len(v.results), "when "+words.Count(undated, "check was", "checks were")+" made")
}

func reported[T any](field model.Field[T]) bool { return field.Presence == model.Reported }

// hasClaim reports whether a field beyond the schema was sent.
func (v *view) hasClaim(name string) bool {
	for _, claim := range v.s.Other {
		if claim.Key() == name {
			return true
		}
	}
	return false
}
