package ticket_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/decode"
	"ztsession/model/finding"
	"ztsession/model/mask"
	"ztsession/model/text/measure"
	"ztsession/model/ticket"
)

var noon = clock.Clock{Now: time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC), Zone: time.FixedZone("CEST", 2*60*60)}

var ref = model.Ref{Account: "a0b1c2d3e4f5061728394a5b6c7d8e9f", User: "5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01", Nonce: "k9Qw3LmT7xRb2VhZ"}

// session returns the session of a saved answer as if it had been looked up.
func session(tb testing.TB, name string) *model.Session {
	tb.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", name+".json"))
	if err != nil {
		tb.Fatal(err)
	}
	doc, err := wire.Parse(body)
	if err != nil {
		tb.Fatal(err)
	}
	saved, err := wire.Recognise(doc)
	if err != nil {
		tb.Fatal(err)
	}
	s := decode.Session(doc, saved.Result)
	s.Origin = model.Origin{Ref: ref, RayID: "8f2c-LHR", FetchedAt: noon.Now}
	return &s
}

func TestText(t *testing.T) {
	for _, name := range []string{"01-all-pass-macos-warp", "02-posture-failures-with-errors", "10-null-and-missing", "hostile"} {
		t.Run(name, func(t *testing.T) {
			golden.RequireEqual(t, ticket.Text(session(t, name), noon, ticket.Program{Version: "v1.2.3"}))
		})
	}
}

// A ticket is read at a glance, whatever the session has.
func TestATicketIsShort(t *testing.T) {
	s := session(t, "02-posture-failures-with-errors")
	check := s.Posture.Value[0]
	for i := range s.Posture.Value {
		if s.Posture.Value[i].Result() == model.CheckFail {
			check = s.Posture.Value[i]
		}
	}
	check.RuleName = model.Known(strings.Repeat("a very long name ", 10_000))
	for range 1000 {
		s.Posture.Value = append(s.Posture.Value, check)
	}
	lines := ticket.Lines(s, noon, ticket.Program{})
	if len(lines) > 14 {
		t.Errorf("%d lines:\n%s", len(lines), strings.Join(lines, "\n"))
	}
	for _, line := range lines {
		if measure.Cells(line) > 400 {
			t.Errorf("a line of %d cells", measure.Cells(line))
		}
	}
}

// Each of the gravest findings stands in the ticket with its reason and evidence.
func TestFindingsStandInTheTicket(t *testing.T) {
	s := session(t, "02-posture-failures-with-errors")
	text := ticket.Text(s, noon, ticket.Program{})
	answer := finding.Of(s, noon.Now)
	if len(answer.Findings) == 0 {
		t.Fatal("the fixture has no findings")
	}
	for i := range answer.Findings[:min(len(answer.Findings), 5)] {
		one := &answer.Findings[i]
		for _, want := range []string{one.Subject, one.Text, string(one.Place())} {
			if !strings.Contains(text, want) {
				t.Errorf("the ticket lacks %q:\n%s", want, text)
			}
		}
	}
}

func TestWithAMaskTheTicketIsMasked(t *testing.T) {
	s := session(t, "02-posture-failures-with-errors")
	email := s.Email.Value
	text := ticket.Text(mask.New().Session(s), noon, ticket.Program{})
	for _, private := range []string{email, ref.Account, ref.User, ref.Nonce, s.IP.Value, s.DeviceID.Value} {
		if private != "" && strings.Contains(text, private) {
			t.Errorf("%q is in\n%s", private, text)
		}
	}
	if !strings.Contains(text, "--user user-") {
		t.Errorf("no masked command in\n%s", text)
	}
}

// againOf returns what a ticket says of how to see a session again.
func againOf(origin model.Origin) string {
	s := &model.Session{Origin: origin}
	for _, line := range ticket.Lines(s, noon, ticket.Program{}) {
		if command, ok := strings.CutPrefix(line, "See it again: "); ok {
			return command
		}
	}
	return ""
}

func TestAgain(t *testing.T) {
	for want, origin := range map[string]model.Origin{
		"ztsession get --account " + ref.Account + " --user " + ref.User + " --nonce " + ref.Nonce: {Ref: ref},
		"ztsession open answer.json":                            {File: "answer.json"},
		"ztsession open 'my $answer.json'":                      {File: "my $answer.json"},
		"ztsession open ./-o":                                   {File: "-o"},
		"ztsession --account a --user u, then p for the person": {Kind: model.FromLastSeen, Ref: model.Ref{Account: "a", User: "u"}},
	} {
		if got := againOf(origin); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	for _, none := range []model.Origin{{File: model.StandardInput}, {File: model.PastedText}, {}} {
		if got := againOf(none); got != "" {
			t.Errorf("%v can be seen again by %s", none, got)
		}
	}
}

func TestAgainNamesAnotherAddressOfTheAPI(t *testing.T) {
	text := ticket.Text(session(t, "01-all-pass-macos-warp"), noon, ticket.Program{BaseURL: "http://127.0.0.1:8787/client/v4"})
	if !strings.Contains(text, "ztsession get --base-url http://127.0.0.1:8787/client/v4 --account ") {
		t.Error(text)
	}
}
