package ui

import (
	"context"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/recording"
	"ztsession/ui/keys"
	"ztsession/ui/pager"
	"ztsession/ui/screen/session/watching"
)

// walks lead to every screen, and to every state of one in which other actions work,
// by keys from the look-up of the simulated company.
var walks = map[string][]string{
	"look-up": {}, "ids": {"tab"}, "palette": {"f2"}, "help": {"f1"}, "recents": {"ctrl+r"}, "forget all": {"ctrl+r", "D"},
	"session": {"enter", "enter"}, "help of the session": {"enter", "enter", "?"}, "filter of the help": {"enter", "enter", "?", "f"}, "manual": {"enter", "enter", "f1"}, "chapter": {"enter", "enter", "f1", "enter"},
	"identity": {"enter", "enter", "1"}, "devices": {"enter", "enter", "2"}, "posture": {"enter", "enter", "3"}, "certificate": {"enter", "enter", "4"},
	"json": {"enter", "enter", "5"}, "jq": {"enter", "enter", "5", "f", "."}, "search": {"enter", "enter", "5", "/", "a"}, "found": {"enter", "enter", "5", "/", "a", "enter"},
	"access": {"enter", "enter", "6"}, "policies": {"enter", "enter", "6", "enter"}, "another application": {"enter", "enter", "6", "G", "enter"},
	"explanation": {"enter", "enter", "1", "i"}, "copy menu": {"enter", "enter", "y", "y"}, "export menu": {"enter", "enter", "e"}, "file name": {"enter", "enter", "e", "t"},
	"plain": {"enter", "enter", "V"}, "bookmark": {"enter", "enter", "b"}, "others": {"enter", "enter", "E"}, "rule of others": {"enter", "enter", "E", "enter"},
	"person": {"enter", "enter", "p"}, "last seen": {"enter", "enter", "p", "2"}, "failed logins": {"enter", "enter", "p", "3"}, "access log": {"enter", "enter", "p", "4"},
	"compare with": {"enter", "enter", "d"}, "another file": {"enter", "enter", "d", "end", "enter"}, "comparison": {"enter", "enter", "d", "enter"}, "difference": {"enter", "enter", "d", "enter", "a", "enter"},
	"watched": {"enter", "enter", "w"}, "marker": {"enter", "enter", "w", "a"}, "recording": {"enter", "enter", "R"}, "log": {"enter", "enter", "w", "W"},
	"jq, saved": {"enter", "enter", "5", "f", ".", "enter", "e"}, "jq, copied": {"enter", "enter", "5", "f", ".", "enter", "y", "y"},
	"filtered": {"enter", "enter", "3", "f", "a", "enter"},
}

// scene is a screen in a state: what the program starts with, and what leads there.
type scene struct {
	opts  func() Options
	reach func(d *driver)
}

// scenes are every screen, and every state of one in which other actions work.
func scenes(t *testing.T) map[string]scene {
	t.Helper()
	company, refs := theCompany(t)
	all := map[string]scene{}
	for name, presses := range walks {
		all[name] = scene{func() Options {
			return Options{
				Source: company, Ref: model.Ref{Account: refs["all-well"].Account}, Now: testNow, Manual: aManual, Opener: pager.New(nil), Clipboard: &fakeClipboard{},
				Recents:  &fakeRecents{on: true, all: []model.Recent{{Ref: refs["all-well"], At: testNow().Add(-time.Hour), Name: "laptop"}}},
				OpenFile: func(string) (*model.Session, error) { return openFixture(t, "posture-failures"), nil },
				Save:     func(name string, _ func(io.Writer) error) (string, error) { return name, nil },
				Watching: watching.Options{Interval: 110 * time.Second, Jitter: func() float64 { return 0.5 }, Record: func(name string, h recording.Header) (*recording.Recorder, error) {
					return recording.Record(&tape{}, name, h)
				}},
			}
		}, func(d *driver) {
			d.passBy(time.Second)
			d.press(presses...)
			if len(presses) > 1 && presses[1] == "enter" && d.app.atRoot() {
				t.Fatalf("%s is not reached:\n%s", name, d.screen())
			}
		}}
	}
	as := func(opts Options, presses ...string) scene {
		opts.Now = testNow
		return scene{func() Options { return opts }, func(d *driver) { d.press(presses...) }}
	}
	all["tour"] = as(Options{Tour: true, Source: company})
	all["credentials"] = as(Options{Clipboard: &fakeClipboard{}, Demo: func(context.Context) (Demo, error) { return Demo{Source: company}, nil }})
	replay := recorded(t)
	recording := Options{Session: replay.States[2].Session, Replay: replay, Clipboard: &fakeClipboard{}}
	all["replay"] = as(recording, "shift+left")
	all["replay at its end"] = as(recording)
	all["replay at its start"] = as(recording, "shift+left", "shift+left")
	return all
}

// anywhere runs test on every screen; change may change the options.
func anywhere(t *testing.T, change func(*Options), test func(t *testing.T, name string, d *driver)) {
	t.Helper()
	for name, one := range scenes(t) {
		opts := one.opts()
		if change != nil {
			change(&opts)
		}
		drive(t, opts, 160, 45, func(d *driver) {
			one.reach(d)
			test(t, name, d)
		})
	}
}

// TestEveryActionIsReachedOnEveryKeyboard: each has a key that every keyboard has, or
// is in the palette, which has one.
func TestEveryActionIsReachedOnEveryKeyboard(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	anywhere(t, nil, func(t *testing.T, name string, d *driver) {
		inPalette := map[string]bool{}
		for _, entry := range d.app.actionEntries() {
			inPalette[entry.Does.ID] = !entry.Off
		}
		for _, one := range d.app.actions() {
			seen[one.ID] = true
			if one.ID == "" || one.Do == nil || !one.Keys.Enabled() || slices.ContainsFunc(one.Keys.Keys(), keys.Everywhere) {
				continue
			}
			if palette := d.app.paletteAction(); !palette.Keys.Enabled() || !slices.ContainsFunc(palette.Keys.Keys(), keys.Everywhere) {
				t.Errorf("%s: nothing but %v does %s", name, one.Keys.Keys(), one.ID)
			} else if !inPalette[one.ID] {
				t.Errorf("%s: %s is not in the palette, and its keys are %v", name, one.ID, one.Keys.Keys())
			}
		}
	})
	for _, one := range keys.Catalogue() {
		// The open sessions stand in the palette by their names.
		isTab := strings.HasPrefix(one.ID, "tabs.")
		if !seen[one.ID] && !isTab && !slices.ContainsFunc(one.Keys, keys.Everywhere) {
			t.Errorf("%s was seen on no screen, and its keys are %v", one.ID, one.Keys)
		}
	}
}

// TestThePaletteOpensOnEveryScreen and takes what is typed, with the keys that every
// keyboard has.
func TestThePaletteOpensOnEveryScreen(t *testing.T) {
	t.Parallel()
	for _, press := range []string{"ctrl+p", "f2"} {
		anywhere(t, nil, func(t *testing.T, name string, d *driver) {
			if name == "palette" {
				return
			}
			before := d.screen()
			d.press(press)
			d.typeText("mask")
			if d.app.top().noun != paletteNoun {
				t.Errorf("%s: %s shows\n%s", name, press, d.screen())
				return
			}
			d.want(": mask")
			d.press(press)
			// A warning is withdrawn by any key.
			if name != "forget all" && d.screen() != before {
				t.Errorf("%s: behind the palette is\n%s\nbefore\n%s", name, d.screen(), before)
			}
		})
	}
}
