package ui

import (
	"context"
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
)

// wholeOptions leave nothing out that can be nil.
func wholeOptions(t *testing.T) Options {
	t.Helper()
	source := company(lookedUp(t, "posture-failures"))
	return Options{
		Source: source, Connect: func(model.Credential) (Source, error) { return source, nil },
		Session: lookedUp(t, "all-pass"), Reopen: func(context.Context) (*model.Session, error) { return lookedUp(t, "all-pass"), nil },
		OpenText: func(string) (*model.Session, error) { return lookedUp(t, "all-pass"), nil },
		Recents:  &fakeRecents{on: true},
	}
}

// everyKey are all keys that the screens bind, and some of a keyboard beside them.
func everyKey() []string {
	return append(catalogueKeys(), "backspace", "ctrl+u", "space", "Q", "~")
}

// TestNoOptionIsMissed leaves out one option after the other, and presses every
// key on every screen.
func TestNoOptionIsMissed(t *testing.T) {
	t.Parallel()
	for name, leaveOut := range map[string]func(*Options){
		"nothing":    func(*Options) {},
		"Source":     func(o *Options) { o.Source = nil },
		"Connect":    func(o *Options) { o.Connect = nil },
		"Session":    func(o *Options) { o.Session = nil },
		"Reopen":     func(o *Options) { o.Reopen = nil },
		"Understand": func(o *Options) { o.Understand = nil },
		"OpenText":   func(o *Options) { o.OpenText = nil },
		"Recents":    func(o *Options) { o.Recents = nil },
		"Zone":       func(o *Options) { o.Zone = nil },
		"a file": func(o *Options) {
			o.Source, o.Connect, o.Recents, o.Session.Origin = nil, nil, nil, model.Origin{File: "x.json"}
		},
		"all": func(o *Options) { *o = Options{} },
	} {
		for _, way := range [][]string{{}, {"esc"}, {"esc", "x", "enter"}, {"esc", "ctrl+r"}, {"5", "/"}} {
			t.Run(fmt.Sprint(name, way), func(t *testing.T) {
				opts := wholeOptions(t)
				leaveOut(&opts)
				drive(t, opts, 80, 24, func(d *driver) {
					for _, key := range everyKey() {
						d.press(way...)
						d.press(key, "enter")
						_ = d.app.View()
					}
					d.send(tea.PasteMsg{Content: `{"success":true,"result":{"email":"amina@example.com"}}`})
					d.settle()
				})
			})
		}
	}
}

func TestAProgramWithoutOptionsHasAClock(t *testing.T) {
	a := New(t.Context(), Options{})
	a.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	a.Update(keyPress("x"))
	if a.env.Now().IsZero() || a.View().Content == "" {
		t.Error("nothing is shown")
	}
}
