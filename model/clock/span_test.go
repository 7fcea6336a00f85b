package clock

import (
	"testing"
	"time"
)

func TestParseSpan(t *testing.T) {
	const day = 24 * time.Hour
	for text, want := range map[string]time.Duration{
		"5m": 5 * time.Minute, "24h": day, "1h30m": 90 * time.Minute, "1.5h": 90 * time.Minute, "7d": 7 * day, "1d12h": 36 * time.Hour, "1d 12h": 36 * time.Hour, "2w": 14 * day,
		"24h0m0s": day, " 30M ": 30 * time.Minute, "300ms": 300 * time.Millisecond, "0": 0, "0s": 0, "0m": 0, "00h": 0, "90s": 90 * time.Second, "730h": 730 * time.Hour, "1µs": time.Microsecond,
	} {
		if got, ok := ParseSpan(text); !ok || got != want {
			t.Errorf("%q is %v, %t; want %v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", " ", "5", "h", "m5", "-5m", "+5m", "5 minutes", "1h-30m", "1..5h", ".h", "1e9h", "9999999999999999999h", "876001h", "soon", "P1D", "24:00", "５m", "nan", "infh", "1h5"} {
		if got, ok := ParseSpan(text); ok {
			t.Errorf("%q is %v", text, got)
		}
	}
}

func TestSpanWords(t *testing.T) {
	for text, want := range map[string]string{"24h": "1d", "90m": "1h 30m", "730h": "30d 10h", "0m": "0s", "soon": "soon", "": "", "10ms": "10ms"} {
		if got := SpanWords(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func FuzzParseSpan(f *testing.F) {
	for _, text := range []string{"1h30m", "1.5h", "7d", "0", "99999999999999999999999w", "1e400h", "0x1p3h", "1µs", "..", "1_0h"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if d, ok := ParseSpan(text); ok && (d < 0 || d > longestSpan) {
			t.Errorf("%q is %v", text, d)
		}
	})
}
