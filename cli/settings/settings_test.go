package settings

import (
	"errors"
	"testing"
	"time"

	"github.com/spf13/pflag"

	"ztsession/api"
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/mask"
	"ztsession/ui/look"
)

// resolve parses args as a command that has all flags of a session.
func resolve(t *testing.T, vars map[string]string, args ...string) *Settings {
	t.Helper()
	f := &Flags{}
	set := pflag.NewFlagSet("test", pflag.ContinueOnError)
	f.AddIDs(set)
	f.AddConnection(set)
	f.AddReport(set)
	f.AddScreens(set)
	f.AddEverywhere(set)
	f.AddNow(set)
	if err := set.Parse(args); err != nil {
		t.Fatal(err)
	}
	return Resolve(f, Surroundings{Getenv: func(name string) string { return vars[name] }, Now: time.Now, Zone: time.UTC})
}

func TestFlagsWinOverTheEnvironment(t *testing.T) {
	t.Parallel()
	vars := map[string]string{"CLOUDFLARE_ACCOUNT_ID": "env", "CLOUDFLARE_BASE_URL": "https://env.example.com", "NO_COLOR": "1"}
	s := resolve(t, vars)
	if s.Ref != (model.Ref{Account: "env"}) || s.RefByFlags || s.BaseURL != "https://env.example.com" || !s.NoColor {
		t.Errorf("without flags: %+v", s)
	}
	s = resolve(t, vars, "--account", "flag", "--user", "u", "--base-url", "https://flag.example.com", "--timeout", "3s")
	if s.Ref != (model.Ref{Account: "flag", User: "u"}) || !s.RefByFlags || s.BaseURL != "https://flag.example.com" || s.Timeout != 3*time.Second {
		t.Errorf("with flags: %+v", s)
	}
}

func TestDefaults(t *testing.T) {
	t.Parallel()
	s := resolve(t, nil)
	if s.Timeout != api.DefaultTimeout || s.Output != Text || s.Theme != look.Auto || s.Mask != mask.Off || s.NoColor || s.NoLookUps || s.Clock().Mode != clock.Relative {
		t.Errorf("the defaults are %+v", s)
	}
	if _, err := s.Credential(); !errors.Is(err, model.ErrNoCredentials) {
		t.Errorf("the credential fails with %v", err)
	}
}

func TestEachFlagReachesItsSetting(t *testing.T) {
	t.Parallel()
	s := resolve(t, map[string]string{"CLOUDFLARE_API_TOKEN": "cfut_ExampleNotASecretExampleNotASecret000"},
		"--nonce", "n", "--log-file", "l", "--ca-file", "c", "-o", "markdown", "--utc", "--mask", "--theme", "dark", "--no-color", "--no-lookups", "--now", "2026-09-10T12:00:00Z")
	noon := time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)
	if s.Ref.Nonce != "n" || s.LogFile != "l" || s.CAFile != "c" || s.Output != Markdown || s.Mask != mask.All || s.Theme != look.Dark || !s.NoColor || !s.NoLookUps {
		t.Errorf("the settings are %+v", s)
	}
	if c := s.Clock(); c.Mode != clock.UTC || !c.Now.Equal(noon) || !s.Now().Equal(noon) {
		t.Errorf("the clock is %+v", c)
	}
	if credential, err := s.Credential(); err != nil || credential.Token.Empty() {
		t.Errorf("the credential is %v, %v", credential, err)
	}
}
