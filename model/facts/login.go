package facts

import (
	"cmp"
	"slices"
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/country"
	"ztsession/model/schema"
)

// programRow says that a service token logged in, where one did.
func programRow(s *model.Session, c clock.Clock) []Row {
	if !model.Is(s.ServiceToken, true) {
		return nil
	}
	rows := section(s, schema.Support, c)
	status, _, _ := taken(rows, ".service_token_status")
	status.Of = []Row{status}
	status.Text = "a program, not a person"
	if sent := s.ServiceToken.AsSent; sent != "" {
		status.Text += " (sent as " + sent + ")"
	}
	return []Row{status}
}

// certificateNameRow returns what the certificate calls the one who logged in, where
// nothing else names them.
func certificateNameRow(s *model.Session) []Row {
	name, ok := s.CommonName.Get()
	if !ok || s.Email.Presence == model.Reported || model.Is(s.ServiceToken, true) {
		return nil
	}
	r := quoted(".common_name", "Certificate", name+" (no person is named)")
	r.Path, r.Value = top.Key("common_name"), name
	return []Row{r}
}

// providers are what the types of identity providers are called.
var providers = map[string]string{
	"azuread": "Microsoft Entra ID", "centrify": "Centrify", "facebook": "Facebook", "github": "GitHub", "google": "Google", "google-apps": "Google Workspace",
	"linkedin": "LinkedIn", "oidc": "OpenID Connect", "okta": "Okta", "onelogin": "OneLogin", "pingone": "PingOne", "saml": "SAML", "yandex": "Yandex",
}

// loginRows returns how and when somebody logged in: the provider with the groups that
// it gave, whether the session still counts, since when and until when.
func loginRows(s *model.Session, rows []Row, c clock.Clock) []Row {
	var first []Row
	if r, rest, ok := taken(rows, ".idp.type"); ok && r.Presence == model.Reported {
		first, rows = []Row{loginRow(s, r)}, rest
	} else if groups := groupNames(s); len(groups) > 0 {
		r := quoted(".groups", labelOf(".groups"), strings.Join(groups, ", "))
		r.Path = top.Key("groups")
		first = []Row{r}
	}
	for i := range rows {
		// Whether a session counts is said even where nobody knows.
		rows[i].stays = rows[i].ID == ".isActive"
		if rows[i].ID == ".isActive" && model.Is(s.Active, false) {
			rows[i].Tone = Bad
		}
	}
	return slices.Concat(first, rows, endsRow(s.Origin.Listed, c))
}

// loginRow says with what somebody logged in.
func loginRow(s *model.Session, r Row) Row {
	kind := s.IDP.Value.Type.Value
	r.Text = providerWords(s)
	r.Outside = kind != schema.OneTimePIN
	r.Of = []Row{{ID: ".idp.type", Label: r.Label, Name: r.Name, Text: kind, Path: r.Path, Value: kind, Presence: model.Reported, Outside: true}}
	if groups := groupNames(s); len(groups) > 0 {
		r.Text, r.Outside = r.Text+"; groups "+strings.Join(groups, ", "), true
		of := quoted(".groups", labelOf(".groups"), strings.Join(groups, ", "))
		of.Path = top.Key("groups")
		r.Of = append(r.Of, of)
	}
	return r
}

// providerWords returns with what somebody logged in: what the identity provider is
// called where that is known, else what its type is called. It is empty where no
// type was reported.
func providerWords(s *model.Session) string {
	kind, ok := s.IDP.Value.Type.Get()
	if !ok {
		return ""
	}
	if kind == schema.OneTimePIN {
		return "a code by e-mail (one-time PIN); it brings no groups"
	}
	return Provider(s)
}

// Provider returns what the identity provider of the login is called: by its name in
// the account where that is known, else as its type is called in words, else the
// type itself; empty where none was reported.
func Provider(s *model.Session) string {
	kind := s.IDP.Value.Type.Value
	return cmp.Or(providerName(s), providerNameSent(s), providers[strings.ToLower(kind)], kind)
}

// groupNames returns the names of the groups that the identity provider gave, which
// are texts or objects with a name.
func groupNames(s *model.Session) []string {
	var names []string
	for _, groups := range otherNamed(s, "groups") {
		for group := range groups.Children() {
			if group.Kind() == model.KindObject {
				group = group.Get("name")
			}
			if group.Kind() == model.KindText && group.Text() != "" && len(names) < mostLeaves {
				names = append(names, group.Text())
			}
		}
	}
	return names
}

// endsRow says until when a session counts, which only the person's list has.
func endsRow(entry *model.SessionSummary, c clock.Clock) []Row {
	if entry == nil {
		return nil
	}
	at, ok := entry.Expires.Get()
	switch {
	case isNone(entry.Expires):
		return []Row{quoted("session-ends", labelOf("session-ends"), momentRow(entry.Expires, "never", schema.UnixSeconds, c).Text)}
	case ok:
		r := derived("session-ends", labelOf("session-ends"), c.Stamp(at), Plain)
		if at.Before(c.Now) {
			r.Label, r.Name = "Ended", "Ended"
		}
		r.Value = at
		return []Row{r}
	case entry.Expires.Presence == model.Misfit:
		r := quoted("session-ends", labelOf("session-ends"), entry.Expires.AsSent+" (not readable)")
		r.Tone = Warning
		return []Row{r}
	default:
		return nil
	}
}

// lastsRows returns what else the person's list has of the session.
func lastsRows(s *model.Session) []Row {
	entry := s.Origin.Listed
	if entry == nil {
		return nil
	}
	var rows []Row
	if ttl, ok := entry.TTL.Get(); ok && ttl > 0 {
		r := derived("time-to-live", labelOf("time-to-live"), clock.Span(ttl), Plain)
		r.Value = ttl
		rows = append(rows, r)
	}
	if name, ok := entry.Name.Get(); ok {
		rows = append(rows, quoted("session-name", labelOf("session-name"), name))
	}
	return rows
}

// appsRow names the applications that the session covers, which only the person's
// list has.
func appsRow(s *model.Session) []Row {
	if s.Origin.Listed == nil || len(s.Origin.Listed.Apps) == 0 {
		return nil
	}
	var titles []string
	for _, app := range s.Origin.Listed.Apps {
		title := app.Title()
		if app.Hostname != "" && app.Hostname != title {
			title += " (" + app.Hostname + ")"
		}
		titles = append(titles, title)
	}
	return []Row{quoted("application", labelOf("application"), strings.Join(titles, ", "))}
}

// fromRows says where the login came from.
func fromRows(rows []Row) []Row {
	for i := range rows {
		r := &rows[i]
		code, ok := r.Value.(string)
		if r.ID != ".geo.country" || !ok {
			continue
		}
		// What was sent in an odd form is told behind the words.
		r.Text = country.Words(code) + strings.TrimPrefix(r.Text, code)
		if code == country.Tor {
			r.Tone = Warning
		}
	}
	return together("From", ", ", rows, ".geo.country", ".ip")
}
