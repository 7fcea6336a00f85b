package access

import (
	"slices"
	"strings"

	"ztsession/model"
)

// gate says that the application takes no login of this identity provider, which
// Access asks before it looks at any policy.
func (v *Verdict) gate() {
	own, ok := v.Facts.Session.IDP.Value.ID.Get()
	allowed := v.App.AllowedIDPs
	needsLogin := !v.Facts.isToken() && !v.bypasses()
	switch {
	case needsLogin && v.App.OddIDPs:
		v.open(say("Through which identity providers the application takes a login cannot be read."))
		return
	case needsLogin && len(allowed) > 0 && !ok:
		v.open(say("The application takes logins through some identity providers only, and the session does not report through which one this was."))
		return
	}
	fits := slices.ContainsFunc(allowed, func(id string) bool { return strings.EqualFold(id, own) })
	byWARP := model.Is(v.App.AllowWARP, true) && model.Is(v.Facts.Session.WARP, true)
	if len(allowed) == 0 || fits || byWARP || !needsLogin {
		return
	}
	names := make([]Text, 0, len(allowed))
	for _, id := range allowed {
		names = append(names, v.Facts.provider(id))
	}
	v.open(say("The application takes no login through ", v.Facts.provider(own), ", only through ", some(names, "or"), ": Access asks the person to log in again there, and looks at the policies with that login."))
}

// isGateKnown reports whether it is known by whom the application takes a login, and
// by whom this one was.
func (v *Verdict) isGateKnown() bool {
	return !v.App.OddIDPs && v.Facts.Session.IDP.Value.ID.Presence == model.Reported
}

// open says why a login that would let the person in may not count.
func (v *Verdict) open(because Text) {
	v.Gate = because
	if v.Outcome == LetIn {
		v.Outcome = Open
	}
}

// bypasses reports whether a Bypass policy decides, which needs no login.
func (v *Verdict) bypasses() bool {
	return v.Decider >= 0 && v.Results[v.Decider].Policy.Decision == Bypass
}
