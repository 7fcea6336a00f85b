package facts

import (
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/schema"
)

const top model.Path = ""

// Identity returns who logged in, how, when and from where, then what only a
// second look needs: ids, the fields beyond the schema, the notes, the API's own
// messages. What has no value is named in the last group.
func Identity(s *model.Session, c clock.Clock) []Group {
	var unsent []Row
	add := func(groups []Group, id GroupID, title string, rows []Row) []Group {
		kept, left := sift(rows)
		unsent = append(unsent, left...)
		if len(kept) == 0 {
			return groups
		}
		return append(groups, Group{id, title, kept})
	}
	var groups []Group
	groups = add(groups, IdentityGroup, "Identity", identityRows(s, c))
	groups = add(groups, SupportGroup, "For support", supportRows(s, c))
	groups = add(groups, OtherGroup, "Other fields of the place", others(nil, schema.Geo.Path, top.Key("geo"), s.Geo.Value.Other))
	groups = add(groups, OtherGroup, "Other fields of the provider", others(nil, schema.IDP.Path, top.Key("idp"), s.IDP.Value.Other))
	groups = add(groups, OtherGroup, "Other fields", others(nil, "", top, withoutSection(s)))
	groups = add(groups, NotesGroup, "Notes on the answer", notes(s))
	groups = add(groups, MessagesGroup, "Messages from Cloudflare", messages(s))
	groups = add(groups, SourceGroup, "Source", source(s, c))
	return withUnsent(groups, "Not in the answer", unsent)
}

// identityRows returns what the helpdesk asks first, in the order of the questions.
func identityRows(s *model.Session, c clock.Clock) []Row {
	rows := append(programRow(s, c), tokenRows(s, c)...)
	rows = append(rows, section(s, schema.Person, c)...)
	rows = append(rows, certificateNameRow(s)...)
	rows = append(rows, loginRows(s, section(s, schema.Login, c), c)...)
	rows = append(rows, fromRows(section(s, schema.Place, c))...)
	rows = append(rows, networkRows(s, section(s, schema.Network, c))...)
	rows = append(rows, appsRow(s)...)
	return append(rows, refusedRow(s, c)...)
}

// supportRows returns the ids and what else is there for a second look.
func supportRows(s *model.Session, c clock.Clock) []Row {
	rows := section(s, schema.Support, c)
	if model.Is(s.ServiceToken, true) {
		// It stands first, as programRow says it.
		_, rows, _ = taken(rows, ".service_token_status")
	}
	for i := range rows {
		if rows[i].ID == ".idp.type" {
			// What it means is said above; here it is as it was sent.
			rows[i].Label, rows[i].Name = "Provider type", "Provider type"
		}
	}
	return append(rows, lastsRows(s)...)
}

// section returns the facts of a section: its fields in the order of the
// schema, each with what is derived from it.
func section(s *model.Session, in schema.Section, c clock.Clock) []Row {
	var rows []Row
	for i := range schema.Session.Fields {
		if f := &schema.Session.Fields[i]; f.In(in) {
			rows = append(rows, sessionField(s, f, in, c)...)
			if f.Name == "device_id" && in == schema.Devices {
				rows = append(rows, ownDevice(s, c)...)
			}
		}
	}
	return rows
}

// sessionField returns the rows of one field of a session: one, or those of an
// object within it.
func sessionField(s *model.Session, f *schema.Field[model.Session], in schema.Section, c clock.Clock) []Row {
	id, path := "."+f.Name, top.Key(f.Name)
	if f.At == nil {
		return whole(f, path, others(nil, "", top, otherNamed(s, f.Name)))
	}
	switch value := f.At(s).(type) {
	case *model.Field[model.Geo]:
		if value.Presence != model.Reported {
			return missing(f, id, path, *value)
		}
		return fields(nil, path, &schema.Geo, &value.Value, in, c)
	case *model.Field[model.IDP]:
		return providerRows(s, f, in, c)
	case *model.Field[model.MTLS]:
		return missing(f, id, path, *value)
	case *model.Field[[]model.Device]:
		return deviceCount(f, id, path, *value)
	case *model.Field[[]model.PostureCheck]:
		return missing(f, id, path, *value)
	}
	if f.Name == "isActive" && s.Origin.Kind != model.FromSession {
		r := derived("", f.Label, s.Origin.Kind.String(), Warning)
		return []Row{r.at(id, path, f.Label)}
	}
	return []Row{field(f, s, c).at(id, path, f.Label)}
}

// whole gives a field that is no object, and has no place in the types, its label.
func whole(f *schema.Field[model.Session], path model.Path, rows []Row) []Row {
	for i := range rows {
		if rows[i].Path == path {
			rows[i].Label, rows[i].Name = f.Label, f.Label
		}
	}
	return rows
}

// providerRows returns the rows of the identity provider: in the section of the login
// its type, among the ids all of it.
func providerRows(s *model.Session, f *schema.Field[model.Session], in schema.Section, c clock.Clock) []Row {
	path, value := top.Key(f.Name), &s.IDP
	switch {
	case value.Presence != model.Reported && in == schema.Support:
		return nil
	case value.Presence != model.Reported:
		return missing(f, "."+f.Name, path, *value)
	}
	rows := fields(nil, path, &schema.IDP, &value.Value, in, c)
	if name := providerName(s); name != "" && in == schema.Support {
		rows = append(rows, quoted("idp-name", labelOf("idp-name"), name+" (looked up)"))
	}
	return rows
}

// providerName returns what the identity provider is called, if it was looked up.
func providerName(s *model.Session) string {
	id, ok := s.IDP.Value.ID.Get()
	if !ok || s.Names == nil {
		return ""
	}
	return s.Names.Providers[id].Name
}

// providerNameSent returns what the answer itself calls the identity provider,
// which is beyond the schema.
func providerNameSent(s *model.Session) string {
	for _, value := range s.IDP.Value.Other {
		if value.Key() == "name" && value.Kind() == model.KindText {
			return value.Text()
		}
	}
	return ""
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
