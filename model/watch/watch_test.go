package watch_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/decode"
	"ztsession/model/mask"
	"ztsession/model/watch"
)

var (
	noon = time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)
	utc  = clock.Clock{Now: noon, Mode: clock.UTC}
)

// at is a moment so many seconds after noon.
func at(seconds int) time.Time { return noon.Add(time.Duration(seconds) * time.Second) }

const disk = `"devicePosture":{"d":{"type":"disk_encryption","rule_name":"Disk encryption","success":%t,"timestamp":"2026-09-10T11:%02d:00Z","input":{"requireAll":true},"check":{"drives":{"D":{"encrypted":%t}}}}}`

// session is one whose disk is encrypted or not, measured at a minute.
func session(tb testing.TB, active, encrypted bool, minute int, read time.Time) *model.Session {
	tb.Helper()
	body := fmt.Sprintf(`{"isActive":%t,"email":"marta@example.com",`+disk+`}`, active, encrypted, minute, encrypted)
	return parsed(tb, body, read)
}

func parsed(tb testing.TB, body string, read time.Time) *model.Session {
	tb.Helper()
	doc, err := wire.Parse([]byte(body))
	if err != nil {
		tb.Fatal(err)
	}
	s := decode.Session(doc, doc.Root())
	s.Body, s.Origin.FetchedAt = []byte(body), read
	return &s
}

// answer hands a watch a session that was read at a moment.
func answer(w *watch.Watch, s *model.Session) {
	w.Answered(watch.Look(w.Session(), s), s.Origin.FetchedAt)
}

// told returns the log as text.
func told(tb testing.TB, events []watch.Event, m *mask.Masker) string {
	tb.Helper()
	var out strings.Builder
	for _, e := range events {
		if err := watch.WriteText(&out, e, m, utc); err != nil {
			tb.Fatal(err)
		}
	}
	return out.String()
}

func want(tb testing.TB, got, want string) {
	tb.Helper()
	if got = strings.TrimSpace(got); got != strings.TrimSpace(want) {
		tb.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// limited is a failure after which the server asks for a pause.
type limited struct{ wait time.Duration }

func (limited) Error() string                { return "too many requests" }
func (limited) Is(target error) bool         { return target == model.ErrRateLimited }
func (l limited) WaitAtLeast() time.Duration { return l.wait }

var errDown = fmt.Errorf("%w: connection refused", model.ErrUnavailable)

// TestAnHourOfACase: what happens stands in the log with its time, once.
func TestAnHourOfACase(t *testing.T) {
	t.Parallel()
	w := watch.New(watch.Options{}, noon)
	answer(w, session(t, true, false, 50, at(0)))
	answer(w, session(t, true, false, 50, at(15)))
	answer(w, session(t, true, false, 55, at(30)))
	answer(w, session(t, true, false, 56, at(45)))
	w.Mark("now he restarts", at(50))
	w.Failed(errDown, at(60))
	w.Failed(errDown, at(90))
	answer(w, session(t, true, true, 57, at(150)))
	answer(w, session(t, false, true, 57, at(165)))
	answer(w, session(t, true, false, 57, at(180)))
	want(t, told(t, w.Log.Events(), nil), `
12:00:00 UTC  ACTIVE: 1 problem: the device does not meet the rules
12:00:45 UTC  Checks measured again, with the same results
12:00:50 UTC  Marker: now he restarts
12:01:00 UTC  No answer: Unavailable: connection refused
12:02:30 UTC  Answers come again, after 1m
12:02:30 UTC  Disk encryption: fail -> pass
12:02:30 UTC  Now: ACTIVE: Nothing wrong was found in what this session reports
12:02:45 UTC  Session: active -> ended or revoked
12:02:45 UTC  Now: ENDED OR REVOKED: 1 problem: the session has ended
12:02:45 UTC  Watching is over: the session has ended, nothing more will change`)
	if w.Over() != watch.SessionEnded || w.Due(at(10000)) {
		t.Errorf("it goes on after the end: %v", w.Over())
	}
}

func TestWhatAChangeComesToIsMasked(t *testing.T) {
	t.Parallel()
	w := watch.New(watch.Options{}, noon)
	answer(w, parsed(t, `{"isActive":true,"email":"marta@example.com","groups":["Sales"],"ip":"203.0.113.7"}`, at(0)))
	answer(w, parsed(t, `{"isActive":true,"email":"ben@example.com","groups":["Sales","Payroll"],"ip":"203.0.113.8"}`, at(15)))
	w.Mark("ring marta@example.com", at(16))
	plain, masked := told(t, w.Log.Events(), nil), told(t, w.Log.Events(), mask.New())
	for _, word := range []string{"marta@", "ben@", "Payroll", "203.0.113.8"} {
		if !strings.Contains(plain, word) || strings.Contains(masked, word) {
			t.Errorf("%q is missing, or stands in the masked log:\n%s\n%s", word, plain, masked)
		}
	}
	if !strings.Contains(plain, "Payroll added") {
		t.Errorf("the group that was added is not said to be:\n%s", plain)
	}
}

func TestPace(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		jitter float64
		err    error
		want   []time.Duration
	}{
		"down":          {0.5, errDown, []time.Duration{30 * time.Second, time.Minute, 2 * time.Minute, 4 * time.Minute, 5 * time.Minute, 5 * time.Minute}},
		"a bit sooner":  {0, errDown, []time.Duration{22500 * time.Millisecond, 45 * time.Second}},
		"a bit later":   {0.999999, errDown, []time.Duration{37500 * time.Millisecond, 75 * time.Second}},
		"as asked":      {0.5, limited{10 * time.Minute}, []time.Duration{10*time.Minute + 3*time.Second}},
		"less is asked": {0.5, limited{time.Second}, []time.Duration{30 * time.Second}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := watch.Pace{Interval: 15 * time.Second, Jitter: func() float64 { return c.jitter }}
			for i, want := range c.want {
				if got := p.Failed(c.err); got.Round(time.Millisecond) != want {
					t.Errorf("failure %d: %s, want %s", i+1, got, want)
				}
			}
			if got := p.Answered(); got != 15*time.Second {
				t.Errorf("after an answer: %s", got)
			}
			if got := p.Failed(errDown); got > 40*time.Second {
				t.Errorf("the failures before the answer count on: %s", got)
			}
		})
	}
}

func TestALongIntervalIsNotShortenedByFailures(t *testing.T) {
	t.Parallel()
	p := watch.Pace{Interval: 20 * time.Minute}
	for range 100 {
		if got := p.Failed(errDown); got < p.Interval {
			t.Fatalf("asks again after %s", got)
		}
	}
}

func TestItEndsAfterAnHourUntouched(t *testing.T) {
	t.Parallel()
	w := watch.New(watch.Options{}, noon)
	answer(w, session(t, true, false, 50, at(0)))
	if w.Due(at(14)) || !w.Due(at(15)) {
		t.Error("it is not due after 15 s")
	}
	w.Touch(at(600))
	if !w.Due(at(3600)) {
		t.Error("it is over although somebody was there")
	}
	if w.Due(at(600+3600)) || w.Over() != watch.Untouched {
		t.Error("it goes on after an hour without a touch")
	}
	if got := told(t, w.Log.Events(), nil); !strings.Contains(got, "Watching is over: its time is up, after 1h") {
		t.Error(got)
	}
	for range 3 {
		w.Due(at(9999))
	}
	if n := len(w.Log.Events()); n != 2 {
		t.Errorf("the end stands in the log more than once: %d events", n)
	}
}

func TestUntil(t *testing.T) {
	t.Parallel()
	good, bad, ended := session(t, true, true, 50, at(15)), session(t, true, false, 50, at(15)), session(t, false, true, 50, at(15))
	open := parsed(t, `{"email":"marta@example.com"}`, at(15))
	gone := fmt.Errorf("%w: no such session", model.ErrNotFound)
	for _, c := range []struct {
		until         watch.Until
		first, second *model.Session
		err           error
		want          watch.Over
	}{
		{watch.UntilClean, bad, good, nil, watch.Reached},
		{watch.UntilClean, good, nil, nil, watch.Reached},
		{watch.UntilClean, bad, bad, nil, watch.NotOver},
		{watch.UntilClean, bad, ended, nil, watch.SessionEnded},
		{watch.UntilClean, bad, open, nil, watch.NotOver},
		{watch.UntilInactive, bad, good, nil, watch.NotOver},
		{watch.UntilInactive, bad, ended, nil, watch.Reached},
		{watch.UntilInactive, bad, nil, gone, watch.Reached},
		{watch.UntilChanged, bad, good, nil, watch.Reached},
		{watch.UntilChanged, bad, bad, nil, watch.NotOver},
		{watch.UntilChanged, bad, nil, gone, watch.Reached},
		{watch.UntilClean, bad, nil, gone, watch.SessionGone},
		{watch.Forever, bad, nil, gone, watch.SessionGone},
		{watch.Forever, ended, nil, nil, watch.SessionEnded},
		{watch.Forever, bad, nil, fmt.Errorf("%w", model.ErrForbidden), watch.Refused},
		{watch.Forever, bad, nil, errDown, watch.NotOver},
		{watch.Forever, bad, nil, limited{}, watch.NotOver},
		{watch.Forever, bad, nil, errors.Join(model.ErrNotFound, model.ErrBlocked), watch.NotOver},
	} {
		w := watch.New(watch.Options{Until: c.until}, noon)
		answer(w, c.first)
		if c.second != nil {
			answer(w, c.second)
		}
		if c.err != nil {
			w.Failed(c.err, at(30))
		}
		if w.Over() != c.want {
			t.Errorf("until %q, failure %v: over is %d, want %d\n%s", c.until, c.err, w.Over(), c.want, told(t, w.Log.Events(), nil))
		}
	}
}

// TestJSONLines: each event is one object on one line.
func TestJSONLines(t *testing.T) {
	t.Parallel()
	w := watch.New(watch.Options{}, noon)
	answer(w, session(t, true, false, 50, at(0)))
	answer(w, session(t, true, true, 51, at(15)))
	w.Mark("a\nb\x1b", at(16))
	w.Failed(errDown, at(30))
	w.End(watch.BySomebody, at(31))
	var out bytes.Buffer
	for _, e := range w.Log.Events() {
		if err := watch.WriteJSON(&out, e, nil, clock.Clock{}); err != nil {
			t.Fatal(err)
		}
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	var kinds []string
	for _, line := range lines {
		var got struct {
			At          time.Time
			Event, Text string
			Changes     []struct{ Subject, Became, Weight string }
			Problems    *int
		}
		if err := json.Unmarshal([]byte(line), &got); err != nil || got.At.IsZero() || got.Text == "" {
			t.Errorf("%v: %s", err, line)
		}
		kinds = append(kinds, got.Event)
		if got.Event == "changed" && (len(got.Changes) != 1 || got.Changes[0].Became != "fail -> pass" || *got.Problems != 0) {
			t.Errorf("the change is %+v", got)
		}
	}
	want(t, strings.Join(kinds, " "), "began changed marked failed stopped")
}

// TestALogDoesNotGrowWithoutEnd: the oldest events go, and are counted.
func TestALogDoesNotGrowWithoutEnd(t *testing.T) {
	t.Parallel()
	w := watch.New(watch.Options{}, noon)
	for i := range 5000 {
		w.Mark(fmt.Sprint(i), at(i))
	}
	events := w.Log.Events()
	if last := events[len(events)-1]; len(events) > 2000 || w.Log.Dropped()+len(events) != 5000 || last.Text != "4999" {
		t.Errorf("%d events are kept and %d dropped", len(events), w.Log.Dropped())
	}
}

func TestNewsUntilSeen(t *testing.T) {
	t.Parallel()
	w := watch.New(watch.Options{}, noon)
	answer(w, session(t, true, false, 50, at(0)))
	if w.Log.News() != 0 {
		t.Error("the first answer is news")
	}
	answer(w, session(t, true, true, 50, at(15)))
	if w.Log.News() != 1 || !w.Log.See() || w.Log.News() != 0 || w.Log.See() {
		t.Error("a change is no news, or still is when it was seen")
	}
}
