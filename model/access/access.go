// Package access tells who decided: which policy of an Access application lets a
// person in or keeps them out, by the facts of one login, and which condition was
// the first that was not met.
//
// It is an evaluator with three values. Each condition is met, not met or
// unknown, with a reason in one sentence and the place that it rests on; what a
// session does not report is unknown and never not met. A session is a snapshot
// of a login, while Access looks at addresses, countries, certificates and
// posture anew with every request, so that a verdict says "by what this login
// reported" and no more.
//
// The facts about policies come from Cloudflare's documentation, below
// https://developers.cloudflare.com/cloudflare-one/access-controls/policies/:
// the order of policies, what include, require and exclude mean and which
// selectors need an identity (index), and which application answers an address
// (app-paths). Where in a session the value for a selector stands is documented
// nowhere; it is what the names of the fields say.
package access

import (
	"slices"
	"strings"

	"ztsession/model/schema"
)

// Answer is what a condition came to.
type Answer uint8

// The answers.
const (
	// Unknown is not reported, not readable or not for this program to know.
	Unknown Answer = iota
	// Yes is met.
	Yes
	// No is not met.
	No
)

// String returns the answer in a word.
func (a Answer) String() string {
	switch a {
	case Yes:
		return "yes"
	case No:
		return "no"
	case Unknown:
		return "unknown"
	default:
		return "unknown"
	}
}

// Not returns the answer to the opposite question.
func (a Answer) Not() Answer {
	switch a {
	case Yes:
		return No
	case No:
		return Yes
	case Unknown:
		return Unknown
	default:
		return Unknown
	}
}

// anyOf returns yes when one of them is, else unknown when one of them is, else no.
func anyOf(conditions []Condition) Answer {
	answer := No
	for i := range conditions {
		switch conditions[i].Answer {
		case Yes:
			return Yes
		case Unknown:
			answer = Unknown
		case No:
		}
	}
	return answer
}

// allOf returns no when one of them is, else unknown when one of them is, else yes.
func allOf(answers ...Answer) Answer {
	answer := Yes
	for _, one := range answers {
		switch one {
		case No:
			return No
		case Unknown:
			answer = Unknown
		case Yes:
		}
	}
	return answer
}

// Text is a text in parts, so that masking replaces what names people and things
// and leaves the words of this program.
type Text []Part

// Part is a piece of a Text.
type Part struct {
	Text string
	// Mask is what the piece is to the eyes of masking; schema.ByName, the zero
	// value, for the words of this program.
	Mask schema.Mask
}

// String returns the text in one piece.
func (t Text) String() string {
	var out strings.Builder
	for _, part := range t {
		out.WriteString(part.Text)
	}
	return out.String()
}

// say joins strings, which are words of this program, parts and texts. Inlined into
// the 200 places that call it, it would make the program 200 KB larger.
//
//go:noinline
func say(pieces ...any) Text {
	var text Text
	for _, piece := range pieces {
		switch p := piece.(type) {
		case string:
			if p != "" {
				text = append(text, Part{Text: p})
			}
		case Part:
			text = append(text, p)
		case Text:
			text = append(text, p...)
		}
	}
	return text
}

// quoted returns a name in quotes.
func quoted(name string, mask schema.Mask) Text { return say(`"`, Part{name, mask}, `"`) }

// listed joins texts with commas and a last word.
func listed(texts []Text, last string) Text {
	var all Text
	for i, text := range texts {
		switch {
		case i > 0 && i == len(texts)-1:
			all = append(all, Part{Text: " " + last + " "})
		case i > 0:
			all = append(all, Part{Text: ", "})
		}
		all = append(all, text...)
	}
	return all
}

// mostListed is how many values a text names.
const mostListed = 4

// some returns the first texts, and how many more there are.
func some(texts []Text, last string) Text {
	if len(texts) <= mostListed {
		return listed(texts, last)
	}
	rest := say(count(len(texts)-mostListed+1), " more")
	return listed(slices.Concat(texts[:mostListed-1], []Text{rest}), last)
}
