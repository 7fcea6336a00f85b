package model

// Glance is what a session's own answer says in a few words beside its entry in
// the list of a person's sessions, which has none of it.
type Glance struct {
	Active   Field[bool]
	Country  Field[string] // geo.country
	WARP     Field[bool]   // is_warp
	DeviceID Field[string] // device_id
	// Device is what the device is called, if it was looked up.
	Device Field[string]
	// Checks says how devicePosture arrived; Posture counts its checks.
	Checks  Presence
	Posture PostureCount
}

// GlanceAt returns what a session says at a glance.
func GlanceAt(s *Session) *Glance {
	return &Glance{
		Active: s.Active, Country: s.Geo.Value.Country, WARP: s.WARP, DeviceID: s.DeviceID,
		Checks: s.Posture.Presence, Posture: CountPosture(s.Posture.Value),
	}
}
