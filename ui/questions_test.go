package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/finding"
	"ztsession/model/lookup"
	"ztsession/model/report"
	"ztsession/ui/screen"
)

// asked is a question of a helpdesk about a story: what keys it takes on the
// screen that opens, and what stands there then.
type asked struct {
	question finding.Question
	story    string
	keys     []string
	says     string
	// small has the keys and the words at 40x12 where they are others, narrow the
	// words at 80x24.
	small  []string
	short  string
	narrow string
	// report is what the text report says; empty where it says the same.
	report string
	// with is the story that this one is compared with.
	with string
}

// The questions of a helpdesk, each on several of the stories.
var questions = []asked{
	{question: finding.WhichChecksFail, story: "disk-not-encrypted", says: "Drive D is not encrypted (C is)."},
	{question: finding.WhichChecksFail, story: "vendor-errors", says: "Kolide counts 2 issues, needs exactly 0."},
	{question: finding.WhichChecksFail, story: "name-in-arabic", says: "The firewall is off."},
	{question: finding.WhichChecksFail, story: "linux-in-the-lab", says: "Volume /home is not encrypted (/ is)."},

	{question: finding.IsActive, story: "disk-not-encrypted", says: "✓ ACTIVE ends in 5d 22h", short: "✓ ACTIVE ends 5d", report: "Session active"},
	{question: finding.IsActive, story: "session-ended", says: "The session was ended before its time"},
	{question: finding.IsActive, story: "past-its-end", says: "It is reported as active, though by the person's list it ended 1h ago."},

	{question: finding.WhichDevice, story: "disk-not-encrypted", says: "BEN-LT-0042", small: []string{"2"}, report: "c41a9d52-7f18-4c0b-9d55-0e6f2ab90021"},
	{question: finding.WhichDevice, story: "six-devices", says: "Sam MacBook Pro", small: []string{"2"}, report: "3 of 6 devices have not logged in for 30 days"},

	{question: finding.WhichCertificate, story: "certificate-expired", says: "A certificate was presented and refused: it has expired."},
	{question: finding.WhichCertificate, story: "certificate-expired", keys: []string{"4"}, says: "CN=Partner Access CA G2", small: []string{"4", "pgdown"}, short: "Partner Access CA"},
	{question: finding.WhichCertificate, story: "certificate-good", keys: []string{"4"}, says: "Presented and accepted."},
	{question: finding.WhichCertificate, story: "certificate-missing", keys: []string{"4"}, says: "The browser presented none."},

	{question: finding.IsWARPOurs, story: "all-well", says: "✓ WARP on, our organisation", narrow: "✓ WARP ours", short: "✓ WARP ours", report: "WARP on, in our organisation"},
	{question: finding.IsWARPOurs, story: "consumer-warp", says: "WARP was on at the login, but not in our organisation: the consumer app, or another team."},

	{question: finding.WhatDiffers, story: "fails-at-home", with: "works-on-the-laptop", says: "Require Gateway: passes there, fails here."},

	{question: finding.WhatDiffers, story: "groups-changed", keys: []string{"p", "2", "esc"}, says: "The last seen identity is newer and has other groups.", report: "Elin Strand"},

	{question: finding.RightLogin, story: "all-well", keys: []string{"1"}, says: "Entra ID (staff)", report: "amina.okafor@example.com"},
	{question: finding.RightLogin, story: "browser-only", says: "A code by e-mail (one-time PIN), which brings no groups."},

	{question: finding.FromWhere, story: "disk-not-encrypted", says: "Sweden (SE), 198.51.100.77", narrow: "Sweden 198.51.100.77", short: "Sweden 198.51.100.77", report: "Sweden (SE), 198.51.100.77"},
	{question: finding.FromWhere, story: "browser-only", says: "The login came through the Tor network."},

	{question: finding.PersonOrProgram, story: "service-token", says: "A program logged in with a service token; there is no person behind it.", short: "service token"},
	{question: finding.PersonOrProgram, story: "token-with-person", says: "A service token logged in, yet the session has an e-mail address."},

	{question: finding.AreResultsFresh, story: "disk-not-encrypted", says: "checked 4m ago", report: "4m ago"},
	{question: finding.AreResultsFresh, story: "stale-posture", says: "5 of 7 results are past the rule's expiration", report: "All 7 results are old: the oldest is from 9d ago."},
	{question: finding.AreResultsFresh, story: "results-expired", says: "3 of 6 results are past the rule's expiration"},

	{question: finding.IsCheckMissing, story: "no-checks-with-warp", says: "No check was reported, though the device is in our organisation"},
	{question: finding.IsCheckMissing, story: "browser-after-the-end", says: "The login came from a browser without WARP, so no device reported anything.", small: []string{"down", "down"}},

	{question: finding.WhichApplications, story: "disk-not-encrypted", keys: []string{"1"}, says: "Wiki (wiki.example.com), CRM", small: []string{"1", "pgdown"}, short: "Wiki (wiki.example.com)"},
	{question: finding.WhichApplications, story: "disk-not-encrypted", keys: []string{"p", "3"}, says: "11m ago CRM", report: "Apps Wiki"},
}

// TestTheTwelveQuestions: each is answered on the screen of every size, by few
// keys or none, and in the text report.
func TestTheTwelveQuestions(t *testing.T) {
	for _, one := range questions {
		for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 12}} {
			t.Run(fmt.Sprintf("%d %s %s %d", one.question, one.story, strings.Join(one.keys, ""), size[0]), func(t *testing.T) {
				t.Parallel()
				source, refs := theCompany(t)
				keys, words := one.keys, one.says
				switch {
				case size[0] == 80 && one.narrow != "":
					words = one.narrow
				case size[0] == 40 && one.short != "":
					words = one.short
				}
				if size[0] == 40 && one.small != nil {
					keys = one.small
				}
				drive(t, Options{Source: source, Ref: refs[one.story], LookUp: true, Now: testNow}, size[0], size[1], func(d *driver) {
					if one.with != "" {
						there, here := d.session(source, refs[one.with]), d.session(source, refs[one.story])
						d.start(d.app.perform(screen.ShowCompare{There: there, Here: here}))
						d.settle()
					}
					d.press(keys...)
					if shown := d.screen(); !strings.Contains(sentences(shown), words) {
						t.Errorf("%s After %q the screen does not say %q:\n%s", one.question, keys, words, shown)
					}
				})
			})
		}
	}
}

// session reads a session as the program does.
func (d *driver) session(source Source, ref model.Ref) *model.Session {
	d.t.Helper()
	s, err := source.Session(d.t.Context(), ref, nil)
	if err != nil {
		d.t.Fatal(err)
	}
	s.Origin = lookup.Entry(d.t.Context(), source, s.Origin)
	return s
}

// sentences returns what a screen shows as running text, without frames.
func sentences(shown string) string {
	frames := strings.NewReplacer("│", " ", "▐", " ", "▾", " ", "▴", " ", "─", " ", "╭", " ", "╮", " ", "╰", " ", "╯", " ")
	return strings.Join(strings.Fields(frames.Replace(shown)), " ")
}

// TestReportsAnswerTheTwelveQuestions: without a key.
func TestReportsAnswerTheTwelveQuestions(t *testing.T) {
	source, refs := theCompany(t)
	for _, one := range questions {
		if one.with != "" {
			continue
		}
		words := one.says
		if one.report != "" {
			words = one.report
		}
		s, err := source.Session(t.Context(), refs[one.story], nil)
		if err != nil {
			t.Fatal(err)
		}
		s.Origin = lookup.Entry(t.Context(), source, s.Origin)
		var out strings.Builder
		if err := report.Text(&out, s, clock.Clock{Now: testNow()}, report.Width); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(strings.Join(strings.Fields(out.String()), " "), words) {
			t.Errorf("%s The report of %s does not say %q:\n%s", one.question, one.story, words, out.String())
		}
	}
}

// TestFewKeysAreNeeded: nine of the twelve questions take no key or one, none
// more than four, and ten stories and more are asked about.
func TestFewKeysAreNeeded(t *testing.T) {
	most, stories := map[finding.Question]int{}, []string{}
	for _, one := range questions {
		most[one.question] = max(most[one.question], len(one.keys))
		if len(one.keys) > 4 || len(one.small) > 4 {
			t.Errorf("%s takes %d keys, and %d on a small screen", one.question, len(one.keys), len(one.small))
		}
		if !slices.Contains(stories, one.story) {
			stories = append(stories, one.story)
		}
	}
	few := 0
	for _, keys := range most {
		if keys <= 1 {
			few++
		}
	}
	if len(most) != 12 || few < 9 || len(stories) < 10 {
		t.Errorf("%d questions, %d of them with one key or none, on %d stories", len(most), few, len(stories))
	}
}
