package finding

import (
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/country"
)

var (
	accessRefused = &Kind{
		ID: "access-refused", Severity: Problem, Subject: "Access", Question: WhichApplications, Source: policyDocs,
		Means:  "By what this login reported, no policy of the application lets the person in, or one blocks them. A session is a snapshot of a login; Access judges addresses, countries, certificates and posture with every request anew.",
		Next:   "See to the condition that was not met, or ask whoever looks after the application to change the policy.",
		clause: "an application refuses this login",
	}
	requestRefused = &Kind{
		ID: "request-refused", Severity: Problem, Subject: "Access", Question: WhichApplications, Source: policyDocs,
		Means:  "The access log has a login to the application that was refused. It holds neither the policy nor the reason.",
		Next:   "Look at the policies of the application: they name the condition that was not met.",
		clause: "an application refused a login",
	}
	requestContradicted = &Kind{
		ID: "request-contradicted", Severity: Warning, Subject: "Access", Question: WhichApplications, Source: policyDocs,
		Means:  "The access log has a login that was refused, and by what this session reports the policies would let it in. Something was different then: the posture, the address, the login, or the policies.",
		Next:   "Let the person try again, and read the session anew. If they are refused again, ask for the new Ray ID.",
		Tell:   "Please try it again; if it is refused, read me the new Ray ID.",
		clause: "an application refused a login that its policies would let in",
	}
	accessUnknown = &Kind{
		ID: "access-unknown", Severity: Warning, Subject: "Access", Question: WhichApplications, Source: policyDocs,
		Means:  "Whether the policies of the application let the person in cannot be told, because something that they name is not reported or cannot be read.",
		Next:   "See which condition is not known; with the permission that is named there it can be.",
		clause: "what an application would do cannot be told",
	}
	accessAllowed = &Kind{
		ID: "access-allowed", Severity: Note, Subject: "Access", Question: WhichApplications, Source: policyDocs,
		Means:  "By what this login reported, a policy of the application lets the person in.",
		Next:   "If they still cannot get in, look at what comes after the match, or ask for the Ray ID of the page that refuses them.",
		clause: "an application lets this login in",
	}
	requestAllowed = &Kind{
		ID: "request-allowed", Severity: Note, Subject: "Access", Question: WhichApplications, Source: policyDocs,
		Means:  "The access log has a login to the application that was let in.",
		Next:   "If the person still cannot work, the cause is behind Access: the application itself, or what comes after the login.",
		clause: "an application let a login in",
	}
)

// decided says what is known of applications that were asked about.
func decided(v *view) []Finding {
	var all []Finding
	for i := range v.s.Decided {
		all = append(all, v.ofApp(&v.s.Decided[i]))
	}
	return all
}

func (v *view) ofApp(d *model.Decided) Finding {
	var evidence []Evidence
	if d.Place != "" {
		evidence = append(evidence, v.path(d.Place))
	}
	f := kindOf(d).found(v.sentence(d), evidence...)
	f.Asked, f.Outside = d.Logged != nil, true
	f.Subject = d.App
	if d.Logged != nil {
		f.Subject = outcomeOf(d.Logged) + d.App
	}
	if d.Next != "" {
		f.Next = d.Next
	}
	return f
}

// kindOf returns the sort of finding. What the policies come to counts before what
// the log has, unless they would let in what was refused.
func kindOf(d *model.Decided) *Kind {
	refused := d.Logged != nil && model.Is(d.Logged.Allowed, false)
	letIn, known := d.LetIn.Get()
	switch {
	case known && !letIn:
		return accessRefused
	case known && refused:
		return requestContradicted
	case refused:
		return requestRefused
	case known:
		return accessAllowed
	case d.Sentence != "" && (d.Logged == nil || !model.Is(d.Logged.Allowed, true)):
		return accessUnknown
	default:
		return requestAllowed
	}
}

// outcomeOf is what became of the request, in front of the application's name.
func outcomeOf(l *model.Logged) string {
	switch allowed, ok := l.Allowed.Get(); {
	case !ok:
		return ""
	case allowed:
		return "Let in: "
	default:
		return "Refused: "
	}
}

// sentence says when and from where the request was, and what the policies come to.
func (v *view) sentence(d *model.Decided) string {
	if d.Logged == nil {
		return d.Sentence
	}
	var pieces []string
	if at, ok := d.Logged.At.Get(); ok && clock.IsPlausible(at) && !v.now.IsZero() {
		pieces = append(pieces, clock.Clock{Now: v.now}.Ago(at))
	}
	from := d.Logged.IP
	if place := d.Logged.Country; place != "" {
		from += ", " + country.Words(strings.ToUpper(place))
	}
	if d.Logged.IP != "" {
		pieces = append(pieces, "from "+from)
	}
	before := strings.Join(pieces, ", ")
	switch {
	case before == "" && d.Sentence == "":
		return "Neither the policy nor the reason is kept of it."
	case before == "":
		return d.Sentence
	case d.Sentence == "":
		return before + "; neither the policy nor the reason is kept of it."
	default:
		return before + ": " + lowerFirst(d.Sentence)
	}
}

// lowerFirst returns a sentence of the program as it goes on after a colon.
func lowerFirst(text string) string {
	for _, word := range []string{"By ", "The ", "A ", "These ", "Its "} {
		if strings.HasPrefix(text, word) {
			return strings.ToLower(word) + text[len(word):]
		}
	}
	return text
}

// isJudged reports whether the policies of the application in question were looked at.
func (v *view) isJudged() bool {
	return len(v.s.Decided) > 0 && v.s.Decided[0].LetIn.Presence == model.Reported
}
