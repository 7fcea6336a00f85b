package clock

import (
	"testing"
	"time"
)

func TestAgo(t *testing.T) {
	now := time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)
	tests := []struct {
		before time.Duration
		want   string
	}{
		{0, "just now"},
		{59 * time.Second, "just now"},
		{-59 * time.Second, "just now"},
		{time.Minute, "1m ago"},
		{59*time.Minute + 59*time.Second, "59m ago"},
		{2*time.Hour + 14*time.Minute, "2h 14m ago"},
		{2 * time.Hour, "2h ago"},
		{3*24*time.Hour + 4*time.Hour, "3d 4h ago"},
		{-90 * time.Minute, "in 1h 30m"},
		{800 * 24 * time.Hour, "2y 69d ago"},
	}
	for _, tt := range tests {
		if got := (Clock{Now: now}).Ago(now.Add(-tt.before)); got != tt.want {
			t.Errorf("%v before: %q, want %q", tt.before, got, tt.want)
		}
	}
	if got := (Clock{Now: now}).Ago(time.Unix(-62135596800, 0)); got != "2025y 237d ago" {
		t.Errorf("the first year: %q", got)
	}
}

func TestMomentFollowsTheMode(t *testing.T) {
	now := time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)
	c := Clock{Now: now, Zone: time.FixedZone("CEST", 7200)}
	at := now.Add(-2 * time.Hour)
	want := []string{"2h ago", "2026-09-10 12:00:00 CEST", "2026-09-10 10:00:00 UTC", "2h ago"}
	for i, text := range want {
		if got := c.Moment(at); got != text {
			t.Errorf("step %d, %s: %q, want %q", i, c.Mode, got, text)
		}
		c.Mode = c.Mode.Next()
	}
	if got := (Clock{Now: now}).Both(at); got != "2h ago, 2026-09-10 10:00:00 UTC" {
		t.Errorf("without a zone: %q", got)
	}
}

func TestSpan(t *testing.T) {
	for d, want := range map[time.Duration]string{
		1500 * time.Millisecond: "1s", 15 * time.Second: "15s", 90 * time.Second: "1m", 26 * time.Hour: "1d 2h", -2 * time.Minute: "-2m",
	} {
		if got := Span(d); got != want {
			t.Errorf("Span(%v) = %q, want %q", d, got, want)
		}
	}
}

func TestMomentsThatCanBeNone(t *testing.T) {
	c := Clock{Now: time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)}
	for _, at := range []time.Time{{}, time.Unix(0, 0), time.Unix(-1, 0), time.Unix(946684799, 0), time.Unix(1<<31-1, 0), time.Unix(4102444800, 0), time.Unix(253402300799, 0)} {
		for _, c.Mode = range []Mode{Relative, Local, UTC} {
			if got, both := c.Moment(at), c.Both(at); got != NoTime || both != NoTime {
				t.Errorf("%v is %q, %q", at, got, both)
			}
		}
	}
	for _, at := range []time.Time{time.Unix(946684800, 0), time.Unix(4102444799, 0), time.Unix(1<<31, 0)} {
		if c.Moment(at) == NoTime {
			t.Errorf("%v is no time", at)
		}
	}
}

func TestStampHasTheYearWhereItIsAnother(t *testing.T) {
	now := time.Date(2026, 1, 1, 0, 30, 0, 0, time.UTC)
	east := time.FixedZone("CET", 3600)
	for _, c := range []struct {
		clock Clock
		at    time.Time
		want  string
	}{
		{Clock{Now: now}, now.Add(-20 * time.Minute), "1 Jan 00:10 UTC, 20m ago"},
		{Clock{Now: now}, now.Add(-time.Hour), "31 Dec 2025 23:30 UTC, 1h ago"},
		{Clock{Now: now, Zone: east}, now.Add(-time.Hour), "1 Jan 00:30 CET, 1h ago"},
		{Clock{Now: now, Zone: east, Mode: UTC}, now.Add(-time.Hour), "31 Dec 2025 23:30 UTC, 1h ago"},
		{Clock{Now: now, Precise: true}, now.Add(142 * time.Hour), "2026-01-06 22:30:00 UTC, in 5d 22h"},
		{Clock{Now: now}, time.Time{}, NoTime},
	} {
		if got := c.clock.Stamp(c.at); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
