package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"ztsession/api/sim"
	"ztsession/model/text/measure"
)

// canary must be in no output whatever.
const canary = "cfut_CanaryCanaryCanaryCanaryCanaryCanary0000"

func TestWrongUsageIsOneLineAndCode2(t *testing.T) {
	t.Parallel()
	for line, words := range map[string][]string{
		"gte":                     {`no command "gte"`, "Did you mean get?"},
		"qwertyuiop":              {"ztsession --help"},
		"-x":                      {"no flag -x"},
		"--bogus":                 {"no flag --bogus"},
		"get --bogus=1":           {"no flag --bogus", "ztsession get --help"},
		"get --timeout soon":      {"--timeout", "such as 30s"},
		"get --utc=often":         {"--utc", "true or false"},
		"completion":              {"not said for which shell", "bash, zsh, fish or powershell"},
		"completion tcsh":         {"no completions for this shell", "bash, zsh, fish or powershell"},
		"completion bash zsh":     {"no arguments"},
		"help gte":                {`no command "gte"`},
		"help get more":           {"no such command"},
		"version x":               {"no arguments"},
		"get --timeout":           {"--timeout needs a value"},
		"get -o xml":              {"--output", "text, ticket, json, markdown, raw"},
		"open --account x f":      {"no flag --account"},
		"simulate now":            {"no arguments"},
		"simulate --users -1":     {"fewer than no"},
		"simulate --users many":   {"--users", "whole number"},
		"simulate --fault earth":  {"no fault", "rate-limited"},
		"simulate --listen :8787": {"this machine only"},
		"man x":                   {"no manual page", "--dir"},
	} {
		p := newProgram()
		p.expect(t, p.run(t, strings.Fields(line)...), 2, words...)
		if p.out.Len() > 0 || strings.Count(p.err.String(), "\n") != 1 {
			t.Errorf("%s: output %q, error %q", line, p.out.String(), p.err.String())
		}
	}
}

func TestSecretsOnTheCommandLineAreRefusedAndNotRepeated(t *testing.T) {
	t.Parallel()
	for _, command := range []string{"", "get ", "open ", "demo ", "simulate ", "man "} {
		for _, flag := range []string{"token", "api-token", "key", "api-key"} {
			for _, form := range []string{"--" + flag + "=" + canary, "--" + flag + " " + canary, "--" + flag} {
				p := newProgram()
				p.expect(t, p.run(t, strings.Fields(command+form)...), 2, "no --"+flag, "CLOUDFLARE_API_")
				if strings.Contains(p.err.String()+p.out.String(), canary) {
					t.Errorf("%s%s repeats the secret: %q", command, form, p.err.String())
				}
			}
		}
	}
}

func TestSecretsInOddPlacesAreNotRepeated(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		canary, "-t" + canary, "get --timeout " + canary, "get " + canary, "--tokne=" + canary, "--" + canary, "-o " + canary,
		"--theme " + canary, "demo " + canary, "simulate " + canary, "demo --now " + canary, "help " + canary, "completion " + canary, "completion bash " + canary, "version " + canary,
	} {
		p := newProgram()
		p.run(t, strings.Fields(line)...)
		if strings.Contains(p.err.String()+p.out.String(), canary) {
			t.Errorf("%s: it is in %q %q", line, p.err.String(), p.out.String())
		}
	}
}

func TestSecretsOfTheEnvironmentAreInNoOutput(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	ids := service.ids(t, "hostile-text")
	log := filepath.Join(t.TempDir(), "log")
	commands := [][]string{
		{"--help"},
		{"get", "--help"},
		{"open", "--help"},
		{"demo", "--help"},
		{"simulate", "--help"},
		{"--version"},
		{"man"},
		{"completion", "bash"},
		{"__complete", "demo", ""},
		{"__complete", "get", "-o", ""},
		{"demo"},
		{"demo", "--list"},
		{"bogus"},
		{"--bogus"},
		append([]string{"get", "--log-file", log}, ids...), append([]string{"get", "-o", "json", "--log-file", log}, ids...),
		{"get", "--log-file", log, ids[0], ids[1], "NoSuchNonce"},
		{"get", "--base-url", "http://127.0.0.1:1", "--timeout", "10ms", "--log-file", log, ids[0], ids[1], ids[2]},
		{"get", "--base-url", "http://192.0.2.1", ids[0], ids[1], ids[2]},
		{"get"},
		{"open", "/nowhere"},
		{},
	}
	for name, vars := range map[string][]string{
		"token": {"CLOUDFLARE_API_TOKEN", canary},
		"key":   {"CLOUDFLARE_API_KEY", "0123456789abcdef0123456789canary01234", "CLOUDFLARE_EMAIL", "admin@example.com"},
		"both":  {"CLOUDFLARE_API_TOKEN", canary, "CLOUDFLARE_API_KEY", "0123456789abcdef0123456789canary01234", "CLOUDFLARE_EMAIL", "admin@example.com"},
	} {
		for _, command := range commands {
			p := newProgram(append([]string{"CLOUDFLARE_BASE_URL", service.url}, vars...)...)
			p.run(t, command...)
			if all := p.out.String() + p.err.String(); strings.Contains(strings.ToLower(all), "canary") || strings.Contains(all, "admin@example.com") {
				t.Errorf("%s, %q: a secret is in the output", name, command)
			}
		}
	}
	content, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(strings.ToLower(string(content)), "canary") || len(content) == 0 {
		t.Errorf("the log is %q", content)
	}
}

func TestHelpIsPlainWithoutATerminal(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"--help"}, {"help"}, {"get", "-h"}, {"help", "simulate"}} {
		p := newProgram()
		p.expect(t, p.run(t, args...), 0)
		if !strings.Contains(p.out.String(), "Usage:") || strings.Contains(p.out.String(), "\x1b") || strings.Contains(p.out.String(), "api-token") {
			t.Errorf("%q printed %q", args, p.out.String())
		}
	}
}

func TestHelpOnATerminal(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		vars   []string
		args   []string
		styled bool
	}{
		"styled":             {nil, nil, true},
		"without colour":     {nil, []string{"--no-color"}, false},
		"NO_COLOR":           {[]string{"NO_COLOR", "yes"}, nil, false},
		"a terminal of 1975": {[]string{"TERM", "dumb"}, nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newProgram(c.vars...).onTerminal()
			p.expect(t, p.run(t, append([]string{"get", "--help"}, c.args...)...), 0)
			if got := strings.Contains(p.out.String(), "\x1b[1;34mUsage:"); got != c.styled || strings.Contains(p.out.String(), "\x1b") != c.styled {
				t.Errorf("styled is %v, want %v: %q", got, c.styled, p.out.String())
			}
			plain := newProgram()
			plain.expect(t, plain.run(t, "get", "--help"), 0)
			if words := ansi.Strip(p.out.String()); words != plain.out.String() {
				t.Errorf("the words on a terminal are %q, in a pipe %q", words, plain.out.String())
			}
		})
	}
}

func TestHelpFoldsAtTheWidthOfTheTerminal(t *testing.T) {
	t.Parallel()
	words := func(text string) string { return strings.Join(strings.Fields(ansi.Strip(text)), " ") }
	for _, command := range []string{"get", "completion", "list"} {
		wide := newProgram()
		wide.expect(t, wide.run(t, "help", command), 0)
		p := newProgram().onTerminal()
		p.StdoutWidth = func() int { return 60 }
		p.expect(t, p.run(t, "help", command), 0)
		if got, want := words(p.out.String()), words(wide.out.String()); got != want {
			t.Errorf("%s: folded to %q, want the words %q", command, got, want)
		}
		about, _, _ := strings.Cut(p.out.String(), "\x1b[1;34mUsage:")
		for line := range strings.Lines(about) {
			if width := measure.Cells(strings.TrimSuffix(line, "\n")); width > 60 {
				t.Errorf("%s: %d columns: %q", command, width, line)
			}
		}
	}
}

func TestManShowsFlagsAsTheyAreTyped(t *testing.T) {
	t.Parallel()
	p := newProgram()
	p.expect(t, p.run(t, "man"), 0)
	for _, unwanted := range []string{"refused:", "--o "} {
		if strings.Contains(p.out.String(), unwanted) {
			t.Errorf("the manual page has %q", unwanted)
		}
	}
	for _, want := range []string{`\fB\-o\fR, \fB\-\-output\fR \fINAME`, `\fB\-\-timeout\fR \fIDURATION`, `\fB\-\-listen\fR \fIADDRESS`} {
		if !strings.Contains(p.out.String(), want) {
			t.Errorf("the manual page lacks %q", want)
		}
	}
}

// TestEveryCommandHasAPage: man finds a page for each, which says how the command is
// typed and what stands beside it.
func TestEveryCommandHasAPage(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	p := newProgram()
	p.expect(t, p.run(t, "man", "--dir", dir), 0)
	for name, wants := range map[string][]string{
		"ztsession.1":            {".TH ZTSESSION 1", ".SH COMMANDS", ".SH FINDINGS", "ztsession-get(1)"},
		"ztsession-get.1":        {"ztsession get [ACCOUNT USER NONCE]", "--no-color", ".SH EXAMPLES", "ztsession(1)"},
		"ztsession-list-users.1": {".TH ZTSESSION-LIST-USERS 1", "ztsession-list(1)", "ztsession-list-accounts(1)"},
	} {
		page, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range wants {
			if !strings.Contains(read(string(page)), want) {
				t.Errorf("%s lacks %q", name, want)
			}
		}
	}
	one := newProgram()
	one.expect(t, one.run(t, "man", "list", "users"), 0)
	if written, err := os.ReadFile(filepath.Join(dir, "ztsession-list-users.1")); err != nil || string(written) != one.out.String() {
		t.Errorf("the page that is printed is another: %v", err)
	}
	none := newProgram()
	none.expect(t, none.run(t, "man", "lists"), 2, "no manual page")
	gone := newProgram()
	gone.expect(t, gone.run(t, "man", "--dir", filepath.Join(dir, "nowhere")), 1, "create it first")
	if strings.Contains(gone.err.String(), "nowhere") {
		t.Errorf("the error repeats what was typed: %s", gone.err.String())
	}
}

func TestVersionManAndCompletion(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"--version":             "ztsession version ",
		"version":               "ztsession version ",
		"help get":              "Print one session",
		"man":                   ".TH ZTSESSION 1",
		"completion bash":       "# bash completion",
		"completion zsh":        "#compdef ztsession",
		"completion fish":       "# fish completion",
		"completion powershell": "# powershell completion",
		"__complete get -o ":    "json",
		"__complete demo ":      "disk-not-encrypted",
	} {
		p := newProgram()
		args := strings.Split(line, " ")
		if code := p.run(t, args...); code != 0 || !strings.Contains(p.out.String(), want) {
			t.Errorf("%s: code %d, output %.200q", line, code, p.out.String())
		}
	}
}

// read returns a manual page as it is read, in one line.
func read(page string) string {
	page = strings.ReplaceAll(page, "\\\n", "")
	return strings.Join(strings.Fields(strings.NewReplacer(`\-`, "-", `\e`, `\`, `\(aq`, "'", `\(ga`, "`", `\(ha`, "^", `\(ti`, "~", `\fB`, "", `\fI`, "", `\fR`, "", `\&`, "").Replace(page)), " ")
}
