package accessible_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"ztsession/api"
	"ztsession/api/sim"
	"ztsession/model"
	"ztsession/model/credential"
	"ztsession/model/mask"
	"ztsession/model/text/measure"
	"ztsession/ui"
	"ztsession/ui/accessible"
	"ztsession/ui/screen/recents"
)

func noon() time.Time { return time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC) }

// desk is a person at the program with the company of the simulated API.
type desk struct {
	simulated *sim.API
	opts      ui.Options
	at        accessible.Terminal
	out       bytes.Buffer
	saved     map[string]string
	ended     error // what the last run returned
	typist    bool  // a person types, who takes a while for each line
}

// typist takes a second for each line.
type typist struct{ lines []string }

func (p *typist) Read(into []byte) (int, error) {
	time.Sleep(time.Second)
	if len(p.lines) == 0 {
		return 0, io.EOF
	}
	n := copy(into, p.lines[0]+"\n")
	p.lines = p.lines[1:]
	return n, nil
}

func newDesk(t *testing.T, options sim.Options) *desk {
	t.Helper()
	options.Now = noon
	simulated, err := sim.New(options)
	if err != nil {
		t.Fatal(err)
	}
	client, err := api.New(api.WithCredential(sim.Credential()), api.WithClock(noon), api.WithTransport(inMemory{simulated.Handler()}))
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{simulated: simulated, saved: map[string]string{}}
	d.opts = ui.Options{
		Source: client, Now: noon, Zone: time.UTC, Ref: model.Ref{Account: simulated.Stories()[0].Ref.Account}, Understand: api.Understand,
		OpenFile: func(string) (*model.Session, error) {
			return nil, model.WrongUsage("There is no such file.", "Check its name.")
		},
	}
	d.opts.Save = func(name string, write func(io.Writer) error) (string, error) {
		var text bytes.Buffer
		err := write(&text)
		d.saved[name] = text.String()
		return "/home/me/" + name, err
	}
	return d
}

// inMemory answers requests without a network.
type inMemory struct{ handler http.Handler }

func (m inMemory) RoundTrip(r *http.Request) (*http.Response, error) {
	w := httptest.NewRecorder()
	m.handler.ServeHTTP(w, r)
	return w.Result(), nil
}

// types runs the program with lines that are typed, to their end.
func (d *desk) types(t *testing.T, lines ...string) string {
	t.Helper()
	d.out.Reset()
	d.at.In, d.at.Out = strings.NewReader(strings.Join(lines, "\n")+"\n"), &d.out
	if d.typist {
		d.at.In = &typist{lines: lines}
	}
	d.ended = accessible.Run(t.Context(), d.opts, d.at)
	return d.out.String()
}

// wants checks that texts stand in what was said, in their order.
func wants(t *testing.T, said string, texts ...string) {
	t.Helper()
	rest := strings.Join(strings.Fields(said), " ")
	for _, text := range texts {
		_, after, found := strings.Cut(rest, text)
		if !found {
			t.Errorf("it is not said, or not then: %q in\n%s", text, said)
			return
		}
		rest = after
	}
}

// TestTheWholeJobLineByLine goes from a name to the ticket as a script would.
func TestTheWholeJobLineByLine(t *testing.T) {
	t.Parallel()
	d := newDesk(t, sim.Options{})
	said := d.types(t, "ben", "1", "1", "1", "4", "1", "b", "who decided", "1", "b", "b", "8", "q")
	golden.RequireEqual(t, said)
	if d.ended != nil || strings.ContainsAny(said, "\x1b\r\x07│─╭▌") {
		t.Errorf("it ends with %v, or has signs for the eye:\n%s", d.ended, said)
	}
}

// TestLinesOfATerminalAreBrokenAtWords, and a script gets each sentence whole.
func TestLinesOfATerminalAreBrokenAtWords(t *testing.T) {
	t.Parallel()
	for _, width := range []int{0, 40, 200} {
		var said string
		synctest.Test(t, func(t *testing.T) {
			d := newDesk(t, sim.Options{})
			d.at.Echoes, d.at.Width, d.typist = true, width, true
			said = d.types(t, "ben", "1", "1", "1")
		})
		most := 80
		if width > 0 {
			most = min(most, width)
		}
		for line := range strings.Lines(said) {
			line = strings.TrimRight(line, "\n")
			if measure.Cells(line) > most && strings.Contains(strings.TrimSpace(line), " ") && !strings.HasPrefix(line, "Number") && !strings.HasPrefix(line, "Who is it?") {
				t.Errorf("at %d: %q", width, line)
			}
		}
		if !strings.Contains(said, "https://developers.cloudflare.com/cloudflare-one/reusable-components/posture-checks/client-checks/disk-encryption/") {
			t.Errorf("at %d an address is broken", width)
		}
	}
}

func TestWhatIsTypedIsUnderstood(t *testing.T) {
	t.Parallel()
	d := newDesk(t, sim.Options{})
	ref := d.simulated.Stories()[0].Ref
	for typed, texts := range map[string][]string{
		"https://api.cloudflare.com/client/v4/accounts/" + ref.Account + "/access/users/" + ref.User + "/active_sessions/" + ref.Nonce: {"Session of amina.okafor@example.com."},
		ref.User:                                                 {"Active sessions, newest first:"},
		"amina.okafor@example.com latest":                        {"Session of amina.okafor@example.com."},
		"The page says Ray ID: 9a1b2c3d4e5f0002":                 {"Asking for the request in the access log.", "Session of ben.lindqvist@example.com.", "The request that led here:"},
		"ray id 0000000000000000":                                {"The access logs of 2 accounts have no login with this Ray ID."},
		"amina.okafor@example.com has Ray ID 9a1b2c3d4e5f0001":   {"Session of amina.okafor@example.com.", "The request that led here:"},
		"amina.okafor@example.com has Ray ID 9a1b2c3d4e5f0002":   {"The login is of ben.lindqvist@example.com, and the text names amina.okafor@example.com.", "Session of ben.lindqvist@example.com."},
		"Ray ID 9a1b2c3d4e5f0010":                                {"There is no session any more", "The request that led here:"},
		"Sorry, you have been blocked. Ray ID: 9a1b2c3d4e5fffff": {"The access logs of 2 accounts have no login with this Ray ID.", "The text is of a page of the firewall"},
		"nobody-at-all":                                          {"Nobody fits."},
	} {
		wants(t, d.types(t, typed), append([]string{"Who is it?"}, texts...)...)
	}
}

func TestLettersWorkAtEveryQuestion(t *testing.T) {
	t.Parallel()
	d := newDesk(t, sim.Options{})
	wants(t, d.types(t, "h", "ben", "h", "99", "", "1", "1", "zzz", "t", "x", "x", "x", "a", "b", "b", "b"),
		"q quits.", "These people fit:", "q quits.", "There is no choice 99.", "Nothing was typed.", "Session of ben.lindqvist@example.com.",
		"No choice is called that. Type a number from 1 to", "Times are in local time.", "Masked: names, e-mails, addresses.", "Session of email-1", "Masked: people, ids",
		"Nothing is masked.", "Session of ben.lindqvist@example.com.", "Active sessions, newest first:", "These people fit:", "Look up a session.")
	if said := d.types(t, "ben", "1", "q", "1"); strings.Contains(said, "Session of") {
		t.Errorf("q did not quit:\n%s", said)
	}
	many := newDesk(t, sim.Options{Users: 60})
	wants(t, many.types(t, "example.com", "n"), "25. ", "more: n says the next ones", "26. ")
}

func TestMaskedNothingPersonalIsSaid(t *testing.T) {
	t.Parallel()
	d := newDesk(t, sim.Options{})
	d.opts.Mask = mask.New().At(mask.All)
	said := d.types(t, "ben", "1", "1", "1", "2", "3", "4", "1", "b", "6", "7", "8", "9", "1", "b", "b", "who decided", "1", "b", "b", "only them", "1", "b", "explain", "1", "b", "curl", "part of the json", ".", "b", "the person", "3", "b", "4", "1")
	for _, personal := range []string{"lindqvist", "Lindqvist", "198.51.100.77", "BEN-LT", d.simulated.Stories()[0].Ref.Account} {
		if strings.Contains(said, personal) {
			at := strings.Index(said, personal)
			t.Errorf("it says %q: %q", personal, said[max(at-200, 0):at+100])
		}
	}
}

func TestWhatFailsIsSaidAndNothingIsLost(t *testing.T) {
	t.Parallel()
	d := newDesk(t, sim.Options{Forbid: []string{"session", "apps"}})
	wants(t, d.types(t, "ben", "1", "1", "2", "who decided"), "Asking for the session.", "Access: Audit Logs Read", "Number, or b to go back:", "Asking for the last seen identity.", "ben.lindqvist@example.com: last seen identity, not a session.", "Access: Apps and Policies Read")
	if !errors.Is(d.ended, model.ErrForbidden) {
		t.Errorf("a script learns of it by %v", d.ended)
	}
	d.opts.Save = func(string, func(io.Writer) error) (string, error) {
		return "", model.WrongUsage("There is a file of that name already.", "Give another name.")
	}
	wants(t, d.types(t, "ben", "1", "2", "10", "case.md"), "There is a file of that name already. Give another name.", "Number, a for all choices")
	d.opts.Source = nil
	d.at.In, d.at.Out = strings.NewReader(""), &d.out
	if err := accessible.Run(t.Context(), d.opts, d.at); !errors.Is(err, model.ErrNoCredentials) {
		t.Errorf("without credentials it ends with %v", err)
	}
	d.opts.Connect = func(c model.Credential) (ui.Source, error) {
		if c.Token.Reveal() != "canary-of-a-token" {
			return nil, model.WrongUsage("That is no token.", "Paste it whole.")
		}
		return newDesk(t, sim.Options{}).opts.Source, nil
	}
	typed := []string{"bad", "canary-of-a-token"}
	d.at.ReadSecret = func(context.Context, string) (string, error) {
		next := typed[0]
		typed = typed[1:]
		return next, nil
	}
	wants(t, d.types(t, "ben"), "That is no token. Paste it whole.", "These people fit:")
	if strings.Contains(d.out.String(), "canary") {
		t.Error("a secret was repeated")
	}
}

// TestTheFirstRunSaysWhatIsNeeded, and the demo opens with a word: nothing is asked with
// the profile then, and nothing is kept.
func TestTheFirstRunSaysWhatIsNeeded(t *testing.T) {
	t.Parallel()
	d := newDesk(t, sim.Options{})
	demo := ui.Demo{Source: d.opts.Source, Ref: model.Ref{Account: d.opts.Ref.Account}, Notice: "An invented company."}
	d.opts.Source, d.opts.Recents = nil, forbidden{t: t}
	d.opts.Connect = func(model.Credential) (ui.Source, error) { return nil, errors.New("nobody connects") }
	d.opts.Demo = func(context.Context) (ui.Demo, error) { return demo, nil }
	var asked string
	d.at.ReadSecret = func(_ context.Context, question string) (string, error) {
		asked = question
		return "Demo", nil
	}
	wants(t, d.types(t, "ben", "1", "1"), "Audit Logs Read is needed", credential.TokenLink(), "An invented company.", "ben.lindqvist@example.com")
	if !strings.Contains(asked, "demo opens the demo") {
		t.Errorf("it asks %q", asked)
	}
}

// forbidden is a store in which nothing may be kept or looked for.
type forbidden struct {
	recents.Store
	t *testing.T
}

func (f forbidden) Enabled() (bool, error) {
	f.t.Error("the recent look-ups are used")
	return true, nil
}

func (f forbidden) Add(model.Ref, string) error {
	f.t.Error("a look-up is kept")
	return nil
}

// TestATokenIsVerifiedAtOnce, and one that is refused is asked for again.
func TestATokenIsVerifiedAtOnce(t *testing.T) {
	t.Parallel()
	d := newDesk(t, sim.Options{})
	source := d.opts.Source
	d.opts.Source = nil
	var given []string
	d.opts.Connect = func(c model.Credential) (ui.Source, error) {
		given = append(given, c.Token.Reveal())
		err := errors.New("api.example.com cannot be reached")
		if len(given) == 1 {
			err = &model.Failure{Kind: model.ErrUnauthorized, Explanation: model.Problem{What: "Cloudflare does not accept the API token."}}
		}
		return verifying{source, err}, nil
	}
	const token = "cfut_Kx8Tq2LmWp5Rv9Zb3Nc7Hd1Fg6Js4Yt0Ua8Eo2Xi00000000"
	d.at.ReadSecret = func(context.Context, string) (string, error) { return "export CLOUDFLARE_API_TOKEN=" + token, nil }
	wants(t, d.types(t, "ben"), "Cloudflare does not accept the API token.", "Whether this token is good could not be told: Api.example.com cannot be reached. It is used as it is.", "These people fit:")
	if len(given) != 2 || given[1] != token {
		t.Errorf("%d were given", len(given))
	}
}

// verifying is a source that says whether its credentials are good.
type verifying struct {
	ui.Source
	err error
}

func (v verifying) Verify(context.Context, string) error { return v.err }

// TestWhatIsTypedForASecretIsNotReadAsALine: nothing reads lines before one is wanted.
func TestWhatIsTypedForASecretIsNotReadAsALine(t *testing.T) {
	t.Parallel()
	d := newDesk(t, sim.Options{})
	source := d.opts.Source
	d.opts.Source = nil
	d.opts.Connect = func(model.Credential) (ui.Source, error) { return source, nil }
	in := strings.NewReader("a-secret\nben\n")
	d.at.In, d.at.Out = in, &d.out
	d.at.ReadSecret = func(context.Context, string) (string, error) {
		line := make([]byte, len("a-secret\n"))
		_, err := io.ReadFull(in, line)
		return string(line), err
	}
	if err := accessible.Run(t.Context(), d.opts, d.at); err != nil || !strings.Contains(d.out.String(), "These people fit:") || strings.Contains(d.out.String(), "secret\n") {
		t.Errorf("%v\n%s", err, d.out.String())
	}
}

func TestASavedAnswerNeedsNoNetwork(t *testing.T) {
	t.Parallel()
	d := newDesk(t, sim.Options{})
	s, err := d.opts.Source.Session(t.Context(), d.simulated.Stories()[1].Ref, func(model.Progress) {})
	if err != nil {
		t.Fatal(err)
	}
	s.Origin.File, d.opts.Session, d.opts.Source = filepath.Base("saved.json"), s, nil
	said := d.types(t, "4", "1", "b", "b")
	if d.ended != nil {
		t.Errorf("it ended with %v", d.ended)
	}
	wants(t, said, "Session of", "Posture checks.")
	if strings.Contains(said, "Who decided") || strings.Contains(said, "Read it again") {
		t.Errorf("it offers what needs the network:\n%s", said)
	}
}

// broken is an output that nobody reads any more.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("nobody reads") }

func TestItEndsWhenNobodyReads(t *testing.T) {
	t.Parallel()
	d := newDesk(t, sim.Options{})
	d.at.In, d.at.Out = strings.NewReader("ben\n1\n"), broken{}
	if err := accessible.Run(t.Context(), d.opts, d.at); err == nil || err.Error() != "nobody reads" {
		t.Errorf("it ended with %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	d.at.In, d.at.Out = strings.NewReader(""), &d.out
	if err := accessible.Run(ctx, d.opts, d.at); !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
}

// TestWatchingSaysWhatChanges: a line is kept with its time and stands in the ticket, a
// credential is not, and an empty line ends it.
func TestWatchingSaysWhatChanges(t *testing.T) {
	t.Parallel()
	d := newDesk(t, sim.Options{})
	const secret = "cfut_CanaryCanaryCanaryCanaryCanaryCanary0000"
	said := d.types(t, "ben", "1", "1", "Watch it: say", "now he restarts", secret, "", "8", "q")
	wants(t, said, "Watching every 15s. What changes is said as it comes.", "now he restarts", "was not used", "Stopped by hand", "Session of", "now he restarts", "Ids: account")
	if strings.Contains(said, secret) {
		t.Error("a secret was repeated")
	}
	wants(t, d.types(t, "ben", "1", "1", "watch it: say"), "Stopped by hand")
}
