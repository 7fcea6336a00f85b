package access

import (
	"strings"

	"ztsession/model"
	"ztsession/model/schema"
	"ztsession/model/text/words"
)

func wantedSAML(_ *judge, r *Rule) Text {
	return attribute("the SAML attribute ", r.text("attribute_name"), r.plain("attribute_value"))
}

func wantedOIDC(_ *judge, r *Rule) Text {
	return attribute("the OIDC claim ", r.text("claim_name"), r.plain("claim_value"))
}

func attribute(noun, name, value string) Text {
	return say(noun, Part{name, schema.Scan}, " with ", quoted(value, schema.Claim))
}

// saml looks in saml_attributes, whose values are a text or a list of texts.
func saml(j *judge, r *Rule, c *Condition) {
	name, wanted := r.text("attribute_name"), r.plain("attribute_value")
	attributes := j.facts.claim("saml_attributes")
	switch {
	case name == "" || wanted == "":
		c.unclear("which attribute and value")
	case !j.isOfProvider(r, c):
	case attributes.Kind() != model.KindObject:
		c.unknown(say("The session does not report the SAML attributes of the login."), ".saml_attributes")
	case !attributes.Get(name).Exists() && isAlike(attributes, name):
		c.unknown(say("The session has a SAML attribute whose name differs from ", Part{name, schema.Scan}, " only in capitals."), ".saml_attributes")
	default:
		compare(c, attributes.Get(name), "SAML attribute", name, wanted, model.Path(".saml_attributes").Key(name))
		c.onlyTexts(r, "attribute_value")
	}
}

// isAlike reports whether an object has a member with a name but for capitals.
func isAlike(object model.Value, name string) bool {
	for member := range object.Children() {
		if strings.EqualFold(member.Key(), name) {
			return true
		}
	}
	return false
}

// oidc looks in oidc_fields, then in custom. A claim that is in neither may not
// have been asked for, so that nothing can be told from it.
func oidc(j *judge, r *Rule, c *Condition) {
	name, wanted := r.text("claim_name"), r.plain("claim_value")
	if name == "" || wanted == "" {
		c.unclear("which claim and value")
		return
	}
	if !j.isOfProvider(r, c) {
		return
	}
	for _, field := range []string{"oidc_fields", "custom"} {
		if claim := j.facts.claim(field).Get(name); claim.Exists() && claim.Kind() != model.KindNull {
			compare(c, claim, "OIDC claim", name, wanted, model.Path("").Key(field).Key(name))
			c.onlyTexts(r, "claim_value")
			return
		}
	}
	c.unknown(say("The session does not report the OIDC claim ", Part{name, schema.Scan}, "."), model.Path(".oidc_fields").Key(name))
}

// onlyTexts takes back that a value is another one where the rule has no text for it:
// a number or a word may be meant otherwise.
func (c *Condition) onlyTexts(r *Rule, member string) {
	if c.Answer == No && r.text(member) == "" {
		c.unknown(say("The condition has something else than a text as its value, so what it means is not known."), c.Place.Path)
	}
}

// compare looks for a value in a text or a list of texts.
func compare(c *Condition, v model.Value, noun, name, wanted string, path model.Path) {
	found := texts(v)
	if len(found) == 0 && (v.Kind() == model.KindNumber || v.Kind() == model.KindBool) {
		found = []string{v.Text()}
	}
	label := say("The "+noun+" ", Part{name, schema.Scan})
	values, isAlike := make([]Text, 0, len(found)), false
	for _, one := range found {
		isAlike = isAlike || strings.EqualFold(one, wanted)
		if one == wanted {
			c.yes(quoted(one, schema.Claim), say(label, " is ", quoted(words.Clip(one, longestValue), schema.Claim), "."), path)
			return
		}
		values = append(values, quoted(words.Clip(one, longestValue), schema.Claim))
	}
	switch {
	case v.Kind() == model.KindObject:
		c.unknown(say(label, " has a form that cannot be read."), path)
	case isAlike:
		c.unknown(say(label, " differs only in capitals from ", quoted(wanted, schema.Claim), "."), path)
		c.Found = some(values, "and")
	case len(values) == 0:
		c.no(nil, say(label, " was not sent with this login."), path)
	default:
		c.no(some(values, "and"), say(label, " is ", some(values, "and"), " and not ", quoted(wanted, schema.Claim), "."), path)
	}
}

// longestValue is how many characters of a value a sentence repeats.
const longestValue = 60
