package company

import (
	"ztsession/api/sim/literal"
)

// Policy is an Access policy as an application has it.
type Policy struct {
	ID       string
	Name     string
	Decision string // allow, deny, non_identity, bypass
	Include  literal.List
	Exclude  literal.List
	Require  literal.List
	// SessionDuration is a Go duration; empty for none of its own.
	SessionDuration string
	// Reusable policies stand in the list of the account too.
	Reusable bool
	// Extra is what is wanted after the match.
	Extra literal.Object
}

// policy returns a policy whose id ends in number.
func policy(number, name, decision string, include ...literal.Object) Policy {
	return Policy{ID: "c3a1b2c3-0000-4000-8000-0000000000" + number, Name: name, Decision: decision, Include: conditions(include)}
}

func conditions(all []literal.Object) literal.List {
	list := literal.List{}
	for _, one := range all {
		list = append(list, one)
	}
	return list
}

func (p Policy) requiring(all ...literal.Object) Policy {
	p.Require = conditions(all)
	return p
}

func (p Policy) lasting(duration string) Policy {
	p.SessionDuration = duration
	return p
}

func (p Policy) shared() Policy {
	p.Reusable = true
	return p
}

// The conditions of policies and rule groups, each an object with one key.

func everyone() literal.Object { return literal.Of("everyone", literal.Object{}) }

func ofEmail(address string) literal.Object {
	return literal.Of("email", literal.Of("email", address))
}

func ofDomain(domain string) literal.Object {
	return literal.Of("email_domain", literal.Of("domain", domain))
}

func onEmailList(list List) literal.Object {
	return literal.Of("email_list", literal.Of("id", list.ID))
}

func onAddressList(list List) literal.Object {
	return literal.Of("ip_list", literal.Of("id", list.ID))
}

func inGroup(id string) literal.Object { return literal.Of("group", literal.Of("id", id)) }

func through(provider Provider) literal.Object {
	return literal.Of("login_method", literal.Of("id", provider.ID))
}

func fromCountry(code string) literal.Object {
	return literal.Of("geo", literal.Of("country_code", code))
}

func fromNetwork(cidr string) literal.Object { return literal.Of("ip", literal.Of("ip", cidr)) }

func passing(rule Rule) literal.Object {
	return literal.Of("device_posture", literal.Of("integration_uid", rule.ID))
}

func withToken(id string) literal.Object {
	return literal.Of("service_token", literal.Of("token_id", id))
}

func withCertificate() literal.Object { return literal.Of("certificate", literal.Object{}) }

func inEntra(group string) literal.Object {
	return literal.Of("azureAD", literal.Of("id", group, "identity_provider_id", entra().ID))
}

func inOkta(group string) literal.Object {
	return literal.Of("okta", literal.Of("name", group, "identity_provider_id", oktaStaff().ID))
}

func ofSAML(attribute, value string) literal.Object {
	return literal.Of("saml", literal.Of("attribute_name", attribute, "attribute_value", value, "identity_provider_id", partnerSAML().ID))
}

func ofGitHub(organisation string) literal.Object {
	return literal.Of("github-organization", literal.Of("name", organisation, "identity_provider_id", githubEngineers().ID))
}

func ofRisk(levels ...string) literal.Object {
	return literal.Of("user_risk_score", literal.Of("user_risk_score", levels))
}

func decidedBy(service string) literal.Object {
	return literal.Of("external_evaluation", literal.Of("evaluate_url", service, "keys_url", service+"/keys"))
}

// RuleGroup is a rule group.
type RuleGroup struct {
	ID, Name                  string
	Include, Exclude, Require literal.List
}

// The ids of the rule groups. The one that nobody can see is named by a policy.
const (
	staffGroup       = "e4d2c1b0-5a69-4788-9b0c-1d2e3f4a5b01"
	engineeringGroup = "e4d2c1b0-5a69-4788-9b0c-1d2e3f4a5b02"
	onCallGroup      = "e4d2c1b0-5a69-4788-9b0c-1d2e3f4a5b03"
	countriesGroup   = "e4d2c1b0-5a69-4788-9b0c-1d2e3f4a5b04"
	officeGroup      = "e4d2c1b0-5a69-4788-9b0c-1d2e3f4a5b05"
	northGroup       = "e4d2c1b0-5a69-4788-9b0c-1d2e3f4a5b06"
	southGroup       = "e4d2c1b0-5a69-4788-9b0c-1d2e3f4a5b07"
	trustedGroup     = "e4d2c1b0-5a69-4788-9b0c-1d2e3f4a5b08"
	hiddenGroup      = "e4d2c1b0-5a69-4788-9b0c-1d2e3f4a5b42"
)

// engineering is the id that Entra sends for the group Engineering.
const engineering = "3c0d5e9a-1111-4222-8333-944455556611"

// RuleGroups returns the rule groups of both accounts. Two of them hold each other.
func (c *Company) RuleGroups() []RuleGroup {
	group := func(id, name string, include ...literal.Object) RuleGroup {
		return RuleGroup{ID: id, Name: name, Include: conditions(include)}
	}
	staff := group(staffGroup, "Staff", ofDomain("example.com"), inOkta("All staff"))
	staff.Exclude = literal.List{onEmailList(leavers())}
	onCall := group(onCallGroup, "On call", inGroup(engineeringGroup), ofEmail("dana.whitfield@example.com"))
	onCall.Require = literal.List{inGroup(countriesGroup)}
	countries := RuleGroup{ID: countriesGroup, Name: "Our countries"}
	for _, code := range []string{"GB", "SE", "US", "PT", "NO", "DE", "ES", "IE", "JP", "AE", "VN", "BR", "IN", "KE"} {
		countries.Include = append(countries.Include, fromCountry(code))
	}
	return []RuleGroup{
		staff,
		group(engineeringGroup, "Engineering", inEntra(engineering)),
		onCall,
		countries,
		group(officeGroup, "Office networks", onAddressList(offices()), fromNetwork("2001:db8:40::/48")),
		group(northGroup, "Partners north", inGroup(southGroup), ofDomain("partner.example.com")),
		group(southGroup, "Partners south", inGroup(northGroup)),
		group(trustedGroup, "Trusted devices", passing(requireGateway()), withCertificate()),
	}
}

// List is a Zero Trust list.
type List struct {
	ID, Name, Description, Type string
	Items                       []string
}

func leavers() List {
	return List{ID: "9d7c1c2e-0b1f-4a55-8f61-6f2f7a6b1a04", Name: "Leavers", Description: "Blocked on their last day", Type: "EMAIL", Items: []string{"owen.gallagher@example.com"}}
}

func approversList() List {
	return List{ID: "9d7c1c2e-0b1f-4a55-8f61-6f2f7a6b1a05", Name: "Approvers", Type: "EMAIL", Items: []string{"amina.okafor@example.com", "dana.whitfield@example.com"}}
}

func offices() List {
	return List{ID: "9d7c1c2e-0b1f-4a55-8f61-6f2f7a6b1a03", Name: "Office networks", Type: "IP", Items: []string{"203.0.113.0/24", "198.51.100.64/28", "2001:db8:40::/48", "192.0.2.7"}}
}

// Lists returns the lists of both accounts that policies use.
func (c *Company) Lists() []List { return []List{leavers(), approversList(), offices()} }
