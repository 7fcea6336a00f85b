package mask

import (
	"slices"

	"ztsession/model/schema"
)

// Step is how much is replaced.
type Step uint8

// The steps, each of which replaces all that the one before it does.
const (
	// Off replaces nothing.
	Off Step = iota
	// People replaces who somebody is and where: names, e-mails, addresses and
	// telephone numbers, and what nobody documents, since it may be any of them.
	// Ids, serial numbers and the names of computers stay, unless they have the
	// name of a person in them.
	People
	// All replaces ids, serial numbers, computers, nonces and accounts too.
	All
)

// steps are the names of the steps.
var steps = [...]string{Off: "off", People: "people", All: "all"}

// String names the step as flags and screens do.
func (s Step) String() string {
	if int(s) < len(steps) {
		return steps[s]
	}
	return "unknown"
}

// Next returns the step after this one, after the last the first.
func (s Step) Next() Step { return (s + 1) % Step(len(steps)) }

// StepCalled returns the step of that name.
func StepCalled(name string) (Step, bool) {
	at := slices.Index(steps[:], name)
	return Step(max(at, 0)), at >= 0
}

// isShown reports whether what stands for a value is left out at the step, and
// the value shown.
func (r *registry) isShown(one stand) bool { return r.step == People && !one.person }

// isPersons reports whether a value of the sort says who or where a person is, so
// that each step replaces it.
func (r *registry) isPersons(mask schema.Mask, text string) bool {
	switch mask {
	case schema.Email, schema.PersonName, schema.Address, schema.Location, schema.Claim:
		return true
	case schema.UserID:
		return !isOpaque(text)
	case schema.CommonName:
		return !isOpaque(text) && !hostForm().MatchString(text) && !isAuthority(text) && !computerForm().MatchString(text) || r.isNamed(text)
	case schema.HostName:
		return ownedForm().MatchString(text) || appleForm().MatchString(text) || r.isNamed(text)
	default:
		return r.isNamed(text)
	}
}

// isText reports whether values of the sort are names of things that people
// choose, which are looked through where they are not replaced whole.
func isText(mask schema.Mask) bool {
	return mask == schema.Group || mask == schema.Application || mask == schema.Policy || mask == schema.List || mask == schema.DistinguishedName
}

// appleForm finds the names that Apple's computers and telephones have by default.
var appleForm = later(`(?i)[A-Za-z0-9]{2,30}-(?:MacBook|iMac|iPhone|iPad|Mac)\b`)

// isOpaque reports whether text is an id that tells nothing: a UUID, a long
// hexadecimal number, a number.
func isOpaque(text string) bool { return uuid().MatchString(text) || opaque().MatchString(text) }

var opaque = later(`^([0-9A-Fa-f]{16,}|[0-9]+)$`)

// isAuthority reports whether a common name is that of whoever signs certificates.
func isAuthority(text string) bool { return authority().MatchString(text) }

var authority = later(`(?i)\b(CA|root|issuing|issuer|intermediate|authority|PKI|certificates?|certification|signing|trust)\b`)
