package access

import (
	"slices"
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/schema"
)

// Remark is something about the configuration that hardly anybody means: it may
// be why a person is kept out, or let in.
type Remark struct {
	// ID names the sort of remark, for instance require-conflict.
	ID   string
	Text Text
	// Policy is the place of the policy in the results of the verdict, -1 for none.
	Policy int
	// Path is where it stands below the application, policy or group.
	Path model.Path
}

// lint returns what the configuration of an application shows besides the verdict.
func lint(v *Verdict) []Remark {
	var all []Remark
	for i := range v.Results {
		l := linter{v: v, place: i, policy: &v.Results[i].Policy}
		l.order()
		l.include()
		l.require(l.policy.Require.Value, nil)
		l.groups(v.Results[i].Judgement, map[string]bool{})
		l.posture(v.Results[i].Judgement)
		all = append(all, l.remarks...)
	}
	return append(all, changed(v)...)
}

// changed finds policies that are newer than the request: what they said then is
// kept nowhere.
func changed(v *Verdict) []Remark {
	if v.Facts.Request == nil {
		return nil
	}
	at, ok := v.Facts.Request.moment()
	var names []Text
	var path model.Path
	for i := range v.Results {
		p := &v.Results[i].Policy
		if updated, known := p.UpdatedAt.Get(); ok && known && clock.IsPlausible(updated) && updated.After(at) {
			names, path = append(names, title(p)), p.Path.Key("updated_at")
		}
	}
	switch len(names) {
	case 0:
		return nil
	case 1:
		return []Remark{{ID: "changed-since", Policy: -1, Path: path, Text: say("The policy ", names[0], " was changed after this request, so it may have said something else then.")}}
	default:
		return []Remark{{ID: "changed-since", Policy: -1, Path: path, Text: say("The policies ", some(names, "and"), " were changed after this request, so they may have said something else then.")}}
	}
}

// linter looks at one policy.
type linter struct {
	v       *Verdict
	place   int
	policy  *Policy
	remarks []Remark
}

func (l *linter) add(id string, path model.Path, text Text) {
	same := func(r Remark) bool { return r.ID == id && r.Text.String() == text.String() }
	if !slices.ContainsFunc(l.remarks, same) {
		l.remarks = append(l.remarks, Remark{ID: id, Text: text, Policy: l.place, Path: path})
	}
}

func (l *linter) name() Text { return say("The policy ", title(l.policy)) }

// order finds a Block below the Allow that decides.
func (l *linter) order() {
	v := l.v
	if l.policy.Decision != Block || v.Decider < 0 || l.place <= v.Decider || v.Results[v.Decider].Policy.Decision != Allow {
		return
	}
	text := say(l.name(), " (Block) stands below ", title(&v.Results[v.Decider].Policy), ", which lets this login in first, so it has no effect here.")
	l.add("block-below-allow", l.policy.Path.Key("precedence"), text)
}

// include finds an include that is empty, and service tokens in a policy that
// does not take them.
func (l *linter) include() {
	path := l.policy.Path.Key("include")
	if l.v.Results[l.place].Empty && !l.policy.IsReference {
		l.add("empty-include", path, say(l.name(), " has an empty Include, so it matches nobody."))
	}
	for _, rule := range slices.Concat(l.policy.Include.Value, l.policy.Require.Value) {
		switch {
		case l.policy.Decision == Allow && (rule.Kind == "service_token" || rule.Kind == "any_valid_service_token"):
			l.add("token-in-allow", rule.Path, say(l.name(), " names a service token but its action is Allow, which sends a program to the login page; it needs Service Auth."))
		case l.policy.Decision == Bypass && kinds[rule.Kind].identity:
			l.add("identity-in-bypass", rule.Path, say(l.name(), " (Bypass) has a condition about who logged in, which Access does not look at in a Bypass policy."))
		}
	}
}

// groups looks at Require in the rule groups that a policy uses.
func (l *linter) groups(o Judgement, seen map[string]bool) {
	for _, part := range [][]Condition{o.Include, o.Require, o.Exclude} {
		for i := range part {
			c := &part[i]
			id := c.Rule.text("id")
			if c.Group == nil || seen[id] {
				continue
			}
			seen[id] = true
			group := l.v.Facts.Groups.Rows[id]
			l.require(group.Require.Value, &group)
			if c.Group.Empty {
				l.add("empty-include", ".include", say("The rule group ", quoted(group.Title(), schema.Group), " has an empty Include, so it matches nobody."))
			}
			l.groups(*c.Group, seen)
		}
	}
}

// mostRequired is how many conditions are compared with each other.
const mostRequired = 200

// require finds two values in Require that cannot both hold.
func (l *linter) require(rules []Rule, group *Group) {
	rules = rules[:min(len(rules), mostRequired)]
	for i := range rules {
		for k := i + 1; k < len(rules); k++ {
			a, b := &rules[i], &rules[k]
			if a.Odd != "" || b.Odd != "" || !excludesEachOther(a, b) {
				continue
			}
			j := judge{facts: l.v.Facts}
			subject := l.name()
			if group != nil {
				subject = say("The rule group ", quoted(group.Title(), schema.Group))
			}
			l.add("require-conflict", b.Path, say(subject, " requires both ", kinds[a.Kind].wanted(&j, a), " and ", kinds[b.Kind].wanted(&j, b),
				", which can never both hold. A rule group with both in its Include, used once in Require, means either."))
			return
		}
	}
}

// single are the types of rules of which one login has one value, with the member
// that holds it.
var single = map[string]string{
	"email": "email", "email_domain": "domain", "login_method": "id", "geo": "country_code",
	"common_name": "common_name", "service_token": "token_id",
}

// excludesEachOther reports whether no login can meet both rules.
func excludesEachOther(a, b *Rule) bool {
	if member, ok := single[a.Kind]; ok && a.Kind == b.Kind {
		own, other := a.text(member), b.text(member)
		return own != "" && other != "" && !strings.EqualFold(strings.TrimPrefix(own, "@"), strings.TrimPrefix(other, "@"))
	}
	switch {
	case a.Kind == "ip" && b.Kind == "ip":
		return areApart(a.text("ip"), b.text("ip"))
	case a.Kind == "email" && b.Kind == "email_domain":
		return isElsewhere(a.text("email"), b.text("domain"))
	case a.Kind == "email_domain" && b.Kind == "email":
		return isElsewhere(b.text("email"), a.text("domain"))
	case a.Kind == "user_risk_score" && b.Kind == "user_risk_score":
		own, other := levels(a), levels(b)
		return len(own) > 0 && len(other) > 0 && !slices.ContainsFunc(own, func(level string) bool { return slices.Contains(other, level) })
	default:
		// A login is through one identity provider.
		own, other := providerOf(a), providerOf(b)
		return own != "" && other != "" && own != other
	}
}

// providerOf returns the identity provider through which the login must be.
func providerOf(r *Rule) string {
	if r.Kind == "login_method" {
		return strings.ToLower(r.text("id"))
	}
	if !kinds[r.Kind].identity {
		return ""
	}
	return strings.ToLower(r.provider())
}

// areApart reports whether two networks have no address in common.
func areApart(a, b string) bool {
	one, ok := parseNetwork(a)
	two, also := parseNetwork(b)
	return ok && also && !one.Overlaps(two)
}

func isElsewhere(email, domain string) bool {
	at := strings.LastIndexByte(email, '@')
	return at >= 0 && domain != "" && !strings.EqualFold(email[at+1:], strings.TrimPrefix(domain, "@"))
}

// posture finds conditions that rest on posture rules that are switched off, or
// that are for another system than the device has.
func (l *linter) posture(o Judgement) {
	facts := l.v.Facts
	for _, part := range [][]Condition{o.Include, o.Require, o.Exclude} {
		for i := range part {
			c := &part[i]
			if c.Group != nil {
				l.posture(*c.Group)
			}
			if c.Rule.Kind != "device_posture" {
				continue
			}
			rule, known := facts.Posture.Rows[c.Rule.text("integration_uid")]
			if !known {
				continue
			}
			name := quoted(rule.Name.Value, schema.Scan)
			if model.Is(rule.Enabled, false) {
				l.add("posture-rule-disabled", c.Rule.Path, say(l.name(), " rests on the posture rule ", name, ", which Cloudflare has switched off: it cannot pass."))
			}
			if platform := facts.platform(); platform != "" && len(rule.Platforms) > 0 && !slices.Contains(rule.Platforms, platform) {
				l.add("posture-rule-platform", c.Rule.Path, say(l.name(), " rests on the posture rule ", name, ", which is for ", kept(platforms(rule.Platforms)), "; this device has ", kept(platforms([]string{platform})), "."))
			}
		}
	}
}
