package decode

import (
	"strconv"
	"strings"

	"ztsession/model"
	"ztsession/model/access"
)

// Apps reads a page of applications. One without any id is kept: it still has
// policies.
func Apps(list model.Value) []access.App {
	var all []access.App
	for _, v := range rows(list) {
		all = append(all, App(v))
	}
	return all
}

// App reads one application. What has no place in the type stays in Other.
func App(v model.Value) access.App {
	r := reader{top: v}
	var a access.App
	for member := range v.Children() {
		switch member.Key() {
		case "id":
			a.ID = plain(member)
		case "uid":
			a.UID = plain(member)
		case "aud":
			a.AUD = plain(member)
		case "name":
			r.text(member, &a.Name)
		case "type":
			r.text(member, &a.Type)
		case "domain":
			r.text(member, &a.Domain)
		case "self_hosted_domains":
			a.Domains = r.texts(member)
		case "destinations":
			a.Destinations = destinations(member)
		case "allowed_idps":
			a.AllowedIDPs = r.texts(member)
			a.OddIDPs = len(a.AllowedIDPs) == 0 && member.Kind() != model.KindNull && (member.Kind() != model.KindList || member.Len() > 0)
		case "allow_authenticate_via_warp":
			r.truth(member, &a.AllowWARP)
		case "session_duration":
			r.text(member, &a.SessionDuration)
		case "mfa_config":
			r.mfa(member, &a.MFA)
		case "policies":
			r.policies(member, &a.Policies)
		default:
			a.Other = append(a.Other, member)
		}
	}
	a.Notes = r.all()
	return a
}

func destinations(v model.Value) []access.Destination {
	var all []access.Destination
	for child := range v.Children() {
		if len(all) == mostApps {
			break
		}
		if child.Kind() == model.KindText {
			all = append(all, access.Destination{URI: plain(child)})
			continue
		}
		all = append(all, access.Destination{
			Type: plain(child.Get("type")), URI: plain(child.Get("uri")),
			Hostname: plain(child.Get("hostname")), CIDR: plain(child.Get("cidr")),
		})
	}
	return all
}

// texts reads a list of texts. A plain text is a list of one, null an empty one.
func (r *reader) texts(v model.Value) []string {
	if text := plain(v); text != "" {
		r.drifted(v, "a list of texts", "a list of one")
		return []string{text}
	}
	if v.Kind() == model.KindObject {
		r.unexpected(v, "a list of texts")
		return nil
	}
	var all []string
	for child := range v.Children() {
		if len(all) == mostRows {
			break
		}
		if text := plain(child); text != "" {
			all = append(all, text)
		}
	}
	return all
}

// policies reads the policies of an application, in the order received. A plain
// text is the id of a reusable one.
func (r *reader) policies(v model.Value, into *model.Field[[]access.Policy]) {
	listOf(r, v, into, r.policy)
}

// Policies reads a page of reusable policies.
func Policies(list model.Value) []access.Policy {
	var all []access.Policy
	for _, v := range rows(list) {
		all = append(all, Policy(v))
	}
	return all
}

// Policy reads one policy by itself.
func Policy(v model.Value) access.Policy {
	r := reader{top: v}
	p := r.policy(v)
	p.Notes = r.all()
	return p
}

// policy reads a policy; its paths and notes begin at the top of the reader.
func (r *reader) policy(v model.Value) access.Policy {
	p := access.Policy{Path: v.PathFrom(r.top)}
	if v.Kind() != model.KindObject {
		p.ID, p.IsReference = plain(v), true
		return p
	}
	for member := range v.Children() {
		switch member.Key() {
		case "id", "uid":
			if member.Key() == "id" || p.ID == "" {
				p.ID = plain(member)
			}
		case "name":
			r.text(member, &p.Name)
		case "decision":
			r.text(member, &p.Sent)
			p.Decision = access.DecisionCalled(p.Sent.Value)
		case "precedence":
			r.whole(member, &p.Precedence)
		case "include":
			r.rules(member, &p.Include)
		case "require":
			r.rules(member, &p.Require)
		case "exclude":
			r.rules(member, &p.Exclude)
		case "reusable":
			r.truth(member, &p.Reusable)
		case "app_count":
			r.number(member, &p.AppCount)
		case "updated_at":
			r.timestamp(member, &p.UpdatedAt)
		default:
			if !r.afterMatch(member, &p) {
				p.Other = append(p.Other, member)
			}
		}
	}
	p.IsReference = p.Include.Presence == model.Absent && p.Sent.Presence == model.Absent && p.ID != ""
	return p
}

// afterMatch reads what a policy wants of those whom it matches.
func (r *reader) afterMatch(v model.Value, p *access.Policy) bool {
	switch v.Key() {
	case "session_duration":
		r.text(v, &p.SessionDuration)
	case "mfa_config":
		r.mfa(v, &p.MFA)
	case "approval_required":
		r.truth(v, &p.Approval)
	case "approval_groups":
		p.Approvers = r.approvers(v)
	case "purpose_justification_required":
		r.truth(v, &p.Justification)
	case "purpose_justification_prompt":
		r.text(v, &p.Prompt)
	case "isolation_required":
		r.truth(v, &p.Isolation)
	default:
		return false
	}
	return true
}

func (r *reader) approvers(v model.Value) []access.Approvers {
	var all []access.Approvers
	for child := range v.Children() {
		if len(all) == mostApps {
			break
		}
		all = append(all, access.Approvers{
			Needed: model.Number(plain(child.Get("approvals_needed"))),
			Emails: r.texts(child.Get("email_addresses")),
			List:   plain(child.Get("email_list_uuid")),
		})
	}
	return all
}

// mfa reads what is wanted of the second factor.
func (r *reader) mfa(v model.Value, into *model.Field[access.MFA]) {
	r.repeated(v, into.Presence)
	*into = model.Field[access.MFA]{}
	switch {
	case v.Kind() != model.KindObject:
		*into = misfit[access.MFA](r, v, "an object")
		return
	case v.Len() == 0:
		into.Presence = model.Empty
		return
	}
	into.Presence = model.Reported
	for member := range v.Children() {
		switch member.Key() {
		case "allowed_authenticators":
			into.Value.Authenticators = r.texts(member)
		case "mfa_disabled":
			r.truth(member, &into.Value.Disabled)
		case "session_duration":
			r.text(member, &into.Value.SessionDuration)
		}
	}
}

// whole reads a whole number, also when it came as a text.
func (r *reader) whole(v model.Value, into *model.Field[int]) {
	var number model.Field[model.Number]
	r.number(v, &number)
	into.Presence, into.AsSent, into.Value = number.Presence, number.AsSent, 0
	digits, ok := number.Get()
	if !ok {
		return
	}
	value, err := strconv.Atoi(strings.TrimSuffix(string(digits), ".0"))
	if err != nil {
		into.Presence, into.AsSent = model.Misfit, sent(v)
		r.note(v, "expected a whole number, got "+v.Describe())
		return
	}
	into.Value = value
}
