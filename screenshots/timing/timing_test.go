//go:build linux

package main

import (
	"strings"
	"testing"
)

// TestBothProgramsAreMeasured measures a shell that repeats what is typed. The
// figures are not looked at, but for the bytes, which are no matter of time.
func TestBothProgramsAreMeasured(t *testing.T) {
	const echo = "stty raw -echo; echo ready; exec cat"
	var out strings.Builder
	err := run([]string{
		"-starts", "2", "-presses", "4", "-keys", "ab", "-idle", "1ms", "-quiet", "10ms", "-wait", "ready",
		"-beside", "cat /etc/hostname -", "-beside-wait", "\n", "--", "sh", "-c", echo,
	}, &out)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []string{"sh", "cat", "ratio", "first frame p50 ms", "key to paint p99 ms", "processor ms per key", "idle processor %", "RssAnon after start MiB"} {
		if !strings.Contains(out.String(), row) {
			t.Errorf("%q is missing in\n%s", row, out.String())
		}
	}
	for line := range strings.Lines(out.String()) {
		if fields := strings.Fields(line); strings.Contains(line, "bytes per key") && (len(fields) < 7 || fields[4] != "1") {
			t.Errorf("a key that is repeated has one byte, not %q", line)
		}
	}
}

func TestMistakesAreNamed(t *testing.T) {
	for _, args := range [][]string{nil, {"--", "true"}, {"-wait", "x", "-beside", "y", "--", "true"}, {"-wait", "x", "--", "/no/such/program"}} {
		if err := run(args, &strings.Builder{}); err == nil {
			t.Errorf("%q is measured", args)
		}
	}
}

func TestQuantile(t *testing.T) {
	for part, want := range map[float64]int{0: 1, 0.5: 3, 0.99: 5, 1: 5} {
		if got := quantile([]int{5, 3, 1, 4, 2}, part); got != want {
			t.Errorf("quantile %v is %d, want %d", part, got, want)
		}
	}
}
