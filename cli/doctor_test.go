package cli_test

import (
	"context"
	"encoding/json"
	"encoding/pem"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ztsession/api/sim"
	"ztsession/cli/probe"
)

// wants fails unless the program printed all of the words.
func (p *program) wants(t *testing.T, words ...string) {
	t.Helper()
	// Lines are folded where they are long.
	printed := strings.Join(strings.Fields(p.out.String()), " ")
	for _, word := range words {
		if !strings.Contains(printed, word) {
			t.Errorf("%q is not in\n%s", word, p.out.String())
		}
	}
}

func TestDoctorFindsNothingWrong(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	account := service.ids(t, "all-well")[0]
	p := newProgram(append(service.env(), "CLOUDFLARE_ACCOUNT_ID", account, "TERM", "xterm-256color", "LANG", "C.UTF-8", "SSH_CONNECTION", "x", "TMUX", "y")...).onTerminal()
	p.Environ = []string{"TERM=xterm-256color", "SSH_CONNECTION=x"}
	p.StdoutWidth = func() int { return 120 }
	p.Keyring = &keyring{}
	p.expect(t, p.run(t, "doctor"), 0)
	p.wants(t, "∙ settings There is no settings file", "✓ keyring The system's keyring can be used", "∙ proxy None is used.", "✓ connection 127.0.0.1 answers.", "✓ clock Right to the minute.",
		"✓ credentials An API token of a user, from the variable CLOUDFLARE_API_TOKEN.", "✓ verified", "✓ permission Access: Audit Logs Read", "✓ terminal 120 columns", "✓ colours xterm-256color: 256 colours.",
		"✓ characters UTF-8.", "∙ inside tmux, SSH.", "handed over by OSC 52")
	if strings.Contains(p.out.String(), account) || strings.Contains(p.out.String(), "✗") {
		t.Errorf("it says\n%s", p.out.String())
	}
	p = newProgram(append(service.env(), "CLOUDFLARE_ACCOUNT_ID", account)...)
	p.expect(t, p.run(t, "doctor", "-o", "json"), 0)
	var lines []struct{ Name, State, Says, Next string }
	if err := json.Unmarshal(p.out.Bytes(), &lines); err != nil || len(lines) < 12 {
		t.Errorf("%d lines, %v", len(lines), err)
	}
}

// TestDoctorNamesWhatIsWrong, each with its exit code and the next step.
func TestDoctorNamesWhatIsWrong(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	account := service.ids(t, "all-well")[0]
	mistaken := withConfig(t, "thme = \"x\"\n[profiles.a]\nacount = \"x\"\n")
	found := func(addresses ...string) func(context.Context, string) ([]string, error) {
		return func(context.Context, string) ([]string, error) { return addresses, nil }
	}
	nowhere := func(_ context.Context, host string) ([]string, error) {
		return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	refusing := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) }))
	t.Cleanup(refusing.Close)
	proxy := strings.TrimPrefix(refusing.URL, "http://")
	for name, test := range map[string]struct {
		vars   []string
		args   []string
		lookUp func(context.Context, string) ([]string, error)
		code   int
		wants  []string
	}{
		"the clock":       {append(service.env(), "CLOUDFLARE_ACCOUNT_ID", account), nil, nil, 1, []string{"✗ clock This computer's clock is 3m ahead of the server's", "Next: Have the clock set by the network."}},
		"no credentials":  {[]string{"CLOUDFLARE_BASE_URL", service.url}, nil, nil, 2, []string{"✗ credentials No Cloudflare credentials were found.", "ztsession auth login"}},
		"bad credentials": {[]string{"CLOUDFLARE_BASE_URL", service.url, "CF_API_TOKEN", sim.BadToken}, nil, nil, 3, []string{"CF_API_TOKEN is an older name", "✗ verified"}},
		"settings":        {append(mistaken, service.env()...), nil, nil, 2, []string{"✗ settings 2 mistakes in ~/ztsession/config.toml.", "ztsession config check names them."}},
		"a profile":       {append(mistaken, service.env()...), []string{"--profile", "a"}, nil, 2, []string{"? network Nothing was asked"}},
		"no profile":      {mistaken, []string{"--profile", "none"}, nil, 2, []string{"✗ settings"}},
		"the name":        {[]string{"CLOUDFLARE_BASE_URL", "https://api.example.com"}, nil, nowhere, 5, []string{"✗ DNS There is no host called api.example.com."}},
		"no server":       {[]string{"CLOUDFLARE_BASE_URL", "https://127.0.0.1:1"}, []string{"--timeout", "2s"}, nil, 5, []string{"✗ connection 127.0.0.1 refused the connection."}},
		"the base URL":    {[]string{"CLOUDFLARE_BASE_URL", "http://api.example.com"}, nil, nil, 2, []string{"✗ network The base URL is plain http"}},
		"a split name":    {[]string{"HTTPS_PROXY", "", "SSL_CERT_FILE", "/nowhere"}, nil, found("10.1.2.3"), 2, []string{"∙ DNS api.cloudflare.com leads to an address of a private network", "✗ connection SSL_CERT_FILE names /nowhere"}},
		"the proxy": {
			[]string{"CLOUDFLARE_BASE_URL", "https://api.example.com", "HTTPS_PROXY", "http://jdoe:hunter2@" + proxy},
			nil, nowhere, 5,
			[]string{"∙ proxy Requests go through " + proxy + ".", "✗ connection The proxy " + proxy + " does not let this program reach api.example.com"},
		},
	} {
		p := newProgram(test.vars...)
		p.LookUpHost = test.lookUp
		if test.code == 1 {
			p.Now = func() time.Time { return noon().Add(3 * time.Minute) }
		}
		code := p.run(t, append([]string{"doctor"}, test.args...)...)
		if p.wants(t, test.wants...); code != test.code || strings.Contains(p.out.String(), "hunter2") || strings.Contains(p.out.String(), "jdoe") {
			t.Errorf("%s: ends with %d, want %d:\n%s%s", name, code, test.code, p.out.String(), p.err.String())
		}
	}
}

// TestDoctorNamesAnUnknownIssuer and takes the company's certificate.
func TestDoctorNamesAnUnknownIssuer(t *testing.T) {
	t.Parallel()
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Cf-Ray", "8f00000000000000-LHR")
		w.WriteHeader(http.StatusBadRequest)
		_, _ = w.Write([]byte(`{"success":false,"errors":[{"code":9106,"message":"Missing X-Auth-Key, X-Auth-Email or Authorization headers"}],"messages":[],"result":null}`))
	}))
	server.Config.ErrorLog = nil
	t.Cleanup(server.Close)
	p := newProgram("CLOUDFLARE_BASE_URL", server.URL)
	if code := p.run(t, "doctor"); code != 5 {
		t.Errorf("it ends with %d", code)
	}
	p.wants(t, "✗ connection The certificate of 127.0.0.1 is not trusted: it was issued by", "TLS inspection", "--ca-file")
	ca := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(ca, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw}), 0o600); err != nil {
		t.Fatal(err)
	}
	p = newProgram("CLOUDFLARE_BASE_URL", server.URL)
	p.Now = time.Now
	if code := p.run(t, "doctor", "--ca-file", ca); code != 2 {
		t.Errorf("with the certificate it ends with %d", code)
	}
	p.wants(t, "✓ connection 127.0.0.1 answers.", "✓ TLS TLS 1.3, certificate issued by", "✗ credentials")
}

// TestNewCommandsRepeatNoSecret has one in every place from which they read.
func TestNewCommandsRepeatNoSecret(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	const canary = "cfut_CANARYcanaryCANARYcanaryCANARYcanary00000000"
	home := t.TempDir()
	token := filepath.Join(home, "token")
	if err := os.WriteFile(token, []byte(canary+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	printing := filepath.Join(home, "printing")
	if err := os.WriteFile(printing, []byte("#!/bin/sh\necho "+canary+" >&2\necho '"+canary+" x'\nexit 1\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{
		"file": "[profiles.a]\ntoken_file = \"" + token + "\"\n", "program": "[profiles.a]\ntoken_command = \"" + printing + "\"\n",
		"secret": "[profiles.a]\ntoken = \"" + canary + "\"\n", "argument": "[profiles.a]\ntoken_command = [\"echo\", \"" + canary + "\"]\n", "name": "[profiles.\"" + canary + "\"]\n[profiles.a]\n",
	}
	for name, text := range files {
		vars := append(withConfig(t, text), "CLOUDFLARE_BASE_URL", service.url, "PATH", os.Getenv("PATH"))
		for _, args := range [][]string{
			{"config", "check"},
			{"config", "keys"},
			{"config", "schema"},
			{"config", "init"},
			{"paths"},
			{"paths", "--config", canary},
			{"auth", "status", "--profile", "a"},
			{"auth", "status", "--profile", canary},
			{"auth", "login", "--profile", "a", "--with-token"},
			{"auth", "login", "--with-token", "--profile", canary},
			{"auth", "logout", "--profile", "a"},
			{"auth", "login", canary},
			{"auth", canary},
			{"config", canary},
			{"doctor", "--profile", "a"},
			{"doctor", "--token-file", canary},
			{"doctor", "-o", canary},
			{"list", "accounts", "--profile", "a"},
			{"list", "accounts", "--token-file", canary},
			{"doctor", "--account", canary},
			{"list", "accounts", "--token", canary},
			{"auth", "status", "--token-file", printing},
		} {
			for _, ring := range []*keyring{{}, {kept: map[string]string{"default": canary, "profile a": canary}}, {missing: errors.New("there is none")}} {
				p := newProgram(vars...).onTerminal()
				p.Keyring, p.Stdin = ring, strings.NewReader(canary+" x\n")
				p.run(t, args...)
				if printed := p.out.String() + p.err.String(); strings.Contains(printed, "CANARY") {
					t.Errorf("%s: %q prints %s", name, args, printed)
				}
			}
		}
	}
}

// TestDoctorMeasuresTheTerminal: what it draws wider than is counted is said, with the
// next step, and on nothing else than a terminal is anything measured.
func TestDoctorMeasuresTheTerminal(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		vars   []string
		args   []string
		widths probe.Widths
		want   string
	}{
		"narrow":              {nil, nil, probe.Widths{Line: 1, Letter: 1, Emoji: 2, Clusters: probe.On}, "✓ widths A line takes 1 cell, an accented letter 1 cell, an emoji 2 cells; emoji of several parts are measured as one (mode 2027)."},
		"wide":                {nil, nil, probe.Widths{Line: 2, Letter: 2, Emoji: 1, Clusters: probe.Unknown}, "✗ widths A line takes 2 cells, an accented letter 2 cells, an emoji 1 cell; emoji of several parts are measured part by part. Borders are not straight. Next: In its settings, have the terminal draw characters of ambiguous width narrow; or set RUNEWIDTH_EASTASIAN=1"},
		"wide, and told so":   {[]string{"VTE_CJK_WIDTH", "wide"}, nil, probe.Widths{Line: 2, Letter: 2, Emoji: 2}, ". widths A line takes 2 cells, an accented letter 2 cells, an emoji 2 cells; it does not say how it measures emoji of several parts. Names with such letters push aside"},
		"only lines, ASCII":   {nil, []string{"--ascii"}, probe.Widths{Line: 2, Letter: 1, Emoji: 2, Clusters: probe.Off}, "v widths A line takes 2 cells,"},
		"nothing is answered": {nil, nil, probe.Widths{}, "? widths The terminal does not say how wide it draws characters. Next: If borders are not straight, draw them with --ascii."},
	} {
		p := newProgram(append(test.vars, "CLOUDFLARE_BASE_URL", "http://127.0.0.1:1", "TERM", "xterm-256color")...).onTerminal()
		p.MeasureTerminal = func(context.Context) probe.Widths { return test.widths }
		p.run(t, append([]string{"doctor"}, test.args...)...)
		if printed := strings.ReplaceAll(strings.Join(strings.Fields(p.out.String()), " "), "> ", ""); !strings.Contains(printed, test.want) {
			t.Errorf("%s: %q is not in\n%s", name, test.want, p.out.String())
		}
	}
	for name, p := range map[string]*program{"a pipe": newProgram("TERM", "xterm"), "a dumb terminal": newProgram("TERM", "dumb").onTerminal()} {
		p.MeasureTerminal = func(context.Context) probe.Widths { t.Errorf("%s is measured", name); return probe.Widths{} }
		p.run(t, "doctor")
	}
}
