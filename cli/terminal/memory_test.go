//go:build linux

package terminal_test

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"testing"
)

// anonymous finds in /proc/PID/status how much memory is the process's own, in kB.
var anonymous = regexp.MustCompile(`(?m)^RssAnon:\s+(\d+) kB$`)

// TestASmallSessionTakesLittleMemory: what the first frame of ordinary text needs,
// and none of the tables for other text, of which one alone is 2 MB.
func TestASmallSessionTakesLittleMemory(t *testing.T) {
	t.Parallel()
	p := start(t, options{}, binary, "open", saved(t))
	p.want(onTheSession, "? help")
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.command.Process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	found := anonymous.FindSubmatch(status)
	if found == nil {
		t.Fatalf("the system does not say how much memory the program has:\n%s", status)
	}
	const most = 6 << 10
	if kilobytes, err := strconv.Atoi(string(found[1])); err != nil || kilobytes > most {
		t.Errorf("after the first frame it has %d kB of its own, want at most %d; %v", kilobytes, most, err)
	}
	p.press("q")
	p.wantExit(0)
}
