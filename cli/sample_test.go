package cli_test

import (
	"encoding/csv"
	"encoding/json"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"ztsession/api/sim"
)

const lab = "b1c2d3e4f5061728394a5b6c7d8e9fa0"

func TestSampleSaysWhatFailsForEverybody(t *testing.T) {
	t.Parallel()
	p := newProgram(start(t, sim.Options{}).env()...)
	p.expect(t, p.run(t, "sample", lab, "--user", "hanna.virtanen@example.com"), 0)
	for _, want := range []string{
		"The newest 20 sessions of other people, 2 of them without posture checks.\n",
		"\nCOULD NOT BE ASKED  CrowdStrike ZTA score     everybody  everybody       1       0      12  ",
		"\nPASS                Require WARP              -          nobody          18      0  ",
		"\n\nCrowdStrike ZTA score: Could not be asked for 12 of 13 others either: the vendor or its connection, not this device.\n",
	} {
		if !strings.Contains(p.out.String(), want) {
			t.Errorf("%q is not in\n%s", want, p.out.String())
		}
	}
}

func TestSampleForPrograms(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	p := newProgram(service.env()...)
	p.expect(t, p.run(t, "sample", "--account", lab, "--user", "diego.fuentes@example.com", "-o", "json"), 0)
	var read struct {
		Account string
		Read    int
		Ended   string
		Rules   []struct {
			Rule, Here, Verdict string
			FailsFor            string `json:"fails_for"`
			Passes              int
			On                  []struct{ System string }
			Compared            *struct{ Same, Of int }
		}
	}
	if err := json.Unmarshal(p.out.Bytes(), &read); err != nil {
		t.Fatal(err)
	}
	first := read.Rules[0]
	if read.Account != lab || read.Read != 20 || read.Ended != "complete" || first.Rule != "macOS firewall on" || first.Here != "fail" ||
		first.Verdict != "only_them" || first.Compared == nil || first.Compared.Of != first.Passes || len(first.On) != 1 || first.On[0].System != "macOS" {
		t.Errorf("%+v", read)
	}
	p = newProgram(append(service.env(), "CLOUDFLARE_ACCOUNT_ID", lab)...)
	p.expect(t, p.run(t, "sample", "--people", "4", "-o", "csv"), 0)
	rows, err := csv.NewReader(&p.out).ReadAll()
	if err != nil || len(rows) < 5 || strings.Join(rows[0], " ") != "rule fails_for passes fails not_asked too_old not_checked not_known missing type id" {
		t.Errorf("%v, %v", rows, err)
	}
}

// TestSampleNamesNobody: not even of those who are masked is anything in it.
func TestSampleNamesNobody(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	for _, output := range []string{"text", "json", "csv"} {
		p := newProgram(service.env()...)
		p.expect(t, p.run(t, "sample", "--mask", lab, "--user", "hanna.virtanen@example.com", "-o", output), 0)
		for _, personal := range []string{"@", "hanna", "Hanna", "Virtanen", "198.51", "203.0", "LAB-PC", lab} {
			if strings.Contains(p.out.String(), personal) {
				t.Errorf("%s is in the %s", personal, output)
			}
		}
	}
}

func TestSampleCountsOnATerminal(t *testing.T) {
	t.Parallel()
	p := newProgram(start(t, sim.Options{}).env()...)
	p.StderrIsTerminal = true
	if code := p.run(t, "sample", lab, "--people", "3"); code != 0 || !strings.Contains(p.err.String(), "\r3 of 3 sessions read") || !strings.HasSuffix(p.err.String(), "\r\x1b[K") {
		t.Errorf("exit code %d, %q", code, p.err.String())
	}
}

// TestSampleEndsWithWhatItHas: a signal, or too few requests, do not throw it away.
func TestSampleEndsWithWhatItHas(t *testing.T) {
	t.Parallel()
	p := newProgram(start(t, sim.Options{Quota: 36}).env()...)
	p.expect(t, p.run(t, "sample", lab), 5, "Ended after ", " of 20, since few requests are left.")
	if !strings.HasPrefix(p.out.String(), "The newest ") {
		t.Errorf("printed %q", p.out.String())
	}
	asked, sent := make(chan struct{}), atomic.Int32{}
	p = newProgram(start(t, sim.Options{}).env()...)
	p.Signals = endedBy(asked)
	p.Transport = before(func() {
		if sent.Add(1) == 12 {
			close(asked)
		}
	})
	if code := p.run(t, "sample", lab); code != 143 || !strings.HasPrefix(p.out.String(), "The newest ") {
		t.Errorf("exit code %d, printed %q", code, p.out.String())
	}
}

// before is a way to the network on which something is done before each request.
type before func()

func (b before) RoundTrip(request *http.Request) (*http.Response, error) {
	b()
	return http.DefaultTransport.RoundTrip(request)
}

func TestSampleOfNobody(t *testing.T) {
	t.Parallel()
	p := newProgram(append([]string{"CLOUDFLARE_API_TOKEN", strings.Repeat("a", 40)}, "CLOUDFLARE_BASE_URL", answering(t, http.StatusOK, `{"success":true,"result":[]}`))...)
	p.expect(t, p.run(t, "sample", lab), 0)
	if got := p.out.String(); got != "No session of other people was read. There are no more people whose session could be read.\n" {
		t.Errorf("printed %q", got)
	}
	p = newProgram(append([]string{"CLOUDFLARE_API_TOKEN", strings.Repeat("a", 40)}, "CLOUDFLARE_BASE_URL", answering(t, http.StatusForbidden, `{"success":false,"errors":[{"code":10000,"message":"Authentication error"}]}`))...)
	p.expect(t, p.run(t, "sample", lab), 3, "Access: Audit Logs Read")
}

func TestSampleIsUsedWrongly(t *testing.T) {
	t.Parallel()
	for words, args := range map[string][]string{
		"from 1 to 500":        {lab, "--people", "0"},
		"--people cannot be":   {lab, "--people", "501"},
		"account is given twi": {lab, "--account", lab},
		"of one account":       {lab, lab},
		"account id":           {"no id"},
		"e-mail cannot be one": {lab, "--user", "a b@example.com"},
		"No Cloudflare cred":   {lab},
	} {
		p := newProgram()
		p.expect(t, p.run(t, append([]string{"sample"}, args...)...), 2, words)
	}
}
