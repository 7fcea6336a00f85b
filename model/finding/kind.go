package finding

import (
	"slices"

	"ztsession/model/reason"
)

// Kind is a sort of finding: all that is the same in each of that sort.
type Kind struct {
	// ID names the sort, for instance posture-failed. Scripts rely on it.
	ID       string
	Severity Severity
	// Subject is what it is about, for the head of its row, where the finding
	// itself does not say it more exactly.
	Subject string
	// Means says in a sentence or two what it means that there is such a finding.
	Means string
	// Next is the next step for the helpdesk, Tell what to say to the person; Tell
	// is empty where there is nothing to say.
	Next, Tell string
	// Look is where the person's computer shows the same, by system.
	Look []reason.Place
	// Source is the page of Cloudflare's documentation about it; empty for none.
	Source string
	// Question is the one of the standard questions that it answers.
	Question Question
	// Open means that with it what matters is not known.
	Open bool
	// clause is what it comes to for the headline, without a subject of its own:
	// the session has ended.
	clause string
}

// Kinds returns the sorts of findings, the gravest first.
func Kinds() []*Kind { return kinds }

// kinds are in the order in which findings of one severity are listed.
var kinds = []*Kind{
	sessionEnded,
	certificateRefused,
	postureFailed,
	stateUnknown,
	postureNotAsked,
	postureUnknown,
	certificateUnknown,
}

// found returns a finding of the sort with its own sentence.
func (k *Kind) found(text string, evidence ...Evidence) Finding {
	if len(evidence) > mostEvidence {
		evidence = evidence[:mostEvidence]
	}
	return Finding{
		ID: k.ID, Severity: k.Severity, Subject: k.Subject, Text: text, Brief: k.clause, Evidence: evidence,
		Next: k.Next, Tell: k.Tell, Look: k.Look, Source: k.Source, Question: k.Question, Open: k.Open,
		rank: slices.Index(kinds, k),
	}
}

// mostEvidence is how many places a finding names, so that one about 100,000
// checks stays as small as one about two.
const mostEvidence = 6

// docs is where Cloudflare's documentation of Zero Trust is.
const docs = "https://developers.cloudflare.com/cloudflare-one/"

// The pages of the documentation.
const (
	sessionDocs   = docs + "access-controls/access-settings/session-management/"
	postureDocs   = docs + "reusable-components/posture-checks/"
	mutualTLSDocs = docs + "reusable-components/posture-checks/access-integrations/mutual-tls-authentication/"
)
