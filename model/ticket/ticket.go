// Package ticket renders a session in the few lines that a helpdesk person
// pastes into a ticket: what is wrong and what that rests on, who, when, which
// device, the ids for the next level, and how to see it again. Package report
// has everything.
package ticket

import (
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/model/finding"
	"ztsession/model/headline"
	"ztsession/model/sample"
	"ztsession/model/text/inert"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
)

const (
	// mostFindings is how many findings a ticket has a line for.
	mostFindings = 5
	// longestLine is how many cells a line is wide at most: a name can be of any
	// length, and a ticket is read at a glance.
	longestLine = 400
)

// Program is what a ticket says of the program that made it.
type Program struct {
	// Version is the program's version.
	Version string
	// BaseURL is the address of the API, without credentials; empty for Cloudflare's own.
	BaseURL string
	// Again returns the command that shows the session again, for where it is no
	// look-up and no file; nil otherwise.
	Again func(origin model.Origin) string
}

// Text returns the ticket as plain text, lines ended by a line feed. A masked
// session makes a masked ticket. Moments are in UTC, and in the zone of the clock
// beside it. Nothing that other people wrote can mention or link anything where it is
// pasted (see package inert).
func Text(s *model.Session, c clock.Clock, from Program) string {
	var out strings.Builder
	for _, line := range Lines(s, c, from) {
		out.WriteString(line)
		out.WriteString("\n")
	}
	return out.String()
}

// Lines returns the lines of the ticket, none of which has a line end.
func Lines(s *model.Session, c clock.Clock, from Program) []string {
	c.Mode = clock.UTC
	answer := finding.Of(s, c.Now)
	lines := append([]string{Headline(s, &answer)}, findings(answer.Findings)...)
	add := func(label, text string) {
		if text != "" {
			lines = append(lines, label+": "+text)
		}
	}
	if s.Sample != nil {
		add("Others", sample.About(s.Sample, c))
	}
	add("Who", facts.WhoByName(s))
	for i := range s.Decided {
		add("Request", request(&s.Decided[i], c))
	}
	add("Session", session(s, &answer, c))
	add("Device", device(s))
	add("Read", read(s, c))
	lines = append(lines, watched(s.Watched)...)
	add("Ids", ids(s))
	// The command is there to be run, so it stays as it is.
	for i := range lines {
		lines[i] = inert.Text(lines[i])
	}
	add("See it again", again(s.Origin, from))
	add("Made by", strings.TrimSpace("ztsession "+from.Version))
	for i := range lines {
		lines[i] = measure.Truncate(lines[i], longestLine, "...")
	}
	return lines
}

// mostHappenings is how many of the things that happened have a line each; a ticket
// has the last of them.
const mostHappenings = 12

// watched returns what happened while the session was watched.
func watched(all []model.Happening) []string {
	if len(all) == 0 {
		return nil
	}
	const second = "15:04:05"
	lines := []string{"Watched: from " + all[0].At.UTC().Format("2006-01-02 "+second) + " to " + all[len(all)-1].At.UTC().Format(second+" UTC")}
	if more := len(all) - mostHappenings; more > 0 {
		lines = append(lines, "- "+words.Count(more, "thing", "things")+" before")
		all = all[more:]
	}
	for _, one := range all {
		lines = append(lines, "- "+one.At.UTC().Format(second)+" "+one.Text)
	}
	return lines
}

// Headline is the state of the session and what the findings come to, in words of
// ours.
func Headline(s *model.Session, answer *finding.Answer) string {
	state, _ := facts.State(s)
	return state + ": " + answer.Headline
}

// findings returns a line for each of the gravest findings, with the reason and
// the values that it rests on, and one that names the others.
func findings(all []finding.Finding) []string {
	var lines []string
	for i := range all[:min(len(all), mostFindings)] {
		one := &all[i]
		line := "- " + strings.ToUpper(one.Severity.String()) + " " + one.Subject + ": " + one.Text
		if len(one.Evidence) > 0 {
			line += " [" + Evidence(one.Evidence[0]) + "]"
		}
		if one.Others != "" {
			line += " Others: " + one.Others
		}
		lines = append(lines, line)
	}
	if len(all) > mostFindings {
		rest := all[mostFindings:]
		var names []string
		for i := range rest[:min(len(rest), mostFindings)] {
			names = append(names, rest[i].Subject)
		}
		line := "- and " + words.Count(len(rest), "more finding", "more findings") + ": " + strings.Join(names, ", ")
		if len(rest) > len(names) {
			line += ", ..."
		}
		lines = append(lines, line)
	}
	return lines
}

// Evidence is the place that a finding rests on and what stands there.
func Evidence(e finding.Evidence) string {
	if e.Value == "" {
		return e.Place()
	}
	return e.Place() + " = " + e.Value
}

// session is how the session is, without what the headline says and the line of the
// device.
func session(s *model.Session, answer *finding.Answer, c clock.Clock) string {
	var pieces []string
	for _, piece := range headline.ForReport(s, answer, c) {
		if piece.ID != headline.StatePiece && piece.ID != headline.DevicePiece {
			pieces = append(pieces, piece.Text)
		}
	}
	return strings.Join(pieces, signs.Between)
}

// device is what is known of the session's own device beside its id.
func device(s *model.Session) string {
	id, ok := s.DeviceID.Get()
	if !ok || s.Names == nil {
		return ""
	}
	info := s.Names.Devices[id]
	var pieces []string
	for _, piece := range []struct {
		before string
		field  model.Field[string]
	}{{"", info.Name}, {"", info.Type}, {"", info.OSVersion}, {"serial ", info.Serial}, {"client ", info.ClientVersion}} {
		if text, ok := piece.field.Get(); ok {
			pieces = append(pieces, piece.before+text)
		}
	}
	return strings.Join(pieces, ", ")
}

// read is when the session was read, in UTC and where the person is.
func read(s *model.Session, c clock.Clock) string {
	at := s.Origin.FetchedAt
	if at.IsZero() {
		return ""
	}
	at = at.Truncate(time.Second)
	text := at.UTC().Format("2006-01-02 15:04:05 UTC")
	if c.Zone == nil {
		return text
	}
	here := at.In(c.Zone)
	if _, offset := here.Zone(); offset == 0 {
		return text
	}
	return text + here.Format(" (15:04:05 -07:00)")
}

// ids are those that the next level asks for.
func ids(s *model.Session) string {
	var all []string
	add := func(name string, candidates ...string) {
		for _, id := range candidates {
			if id != "" {
				all = append(all, name+" "+id)
				return
			}
		}
	}
	ref := s.Origin.Ref
	add("account", ref.Account, s.AccountID.Value)
	add("user", ref.User, s.UserUUID.Value)
	add("nonce", ref.Nonce)
	add("device", s.DeviceID.Value)
	add("Ray ID", s.Origin.RayID)
	return strings.Join(all, ", ")
}
