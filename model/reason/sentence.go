package reason

import (
	"slices"
	"strings"

	"ztsession/model"
	"ztsession/model/text/words"
)

// mostClauses is how many clauses a sentence has at most; the parts have them all.
const mostClauses = 3

// reason returns what the judge came to.
func (j *judge) reason() Reason {
	r := Reason{State: j.state, Parts: j.parts, Source: j.kind.source, Guess: j.guess}
	switch j.state {
	case model.CheckPass:
		r.Sentence = j.passed()
	case model.CheckNotChecked:
		r.Sentence, r.Next, r.Tell = j.notChecked(), notCheckedNext, notCheckedTell
		if j.check.Absence != model.HasEntry {
			r.Next, r.Tell = absentNext(j.check.Absence)
		}
	case model.CheckNotAsked:
		r.Sentence, r.Next, r.Tell = j.notAsked()
	case model.CheckFail:
		r.Sentence, r.Next, r.Tell = j.failed(), j.next, j.tell
		r.Check, r.Causes = j.onSystem(), j.kind.causes
		if every, ok := j.check.Schedule.Get(); ok && j.kind.vendor == "" {
			r.Next += " The device reports every " + words.Clip(every, mostSpan) + "."
		}
	case model.CheckUnreadable:
		r.Sentence = j.withValues("Whether it passed came in a form that cannot be read.")
	case model.CheckNotReported:
		r.Sentence = j.withValues("Whether it passed was not reported.")
	default:
		r.Sentence = j.withValues("The result is not known.")
	}
	if len(r.Parts) > mostParts {
		r.Parts = r.Parts[:mostParts]
	}
	for i := range r.Parts {
		// Only a failure is marked: of the others nothing is known that is wrong.
		if r.Parts[i].Verdict == Unmet && j.state != model.CheckFail {
			r.Parts[i].Verdict = Unjudged
		}
	}
	return r
}

// sentences joins clauses as sentences.
func sentences(clauses []string) string {
	if more := len(clauses) - mostClauses; more > 0 {
		clauses = append(clauses[:mostClauses:mostClauses], "And "+words.Count(more, "thing", "things")+" more")
	}
	out := make([]string, len(clauses))
	for i, clause := range clauses {
		out[i] = stop(clause)
	}
	return strings.Join(out, " ")
}

func (j *judge) passed() string {
	switch {
	case len(j.faults) > 0:
		return "Passed, though the values do not meet the rule: " + sentences(j.faults[:1])
	case len(j.fine) > 0:
		return sentences(j.fine)
	case j.check.HasFinding():
		return "Passed."
	default:
		return "Passed; what was found was not reported."
	}
}

func (j *judge) failed() string {
	problem := words.Clip(j.check.ErrorText(), mostError)
	switch {
	case len(j.faults) > 0:
		return sentences(j.faults)
	case len(j.open) > 0:
		return sentences(j.open)
	case len(j.fine) > 0:
		return "The values meet the rule, yet Cloudflare reports a failure; the result may be older than the rule."
	case j.otherwise != "":
		return stop(j.otherwise)
	case problem != "":
		return stop("Failed: " + problem)
	default:
		return "Marked as failed; the reply does not say why."
	}
}

// stop ends a sentence.
func stop(text string) string {
	if strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?") {
		return text
	}
	return text + "."
}

// withValues adds what the values say to a sentence about a verdict that is not
// known.
func (j *judge) withValues(sentence string) string {
	if j.check.Presence == model.Misfit {
		return "The entry is not readable."
	}
	if clauses := slices.Concat(j.faults, j.fine); len(clauses) > 0 {
		return sentence + " Found: " + sentences(clauses[:1])
	}
	return sentence
}

// What a check that was not made asks of the helpdesk and of the user.
const (
	notCheckedNext = "Nothing to repair on the computer, if the rule is for another system. A policy that requires this check is not met by it; see whether it should."
	notCheckedTell = "This check does not seem to be made on your device; I will see whether it should be."
)

func (j *judge) notChecked() string {
	if j.check.Absence != model.HasEntry {
		return absent(j.check)
	}
	unread := j.kind.unread
	if unread == "" {
		unread = j.kind.vendor + " was not asked about this device"
	}
	switch problem := j.check.ErrorText(); {
	case !isOnlyNotChecked(problem):
		return stop(unread + ": " + words.Clip(problem, mostError))
	case j.check.Rule != nil && len(j.check.Rule.Platforms) > 0:
		return unread + "; the rule is for " + words.Clip(j.check.Rule.Systems(), mostError) + "."
	case j.systemWanted() != "":
		return unread + "; the rule is for " + j.systemWanted() + "."
	case j.kind.only != "":
		return unread + "; this check runs on " + j.kind.only + " only."
	case j.kind.vendor != "":
		return unread + "."
	default:
		return unread + "; the rule may be for another system."
	}
}

// absent says why a rule of the account has no entry in the session; of several in
// one row, which they are.
func absent(check *model.PostureCheck) string {
	if check.Rule == nil {
		return words.Clip(check.Description.Value, mostRules)
	}
	systems := words.Clip(check.Rule.Systems(), mostError)
	switch check.Absence {
	case model.Unreported:
		return "No result: newer than the login, or not reported yet."
	case model.UnknownSystem:
		return "For " + systems + "; this device's system is not known."
	case model.VendorSilent:
		return "The vendor gave no result for this device."
	case model.SwitchedOff:
		return "Switched off in the account, so it cannot pass."
	case model.OtherSystem:
		return "For " + systems + "."
	case model.NoDevice:
		return "No device took part in this login."
	case model.HasEntry:
	}
	return ""
}

// absentNext returns the next step about a rule without an entry, and what to say to
// the person; both are empty where there is nothing to do.
func absentNext(state model.RuleState) (next, tell string) {
	switch state {
	case model.Unreported:
		return "If an application asks for it: see that the Cloudflare client is connected, wait for its next report, and let the person log in again.",
			"Please see that the Cloudflare client is connected, wait five minutes and log in again."
	case model.VendorSilent:
		return "If an application asks for it: see whether the vendor's console knows the device by its serial number.", ""
	case model.SwitchedOff:
		return "Ask an administrator: Cloudflare switches off rules that rest on something retired. A policy that requires it is met by nobody.", ""
	case model.UnknownSystem, model.OtherSystem:
		return "Nothing to repair on the computer. A policy that requires this check is not met by a device of another system.", ""
	case model.NoDevice:
		return "If an application asks for it: let the person connect the Cloudflare client, wait five minutes and log in again.",
			"Please see that the Cloudflare client is connected, wait five minutes and log in again."
	case model.HasEntry:
	}
	return "", ""
}

// mostRules is how many characters the names of rules in one row take.
const mostRules = 200

// isOnlyNotChecked reports whether an error adds nothing to the state's own words.
func isOnlyNotChecked(text string) bool {
	text = strings.ToLower(strings.Trim(text, " .!"))
	return text == "" || strings.HasSuffix(text, "not checked") && len(text) < len("the posture rule was not checked")
}

func (j *judge) notAsked() (sentence, next, tell string) {
	name, problem := j.kind.vendor, words.Clip(j.check.ErrorText(), mostError)
	if name == "" {
		next = "Look whether the Cloudflare client on the device is connected, then read the session again."
		return stop(j.kind.unread + ": " + problem), next, "We could not read this from your computer just now; it may well be in order."
	}
	tell = "Your computer may well be in order: the question to " + name + " did not go through. You need to do nothing."
	again := " An administrator sees the integration in the dashboard, and Test there asks again."
	switch j.check.Trouble() {
	case model.SignInRefused:
		sentence = name + " could not be asked: " + signIn(problem) + "."
		next = "An administrator renews the credential of the " + name + " integration in the dashboard and presses Test."
	case model.Throttled:
		sentence, next = name+" could not be asked: it limits how often Cloudflare may ask.", "Wait for the next report, then read the session again."+again
	case model.NoAnswer:
		sentence, next = name+" could not be asked: it did not answer.", "Wait for the next report, then read the session again."+again
	case model.DeviceUnknown:
		sentence = name + " does not know this device."
		if strings.Contains(strings.ToLower(problem), "serial") {
			sentence = name + " does not know this device's serial number."
		}
		next = "Look the device up in " + name + " by its serial number: it is missing there, or the number is blank or there twice."
		tell = "Our records in " + name + " have no match for this computer. Please tell me its serial number."
	default:
		sentence, next = name+" gave no result for this device.", "See whether "+name+" has the device, by its serial number."+again
		if problem != "" {
			sentence = stop(name + " could not be asked: " + problem)
		}
	}
	if len(j.faults) > 0 {
		sentence += " The reply holds all the same: " + sentences(j.faults[:1])
	}
	return sentence, next, tell
}

// signIn says why a vendor does not let Cloudflare in.
func signIn(problem string) string {
	text := strings.ToLower(problem)
	what := ""
	switch {
	case strings.Contains(text, "secret"):
		what = "its client secret"
	case strings.Contains(text, "token"):
		what = "its API token"
	case strings.Contains(text, "credential"):
		what = "its credential"
	}
	switch {
	case what != "" && strings.Contains(text, "expired"):
		return what + " has expired"
	case strings.Contains(text, "forbidden"), strings.Contains(text, "permission"), strings.Contains(text, "403"):
		return "its credential lacks a permission"
	default:
		return "Cloudflare cannot sign in to it"
	}
}
