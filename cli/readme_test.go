package cli_test

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ztsession/api/sim"
	"ztsession/cli/manual"
)

// commandsOf returns the commands that a text shows in its blocks of code, without
// what stands behind them.
func commandsOf(text string) []string {
	var all []string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if command, ok := strings.CutPrefix(line, "    ztsession"); ok && strings.HasPrefix(line, "    ") {
			command, _, _ = strings.Cut(command, "  ")
			all = append(all, strings.TrimSpace(command))
		}
	}
	return all
}

// spelled returns a command once for each of the words that stand divided by |, with
// what it needs in place of the words in capitals.
func spelled(command string, values map[string]string) [][]string {
	all := [][]string{nil}
	for word := range strings.FieldsSeq(command) {
		word = strings.Trim(word, "[]")
		if word == ">" {
			break // What comes is the shell's.
		}
		if value, ok := values[word]; ok {
			word = value
		}
		var longer [][]string
		for _, choice := range strings.Split(word, "|") {
			if value, ok := values[choice]; ok {
				choice = value
			}
			for _, one := range all {
				longer = append(longer, append(slices.Clone(one), choice))
			}
		}
		all = longer
	}
	return all
}

// goRun matches what the README runs of the program without building it, within a text.
var goRun = regexp.MustCompile("go run \\. ([a-z][^`\n]*)")

// TestEveryCommandThatIsWrittenDownWorks runs each of the README, the manual and the
// notes for contributors as it stands there, against the simulated API.
func TestEveryCommandThatIsWrittenDownWorks(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	ids := service.ids(t, "all-well")
	answer := newProgram(service.env()...)
	answer.expect(t, answer.run(t, append([]string{"get", "-o", "raw"}, ids...)...), 0)
	file := saved(t, answer.out.String())
	values := map[string]string{
		"ACCOUNT": ids[0], "USER": ids[1], "NONCE": ids[2], "THERE": file, "HERE": file, "FILE": file, "-": file, "APP": "Wiki",
		"URL": "https://wiki.example.com/", "RAY": "9a1b2c3d4e5f0008", "STORY": "disk-not-encrypted", "QUERY": "amina",
		"DIR": t.TempDir(), "case.jsonl": filepath.Join(t.TempDir(), "case.jsonl"),
	}
	texts := map[string]string{}
	for _, chapter := range manual.Guide() {
		texts["the manual"] += "\n\n" + chapter.Text
	}
	for _, name := range []string{"README.md", "CONTRIBUTING.md"} {
		text, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(text)
	}
	for name, atLeast := range map[string]int{"README.md": 12, "the manual": 20, "CONTRIBUTING.md": 1} {
		commands := commandsOf(texts[name])
		for _, inText := range goRun.FindAllStringSubmatch(texts[name], -1) {
			commands = append(commands, inText[1])
		}
		if len(commands) < atLeast {
			t.Errorf("%s shows only %q", name, commands)
		}
		for _, command := range commands {
			for _, args := range spelled(command, values) {
				works(t, service, args, values)
			}
		}
	}
}

// works runs a command that is written down. What waits for an end is ended; what finds
// something says so with its exit code, which is no error.
func works(t *testing.T, service service, args []string, values map[string]string) {
	t.Helper()
	switch {
	case slices.Equal(args, []string{"list", "sessions"}), slices.Equal(args, []string{"list", "logins"}):
		args = append(args, values["USER"])
	case len(args) > 0 && args[0] == "watch" && !slices.Contains(args, "--until"):
		args = append(args, "--until", "clean")
	case len(args) > 0 && args[0] == "why" && args[len(args)-1] == values["RAY"]:
		args = []string{"why", values["RAY"]}
	case slices.Equal(args, []string{"simulate"}):
		// Another program may have the usual port.
		args = append(args, "--listen", "127.0.0.1:0")
	case len(args) == 2 && args[0] == "open" && args[1] != values["FILE"]:
		return // The program that timing runs, which is named in a longer line.
	}
	p := newProgram(append(service.env(), "CLOUDFLARE_ACCOUNT_ID", values["ACCOUNT"], "XDG_CONFIG_HOME", t.TempDir(), "XDG_STATE_HOME", t.TempDir(), "HOME", t.TempDir())...)
	p.Keyring = &keyring{kept: map[string]string{"default": sim.SimulatedToken}}
	if len(args) == 2 && args[0] == "auth" && args[1] == "login" {
		p.typing(sim.SimulatedToken)
	}
	if len(args) == 0 || args[0] == "simulate" || args[0] == "demo" && (len(args) == 1 || args[1] == "--tour") {
		// The screens, or a server until it is interrupted.
		p.StdinIsTerminal, p.StdoutIsTerminal = true, true
		p.Signals = func(ctx context.Context) (context.Context, context.CancelFunc) {
			ctx, cancel := context.WithCancel(ctx)
			cancel()
			return ctx, cancel
		}
	}
	const refused, unknown, interrupted = 10, 11, 130
	if code := p.run(t, args...); !slices.Contains([]int{0, refused, unknown, interrupted}, code) {
		t.Errorf("ztsession %s ends with %d: %s", strings.Join(args, " "), code, p.err.String())
	}
}
