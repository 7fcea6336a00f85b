package fetch_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/fetch"
)

var errBroken = errors.New("the line is broken")

// says returns a Func that answers at once.
func says(value string, err error) fetch.Func[string] {
	return func(context.Context, func(model.Progress)) (string, error) { return value, err }
}

// untilCancelled answers nothing until it is cancelled.
func untilCancelled(ctx context.Context, _ func(model.Progress)) (string, error) {
	<-ctx.Done()
	return "too late", ctx.Err()
}

func wantState(t *testing.T, o *fetch.Of[string], value string, err error, asking bool) {
	t.Helper()
	if o.Value() != value || !errors.Is(o.Err(), err) || (err == nil) != (o.Err() == nil) || o.Asking() != asking || o.Loaded() != (value != "") {
		t.Errorf("value %q, error %v, asking %v, loaded %v; want %q, %v, %v", o.Value(), o.Err(), o.Asking(), o.Loaded(), value, err, asking)
	}
}

// deliver hands over what a command brings and wants the event.
func deliver(t *testing.T, o *fetch.Of[string], cmd tea.Cmd, want fetch.Event) tea.Cmd {
	t.Helper()
	event, next := o.Update(cmd())
	if event != want {
		t.Errorf("the event is %d, want %d", event, want)
	}
	return next
}

func TestARequestArrivesOrFails(t *testing.T) {
	o := fetch.New[string](t.Context())
	if !o.Idle() {
		t.Error("a new one is not idle")
	}
	cmd := o.Ask(says("one", nil))
	wantState(t, &o, "", nil, true)
	deliver(t, &o, cmd, fetch.Arrived)
	wantState(t, &o, "one", nil, false)
	deliver(t, &o, o.Ask(says("", errBroken)), fetch.Failed)
	wantState(t, &o, "one", errBroken, false)
	cmd = o.Ask(says("two", nil))
	wantState(t, &o, "one", nil, true)
	deliver(t, &o, cmd, fetch.Arrived)
	wantState(t, &o, "two", nil, false)
	o.Forget()
	if !o.Idle() {
		t.Error("what was forgotten is still there")
	}
}

func TestAnAnswerAfterACancelDoesNotCount(t *testing.T) {
	for name, answer := range map[string]fetch.Func[string]{"a value": says("late", nil), "an error": says("", errBroken), "a cancelled request": untilCancelled} {
		t.Run(name, func(t *testing.T) {
			o := fetch.New[string](t.Context())
			deliver(t, &o, o.Ask(says("before", nil)), fetch.Arrived)
			cmd := o.Ask(answer)
			if !o.Cancel() || o.Cancel() {
				t.Error("the first cancel cancels, the second has nothing to")
			}
			wantState(t, &o, "before", nil, false)
			deliver(t, &o, cmd, fetch.Nothing)
			wantState(t, &o, "before", nil, false)
		})
	}
}

func TestANewerRequestReplacesTheOneUnderWay(t *testing.T) {
	for name, older := range map[string]fetch.Func[string]{"value": says("older", nil), "error": says("", errBroken), "cancelled": untilCancelled} {
		t.Run(name, func(t *testing.T) {
			o := fetch.New[string](t.Context())
			first := o.Ask(older)
			if o.Ask(says("newer", nil)) != nil {
				t.Fatal("two requests are under way")
			}
			second := deliver(t, &o, first, fetch.Nothing)
			wantState(t, &o, "", nil, true)
			deliver(t, &o, second, fetch.Arrived)
			wantState(t, &o, "newer", nil, false)
		})
	}
}

func TestACancelDropsWhatWaited(t *testing.T) {
	o := fetch.New[string](t.Context())
	first := o.Ask(untilCancelled)
	o.Ask(says("never", nil))
	o.Cancel()
	if next := deliver(t, &o, first, fetch.Nothing); next != nil {
		t.Error("a request begins after it was cancelled")
	}
	deliver(t, &o, o.Ask(says("later", nil)), fetch.Arrived)
}

func TestAnswersOfOthersDoNotCount(t *testing.T) {
	mine, other := fetch.New[string](t.Context()), fetch.New[string](t.Context())
	mine.Ask(says("mine", nil))
	deliver(t, &mine, other.Ask(says("other", nil)), fetch.Nothing)
	wantState(t, &mine, "", nil, true)
	if event, _ := mine.Update("something else"); event != fetch.Nothing {
		t.Errorf("the event is %d", event)
	}
}

func TestTheSameAnswerTwiceCountsOnce(t *testing.T) {
	o := fetch.New[string](t.Context())
	msg := o.Ask(says("one", nil))()
	o.Update(msg)
	second := o.Ask(says("two", nil))
	if event, _ := o.Update(msg); event != fetch.Nothing {
		t.Errorf("the event is %d", event)
	}
	deliver(t, &o, second, fetch.Arrived)
	wantState(t, &o, "two", nil, false)
}

func TestTheParentEndsARequest(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	o := fetch.New[string](ctx)
	cmd := o.Ask(untilCancelled)
	cancel()
	deliver(t, &o, cmd, fetch.Stopped)
	wantState(t, &o, "", nil, false)
}

func TestWatchTellsProgressAndSeconds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := fetch.New[string](t.Context())
		batch := o.Watch(time.Now(), false, func(_ context.Context, report func(model.Progress)) (string, error) {
			report(model.Progress{Attempt: 2})
			time.Sleep(1500 * time.Millisecond)
			return "done", nil
		})().(tea.BatchMsg)
		messages := make(chan tea.Msg, 10)
		for _, cmd := range batch {
			go func() { messages <- cmd() }()
		}
		progressed := 0
		for o.Asking() {
			event, next := o.Update(<-messages)
			if event == fetch.Progressed {
				progressed++
				go func() { messages <- next() }()
			}
		}
		if progressed != 2 || o.Progress().Attempt != 2 || o.Value() != "done" {
			t.Errorf("%d reports, attempt %d, value %q", progressed, o.Progress().Attempt, o.Value())
		}
		for range 2 {
			// The second that was still counted and the end of the reports say nothing any more.
			if event, next := o.Update(<-messages); event != fetch.Nothing || next != nil {
				t.Errorf("after the end: event %d", event)
			}
		}
	})
}

func TestReportsThatNobodyReadsDoNotHoldARequestUp(t *testing.T) {
	o := fetch.New[string](t.Context())
	batch := o.Watch(time.Time{}, false, func(_ context.Context, report func(model.Progress)) (string, error) {
		for range 100 {
			report(model.Progress{})
		}
		return "done", nil
	})().(tea.BatchMsg)
	deliver(t, &o, batch[0], fetch.Arrived)
}
