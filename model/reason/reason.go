// Package reason puts into words why a posture check came to its result: one
// sentence for the row of the check, what the rule wants beside what was found,
// the next step for the helpdesk, what to tell the person, and where to look on
// their computer.
//
// Cloudflare's success is the only verdict. What is compared here explains it
// and never replaces it: where the values meet the rule and the check failed all
// the same, the sentence says so. What rules want is published for every type;
// what devices report is published for disk_encryption, firewall and os_version,
// and in part for file. For the others the names of the rule's own input and
// others that are likely are looked for, which Reason.Guess says.
//
// A new type of rule is one row in the table of its group.
package reason

import (
	"time"

	"ztsession/model"
)

// Reason is why a check came to its result. All texts are safe to print and
// have no line ends; most repeat values that other people wrote.
type Reason struct {
	State model.CheckResult
	// Sentence is for one line, for instance: Drive D is not encrypted (C is).
	Sentence string
	// Parts are the things that the rule is about, what failed first.
	Parts []Part
	// Next is the next step for the helpdesk, Tell what to say to the person.
	// Both are empty for a check that passed.
	Next, Tell string
	// Check is where the person's computer shows the same, by system.
	Check []Place
	// Causes are what is usually behind a failure of this type.
	Causes []string
	// Source is the page of Cloudflare's documentation about the type.
	Source string
	// Guess means that the form of what was found is not published, or that the
	// comparison rests on what is only likely.
	Guess bool
}

// Part is one thing that the rule is about.
type Part struct {
	Name string
	// Wanted and Found are in words; empty where the rule wants nothing of it, or
	// nothing was found.
	Wanted, Found string
	Verdict       Verdict
	// Path is where what was found stands, below the session, or else what is wanted.
	Path model.Path
}

// Verdict is whether what was found is what the rule wants.
type Verdict uint8

// The verdicts on a part. Of a check that passed no part is ever Unmet.
const (
	Unjudged Verdict = iota // not wanted, not found, or not comparable
	Met
	Unmet
)

// Place is where to look on the person's computer.
type Place struct {
	// System is the operating system; empty for any.
	System string
	// How is a command or the way through the settings.
	How string
}

// Of returns why the check came to its result. Spans of time are counted up to
// when the check was made, and up to now where that was not reported; now may be
// zero, and then a date is only repeated.
func Of(check *model.PostureCheck, now time.Time) Reason {
	k := kindOf(check)
	j := &judge{check: check, kind: k, now: now, state: check.Result(), next: k.next, tell: k.tell, places: k.places, guess: k.guess, otherwise: k.otherwise}
	k.judge(j)
	if j.silent() && j.otherwise == "" && check.HasFinding() {
		generic(j)
	}
	return j.reason()
}

// Sentence returns the sentence of Of.
func Sentence(check *model.PostureCheck, now time.Time) string { return Of(check, now).Sentence }

// kind is what is known of a type of rule.
type kind struct {
	// vendor is who is asked about the device; empty for the device itself.
	vendor string
	// unread begins the sentence where the device was not asked: The drives were not read.
	unread string
	// only names the systems on which the type runs, where it is not all of them.
	only string
	// otherwise explains a failure in which no value that is known was reported;
	// it may be empty.
	otherwise string
	// judge compares what was found with what is wanted.
	judge      func(*judge)
	next, tell string
	places     []Place
	causes     []string
	source     string
	guess      bool
}

// The pages of Cloudflare's documentation.
const (
	docs        = "https://developers.cloudflare.com/cloudflare-one/"
	checkDocs   = docs + "reusable-components/posture-checks/"
	clientDocs  = checkDocs + "client-checks/"
	accessDocs  = checkDocs + "access-integrations/"
	serviceDocs = docs + "integrations/service-providers/"
)

// The names of systems in words.
const (
	windows, macOS, linux = "Windows", "macOS", "Linux"
	iOS, android          = "iOS", "Android"
	chromeOS              = "ChromeOS"
)
