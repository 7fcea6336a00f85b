package settings

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/spf13/pflag"

	"ztsession/api"
	"ztsession/cli/config"
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
	file := config.Load(config.Path(f.Config(), func(name string) string { return vars[name] }))
	return Resolve(f, Surroundings{Getenv: func(name string) string { return vars[name] }, File: file, Now: time.Now, Zone: time.UTC})
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
}

func TestEachFlagReachesItsSetting(t *testing.T) {
	t.Parallel()
	s := resolve(t, nil,
		"--nonce", "n", "--token-file", "t", "--log-file", "l", "--ca-file", "c", "-o", "markdown", "--utc", "--mask", "--theme", "dark", "--no-color", "--no-lookups", "--now", "2026-09-10T12:00:00Z")
	noon := time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)
	if s.Ref.Nonce != "n" || s.LogFile != "l" || s.CAFile != "c" || s.Output != Markdown || s.Mask != mask.All || s.Theme != look.Dark || !s.NoColor || !s.NoLookUps {
		t.Errorf("the settings are %+v", s)
	}
	if c := s.Clock(); c.Mode != clock.UTC || !c.Now.Equal(noon) || !s.Now().Equal(noon) {
		t.Errorf("the clock is %+v", c)
	}
	if s.TokenFile != "t" {
		t.Errorf("the token is read from %q", s.TokenFile)
	}
}

// written returns the name of a settings file.
func written(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const (
	accountOfTest = "0123456789abcdef0123456789abcdef"
	accountOfProd = "fedcba9876543210fedcba9876543210"
)

// TestEachSourceCountsBeforeTheNext: flags, environment, profile, file, default.
func TestEachSourceCountsBeforeTheNext(t *testing.T) {
	t.Parallel()
	path := written(t, `theme = "light"
times = "utc"
mask = "people"
timeout = "20s"
color = false
lookups = false
ascii = true
profile = "test"
[profiles.test]
account = "`+accountOfTest+`"
base_url = "https://test.example.com"
ca_file = "/ca.pem"
[profiles.production]
account = "`+accountOfProd+`"
`)
	s := resolve(t, nil, "--config", path)
	if s.Theme != look.Light || s.Times != clock.UTC || s.Mask != mask.People || s.Timeout != 20*time.Second || !s.NoColor || !s.NoLookUps || !s.ASCII {
		t.Errorf("by the file: %+v", s)
	}
	if s.Profile.Name != "test" || s.Ref.Account != accountOfTest || s.BaseURL != "https://test.example.com" || s.CAFile != "/ca.pem" || s.RefByFlags {
		t.Errorf("by the profile: %+v", s)
	}
	s = resolve(t, map[string]string{"ZTSESSION_PROFILE": "production", "ZTSESSION_CONFIG": path, "CLOUDFLARE_BASE_URL": "https://env.example.com"})
	if s.Profile.Name != "production" || s.Ref.Account != accountOfProd || s.BaseURL != "https://env.example.com" || len(s.Overridden) != 0 {
		t.Errorf("by the environment: %+v", s)
	}
	s = resolve(t, map[string]string{"ZTSESSION_PROFILE": "production", "CLOUDFLARE_ACCOUNT_ID": "env"}, "--config", path, "--profile", "test", "--theme", "dark", "--utc=false",
		"--mask=off", "--timeout", "3s", "--no-color=false", "--no-lookups=false", "--ascii=false")
	if s.Profile.Name != "test" || s.Ref.Account != "env" || len(s.Overridden) != 1 || s.Theme != look.Dark || s.Times != clock.Relative || s.Mask != mask.Off || s.Timeout != 3*time.Second || s.NoColor || s.NoLookUps || s.ASCII {
		t.Errorf("by flags: %+v", s)
	}
}

func TestAMistakeStopsWhatPrintsAndIsANoticeForPeople(t *testing.T) {
	t.Parallel()
	path := written(t, "thme = \"x\"\n[profiles.a]\nacount = \"x\"\n[profiles.b]\n")
	s := resolve(t, nil, "--config", path, "--profile", "b")
	if err := s.Check(); !errors.Is(err, model.ErrUsage) || !strings.Contains(err.Error(), "2 mistakes") {
		t.Errorf("what prints gets %v", err)
	}
	if err := s.CheckConnection(); err != nil || !strings.Contains(s.Notice(), "2 mistakes") {
		t.Errorf("people get %q, %v", s.Notice(), err)
	}
	// Here it decides which account is asked.
	if err := resolve(t, nil, "--config", path, "--profile", "a").CheckConnection(); !errors.Is(err, model.ErrUsage) {
		t.Errorf("with its profile people get %v", err)
	}
	for _, vars := range []map[string]string{nil, {"ZTSESSION_PROFILE": "none"}} {
		args := []string{"--config", path}
		if vars == nil {
			args = append(args, "--profile", "none")
		}
		if err := resolve(t, vars, args...).CheckConnection(); err == nil || !strings.Contains(err.Error(), "It has a, b.") {
			t.Errorf("a profile that is not there leads to %v", err)
		}
	}
	single := resolve(t, nil, "--config", written(t, "\nthme = \"x\""))
	if notice := single.Notice(); notice != "Settings, line 2: there is no setting thme; did you mean theme?" {
		t.Errorf("the notice is %q", notice)
	}
	if err := resolve(t, nil).Check(); err != nil {
		t.Errorf("without a file: %v", err)
	}
}

// TestAFileThatIsNamedHasToBeThere: a slip in its name must not ask without it.
func TestAFileThatIsNamedHasToBeThere(t *testing.T) {
	t.Parallel()
	for _, s := range []*Settings{resolve(t, nil, "--config", "/nowhere/config.toml"), resolve(t, map[string]string{"ZTSESSION_CONFIG": "/nowhere/config.toml"})} {
		if err := s.CheckConnection(); err == nil || !strings.Contains(err.Error(), "There is no settings file /nowhere/config.toml.") || s.Check() == nil {
			t.Errorf("it leads to %v", err)
		}
	}
}

// TestMotionIsReducedByEachSource, and a flag turns it on again.
func TestMotionIsReducedByEachSource(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte("motion = \"reduced\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	vars := map[string]string{"ZTSESSION_REDUCED_MOTION": "1"}
	for name, s := range map[string]*Settings{
		"the flag": resolve(t, nil, "--reduced-motion"), "the environment": resolve(t, vars), "the file": resolve(t, nil, "--config", path),
	} {
		if !s.Still {
			t.Errorf("%s does not count", name)
		}
	}
	if resolve(t, nil).Still || resolve(t, vars, "--reduced-motion=false", "--config", path).Still {
		t.Error("motion is reduced though nobody wants it")
	}
}
