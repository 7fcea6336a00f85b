package ui

import (
	"context"
	"strings"
	"testing"

	"ztsession/model"
)

// Back and forward lead through panes and pages, each as it was left.
func TestWhatWasLookedAtIsReturnedTo(t *testing.T) {
	for _, size := range [][2]int{{120, 30}, {80, 24}, {40, 12}} {
		drive(t, opened(t, "posture-failures"), size[0], size[1], func(d *driver) {
			answer := d.screen()
			for press, why := range map[string]string{"[": "Nothing was looked at before this.", "]": "This is what was looked at last."} {
				d.press(press)
				d.want(why)
			}
			d.press("up")
			if d.screen() != answer {
				t.Fatalf("there is something before the first page:\n%s", d.screen())
			}
			d.press("3", "down", "down")
			posture := d.screen()
			d.press("5", "down", "down", "down")
			tree := d.screen()
			d.press("3")
			d.press("down", "enter", "down")
			check := d.screen()
			d.press("J")
			source := d.screen()
			for _, back := range []struct{ key, want string }{
				{"[", check},
				{"[", tree},
				{"[", posture},
				{"alt+left", answer},
				{"]", posture},
				{"alt+right", tree},
				{"]", check},
				{"]", source},
			} {
				d.press(back.key)
				if d.screen() != back.want {
					t.Fatalf("%v: %s shows\n%s\nwant\n%s", size, back.key, d.screen(), back.want)
				}
			}
			// Going on from there forgets what lay ahead.
			d.press("[", "[", "1", "]")
			d.want("▸1 Identity")
			d.press("[")
			if d.screen() != tree {
				t.Errorf("back shows\n%s\nwant\n%s", d.screen(), tree)
			}
		})
	}
}

// What esc took off is returned to, and asks for what leaving ended.
func TestAPageThatWasLeftIsReturnedTo(t *testing.T) {
	source, logins := company(lookedUp(t, "all-pass")), &held{}
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		d.press("enter", "enter", "4")
		source.logins = func(ctx context.Context, _, _ string) ([]model.FailedLogin, error) { return nil, logins.wait(ctx) }
		d.press("p", "2", "3", "esc")
		if logins.cancelled != 1 {
			t.Fatalf("cancelled %d", logins.cancelled)
		}
		d.want("▸4 mTLS")
		source.logins = func(context.Context, string, string) ([]model.FailedLogin, error) {
			return []model.FailedLogin{{App: model.Known("Payroll")}}, nil
		}
		d.press("]")
		d.want("▸3 Failed logins", "Payroll")
		d.press("[")
		d.want("▸4 mTLS")
		d.press("[")
		d.want("▸0 Answer")
		d.press("]", "]")
		d.want("▸3 Failed logins")
	})
}

// From one session to the one before, over the form.
func TestTheSessionBeforeIsReturnedTo(t *testing.T) {
	source := eachTheirOwn(t, "posture-failures")
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		d.press("enter", "enter", "3", "down")
		before := "▐ ✗ FAIL       Windows firewall on"
		d.want("▸3 Posture", before)
		d.press("esc")
		d.typeText("lindqvist")
		d.press("enter")
		d.want("▸0 Answer")
		d.press("[")
		d.want("▸1 amina", "▸3 Posture", before)
		d.press("esc", "ctrl+p")
		d.typeText("was looked at before")
		d.want("In a field its key is text")
		d.press("esc", "esc")
		d.want("▸1 amina", "▸3 Posture", before)
		d.press("]")
		d.want("▸0 Answer")
	})
}

// Pages that show something about a page are none of their own.
func TestHelpIsNoPageToReturnTo(t *testing.T) {
	drive(t, opened(t, "all-pass"), 100, 30, func(d *driver) {
		d.press("3", "?", "esc", "V", "esc", ":", "esc", "i", "[")
		d.want("▸0 Answer")
		d.press("]")
		d.want("▸3 Posture")
	})
}

func TestTheHistoryIsBounded(t *testing.T) {
	drive(t, opened(t, "all-pass"), 100, 30, func(d *driver) {
		d.press(strings.Split(strings.Repeat("1234", 40), "")...)
		if got := len(d.app.history.all); got > mostStations {
			t.Errorf("%d pages are kept", got)
		}
		d.press(strings.Split(strings.Repeat("[", 200), "")...)
		d.want("▸3 Posture")
	})
}
