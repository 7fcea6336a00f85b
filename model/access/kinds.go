package access

import "ztsession/model/schema"

// kind is a type of rule.
type kind struct {
	// label names the type for people: e-mail domain.
	label string
	// identity means that it is about who logged in. Source: the table of selectors
	// on the page about policies, column "Identity-based selector".
	identity bool
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
		"everyone":     {"everyone", false, fixed("everyone"), everyone},
		"email":        {"e-mail", true, named("the e-mail ", schema.Email, "email"), email},
		"email_domain": {"e-mail domain", true, named("an e-mail at ", schema.HostName, "domain"), emailDomain},
		"email_list":   {"e-mail list", true, (*judge).wantedList, emailList},
		"group":        {"rule group", false, (*judge).wantedGroup, ruleGroup},
		"login_method": {"login method", true, (*judge).wantedProvider, loginMethod},
		"auth_method":  {"authentication method", true, named("a login with ", schema.Keep, "auth_method"), authMethod},
		"auth_context": {"authentication context", true, named("the Entra authentication context ", schema.Keep, "ac_id", "id"), authContext},

		"azureAD":             {"Entra group", true, (*judge).wantedIDPGroup, azureGroup},
		"okta":                {"Okta group", true, (*judge).wantedIDPGroup, oktaGroup},
		"gsuite":              {"Google group", true, (*judge).wantedIDPGroup, googleGroup},
		"github-organization": {"GitHub organisation", true, wantedGitHub, gitHub},
		"saml":                {"SAML attribute", true, wantedSAML, saml},
		"oidc":                {"OIDC claim", true, wantedOIDC, oidc},

		"cloudflare_account_member": {"Cloudflare account member", true, fixed("a member of the Cloudflare account"), accountMember},
		"user_risk_score":           {"risk score", true, wantedRisk, riskScore},

		"geo":     {"country", false, named("the country ", schema.Keep, "country_code"), country},
		"ip":      {"address", false, named("an address in ", schema.Address, "ip"), address},
		"ip_list": {"address list", false, (*judge).wantedList, addressList},

		"certificate": {"certificate", false, fixed("any valid client certificate"), certificate},
		"common_name": {"common name", false, named("a client certificate for ", schema.CommonName, "common_name"), commonName},

		"service_token":           {"service token", false, (*judge).wantedToken, serviceToken},
		"any_valid_service_token": {"any service token", false, fixed("any valid service token"), anyServiceToken},
		"linked_app_token":        {"linked app token", false, named("a token of the application ", schema.Application, "app_uid"), linkedAppToken},

		"external_evaluation": {"external evaluation", true, named("a yes from ", schema.HostName, "evaluate_url"), externalEvaluation},
		"device_posture":      {"posture rule", false, (*judge).wantedPosture, devicePosture},
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
