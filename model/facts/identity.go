package facts

import (
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/schema"
)

const top model.Path = ""

// identitySections are the sections that have no pane of their own, in order.
var identitySections = []struct {
	section schema.Section
	id      GroupID
	title   string
}{
	{schema.Person, "person", "Person"},
	{schema.Login, "login", "Login"},
	{schema.Place, "place", "Place"},
	{schema.Network, "network", "Network"},
	{schema.ServiceToken, "service-token", "Service token"},
	{schema.Versions, "versions", "Versions"},
}

// Identity returns every top-level field that has no pane of its own, grouped,
// then the fields beyond the schema, the notes and the API's own messages.
func Identity(s *model.Session, c clock.Clock) []Group {
	groups := make([]Group, 0, len(identitySections)+4)
	for _, one := range identitySections {
		groups = append(groups, Group{one.id, one.title, section(s, one.section, c)})
	}
	groups = append(groups,
		Group{"other", "Other fields", others(nil, "", top, withoutSection(s))},
		Group{NotesGroup, "Notes on the answer", notes(s)},
		Group{MessagesGroup, "Messages from Cloudflare", messages(s)},
		Group{SourceGroup, "Source", source(s, c)})
	full := groups[:0]
	for _, group := range groups {
		if len(group.Rows) > 0 {
			full = append(full, group)
		}
	}
	return full
}

// section returns the facts of a section: its fields in the order of the
// schema, each with what is derived from it.
func section(s *model.Session, in schema.Section, c clock.Clock) []Row {
	var rows []Row
	if in == schema.Network {
		sentence, tone := WARP(s)
		rows = append(rows, derived("warp-in-words", "in words", sentence, tone))
	}
	for i := range schema.Session.Fields {
		if f := &schema.Session.Fields[i]; f.In(in) {
			rows = append(rows, sessionField(s, f, in, c)...)
			rows = append(rows, derivedFrom(s, f.Name, in, c)...)
		}
	}
	return rows
}

// sessionField returns the rows of one field of a session: one, or those of an
// object within it.
func sessionField(s *model.Session, f *schema.Field[model.Session], in schema.Section, c clock.Clock) []Row {
	id, path := "."+f.Name, top.Key(f.Name)
	if f.At == nil {
		return others(nil, "", top, otherNamed(s, f.Name))
	}
	switch value := f.At(s).(type) {
	case *model.Field[model.Geo]:
		rows := fields(missing(id, path, *value), path, &schema.Geo, &value.Value, in, c)
		return others(rows, schema.Geo.Path, path, value.Value.Other)
	case *model.Field[model.IDP]:
		rows := fields(missing(id, path, *value), path, &schema.IDP, &value.Value, in, c)
		rows = append(rows, providerName(s)...)
		return others(rows, schema.IDP.Path, path, value.Value.Other)
	case *model.Field[model.MTLS]:
		return missing(id, path, *value)
	case *model.Field[[]model.Device]:
		return deviceCount(id, path, *value)
	case *model.Field[[]model.PostureCheck]:
		return missing(id, path, *value)
	}
	if f.Name == "isActive" && s.Origin.Kind != model.FromSession {
		r := derived("", "", s.Origin.Kind.String(), Warning)
		return []Row{r.at(id, path)}
	}
	return []Row{field(f, s, c).at(id, path)}
}

// derivedFrom returns what is known beyond a field and stands after it.
func derivedFrom(s *model.Session, name string, in schema.Section, c clock.Clock) []Row {
	switch {
	case name == "iat":
		return listed(s.Origin.Listed, c)
	case name == "device_id" && in == schema.Devices:
		return ownDevice(s, c)
	default:
		return nil
	}
}

// otherNamed returns the fields of that name among those beyond the types.
func otherNamed(s *model.Session, name string) []model.Value {
	var values []model.Value
	for _, value := range s.Other {
		if value.Key() == name {
			values = append(values, value)
		}
	}
	return values
}

// withoutSection returns the fields beyond the types that stand in no section.
func withoutSection(s *model.Session) []model.Value {
	rest := make([]model.Value, 0, len(s.Other))
	for _, value := range s.Other {
		if f := schema.Session.Find(value.Key()); f == nil || len(f.Sections) == 0 {
			rest = append(rest, value)
		}
	}
	return rest
}

// listed returns what only the person's list of sessions has about this one.
func listed(entry *model.SessionSummary, c clock.Clock) []Row {
	if entry == nil {
		return nil
	}
	const source = " (from the list)"
	var rows []Row
	if isNone(entry.Expires) {
		rows = append(rows, quoted("session-ends", "ends", momentRow(entry.Expires, "never", schema.UnixSeconds, c).Text+source))
	} else if ends, ok := entry.Expires.Get(); ok {
		r := derived("session-ends", "ends", c.Both(ends)+source, Plain)
		r.Value = ends
		rows = append(rows, r)
	}
	if ttl, ok := entry.TTL.Get(); ok && ttl > 0 {
		r := derived("time-to-live", "time to live", clock.Span(ttl)+source, Plain)
		r.Value = ttl
		rows = append(rows, r)
	}
	for _, app := range entry.Apps {
		words := app.Title()
		if app.Hostname != "" && app.Hostname != words {
			words += ", " + app.Hostname
		}
		rows = append(rows, quoted("application", "application", words+source))
	}
	return rows
}

// providerName returns what the identity provider is called, if it was looked up.
func providerName(s *model.Session) []Row {
	id, ok := s.IDP.Value.ID.Get()
	if !ok || s.Names == nil || s.Names.Providers[id].Name == "" {
		return nil
	}
	return []Row{quoted("idp-name", "idp name", s.Names.Providers[id].Name+" (looked up)")}
}

// WARP puts into a sentence what is_warp and is_gateway mean together. Both are
// what Access recorded at login, not what the device does now.
func WARP(s *model.Session) (string, Tone) {
	warp, warpKnown := s.WARP.Get()
	gateway, gatewayKnown := s.Gateway.Get()
	switch {
	case warpKnown && warp && gatewayKnown && gateway:
		return "WARP was on and connected to the organisation.", Good
	case warpKnown && warp && gatewayKnown:
		return "WARP was on, but not in the organisation: consumer WARP or another team.", Warning
	case warpKnown && warp:
		return "WARP was on; whether in the organisation was not reported.", Plain
	case warpKnown && gatewayKnown && gateway:
		return "Gateway yes but WARP no: the two do not fit together.", Warning
	case warpKnown:
		return "WARP was off: a browser only, so client posture checks cannot pass.", Plain
	default:
		return "Whether WARP was on was not reported.", Muted
	}
}
