package cli_test

import (
	"encoding/json"
	"strings"
	"testing"

	"ztsession/api/sim"
)

// TestListSessionsWithDetails: each session is read for them, and only then.
func TestListSessionsWithDetails(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	ref := service.stories["fails-at-home"].Ref
	list := func(args ...string) (out, diagnosis string, asked int) {
		p := newProgram(service.env()...)
		counted := &requests{}
		p.Transport = counted
		if code := p.run(t, append([]string{"list", "sessions", "--account", ref.Account, ref.User}, args...)...); code != 0 {
			t.Errorf("exit code %d: %s", code, p.err.String())
		}
		return p.out.String(), p.err.String(), len(counted.sent)
	}
	if out, _, asked := list(); asked != 1 || strings.Contains(out, "DEVICE") {
		t.Errorf("without details %d requests gave\n%s", asked, out)
	}
	out, diagnosis, asked := list("--details")
	for _, want := range []string{"DEVICE", "HOME-PC", "United Kingdom (GB)", "3 fail ∙ 3 pass", "6 pass"} {
		if !strings.Contains(out, want) || diagnosis != "" {
			t.Errorf("there is no %q in\n%s%s", want, out, diagnosis)
		}
	}
	// The list, two sessions and their two devices.
	if asked != 5 {
		t.Errorf("%d requests", asked)
	}
	out, _, _ = list("--details", "-o", "json", "--limit", "1")
	var rows []map[string]any
	if err := json.Unmarshal([]byte(out), &rows); err != nil || len(rows) != 1 || rows[0]["device"] != "HOME-PC" || rows[0]["country"] != "GB" || rows[0]["posture_fail"] != 3.0 {
		t.Errorf("the JSON has %v (%v)", rows, err)
	}
	if out, _, _ = list("--details", "--mask"); strings.Contains(out, "HOME-PC") || !strings.Contains(out, "United Kingdom (GB)") {
		t.Errorf("masked it is\n%s", out)
	}
}

// TestDetailsThatCannotBeReadLeaveTheList: the list is there all the same, and it is
// said why something is missing.
func TestDetailsThatCannotBeReadLeaveTheList(t *testing.T) {
	t.Parallel()
	const user = "5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01"
	base := routed(t, map[string]string{usersPath + "/" + user + "/active_sessions": listOf(`[{"metadata":{"nonce":"X1aXj1lFVcqqyoXF","iat":1789036200}}]`)})
	p := newProgram(using(base)...)
	if code := p.run(t, "list", "sessions", "--details", "--account", oneAccount, user); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if out := p.out.String(); !strings.Contains(out, "X1aXj1lFVcqqyoXF") || !strings.Contains(out, "not read") {
		t.Errorf("the list is\n%s", out)
	}
	if said := p.err.String(); !strings.Contains(said, "1 of these sessions could not be read") {
		t.Errorf("it is said: %s", said)
	}
}
