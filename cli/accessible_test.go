package cli_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"ztsession/api/sim"
)

// TestAScriptDoesTheWholeJob over a real socket: from a Ray ID or a name to the session,
// the cause and the ticket, without a sequence for a terminal.
func TestAScriptDoesTheWholeJob(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	account := service.ids(t, "all-well")[0]
	for lines, wants := range map[string][]string{
		"ben\n1\n1\nposture\n1\nb\nwho decided\nCRM\n1\nb\nb\nticket\nq\n": {
			"Asking for people.", "These people fit:", "1. Ben Lindqvist", "Active sessions, newest first:", "Session of ben.lindqvist@example.com.",
			"Problem: BitLocker on every disk: Drive D is not encrypted (C is).", "Drive D: found not encrypted, wanted encrypted",
			"CRM, at crm.example.com: would be refused.", "1. Sales on encrypted computers (Allow): does not match.", "Who: Ben Lindqvist", "Ids: account " + account,
		},
		"Ray ID: 9a1b2c3d4e5f0002\r\n8\r\n": {"The request that led here: 11m ago; Outcome: refused; Application: CRM", "Problem: Refused: CRM: 11m ago", "Who: Ben Lindqvist", "Ray ID"},
	} {
		p := newProgram(append(service.env(), "XDG_STATE_HOME", t.TempDir())...)
		p.Stdin = strings.NewReader(lines)
		p.expect(t, p.run(t, "--accessible", "--account", account), 0)
		rest := p.out.String()
		for _, want := range wants {
			_, after, found := strings.Cut(rest, want)
			if !found {
				t.Errorf("after %q it is not said, or not then: %q in\n%s", lines, want, p.out.String())
				break
			}
			rest = after
		}
		if strings.ContainsAny(p.out.String(), "\x1b\r\x07\x08") {
			t.Errorf("there are signs for a terminal in %q", p.out.String())
		}
	}
}

// TestAScriptLearnsWhatItsLastQuestionCameTo by the exit code, as of the commands.
func TestAScriptLearnsWhatItsLastQuestionCameTo(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	ids := service.ids(t, "all-well")
	forbidding := start(t, sim.Options{Forbid: []string{"session"}})
	limited := start(t, sim.Options{Fault: "rate-limited"})
	for name, one := range map[string]struct {
		env   []string
		lines string
		code  int
		says  string
	}{
		"all is well":             {service.env(), "ben\n1\n1\n8\nq\n", 0, ""},
		"nothing is typed":        {service.env(), "", 0, ""},
		"a choice there is not":   {service.env(), "ben\n1\n1\n99\n", 2, "There is no choice 99."},
		"mended by another":       {service.env(), "ben\n1\n1\n99\n8\n", 0, ""},
		"nobody fits":             {service.env(), "nobody-at-all\nq\n", 4, "Nobody fits."},
		"no such Ray ID":          {service.env(), "ray id 0000000000000000\n", 4, "no login with this Ray ID"},
		"a token that is unknown": {[]string{"CLOUDFLARE_BASE_URL", service.url, "CLOUDFLARE_API_TOKEN", sim.BadToken}, "ben\n", 3, "Cloudflare does not"},
		"a permission is missing": {forbidding.env(), "ben\n1\n1\n", 3, "Access: Audit Logs Read"},
		"too many requests":       {limited.env(), "ben\n", 5, "slow down"},
		"the server is gone":      {[]string{"CLOUDFLARE_BASE_URL", stopping(t), "CLOUDFLARE_API_TOKEN", sim.SimulatedToken}, "ben\n1\n1\n", 5, "127.0.0.1"},
		"no answer of the API":    {[]string{"CLOUDFLARE_BASE_URL", answering(t, http.StatusOK, "<html>"), "CLOUDFLARE_API_TOKEN", sim.SimulatedToken}, "ben\n", 6, ""},
		"no credentials":          {nil, "ben\n", 2, "no credentials"},
	} {
		p := newProgram(append(one.env, "XDG_STATE_HOME", t.TempDir(), "HOME", t.TempDir())...)
		p.Stdin = strings.NewReader(one.lines)
		code := p.run(t, "--accessible", "--account", ids[0], "--timeout", "2s")
		if code != one.code || !strings.Contains(p.err.String(), one.says) || code == 0 && p.err.Len() > 0 {
			t.Errorf("%s: it ends with %d and says %q after\n%s", name, code, p.err.String(), p.out.String())
		}
	}
}

// stopping is a server of the company that is gone once people were listed.
func stopping(t *testing.T) string {
	t.Helper()
	simulated, err := sim.New(sim.Options{Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(nil)
	server.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.URL.Path, "active_sessions") {
			go server.Close()
			panic(http.ErrAbortHandler)
		}
		simulated.Handler().ServeHTTP(w, r)
	})
	server.Start()
	t.Cleanup(server.Close)
	return server.URL + "/client/v4"
}
