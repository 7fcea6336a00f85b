package access

import (
	"slices"

	"ztsession/model"
)

// Needs are what the policies of an application name.
type Needs struct {
	Groups, Posture, Providers, Tokens, Risk bool
	// Lists are the ids of the Zero Trust lists.
	Lists []string
	// groups are the ids of rule groups that are not looked into yet.
	groups []string
}

// NeedsOf returns what an application and its policies name.
func NeedsOf(app *App, policies []Policy) Needs {
	need := Needs{Providers: len(app.AllowedIDPs) > 0}
	for i := range policies {
		p := &policies[i]
		need.rules(p.Include, p.Require, p.Exclude)
		for _, approvers := range p.Approvers {
			need.list(approvers.List)
		}
	}
	return need
}

func (n *Needs) list(id string) {
	if id != "" && !slices.Contains(n.Lists, id) && len(n.Lists) < mostLists {
		n.Lists = append(n.Lists, id)
	}
}

// mostLists is how many lists are asked for: each takes two calls.
const mostLists = 5

func (n *Needs) rules(lists ...model.Field[[]Rule]) {
	for _, list := range lists {
		for i := range list.Value {
			n.rule(&list.Value[i])
		}
	}
}

func (n *Needs) rule(r *Rule) {
	switch r.Kind {
	case "group":
		n.Groups = true
		n.groups = append(n.groups, r.text("id"))
	case "device_posture":
		n.Posture = true
	case "service_token":
		n.Tokens = true
	case "user_risk_score":
		n.Risk = true
	case "email_list", "ip_list":
		n.list(r.text("id"))
	case "login_method":
		n.Providers = true
	default:
		n.Providers = n.Providers || r.provider() != ""
	}
}

// AddGroups adds what the rule groups name that are named, and those that they name.
func (n *Needs) AddGroups(groups Table[Group]) {
	seen := map[string]bool{}
	for len(n.groups) > 0 {
		id := n.groups[0]
		n.groups = n.groups[1:]
		if group, known := groups.Rows[id]; known && !seen[id] {
			seen[id] = true
			n.rules(group.Include, group.Require, group.Exclude)
		}
	}
}

// References reports whether one of the policies came only as an id.
func References(policies []Policy) bool {
	return slices.ContainsFunc(policies, func(p Policy) bool { return p.IsReference })
}

// Resolved returns the policies of an application with what the list of reusable
// ones has of those that came as an id. Their order stays that of the application,
// since a reusable policy has none of its own.
func Resolved(policies []Policy, shared Table[Policy]) []Policy {
	all := slices.Clone(policies)
	for i := range all {
		own := &all[i]
		if known, ok := shared.Rows[own.ID]; ok && own.IsReference {
			known.Precedence, known.Path = own.Precedence, own.Path
			*own = known
		}
	}
	return all
}
