package access

import (
	"slices"

	"ztsession/model/text/signs"
)

// Section is the policies that have the same part in a verdict.
type Section struct {
	Title string
	Role  Role
	// Policies are their places in the explanation; there is at least one.
	Policies []int
}

// Sections returns the policies of an explanation as people read them: what decides,
// what may, what does not and what is not looked at.
func (e *Explanation) Sections() []Section {
	applies := "The policy that applies"
	if slices.ContainsFunc(e.Policies, func(l PolicyLine) bool { return l.Role == MayDecide }) {
		applies += ", if no unknown one matches first"
	}
	var sections []Section
	for _, section := range []Section{
		{Title: applies, Role: Decides},
		{Title: "Policies of which it is not known", Role: MayDecide},
		{Title: "Policies that do not apply", Role: NoMatch},
		{Title: "Policies below, which are not looked at", Role: Below},
	} {
		for i := range e.Policies {
			if e.Policies[i].Role == section.Role {
				section.Policies = append(section.Policies, i)
			}
		}
		if len(section.Policies) > 0 {
			sections = append(sections, section)
		}
	}
	return sections
}

// Note is a list of sentences beside the verdict, with what it is of.
type Note struct {
	Title string
	Lines []string
}

// WouldTell is the title of the note that names permissions.
const WouldTell = "More could be told with these permissions"

// Notes returns what comes after the match, how long a session lasts, what is worth a
// look, and what would tell more, as far as there is such.
func (e *Explanation) Notes() []Note {
	after, remarks := make([]string, 0, len(e.After)), make([]string, 0, len(e.Remarks))
	for _, step := range e.After {
		after = append(after, step.String())
	}
	for _, remark := range e.Remarks {
		remarks = append(remarks, remark.Text.String())
	}
	var length []string
	if text := e.Length.String(); text != "" && e.Outcome != Refused {
		length = []string{text}
	}
	all := []Note{{"After the match", after}, {"How long", length}, {"Worth a look", remarks}, {WouldTell, e.Cures}}
	return slices.DeleteFunc(all, func(n Note) bool { return len(n.Lines) == 0 })
}

// Head names the policy and what it does: Staff (Allow).
func (l *PolicyLine) Head() string { return l.Name.String() + " (" + l.Decision.String() + ")" }

// Sign is what stands before a policy: what it means for the person.
func (l *PolicyLine) Sign() string {
	isBlock := l.Decision == Block
	switch {
	case l.Role == Below:
		return signs.Note
	case l.Answer == Unknown:
		return signs.Unknown
	case l.Answer == Yes && !isBlock:
		return signs.Good
	case l.Answer == No && isBlock:
		return signs.Absent
	default:
		return signs.Bad
	}
}

// Beside returns why a policy comes to what it does, and what was wanted beside what
// was found. A reason that says no more than what was found stays empty, and so does
// all of a policy that is not looked at.
func (l *PolicyLine) Beside() (reason, wanted, found string) {
	if l.Role == Below {
		return "", "", ""
	}
	reason = l.Reason.String()
	if l.Answer == Yes || l.AnyOf {
		return reason, "", ""
	}
	wanted, found = l.Wanted.String(), l.Found.String()
	if found == reason {
		reason = ""
	}
	return reason, wanted, found
}
