package ui

import (
	"context"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
)

// still asks for screens on which nothing changes by itself, with a clock that goes on.
func still(opts *Options) { opts.Now, opts.Still = nil, true }

// TestNothingMovesByItself: with reduced motion every frame stays as it is until a key
// or an answer comes.
func TestNothingMovesByItself(t *testing.T) {
	t.Parallel()
	anywhere(t, still, func(t *testing.T, name string, d *driver) {
		before := d.app.View().Content
		d.seen = func(msg tea.Msg) { t.Errorf("%s: a %T came by itself", name, msg) }
		// What is watched is read again after that.
		for range 10 {
			time.Sleep(10 * time.Second)
			d.settle()
			if d.app.View().Content != before {
				t.Errorf("%s: it shows\n%s", name, d.screen())
				return
			}
		}
	})
}

// TestNothingMovesWhileSomebodyWaits: the time since when, and that of the next attempt,
// stand in place of counted seconds.
func TestNothingMovesWhileSomebodyWaits(t *testing.T) {
	source := waiting()
	source.answer = func(ctx context.Context, _ model.Ref, progress func(model.Progress)) (*model.Session, error) {
		progress(model.Progress{Attempt: 1, Reason: "Cloudflare asked to slow down.", RetryAt: testNow().Add(9 * time.Second)})
		<-ctx.Done()
		return nil, ctx.Err()
	}
	for _, one := range []struct {
		opts    Options
		presses []string
		want    string
	}{
		{Options{Source: source, Ref: testRef()}, []string{"enter"}, "since 12:00:00  Cloudflare asked to slow down. Attempt 2 at"},
		{Options{Source: source, Session: lookedUp(t, "all-pass")}, []string{"r"}, "Refreshing... since 12:00:00"},
		{Options{Source: source, Session: lookedUp(t, "all-pass")}, []string{"w"}, "asking... since 12:00:00"},
	} {
		for _, isStill := range []bool{true, false} {
			opts := one.opts
			opts.Still = isStill
			drive(t, opts, 160, 45, func(d *driver) {
				d.press(one.presses...)
				before := d.screen()
				if isStill {
					d.want(one.want)
				}
				d.pass(5 * time.Second)
				if moved := d.screen() != before; moved == isStill {
					t.Errorf("%q: it stands still: %v, and shows\n%s\nbefore\n%s", one.want, isStill, d.screen(), before)
				}
			})
		}
	}
}

// TestAgesAreRightAfterAKey where they do not go on by themselves.
func TestAgesAreRightAfterAKey(t *testing.T) {
	drive(t, Options{Session: lookedUp(t, "all-pass"), Source: waiting(), Still: true}, 120, 30, func(d *driver) {
		d.want("checked 1m ago")
		d.pass(3 * time.Minute)
		d.want("checked 1m ago")
		d.press("down")
		d.want("checked 4m ago")
	})
}

// TestAWatchSaysWhenItAsksNext by the clock where nothing counts down.
func TestAWatchSaysWhenItAsksNext(t *testing.T) {
	session := lookedUp(t, "all-pass")
	drive(t, Options{Source: answering(session), Session: session, Still: true}, 120, 30, func(d *driver) {
		d.press("w")
		d.want("watching every 15s, next at 12:00:")
		before := d.screen()
		d.pass(10 * time.Second)
		if d.screen() != before {
			t.Errorf("it counts:\n%s", d.screen())
		}
	})
}
