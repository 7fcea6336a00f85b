package accessible_test

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"ztsession/api"
	"ztsession/api/sim"
	"ztsession/model"
	"ztsession/model/credential"
	"ztsession/model/mask"
	"ztsession/model/recording"
	"ztsession/model/watch"
	"ztsession/ui"
)

// TestTheTourIsSaid in three steps, which can be left at each of them.
func TestTheTourIsSaid(t *testing.T) {
	t.Parallel()
	d := newDesk(t, sim.Options{})
	d.opts.Tour = true
	wants(t, d.types(t, "", "", "ben"), "Tour, 1 of 3: Find the caller.", "Tour, 2 of 3:", "Tour, 3 of 3:", "only reads", "Who is it?", "These people fit:")
	for _, skip := range []string{"b", "s", "и"} {
		said := d.types(t, skip, "ben")
		wants(t, said, "Tour, 1 of 3:", "Who is it?", "These people fit:")
		if strings.Contains(said, "2 of 3") {
			t.Errorf("%s does not skip it", skip)
		}
	}
	if said := d.types(t, "", "q"); strings.Contains(said, "Who is it?") || d.ended != nil {
		t.Errorf("q does not quit: %v\n%s", d.ended, said)
	}
}

// TestOtherWaysThanAToken: an e-mail and its key, and the link to one that reads more.
func TestOtherWaysThanAToken(t *testing.T) {
	t.Parallel()
	d := newDesk(t, sim.Options{})
	source := d.opts.Source
	var with model.Credential
	d.opts.Source, d.opts.Connect = nil, func(c model.Credential) (ui.Source, error) { with = c; return source, nil }
	secrets := []string{"policies", "Key", "canary-of-a-key"}
	d.at.ReadSecret = func(context.Context, string) (string, error) {
		next := secrets[0]
		secrets = secrets[1:]
		return next, nil
	}
	said := d.types(t, "me@example.com", "ben")
	wants(t, said, "There are no credentials", credential.TokenLink(), "the word policies", credential.PolicyTokenLink(), "E-mail, empty for none:", "These people fit:")
	if with.Email != "me@example.com" || with.Key.Reveal() != "canary-of-a-key" || strings.Contains(said, "canary") {
		t.Errorf("it asks with %+v and says\n%s", with, said)
	}
	secrets = []string{"key", ""}
	if d.types(t, ""); d.ended != nil {
		t.Errorf("it ends with %v", d.ended)
	}
}

// TestAnAccountIsChosenTypedAndChanged.
func TestAnAccountIsChosenTypedAndChanged(t *testing.T) {
	t.Parallel()
	d := furnished(t, sim.Options{})
	id := d.opts.Ref.Account
	d.opts.Ref.Account = ""
	wants(t, d.types(t, "1", "4", "2", "a"), "In which account?", "1. Example Corp; Id: "+id, "Another account than "+id, "In which account?", "Another account than b1c2")
	d = newDesk(t, sim.Options{Forbid: []string{"accounts"}})
	d.opts.Ref.Account = ""
	wants(t, d.types(t, "ben", "h", "", id, "ben"), "Account id, 32 hexadecimal digits", "That is no account id.", "It stands in the address of the dashboard", "Asking for the accounts.", "Account id", "Who is it?", "These people fit:")
}

// TestARecordingIsGoneThrough state by state, with the ages of each.
func TestARecordingIsGoneThrough(t *testing.T) {
	t.Parallel()
	d := newDesk(t, sim.Options{})
	replay := recorded(t, d)
	d.opts.Session, d.opts.Replay, d.opts.Source = replay.States[len(replay.States)-1].Session, replay, nil
	said := d.types(t, "state before", "next state", "another state", "7", "another state", "1", "what happened", "8", "b")
	wants(t, said, "State 2 of 2 in a recording of", "The state before", "State 1 of 2", "State 2 of 2", "There is no such state.", "State 1 of 2", "What happened: ", "now he restarts", "now he restarts", "Ids: ")
	if d.ended != nil {
		t.Errorf("it ended with %v", d.ended)
	}
}

// recorded is a recording of a session whose checks change.
func recorded(t *testing.T, d *desk) *watch.Replay {
	t.Helper()
	var file bytes.Buffer
	r, err := recording.Record(closing{&file}, "case.jsonl", recording.Header{At: noon(), Interval: 15 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	for i, story := range d.simulated.Stories()[:2] {
		s, err := d.opts.Source.Session(t.Context(), story.Ref, func(model.Progress) {})
		if err != nil {
			t.Fatal(err)
		}
		s.Origin.FetchedAt = noon().Add(time.Duration(i) * time.Minute)
		if err := r.Answer(s); err != nil {
			t.Fatal(err)
		}
		if err := r.Marker(noon().Add(time.Duration(i)*time.Minute+time.Second), "now he restarts"); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Stop(noon().Add(time.Hour), "stopped"); err != nil {
		t.Fatal(err)
	}
	_, read, err := api.OpenSaved(&file, "case.jsonl", noon())
	if err != nil {
		t.Fatal(err)
	}
	return watch.Of(read)
}

// closing is a file in memory.
type closing struct{ *bytes.Buffer }

func (closing) Close() error         { return nil }
func (closing) Truncate(int64) error { return nil }

// TestAnyKeyboardWillDo: letters and digits of other scripts are those of their keys.
func TestAnyKeyboardWillDo(t *testing.T) {
	t.Parallel()
	d := newDesk(t, sim.Options{})
	wants(t, d.types(t, "ben", "١", "۱", "е", "ф", "и", "й"), "Session of ben", "Times are in local time.", "1. What is wrong", "Active sessions, newest first:")
	wants(t, d.types(t, "ben", "1", "４", "ｂ"), "Access log, newest first.", "Active sessions, newest first:")
}

// TestACopyGoesToTheClipboardOfAPerson, and a script is not offered one.
func TestACopyGoesToTheClipboardOfAPerson(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		d := furnished(t, sim.Options{})
		if said := d.types(t, "ben", "1", "1"); strings.Contains(said, "clipboard") {
			t.Errorf("a script is offered a clipboard:\n%s", said)
		}
		d.at.Echoes, d.typist = true, true
		wants(t, d.types(t, "ben", "1", "1", "clipboard"), "Copy the lines for a ticket to the clipboard", "Sent to the terminal")
		if text := d.opts.Clipboard.(*board).text; !strings.Contains(text, "Who: Ben Lindqvist") {
			t.Errorf("what is copied is %q", text)
		}
		d.opts.Mask = mask.New().At(mask.People)
		d.types(t, "ben", "1", "1", "clipboard")
		if text := d.opts.Clipboard.(*board).text; strings.Contains(text, "Lindqvist") {
			t.Errorf("masked it is %q", text)
		}
	})
}

// TestAPasteOfSeveralLinesIsOneText on a terminal, where all of it comes at once.
func TestAPasteOfSeveralLinesIsOneText(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		d := newDesk(t, sim.Options{})
		d.at.Echoes = true
		said := d.types(t, "Sorry, you have been blocked", "Contact the owner of the site", "", "Ray ID: 9a1b2c3d4e5f0002")
		wants(t, said, "Who is it?", "Asking for the request in the access log.", "The request that led here:")
		if strings.Contains(said, "Asking for people") {
			t.Errorf("each line is looked for:\n%s", said)
		}
	})
}
