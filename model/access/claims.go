package access

import (
	"strings"

	"ztsession/model"
	"ztsession/model/schema"
)

// membership is one group of the person as the identity provider sent it: an
// object, or a plain text.
type membership struct{ id, name, email, plain string }

// memberships returns the groups of the login.
func memberships(v model.Value) []membership {
	var all []membership
	add := func(v model.Value) {
		switch v.Kind() {
		case model.KindText, model.KindNumber:
			all = append(all, membership{plain: v.Text()})
		case model.KindObject:
			all = append(all, membership{id: v.Get("id").Text(), name: v.Get("name").Text(), email: v.Get("email").Text()})
		case model.KindNone, model.KindNull, model.KindBool, model.KindList:
		}
	}
	if v.Kind() != model.KindList {
		add(v)
		return all
	}
	for child := range v.Children() {
		add(child)
	}
	return all
}

func (m membership) title() string {
	for _, text := range []string{m.name, m.plain, m.email, m.id} {
		if text != "" {
			return text
		}
	}
	return "a group without a name"
}

// groupMatch compares groups of one sort of identity provider. It returns whether
// a group is the wanted one, and whether it could be told.
type groupMatch func(m membership, wanted string) (same, comparable bool)

// byID compares the object ids of Entra.
func byID(m membership, wanted string) (same, comparable bool) {
	if m.plain != "" {
		return strings.EqualFold(m.plain, wanted), isUUID(m.plain)
	}
	return strings.EqualFold(m.id, wanted), m.id != ""
}

// byName compares the names of groups of Okta.
func byName(m membership, wanted string) (same, comparable bool) {
	name := m.name
	if name == "" {
		name = m.plain
	}
	return name == wanted, name != "" && (name == wanted || !strings.EqualFold(name, wanted))
}

// byEmail compares the addresses of groups of Google.
func byEmail(m membership, wanted string) (same, comparable bool) {
	own := m.email
	if own == "" {
		own = m.plain
	}
	return strings.EqualFold(own, wanted), strings.Contains(own, "@")
}

// isUUID reports whether a text has the form of an object id.
func isUUID(text string) bool {
	if len(text) != 36 {
		return false
	}
	for i := range len(text) {
		isDash := i == 8 || i == 13 || i == 18 || i == 23
		if isDash != (text[i] == '-') || !isDash && !strings.ContainsRune("0123456789abcdefABCDEF", rune(text[i])) {
			return false
		}
	}
	return true
}

func azureGroup(j *judge, r *Rule, c *Condition) { j.idpGroup(r, c, r.text("id"), byID) }
func oktaGroup(j *judge, r *Rule, c *Condition)  { j.idpGroup(r, c, r.text("name", "email"), byName) }

func googleGroup(j *judge, r *Rule, c *Condition) { j.idpGroup(r, c, r.text("email", "name"), byEmail) }

// idpGroup looks for a group among those that the identity provider sent.
func (j *judge) idpGroup(r *Rule, c *Condition, wanted string, match groupMatch) {
	groups := j.facts.claim("groups")
	switch {
	case wanted == "":
		c.unclear("which group")
		return
	case !j.isOfProvider(r, c):
		return
	case !groups.Exists() || groups.Kind() == model.KindNull:
		c.unknown(say("The session does not report the groups of the person."), ".groups")
		return
	case groups.Kind() != model.KindList && groups.Kind() != model.KindText && groups.Kind() != model.KindObject:
		c.unknown(say("The session reports the groups in a form that cannot be read."), ".groups")
		return
	}
	all := memberships(groups)
	isClear := true
	for i, one := range all {
		same, comparable := match(one, wanted)
		if same && wanted != "" {
			title := groupTitle(one.title())
			c.yes(title, say("The person is in the group ", title, "."), model.Path(".groups").Index(i))
			return
		}
		isClear = isClear && comparable
	}
	found := titles(all)
	switch {
	case !isClear:
		c.unknown(say("The groups of the session cannot be compared with the one that the condition names."), ".groups")
		c.Found = found
	case len(all) == 0:
		c.no(nil, say("The person was in no group at this login."), ".groups")
	default:
		c.no(found, say("The person is not in ", c.Wanted, "; the groups of this login are ", found, "."), ".groups")
	}
}

func groupTitle(name string) Text { return quoted(name, schema.Group) }

func titles(all []membership) Text {
	names := make([]Text, 0, len(all))
	for _, one := range all {
		names = append(names, groupTitle(one.title()))
	}
	return some(names, "and")
}

// isOfProvider reports whether the login was through the identity provider that
// the rule is about, as far as it names one. Otherwise it sets the answer.
func (j *judge) isOfProvider(r *Rule, c *Condition) bool {
	wanted := r.provider()
	own, ok := j.facts.Session.IDP.Value.ID.Get()
	switch {
	case j.facts.isPIN() && !strings.EqualFold(wanted, own):
		c.no(nil, say("The login was by one-time PIN, which brings no groups and no attributes."), ".idp.type")
		return false
	case wanted == "":
		return true
	case !ok:
		silent(c, j.facts.Session.IDP.Value.ID, "which identity provider was used", ".idp.id")
		return false
	case !strings.EqualFold(wanted, own):
		c.unknown(say("The condition is about ", j.provider(wanted), ", and this login was through ", j.provider(own), "."), ".idp.id")
		return false
	default:
		return true
	}
}

func (j *judge) wantedIDPGroup(r *Rule) Text {
	label := kinds[r.Kind].label
	return say("the ", label, " ", groupTitle(r.text("name", "email", "id")))
}

func wantedGitHub(_ *judge, r *Rule) Text {
	organisation := say("the GitHub organisation ", groupTitle(r.text("name")))
	if team := r.text("team"); team != "" {
		return say("the team ", groupTitle(team), " of ", organisation)
	}
	return organisation
}

// gitHub finds an organisation only where the groups of the session name it: it
// is documented nowhere how GitHub's organisations and teams stand in a session.
func gitHub(j *judge, r *Rule, c *Condition) {
	organisation, team := r.text("name"), r.text("team")
	if organisation == "" {
		c.unclear("which organisation")
		return
	}
	if !j.isOfProvider(r, c) {
		return
	}
	wanted := organisation
	if team != "" {
		wanted += "/" + team
	}
	for i, one := range memberships(j.facts.claim("groups")) {
		if strings.EqualFold(one.title(), wanted) {
			c.yes(groupTitle(one.title()), say("The groups of the session name ", groupTitle(one.title()), "."), model.Path(".groups").Index(i))
			return
		}
	}
	c.unknown(say("Where a session has the organisations and teams of GitHub is documented nowhere."), ".groups")
}
