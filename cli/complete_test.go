package cli_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ztsession/api/sim"
	"ztsession/cli"
)

// completed returns what the shell is offered, without the directive's line.
func completed(t *testing.T, p *program, words ...string) string {
	t.Helper()
	if code := p.run(t, append([]string{"__complete"}, words...)...); code != 0 {
		t.Errorf("%q: exit code %d, %s", words, code, p.err.String())
	}
	// The one sentence on standard error is cobra's own, and no shell shows it.
	if said := p.err.String(); !strings.HasPrefix(said, "Completion ended with directive: ") || strings.Count(said, "\n") != 1 {
		t.Errorf("%q: standard error is %q", words, said)
	}
	offered, directive, _ := strings.Cut("\n"+p.out.String(), "\n:")
	if directive != "4\n" {
		t.Errorf("%q: the directive is %q, want no files", words, directive)
	}
	return strings.TrimPrefix(offered, "\n")
}

func TestCompletionOfIds(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	ref := service.stories["all-well"].Ref
	account := ref.Account + "\tExample Corp\nb1c2d3e4f5061728394a5b6c7d8e9fa0\tExample Corp (lab)"
	const amina = "amina.okafor@example.com\tAmina Okafor"
	nonces := "latest\tthe session that was issued last\n" + ref.Nonce + "\tissued 2h 14m ago, "
	for _, c := range []struct {
		line, want string
	}{
		{"get |", account},
		{"get a|", ref.Account + "\tExample Corp"},
		{"get zz|", ""},
		{"--account |", account},
		{"get --account |", account},
		{"list users --account |", account},
		{"get " + ref.Account + " ami|", amina},
		{"get " + ref.Account + " AMI|", amina},
		{"get " + ref.Account + " okafor|", ""},
		{"--account " + ref.Account + " --user ami|", amina},
		{"list sessions --account " + ref.Account + " ami|", amina},
		{"list logins --account " + ref.Account + " ami|", amina},
		{"list logins --account " + ref.Account + " x ami|", ""},
		{"get " + ref.Account + " " + ref.User + " |", nonces},
		{"get " + ref.Account + " amina.okafor@example.com |", nonces},
		{"get --account " + ref.Account + " --user " + ref.User + " --nonce |", nonces},
		{"get " + ref.Account + " " + ref.User + " l|", "latest\tthe session that was issued last"},
		{"get " + ref.Account + " " + ref.User + " x y |", ""},
		{"get " + ref.Account + " nobody@example.com |", ""},
		{"--nonce |", ""},
		{"list users am|", ""},
		{"list requests --user ami|", ""},
		{"list requests --account " + ref.Account + " --user ami|", amina},
		{"list requests --since |", "1h"},
		{"list requests |", ""},
		{"why " + ref.Account + " ami|", amina},
		{"why " + ref.Account + " " + ref.User + " " + ref.Nonce + " wik|", "Wiki\twiki.example.com"},
		{"why " + ref.Account + " " + ref.User + " " + ref.Nonce + " b2f4a6c8-1d3e-4f50-8a6b-7c8d9e0f1aa2|", "b2f4a6c8-1d3e-4f50-8a6b-7c8d9e0f1aa2\tRelease board"},
		{"why --account " + ref.Account + " --user " + ref.User + " --nonce latest gr|", "Grafana\t"},
		{"why " + ref.Account + " " + ref.User + " x Wiki |", ""},
		{"list accounts |", ""},
	} {
		p := newProgram(service.env()...)
		// The word to complete is the last, be it empty.
		words := strings.Split(strings.TrimSuffix(c.line, "|"), " ")
		if got := completed(t, p, words...); c.want == "" && got != "" || !strings.HasPrefix(got, c.want) {
			t.Errorf("%s offers %q, want %q", c.line, got, c.want)
		}
	}
}

func TestCompletionOfTheOnlyAccountsPeople(t *testing.T) {
	t.Parallel()
	base := routed(t, map[string]string{
		"/accounts": listOf(`[{"id":"` + oneAccount + `","name":"Only"}]`),
		usersPath:   listOf(`[{"id":"u1","email":"a@example.com"}]`),
	})
	if got := completed(t, newProgram(using(base)...), "list", "sessions", ""); got != "a@example.com" {
		t.Errorf("offered are %q", got)
	}
}

// TestCompletionOffersNothingThatAShellCouldRun is about names that other
// people made: the shell takes what it is offered without quotes.
func TestCompletionOffersNothingThatAShellCouldRun(t *testing.T) {
	t.Parallel()
	base := routed(t, map[string]string{
		"/accounts": listOf(`[{"id":"$(reboot)","name":"x"},{"id":"-o","name":"x"},{"id":"ok","name":"a\tb\n$(reboot)"}]`),
		usersPath: listOf(`[{"id":"u1","email":"o'brien@example.com","name":"O'Brien"},{"id":"u2","email":"$(reboot)@example.com"},{"id":"u3;reboot","email":"` + "`x`" + `@example.com"},
			{"id":"u4","email":"twin@example.com"},{"id":"u5","email":"Twin@example.com"},{"id":"u6"}]`),
		usersPath + "/u1/active_sessions": listOf(`[{"metadata":{"nonce":"a b"}},{"metadata":{"nonce":"a|b"}},{"metadata":{"nonce":"fine"}},{"metadata":{}}]`),
	})
	for line, want := range map[string]string{
		"get ":                        "ok\ta\\tb\\n$(reboot)",
		"get " + oneAccount + " ":     "u1\to'brien@example.com\nu2\t$(reboot)@example.com\nu4\ttwin@example.com\nu5\tTwin@example.com\nu6\tu6",
		"get " + oneAccount + " u1 f": "fine\tissued not reported, no applications reported",
	} {
		if got := completed(t, newProgram(using(base)...), strings.Split(line, " ")...); got != want {
			t.Errorf("%soffers %q, want %q", line, got, want)
		}
	}
}

func TestCompletionAsksForFewOfManyPeople(t *testing.T) {
	t.Parallel()
	simulated, err := sim.New(sim.Options{Now: noon, Users: 20000})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(simulated.Handler())
	t.Cleanup(server.Close)
	p := newProgram(append(using(server.URL+"/client/v4"), "CLOUDFLARE_ACCOUNT_ID", oneAccount)...)
	offered := completed(t, p, "list", "sessions", "")
	if lines := strings.Count(offered, "\n") + 1; lines < 50 || lines > 100 {
		t.Errorf("%d are offered", lines)
	}
	if requests := simulated.Requests(); len(requests) != 1 || requests[0].Operation != "users" {
		t.Errorf("asked were %+v", requests)
	}
}

func TestCompletionIsSilentWhateverFails(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	forbidden := start(t, sim.Options{Forbid: []string{"accounts", "users", "sessions"}})
	ids := service.ids(t, "all-well")
	hanging := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }))
	t.Cleanup(hanging.Close)
	for name, vars := range map[string][]string{
		"no credentials":     {"CLOUDFLARE_BASE_URL", service.url},
		"broken credentials": {"CLOUDFLARE_BASE_URL", service.url, "CLOUDFLARE_API_TOKEN", "has a space"},
		"not authorised":     {"CLOUDFLARE_BASE_URL", service.url, "CLOUDFLARE_API_TOKEN", badToken},
		"forbidden":          forbidden.env(),
		"a bad base URL":     using("http://192.0.2.1"),
		"a login page":       using(answering(t, 200, "<html>")),
		"a dead server":      using("http://127.0.0.1:1"),
		"one that hangs":     using(hanging.URL),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, words := range [][]string{{"get", ""}, {"get", ids[0], ""}, {"get", ids[0], ids[1], ""}, {"--account", ""}} {
				p := newProgram(vars...)
				p.Args = append([]string{"__complete"}, words...)
				// The time is over already, so that nothing is waited for.
				ctx, cancel := context.WithCancelCause(t.Context())
				if strings.HasPrefix(name, "a dead") || strings.HasPrefix(name, "one that") {
					cancel(errors.New("the time is over"))
				}
				code := cli.Run(ctx, p.Env)
				cancel(nil)
				if code != 0 || p.out.String() != ":4\n" || strings.Count(p.err.String(), "\n") != 1 || !strings.HasPrefix(p.err.String(), "Completion ended") {
					t.Errorf("%q: code %d, output %q, error %q", words, code, p.out.String(), p.err.String())
				}
			}
		})
	}
}

func TestCompletionShowsNobodyUnderAMask(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	for _, words := range [][]string{{"get", "--mask", ""}, {"list", "sessions", "--mask", "--account", service.ids(t, "all-well")[0], ""}} {
		if got := completed(t, newProgram(service.env()...), words...); got != "" {
			t.Errorf("%q offers %q", words, got)
		}
	}
}

func TestCompletionLeavesNoTrace(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	log := filepath.Join(t.TempDir(), "log")
	completed(t, newProgram(service.env()...), "get", "--log-file", log, "")
	if _, err := os.Stat(log); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the log is there: %v", err)
	}
}

func TestCompletionOfWords(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"get -o ": "text\nticket\njson\nmarkdown\nraw", "list -o ": "text\njson\ncsv", "list users -o ": "text\njson\ncsv",
		"--theme ": "auto\n", "demo dis": "disk-not-encrypted\t", "simulate --fault ": "slow\n", "demo all-well ": "",
		"simulate ": "", "man ": "get\tPrint one session", "man get ": "", "man list u": "users\t", "get --timeout ": "", "get --base-url ": "", "simulate --listen ": "", "demo --now ": "", "open a.json ": "",
	} {
		got := completed(t, newProgram(), strings.Split(line, " ")...)
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%soffers %q, want %q", line, got, want)
		}
	}
}

func TestCompletionOfFiles(t *testing.T) {
	t.Parallel()
	for _, words := range [][]string{{"open", ""}, {"get", "--log-file", ""}} {
		p := newProgram()
		if code := p.run(t, append([]string{"__complete"}, words...)...); code != 0 || p.out.String() != ":0\n" {
			t.Errorf("%q: code %d, output %q; want the directive for files", words, code, p.out.String())
		}
	}
}
