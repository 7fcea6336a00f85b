package gather_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/gather"
)

// slow answers for posture rules after a second, unless it is cancelled before.
type slow struct {
	gather.Source
	calls int
	err   error
}

func (s *slow) PostureRules(ctx context.Context, _ string) ([]access.PostureRule, error) {
	s.calls++
	select {
	case <-time.After(time.Second):
		return []access.PostureRule{{ID: "disk"}}, s.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// TestTwoWhoAskAtTheSameTimeAskOnce: the second waits for the answer of the first.
func TestTwoWhoAskAtTheSameTimeAskOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		source := &slow{}
		from := gather.New(source, "account")
		done := make(chan access.State, 2)
		for range 2 {
			go func() { done <- from.Posture(t.Context()).State }()
		}
		if one, two := <-done, <-done; one != access.Read || two != access.Read || source.calls != 1 {
			t.Errorf("%v and %v after %d calls", one, two, source.calls)
		}
	})
}

// TestWhatWasCancelledIsAskedForAgain, while what failed or is forbidden is not.
func TestWhatWasCancelledIsAskedForAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		source := &slow{}
		from := gather.New(source, "account")
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if state := from.Posture(ctx).State; state == access.Read {
			t.Error("what was cancelled was read")
		}
		if state := from.Posture(t.Context()).State; state != access.Read || source.calls != 2 {
			t.Errorf("asked again it is %v after %d calls", state, source.calls)
		}
		for err, want := range map[error]access.State{model.ErrForbidden: access.Forbidden, errors.New("broken"): access.Failed} {
			source := &slow{err: err}
			from := gather.New(source, "account")
			from.Posture(t.Context())
			if state := from.Posture(t.Context()).State; state != want || source.calls != 1 {
				t.Errorf("%v: %v after %d calls", err, state, source.calls)
			}
		}
	})
}
