//go:build unix

package secret_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"ztsession/cli/config"
	"ztsession/cli/secret"
	"ztsession/model"
)

const (
	token = "cfut_CANARYcanaryCANARYcanaryCANARYcanary00000000"
	other = "cfut_OTHERotherOTHERotherOTHERotherOTHERot00000000"
)

// kept is a keyring in memory, or the reason why there is none.
type kept struct {
	secrets map[string]string
	missing error
}

func (k kept) Get(name string) (string, error) {
	if k.missing != nil {
		return "", k.missing
	}
	if found, ok := k.secrets[name]; ok {
		return found, nil
	}
	return "", secret.ErrNotKept
}
func (k kept) Set(name, value string) error { k.secrets[name] = value; return k.missing }
func (k kept) Delete(name string) error     { delete(k.secrets, name); return k.missing }

func environment(vars map[string]string) func(string) string {
	return func(name string) string { return vars[name] }
}

// file writes a file with a mode and returns its name.
func file(t *testing.T, text string, mode os.FileMode) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	return path
}

// program writes a program and returns its name.
func program(t *testing.T, script string) string {
	t.Helper()
	return file(t, "#!/bin/sh\n"+script+"\n", 0o700)
}

func TestEachSourceCountsBeforeTheNext(t *testing.T) {
	t.Parallel()
	path := file(t, "\n  "+token+"  \nuser: jdoe\n", 0o600)
	ring := kept{secrets: map[string]string{"default": token, "profile test": `{"email":"jdoe@example.com","key":"c2547eb745079dac9320b638f5e225cf483cc"}`}}
	env := map[string]string{"CLOUDFLARE_API_TOKEN": other}
	for name, test := range map[string]struct {
		search secret.Search
		from   string
		note   string
	}{
		"a flag":              {secret.Search{TokenFile: path, Getenv: environment(env)}, "the file of --token-file", ""},
		"standard input":      {secret.Search{TokenFile: "-", Stdin: strings.NewReader(token), Getenv: environment(env)}, "standard input", ""},
		"a profile's":         {secret.Search{Profile: config.Profile{Name: "a", TokenVariable: "MINE"}, Getenv: environment(map[string]string{"MINE": token, "CLOUDFLARE_API_TOKEN": other})}, "the variable MINE of the profile a", ""},
		"the environment":     {secret.Search{Profile: config.Profile{Name: "a", TokenFile: path}, Getenv: environment(map[string]string{"CLOUDFLARE_API_TOKEN": token}), Keyring: ring}, "the variable CLOUDFLARE_API_TOKEN", "The environment counts before the profile a"},
		"an old name":         {secret.Search{Getenv: environment(map[string]string{"CF_API_TOKEN": token})}, "the variable CF_API_TOKEN", "CF_API_TOKEN is an older name of CLOUDFLARE_API_TOKEN"},
		"a profile's file":    {secret.Search{Profile: config.Profile{Name: "a", TokenFile: path}, Getenv: environment(nil), Keyring: ring}, "token_file of the profile a", ""},
		"a profile's program": {secret.Search{Profile: config.Profile{Name: "a", TokenCommand: []string{program(t, "echo "+token)}}, Getenv: environment(nil), Keyring: ring}, "token_command of the profile a", ""},
		"the keyring":         {secret.Search{Getenv: environment(nil), Keyring: ring}, "the system's keyring", ""},
	} {
		found, err := test.search.Find(t.Context())
		if err != nil || found.Credential.Token.Reveal() != token || found.From != test.from || !strings.Contains(strings.Join(found.Notes, " "), test.note) || test.note == "" && len(found.Notes) > 0 {
			t.Errorf("%s: from %q, notes %q, %v", name, found.From, found.Notes, err)
		}
	}
	found, err := secret.Search{Profile: config.Profile{Name: "test"}, Getenv: environment(nil), Keyring: ring}.Find(t.Context())
	if err != nil || found.Credential.Email != "jdoe@example.com" || found.Credential.Key.Empty() || found.From != "the system's keyring, for the profile test" {
		t.Errorf("a key in the keyring is %+v, %v", found, err)
	}
	for name, search := range map[string]secret.Search{
		"nothing": {Getenv: environment(nil)}, "a keyring without it": {Getenv: environment(nil), Keyring: kept{}}, "no keyring": {Getenv: environment(nil), Keyring: kept{missing: errors.New("none")}},
		"quiet": {Getenv: environment(nil), Keyring: ring, Quiet: true, Profile: config.Profile{Name: "a", TokenCommand: []string{"false"}}},
	} {
		if _, err := search.Find(t.Context()); !errors.Is(err, model.ErrNoCredentials) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestAFileThatOthersCanReadIsRefused and whatever else is no secret place.
func TestAFileThatOthersCanReadIsRefused(t *testing.T) {
	t.Parallel()
	loose, group := file(t, token, 0o644), file(t, token, 0o640)
	second, pipe, nowhere := filepath.Join(t.TempDir(), "second"), filepath.Join(t.TempDir(), "pipe"), filepath.Join(t.TempDir(), "nowhere")
	for _, err := range []error{os.Link(loose, second), syscall.Mkfifo(pipe, 0o600), os.Chmod(pipe, 0o622), os.Symlink("none", nowhere)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	link := filepath.Join(t.TempDir(), "link")
	good := filepath.Join(t.TempDir(), "good")
	for target, name := range map[string]string{loose: link, file(t, token, 0o400): good} {
		if err := os.Symlink(target, name); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]string{
		loose: "other users have rights to it", group: "other users have rights to it", link: "other users have rights to it", t.TempDir(): "not a regular file",
		second: "other users have rights to it", pipe: "other users have rights to it", nowhere: "there is no such file",
		filepath.Join(t.TempDir(), "none"): "there is no such file", file(t, "\n\n", 0o600): "There is nothing in", file(t, "two words", 0o600): "cannot be used",
		file(t, "cfk_"+strings.Repeat("a", 40), 0o600): "Global API Key", file(t, "c2547eb745079dac9320b638f5e225cf483cc", 0o600): "Global API Key",
		file(t, "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln", 0o600): "Access token", file(t, strings.Repeat("CANARY", 1000), 0o600): "far too long",
	} {
		_, err := secret.Search{TokenFile: name, Getenv: environment(nil)}.Find(t.Context())
		if !errors.Is(err, model.ErrUsage) || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "two words") || strings.Contains(err.Error(), "CANARY") {
			t.Errorf("%s: %v, want %q", name, err, want)
		}
	}
	if _, err := (secret.Search{TokenFile: good, Getenv: environment(nil)}).Find(t.Context()); err != nil {
		t.Errorf("a link to a private file: %v", err)
	}
}

// TestAPipeOfAShellIsRead, as of --token-file <(pass show token).
func TestAPipeOfAShellIsRead(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	go func() { _ = os.WriteFile(path, []byte(token), 0o600) }()
	if found, err := (secret.Search{TokenFile: path, Getenv: environment(nil)}).Find(t.Context()); err != nil || found.Credential.Token.Reveal() != token {
		t.Errorf("it is %v, %v", found, err)
	}
}

// TestWaitingForATokenEndsWithTheCommand: nothing comes out of a pipe without an
// other end, nor of a standard input that stays open.
func TestWaitingForATokenEndsWithTheCommand(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	open, held := io.Pipe()
	t.Cleanup(func() { _ = held.Close() })
	for _, search := range []secret.Search{{TokenFile: path}, {TokenFile: "-", Stdin: open}} {
		ctx, cancel := context.WithCancelCause(t.Context())
		interrupted := errors.New("interrupted")
		cancel(interrupted)
		search.Getenv = environment(nil)
		if _, err := search.Find(ctx); !errors.Is(err, interrupted) {
			t.Errorf("%s: %v", search.TokenFile, err)
		}
	}
}

// TestATokenIsTakenOutOfItsLine, as files of variables and JSON have them.
func TestATokenIsTakenOutOfItsLine(t *testing.T) {
	t.Parallel()
	for _, line := range []string{"CLOUDFLARE_API_TOKEN=" + token, `export CF_API_TOKEN="` + token + `"`, `{"token":"` + token + `"}`, `"` + token + `"`, token + "\r\n"} {
		if found, err := (secret.Search{TokenFile: file(t, line, 0o600), Getenv: environment(nil)}).Find(t.Context()); err != nil || found.Credential.Token.Reveal() != token {
			t.Errorf("%s: %v", line, err)
		}
	}
}

// TestWhatDoesNotCountIsNoted, of variables that other tools left over.
func TestWhatDoesNotCountIsNoted(t *testing.T) {
	t.Parallel()
	vars := map[string]string{"CLOUDFLARE_API_TOKEN": token, "CF_API_TOKEN": other, "CF_TOKEN": token, "CLOUDFLARE_API_KEY": "c2547eb745079dac9320b638f5e225cf483cc"}
	found, err := secret.Search{Getenv: environment(vars)}.Find(t.Context())
	if want := "What CF_API_TOKEN and CLOUDFLARE_API_KEY holds does not count beside it."; err != nil || strings.Join(found.Notes, " ") != want {
		t.Errorf("notes %q, %v", found.Notes, err)
	}
	if found.Renew != "It came from the variable CLOUDFLARE_API_TOKEN; set that anew." {
		t.Error(found.Renew)
	}
}

// TestAProgramThatLeavesSomethingRunningIsHeard: what it started keeps its output open.
func TestAProgramThatLeavesSomethingRunningIsHeard(t *testing.T) {
	t.Parallel()
	found, err := secret.Search{Profile: config.Profile{Name: "a", TokenCommand: []string{program(t, "sleep 20 & echo "+token)}}, Getenv: environment(nil), Environ: []string{"PATH=" + os.Getenv("PATH")}}.Find(t.Context())
	if err != nil || found.Credential.Token.Reveal() != token {
		t.Errorf("%v", err)
	}
}

// TestAProgramCanAskOnTheTerminal where a person is there, and else finds nobody.
func TestAProgramCanAskOnTheTerminal(t *testing.T) {
	t.Parallel()
	search := secret.Search{
		Profile: config.Profile{Name: "a", TokenCommand: []string{program(t, "read line; echo cfut_$line")}}, Getenv: environment(nil), Stdin: strings.NewReader("unlocked\n"), StdinIsTerminal: true,
	}
	if found, err := search.Find(t.Context()); err != nil || found.Credential.Token.Reveal() != "cfut_unlocked" {
		t.Errorf("asked: %v", err)
	}
	search.StdinIsTerminal, search.Stdin = false, strings.NewReader("unlocked\n")
	if found, err := search.Find(t.Context()); err != nil || found.Credential.Token.Reveal() != "cfut_" {
		t.Errorf("not asked: %v", err)
	}
}

func TestAProgramThatFailsIsTold(t *testing.T) {
	t.Parallel()
	for script, want := range map[string]string{
		"exit 3": "failed with the exit code 3", "": "printed nothing", "echo a b": "cannot be used", "head -c 100000 /dev/zero | tr '\\0' a": "far too long", "kill -9 $$": "was ended: signal: killed",
	} {
		_, err := secret.Search{Profile: config.Profile{Name: "a", TokenCommand: []string{program(t, script)}}, Getenv: environment(nil)}.Find(t.Context())
		if want != "" && (!errors.Is(err, model.ErrUsage) || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "token_command of the profile a")) {
			t.Errorf("%q: %v", script, err)
		}
	}
	for name, want := range map[string]string{"there-is-no-such-program": "is not there", "/nowhere/op": "is not there", file(t, "x", 0o600): "is nothing that you may run"} {
		_, err := secret.Search{Profile: config.Profile{Name: "a", TokenCommand: []string{name}}, Getenv: environment(nil)}.Find(t.Context())
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
}

// TestAProgramGetsNoCredentialAndItsWordsArePassedOnWithoutOne.
func TestAProgramGetsNoCredentialAndItsWordsArePassedOnWithoutOne(t *testing.T) {
	t.Parallel()
	var said bytes.Buffer
	search := secret.Search{
		Profile: config.Profile{Name: "a", TokenCommand: []string{program(t, `env >&2; echo "the token is `+other+`, $1" >&2; printf 'touch\033]0;your key' >&2; echo `+token), "$HOME;x"}},
		Getenv:  environment(nil), Stderr: &said, Hidden: []string{"OTHERS"},
		Environ: []string{"CLOUDFLARE_API_KEY=hunter2", "CF_API_TOKEN=hunter2", "CLOUDFLARE_R2_SECRET_ACCESS_KEY=hunter2", "CF_ACCESS_CLIENT_SECRET=hunter2", "OTHERS=hunter2", "PATH=" + os.Getenv("PATH"), "VAULT_ADDR=https://vault.example.com"},
	}
	if _, err := search.Find(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, not := range []string{"hunter2", "OTHER", "\x1b", token} {
		if strings.Contains(said.String(), not) {
			t.Errorf("%q was passed on:\n%s", not, said.String())
		}
	}
	for _, want := range []string{"VAULT_ADDR=https://vault.example.com", "the token is [redacted]", "$HOME;x", "touch"} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("%q was not passed on:\n%s", want, said.String())
		}
	}
}

func TestWithoutADesktopThereIsNoKeyring(t *testing.T) {
	t.Parallel()
	none := secret.System{Getenv: environment(nil), IsThere: func(string) bool { return false }}
	if _, err := none.Get("default"); !errors.Is(err, secret.ErrNoKeyring) || !strings.Contains(err.Error(), "no D-Bus session") {
		t.Errorf("it says %v", err)
	}
}
