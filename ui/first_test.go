package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"ztsession/model"
	"ztsession/model/credential"
	"ztsession/model/ticket"
	"ztsession/ui/clipboard"
	"ztsession/ui/screen/manual"
)

// aManual has a chapter of each form.
func aManual() []manual.Chapter {
	return []manual.Chapter{
		{Title: "Looking somebody up", Text: "Type a part of a name.\nOr of an e-mail.\n\nOr paste something."},
		{Title: "ztsession get", Text: "  ztsession get [flags]\n\nPrint one session.\n\nExamples:\n  ztsession get -o json --account ID --user UUID --nonce NONCE | jq .email"},
		{Title: "Other people's data", Text: strings.Repeat("A long chapter that goes on. ", 200)},
	}
}

// TestTheDemoIsOneKeyAway: without credentials the demo opens with one key, and what
// it brought is gone when real credentials come.
func TestTheDemoIsOneKeyAway(t *testing.T) {
	company, refs := theCompany(t)
	real := waiting()
	opts := Options{
		Now: testNow,
		Demo: func(context.Context) (Demo, error) {
			return Demo{Source: company, Ref: model.Ref{Account: refs["all-well"].Account}, Notice: "An invented company."}, nil
		},
		Connect: func(model.Credential) (Source, error) { return real, nil },
	}
	drive(t, opts, 100, 30, func(d *driver) {
		d.want("How should Cloudflare know you?", "No token at hand? ctrl+d opens the demo.", "ctrl+d demo")
		d.press("ctrl+d")
		d.want("Look up one Access session", "An invented company.", refs["all-well"].Account)
		d.typeText("ben")
		d.pass(1e9)
		d.press("enter", "enter")
		d.want("ben.lindqvist@example.com", "Drive D is not encrypted")
	})
	drive(t, opts, 100, 30, func(d *driver) {
		d.press("ctrl+d", "esc")
		d.want("How should Cloudflare know you?")
		d.typeText("a-token-that-somebody-typed")
		d.press("enter")
		d.want("Look up one Access session")
		d.wantNot("An invented company.", refs["all-well"].Account)
	})
	drive(t, Options{Now: testNow}, 100, 30, func(d *driver) {
		d.wantNot("opens the demo")
		d.press("ctrl+d")
		d.want("How should Cloudflare know you?")
	})
	opts.Demo = func(context.Context) (Demo, error) {
		return Demo{}, model.WrongUsage("No address is free on this computer.", "Close another program.")
	}
	drive(t, opts, 100, 30, func(d *driver) {
		d.press("ctrl+d")
		d.want("No address is free on this computer.")
	})
}

// TestTheDemoIsNobodysProfile: what is invented is not looked up with a profile, kept
// among what was, or told in a ticket as if it could be looked up again.
func TestTheDemoIsNobodysProfile(t *testing.T) {
	company, refs := theCompany(t)
	for _, size := range [][2]int{{100, 30}, {40, 12}} {
		store := &fakeRecents{on: true}
		opts := Options{
			Now: testNow, Recents: store, Profile: Profile{Name: "production", Color: "red"}, Warning: "The environment counts before the profile production: the account.",
			Demo: func(context.Context) (Demo, error) {
				return Demo{Source: company, Ref: model.Ref{Account: refs["all-well"].Account}, Program: ticket.Program{Again: func(model.Origin) string { return "ztsession demo" }}}, nil
			},
			Connect: func(model.Credential) (Source, error) { return waiting(), nil },
		}
		drive(t, opts, size[0], size[1], func(d *driver) {
			d.want("production")
			d.press("ctrl+d")
			d.wantNot("production")
			d.typeText("ben")
			d.pass(1e9)
			d.press("enter", "enter")
			d.want("Drive D is not encrypted")
			d.wantNot("production")
			if title := d.app.View().WindowTitle; strings.Contains(title, "production") {
				t.Errorf("the title is %q", title)
			}
			if len(store.all) > 0 {
				t.Errorf("%d look-ups of the demo are kept", len(store.all))
			}
			if got := d.app.program().Again(model.Origin{}); got != "ztsession demo" {
				t.Errorf("a ticket says %q", got)
			}
			// Out of the finding that is read, out of the session, to other credentials.
			d.press("esc", "esc")
			d.want("Look up one Access session")
			d.press("esc")
			d.want("No token at hand?", "production")
			d.typeText("a-token-that-somebody-typed")
			d.press("enter")
			d.want("production")
			if d.app.recents() == nil {
				t.Error("afterwards nothing is kept")
			}
		})
	}
}

// TestTheLinkToANewTokenIsThere to be opened, read and copied, at every size.
func TestTheLinkToANewTokenIsThere(t *testing.T) {
	for _, size := range [][2]int{{160, 45}, {80, 24}, {60, 20}, {40, 12}} {
		board := &fakeClipboard{answer: clipboard.Copied{Way: clipboard.System, By: "xclip"}}
		drive(t, Options{Now: testNow, Clipboard: board}, size[0], size[1], func(d *driver) {
			d.want("dash.cloudflare.com/profile/api-tokens", "Access: Audit")
			if frame := d.app.View().Content; !strings.Contains(frame, ansi.SetHyperlink(credential.TokenLink())) || strings.Count(frame, "\x1b]8;;https")*2 != strings.Count(frame, "\x1b]8;;") {
				t.Errorf("at %v nothing opens a link, or it is not closed", size)
			}
			d.press("ctrl+l")
			d.want("Copied the link to the clipboard")
			if copied := board.last(t); copied != credential.TokenLink() {
				t.Errorf("copied: %q", copied)
			}
			d.press("ctrl+o")
			if copied := board.last(t); copied != credential.PolicyTokenLink() {
				t.Errorf("copied: %q", copied)
			}
			d.typeText("x")
			d.wantNot("Copied")
		})
	}
}

// TestTheTourIsSkippable: three screens at most, none of which stands in the way.
func TestTheTourIsSkippable(t *testing.T) {
	drive(t, Options{Source: waiting(), Now: testNow, Tour: true}, 100, 30, func(d *driver) {
		d.want("Find the caller", "1 of 3", "esc skip")
		d.press("enter")
		d.want("Read what is wrong", "2 of 3")
		d.press("left")
		d.want("1 of 3")
		d.press("right", "enter")
		d.want("Carry it on", "enter begin")
		d.press("enter")
		d.want("Look up one Access session")
	})
	drive(t, Options{Source: waiting(), Now: testNow, Tour: true}, 100, 30, func(d *driver) {
		d.press("esc")
		d.want("Look up one Access session")
	})
}

// TestTheManualIsReadOffline: every chapter opens by its number, and esc leads back.
func TestTheManualIsReadOffline(t *testing.T) {
	opts := Options{Session: openFixture(t, "all-pass"), Now: testNow, Manual: aManual}
	drive(t, opts, 100, 30, func(d *driver) {
		d.press("f1")
		d.want("Manual", "3 chapters", "Looking somebody up", "esc close")
		d.press("2")
		d.want("Manual: ztsession get", "2 of 3", "  ztsession get -o json")
		d.press("tab")
		d.want("Other people's data", "3 of 3")
		d.press("G", "shift+tab", "left")
		d.want("1 of 3", "Type a part of a name. Or of an e-mail.")
		d.press("esc")
		d.want("3 chapters")
		d.press("down", "enter")
		d.want("2 of 3")
		d.press("esc", "esc", "?")
		d.want("Help", "f1 manual")
		d.press("f1")
		d.want("3 chapters")
	})
	drive(t, Options{Session: openFixture(t, "all-pass"), Now: testNow}, 100, 30, func(d *driver) {
		d.press("f1")
		d.wantNot("chapters")
	})
}

// TestTheManualIsSearched: in all chapters at once, and then where it was found.
func TestTheManualIsSearched(t *testing.T) {
	opts := Options{Session: openFixture(t, "all-pass"), Now: testNow, Manual: aManual}
	drive(t, opts, 60, 20, func(d *driver) {
		d.press("f1", "/", "j", "q", "enter")
		d.want(`search "jq" 1 of 1`, "▐  2  ztsession get")
		d.press("enter")
		d.want("Manual: ztsession get", "jq .email")
		d.press("/", "P", "r", "i", "enter")
		d.want(`search "Pri" 1 match`)
		d.press("esc")
		d.want("2 of 3")
		d.press("esc", "esc")
		d.want("3 chapters")
		d.press("f", "a", "r", "t", "enter")
		d.want("Looking somebody up", `filter "art" 1 of 3`)
		d.wantNot("ztsession get")
	})
}

func TestGoldenFirst(t *testing.T) {
	scenes := map[string]func() *App{
		"credentials": func() *App {
			return stateAfter(Options{Demo: func(context.Context) (Demo, error) { return Demo{}, nil }})
		},
		"tour-1": func() *App { return stateAfter(Options{Source: waiting(), Tour: true}) },
		"tour-2": func() *App { return stateAfter(Options{Source: waiting(), Tour: true}, "enter") },
		"tour-3": func() *App { return stateAfter(Options{Source: waiting(), Tour: true}, "enter", "enter") },
		"manual": func() *App { return stateAfter(Options{Session: openFixture(t, "all-pass"), Manual: aManual}, "f1") },
		"chapter": func() *App {
			return stateAfter(Options{Session: openFixture(t, "all-pass"), Manual: aManual}, "f1", "2")
		},
	}
	for name, scene := range scenes {
		for _, size := range [][2]int{{80, 24}, {40, 12}} {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				app := scene()
				app.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				golden.RequireEqual(t, []byte(screenText(app)+"\n"))
			})
		}
	}
}

// TestTheTourIsSkippedByEveryWayOut, at each step, and nothing of it is cut.
func TestTheTourIsSkippedByEveryWayOut(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {60, 20}} {
		for steps := range 3 {
			for _, way := range []string{"esc", "q"} {
				drive(t, Options{Source: waiting(), Tour: true, Now: testNow}, size[0], size[1], func(d *driver) {
					for range steps {
						d.press("enter")
					}
					ends := []string{"some rules.", "did not fail.", "only reads."}
					if !strings.Contains(strings.Join(strings.Fields(d.screen()), " "), ends[steps]) {
						t.Errorf("at %v step %d is cut:\n%s", size, steps+1, d.screen())
					}
					d.press(way)
					d.want("Look up one Access session")
					if d.quit {
						t.Errorf("%s quits", way)
					}
				})
			}
		}
	}
}
