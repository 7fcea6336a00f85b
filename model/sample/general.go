package sample

import (
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/text/words"
)

// Share is for whom of those in a sample a rule does not pass, whoever asks.
type Share uint8

// The shares.
const (
	Unclear  Share = iota // too few have a result that says anything
	Nobody                // it passes for all
	Single                // for all but single ones
	Part                  // for some
	All                   // it passes for nobody, or hardly anybody
	OnlyOld               // nearly all results are too old
	someOnes              // not used for a share: the number of shares
)

// shares are the words of each share, for a table and for programs.
var shares = [someOnes]struct{ words, id string }{
	Unclear: {"too few to say", "too_few"}, Nobody: {"nobody", "nobody"}, Single: {"single devices", "single"},
	Part: {"some", "some"}, All: {"everybody", "everybody"}, OnlyOld: {"results too old", "old"},
}

// String returns the share in words.
func (s Share) String() string { return shares[s].words }

// ID returns the share as programs get it.
func (s Share) ID() string { return shares[s].id }

// ShareOf returns for whom a rule does not pass: fails, or could not be asked.
func ShareOf(t model.Tally) Share {
	bad, of := t.Fail+t.NotAsked, t.Pass+t.Fail+t.NotAsked
	switch verdict := verdictOn(bad, of); {
	case verdictOn(t.Stale, of+t.Stale) == Everybody:
		return OnlyOld
	case verdict == TooFew:
		return Unclear
	case bad == 0:
		return Nobody
	case verdict == OnlyThem:
		return Single
	case verdict == Everybody:
		return All
	default:
		return Part
	}
}

// FailsFor says for whom a rule does not pass, and on which system where that is
// what makes the difference: everybody on Windows.
func FailsFor(rule *model.SampledRule) string {
	share := ShareOf(rule.All)
	if share != Part && share != Single {
		return share.String()
	}
	var on []string
	for i := range rule.On {
		if ShareOf(rule.On[i].Tally) == All {
			on = append(on, rule.On[i].System)
		}
	}
	if len(on) == 0 {
		return share.String()
	}
	return All.String() + " on " + strings.Join(on, ", ")
}

// Lead says in a sentence or two what a sample holds: how many sessions were read
// and which were left out.
func Lead(s *model.Sample) string {
	text := "The newest " + words.Count(s.Read, "session", "sessions") + " of other people"
	switch s.Read {
	case 0:
		return "No session of other people was read." + leftOut(s)
	case 1:
		text = "The newest session of 1 other person"
	}
	if s.NoChecks > 0 {
		text += ", " + words.Thousands(s.NoChecks) + " of them without posture checks"
	}
	text += "."
	switch s.From {
	case model.FromAccessLog:
	case model.FromPeopleList:
		text += " They are from the list of people, since the access log has none."
	case model.FromBoth:
		text += " Some are from the list of people, since the access log has too few."
	}
	return text + leftOut(s)
}

// About says what a sample holds, why it has no more, and when it was read.
func About(s *model.Sample, c clock.Clock) string {
	text := Lead(s)
	if short := Shortfall(s); short != "" {
		text += " " + short
	}
	if s.At.IsZero() {
		return text
	}
	return text + " Read " + c.Exact(s.At) + "."
}

// leftOut counts those whose session is not among them.
func leftOut(s *model.Sample) (text string) {
	if s.NoSession > 0 {
		text += " " + words.Count(s.NoSession, "person has", "people have") + " no active session."
	}
	if s.NotRead > 0 {
		text += " " + words.Count(s.NotRead, "session", "sessions") + " could not be read."
	}
	return text
}

// Shortfall says why a sample has fewer sessions than were wanted; empty where it
// has as many.
func Shortfall(s *model.Sample) string {
	wanted := " of " + words.Thousands(s.Wanted)
	switch s.Ended {
	case model.SampleFewPeople:
		return "There are no more people whose session could be read."
	case model.SampleStopped:
		return "Stopped after " + words.Thousands(s.Read) + wanted + "."
	case model.SampleFewRequests:
		return "Ended after " + words.Thousands(s.Read) + wanted + ", since few requests are left."
	case model.SampleFailing:
		return "Ended after " + words.Thousands(s.Read) + wanted + ", since one request after the other failed."
	case model.SampleComplete:
		return ""
	default:
		return ""
	}
}
