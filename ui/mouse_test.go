package ui

import (
	"io"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// click presses the left button on the first cell of a text that is shown.
func (d *driver) click(text string) {
	d.t.Helper()
	for y, line := range strings.Split(d.screen(), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			d.send(tea.MouseClickMsg{X: len([]rune(before)), Y: y, Button: tea.MouseLeft})
			return
		}
	}
	d.t.Fatalf("nothing shows %q:\n%s", text, d.screen())
}

// TestTheMouseIsOffUntilItIsWanted: the terminal's own selection works, and a click
// does nothing.
func TestTheMouseIsOffUntilItIsWanted(t *testing.T) {
	drive(t, Options{Session: openFixture(t, "posture-failures"), Now: testNow}, 160, 45, func(d *driver) {
		before := d.screen()
		d.click("2 Devices")
		if d.screen() != before || d.app.View().MouseMode != tea.MouseModeNone {
			t.Errorf("the mouse is taken: %v", d.app.View().MouseMode)
		}
		d.press("M")
		d.want("The mouse is on: a click selects, the wheel scrolls. Hold shift", "mouse, shift selects")
		if d.app.View().MouseMode != tea.MouseModeCellMotion {
			t.Error("the terminal is not asked for it")
		}
		d.press("M")
		d.want("The mouse is the terminal's again")
		if d.app.View().MouseMode != tea.MouseModeNone {
			t.Error("the terminal does not get it back")
		}
	})
}

// TestTheMouseIsTakenFromTheStart where settings say so.
func TestTheMouseIsTakenFromTheStart(t *testing.T) {
	drive(t, Options{Session: openFixture(t, "posture-failures"), Now: testNow, Mouse: true}, 160, 45, func(d *driver) {
		d.want("mouse, shift selects")
		d.click("1 Identity")
		d.want("▸ 1 Identity")
	})
}

// TestAClickSelectsAndTheWheelScrolls in every pane where it stands.
func TestAClickSelectsAndTheWheelScrolls(t *testing.T) {
	drive(t, Options{Session: openFixture(t, "posture-failures"), Now: testNow}, 160, 45, func(d *driver) {
		d.press("M", "down")
		d.click("1 Identity")
		d.want("▸ 1 Identity")
		d.click("E-mail")
		d.press("i")
		d.want("E-mail")
		d.press("esc", "3")
		d.want("▸3 Posture")
		d.click("1 Identity")
		d.want("▸ 1 Identity")
		d.press("z", "5")
		first := d.screen()
		d.send(tea.MouseWheelMsg{X: 10, Y: 10, Button: tea.MouseWheelDown})
		if d.screen() == first {
			t.Error("the wheel does not scroll")
		}
		d.send(tea.MouseWheelMsg{X: 10, Y: 10, Button: tea.MouseWheelUp})
		if d.screen() != first {
			t.Errorf("the wheel does not scroll back:\n%s\nwas\n%s", d.screen(), first)
		}
	})
	drive(t, Options{Session: openFixture(t, "posture-failures"), Now: testNow, Manual: aManual}, 80, 24, func(d *driver) {
		d.press("M")
		d.click("2 Devices")
		d.want("▸2 Devices")
		d.click("0 Answer")
		d.want("▸0 Answer")
		d.press("f1")
		d.click("Other people's data")
		d.press("enter")
		d.want("Manual: Other people's data")
	})
	company, refs := theCompany(t)
	ref := refs["works-on-the-laptop"]
	drive(t, Options{Source: company, Ref: ref, LookUp: true, Now: testNow}, 120, 30, func(d *driver) {
		d.press("M", "p")
		d.click("3 Failed logins")
		d.want("▸3 Failed logins")
		d.click("1 Sessions")
		d.want("▸1 Sessions")
		d.press("enter")
		d.want("ends in")
	})
}

// TestAClickDoesWhatTheFooterSays, and selects in menus, in the palette and among rules.
func TestAClickDoesWhatTheFooterSays(t *testing.T) {
	company, refs := theCompany(t)
	drive(t, Options{Source: company, Ref: refs["disk-not-encrypted"], LookUp: true, Now: testNow, Mouse: true, Save: func(name string, _ func(io.Writer) error) (string, error) { return name, nil }}, 120, 30, func(d *driver) {
		footer := func(text string) {
			t.Helper()
			lines := strings.Split(d.screen(), "\n")
			before, _, found := strings.Cut(lines[len(lines)-1], text)
			if !found {
				t.Fatalf("the footer has no %q:\n%s", text, d.screen())
			}
			d.send(tea.MouseClickMsg{X: len([]rune(before)), Y: len(lines) - 1, Button: tea.MouseLeft})
			d.settle()
		}
		footer("p person")
		d.want("1 Sessions")
		footer("esc back")
		d.want("4 problems")
		footer("? help")
		d.want("Help")
		footer("esc close")
		d.press("f2")
		d.click("Show the devices pane")
		d.press("enter")
		d.want("2 Devices")
		d.press("e")
		d.click("JSON")
		d.press("enter")
		d.want(".json")
	})
}
