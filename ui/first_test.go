package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
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
