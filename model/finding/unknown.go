package finding

import (
	"fmt"
	"strings"

	"ztsession/model"
	"ztsession/model/text/words"
)

// Unknown is a question that a session leaves open, so that nobody can say that
// it has no problems.
type Unknown struct {
	// Text is what is not known, as a part of a sentence: isActive is null.
	Text string
	// Evidence is where in the session the answer would stand.
	Evidence model.Path
}

// unknowns find what they are about, in the order in which it is listed.
var unknowns = []func(*model.Session) []Unknown{
	stateUnknown,
	certificateUnknown,
	postureUnknown,
}

// UnknownOf returns what a session leaves open of what findings are about: whether
// it is active, what became of the client certificate, and the result of each
// posture check. A session that reports no certificate and no posture checks
// has none, as with a browser on a device without WARP, so that is not unknown;
// a session that does not say that it is active is.
func UnknownOf(s *model.Session) []Unknown {
	var all []Unknown
	for _, rule := range unknowns {
		all = append(all, rule(s)...)
	}
	return all
}

// stateUnknown finds that isActive is no true or false by itself. A word such as
// "yes" that can be read as one is a guess, which a script must not rely on; true
// in quotation marks, 1 and 0 are none.
func stateUnknown(s *model.Session) []Unknown {
	path := top.Key("isActive")
	switch {
	case s.Result.Exists() && s.Result.Len() == 0:
		return []Unknown{{Text: "the answer has no fields", Evidence: path}}
	case timesSent(s.Result, "isActive") > 1:
		return []Unknown{{Text: "isActive was sent more than once", Evidence: path}}
	case model.Is(s.Active, false):
		return nil
	default:
		return oddField(path, "isActive", s.Active, true)
	}
}

// certificateUnknown finds that what was reported about the client certificate
// cannot be read, or does not fit together.
func certificateUnknown(s *model.Session) []Unknown {
	path := top.Key("mtls_auth")
	mtls := &s.MTLS.Value
	found := oddField(path, "mtls_auth", s.MTLS, false)
	found = append(found, oddField(path.Key("auth_status"), "mtls_auth.auth_status", mtls.AuthStatus, false)...)
	found = append(found, oddField(path.Key("cert_presented"), "mtls_auth.cert_presented", mtls.CertPresented, false)...)
	found = append(found, oddField(top.Key("auth_status"), "auth_status", s.AuthStatus, false)...)
	if len(found) == 0 && s.Certificate().State == model.CertificateUnclear {
		found = append(found, Unknown{Text: "the report about the client certificate is not clear", Evidence: path.Key("auth_status")})
	}
	return found
}

// postureUnknown finds that the posture checks, or the results of some, cannot
// be read or were not reported.
func postureUnknown(s *model.Session) []Unknown {
	path := top.Key("devicePosture")
	if timesSent(s.Result, "devicePosture") > 1 {
		return []Unknown{{Text: "devicePosture was sent more than once", Evidence: path}}
	}
	found := oddField(path, "devicePosture", s.Posture, false)
	if s.Posture.Presence != model.Reported {
		return found
	}
	n := model.CountPosture(s.Posture.Value)
	guessed := 0
	for i := range s.Posture.Value {
		if check := &s.Posture.Value[i]; check.Result() == model.CheckPass && isGuess(check.Success.AsSent) {
			guessed++
		}
	}
	found = nil
	for _, part := range []struct {
		count int
		is    string
	}{{n.NotAsked, "not known, as whoever was asked gave no answer"}, {n.Unreadable, "not readable"}, {n.NotReported, "not reported"}, {guessed, "not sent as true or false"}, {onlyNotChecked(n), "not known, as the rule was not checked"}} {
		if part.count > 0 {
			found = append(found, Unknown{
				Text:     fmt.Sprintf("the result of %d of %s is %s", part.count, words.Count(n.Total(), "posture check", "posture checks"), part.is),
				Evidence: path,
			})
		}
	}
	return found
}

// onlyNotChecked counts the checks that were not carried out, where no other says
// anything about the device: a rule for another platform means nothing beside
// checks of this one, but nothing at all is known of a device without any.
func onlyNotChecked(n model.PostureCount) int {
	if n.Pass+n.Fail > 0 {
		return 0
	}
	return n.NotChecked
}

// isGuess reports whether a truth was read from what is neither true nor false
// in another type: JSON that was sent, or nothing where it was sent as documented.
func isGuess(asSent string) bool {
	switch strings.ToLower(strings.Trim(asSent, "\" ")) {
	case "", "true", "false", "1", "0":
		return false
	}
	return true
}

// oddField finds that a field is of a kind that cannot be read, or was read from
// another kind than documented; with needed also that it has no value.
func oddField[T any](path model.Path, name string, field model.Field[T], needed bool) []Unknown {
	is := ""
	switch {
	case field.Presence == model.Misfit:
		is = "not readable"
	case field.Presence == model.Reported && isGuess(field.AsSent) && needed:
		is = "not sent as true or false"
	case field.Presence == model.Empty && field.AsSent != "" && field.AsSent != "[]":
		is = field.Presence.String()
	case field.Presence != model.Reported && needed:
		is = field.Presence.String()
	default:
		return nil
	}
	return []Unknown{{Text: name + " is " + is, Evidence: path}}
}

// timesSent counts the members of an object that are called name.
func timesSent(object model.Value, name string) int {
	times := 0
	for member := range object.Children() {
		if member.Key() == name {
			times++
		}
	}
	return times
}
