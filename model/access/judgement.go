package access

import (
	"slices"
	"strings"

	"ztsession/model"
)

// Judgement is what the three lists of a policy or a group came to: one of
// include, all of require, none of exclude.
type Judgement struct {
	Answer  Answer
	Include []Condition
	Require []Condition
	Exclude []Condition
	// Empty means that include was empty, which matches nobody.
	Empty bool
	// Unread names the lists that could not be read: include, require, exclude.
	Unread []string
}

// ListPart is one of the three lists.
type ListPart uint8

// The lists, in the order in which they are looked at.
const (
	Include ListPart = iota
	Require
	Exclude
)

// String names the list as the dashboard does.
func (p ListPart) String() string {
	switch p {
	case Include:
		return "Include"
	case Require:
		return "Require"
	case Exclude:
		return "Exclude"
	default:
		return "unknown"
	}
}

// lists judges the three lists.
func (j *judge) lists(include, require, exclude model.Field[[]Rule]) Judgement {
	var out Judgement
	read := func(name string, field model.Field[[]Rule]) []Condition {
		if isUnread(field, name == "include") {
			out.Unread = append(out.Unread, name)
		}
		conditions := make([]Condition, 0, len(field.Value))
		for _, rule := range field.Value {
			conditions = append(conditions, j.rule(rule))
		}
		return conditions
	}
	out.Include, out.Require, out.Exclude = read("include", include), read("require", require), read("exclude", exclude)
	out.Empty = len(out.Include) == 0 && !slices.Contains(out.Unread, "include")
	answers := []Answer{anyOf(out.Include), anyOf(out.Exclude).Not()}
	for i := range out.Require {
		answers = append(answers, out.Require[i].Answer)
	}
	if slices.Contains(out.Unread, "include") && answers[0] == No {
		answers[0] = Unknown
	}
	if slices.Contains(out.Unread, "exclude") && answers[1] == Yes {
		answers[1] = Unknown
	}
	if slices.Contains(out.Unread, "require") {
		answers = append(answers, Unknown)
	}
	out.Answer = allOf(answers...)
	return out
}

// isUnread reports whether a list of conditions cannot be read. That there is none is
// plain for require and exclude; an include has to be there to match nobody.
func isUnread(field model.Field[[]Rule], isInclude bool) bool {
	switch field.Presence {
	case model.Misfit:
		return true
	case model.Empty:
		return field.AsSent != ""
	case model.Absent, model.Null:
		return isInclude
	case model.Reported:
		return false
	default:
		return true
	}
}

// Unmet is the first condition that was not met, or that is not known.
type Unmet struct {
	Part   ListPart
	Answer Answer
	// Conditions are those of include, any one of which would do, or the one of
	// require or exclude. There is none for an empty include.
	Conditions []Condition
	// Because is the reason in one sentence.
	Because Text
}

// First returns the first condition that keeps the lists from matching; ok is
// false when they match.
func (o *Judgement) First() (unmet Unmet, ok bool) {
	if o.Answer == Yes {
		return Unmet{}, false
	}
	if first, ok := o.firstInclude(); ok {
		return first, true
	}
	for i := range o.Require {
		if c := &o.Require[i]; c.Answer == o.Answer {
			return Unmet{Require, c.Answer, o.Require[i : i+1], c.Because}, true
		}
	}
	for i := range o.Exclude {
		if c := &o.Exclude[i]; c.Answer.Not() == o.Answer {
			return Unmet{Exclude, o.Answer, o.Exclude[i : i+1], c.Because}, true
		}
	}
	because := say("The policy has conditions that cannot be read.")
	return Unmet{Part: Include, Answer: Unknown, Because: because}, true
}

func (o *Judgement) firstInclude() (Unmet, bool) {
	if o.Empty {
		return Unmet{Part: Include, Answer: No, Because: say("Its include is empty, so it matches nobody.")}, true
	}
	answer := anyOf(o.Include)
	if answer != o.Answer || len(o.Include) == 0 {
		return Unmet{}, false
	}
	if answer == No {
		return Unmet{Include, No, o.Include, includeReason(o.Include)}, true
	}
	var open []Condition
	for _, c := range o.Include {
		if c.Answer == Unknown {
			open = append(open, c)
		}
	}
	return Unmet{Include, Unknown, open, includeReason(open)}, true
}

// includeReason is the reason of the one condition there is, or says that none of
// several is met.
func includeReason(conditions []Condition) Text {
	if len(conditions) == 1 {
		return conditions[0].Because
	}
	wanted := make([]Text, 0, len(conditions))
	isOpen := false
	for _, c := range conditions {
		wanted = append(wanted, c.Wanted)
		isOpen = isOpen || c.Answer == Unknown
	}
	if isOpen {
		return say("It is not known whether one of these fits: ", some(wanted, "or"), ".")
	}
	found := together(distinctFound(conditions))
	if len(found) == 0 {
		return say("Any one of these would do, and none fits: ", some(wanted, "or"), ".")
	}
	return say("Any one of these would do, and none fits: ", some(wanted, "or"), "; found: ", withoutStop(found), ".")
}

// together returns what was found as one text. Where there are sentences among it no
// "and" stands between them.
func together(found []Text) Text {
	isSentence := func(text Text) bool { return strings.HasSuffix(text.String(), ".") }
	if len(found) < 2 || !slices.ContainsFunc(found, isSentence) {
		return some(found, "and")
	}
	var all Text
	for i, text := range found {
		if i == mostListed-1 && len(found) > mostListed {
			all = append(all, Part{Text: "; " + count(len(found)-i) + " more"})
			break
		}
		if i > 0 {
			all = append(all, Part{Text: "; "})
		}
		all = append(all, withoutStop(text)...)
	}
	return all
}

// withoutStop returns a text without the full stop at its end.
func withoutStop(text Text) Text {
	text = slices.Clone(text)
	if last := len(text) - 1; last >= 0 {
		text[last].Text = strings.TrimSuffix(text[last].Text, ".")
	}
	return text
}

// distinctFound returns what was found, each once.
func distinctFound(conditions []Condition) []Text {
	var found []Text
	seen := map[string]bool{}
	for _, c := range conditions {
		if text := c.Found.String(); text != "" && !seen[text] {
			seen[text] = true
			found = append(found, c.Found)
		}
	}
	return found
}

// Sentence returns the reason with what is excluded said as such.
func (u *Unmet) Sentence() Text {
	if u.Part == Exclude && u.Answer == No && len(u.Conditions) == 1 {
		return say("It excludes ", u.Conditions[0].Wanted, ". ", u.Because)
	}
	return u.Because
}

// Wanted returns what would have been wanted, as a part of a sentence.
func (u *Unmet) Wanted() Text {
	if len(u.Conditions) == 0 {
		return nil
	}
	wanted := make([]Text, 0, len(u.Conditions))
	for _, c := range u.Conditions {
		wanted = append(wanted, c.Wanted)
	}
	switch {
	case u.Part == Exclude:
		return say("not ", wanted[0])
	case len(wanted) > 1:
		return say("any one of these would do: ", some(wanted, "or"))
	default:
		return wanted[0]
	}
}

// Found returns what stands in its place, and nothing where nothing does.
func (u *Unmet) Found() Text { return together(distinctFound(u.Conditions)) }
