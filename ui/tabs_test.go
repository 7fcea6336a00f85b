package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/mask"
)

// eachTheirOwn has a company answer with a session of whom was asked for.
func eachTheirOwn(t *testing.T, fixture string) *fakeSource {
	t.Helper()
	source := company(lookedUp(t, fixture))
	source.answer = func(_ context.Context, ref model.Ref, _ func(model.Progress)) (*model.Session, error) {
		s := *openFixture(t, fixture)
		s.Origin = model.Origin{Ref: ref, FetchedAt: testNow()}
		if ref.User == benID {
			s.Email = model.Known("ben.lindqvist@example.com")
		} else {
			s.Email = model.Known("amina.okafor@example.com")
		}
		return &s, nil
	}
	return source
}

// openBoth opens a session of Amina and one of Ben, who is shown.
func openBoth(d *driver) {
	d.press("enter", "enter")
	d.wantNot("alt+")
	d.press("3", "down", "esc")
	d.typeText("lindqvist")
	d.press("enter")
	d.want(" alt+ ")
}

// Open sessions stand in a line, and each is as it was left.
func TestOpenSessionsStandAsTabs(t *testing.T) {
	for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 12}} {
		drive(t, Options{Source: eachTheirOwn(t, "posture-failures")}, size[0], size[1], func(d *driver) {
			openBoth(d)
			d.want("▸2 ben")
			ben := d.screen()
			d.press("alt+1")
			d.want("▸1 amina", "▸3 Posture")
			amina := d.screen()
			d.press("?", "esc", "alt+2")
			if d.screen() != ben {
				t.Errorf("%v: the second is\n%s\nit was\n%s", size, d.screen(), ben)
			}
			// What stands on a session belongs to its tab.
			d.press("p", "3", "alt+1")
			if d.screen() != amina {
				t.Errorf("%v: the first is\n%s\nit was\n%s", size, d.screen(), amina)
			}
			d.press("alt+2")
			d.want("▸3 Failed")
			d.press("esc")
			if d.screen() != ben {
				t.Errorf("%v: behind the person is\n%s", size, d.screen())
			}
			// esc leads to the next caller, and from there back.
			d.press("esc")
			d.want("alt+", "Look up")
			d.press("alt+1")
			d.want("▸1 amina")
			d.press("esc", "esc")
			d.want("▸1 amina")
			d.press("[")
			d.want("▸2 ben")
		})
	}
}

// Looked up once more, a session keeps its place; and no session is there twice.
func TestASessionThatIsOpenIsNotOpenedTwice(t *testing.T) {
	drive(t, Options{Source: eachTheirOwn(t, "all-pass")}, 100, 30, func(d *driver) {
		openBoth(d)
		d.press("alt+1", "5", "esc", "enter")
		d.want("▸1 amina", "▸0 Answer", "2 ben")
		if got := len(d.app.tabs.all); got != 2 {
			t.Errorf("%d sessions are open", got)
		}
		// From the person of the session to another session of the same person.
		d.press("p", "enter")
		if got := len(d.app.tabs.all); got != 2 {
			t.Errorf("%d sessions are open", got)
		}
	})
}

func TestASessionIsClosed(t *testing.T) {
	logins := &held{}
	source := eachTheirOwn(t, "all-pass")
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		openBoth(d)
		source.logins = func(ctx context.Context, _, _ string) ([]model.FailedLogin, error) { return nil, logins.wait(ctx) }
		d.press("p", "3", "alt+1", "alt+2")
		d.want("▸3 Failed")
		if logins.cancelled != 0 {
			t.Error("changing to another session has ended what this one asks")
		}
		d.press("alt+w")
		d.want("The session of ben.lindqvist@example.com is closed. This is that of amina.okafor@example.com.", "▸3 Posture")
		d.wantNot(" alt+ ")
		if logins.cancelled != 1 {
			t.Error("what the closed session asked goes on")
		}
		d.press("[", "]")
		d.want("amina.okafor@example.com", "▸3 Posture")
		d.wantNot("ben.lindqvist")
		d.press("esc")
		d.want("Look up one Access session")
		d.press("ctrl+p")
		d.typeText("close the session")
		d.want("No session is shown")
		d.press("esc", "esc")
		d.want("amina.okafor@example.com", "▸3 Posture")
		d.press("esc", "alt+1")
		d.wantNot("▸1")
		d.press("ctrl+p")
		d.typeText("session of")
		d.want("Session of amina.okafor@example.com")
		d.wantNot("ben.lindqvist")
		d.press("enter")
		d.want("amina.okafor@example.com")
		d.press("[", "]")
		d.wantNot("ben.lindqvist")
	})
}

// What one session waits for comes to it, also while another is shown.
func TestARefreshDisturbsNoOtherSession(t *testing.T) {
	source := eachTheirOwn(t, "all-pass")
	answer := source.answer
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		openBoth(d)
		source.answer = func(ctx context.Context, ref model.Ref, progress func(model.Progress)) (*model.Session, error) {
			time.Sleep(5 * time.Second)
			s, err := answer(ctx, ref, progress)
			s.Email = model.Known("benjamin@example.com")
			return s, err
		}
		d.press("r", "alt+1", "3", "down")
		_, before, _ := strings.Cut(d.screen(), "\n")
		d.pass(6 * time.Second)
		// Only the line of the sessions has news.
		if _, now, _ := strings.Cut(d.screen(), "\n"); now != before {
			t.Errorf("the first session is\n%s\nit was\n%s", now, before)
		}
		d.press("alt+2")
		d.want("benjamin@example.com")
	})
}

// The session that was not looked at for longest is closed for one too many.
func TestOpenSessionsAreBounded(t *testing.T) {
	drive(t, Options{Source: eachTheirOwn(t, "all-pass")}, 100, 30, func(d *driver) {
		for i := range mostTabs + 3 {
			d.send(tea.PasteMsg{Content: fmt.Sprintf("https://api.cloudflare.com/client/v4/accounts/%s/access/users/%s/active_sessions/nonce%011d", testRef().Account, aminaID, i)})
			d.settle()
			d.press("enter")
			d.want("▸0 Answer")
			if said := strings.Contains(d.screen(), "not looked at for longest"); said != (i >= mostTabs) {
				t.Errorf("after %d sessions:\n%s", i+1, d.screen())
			}
			d.press("esc")
		}
		if got := len(d.app.tabs.all); got != mostTabs {
			t.Errorf("%d sessions are open", got)
		}
		if got := len(d.app.history.all); got != mostTabs {
			t.Errorf("%d pages are kept", got)
		}
		for _, size := range [][2]int{{100, 30}, {40, 12}, {250, 50}} {
			d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			checkFrame(t, d.app, size[0], size[1])
			d.press("alt+2")
			checkFrame(t, d.app, size[0], size[1])
			d.want("▸2 amina")
		}
	})
}

// Names in the line and in the palette are masked at once.
func TestTabsAreMasked(t *testing.T) {
	hidden := []string{"amina", "okafor", "lindqvist"}
	drive(t, Options{Source: eachTheirOwn(t, "all-pass"), Mask: mask.New().At(mask.Off)}, 160, 45, func(d *driver) {
		openBoth(d)
		d.press("x")
		d.wantMasked("the line", hidden)
		if !strings.Contains(d.screen(), "▸2 ") {
			t.Errorf("there is no line:\n%s", d.screen())
		}
		d.press("x", "x", ":", "ctrl+x")
		d.wantMasked("the palette", hidden)
	})
}

// With other credentials nothing of what was looked up before is asked for again.
func TestOtherCredentialsCloseWhatWasLookedUp(t *testing.T) {
	drive(t, Options{Source: eachTheirOwn(t, "all-pass")}, 100, 30, func(d *driver) {
		openBoth(d)
		d.press("esc")
		d.app.pending = eachTheirOwn(t, "all-pass")
		d.start(d.app.goOn(""))
		d.settle()
		d.wantNot(" alt+ ", "back to the session")
		if open, kept := len(d.app.tabs.all), len(d.app.history.all); open+kept != 0 {
			t.Errorf("%d sessions are open, %d pages are kept", open, kept)
		}
	})
}
