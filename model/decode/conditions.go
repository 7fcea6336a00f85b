package decode

import (
	"strings"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/text/words"
)

// rules reads a list of conditions. An object in its place is a list of one.
func (r *reader) rules(v model.Value, into *model.Field[[]access.Rule]) {
	if v.Kind() != model.KindObject || v.Len() == 0 {
		listOf(r, v, into, r.rule)
		if len(into.Value) < v.Len() && into.Presence == model.Reported {
			into.Value = append(into.Value, access.Rule{Path: into.Value[len(into.Value)-1].Path, Odd: "is one of more than this program reads"})
		}
		return
	}
	r.repeated(v, into.Presence)
	r.drifted(v, "a list", "a list of one")
	*into = model.Field[[]access.Rule]{Presence: model.Reported, AsSent: sent(v), Value: []access.Rule{r.rule(v)}}
}

// rule reads one condition: an object with one key, which is its type.
func (r *reader) rule(v model.Value) access.Rule {
	rule := access.Rule{Object: v, Path: v.PathFrom(r.top)}
	switch {
	case v.Kind() == model.KindText && (v.Text() == "everyone" || v.Text() == "certificate" || v.Text() == "any_valid_service_token"):
		rule.Kind = v.Text()
		r.drifted(v, "an object", "the condition of that name")
	case v.Kind() != model.KindObject:
		rule.Odd = "is no object"
		r.unexpected(v, "an object")
	case v.Len() == 0:
		rule.Odd = "has no type"
		r.note(v, "a condition without a type")
	case v.Len() > 1:
		var keys []string
		for member := range v.Children() {
			if len(keys) < mostKeys {
				keys = append(keys, words.Clip(member.Key(), mostQuoted))
			}
		}
		rule.Odd = "has more than one type (" + strings.Join(keys, ", ") + "), of which nobody can say which counts"
		r.note(v, "a condition with more than one type")
	default:
		for member := range v.Children() {
			rule.Kind, rule.Value, rule.Path = member.Key(), member, member.PathFrom(r.top)
		}
	}
	return rule
}

// mostKeys is how many types of one condition a sentence names.
const mostKeys = 3

// RuleGroups reads a page of rule groups. One without an id is left out, since
// nothing can name it.
func RuleGroups(list model.Value) []access.Group {
	var all []access.Group
	for _, v := range rows(list) {
		if group := RuleGroup(v); group.ID != "" {
			all = append(all, group)
		}
	}
	return all
}

// RuleGroup reads one rule group.
func RuleGroup(v model.Value) access.Group {
	r := reader{top: v}
	var g access.Group
	for member := range v.Children() {
		switch member.Key() {
		case "id":
			g.ID = plain(member)
		case "name":
			r.text(member, &g.Name)
		case "include":
			r.rules(member, &g.Include)
		case "require":
			r.rules(member, &g.Require)
		case "exclude":
			r.rules(member, &g.Exclude)
		case "is_default":
			g.IsDefault = member.Len() > 0 || member.Text() == "true"
		default:
			g.Other = append(g.Other, member)
		}
	}
	g.Notes = r.all()
	return g
}

// PostureRules reads a page of posture rules.
func PostureRules(list model.Value) []access.PostureRule {
	var all []access.PostureRule
	for _, v := range rows(list) {
		if rule := PostureRule(v); rule.ID != "" {
			all = append(all, rule)
		}
	}
	return all
}

// PostureRule reads one posture rule.
func PostureRule(v model.Value) access.PostureRule {
	r := reader{top: v}
	var p access.PostureRule
	for member := range v.Children() {
		switch member.Key() {
		case "id":
			p.ID = plain(member)
		case "name":
			r.text(member, &p.Name)
		case "type":
			r.text(member, &p.Type)
		case "description":
			r.text(member, &p.Description)
		case "schedule":
			r.text(member, &p.Schedule)
		case "expiration":
			r.text(member, &p.Expiration)
		case "enabled":
			r.truth(member, &p.Enabled)
		case "match":
			p.Platforms = platforms(member)
		case "input":
			r.value(member, &p.Input)
		default:
			p.Other = append(p.Other, member)
		}
	}
	return p
}

// platforms reads the systems that a posture rule is for, each in an object or as
// a plain text.
func platforms(v model.Value) []string {
	var all []string
	for child := range v.Children() {
		if len(all) == mostKeys*10 {
			break
		}
		platform := plain(child)
		if child.Kind() == model.KindObject {
			platform = plain(child.Get("platform"))
		}
		if platform != "" {
			all = append(all, strings.ToLower(platform))
		}
	}
	return all
}

// ServiceTokens reads a page of service tokens. A secret is never looked at.
func ServiceTokens(list model.Value) []access.ServiceToken {
	var all []access.ServiceToken
	for r, v := range rows(list) {
		var t access.ServiceToken
		for member := range v.Children() {
			switch member.Key() {
			case "id":
				t.ID = plain(member)
			case "client_id":
				t.ClientID = plain(member)
			case "name":
				r.text(member, &t.Name)
			case "enabled":
				r.truth(member, &t.Enabled)
			case "duration":
				r.text(member, &t.Duration)
			case "expires_at":
				r.timestamp(member, &t.Expires)
			case "last_seen_at":
				r.timestamp(member, &t.LastSeen)
			}
		}
		if t.ID != "" || t.ClientID != "" {
			all = append(all, t)
		}
	}
	return all
}

// ListItems reads the values of a Zero Trust list, and reports whether there are more
// than those. An entry without a value may be anything, so that it counts as one that
// was not read.
func ListItems(list model.Value) (all []string, more bool) {
	for child := range list.Children() {
		if child.Ordinal() == mostRows {
			return all, true
		}
		value := plain(child)
		if child.Kind() == model.KindObject {
			value = plain(child.Get("value"))
		}
		if value == "" {
			more = true
			continue
		}
		all = append(all, value)
	}
	return all, more
}

// ZeroTrustList reads a list by itself, whose items come apart.
func ZeroTrustList(v model.Value) access.List {
	r := reader{top: v}
	l := access.List{ID: plain(v.Get("id")), State: access.Read}
	for member := range v.Children() {
		switch member.Key() {
		case "name":
			r.text(member, &l.Name)
		case "type":
			r.text(member, &l.Type)
		}
	}
	return l
}

// Organization reads what an account has decided for all applications.
func Organization(v model.Value) access.Organization {
	r := reader{top: v}
	o := access.Organization{State: access.Read}
	for member := range v.Children() {
		switch member.Key() {
		case "auth_domain":
			r.text(member, &o.AuthDomain)
		case "session_duration":
			r.text(member, &o.SessionDuration)
		case "warp_auth_session_duration":
			r.text(member, &o.WARPDuration)
		case "allow_authenticate_via_warp":
			r.truth(member, &o.AllowWARP)
		case "mfa_config":
			r.mfa(member, &o.MFA)
		case "mfa_required_for_all_apps":
			r.truth(member, &o.MFAForAll)
		}
	}
	return o
}

// Risk reads the risk score of a person. One who has none has no risk_level, but for
// an answer that says nothing at all.
func Risk(v model.Value) access.Risk {
	r := reader{top: v}
	risk := access.Risk{State: access.Read}
	if v.Len() == 0 {
		risk.Level.Presence = model.Misfit
	}
	if level := v.Get("risk_level"); level.Exists() {
		r.text(level, &risk.Level)
	}
	return risk
}
