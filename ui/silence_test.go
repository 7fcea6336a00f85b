package ui

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/mask"
	"ztsession/ui/action"
	"ztsession/ui/keys"
)

// catalogueKeys are the keys of every action and of every move.
func catalogueKeys() []string {
	var names []string
	for _, one := range keys.Catalogue() {
		for _, name := range one.Keys {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// answers reports whether a key led to anything that somebody can tell: another frame,
// the end of the program, a text for others, a command that came to something.
func (d *driver) answers(name string) bool {
	before, texts, came := d.app.View().Content, 0, false
	board, _ := d.app.opts.Clipboard.(*fakeClipboard)
	if board != nil {
		texts = len(board.texts)
	}
	d.seen = func(msg tea.Msg) { came = came || msg != nil }
	d.press(name)
	d.seen = nil
	return came || d.quit || d.suspend || d.app.View().Content != before || board != nil && len(board.texts) > texts
}

// emptyScenes are those in which there is little: what was answered has nothing in it,
// or could not be read, or is a file.
func emptyScenes(t *testing.T) map[string]scene {
	t.Helper()
	all := map[string]scene{}
	add := func(name string, opts func() Options, presses ...string) {
		all[name] = scene{func() Options {
			o := opts()
			o.Now, o.Clipboard, o.Manual = testNow, &fakeClipboard{}, aManual
			return o
		}, func(d *driver) { d.press(presses...) }}
	}
	for _, fixture := range []string{"posture-failures", "service-token"} {
		for _, pane := range letters("0123456") {
			add(fixture+" "+pane, func() Options { return Options{Session: openFixture(t, fixture)} }, pane)
		}
		for _, pane := range letters("03") {
			add(fixture+" "+pane+" enter", func() Options { return Options{Session: openFixture(t, fixture)} }, pane, "enter")
		}
	}
	add("masked", func() Options {
		return Options{Session: openFixture(t, "posture-failures"), Mask: mask.New().At(mask.All)}
	}, "3")
	failed := func() Options {
		source := company(lookedUp(t, "all-pass"))
		source.sessions = func(context.Context, string, string) ([]model.SessionSummary, error) {
			return nil, errors.New("no network")
		}
		source.accounts = func(context.Context) ([]model.Account, error) { return nil, errors.New("no network") }
		return Options{Source: source, Session: lookedUp(t, "all-pass")}
	}
	nothing := func() Options {
		source := company(lookedUp(t, "null-and-missing"))
		source.sessions = func(context.Context, string, string) ([]model.SessionSummary, error) { return nil, nil }
		source.logins = func(context.Context, string, string) ([]model.FailedLogin, error) { return nil, nil }
		source.people = func(context.Context, string, model.PeopleQuery) (model.People, error) { return model.People{}, nil }
		return Options{Source: source, Session: lookedUp(t, "all-pass")}
	}
	for name, opts := range map[string]func() Options{"failed": failed, "nothing": nothing} {
		for _, tab := range letters("1234") {
			add(name+" person "+tab, opts, "p", tab)
		}
		add(name+" others", opts, "E")
		add(name+" form", opts, "esc")
		add(name+" ids", opts, "esc", "tab")
		add(name+" nonce", opts, "esc", "tab", "tab", "tab")
	}
	add("refused look-up", func() Options { return Options{Source: failing(errors.New("no network")), Ref: testRef()} }, "enter")
	for name, store := range map[string]*fakeRecents{"off": {}, "empty": {on: true}, "broken": {err: errors.New("no such file")}} {
		add("recents "+name, func() Options { return Options{Source: company(lookedUp(t, "all-pass")), Recents: store} }, "ctrl+r")
	}
	add("the same", func() Options {
		return Options{Session: openFixture(t, "all-pass"), OpenFile: func(string) (*model.Session, error) { return openFixture(t, "all-pass"), nil }}
	}, "d", "end", "enter", "x", "enter")
	add("palette without a fit", func() Options { return Options{Session: openFixture(t, "all-pass")} }, ":", "q", "z", "q", "z")
	add("two sessions", func() Options { return Options{Source: eachTheirOwn(t, "all-pass")} }, append(append([]string{"enter", "enter", "esc"}, letters("lindqvist")...), "enter")...)
	return all
}

// TestNoKeyIsSilent: on every screen and in every state of it, the key of an action
// does something that can be seen, or says why it does nothing. Only a letter in a field
// and what is pressed while something is waited for say nothing.
func TestNoKeyIsSilent(t *testing.T) {
	t.Parallel()
	all := scenes(t)
	maps.Copy(all, emptyScenes(t))
	known := map[string]bool{}
	for name, one := range all {
		t.Run(name, func(t *testing.T) { sweep(t, one, known) })
	}
}

// sweep presses in a scene the key of each action that there is, working or not, each as
// if it was the first.
func sweep(t *testing.T, one scene, known map[string]bool) {
	left := catalogueKeys()
	for len(left) > 0 {
		drive(t, one.opts(), 100, 30, func(d *driver) {
			one.reach(d)
			for changed := false; len(left) > 0 && !changed; left = left[1:] {
				changed = d.answersOrSaysWhy(left[0], known)
			}
		})
	}
}

// answersOrSaysWhy presses a key unless it is no action's, fails the test when it is
// silent, and reports whether the program is in another state than before.
func (d *driver) answersOrSaysWhy(name string, known map[string]bool) bool {
	top, msg := d.app.top(), keyPress(name)
	actions := d.app.actions()
	id, why := "", ""
	if found, works := action.Find(actions, msg); works {
		id = found.ID
	} else if slices.ContainsFunc(actions, func(a action.Action) bool { return key.Matches(msg, a.Keys) }) {
		return false // The screen takes it.
	} else if at := slices.IndexFunc(actions, func(a action.Action) bool {
		return a.ID != "" && !a.Keys.Enabled() && slices.Contains(a.Keys.Keys(), msg.String())
	}); at >= 0 && (!top.Typing() || msg.Text == "") {
		id, why = actions[at].ID, actions[at].Why
	}
	// What works everywhere alike is pressed once on each screen.
	once := top.noun + " " + id
	if id == "" || isHere(id) || why == "" && slices.Contains(everywhere, id) && known[once] {
		return false
	}
	if d.answers(name) {
		known[once] = true
		return true
	}
	// What was said before the key is said still.
	if !top.Waiting() && (why == "" || !strings.Contains(d.screen(), why)) {
		d.t.Errorf("%q, %s, is silent (%s):\n%s", name, id, why, d.screen())
	}
	return false
}

// everywhere are the actions that work alike in every state of a screen.
var everywhere = []string{
	"help", "manual", "mouse", "palette", "time", "mask", "suspend", "quit", "interrupt", "back", "session.next", "session.previous", "session.person",
	"session.compare", "session.mark", "session.refresh", "session.bookmark", "session.names", "copy.ticket", "copy.report", "copy.plain", "person.next", "person.previous",
}

// isHere reports whether an action leads to a pane or a tab, where one may be already.
func isHere(id string) bool {
	return strings.HasPrefix(id, "session.pane.") || strings.HasPrefix(id, "person.tab.")
}
