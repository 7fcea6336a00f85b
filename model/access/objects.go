package access

import (
	"strings"
	"time"

	"ztsession/model"
)

// App is an application. Source: GET /accounts/{account}/access/apps.
type App struct {
	ID, UID, AUD    string
	Name            model.Field[string]
	Type            model.Field[string] // self_hosted, saas, infrastructure; more may come
	Domain          model.Field[string] // host and perhaps a path
	Domains         []string            // self_hosted_domains, deprecated
	Destinations    []Destination
	AllowedIDPs     []string            // empty for all
	OddIDPs         bool                // allowed_idps is something that cannot be read
	AllowWARP       model.Field[bool]   // allow_authenticate_via_warp, which overrides the organisation's
	SessionDuration model.Field[string] // a Go duration
	MFA             model.Field[MFA]
	// Policies are in the order received, which is not that of their precedence.
	Policies model.Field[[]Policy]
	Other    []model.Value
	Notes    []model.Note
}

// Title returns what to call the application.
func (a *App) Title() string {
	for _, field := range []model.Field[string]{a.Name, a.Domain} {
		if text, ok := field.Get(); ok {
			return text
		}
	}
	for _, id := range []string{a.ID, a.UID, a.AUD} {
		if id != "" {
			return id
		}
	}
	return "an application without a name"
}

// Is reports whether id is one of the application's: its id, uid or AUD tag.
func (a *App) Is(id string) bool {
	for _, own := range []string{a.ID, a.UID, a.AUD} {
		if own != "" && strings.EqualFold(own, id) {
			return true
		}
	}
	return false
}

// isOf reports whether the application has the type.
func (a *App) isOf(kind string) bool { return strings.EqualFold(a.Type.Value, kind) }

// Destination is a place where an application applies.
type Destination struct {
	Type     string // public, private; more may come
	URI      string // of a public one: host and perhaps a path
	Hostname string // of a private one
	CIDR     string // of a private one
}

// MFA is what an application, a policy or the organisation wants of Cloudflare's
// own second factor.
type MFA struct {
	Authenticators  []string // allowed_authenticators: totp, biometrics, security_key, piv_key
	Disabled        model.Field[bool]
	SessionDuration model.Field[string] // 0m is each login
}

// Decision is what a policy does with whom it matches.
type Decision uint8

// The decisions.
const (
	// OtherDecision is one that is not known.
	OtherDecision Decision = iota
	Allow
	Block       // deny
	ServiceAuth // non_identity
	Bypass
)

// String returns the decision as the dashboard calls it.
func (d Decision) String() string {
	switch d {
	case Allow:
		return "Allow"
	case Block:
		return "Block"
	case ServiceAuth:
		return "Service Auth"
	case Bypass:
		return "Bypass"
	case OtherDecision:
		return "an action that is not known"
	default:
		return "an action that is not known"
	}
}

// isFirst reports whether policies with the decision are looked at before those
// that allow and block.
func (d Decision) isFirst() bool { return d == Bypass || d == ServiceAuth }

// DecisionCalled returns the decision that the API writes as word.
func DecisionCalled(word string) Decision {
	switch strings.ToLower(strings.TrimSpace(word)) {
	case "allow":
		return Allow
	case "deny":
		return Block
	case "non_identity":
		return ServiceAuth
	case "bypass":
		return Bypass
	default:
		return OtherDecision
	}
}

// Policy is a policy. Its order lives on the policy as an application has it: one
// that is fetched by itself has none. Source: the policies of an application, or
// GET /accounts/{account}/access/policies.
type Policy struct {
	ID         string
	Name       model.Field[string]
	Decision   Decision
	Sent       model.Field[string] // decision, as it was sent
	Precedence model.Field[int]
	Include    model.Field[[]Rule]
	Require    model.Field[[]Rule]
	Exclude    model.Field[[]Rule]

	SessionDuration model.Field[string]
	MFA             model.Field[MFA]
	Approval        model.Field[bool] // approval_required
	Approvers       []Approvers
	Justification   model.Field[bool] // purpose_justification_required
	Prompt          model.Field[string]
	Isolation       model.Field[bool] // isolation_required

	Reusable  model.Field[bool]
	AppCount  model.Field[model.Number]
	UpdatedAt model.Field[time.Time]
	// Path is where it stands below its application, empty for one by itself.
	Path model.Path
	// IsReference means that only an id came, so that the rest stands in the list
	// of reusable policies.
	IsReference bool
	Other       []model.Value
	Notes       []model.Note
}

// Title returns what to call the policy.
func (p *Policy) Title() string {
	if name, ok := p.Name.Get(); ok {
		return name
	}
	if p.ID != "" {
		return p.ID
	}
	return "a policy without a name"
}

// Approvers are people of whom some have to approve a request.
type Approvers struct {
	Needed model.Number
	Emails []string
	List   string // email_list_uuid
}

// Group is a rule group. It may hold other groups. Source: GET
// /accounts/{account}/access/groups.
type Group struct {
	ID      string
	Name    model.Field[string]
	Include model.Field[[]Rule]
	Require model.Field[[]Rule]
	Exclude model.Field[[]Rule]
	// IsDefault means that is_default holds something: it is the account's default group.
	IsDefault bool
	Other     []model.Value
	Notes     []model.Note
}

// Title returns what to call the group.
func (g *Group) Title() string {
	if name, ok := g.Name.Get(); ok {
		return name
	}
	return g.ID
}

type (
	// PostureRule is that of package model, which sessions have too.
	PostureRule = model.PostureRule
	// ServiceToken is that of package model, which sessions have too.
	ServiceToken = model.ServiceToken
)

// List is a Zero Trust list. Source: GET /accounts/{account}/gateway/lists/{id} and
// its items.
type List struct {
	ID    string
	Name  model.Field[string]
	Type  model.Field[string] // EMAIL, IP, SERIAL, DEVICE
	State State
	Items []string
	// IsCut means that it has more entries than were read.
	IsCut bool
}

// Title returns what to call the list.
func (l *List) Title() string {
	if name, ok := l.Name.Get(); ok {
		return name
	}
	return l.ID
}

// Organization is what an account has decided for all its applications. Source:
// GET /accounts/{account}/access/organizations.
type Organization struct {
	State           State
	AuthDomain      model.Field[string]
	SessionDuration model.Field[string] // until the identity provider is asked again
	WARPDuration    model.Field[string] // warp_auth_session_duration
	AllowWARP       model.Field[bool]   // allow_authenticate_via_warp
	MFA             model.Field[MFA]
	MFAForAll       model.Field[bool] // mfa_required_for_all_apps
}

// Request is one row of the access log: a login that was let in or refused.
// It names neither the policy nor the reason. Source: GET
// /accounts/{account}/access/logs/access_requests.
type Request struct {
	At         model.Field[time.Time] // created_at
	Allowed    model.Field[bool]
	Action     model.Field[string] // login
	Email      model.Field[string] // user_email
	UserID     model.Field[string] // user_id
	App        model.Field[string] // app_name
	AppUID     model.Field[string] // app_uid
	AppDomain  model.Field[string] // app_domain: host and perhaps a path
	AppType    model.Field[string] // app_type
	Connection model.Field[string] // the type of the identity provider
	IP         model.Field[string] // ip_address
	Country    model.Field[string] // country, in lower case at times
	RayID      model.Field[string] // ray_id, without the place
	// OfFailed means that it is one of the person's failed logins, which are another
	// view of the log, without addresses and countries.
	OfFailed bool
	Other    []model.Value
	Notes    []model.Note
}
