package cli_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"ztsession/api/sim"
	"ztsession/model"
	"ztsession/ui"
)

// inMemory answers from the simulated API without a network, so that it works in a
// bubble of fake time. meddle may answer a request in its place; n counts those for a
// session, from 1.
type inMemory struct {
	handler http.Handler
	n       int
	meddle  func(n int, w http.ResponseWriter) bool
}

func (m *inMemory) RoundTrip(request *http.Request) (*http.Response, error) {
	if err := request.Context().Err(); err != nil {
		return nil, err
	}
	answer := httptest.NewRecorder()
	if strings.Contains(request.URL.Path, "/active_sessions/") {
		m.n++
		if m.meddle != nil && m.meddle(m.n, answer) {
			if answer.Code == http.StatusTeapot {
				return nil, syscall.ECONNREFUSED
			}
			return answer.Result(), nil
		}
	}
	m.handler.ServeHTTP(answer, request)
	return answer.Result(), nil
}

// watched runs watch on a story in fake time. The arguments after the ids are its
// flags.
func watched(t *testing.T, story string, meddle func(n int, w http.ResponseWriter) bool, prepare func(p *program), flags ...string) (*program, int, *inMemory) {
	t.Helper()
	var p *program
	var code int
	var network *inMemory
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		now := func() time.Time { return noon().Add(time.Since(start)) }
		simulated, err := sim.New(sim.Options{Now: now, Quota: -1})
		if err != nil {
			t.Fatal(err)
		}
		var ref model.Ref
		for _, one := range simulated.Stories() {
			if one.Name == story {
				ref = one.Ref
			}
		}
		p = newProgram("CLOUDFLARE_API_TOKEN", sim.Credential().Token.Reveal())
		network = &inMemory{handler: simulated.Handler(), meddle: meddle}
		p.Now, p.Transport = now, network
		if prepare != nil {
			prepare(p)
		}
		code = p.run(t, append([]string{"watch", ref.Account, ref.User, ref.Nonce}, flags...)...)
		// Timers that were under way end by themselves.
		time.Sleep(time.Minute)
	})
	return p, code, network
}

func TestWatchUntilClean(t *testing.T) {
	t.Parallel()
	p, code, network := watched(t, "disk-being-encrypted", nil, nil, "--until", "clean", "--interval", "10s", "--bell")
	if code != 0 || p.err.String() != "\a\a\a" {
		t.Errorf("exit code %d, standard error %q", code, p.err.String())
	}
	const want = `Watching marta.kowalczyk@example.com every 10s, until clean, for 1h at most; ctrl-c ends it.
12:00:00  ACTIVE: 2 problems: the device does not meet the rules
12:00:20  BitLocker on every disk: fail -> pass
12:00:20  Now: ACTIVE: 1 problem: the device does not meet the rules
12:00:40  Windows firewall on: fail -> pass
12:00:40  Now: ACTIVE: Nothing wrong was found in what this session reports
12:00:40  What was watched for has come
`
	if p.out.String() != want || network.n != 5 {
		t.Errorf("%d requests; printed\n%s\nwant\n%s", network.n, p.out.String(), want)
	}
}

func TestWatchEnds(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		story string
		flags []string
		code  int
		last  string
		n     int
	}{
		"changed":            {"disk-being-encrypted", []string{"--until", "changed"}, 0, "12:00:30  What was watched for has come", 3},
		"inactive":           {"revoked-meanwhile", []string{"--until", "inactive"}, 0, "12:00:45  What was watched for has come", 4},
		"the session ends":   {"revoked-meanwhile", nil, 0, "the session has ended, nothing more will change", 4},
		"it ends, not clean": {"revoked-meanwhile", []string{"--until", "changed", "--interval", "1h"}, 10, "its time is up", 1},
		"time is over":       {"disk-not-encrypted", []string{"--for", "1m"}, 0, "12:01:00  Watching is over: its time is up, after 1m", 4},
		"never clean":        {"disk-not-encrypted", []string{"--for", "1m", "--until", "clean"}, 10, "its time is up", 4},
		"ended already":      {"session-ended", []string{"--until", "clean"}, 10, "12:00:00  Watching is over: the session has ended", 1},
		"not to be told":     {"state-not-told", []string{"--for", "1m", "--until", "clean"}, 11, "its time is up", 4},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, code, network := watched(t, c.story, nil, nil, c.flags...)
			lines := strings.Split(strings.TrimSpace(p.out.String()), "\n")
			if code != c.code || !strings.Contains(lines[len(lines)-1], c.last) || network.n != c.n {
				t.Errorf("exit code %d after %d requests, want %d after %d; %s\n%s", code, network.n, c.code, c.n, p.err.String(), p.out.String())
			}
		})
	}
}

// TestWatchGoesOnWhenTheServerComesBack: it asks less often meanwhile, as asked after
// too many requests, and says once that no answer comes.
func TestWatchGoesOnWhenTheServerComesBack(t *testing.T) {
	t.Parallel()
	p, code, network := watched(t, "all-well", func(n int, w http.ResponseWriter) bool {
		switch {
		case n == 2:
			w.Header().Set("Retry-After", "100")
			w.WriteHeader(http.StatusTooManyRequests)
			return true
		case n >= 4 && n < 10:
			w.WriteHeader(http.StatusTeapot) // It stands for no connection.
			return true
		}
		return false
	}, nil, "--for", "7m", "-o", "json")
	var events []string
	for line := range strings.Lines(p.out.String()) {
		var got struct {
			At    time.Time
			Event string
		}
		if err := json.Unmarshal([]byte(line), &got); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		events = append(events, got.Event)
	}
	if got := strings.Join(events, " "); code != 0 || got != "began failed recovered failed recovered stopped" {
		t.Errorf("exit code %d; %s\n%s", code, got, p.out.String())
	}
	// All well, it would be 29.
	if network.n < 10 || network.n > 27 {
		t.Errorf("%d requests in 7 minutes", network.n)
	}
}

func TestWatchEndsWhereAskingAgainDoesNotHelp(t *testing.T) {
	t.Parallel()
	refuse := func(from, status int, body string) func(int, http.ResponseWriter) bool {
		return func(n int, w http.ResponseWriter) bool {
			if n < from {
				return false
			}
			w.WriteHeader(status)
			_, _ = fmt.Fprint(w, body)
			return true
		}
	}
	forbidden := `{"success":false,"errors":[{"code":10000,"message":"Authentication error"}],"messages":[],"result":null}`
	for name, c := range map[string]struct {
		meddle func(int, http.ResponseWriter) bool
		flags  []string
		code   int
		out    string
		err    string
	}{
		"refused at first":   {refuse(1, 403, forbidden), nil, 3, "", "Access: Audit Logs Read"},
		"refused later":      {refuse(3, 403, forbidden), nil, 3, "the question is refused", "Access: Audit Logs Read"},
		"not there at first": {refuse(1, 404, `{"success":false,"errors":[],"messages":[],"result":null}`), nil, 4, "", "There is no such session"},
		"gone":               {refuse(3, 404, `{"success":false,"errors":[],"messages":[],"result":null}`), nil, 0, "Session: gone", ""},
		"gone, not clean":    {refuse(3, 404, `{"success":false,"errors":[],"messages":[],"result":null}`), []string{"--until", "clean"}, 10, "the session is gone", ""},
		"down at first":      {refuse(1, http.StatusTeapot, ""), nil, 5, "", "refused the connection"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, code, _ := watched(t, "disk-not-encrypted", c.meddle, nil, c.flags...)
			if code != c.code || !strings.Contains(p.out.String(), c.out) || !strings.Contains(p.err.String(), c.err) {
				t.Errorf("exit code %d\n%s\n%s", code, p.out.String(), p.err.String())
			}
			if c.out == "" && p.out.Len() > 0 {
				t.Errorf("printed %s", p.out.String())
			}
		})
	}
}

// TestWatchEndsByASignalWithWhatCame: also the recording is whole then.
func TestWatchEndsByASignalWithWhatCame(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "case.jsonl")
	p, code, _ := watched(t, "disk-being-encrypted", nil, func(p *program) {
		p.Signals = func(ctx context.Context) (context.Context, context.CancelFunc) {
			ctx, cancel := context.WithCancelCause(ctx)
			time.AfterFunc(33*time.Second, func() { cancel(&ui.SignalError{Signal: syscall.SIGINT}) })
			return ctx, func() { cancel(nil) }
		}
	}, "--record", file)
	if code != 130 || !strings.Contains(p.out.String(), "BitLocker on every disk: fail -> pass") || !strings.HasSuffix(p.out.String(), "12:00:33  Stopped by hand\n") {
		t.Errorf("exit code %d\n%s%s", code, p.out.String(), p.err.String())
	}
	body, err := os.ReadFile(file)
	if err != nil || !strings.HasSuffix(string(body), `"stopped":"Stopped by hand"}`+"\n") || strings.Count(string(body), "\n") != 5 {
		t.Errorf("%v: the recording is %s", err, body)
	}
}

func TestARecordingIsForItsOwnerAndReplacesNothing(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := filepath.Join(folder, "case.jsonl")
	p, code, _ := watched(t, "revoked-meanwhile", nil, nil, "--record", file, "--mask")
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, p.err.String())
	}
	info, err := os.Stat(file)
	if err != nil || runtime.GOOS != "windows" && info.Mode() != 0o600 {
		t.Errorf("%v, mode %v", err, info.Mode())
	}
	before, _ := os.ReadFile(file)
	for _, personal := range []string{"henrik", "Dahl", "192.0.2.118", "EXAMPLE62MAC", "Finance", "Tb3Yk8NhR6eJw1Xf"} {
		if strings.Contains(string(before)+p.out.String(), personal) {
			t.Errorf("masked, it holds %s", personal)
		}
	}
	for _, c := range []struct{ name, want string }{
		{file, "nothing is written over"},
		{filepath.Join(folder, "none", "case.jsonl"), "there is no such folder"},
		{folder, "nothing is written over"},
		{"", "is empty"},
	} {
		p, code, network := watched(t, "revoked-meanwhile", nil, nil, "--record", c.name)
		if code == 0 || !strings.Contains(p.err.String(), c.want) || p.out.Len() > 0 || network.n > 1 {
			t.Errorf("%q: exit code %d, %q; printed %q", c.name, code, p.err.String(), p.out.String())
		}
	}
	if after, _ := os.ReadFile(file); string(after) != string(before) {
		t.Error("the recording is another one now")
	}
	p = newProgram()
	p.expect(t, p.run(t, "open", file), 0)
	for _, want := range []string{"Session: active -> ended or revoked", "ENDED OR REVOKED", "Watching is over"} {
		if !strings.Contains(p.out.String(), want) {
			t.Errorf("opened, it does not say %q:\n%s", want, p.out.String())
		}
	}
	if shown := newProgram().onTerminal(); shown.run(t, "open", file) != 0 || shown.shown == nil || shown.shown.Replay == nil || len(shown.shown.Replay.States) != 2 || shown.shown.Reopen != nil {
		t.Errorf("on a terminal it is shown as %+v", shown.shown)
	}
}

func TestWatchSaysHowItCannotBeTold(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"--interval", "4s"}, "5s at least"},
		{[]string{"--interval", "often"}, "interval"},
		{[]string{"--for", "-1m"}, "negative"},
		{[]string{"--until", "monday"}, "clean, inactive, changed"},
		{[]string{"-o", "markdown"}, "text, json"},
		{[]string{"one", "two"}, "three ids"},
		{nil, "user is empty"},
	} {
		p := newProgram("CLOUDFLARE_API_TOKEN", sim.Credential().Token.Reveal())
		p.expect(t, p.run(t, append([]string{"watch"}, c.args...)...), 2, c.want)
	}
}
