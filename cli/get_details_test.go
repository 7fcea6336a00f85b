package cli_test

import (
	"strings"
	"testing"

	"ztsession/api/sim"
)

// TestGetWithDetails: how the devices are now, in every report, asked for only then.
func TestGetWithDetails(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	get := func(code int, args ...string) (out, diagnosis string, asked int) {
		p := newProgram(service.env()...)
		counted := &requests{}
		p.Transport = counted
		if got := p.run(t, append(append([]string{"get"}, args...), service.ids(t, "client-switched-off")...)...); got != code {
			t.Errorf("%v: exit code %d: %s", args, got, p.err.String())
		}
		return p.out.String(), p.err.String(), len(counted.sent)
	}
	if out, _, asked := get(0, "-o", "text"); asked != 2 || strings.Contains(out, "switched off") {
		t.Errorf("without details %d requests gave\n%s", asked, out)
	}
	for output, wanted := range map[string][]string{
		"text":     {"Device now: The client was switched off", "Switched off  2h ago, 20h ago (in the last day)", "Profile       Travelling"},
		"markdown": {"The client was switched off", "(in the last day)", "Travelling"},
		"ticket":   {"WARNING Device now: The client was switched off", "[dex/warp-change-events timestamp = "},
	} {
		out, diagnosis, asked := get(0, "--details", "-o", output)
		for _, want := range wanted {
			if !strings.Contains(out, want) {
				t.Errorf("-o %s has no %q in\n%s", output, want, out)
			}
		}
		// The session, the list, the registrations, two devices, the events, the
		// certificate authorities and the posture rules.
		if asked != 8 || diagnosis != "" {
			t.Errorf("-o %s took %d requests, and said %q", output, asked, diagnosis)
		}
	}
	if out, _, _ := get(0, "--details", "-o", "json", "--findings"); !strings.Contains(out, `"beside": "dex/warp-change-events timestamp"`) {
		t.Errorf("the findings are\n%s", out)
	}
	if out, _, _ := get(0, "--details", "--mask", "-o", "text"); strings.Contains(out, "HANA") || strings.Contains(out, "Lumière") || !strings.Contains(out, "switched off") {
		t.Errorf("masked it is\n%s", out)
	}
	for _, output := range []string{"json", "raw"} {
		if _, diagnosis, asked := get(2, "--details", "-o", output); asked != 0 || !strings.Contains(diagnosis, "--details adds to reports") {
			t.Errorf("-o %s: %d requests, %s", output, asked, diagnosis)
		}
	}
}

// TestDetailsThatMayNotBeReadAreLeftOut: the session is there, and it is said once
// which permission would show more.
func TestDetailsThatMayNotBeReadAreLeftOut(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{Forbid: []string{"registrations", "device-state", "switch-offs"}})
	p := newProgram(service.env()...)
	if code := p.run(t, append([]string{"get", "--details", "-o", "text"}, service.ids(t, "registration-revoked")...)...); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if out := p.out.String(); !strings.Contains(out, "Luis Herrera") || strings.Contains(out, "revoked") {
		t.Errorf("the report is\n%s", out)
	}
	for _, permission := range []string{"Zero Trust Read", "Cloudflare DEX Read"} {
		if strings.Count(p.err.String(), "Without the permission "+permission) != 1 {
			t.Errorf("standard error has %s", p.err.String())
		}
	}
}
