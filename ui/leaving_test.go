package ui

import (
	"context"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
)

// held is a request that lasts until it is cancelled, and notes that.
type held struct{ started, cancelled int }

func (h *held) wait(ctx context.Context) error {
	h.started++
	<-ctx.Done()
	h.cancelled++
	return ctx.Err()
}

func TestLeavingAPersonEndsWhatItAsked(t *testing.T) {
	for name, leave := range map[string][]string{"to the session": {"esc"}, "to the form and on to another session": {"esc", "esc", "enter"}} {
		t.Run(name, func(t *testing.T) {
			source, logins := company(lookedUp(t, "all-pass")), &held{}
			drive(t, Options{Source: source}, 100, 30, func(d *driver) {
				d.press("enter", "enter")
				source.logins = func(ctx context.Context, _, _ string) ([]model.FailedLogin, error) { return nil, logins.wait(ctx) }
				d.press("p", "3")
				if logins.started != 1 || logins.cancelled != 0 {
					t.Fatalf("started %d, cancelled %d", logins.started, logins.cancelled)
				}
				d.press(leave...)
				if logins.cancelled != 1 {
					t.Error("the failed logins are still asked for")
				}
			})
		})
	}
}

// TestAPersonThatWasOpenedFromTheFormIsReplaced: the form keeps one way back,
// and what stood there before ends what it asked.
func TestAPersonThatWasOpenedFromTheFormIsReplaced(t *testing.T) {
	source, seen := company(lookedUp(t, "all-pass")), &held{}
	sessions := source.sessions
	source.sessions = func(context.Context, string, string) ([]model.SessionSummary, error) { return nil, nil }
	source.lastSeen = func(ctx context.Context, _, _ string) (*model.Session, error) { return nil, seen.wait(ctx) }
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		d.press("enter", "enter")
		if seen.started != 1 {
			t.Fatalf("the last seen identity was asked for %d times:\n%s", seen.started, d.screen())
		}
		d.press("esc")
		d.want("back to the person")
		if seen.cancelled != 0 {
			t.Error("a person that one can come back to has lost what it asked")
		}
		source.sessions = sessions
		d.send(tea.PasteMsg{Content: "https://api.cloudflare.com/client/v4/accounts/" + testRef().Account + "/access/users/" + benID + "/active_sessions/nonceOf02"})
		d.press("enter")
		if seen.cancelled != 1 {
			t.Errorf("cancelled %d:\n%s", seen.cancelled, d.screen())
		}
	})
}

func TestOldChainsOfMinutesEnd(t *testing.T) {
	drive(t, opened(t, "all-pass"), 100, 30, func(d *driver) {
		// Each of these starts a chain; all but the last must end.
		for range 5 {
			d.press("t")
		}
		ticks := 0
		d.seen = func(msg tea.Msg) {
			if _, ok := msg.(minutePassedMsg); ok {
				ticks++
			}
		}
		d.pass(5*time.Minute + time.Second)
		if most := 5 + 5; ticks < 5 || ticks > most {
			t.Errorf("%d ticks in five minutes", ticks)
		}
	})
}

func TestTheBudgetIsMentionedOnlyWhenItIsSmall(t *testing.T) {
	source := company(lookedUp(t, "all-pass"))
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		for _, left := range []model.Budget{
			{Known: true, Limit: 1200, Remaining: 1100, Resets: testNow().Add(time.Hour)},
			{Known: true, Limit: 1200, Remaining: 121, Resets: testNow().Add(time.Hour)},
			{Known: true, Limit: 1200, Remaining: 5, Resets: testNow().Add(-time.Second)},
			{Limit: 1200, Remaining: 0, Resets: testNow().Add(time.Hour)},
		} {
			source.budgetLeft = left
			d.press("down")
			d.wantNot("requests left")
		}
		source.budgetLeft = model.Budget{Known: true, Limit: 1200, Remaining: 120, Resets: testNow().Add(time.Hour)}
		d.press("down")
		d.want("! 120 of 1200 requests left")
		source.budgetLeft.Remaining = 1000
		d.press("up")
		d.wantNot("requests left")
	})
}

// TestProgressOfAnEarlierLookUpIsNotShown: its reports come in while the next
// one already runs.
func TestProgressOfAnEarlierLookUpIsNotShown(t *testing.T) {
	source := waiting()
	source.answer = func(ctx context.Context, _ model.Ref, progress func(model.Progress)) (*model.Session, error) {
		if len(source.asked) == 1 {
			progress(model.Progress{Attempt: 1, Reason: "The first one waits", RetryAt: testNow().Add(time.Hour)})
			<-ctx.Done()
			progress(model.Progress{Attempt: 7, Reason: "The first one came late", RetryAt: testNow().Add(time.Hour)})
			time.Sleep(time.Second)
			return nil, ctx.Err()
		}
		<-ctx.Done()
		return nil, ctx.Err()
	}
	drive(t, Options{Source: source, Ref: testRef()}, 100, 30, func(d *driver) {
		d.press("enter")
		d.want("The first one waits. Attempt 2")
		d.press("esc", "enter")
		d.want("Asking Cloudflare")
		d.wantNot("The first one")
		d.pass(3 * time.Second)
		d.want("Asking Cloudflare")
		d.wantNot("The first one")
	})
}

func TestABookmarkIsKeptBeforeItIsSaid(t *testing.T) {
	slow := &slowRecents{fakeRecents: fakeRecents{on: true}}
	drive(t, Options{Source: company(lookedUp(t, "all-pass")), Recents: slow}, 100, 30, func(d *driver) {
		d.press("enter", "enter", "b")
		d.typeText("mine")
		d.press("enter")
		d.wantNot("Bookmarked.")
		d.pass(2 * time.Second)
		d.want("Bookmarked.", "ctrl+r on the look-up form lists bookmarks")
	})
	full := &slowRecents{fakeRecents: fakeRecents{on: true}, refuses: explainedError{model.Problem{What: "The disk is full."}}}
	drive(t, Options{Source: company(lookedUp(t, "all-pass")), Recents: full}, 100, 30, func(d *driver) {
		d.press("enter", "enter", "b", "x", "enter")
		d.pass(2 * time.Second)
		d.want("! The disk is full.")
		d.wantNot("Bookmarked.")
	})
}

// slowRecents take a second to keep a bookmark, or refuse it.
type slowRecents struct {
	fakeRecents
	refuses error
}

func (s *slowRecents) Bookmark(ref model.Ref, name string) error {
	time.Sleep(time.Second)
	if s.refuses != nil {
		return s.refuses
	}
	return s.fakeRecents.Bookmark(ref, name)
}
