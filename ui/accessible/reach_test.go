package accessible_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"ztsession/api/sim"
	"ztsession/model"
	"ztsession/model/recording"
	"ztsession/ui"
	"ztsession/ui/clipboard"
	"ztsession/ui/keys"
	"ztsession/ui/screen/manual"
)

// store keeps look-ups in memory.
type store struct {
	on, people bool
	all        []model.Recent
}

func (s *store) Enabled() (bool, error) { return s.on, nil }
func (s *store) Enable(on bool) error {
	s.on = on
	if !on {
		s.all = nil
	}
	return nil
}
func (s *store) List() ([]model.Recent, error) { return s.all, nil }
func (s *store) Add(ref model.Ref, person string) error {
	if s.on {
		s.all = append(s.all, model.Recent{Ref: ref, At: noon(), Person: person})
	}
	return nil
}

func (s *store) Bookmark(ref model.Ref, name string) error {
	s.all = append(s.all, model.Recent{Ref: ref, At: noon(), Name: name})
	return nil
}

func (s *store) Forget(ref model.Ref) error {
	s.all = slices.DeleteFunc(s.all, func(one model.Recent) bool { return one.Ref == ref })
	return nil
}
func (s *store) ForgetAll() error           { s.all = nil; return nil }
func (s *store) KeepsPeople() (bool, error) { return s.people, nil }
func (s *store) KeepPeople(keep bool, _ map[model.Ref]string) error {
	s.people = keep
	return nil
}
func (s *store) Path() string { return "/home/me/.local/state/ztsession" }

// board is a clipboard that is reached through the terminal.
type board struct{ text string }

func (b *board) Copy(_ context.Context, text string) (clipboard.Copied, error) {
	b.text = text
	return clipboard.Copied{Way: clipboard.Terminal}, nil
}

// memory is a file in memory.
type memory struct{ strings.Builder }

func (*memory) Close() error         { return nil }
func (*memory) Truncate(int64) error { return errors.New("nothing is cut here") }

// furnished is a desk with everything that the program can be given.
func furnished(t *testing.T, options sim.Options) *desk {
	t.Helper()
	d := newDesk(t, options)
	d.opts.Manual = func() []manual.Chapter {
		return []manual.Chapter{{Title: "Looking somebody up", Text: "Type a part of a name.\n\n  ztsession get"}, {Title: "Watching", Text: "Again and again."}}
	}
	d.opts.Recents = &store{on: true, all: []model.Recent{{Ref: d.simulated.Stories()[0].Ref, At: noon().Add(-time.Hour), Name: "works on the laptop"}}}
	d.opts.Watching.Record = func(name string, h recording.Header) (*recording.Recorder, error) {
		return recording.Record(&memory{}, name, h)
	}
	d.opts.Clipboard = &board{}
	saved, err := d.opts.Source.Session(t.Context(), d.simulated.Stories()[0].Ref, func(model.Progress) {})
	if err != nil {
		t.Fatal(err)
	}
	d.opts.OpenFile = func(name string) (*model.Session, error) {
		s := *saved
		s.Origin = model.Origin{File: name}
		return &s, nil
	}
	return d
}

// way is how one does line by line what actions of the screens do.
type way struct {
	// does are the IDs of the actions; one that ends in a dot is all that begin so.
	does string
	// types are the lines behind a person and a session, unless they begin with "..":
	// then they are all lines.
	types []string
	says  []string
	// instead is why there is nothing of the kind, where there is not.
	instead string
}

var ways = []way{
	{does: "help help.in-field help.filter help.keep help.cancel", types: []string{"h"}, says: []string{"b goes back, q quits.", "x replaces names"}},
	{does: "manual manual.read manual.next manual.previous", types: []string{"m", "1", "b"}, says: []string{"The manual. Which chapter?", "Type a part of a name.", "ztsession get", "Session of"}},
	{does: "back quit interrupt suspend", types: []string{"b", "b", "b", "q"}, says: []string{"Active sessions, newest first:", "These people fit:", "Look up a session."}},
	{does: "mouse palette palette.in-field palette.do palette.close session.zoom", instead: "Every choice is said, and found by its words."},
	{does: "move. choose. form. session.next session.previous person.next person.previous menu.choose session.copy.plain copy.plain plain.whole", instead: "A line is typed, and what is said can be selected as it is."},
	{does: "time", types: []string{"t", "t"}, says: []string{"Times are in local time.", "Times are in UTC."}},
	{does: "mask mask.in-field", types: []string{"x", "8"}, says: []string{"Masked: names", "Session of email-1", "Who: person-1"}},
	{does: "tabs. history.", types: []string{"b", "b", "b", "a", "1"}, says: []string{"1. Opened before: Session of ben.lindqvist@example.com.", "Session of ben.lindqvist@example.com."}},
	{does: "list.search list.next-match list.previous-match list.filter list.unfilter", types: []string{"4", "/bitlocker", "a"}, says: []string{"1 choice has that:", "1. FAIL: BitLocker", "10. PASS"}},
	{does: "list.sort list.turn", types: []string{"the person", "access log: allowed", "order them", "2", "a"}, says: []string{"By which column?", "Order them otherwise: now by"}},
	{does: "session.pane.answer answer.read answer.go", types: []string{"1"}, says: []string{"1. Problem: BitLocker", "From: .devicePosture", "Next:", "Tell them:", "Means:", "Called: posture-failed", "Read more: https://", "Check on Windows:"}},
	{does: "session.pane.identity", types: []string{"2"}, says: []string{"Identity.", "E-mail: ben.lindqvist@example.com", "For support."}},
	{does: "session.pane.devices devices.details", types: []string{"3"}, says: []string{"1. BEN-LT-0042", "Logged in:", "Serial"}},
	{does: "session.pane.posture posture.read posture.failures", types: []string{"4", "1"}, says: []string{"1. FAIL: BitLocker on every disk. Drive D is not encrypted (C is). 4m ago", "Drive D: found not encrypted, wanted encrypted", "Measured:", "Wanted (input)."}},
	{does: "session.pane.mtls", types: []string{"5"}, says: []string{"The browser presented none.", "for support."}},
	{does: "session.pane.json session.pager session.editor json.fold-all json.unfold-all session.json", types: []string{"6"}, says: []string{`"devicePosture": {`}},
	{does: "json.filter json.unfilter json.narrow", types: []string{"part of the json", ".result.email", "1", "D", ".result.["}, says: []string{"1 value comes out of it.", `"ben.lindqvist@example.com"`, ".result.devicePosture", "The filter does not work:"}},
	{does: "session.pane.access access.other access.ask access.cancel", types: []string{"who decided", "https://crm.example.com/"}, says: []string{"1. CRM: By what this login reported", "2. Wiki:", "CRM, at crm.example.com: would be refused.", "Worth a look:"}},
	{does: "access.policies access.policy", types: []string{"who decided", "1", "1"}, says: []string{"1. Sales on encrypted computers (Allow): does not match. Drive D is not encrypted (C is).", "Allow: whom it matches is let in.", "Include, ", "Wanted: ", "Rests on: Session"}},
	{does: "session.refresh", types: []string{"read it again"}, says: []string{"Asking for the session again.", "Session of", "ACTIVE"}},
	{does: "session.person person.tab.sessions person.open person.refresh", types: []string{"the person", "read the sessions again", "1"}, says: []string{"Active sessions, newest first:", "Refused: CRM", "Asking for the active sessions.", "Asking for the session."}},
	{does: "person.tab.last-seen", types: []string{"the person", "last seen"}, says: []string{"last seen identity, not a session"}},
	{does: "person.tab.failed-logins", types: []string{"the person", "failed logins", "1"}, says: []string{"Failed logins, newest first.", "Ray ID:", "The request that led here:"}},
	{does: "person.tab.access-log person.refused", types: []string{"the person", "access log: refused", "1"}, says: []string{"Access log, newest first.", "The log reaches back to", "Only logins of people are in it", "Asking for the policies of the application.", "The request that led here:", "Refused: CRM: 11m ago"}},
	{does: "person.mark person.compare session.mark session.compare pick.choose", types: []string{"compare with", "last seen", "b", "amina.okafor@example.com"}, says: []string{"Compare with what?", "Bookmark: ", "beside that of", "Asking for the other session.", "BitLocker"}},
	{does: "pick.file pick.cancel", types: []string{"compare with", "works.json"}, says: []string{"BitLocker on every disk"}},
	{does: "compare.read compare.all compare.noise compare.swap compare.copy", types: []string{"compare with", "amina.okafor@example.com", "same too", "ids and times", "swap", "ticket"}, says: []string{"Swap the sides", "Leave out ids and times", "amina.okafor"}},
	{does: "compare.explain compare.json", types: []string{"compare with", "amina.okafor@example.com", "b", "b", "explain a field", ".geo.country"}, says: []string{"[.geo.country]", "Means: The country", `Was sent: "SE"`}},
	{does: "session.explain explain.close", types: []string{"explain a field", "iat", "login", "/iat", "zzz"}, says: []string{"Which field?", "Means:", "Called: iat", "No field that is known"}},
	{does: "session.bookmark bookmark.keep bookmark.cancel", types: []string{"bookmark it", "broken laptop"}, says: []string{"Name of the bookmark", "Bookmarked."}},
	{does: "session.names", types: []string{"names of ids", "names of ids"}, says: []string{"Names of ids are off", "Names of ids are on"}},
	{does: "session.others sample.", types: []string{"only them", "bitlocker", "ticket", "read others anew"}, says: []string{"Asking for the newest sessions of 20 other people.", "BitLocker on every disk", "Others:", "- BitLocker on every disk:", "Asking for the newest sessions"}},
	{does: "session.watch watch.log watch.marker marker. log. watch.bell", types: []string{"watch it: say", "now he restarts", "", "what happened", "ticket"}, says: []string{"Watching every 15s.", "now he restarts", "Stopped by hand", "What happened: 3 entries", "now he restarts"}},
	{does: "watch.record record.", types: []string{"record it to a file", "case.jsonl", ""}, says: []string{"Recording to case.jsonl, for you alone to read.", "The recording is in case.jsonl. ztsession open shows it."}},
	{does: "copy.ticket copy.for-ticket", types: []string{"8"}, says: []string{"Who: Ben Lindqvist", "Ids: account"}},
	{does: "copy.report copy.whole copy.value copy.path copy.row copy.row.in-field copy.everything", types: []string{"7"}, says: []string{"Identity", "Posture:"}},
	{does: "copy.curl copy.link", types: []string{"a curl line"}, says: []string{"curl -sS -H", "https://one.dash.cloudflare.com/"}},
	{does: "export export. save.", types: []string{"10", "case.md", "10", "case.txt", "10", "case.json", "10", "case.ticket", "10", ""}, says: []string{"Saved in /home/me/case.md. Only you can read the file."}},
	{does: "export.in-field export.csv", types: []string{"..", "lindqvist", "2", "people.csv"}, says: []string{"Saved in /home/me/people.csv."}},
	{does: "access.allow", instead: "An application is asked about when it is chosen, and that few requests are left is said: TestFewRequestsAreSaid."},
	{does: "replay.", instead: "TestARecordingIsGoneThrough."},
	{does: "recents.show recents.open", types: []string{"..", "1"}, says: []string{"1. Recent: ", "Session of amina.okafor@example.com."}},
	{does: "recents.forget recents.forget-all recents.people recents.toggle", types: []string{"..", "3", "forget: works", "keep names", "keep nothing", "no", "keep nothing", "yes", "keep look-ups"}, says: []string{"Look-ups are kept in /home/me", "names of people are not", "Done.", "Nothing was changed.", "Done.", "Nothing is kept.", "Done.", "names of people are too"}},
	{does: "credentials.", instead: "TestOtherWaysThanAToken."},
	{does: "tour.", instead: "TestTheTourIsSaid."},
}

// TestEveryActionHasItsWayLineByLine: what can be done on the screens can be done here,
// or there is a reason why it need not.
func TestEveryActionHasItsWayLineByLine(t *testing.T) {
	t.Parallel()
	known := func(id string) bool {
		return slices.ContainsFunc(ways, func(w way) bool {
			return slices.ContainsFunc(strings.Fields(w.does), func(one string) bool {
				return one == id || strings.HasSuffix(one, ".") && strings.HasPrefix(id, one)
			})
		})
	}
	for _, id := range keys.IDs() {
		if !known(id) {
			t.Errorf("nobody knows how to do %s line by line", id)
		}
	}
	for _, w := range ways {
		if w.instead != "" {
			continue
		}
		d := furnished(t, sim.Options{})
		types := append([]string{"ben", "1", "1"}, w.types...)
		if w.types[0] == ".." {
			types = w.types[1:]
		}
		said := d.types(t, types...)
		wants(t, said, w.says...)
		if strings.ContainsRune(said, '\x1b') {
			t.Errorf("%s writes a sequence", w.does)
		}
	}
}

var _ ui.Clipboard = (*board)(nil)
