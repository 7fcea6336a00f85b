package cli_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"ztsession/api/sim"
	"ztsession/ui"
)

const badToken = "cfut_UnknownNotASecretUnknownNotASecretUnknown0000"

func TestGetPrintsTheSession(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	for output, want := range map[string]string{
		"text":     "Amina Okafor, amina.okafor@example.com\nACTIVE ∙ logged in 2h 14m ago",
		"markdown": "# Access session of `amina.okafor@example.com`\n",
		"json":     "{\n  \"account_id\": ",
		"raw":      "{\"success\":true,",
	} {
		p := newProgram(service.env()...)
		p.expect(t, p.run(t, append([]string{"get", "-o", output}, service.ids(t, "all-well")...)...), 0)
		if !strings.HasPrefix(p.out.String(), want) {
			t.Errorf("-o %s begins with %.80q, want %q", output, p.out.String(), want)
		}
		if output != "text" && output != "markdown" && !json.Valid(p.out.Bytes()) {
			t.Errorf("-o %s is not JSON", output)
		}
	}
}

func TestGetTakesIDsFromArgumentsFlagsAndEnvironment(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	ids := service.ids(t, "all-well")
	for name, c := range map[string]struct {
		vars []string
		args []string
	}{
		"arguments":                            {nil, ids},
		"arguments before environment":         {[]string{"CLOUDFLARE_ACCOUNT_ID", "other"}, ids},
		"flags":                                {nil, []string{"--account", ids[0], "--user", ids[1], "--nonce", ids[2]}},
		"flag before environment":              {[]string{"CLOUDFLARE_ACCOUNT_ID", "other"}, []string{"--account=" + ids[0], "--user=" + ids[1], "--nonce=" + ids[2]}},
		"account of the environment":           {[]string{"CLOUDFLARE_ACCOUNT_ID", ids[0]}, []string{"--user", ids[1], "--nonce", ids[2]}},
		"account of wrangler's old name":       {[]string{"CF_ACCOUNT_ID", ids[0]}, []string{"--user", ids[1], "--nonce", ids[2]}},
		"base URL flag before the environment": {[]string{"CLOUDFLARE_BASE_URL", "http://127.0.0.1:1"}, append([]string{"--base-url", service.url + "/"}, ids...)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newProgram(append(service.env(), c.vars...)...)
			p.expect(t, p.run(t, append([]string{"get"}, c.args...)...), 0)
			if !strings.Contains(p.out.String(), "amina.okafor@example.com") {
				t.Errorf("output is %q", p.out.String())
			}
		})
	}
}

func TestGetExitCodes(t *testing.T) {
	t.Parallel()
	service, limited := start(t, sim.Options{}), start(t, sim.Options{Fault: "rate-limited"})
	ids := service.ids(t, "all-well")
	with := func(base, token string) []string {
		return []string{"CLOUDFLARE_BASE_URL", base, "CLOUDFLARE_API_TOKEN", token}
	}
	good := sim.Credential().Token.Reveal()
	for name, c := range map[string]struct {
		vars  []string
		args  []string
		code  int
		words []string
	}{
		"no credentials":                    {[]string{"CLOUDFLARE_BASE_URL", service.url}, ids, 2, []string{"CLOUDFLARE_API_TOKEN", "Audit Logs Read"}},
		"key without e-mail":                {[]string{"CLOUDFLARE_API_KEY", "0123456789abcdef0123456789abcdef01234"}, ids, 2, []string{"CLOUDFLARE_EMAIL"}},
		"an id that is too long":            {service.env(), []string{strings.Repeat("a", 33), ids[1], ids[2]}, 2, []string{"33 characters"}},
		"an id that is missing":             {service.env(), []string{"--account", ids[0], "--user", ids[1]}, 2, []string{"nonce is empty"}},
		"an account argument that is empty": {service.env(), []string{"", ids[1], ids[2]}, 2, []string{"account is empty"}},
		"two arguments":                     {service.env(), ids[:2], 2, []string{"three ids"}},
		"ids given twice":                   {service.env(), append([]string{"--nonce", "x"}, ids...), 2, []string{"twice"}},
		"a bad time-out":                    {service.env(), append([]string{"--timeout", "0s"}, ids...), 2, []string{"time-out"}},
		"a bad base URL":                    {with("http://192.0.2.1", good), ids, 2, []string{"plain http"}},
		"not authorised":                    {with(service.url, badToken), ids, 3, []string{"10000", "Ray ID"}},
		"no such session":                   {service.env(), []string{ids[0], ids[1], "NoSuchNonce"}, 4, []string{"404"}},
		"rate limited":                      {with(limited.url, good), ids, 5, []string{"42"}},
		"nobody there":                      {with("http://127.0.0.1:1", good), append([]string{"--timeout", "10ms"}, ids...), 5, []string{"127.0.0.1"}},
		"null for a session":                {with(answering(t, 200, `{"success":true,"result":null}`), good), ids, 4, []string{"no such session"}},
		"a login page":                      {with(answering(t, 200, "<html>"), good), ids, 6, []string{"HTML"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newProgram(c.vars...)
			p.expect(t, p.run(t, append([]string{"get"}, c.args...)...), c.code, c.words...)
			if p.out.Len() > 0 {
				t.Errorf("standard output has %q", p.out.String())
			}
			if lines := strings.Count(p.err.String(), "\n"); lines != 1 || strings.Contains(p.err.String(), "Usage") {
				t.Errorf("standard error is not one line: %q", p.err.String())
			}
		})
	}
}

func TestGetCheckTellsOfProblems(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	for story, code := range map[string]int{"all-well": 0, "disk-not-encrypted": 10, "session-ended": 10, "certificate-expired": 10} {
		p := newProgram(service.env()...)
		p.expect(t, p.run(t, append([]string{"get", "--check"}, service.ids(t, story)...)...), code)
		if p.out.Len() == 0 {
			t.Errorf("%s: the report is missing", story)
		}
		p = newProgram(service.env()...)
		p.expect(t, p.run(t, append([]string{"get"}, service.ids(t, story)...)...), 0)
	}
}

func TestGetCheckKeepsTheCodeOfAFailure(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	ids := service.ids(t, "all-well")
	p := newProgram(service.env()...)
	p.expect(t, p.run(t, "get", "--check", ids[0], ids[1], "NoSuchNonce"), 4, "404")
}

func TestRawIsRefusedWhereItCouldHarm(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	ids := service.ids(t, "all-well")
	for _, command := range [][]string{append([]string{"get"}, ids...), {"open", "answer.json"}, {"demo"}, {"--account", ids[0], "--user", ids[1], "--nonce", ids[2]}} {
		p := newProgram(service.env()...).onTerminal()
		p.expect(t, p.run(t, append(command, "-o", "raw")...), 2, "terminal", "Redirect")
		p = newProgram(service.env()...)
		p.expect(t, p.run(t, append(command, "-o", "raw", "--mask")...), 2, "masked")
	}
}

func TestRawIsTheBodyByteForByte(t *testing.T) {
	t.Parallel()
	body := "\xef\xbb\xbf {\"isActive\" : true,\r\n\t\"a\":\"\\u001b\u202e\xff\",\"n\":1.0e0}\n"
	p := newProgram()
	p.expect(t, p.run(t, "open", "-o", "raw", saved(t, body)), 0)
	if p.out.String() != body {
		t.Errorf("got %q, want %q", p.out.String(), body)
	}
}

func TestMaskHidesThePersonInEveryOutput(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	ids := service.ids(t, "all-well")
	for _, output := range []string{"text", "markdown", "json"} {
		p := newProgram(service.env()...)
		p.expect(t, p.run(t, append([]string{"get", "--mask", "-o", output}, ids...)...), 0)
		for _, secret := range append(ids, "amina", "Okafor", "203.0.113.24") {
			if strings.Contains(p.out.String(), secret) {
				t.Errorf("-o %s --mask shows %q", output, secret)
			}
		}
	}
}

func TestUTCSaysSoInEveryTime(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	p := newProgram(service.env()...)
	p.expect(t, p.run(t, append([]string{"get", "--utc"}, service.ids(t, "all-well")...)...), 0)
	if !strings.Contains(p.out.String(), "logged in 2026-09-10 09:46:00 UTC") {
		t.Errorf("the summary has no UTC time: %.200s", p.out.String())
	}
}

func TestLogFileHoldsRequestsWithoutIDs(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	ids := service.ids(t, "all-well")
	name := filepath.Join(t.TempDir(), "requests.log")
	for range 2 {
		p := newProgram(service.env()...)
		p.expect(t, p.run(t, append([]string{"get", "-o", "json", "--log-file", name}, ids...)...), 0)
	}
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(content)), "\n")
	if len(lines) != 2 || !strings.Contains(lines[1], "time=2026-09-10T12:00:00.000Z method=GET path=/accounts/{account}/access/users/{user}/active_sessions/{nonce} status=200 duration=") {
		t.Errorf("the log is %q", content)
	}
	for _, secret := range append(ids, sim.Credential().Token.Reveal(), "amina") {
		if strings.Contains(string(content), secret) {
			t.Errorf("the log holds %q", secret)
		}
	}
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("the log has the mode %v", info.Mode())
	}
}

func TestLogFileThatIsNotPrivateIsRefused(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	name := saved(t, "before\n")
	link := name + "\x1b-link"
	if err := errors.Join(os.Chmod(name, 0o644), os.Symlink(name, link)); err != nil {
		t.Fatal(err)
	}
	p := newProgram(service.env()...)
	p.expect(t, p.run(t, append([]string{"get", "--log-file", name}, service.ids(t, "all-well")...)...), 1, "log file", "other users have rights to it", "chmod 600")
	p.expect(t, p.run(t, append([]string{"get", "--log-file", link}, service.ids(t, "all-well")...)...), 1, "log file", `\x1b-link`, "it is a link", "a name that is free")
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o644 || info.Size() != int64(len("before\n")) {
		t.Errorf("the file has the mode %v and %d bytes", info.Mode(), info.Size())
	}
}

func TestLogFileThatCannotBeOpenedStopsTheCommand(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	p := newProgram(service.env()...)
	p.expect(t, p.run(t, append([]string{"get", "--log-file", t.TempDir()}, service.ids(t, "all-well")...)...), 1, "log file")
}

func TestErrorsOfStandardOutput(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	commands := [][]string{
		append([]string{"get"}, service.ids(t, "all-well")...),
		{"demo"},
		{"demo", "--list"},
		{"man"},
		{"completion", "bash"},
		{"version"},
		{"--version"},
		{"get", "--help"},
		append([]string{"get", "-o", "json"}, service.ids(t, "all-well")...), append([]string{"get", "-o", "raw"}, service.ids(t, "all-well")...),
	}
	for _, command := range commands {
		p := newProgram(service.env()...)
		p.Stdout = failing{&os.PathError{Op: "write", Path: "stdout", Err: syscall.EPIPE}}
		p.expect(t, p.run(t, command...), 141)
		p = newProgram(service.env()...)
		p.Stdout = failing{syscall.ENOSPC}
		p.expect(t, p.run(t, command...), 1, "could not be written", "no space left")
	}
}

func TestScreensEndWithTheCodeOfTheirSignal(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		err  error
		code int
	}{{nil, 0}, {&ui.SignalError{Signal: syscall.SIGTERM}, 143}, {&ui.SignalError{Signal: os.Interrupt}, 130}, {errors.New("the terminal broke"), 1}} {
		if got := exitOfScreens(t, c.err); got != c.code {
			t.Errorf("%v: exit code %d, want %d", c.err, got, c.code)
		}
	}
}
