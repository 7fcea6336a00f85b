package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"ztsession/model"
)

// fakeRecents keeps look-ups in memory.
type fakeRecents struct {
	on     bool
	people bool
	all    []model.Recent
	err    error
}

func (f *fakeRecents) Enabled() (bool, error) { return f.on, f.err }

func (f *fakeRecents) Enable(on bool) error {
	f.on = on
	if !on {
		f.all = nil
	}
	return f.err
}

func (f *fakeRecents) List() ([]model.Recent, error) { return f.all, f.err }

func (f *fakeRecents) Add(ref model.Ref, person string) error {
	if !f.people {
		person = ""
	}
	if f.on {
		f.all = append(f.all, model.Recent{Ref: ref, At: testNow(), Person: person})
	}
	return f.err
}

func (f *fakeRecents) KeepsPeople() (bool, error) { return f.people, nil }

func (f *fakeRecents) KeepPeople(keep bool, names map[model.Ref]string) error {
	f.people = keep
	for i := range f.all {
		f.all[i].Person = names[f.all[i].Ref]
	}
	return f.err
}

func (f *fakeRecents) Bookmark(ref model.Ref, name string) error {
	f.all = append(f.all, model.Recent{Ref: ref, At: testNow(), Name: name})
	return f.err
}

func (f *fakeRecents) Forget(ref model.Ref) error {
	kept := f.all[:0]
	for _, one := range f.all {
		if one.Ref != ref {
			kept = append(kept, one)
		}
	}
	f.all = kept
	return f.err
}

func (f *fakeRecents) ForgetAll() error {
	f.all = nil
	return f.err
}

func (f *fakeRecents) Path() string { return "/home/me/.local/state/ztsession" }

// flows bring the program to screens that need answers to come first.
func flows(t *testing.T) map[string]struct {
	opts  func() Options
	press func(d *driver)
} {
	t.Helper()
	session := func() *model.Session {
		s := *openFixture(t, "posture-failures")
		s.Origin = model.Origin{Ref: testRef()}
		return &s
	}
	source := func() Options { return Options{Source: company(session())} }
	kept := func() Options {
		opts := source()
		opts.Recents = &fakeRecents{on: true, all: []model.Recent{
			{Ref: testRef(), At: testNow().Add(-time.Hour), Name: "broken laptop, before the fix"}, {Ref: model.Ref{Account: testRef().Account, User: benID, Nonce: "n"}, At: testNow()},
		}}
		return opts
	}
	type flow = struct {
		opts  func() Options
		press func(d *driver)
	}
	return map[string]flow{
		"find-account": {source, func(d *driver) { d.press("tab", "backspace") }},
		"find-people":  {source, func(*driver) {}},
		"find-match": {source, func(d *driver) {
			d.typeText("ami")
			d.pass(time.Second)
		}},
		"find-sessions": {func() Options { return Options{Source: twoSessions(company(session()))} }, func(d *driver) { d.press("down", "enter") }},
		"find-nobody": {source, func(d *driver) {
			d.typeText("zzz")
			d.pass(time.Second)
			d.press("enter")
		}},
		"find-instead": {func() Options {
			s := company(session())
			s.sessions = func(context.Context, string, string) ([]model.SessionSummary, error) { return nil, nil }
			return Options{Source: s}
		}, func(d *driver) { d.press("enter") }},
		"find-few-requests": {func() Options {
			s := company(session())
			s.budgetLeft = model.Budget{Known: true, Limit: 1200, Remaining: 40, Resets: testNow().Add(time.Hour)}
			return Options{Source: s}
		}, func(*driver) {}},
		"palette":     {kept, func(d *driver) { d.press("enter", "enter", "p", ":") }},
		"copy-menu":   {func() Options { o := source(); o.Clipboard = &fakeClipboard{}; return o }, func(d *driver) { d.press("enter", "enter", "1", "y", "y") }},
		"export-menu": {func() Options { o := source(); o.Save = (&savedFiles{}).save; return o }, func(d *driver) { d.press("enter", "enter", "e") }},
		"export-name": {func() Options { o := source(); o.Save = (&savedFiles{}).save; return o }, func(d *driver) { d.press("enter", "enter", "e", "m") }},
		"tabs":        {func() Options { return Options{Source: eachTheirOwn(t, "posture-failures")} }, openBoth},
		"tabs-form":   {func() Options { return Options{Source: eachTheirOwn(t, "posture-failures")} }, func(d *driver) { openBoth(d); d.press("esc") }},
		"palette-typed": {kept, func(d *driver) {
			d.press("enter", "enter", ":")
			d.typeText("posture")
		}},
		"person":      {source, func(d *driver) { d.press("enter", "enter", "p") }},
		"recents":     {kept, func(d *driver) { d.send(tea.KeyPressMsg{Code: 'r', Mod: tea.ModCtrl}); d.settle() }},
		"recents-off": {func() Options { o := source(); o.Recents = &fakeRecents{}; return o }, func(d *driver) { d.send(tea.KeyPressMsg{Code: 'r', Mod: tea.ModCtrl}); d.settle() }},
		"bookmark": {kept, func(d *driver) {
			d.press("enter", "enter", "b")
			d.typeText("works at home")
		}},
	}
}

func TestFlowGolden(t *testing.T) {
	for name, flow := range flows(t) {
		for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 12}} {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				shown := ""
				drive(t, flow.opts(), size[0], size[1], func(d *driver) {
					flow.press(d)
					shown = d.screen()
				})
				golden.RequireEqual(t, []byte(shown+"\n"))
			})
		}
	}
}

func TestFlowGeometry(t *testing.T) {
	for name, flow := range flows(t) {
		t.Run(name, func(t *testing.T) {
			drive(t, flow.opts(), 100, 30, func(d *driver) {
				flow.press(d)
				for _, width := range []int{0, 1, 39, 40, 61, 80, 110, 250} {
					for _, height := range []int{0, 1, 11, 12, 14, 19, 24, 50} {
						d.send(tea.WindowSizeMsg{Width: width, Height: height})
						checkFrame(t, d.app, width, height)
					}
				}
			})
		})
	}
}

func TestRecentLookUpsAreOffUntilSwitchedOn(t *testing.T) {
	store := &fakeRecents{}
	session := *openFixture(t, "all-pass")
	session.Origin = model.Origin{Ref: testRef()}
	ctrlR := tea.KeyPressMsg{Code: 'r', Mod: tea.ModCtrl}
	drive(t, Options{Source: company(&session), Ref: testRef(), Recents: store}, 100, 30, func(d *driver) {
		d.press("enter", "esc")
		if len(store.all) > 0 {
			t.Error("a look-up was kept though that is off")
		}
		d.send(ctrlR)
		d.settle()
		d.want("Recent look-ups are off", "newest 50", "/home/me/.local/state/ztsession")
		d.press("s")
		d.want("Nothing is kept yet")
		d.press("esc", "enter")
		if len(store.all) != 1 || store.all[0].Ref != testRef() {
			t.Errorf("kept: %v", store.all)
		}
		d.press("b")
		d.typeText("before the fix")
		d.want("before the fix")
		d.press("enter")
		d.want("Bookmarked")
		d.press("esc")
		d.send(ctrlR)
		d.settle()
		d.want("before the fix", testRef().Nonce)
		d.press("D")
		d.want("Press D again")
		d.press("D")
		d.want("Nothing is kept yet")
		d.press("s", "s")
		if store.on {
			t.Error("s pressed twice did not switch off")
		}
	})
}

func TestRecentLookUpOpensAgain(t *testing.T) {
	session := *openFixture(t, "all-pass")
	session.Origin = model.Origin{Ref: testRef()}
	source := company(&session)
	store := &fakeRecents{on: true, all: []model.Recent{{Ref: testRef(), At: testNow(), Name: "mine"}}}
	drive(t, Options{Source: source, Recents: store}, 100, 30, func(d *driver) {
		d.send(tea.KeyPressMsg{Code: 'r', Mod: tea.ModCtrl})
		d.settle()
		d.press("enter")
		d.want("amina.okafor@example.com")
		if len(source.asked) != 1 || source.asked[0] != testRef() {
			t.Errorf("asked for %v", source.asked)
		}
	})
}

func TestTroubleWithTheStoreIsANote(t *testing.T) {
	store := &fakeRecents{err: explainedError{model.Problem{What: "The file is locked by another program."}}}
	session := *openFixture(t, "all-pass")
	session.Origin = model.Origin{Ref: testRef()}
	drive(t, Options{Source: company(&session), Ref: testRef(), Recents: store}, 100, 30, func(d *driver) {
		d.press("enter")
		d.want("amina.okafor@example.com", "The file is locked")
		if !strings.Contains(d.screen(), "✓ 6 pass") {
			t.Error("the session is not shown")
		}
	})
}
