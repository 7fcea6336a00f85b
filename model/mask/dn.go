package mask

import (
	"strings"

	"ztsession/model"
	"ztsession/model/schema"
)

// distinguishedName masks the values of a distinguished name and keeps their
// types, the order and the country.
func (r *registry) distinguishedName(dn string) string {
	var parts []model.DNPart
	if len(dn) <= longestText {
		parts = model.ParseDN(dn)
	}
	if len(parts) == 0 || !isName(parts) {
		mask := schema.DistinguishedName
		if r.step == People {
			// It may be anything.
			mask = schema.Claim
		}
		return r.pseudonym(mask, dn)
	}
	masked := make([]string, len(parts))
	for i, part := range parts {
		text := part.Value
		switch {
		case strings.EqualFold(part.Type, "C") && country().MatchString(text):
		case r.step == People && personal().MatchString(part.Type):
			text = r.pseudonym(schema.CommonName, text)
		default:
			text = r.pseudonym(schema.DistinguishedName, text)
		}
		masked[i] = part.Type + "=" + text
	}
	return strings.Join(masked, ",")
}

// personal are the attributes that have the name of a person or of a computer.
var personal = later(`(?i)^(CN|UID|STREET|E|EMAILADDRESS|SN|GN|T|[0-9]+(\.[0-9]+)*)$`)

// isName reports whether the types of a distinguished name are types.
func isName(parts []model.DNPart) bool {
	for _, part := range parts {
		if !attribute().MatchString(part.Type) {
			return false
		}
	}
	return true
}

var attribute = later(`(?i)^(CN|OU|O|L|ST|S|C|DC|UID|STREET|SERIALNUMBER|E|EMAILADDRESS|SN|GN|T|[0-9]+(\.[0-9]+)*)$`)
