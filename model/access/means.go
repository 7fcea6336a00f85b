package access

// OfPolicy says what the answer is for a policy: whether it matches.
func (a Answer) OfPolicy() string {
	switch a {
	case Yes:
		return "matches"
	case No:
		return "does not match"
	case Unknown:
		return "may match or not"
	default:
		return ""
	}
}

// Means says what a policy with the decision does, in a sentence or two. Source:
// https://developers.cloudflare.com/cloudflare-one/access-controls/policies/.
func (d Decision) Means() string {
	switch d {
	case Allow:
		return "Allow: whom it matches is let in. The first Allow or Block that matches decides."
	case Block:
		return "Block: whom it matches is refused. The first Allow or Block that matches decides."
	case ServiceAuth:
		return "Service Auth: what it matches is let in without a login. It is looked at before Allow and Block."
	case Bypass:
		return "Bypass: Access is off for what it matches, and nothing is logged. It is looked at before Allow and Block."
	case OtherDecision:
		return "An action that this program does not know."
	default:
		return ""
	}
}

// Means says what comes of a policy with the role, in a sentence.
func (r Role) Means() string {
	switch r {
	case Decides:
		return "It is the first that matches, so it decides."
	case MayDecide:
		return "If it matches, it decides."
	case NoMatch:
		return "The next policy is looked at."
	case Below:
		return "It is not looked at, since one above decides."
	default:
		return ""
	}
}
