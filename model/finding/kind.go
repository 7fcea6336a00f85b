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
	// Problems.
	accessRefused,
	requestRefused,
	sessionEnded,
	certificateRefused,
	authorityExpired,
	serviceTokenEnded,
	registrationEnded,
	postureFailed,
	// Warnings.
	requestContradicted,
	accessUnknown,
	stateUnknown,
	postureUnknown,
	postureNotAsked,
	certificateAsked,
	certificateHost,
	certificateContradictory,
	certificateUnclear,
	sessionPastEnd,
	otherUser,
	otherAccount,
	tokenWithPerson,
	warpElsewhere,
	registrationsEnded,
	clientSwitchedOff,
	clientNotConnected,
	placeTor,
	postureExpired,
	postureStale,
	deviceUnseen,
	authorityEndsSoon,
	serviceTokenEndsSoon,
	groupsOld,
	inFuture,
	clockSkew,
	// Notes.
	accessAllowed,
	requestAllowed,
	sessionEndsSoon,
	sessionUnlisted,
	tokenLogin,
	serviceTokenUnlisted,
	tokenUnsaid,
	pinLogin,
	warpOff,
	clientConnectedSince,
	warpContradictory,
	warpOtherAccount,
	postureNone,
	postureRuleMissing,
	postureBeforeLogin,
	postureTypeUnknown,
	certificateNotPresented,
	placeUnknown,
	deviceShared,
	deviceUnrelated,
	devicesIdle,
	identityDrift,
	answerOdd,
}

// found returns a finding of the sort with its own sentence.
func (k *Kind) found(text string, evidence ...Evidence) Finding {
	// What was not reported is evidence only where that is the finding.
	kept := 0
	for i, one := range evidence {
		if (i == 0 || one.Value != "") && kept < mostEvidence {
			evidence[kept] = one
			kept++
		}
	}
	evidence = evidence[:kept]
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
	sessionDocs      = docs + "access-controls/access-settings/session-management/"
	policyDocs       = docs + "access-controls/policies/"
	tokenDocs        = docs + "access-controls/applications/http-apps/authorization-cookie/application-token/"
	serviceTokenDocs = docs + "access-controls/service-credentials/service-tokens/"
	pinDocs          = docs + "integrations/identity-providers/one-time-pin/"
	postureDocs      = docs + "reusable-components/posture-checks/"
	mutualTLSDocs    = docs + "reusable-components/posture-checks/access-integrations/mutual-tls-authentication/"
	deviceDocs       = docs + "team-and-resources/devices/"
	clientDocs       = docs + "team-and-resources/devices/cloudflare-one-client/"
	dexDocs          = docs + "insights/dex/"
	usersDocs        = docs + "team-and-resources/users/users/"
)
