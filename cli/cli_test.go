package cli_test

import (
	"bytes"
	"context"
	"flag"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"

	"ztsession/api/sim"
	"ztsession/cli"
	"ztsession/ui"
)

// TestMain lets many tests run at a time unless go test is told how many: some wait for
// networks that do not answer. Garbage waits too, since collecting it took half the time.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	flag.Parse()
	told := false
	flag.Visit(func(f *flag.Flag) { told = told || f.Name == "test.parallel" })
	if !told {
		_ = flag.Set("test.parallel", "8")
	}
	os.Exit(m.Run())
}

// noon is the present of every test.
func noon() time.Time { return time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC) }

// program is one run of the program with nothing from this machine.
type program struct {
	cli.Env
	out, err bytes.Buffer
	// shown are the options that the screens were opened with.
	shown *ui.Options
	// terminal is where they were opened.
	terminal ui.Terminal
}

// newProgram returns a program without terminals; vars are name, value, ....
func newProgram(vars ...string) *program {
	p := &program{}
	values := map[string]string{}
	for i := 0; i < len(vars); i += 2 {
		values[vars[i]] = vars[i+1]
	}
	p.Env = cli.Env{
		Stdin: strings.NewReader(""), Stdout: &p.out, Stderr: &p.err,
		Getenv: func(name string) string { return values[name] },
		Now:    noon, Zone: time.UTC,
		RunUI: func(_ context.Context, opts ui.Options, terminal ui.Terminal) error {
			p.shown, p.terminal = &opts, terminal
			return nil
		},
		Signals: context.WithCancel,
	}
	return p
}

// onTerminal gives the program a terminal to read from and one to write to.
func (p *program) onTerminal() *program {
	p.StdinIsTerminal, p.StdoutIsTerminal = true, true
	return p
}

func (p *program) run(t *testing.T, args ...string) int {
	t.Helper()
	p.Args = args
	return cli.Run(t.Context(), p.Env)
}

// expect fails unless code is the exit code and standard error holds words; no
// words mean that it is empty.
func (p *program) expect(t *testing.T, got, code int, words ...string) {
	t.Helper()
	if got != code {
		t.Errorf("exit code %d, want %d; standard error: %s", got, code, p.err.String())
	}
	if len(words) == 0 && p.err.Len() > 0 {
		t.Errorf("standard error is %q, want nothing", p.err.String())
	}
	for _, word := range words {
		if !strings.Contains(p.err.String(), word) {
			t.Errorf("standard error is %q, want %q in it", p.err.String(), word)
		}
	}
}

// service is a simulated API on loopback.
type service struct {
	url     string
	stories map[string]sim.Story
}

func start(t *testing.T, options sim.Options) service {
	t.Helper()
	options.Now = noon
	simulated, err := sim.New(options)
	if err != nil {
		t.Fatal(err)
	}
	server, err := simulated.Start(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	stories := map[string]sim.Story{}
	for _, story := range simulated.Stories() {
		stories[story.Name] = story
	}
	return service{server.BaseURL(), stories}
}

// ids returns the three ids of a story as arguments.
func (s service) ids(t *testing.T, name string) []string {
	t.Helper()
	story, ok := s.stories[name]
	if !ok {
		t.Fatalf("there is no story %s", name)
	}
	return []string{story.Ref.Account, story.Ref.User, story.Ref.Nonce}
}

// env is what a person has set who uses the service.
func (s service) env() []string {
	return []string{"CLOUDFLARE_BASE_URL", s.url, "CLOUDFLARE_API_TOKEN", sim.Credential().Token.Reveal()}
}

// answering returns the base URL of a server that gives one answer to everything.
func answering(t *testing.T, status int, body string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// saved writes a file and returns its name.
func saved(t *testing.T, body string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "answer.json")
	if err := os.WriteFile(name, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// failing is a writer on which every write ends with err.
type failing struct{ err error }

func (w failing) Write([]byte) (int, error) { return 0, w.err }

// endedBy returns signals of which SIGTERM comes when asked says so.
func endedBy(asked <-chan struct{}) func(context.Context) (context.Context, context.CancelFunc) {
	return func(ctx context.Context) (context.Context, context.CancelFunc) {
		ctx, cancel := context.WithCancelCause(ctx)
		go func() {
			select {
			case <-asked:
				cancel(&ui.SignalError{Signal: syscall.SIGTERM})
			case <-ctx.Done():
			}
		}()
		return ctx, func() { cancel(nil) }
	}
}
