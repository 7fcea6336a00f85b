package access

import "ztsession/model/schema"

// kind is a type of rule.
type kind struct {
	// label names the type for people: e-mail domain.
	label string
	// identity means that it is about who logged in. Source: the table of selectors
	// on the page about policies, column "Identity-based selector".
	identity bool
	// bare means that it has no values.
	bare bool
	// wanted puts what the rule asks for into words.
	wanted func(*judge, *Rule) Text
	// judge fills the answer.
	judge func(*judge, *Rule, *Condition)
}

// kinds are the types of rules by their key. Source: the schemas of Cloudflare's
// SDKs (AccessRule), which all have these.
var kinds map[string]kind

// The table is filled here, since rules hold groups, which hold rules.
func init() {
	kinds = map[string]kind{
		"everyone":     {"everyone", false, true, fixed("everyone"), everyone},
		"email":        {"e-mail", true, false, named("the e-mail ", schema.Email, "email"), email},
		"email_domain": {"e-mail domain", true, false, named("an e-mail at ", schema.HostName, "domain"), emailDomain},
		"email_list":   {"e-mail list", true, false, (*judge).wantedList, emailList},
		"group":        {"rule group", false, false, (*judge).wantedGroup, ruleGroup},
		"login_method": {"login method", true, false, (*judge).wantedProvider, loginMethod},
		"auth_method":  {"authentication method", true, false, named("a login with ", schema.Keep, "auth_method"), authMethod},
		"auth_context": {"authentication context", true, false, named("the Entra authentication context ", schema.Keep, "ac_id", "id"), authContext},

		"azureAD":             {"Entra group", true, false, (*judge).wantedIDPGroup, azureGroup},
		"okta":                {"Okta group", true, false, (*judge).wantedIDPGroup, oktaGroup},
		"gsuite":              {"Google group", true, false, (*judge).wantedIDPGroup, googleGroup},
		"github-organization": {"GitHub organisation", true, false, wantedGitHub, gitHub},
		"saml":                {"SAML attribute", true, false, wantedSAML, saml},
		"oidc":                {"OIDC claim", true, false, wantedOIDC, oidc},

		"cloudflare_account_member": {"Cloudflare account member", true, false, fixed("a member of the Cloudflare account"), accountMember},
		"user_risk_score":           {"risk score", true, false, wantedRisk, riskScore},

		"geo":     {"country", false, false, named("the country ", schema.Keep, "country_code"), country},
		"ip":      {"address", false, false, named("an address in ", schema.Address, "ip"), address},
		"ip_list": {"address list", false, false, (*judge).wantedList, addressList},

		"certificate": {"certificate", false, true, fixed("any valid client certificate"), certificate},
		"common_name": {"common name", false, false, named("a client certificate for ", schema.CommonName, "common_name"), commonName},

		"service_token":           {"service token", false, false, (*judge).wantedToken, serviceToken},
		"any_valid_service_token": {"any service token", false, true, fixed("any valid service token"), anyServiceToken},
		"linked_app_token":        {"linked app token", false, false, named("a token of the application ", schema.Application, "app_uid"), linkedAppToken},

		"external_evaluation": {"external evaluation", true, false, named("a yes from ", schema.HostName, "evaluate_url"), externalEvaluation},
		"device_posture":      {"posture rule", false, false, (*judge).wantedPosture, devicePosture},
	}
}

// Label names the type of a rule for people; for one that is not known it is the
// key itself.
func (r *Rule) Label() string {
	if k, known := kinds[r.Kind]; known {
		return k.label
	}
	if r.Kind == "" {
		return "unreadable"
	}
	return r.Kind
}

// fixed returns what a rule without values asks for.
func fixed(text string) func(*judge, *Rule) Text {
	return func(*judge, *Rule) Text { return say(text) }
}

// named returns what a rule with one value asks for; the first of the members
// that the rule has is its value.
func named(before string, mask schema.Mask, members ...string) func(*judge, *Rule) Text {
	return func(_ *judge, r *Rule) Text {
		if value := r.text(members...); value != "" {
			return say(before, Part{value, mask})
		}
		return say(before, "(not said)")
	}
}

func everyone(_ *judge, _ *Rule, c *Condition) {
	place := c.Place
	c.yes(nil, say("Everyone matches."), "")
	c.Place = place
}
