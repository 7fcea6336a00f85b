// Package settings resolves what a run of the program is told, once: a flag wins
// over the environment, the environment over the profile, the profile over the
// rest of the settings file, and that over the default.
package settings

import (
	"cmp"
	"path/filepath"
	"time"

	"ztsession/api"
	"ztsession/cli/config"
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/credential"
	"ztsession/model/mask"
	"ztsession/model/text/safe"
	"ztsession/ui/keys"
	"ztsession/ui/look"
)

// Settings are what a run is told. A command looks at those that it has flags
// for; the others hold the environment's value, or the default.
type Settings struct {
	// Ref has the ids that are given, the others empty. The user may be an
	// e-mail, and the nonce the word latest.
	Ref model.Ref
	// RefByFlags is set when a flag gave one of the ids.
	RefByFlags bool

	BaseURL string        // empty means Cloudflare's own
	Timeout time.Duration // how long a look-up may take, retries included
	LogFile string        // empty means no log
	CAFile  string        // certificates trusted beside the system's; empty means none
	// CANamedBy is what names that file: a flag, or a setting of the profile.
	CANamedBy string

	Output     Output // of one session
	ListOutput Output // of a list
	KindOutput Output // of the sorts of findings
	DiffOutput Output // of a comparison
	Findings   bool   // added to the JSON of a session
	// VerdictOutput is that of a verdict about a session.
	VerdictOutput Output
	// Watch is how a session is watched.
	Watch Watch
	// Mask is how much personal data is replaced by stand-ins.
	Mask mask.Step
	// Times is how moments are shown, in Zone where they are local.
	Times clock.Mode
	Zone  *time.Location
	// Now is the present, or the one that --now sets.
	Now func() time.Time

	Theme look.Theme
	// ThemeFile is a file with colours; empty for none.
	ThemeFile string
	// Mouse means that clicks and the wheel are the program's from the start.
	Mouse bool
	// Still means that nothing on the screens changes by itself.
	Still bool
	// Accessible means line by line in place of screens.
	Accessible bool
	NoColor    bool
	ASCII      bool // signs are drawn in ASCII, whatever the locale
	NoLookUps  bool // screens do not ask for the names of ids
	Bell       bool // screens ring when a session that is watched changes
	// Keys are the keys of actions in place of their own.
	Keys keys.Changes

	// File is the settings file.
	File *config.File
	// Profile is the one in use; without a name when there is none.
	Profile config.Profile
	// TokenFile is the file that a flag names; empty for none.
	TokenFile string
	// Overridden are the variables that count in place of what the profile says.
	Overridden []string

	noProfile error // why the profile that was named is not used
	noFile    error // why the settings file that was named is not used
}

// Surroundings are where settings come from beside the flags.
type Surroundings struct {
	Getenv func(string) string
	// File is the settings file.
	File *config.File
	Now  func() time.Time
	Zone *time.Location
}

// Resolve returns the settings of a run whose flags were parsed. NO_COLOR
// counts with any value that is not empty (https://no-color.org).
func Resolve(f *Flags, from Surroundings) *Settings {
	file := from.File
	if file == nil {
		file = &config.File{}
	}
	s := &Settings{
		Ref:        model.Ref{User: f.user, Nonce: f.nonce},
		RefByFlags: f.account+f.user+f.nonce != "",
		LogFile:    f.logFile,
		TokenFile:  f.tokenFile,
		Output:     Output(f.output.value),
		ListOutput: Output(f.listOutput.value),
		KindOutput: Output(f.kindOutput.value),
		Findings:   f.findings,
		DiffOutput: Output(f.diffOutput.value),
		Now:        from.Now,
		Keys:       file.Keys,
		File:       file,

		VerdictOutput: Output(f.verdictOutput.value),
		Watch:         f.watch.settings(),
		Bell:          f.bell,
	}
	if named := cmp.Or(f.config, from.Getenv(config.Variable)); named != "" && !file.Exists {
		missing := model.WrongUsage("There is no settings file "+safe.Text(credential.Redact(named))+".", "ztsession config init writes one there; without --config and "+config.Variable+" none is needed.")
		missing.Explanation.File = safe.Text(named)
		s.noFile = missing
	}
	s.chooseProfile(f, from.Getenv)
	s.connect(f, from.Getenv)
	s.lookAs(f, from)
	if file.Watch > 0 && !f.changed("interval") {
		s.Watch.Interval = file.Watch
	}
	if fixed := f.now.Time; !fixed.IsZero() {
		s.Now = func() time.Time { return fixed }
	}
	return s
}

// connect settles what is asked, and how.
func (s *Settings) connect(f *Flags, getenv func(string) string) {
	account, base := api.AccountFromEnv(getenv), api.BaseURLFromEnv(getenv)
	if s.Profile.Account != "" && account != "" && account != s.Profile.Account {
		s.Overridden = append(s.Overridden, "the account")
	}
	if s.Profile.BaseURL != "" && base != "" && base != s.Profile.BaseURL {
		s.Overridden = append(s.Overridden, "the base URL")
	}
	s.Ref.Account = cmp.Or(f.account, account, s.Profile.Account)
	s.BaseURL = cmp.Or(f.baseURL, base, s.Profile.BaseURL)
	if s.CAFile, s.CANamedBy = f.caFile, "--ca-file"; f.caFile == "" {
		s.CAFile, s.CANamedBy = s.Profile.CAFile, "ca_file of the profile "+s.Profile.Name
	}
	s.Timeout = f.timeout
	if !f.changed("timeout") {
		s.Timeout = cmp.Or(s.File.Timeout, f.timeout)
	}
}

// lookAs settles how things are shown.
func (s *Settings) lookAs(f *Flags, from Surroundings) {
	s.Zone = from.Zone
	if s.File.Zone != nil {
		s.Zone = s.File.Zone
	}
	switch {
	case f.utc:
		s.Times = clock.UTC
	case s.File.Times != nil && !f.changed("utc"):
		s.Times = *s.File.Times
	}
	s.Mask, _ = mask.StepCalled(f.mask.value)
	if s.File.Mask != nil && !f.changed("mask") {
		s.Mask = *s.File.Mask
	}
	s.colour(f)
	s.NoColor = f.noColor || !f.changed("no-color") && (from.Getenv("NO_COLOR") != "" || isSet(s.File.Color, false))
	s.NoLookUps = f.noLookUps || !f.changed("no-lookups") && isSet(s.File.LookUps, false)
	s.Accessible = f.accessible || !f.changed("accessible") && (from.Getenv("ZTSESSION_ACCESSIBLE") != "" || isSet(s.File.Accessible, true))
	s.Still = f.still || !f.changed(reducedMotion) && (from.Getenv("ZTSESSION_REDUCED_MOTION") != "" || s.File.Motion == config.ReducedMotion)
	s.ASCII = f.ascii || !f.changed("ascii") && isSet(s.File.ASCII, true)
	s.Mouse = isSet(s.File.Mouse, true)
}

// colour settles the theme.
func (s *Settings) colour(f *Flags) {
	s.Theme = look.Theme(f.theme.value)
	s.ThemeFile = f.themeFile
	if s.File.ThemeFile != "" && f.themeFile == "" && !f.changed("theme") {
		s.ThemeFile = s.File.ThemeFile
		if !filepath.IsAbs(s.ThemeFile) {
			s.ThemeFile = filepath.Join(filepath.Dir(s.File.Path), s.ThemeFile)
		}
	}
	if s.File.Theme != "" && !f.changed("theme") {
		s.Theme = look.Theme(s.File.Theme)
	}
}

// isSet reports whether the file says so.
func isSet(setting *bool, as bool) bool { return setting != nil && *setting == as }

// Clock returns the present and how moments are shown.
func (s *Settings) Clock() clock.Clock {
	return clock.Clock{Now: s.Now(), Zone: s.Zone, Mode: s.Times}
}
