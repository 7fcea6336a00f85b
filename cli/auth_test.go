package cli_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"ztsession/api/sim"
	"ztsession/cli/secret"
	"ztsession/model"
)

// keyring is one in memory; with missing set there is none.
type keyring struct {
	kept    map[string]string
	missing error
}

func (k *keyring) Get(name string) (string, error) {
	if k.missing != nil {
		return "", k.missing
	}
	if found, ok := k.kept[name]; ok {
		return found, nil
	}
	return "", secret.ErrNotKept
}

func (k *keyring) Set(name, value string) error {
	if k.missing != nil {
		return k.missing
	}
	if k.kept == nil {
		k.kept = map[string]string{}
	}
	k.kept[name] = value
	return nil
}

func (k *keyring) Delete(name string) error {
	if _, err := k.Get(name); err != nil {
		return err
	}
	delete(k.kept, name)
	return nil
}

// typing answers each question that is asked without showing it.
func (p *program) typing(answers ...string) *program {
	p.ReadSecret = func(context.Context, string) (string, error) {
		if len(answers) == 0 {
			return "", errors.New("asked once more")
		}
		first := answers[0]
		answers = answers[1:]
		return first, nil
	}
	return p.onTerminal()
}

// TestATokenIsKeptUsedAndForgotten: the whole way, without anything in the environment.
func TestATokenIsKeptUsedAndForgotten(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	ids, ring := service.ids(t, "all-well"), &keyring{}
	vars := []string{"CLOUDFLARE_BASE_URL", service.url}
	p := newProgram(vars...).typing("export CLOUDFLARE_API_TOKEN=" + sim.SimulatedToken)
	p.Keyring = ring
	p.expect(t, p.run(t, "auth", "login"), 0, "this page has it ticked")
	if got := p.out.String(); got != "Kept in the system's keyring: an API token of a user, active, without an end.\n" || ring.kept["default"] != sim.SimulatedToken {
		t.Errorf("it says %s", got)
	}
	p = newProgram(vars...)
	p.Keyring = ring
	p.expect(t, p.run(t, append([]string{"get", "--check"}, ids...)...), 0)
	p = newProgram(vars...)
	p.Keyring = ring
	p.expect(t, p.run(t, "auth", "status", "--account", ids[0]), 0)
	for _, want := range []string{"An API token of a user, from the system's keyring.", "active, without an end", "✓ permission   Access: Audit Logs Read: reads people, their sessions and logins.", ids[0][:4] + "⋯" + ids[0][28:]} {
		if !strings.Contains(p.out.String(), want) {
			t.Errorf("%q is not in\n%s", want, p.out.String())
		}
	}
	if strings.Contains(p.out.String(), ids[0]) {
		t.Errorf("the account is told whole:\n%s", p.out.String())
	}
	for _, want := range []string{"Forgotten. The token itself stays good", "Nothing was kept."} {
		p = newProgram(vars...)
		p.Keyring = ring
		p.expect(t, p.run(t, "auth", "logout"), 0)
		if got := p.out.String(); !strings.Contains(got, want) {
			t.Errorf("it says %s, want %s", got, want)
		}
	}
}

func TestEachProfileKeepsItsOwn(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	account := service.ids(t, "all-well")[0]
	vars := withConfig(t, "[profiles.test]\nbase_url = \""+service.url+"\"\naccount = \""+account+"\"\n[profiles.production]\nbase_url = \""+service.url+"\"\n")
	ring := &keyring{}
	p := newProgram(vars...)
	p.Keyring, p.Stdin = ring, strings.NewReader(sim.AccountToken+"\n")
	p.expect(t, p.run(t, "auth", "login", "--profile", "test", "--with-token"), 0)
	if got := p.out.String(); !strings.Contains(got, "for the profile test: an API token of an account, active, until 2026-12-09 (in 90d)") || ring.kept["profile test"] != sim.AccountToken || len(ring.kept) != 1 {
		t.Errorf("it says %s and keeps %d", got, len(ring.kept))
	}
	p = newProgram(vars...)
	p.Keyring = ring
	p.expect(t, p.run(t, "auth", "status", "--profile", "production"), 2)
	if got := p.out.String(); !strings.Contains(got, "No Cloudflare credentials were found") || !strings.Contains(got, "ztsession auth login") {
		t.Errorf("the other profile says %s", got)
	}
	// A key with its e-mail, typed where the token is asked.
	p = newProgram(vars...).typing("", "jdoe@example.com", "c2547eb745079dac9320b638f5e225cf483cc")
	p.Keyring = ring
	p.expect(t, p.run(t, "auth", "login", "--profile", "production"), 0, "this page has it ticked")
	if got := p.out.String(); !strings.Contains(got, "a Global API Key, accepted.") {
		t.Errorf("it says %s", got)
	}
	p = newProgram(vars...)
	p.Keyring = ring
	p.expect(t, p.run(t, "list", "accounts", "--profile", "production"), 0)
}

func TestWhatIsNotGoodIsNotKept(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	for name, test := range map[string]struct {
		token string
		code  int
		words []string
	}{
		"unknown":                {sim.BadToken, 3, []string{"It was not kept."}},
		"an account's, no id":    {sim.AccountToken, 3, []string{"It was not kept.", "Say which one it is with --account."}},
		"no token":               {"two words", 2, []string{"a space"}},
		"nothing":                {"", 2, []string{"Nothing was given, so nothing was kept."}},
		"a Global API Key alone": {"cfk_" + strings.Repeat("a", 44), 2, []string{"Global API Key"}},
	} {
		ring := &keyring{}
		p := newProgram("CLOUDFLARE_BASE_URL", service.url)
		p.Keyring, p.Stdin = ring, strings.NewReader(test.token)
		code := p.run(t, "auth", "login", "--with-token")
		if p.expect(t, code, test.code, test.words...); len(ring.kept) > 0 {
			t.Errorf("%s was kept", name)
		}
	}
	p := newProgram("CLOUDFLARE_BASE_URL", "https://127.0.0.1:1")
	ring := &keyring{}
	p.Keyring, p.Stdin = ring, strings.NewReader(sim.SimulatedToken)
	if code := p.run(t, "auth", "login", "--with-token"); code != 5 || len(ring.kept) > 0 {
		t.Errorf("without a network it ends with %d and keeps %d", code, len(ring.kept))
	}
}

// TestWithoutAKeyringThereIsAReason before anybody types a token for nothing.
func TestWithoutAKeyringThereIsAReason(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"auth", "login"}, {"auth", "logout"}} {
		p := newProgram().typing()
		p.Keyring = &keyring{missing: errors.New("there is no D-Bus session")}
		p.expect(t, p.run(t, args...), 2, "The system's keyring cannot be used: there is no D-Bus session.", "token_command", "token_file")
		p = newProgram().typing()
		p.expect(t, p.run(t, args...), 2, "The system's keyring cannot be used")
	}
	p := newProgram()
	p.Keyring = &keyring{}
	p.expect(t, p.run(t, "auth", "login"), 2, "no terminal to ask on", "--with-token")
}

func TestLoginSaysWhatCountsBeforeIt(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	p := newProgram("CLOUDFLARE_BASE_URL", service.url, "CF_API_TOKEN", sim.SimulatedToken)
	p.Keyring, p.Stdin = &keyring{}, strings.NewReader(sim.SimulatedToken)
	p.expect(t, p.run(t, "auth", "login", "--with-token"), 0, "CF_API_TOKEN is set and counts before it")
}

// TestLoginSaysThatTheProfileCountsBeforeIt, so that nobody wonders later which token
// is used.
func TestLoginSaysThatTheProfileCountsBeforeIt(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	for name, setting := range map[string]string{"token_command": `"op read x"`, "token_file": `"/run/token"`, "token_variable": `"MINE"`} {
		p := newProgram(append(withConfig(t, "[profiles.a]\n"+name+" = "+setting+"\n"), "CLOUDFLARE_BASE_URL", service.url)...)
		p.Keyring, p.Stdin = &keyring{}, strings.NewReader(sim.SimulatedToken)
		p.expect(t, p.run(t, "auth", "login", "--profile", "a", "--with-token"), 0, name+" of the profile a counts before it")
	}
}

// TestATokenIsNotShownAsItIsTyped, whatever flag says that it comes on standard input.
func TestATokenIsNotShownAsItIsTyped(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	p := newProgram("CLOUDFLARE_BASE_URL", service.url).typing(sim.SimulatedToken)
	p.Keyring = &keyring{}
	p.expect(t, p.run(t, "auth", "login", "--with-token"), 0, "this page has it ticked")
	p = newProgram("CLOUDFLARE_BASE_URL", service.url).onTerminal()
	p.expect(t, p.run(t, "list", "accounts", "--token-file", "-"), 2, "Standard input is the terminal, which would show the token", "ztsession auth login")
}

// TestTheExitCodeOfAnotherProgramIsNoneOfOurs: 10 and 3 mean something here.
func TestTheExitCodeOfAnotherProgramIsNoneOfOurs(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"list", "accounts"}, {"auth", "status"}, {"doctor"}} {
		p := newProgram(append(withConfig(t, "[profiles.a]\ntoken_command = [\"sh\", \"-c\", \"exit 10\"]\n"), "CLOUDFLARE_BASE_URL", start(t, sim.Options{}).url, "PATH", os.Getenv("PATH"))...)
		if code := p.run(t, append(args, "--profile", "a")...); code != 2 || !strings.Contains(p.out.String()+p.err.String(), "exit code 10") {
			t.Errorf("%v ends with %d: %s%s", args, code, p.out.String(), p.err.String())
		}
	}
}

// TestARefusedTokenIsToldWithItsSource, where another one has to go.
func TestARefusedTokenIsToldWithItsSource(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	vars := append(withConfig(t, "[profiles.a]\n"), "CLOUDFLARE_BASE_URL", service.url)
	for _, args := range [][]string{{"auth", "status"}, {"doctor"}} {
		p := newProgram(vars...)
		p.Keyring = &keyring{kept: map[string]string{"profile a": sim.BadToken}}
		code := p.run(t, append(args, "--profile", "a")...)
		said := strings.Join(strings.Fields(p.out.String()+p.err.String()), " ")
		if code != 3 || !strings.Contains(said, "It came from the system's keyring, for the profile a; keep another one with ztsession auth login --profile a.") {
			t.Errorf("%v ends with %d: %s", args, code, said)
		}
	}
	// A keyring that is locked is another thing than none.
	p := newProgram(vars...)
	p.Keyring = &keyring{missing: errors.New("it is locked")}
	p.expect(t, p.run(t, "list", "accounts"), 2, "No Cloudflare credentials were found, and the system's keyring could not be asked: it is locked.")
	p.run(t, "auth", "status", "--profile", "a")
	p.wants(t, "the system's keyring could not be asked: it is locked.")
	if strings.Contains(p.out.String(), "auth login") {
		t.Errorf("a locked keyring is to keep something: %s", p.out.String())
	}
	p = newProgram(vars...)
	p.Keyring = &keyring{}
	p.run(t, "auth", "status", "--profile", "a")
	p.wants(t, "ztsession auth login --profile a")
}

// TestStatusSaysWhatEachPermissionAnswers and what of it matters.
func TestStatusSaysWhatEachPermissionAnswers(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		forbid []string
		code   int
		want   string
	}{
		{[]string{"apps", "service-tokens"}, 0, "∙ permission   Access: Apps and Policies Read is missing: applications and policies cannot be read."},
		{[]string{"users"}, 3, "✗ permission   Access: Audit Logs Read is missing"},
	} {
		service := start(t, sim.Options{Forbid: test.forbid})
		p := newProgram(append(service.env(), "CLOUDFLARE_ACCOUNT_ID", service.ids(t, "all-well")[0])...)
		p.expect(t, p.run(t, "auth", "status"), test.code)
		if !strings.Contains(p.out.String(), test.want) {
			t.Errorf("%q is not in\n%s", test.want, p.out.String())
		}
	}
	service := start(t, sim.Options{})
	p := newProgram("CLOUDFLARE_BASE_URL", service.url, "CF_API_TOKEN", sim.BadToken)
	p.expect(t, p.run(t, "auth", "status", "-o", "json"), 3)
	var lines []struct{ Name, State, Says, Next string }
	if err := json.Unmarshal(p.out.Bytes(), &lines); err != nil || len(lines) != 2 || lines[1].State != "bad" || !strings.Contains(lines[0].Says, "CF_API_TOKEN is an older name") {
		t.Errorf("%v, %v", lines, err)
	}
	p = newProgram("CLOUDFLARE_BASE_URL", service.url, "CLOUDFLARE_API_TOKEN", sim.AccountToken)
	if code := p.run(t, "auth", "status"); code != 3 && code != 2 || !strings.Contains(p.out.String(), "Say which one it is with --account") {
		t.Errorf("an account's token without the account ends with %d: %s", code, p.out.String())
	}
}

func TestInterruptedLoginKeepsNothing(t *testing.T) {
	t.Parallel()
	p := newProgram().onTerminal()
	ring := &keyring{}
	p.Keyring = ring
	p.ReadSecret = func(context.Context, string) (string, error) { return "", model.ErrNoCredentials }
	if code := p.run(t, "auth", "login"); code == 0 || len(ring.kept) > 0 {
		t.Errorf("it ends with %d and keeps %d", code, len(ring.kept))
	}
}
