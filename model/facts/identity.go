package facts

import (
	"fmt"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
)

const top model.Path = ""

// The titles of the groups that are about the answer, not about the person.
const (
	NotesTitle    = "Notes on the answer"
	MessagesTitle = "Messages from Cloudflare"
	SourceTitle   = "Source"
)

// Identity returns every top-level field that has no pane of its own, grouped,
// then the fields beyond the schema, the notes and the API's own messages.
func Identity(s *model.Session, c clock.Clock) []Group {
	groups := []Group{
		{"Person", person(s)},
		{"Login", login(s, c)},
		{"Place", place(s)},
		{"Network", network(s)},
		{"Service token", serviceToken(s)},
		{"Versions", []Row{row(top.Key("version"), s.Version, func(n model.Number) (string, Tone) { return string(n), Plain })}},
		{"Other fields", others(nil, top, otherThanName(s))},
		{NotesTitle, notes(s)},
		{MessagesTitle, messages(s)},
		{SourceTitle, source(s, c)},
	}
	full := groups[:0]
	for _, group := range groups {
		if len(group.Rows) > 0 {
			full = append(full, group)
		}
	}
	return full
}

func person(s *model.Session) []Row {
	rows := []Row{text(top.Key("email"), s.Email)}
	for _, value := range s.Other {
		if value.Key() == "name" {
			rows = leaves(rows, top.Key("name"), value)
		}
	}
	return append(rows, text(top.Key("user_uuid"), s.UserUUID), text(top.Key("account_id"), s.AccountID))
}

// otherThanName leaves out the name, which stands under Person.
func otherThanName(s *model.Session) []model.Value {
	rest := make([]model.Value, 0, len(s.Other))
	for _, value := range s.Other {
		if value.Key() != "name" {
			rest = append(rest, value)
		}
	}
	return rest
}

func login(s *model.Session, c clock.Clock) []Row {
	rows := make([]Row, 0, 4)
	if s.Origin.Kind == model.FromSession {
		rows = append(rows, row(top.Key("isActive"), s.Active, activeWords))
	} else {
		rows = append(rows, Row{Label: "isActive", Text: s.Origin.Kind.String(), Tone: Warning, Path: top.Key("isActive")})
	}
	rows = append(rows, moment(top.Key("iat"), s.IssuedAt, c))
	rows = append(rows, listed(s.Origin.Listed, c)...)
	idp := top.Key("idp")
	rows = whole(rows, idp, s.IDP)
	rows = append(rows, row(idp.Key("type"), s.IDP.Value.Type, idpWords), text(idp.Key("id"), s.IDP.Value.ID))
	if name := providerName(s); name != "" {
		rows = append(rows, Row{Label: "idp name", Text: name + " (looked up)"})
	}
	return others(rows, idp, s.IDP.Value.Other)
}

// listed tells what only the person's list of sessions knows of this one.
func listed(entry *model.SessionSummary, c clock.Clock) []Row {
	if entry == nil {
		return nil
	}
	const source = " (from the list)"
	var rows []Row
	if ends, ok := entry.Expires.Get(); ok {
		rows = append(rows, Row{Label: "ends", Text: c.Both(ends) + source})
	}
	if ttl, ok := entry.TTL.Get(); ok {
		rows = append(rows, Row{Label: "time to live", Text: clock.Span(ttl) + source})
	}
	for _, app := range entry.Apps {
		words := app.Title()
		if app.Hostname != "" && app.Hostname != words {
			words += ", " + app.Hostname
		}
		rows = append(rows, Row{Label: "application", Text: words + source})
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

func activeWords(active bool) (string, Tone) {
	if active {
		return "yes, the session is good", Good
	}
	return "no, the session has ended or was revoked", Bad
}

func idpWords(kind string) (string, Tone) {
	if kind == "onetimepin" {
		return "onetimepin (a code by e-mail; it brings no groups)", Plain
	}
	return kind, Plain
}

func place(s *model.Session) []Row {
	geo := top.Key("geo")
	rows := []Row{text(top.Key("ip"), s.IP)}
	rows = whole(rows, geo, s.Geo)
	rows = append(rows, row(geo.Key("country"), s.Geo.Value.Country, func(country string) (string, Tone) {
		return countryWords(country), Plain
	}))
	return others(rows, geo, s.Geo.Value.Other)
}

// countryWords explains the two codes that are no countries (access-api.md, section 4.1).
func countryWords(country string) string {
	switch country {
	case "T1":
		return "T1 (the Tor network)"
	case "XX":
		return "XX (country not known)"
	default:
		return country
	}
}

func network(s *model.Session) []Row {
	sentence, tone := WARP(s)
	return []Row{
		{Label: "in words", Text: sentence, Tone: tone},
		yesNo(top.Key("is_warp"), s.WARP),
		yesNo(top.Key("is_gateway"), s.Gateway),
		text(top.Key("device_id"), s.DeviceID),
	}
}

// WARP says in a sentence what is_warp and is_gateway mean together. Both are
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

func serviceToken(s *model.Session) []Row {
	return []Row{
		row(top.Key("service_token_status"), s.ServiceToken, func(b bool) (string, Tone) {
			if b {
				return "yes, a service token logged in, not a person", Plain
			}
			return "no", Plain
		}),
		text(top.Key("service_token_id"), s.ServiceID),
		text(top.Key("common_name"), s.CommonName),
	}
}

func notes(s *model.Session) []Row {
	rows := make([]Row, 0, len(s.Notes))
	for _, note := range s.Notes {
		rows = append(rows, Row{Label: label(note.Path), Text: note.Text, Tone: Warning, Path: note.Path})
	}
	return rows
}

func messages(s *model.Session) []Row {
	rows := make([]Row, 0, len(s.Messages))
	for _, message := range s.Messages {
		words := message.Text
		if message.DocumentationURL != "" {
			words += " (" + message.DocumentationURL + ")"
		}
		if message.Pointer != "" {
			words += " (at " + message.Pointer + ")"
		}
		for _, cause := range message.Chain {
			words += fmt.Sprintf("; cause %d: %s", cause.Code, cause.Text)
		}
		name := "message"
		if message.Code != 0 {
			name = fmt.Sprintf("code %d", message.Code)
		}
		rows = append(rows, Row{Label: name, Text: words})
	}
	return rows
}

func source(s *model.Session, c clock.Clock) []Row {
	var rows []Row
	add := func(name, words string) {
		if words != "" {
			rows = append(rows, Row{Label: name, Text: words})
		}
	}
	add("file", s.Origin.File)
	add("account asked", s.Origin.Ref.Account)
	add("user asked", s.Origin.Ref.User)
	add("nonce asked", s.Origin.Ref.Nonce)
	if !s.Origin.FetchedAt.IsZero() {
		add("read", c.Exact(s.Origin.FetchedAt.Truncate(time.Second)))
	}
	add("Ray ID", s.Origin.RayID)
	return rows
}
