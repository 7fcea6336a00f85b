package cli_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ztsession/api/sim"
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/ui"
	"ztsession/ui/look"
)

const bareSession = `{"isActive":true,"email":"jdoe@example.com"}`

// exitOfScreens returns the exit code when the screens end with err.
func exitOfScreens(t *testing.T, err error) int {
	t.Helper()
	p := newProgram().onTerminal()
	p.RunUI = func(context.Context, ui.Options, ui.Terminal) error { return err }
	return p.run(t)
}

func TestRootOpensTheFormPrefilled(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		vars, args []string
		ref        model.Ref
		lookUp     bool
	}{
		"with nothing":           {nil, nil, model.Ref{}, false},
		"account of environment": {[]string{"CLOUDFLARE_ACCOUNT_ID", "A"}, nil, model.Ref{Account: "A"}, false},
		"flags first":            {[]string{"CLOUDFLARE_ACCOUNT_ID", "A"}, []string{"--account", "B", "--nonce", "N"}, model.Ref{Account: "B", Nonce: "N"}, false},
		"all three":              {[]string{"CLOUDFLARE_ACCOUNT_ID", "A"}, []string{"--user", "U", "--nonce", "N"}, model.Ref{Account: "A", User: "U", Nonce: "N"}, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newProgram(append(c.vars, "CLOUDFLARE_API_TOKEN", sim.Credential().Token.Reveal())...).onTerminal()
			p.expect(t, p.run(t, c.args...), 0)
			if p.shown == nil || p.shown.Ref != c.ref || p.shown.LookUp != c.lookUp || p.shown.Source == nil {
				t.Errorf("the screens got %+v, want %+v and %v", p.shown, c.ref, c.lookUp)
			}
		})
	}
}

func TestRootAsksForCredentialsWhenThereAreNone(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	p := newProgram().onTerminal()
	p.expect(t, p.run(t, "--base-url", service.url), 0)
	if p.shown == nil || p.shown.Source != nil {
		t.Fatalf("the screens got %+v, want no source", p.shown)
	}
	source, err := p.shown.Connect(model.Credential{Token: model.NewSecret("has a space")})
	if source != nil || err == nil {
		t.Errorf("Connect took a token that cannot be one: %v, %v", source, err)
	}
	source, err = p.shown.Connect(sim.Credential())
	if err != nil {
		t.Fatal(err)
	}
	session, err := source.Session(t.Context(), service.stories["all-well"].Ref, nil)
	if err != nil || !model.Is(session.Email, "amina.okafor@example.com") {
		t.Errorf("Session = %+v, %v", session, err)
	}
}

func TestRootRefusesBrokenCredentials(t *testing.T) {
	t.Parallel()
	p := newProgram("CLOUDFLARE_API_TOKEN", "canary with spaces").onTerminal()
	p.expect(t, p.run(t), 2, "CLOUDFLARE_API_TOKEN")
	if strings.Contains(p.err.String(), "canary") {
		t.Errorf("the token is in %q", p.err.String())
	}
}

func TestRootWithoutTerminal(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	ids := service.ids(t, "all-well")
	flags := []string{"--account", ids[0], "--user", ids[1], "--nonce", ids[2]}
	for name, edit := range map[string]func(*program){
		"none":           func(*program) {},
		"only for input": func(p *program) { p.StdinIsTerminal = true },
		"only output":    func(p *program) { p.StdoutIsTerminal = true },
	} {
		p := newProgram(service.env()...)
		edit(p)
		p.expect(t, p.run(t), 2, "no terminal", "--account, --user, --nonce")
		p = newProgram(service.env()...)
		edit(p)
		p.expect(t, p.run(t, flags...), 0)
		if !strings.HasPrefix(p.out.String(), "Amina Okafor, amina.okafor@example.com\n") || p.shown != nil {
			t.Errorf("%s: no report but %q", name, p.out.String())
		}
	}
}

func TestOutputFlagPrintsOnATerminal(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	ids := service.ids(t, "all-well")
	for _, args := range [][]string{{"demo"}, {"open", saved(t, bareSession)}, {"--account", ids[0], "--user", ids[1], "--nonce", ids[2]}} {
		p := newProgram(service.env()...).onTerminal()
		p.expect(t, p.run(t, append(args, "-o", "text")...), 0)
		if p.shown != nil || !strings.Contains(p.out.String(), "@example.com") {
			t.Errorf("%q: no report but %q", args, p.out.String())
		}
	}
	p := newProgram(service.env()...).onTerminal()
	p.expect(t, p.run(t, "-o", "text"), 2, "With -o nothing is asked")
}

func TestOpenShowsASavedAnswer(t *testing.T) {
	t.Parallel()
	name := saved(t, bareSession)
	p := newProgram().onTerminal()
	p.expect(t, p.run(t, "open", name), 0)
	if p.shown == nil || p.shown.Session == nil || !model.Is(p.shown.Session.Email, "jdoe@example.com") {
		t.Fatalf("the screens got %+v", p.shown)
	}
	if err := os.WriteFile(name, []byte(`{"isActive":false}`), 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := p.shown.Reopen(t.Context())
	if err != nil || !model.Is(again.Active, false) {
		t.Errorf("Reopen = %+v, %v", again, err)
	}
}

func TestOpenReadsStandardInputAndKeysFromTheTerminal(t *testing.T) {
	t.Parallel()
	p := newProgram()
	p.StdoutIsTerminal = true
	p.Stdin = strings.NewReader(bareSession)
	p.expect(t, p.run(t, "open", "-"), 0)
	if p.shown == nil || p.shown.Session == nil || p.shown.Reopen != nil || p.terminal.In != nil {
		t.Errorf("the screens got %+v on %+v", p.shown, p.terminal)
	}
	p = newProgram()
	p.Stdin = strings.NewReader(bareSession)
	p.expect(t, p.run(t, "open", "-"), 0)
	if !strings.Contains(p.out.String(), "standard input") {
		t.Errorf("the report is %q", p.out.String())
	}
}

func TestOpenSaysWhyNot(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		args []string
		code int
		word string
	}{
		"no file":            {nil, 2, "One file"},
		"an empty name":      {[]string{""}, 2, "name of the file is empty"},
		"two files":          {[]string{"a", "b"}, 2, "One file"},
		"a file not there":   {[]string{"/nowhere/\x1b[2J"}, 1, `Cannot open /nowhere/\x1b[2J: there is no such file.`},
		"a folder":           {[]string{t.TempDir()}, 1, "it is a folder, not a file"},
		"no JSON":            {[]string{saved(t, "hello")}, 6, "answer.json: it is not JSON"},
		"a list of sessions": {[]string{saved(t, `{"success":true,"result":[{"metadata":{"nonce":"x"}}]}`)}, 6, "list of active sessions"},
	} {
		p := newProgram()
		p.expect(t, p.run(t, append([]string{"open"}, c.args...)...), c.code, c.word)
		if p.out.Len() > 0 {
			t.Errorf("%s: standard output has %q", name, p.out.String())
		}
	}
}

func TestDemoShowsOrPrintsItsStories(t *testing.T) {
	t.Parallel()
	p := newProgram().onTerminal()
	p.expect(t, p.run(t, "demo"), 0)
	if p.shown == nil || p.shown.LookUp || p.shown.Ref.Account == "" || p.shown.Ref.User+p.shown.Ref.Nonce != "" || p.shown.Notice == "" || p.shown.Recents != nil {
		t.Errorf("demo: the screens got %+v", p.shown)
	}
	p = newProgram().onTerminal()
	p.expect(t, p.run(t, "demo", "disk-not-encrypted"), 0)
	if p.shown == nil || !p.shown.LookUp || !p.shown.Ref.Complete() {
		t.Errorf("demo STORY: the screens got %+v", p.shown)
	}
	p = newProgram()
	p.expect(t, p.run(t, "demo", "disk-not-encrypted"), 0)
	if !strings.Contains(p.out.String(), "FAIL") {
		t.Errorf("demo STORY printed %q", p.out.String())
	}
	p = newProgram()
	p.expect(t, p.run(t, "demo", "no-such"), 2, "demo --list")
	p = newProgram()
	p.expect(t, p.run(t, "demo", "a", "b"), 2, "One story")
	p = newProgram()
	p.expect(t, p.run(t, "demo", "--list"), 0)
	if lines := strings.Count(p.out.String(), "\n"); lines < 20 || !strings.HasPrefix(p.out.String(), "all-well  ") {
		t.Errorf("demo --list printed %q", p.out.String())
	}
}

func TestDemoNeedsNothingOfTheEnvironment(t *testing.T) {
	t.Parallel()
	p := newProgram("CLOUDFLARE_API_TOKEN", "canary with spaces", "CLOUDFLARE_BASE_URL", "http://192.0.2.1", "CLOUDFLARE_ACCOUNT_ID", "x")
	p.expect(t, p.run(t, "demo"), 0)
}

func TestDemoAtAFixedTime(t *testing.T) {
	t.Parallel()
	p := newProgram()
	p.expect(t, p.run(t, "demo", "--now", "2030-01-02T03:04:05Z"), 0)
	if !strings.Contains(p.out.String(), "2030-01-02") {
		t.Errorf("demo --now printed %q", p.out.String())
	}
	p = newProgram()
	p.expect(t, p.run(t, "demo", "--now", "noon"), 2, "--now")
}

func TestScreensGetTheirLooks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		vars, args []string
		theme      look.Theme
		utc, plain bool
		ascii      bool
	}{
		{nil, nil, look.Auto, false, false, false},
		{nil, []string{"--theme", "light", "--utc"}, look.Light, true, false, false},
		{nil, []string{"--theme", "colour-blind-light"}, look.ColourBlind + "-light", false, false, false},
		{nil, []string{"--no-color"}, look.Auto, false, true, false},
		{nil, []string{"--ascii"}, look.Auto, false, false, true},
		{[]string{"NO_COLOR", "yes"}, nil, look.Auto, false, true, false},
	} {
		p := newProgram(c.vars...).onTerminal()
		p.expect(t, p.run(t, append([]string{"demo"}, c.args...)...), 0)
		if got := p.shown; got.Theme != c.theme || (got.Times == clock.UTC) != c.utc || got.NoColor != c.plain || got.ASCII != c.ascii || got.Zone == nil || !got.Now().Equal(noon()) {
			t.Errorf("%v %v: the screens got %+v", c.vars, c.args, got)
		}
	}
	p := newProgram().onTerminal()
	p.expect(t, p.run(t, "demo", "--theme", "pink"), 2, "--theme", "terminal")
	p = newProgram()
	p.expect(t, p.run(t, "demo", "--ascii"), 0)
	if strings.ContainsFunc(p.out.String(), func(r rune) bool { return strings.ContainsRune("✓✗∙─⋯", r) }) {
		t.Errorf("with --ascii the report is %q", p.out.String())
	}
}

// TestAccessibleNeedsNoTerminal: line by line the whole job works in a pipe, and
// nothing is drawn.
func TestAccessibleNeedsNoTerminal(t *testing.T) {
	t.Parallel()
	for _, how := range [][]string{{"demo", "--accessible"}, {"demo"}} {
		p := newProgram()
		if len(how) == 1 {
			p = newProgram("ZTSESSION_ACCESSIBLE", "1")
		}
		p.Stdin = strings.NewReader("ben\n1\n1\n8\nq\n")
		p.expect(t, p.run(t, how...), 0)
		for _, want := range []string{"These people fit:", "Session of ben.lindqvist@example.com.", "Who: Ben Lindqvist"} {
			if !strings.Contains(p.out.String(), want) {
				t.Errorf("%v: %q is not said in %q", how, want, p.out.String())
			}
		}
		if strings.Contains(p.out.String(), "\x1b") {
			t.Errorf("%v: something was drawn", how)
		}
	}
	p := newProgram()
	p.expect(t, p.run(t, "demo", "--accessible", "-o", "json"), 0)
	if !strings.HasPrefix(p.out.String(), "{") {
		t.Errorf("-o json printed %q", p.out.String())
	}
	dir := t.TempDir()
	p = newProgram()
	name := filepath.Join(dir, "case.txt")
	p.Stdin = strings.NewReader("ben\n1\n1\n10\n" + name + "\n10\n" + name + "\nq\n")
	p.expect(t, p.run(t, "demo", "--accessible"), 1, "There is a file of that name already")
	info, err := os.Stat(name)
	if err != nil || info.Mode().Perm() != 0o600 || !strings.Contains(p.out.String(), "There is a file of that name already") {
		t.Errorf("the file is %v, %v; it was said %q", info, err, p.out.String())
	}
}

// TestTheManualHasEveryCommand: the screens read what the manual pages have.
func TestTheManualHasEveryCommand(t *testing.T) {
	t.Parallel()
	p := newProgram().onTerminal()
	p.expect(t, p.run(t, "demo", "--tour"), 0)
	if !p.shown.Tour {
		t.Error("there is no tour")
	}
	titles := map[string]string{}
	for _, chapter := range p.shown.Manual() {
		titles[chapter.Title] = chapter.Text
	}
	for title, want := range map[string]string{
		"Looking somebody up": "Ray ID", "ztsession get": "  ztsession get [ACCOUNT USER NONCE]", "ztsession list users": "QUERY",
	} {
		if !strings.Contains(titles[title], want) {
			t.Errorf("the chapter %s is %q", title, titles[title])
		}
	}
	page := newProgram()
	page.expect(t, page.run(t, "man"), 0)
	if !strings.Contains(page.out.String(), ".SH LOOKING SOMEBODY UP") {
		t.Error("the manual page does not say how the program is used")
	}
}

// TestTheDemoIsOffered where there are no credentials, and asks nobody outside.
func TestTheDemoIsOffered(t *testing.T) {
	t.Parallel()
	p := newProgram().onTerminal()
	p.expect(t, p.run(t), 0)
	if p.shown.Source != nil || p.shown.Demo == nil {
		t.Fatalf("the screens got %+v", p.shown)
	}
	demo, err := p.shown.Demo(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if people, err := demo.Source.People(t.Context(), demo.Ref.Account, model.PeopleQuery{Search: "ben"}); err != nil || len(people.People) != 1 {
		t.Errorf("the demo answers %+v, %v", people, err)
	}
}

// TestAThemeFileIsUsed by the flag, and by the settings from beside them; what is
// wrong in it is said, and nothing else is kept from showing.
func TestAThemeFileIsUsed(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	name := filepath.Join(dir, "mine.toml")
	if err := os.WriteFile(name, []byte("accent = \"#123456\"\nbad = 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := newProgram().onTerminal()
	p.expect(t, p.run(t, "demo", "--theme-file", name), 0)
	if got := p.shown; got.Colours == nil || got.Colours.Accent != "#123456" || !strings.Contains(got.Warning, "mine.toml:2:7: bad is a text") {
		t.Errorf("the screens got %+v", got)
	}
	settings := filepath.Join(dir, "config.toml")
	if err := os.WriteFile(settings, []byte("theme_file = \"mine.toml\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p = newProgram().onTerminal()
	p.expect(t, p.run(t, "demo", "--config", settings), 0)
	if got := p.shown; got.Colours == nil || got.Colours.Accent != "#123456" {
		t.Errorf("from the settings the screens got %+v", got)
	}
	p = newProgram().onTerminal()
	p.expect(t, p.run(t, "demo", "--config", settings, "--theme", "light"), 0)
	if p.shown.Colours != nil || p.shown.Theme != look.Light {
		t.Errorf("--theme is not taken before it: %+v", p.shown)
	}
}

// TestATerminalThatCannotDrawGoesLineByLine: as in a shell inside an editor.
func TestATerminalThatCannotDrawGoesLineByLine(t *testing.T) {
	t.Parallel()
	p := newProgram("TERM", "dumb").onTerminal()
	p.Stdin = strings.NewReader("q\n")
	p.expect(t, p.run(t, "demo"), 0)
	if p.shown != nil || !strings.Contains(p.out.String(), "line by line") || !strings.Contains(p.out.String(), "TERM is dumb") {
		t.Errorf("screens %v, and it said %s", p.shown != nil, p.out.String())
	}
}
