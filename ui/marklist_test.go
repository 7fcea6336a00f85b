package ui

import (
	"context"
	"testing"
	"time"

	"ztsession/model"
)

// TestTwoSessionsOfAPersonAreComparedFromTheirList: mark one, compare another.
func TestTwoSessionsOfAPersonAreComparedFromTheirList(t *testing.T) {
	for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 12}} {
		source, refs := theCompany(t)
		drive(t, Options{Source: source, Ref: refs["fails-at-home"], LookUp: true, Now: testNow}, size[0], size[1], func(d *driver) {
			d.press("p", "down", "m")
			d.want("Marked as it is now.")
			d.press("up")
			if size[0] > 60 {
				d.want("Marked", "▪")
			}
			d.press("d")
			d.want("Marked sessions")
			d.press("enter")
			if shown := sentences(d.screen()); size[0] > 60 {
				d.want("Require Gateway: passes there, fails here.")
			} else if shown == "" {
				t.Error("nothing is shown")
			}
			d.press("esc")
			d.want("▸1 Sessions")
			d.press("down", "m")
			d.want("The mark is taken away.")
			d.press("up")
			d.wantNot("▪")
		})
	}
}

func TestTheLastSeenIdentityCanBeMarkedAndCompared(t *testing.T) {
	source, refs := theCompany(t)
	drive(t, Options{Source: source, Ref: refs["groups-changed"], LookUp: true, Now: testNow}, 120, 30, func(d *driver) {
		d.press("p", "2", "m")
		d.want("Marked as it is now.")
		d.press("d")
		d.want("No other session is marked", "session, logged in")
		d.press("esc", "1", "d", "enter")
		d.want("compare", "NOT A SESSION")
	})
}

// TestMarkingASessionOfTheListReadsItOnce, and taking the mark away not at all; one
// that cannot be read is not marked.
func TestMarkingASessionOfTheListReadsItOnce(t *testing.T) {
	source := twoSessions(company(lookedUp(t, "all-pass")))
	source.answer = func(_ context.Context, ref model.Ref, _ func(model.Progress)) (*model.Session, error) {
		s := *openFixture(t, "all-pass")
		s.Origin = model.Origin{Ref: ref}
		return &s, nil
	}
	drive(t, Options{Source: source, NoLookUps: true}, 100, 30, func(d *driver) {
		d.press("enter", "enter", "p")
		asked := len(source.asked)
		d.press("m")
		d.want("Marked as it is now.", "▪")
		d.press("m")
		d.want("The mark is taken away.")
		if n := len(source.asked) - asked; n != 1 {
			t.Errorf("%d sessions were asked for", n)
		}
		source.answer = failing(explainedError{model.Problem{What: "The line is broken."}}).answer
		d.press("m")
		d.want("The line is broken.")
		d.wantNot("▪")
		source.answer = waiting().answer
		d.press("esc", "d")
		d.want("Asking Cloudflare for this session", "esc cancel")
		d.pass(time.Second)
		d.press("esc")
		d.wantNot("Asking Cloudflare")
	})
}

// TestMarksOfOtherScreensAreShownInTheList: of the session that one came from.
func TestMarksOfOtherScreensAreShownInTheList(t *testing.T) {
	source, refs := theCompany(t)
	drive(t, Options{Source: source, Ref: refs["fails-at-home"], LookUp: true, Now: testNow}, 120, 30, func(d *driver) {
		d.press("m", "p")
		d.want("Marked", "▪")
		d.press("esc", "m", "p")
		d.wantNot("▪")
	})
}
