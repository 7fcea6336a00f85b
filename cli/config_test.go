package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ztsession/api/sim"
	"ztsession/model"
)

// withConfig returns the variables of a person who has a settings file.
func withConfig(t *testing.T, text string) []string {
	t.Helper()
	home := t.TempDir()
	folder := filepath.Join(home, "ztsession")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "config.toml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return []string{"XDG_CONFIG_HOME", home, "HOME", home}
}

func TestConfigCheckNamesEachMistake(t *testing.T) {
	t.Parallel()
	p := newProgram(withConfig(t, "thme = \"dark\"\n\n[profiles.test]\nacount = \"x\"\n")...)
	p.expect(t, p.run(t, "config", "check"), 2, "2 mistakes in the settings file")
	for _, want := range []string{"config.toml:1:1: there is no setting thme; did you mean theme?", "config.toml:4:1: a profile has no setting acount; did you mean account?"} {
		if !strings.Contains(p.out.String(), want) {
			t.Errorf("%q is not in %s", want, p.out.String())
		}
	}
	p = newProgram(withConfig(t, "theme = \"dark\"\n[keys]\nquit = \"Q\"\n")...)
	p.expect(t, p.run(t, "config", "check"), 0)
	if got := p.out.String(); !strings.Contains(got, "is right: 0 profiles, 1 action with other keys.") {
		t.Errorf("it says %s", got)
	}
	p = newProgram("HOME", t.TempDir())
	p.expect(t, p.run(t, "config", "check"), 0)
	if got := p.out.String(); !strings.Contains(got, "There is no ") {
		t.Errorf("without a file it says %s", got)
	}
	p = newProgram()
	p.expect(t, p.run(t, "config", "check"), 2, "There is no place for a settings file")
	p = newProgram()
	p.expect(t, p.run(t, "config", "chek"), 2, "It has check, init, keys, schema")
}

func TestConfigInitWritesOnceForItsOwner(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	p := newProgram("HOME", home)
	p.expect(t, p.run(t, "config", "init"), 0)
	path := filepath.Join(home, ".config", "ztsession", "config.toml")
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("%v, %v", info, err)
	}
	p = newProgram("HOME", home)
	p.expect(t, p.run(t, "config", "check"), 0)
	if err := os.WriteFile(path, []byte("# mine\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p = newProgram("HOME", home)
	p.expect(t, p.run(t, "config", "init"), 2, "already; it was not touched")
	if text, err := os.ReadFile(path); err != nil || string(text) != "# mine\n" {
		t.Errorf("the file has %q, %v", text, err)
	}
	other := filepath.Join(home, "other.toml")
	p = newProgram("HOME", home)
	p.expect(t, p.run(t, "config", "init", "--config", other), 0)
	if _, err := os.Stat(other); err != nil {
		t.Error(err)
	}
}

func TestConfigKeysAndSchema(t *testing.T) {
	t.Parallel()
	p := newProgram(withConfig(t, "[keys]\nsession.refresh = \"f5\"\nquit = \"none\"\n")...)
	p.expect(t, p.run(t, "config", "keys"), 0)
	for _, want := range []string{"session.refresh", "f5"} {
		if !strings.Contains(p.out.String(), want) {
			t.Errorf("%q is not in %s", want, p.out.String())
		}
	}
	p = newProgram()
	p.expect(t, p.run(t, "config", "schema"), 0)
	if !json.Valid(p.out.Bytes()) {
		t.Errorf("the schema is %s", p.out.String())
	}
}

func TestPathsNamesEveryPlace(t *testing.T) {
	t.Parallel()
	vars := withConfig(t, "")
	p := newProgram(vars...)
	p.expect(t, p.run(t, "paths"), 0)
	for _, want := range []string{"settings", "config.toml ", "recent.jsonl", "log", "cache", "keyring"} {
		if !strings.Contains(p.out.String(), want) {
			t.Errorf("%q is not in\n%s", want, p.out.String())
		}
	}
	if entries, err := os.ReadDir(filepath.Join(vars[1], "ztsession")); err != nil || len(entries) != 1 {
		t.Errorf("something was written: %v, %v", entries, err)
	}
}

// TestAMistakeStopsCommandsAndNotScreens: with the same file.
func TestAMistakeStopsCommandsAndNotScreens(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	vars := append(withConfig(t, "thme = \"dark\"\ntimes = \"utc\"\n"), service.env()...)
	p := newProgram(vars...)
	p.expect(t, p.run(t, append([]string{"get"}, service.ids(t, "all-well")...)...), 2, "The settings file has a mistake", "config.toml:1:1: there is no setting thme")
	p = newProgram(vars...).onTerminal()
	p.expect(t, p.run(t), 0)
	if p.shown == nil || !strings.Contains(p.shown.Warning, "line 1: there is no setting thme") || p.shown.Times.String() != "UTC" {
		t.Errorf("the screens got %+v", p.shown)
	}
	for _, args := range [][]string{{"version"}, {"config", "check"}, {"paths"}, {"findings"}, {"man"}, {"help"}, {"completion", "bash"}} {
		p := newProgram(vars...)
		if code := p.run(t, args...); strings.Contains(p.err.String(), "The settings file has a mistake") {
			t.Errorf("%v ends with %d: %s", args, code, p.err.String())
		}
	}
}

func TestAProfileSaysWhatIsAskedAndWithWhichToken(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	ids := service.ids(t, "all-well")
	token := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(token, []byte(sim.SimulatedToken+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	vars := withConfig(t, "[profiles.test]\naccount = \""+ids[0]+"\"\nbase_url = \""+service.url+"\"\ncolor = \"green\"\ntoken_file = \""+token+"\"\n")
	p := newProgram(vars...)
	p.expect(t, p.run(t, "get", "--profile", "test", "--user", ids[1], "--nonce", ids[2]), 0)
	p = newProgram(vars...).onTerminal()
	p.expect(t, p.run(t, "--profile", "test"), 0)
	if p.shown == nil || p.shown.Source == nil || p.shown.Profile.Name != "test" || p.shown.Profile.Color != "green" || p.shown.Ref != (model.Ref{Account: ids[0]}) {
		t.Errorf("the screens got %+v", p.shown)
	}
	if want := "An API token of a user, from token_file of the profile test."; p.shown.AskedWith != want {
		t.Errorf("the help says %q", p.shown.AskedWith)
	}
	p = newProgram(vars...)
	p.expect(t, p.run(t, "__complete", "get", "--profile", ""), 0, "Completion ended")
	if !strings.HasPrefix(p.out.String(), "test\n") {
		t.Errorf("the shell offers %s", p.out.String())
	}
	p = newProgram(vars...)
	p.expect(t, p.run(t, "get", "--profile", "production"), 2, "--profile names a profile that the settings file does not have", "It has test.")
}

// TestAProfileIsNotToldWhereItDoesNotCount: in the demo nobody is asked with it.
func TestAProfileIsNotToldWhereItDoesNotCount(t *testing.T) {
	t.Parallel()
	vars := withConfig(t, "profile = \"production\"\n[profiles.production]\nacount = \"x\"\n")
	p := newProgram(vars...).onTerminal()
	p.expect(t, p.run(t, "demo"), 0)
	if p.shown == nil || p.shown.Profile.Name != "" || !strings.Contains(p.shown.Warning, "line 3: a profile has no setting acount") {
		t.Errorf("the demo got %+v", p.shown)
	}
	p = newProgram(vars...).onTerminal()
	p.expect(t, p.run(t), 2, "config.toml:3:1: a profile has no setting acount")
}

// TestTheScreensSayWhatTheEnvironmentOverrides: a token of one account must not be
// taken for that of the profile on the screen.
func TestTheScreensSayWhatTheEnvironmentOverrides(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	vars := append(withConfig(t, "[profiles.test]\naccount = \"0123456789abcdef0123456789abcdef\"\ntoken_variable = \"MINE\"\n"), service.env()...)
	p := newProgram(append(vars, "CLOUDFLARE_ACCOUNT_ID", service.ids(t, "all-well")[0])...).onTerminal()
	p.expect(t, p.run(t, "--profile", "test"), 0)
	if want := "The environment counts before the profile test: the account, the token."; p.shown == nil || p.shown.Warning != want {
		t.Errorf("the warning is %q, want %q", p.shown.Warning, want)
	}
}

func TestAFileOfCertificatesIsNamedByWhatNamesIt(t *testing.T) {
	t.Parallel()
	vars := withConfig(t, "[profiles.test]\nca_file = \"/nowhere.pem\"\n")
	for want, args := range map[string][]string{"ca_file of the profile test names /nowhere.pem": {"--profile", "test"}, "--ca-file names /other.pem": {"--profile", "test", "--ca-file", "/other.pem"}} {
		p := newProgram(append(vars, "CLOUDFLARE_API_TOKEN", sim.SimulatedToken)...)
		p.expect(t, p.run(t, append([]string{"list", "accounts"}, args...)...), 2, want)
	}
}
