package compare

import (
	"ztsession/model"
	"ztsession/model/country"
	"ztsession/model/schema"
	"ztsession/model/text/words"
)

// session compares the two sessions field by field.
func (c *comparer) session() {
	there, here := c.there.real.Result, c.here.real.Result
	c.rows = fields(c, nil, "", &schema.Session, there, here, c.sessionField)
	c.certificate()
	c.theSamePerson()
}

// areas are the parts of a session that the sections of its fields belong to.
var areas = map[schema.Section]Area{
	schema.Login: State, schema.Devices: Devices, schema.Posture: Posture, schema.Certificate: Certificate, schema.OfTheSession: Certificate,
}

// areaOf returns the part of a session that a field belongs to.
func areaOf(f *schema.Field[model.Session]) Area {
	for _, section := range f.Sections {
		if area, ok := areas[section]; ok && f.Name != "idp" && f.Name != "device_id" {
			return area
		}
	}
	return Identity
}

// sessionField returns the rows of one field of a session. What is said of the
// client certificate in several fields is one row, which comes later.
func (c *comparer) sessionField(place int, one member) []Row {
	f, there, here := &schema.Session.Fields[place], c.there.shown, c.here.shown
	switch f.Name {
	case "geo":
		return countries(part(c, Identity, f, &schema.Geo, one, &there.Geo, &here.Geo))
	case "idp":
		return c.providers(part(c, Identity, f, &schema.IDP, one, &there.IDP, &here.IDP))
	case "mtls_auth", "auth_status":
		return nil
	case "device_sessions":
		return c.devices(f, one)
	case "devicePosture":
		return c.posture(f, one)
	case "device_id":
		return c.ownDevice(field(c, Identity, &schema.Session, place, one, there, here))
	}
	rows := field(c, areaOf(f), &schema.Session, place, one, there, here)
	if f.Name == "isActive" {
		c.state(&rows[0])
	}
	return rows
}

// state weighs a difference of isActive, which only a session has.
func (c *comparer) state(row *Row) {
	if c.there.real.Origin.Kind == c.here.real.Origin.Kind {
		return
	}
	row.Weight = Noise
	for _, of := range []struct {
		side *Side
		from *model.Session
	}{{&row.There, c.there.real}, {&row.Here, c.here.real}} {
		if !of.side.Value.Exists() && of.from.Origin.Kind != model.FromSession {
			of.side.words = of.from.Origin.Kind.String()
		}
	}
}

// part returns the rows of an object within the session: those of its fields, or
// one where a side has no such object.
func part[T any](c *comparer, area Area, f *schema.Field[model.Session], o *schema.Object[T], one member, there, here *model.Field[T]) []Row {
	if isObjectOrNone(one.there) && isObjectOrNone(one.here) {
		label := f.Name
		if area == Certificate {
			label = "" // Its row says what it is about.
		}
		if rows := object(c, nil, area, label, o, typed[T]{one.there, &there.Value}, typed[T]{one.here, &here.Value}); len(rows) > 0 {
			return rows
		}
	}
	row := c.row(area, f.Label, one.there, one.here)
	row.Weight = Ordinary
	sayPart(&row.There, *there)
	sayPart(&row.Here, *here)
	return []Row{row}
}

// isObjectOrNone reports whether a value can be compared field by field: where
// there is no object, none of its fields was reported.
func isObjectOrNone(v model.Value) bool { return !v.Exists() || v.Kind() == model.KindObject }

// sayPart says that a value does not fit where an object belongs.
func sayPart[T any](s *Side, field model.Field[T]) {
	if s.Value.Exists() && field.Presence == model.Misfit {
		s.words = field.AsSent + " (" + model.Misfit.String() + ")"
	}
}

// countries gives codes of countries their names.
func countries(rows []Row) []Row {
	for i := range rows {
		for _, s := range []*Side{&rows[i].There, &rows[i].Here} {
			if s.Value.Key() == "country" && s.Value.Kind() == model.KindText && s.Value.Text() != "" {
				s.words = country.Words(s.Value.Text())
			}
		}
	}
	return rows
}

// providers gives ids of identity providers the names that were looked up.
func (c *comparer) providers(rows []Row) []Row {
	for i := range rows {
		nameProvider(&rows[i].There, c.there.shown)
		nameProvider(&rows[i].Here, c.here.shown)
	}
	return rows
}

func nameProvider(s *Side, session *model.Session) {
	if session.Names == nil || s.Value.Key() != "id" {
		return
	}
	if name := session.Names.Providers[s.Value.Text()].Name; name != "" {
		s.words = name + " (" + s.Value.Text() + ")"
	}
}

// ownDevice gives the devices of the logins the names that were looked up.
func (c *comparer) ownDevice(rows []Row) []Row {
	for i := range rows {
		nameDevice(&rows[i].There, c.there.shown)
		nameDevice(&rows[i].Here, c.here.shown)
	}
	return rows
}

func nameDevice(s *Side, session *model.Session) {
	if name := deviceName(session, s.Value.Text()); name != "" {
		s.words = name + " (" + s.Value.Text() + ")"
	}
}

// deviceName returns what a device is called, if it was looked up.
func deviceName(session *model.Session, id string) string {
	if session.Names == nil || id == "" {
		return ""
	}
	return session.Names.Devices[id].Name.Value
}

// theSamePerson weighs ids of people: between two people they say nothing new,
// but of one person they should be the same.
func (c *comparer) theSamePerson() {
	there, ok := c.there.real.Email.Get()
	if here, also := c.here.real.Email.Get(); !ok || !also || there != here {
		return
	}
	for i := range c.rows {
		if name := c.rows[i].There.Value.Key(); c.rows[i].Area == Identity && (name == "user_uuid" || name == "id") && c.rows[i].Change == Changed {
			c.rows[i].Weight = Ordinary
		}
	}
}

// listed compares what only the list of a person's sessions has, where both
// sessions were chosen from it.
func (c *comparer) listed() {
	there, here := c.there.shown.Origin.Listed, c.here.shown.Origin.Listed
	if there == nil || here == nil {
		return
	}
	row := Row{Area: State, Subject: "Apps", Change: Same, Weight: Ordinary}
	row.There.words, row.Here.words = there.AppTitles(), here.AppTitles()
	left := map[string]int{}
	for _, app := range here.Apps {
		left[app.Title()]++
	}
	add := func(app model.App, change Change) {
		part := Row{Area: State, Subject: app.Title(), Change: change, Weight: Ordinary}
		part.There.words, part.Here.words = "covered", "not covered"
		if change == Added {
			part.There, part.Here = part.Here, part.There
		}
		row.Parts, row.Change, row.isSet = append(row.Parts, part), Changed, true
	}
	for _, app := range there.Apps {
		if left[app.Title()]--; left[app.Title()] < 0 {
			add(app, Removed)
		}
	}
	for _, app := range here.Apps {
		if left[app.Title()] > 0 {
			left[app.Title()]--
			add(app, Added)
		}
	}
	if row.Change == Same {
		row.There.state, row.Here.state = words.Count(len(there.Apps), "app", "apps"), words.Count(len(here.Apps), "app", "apps")
	}
	c.rows = append(c.rows, row)
}
