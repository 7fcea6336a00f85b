// Package settings resolves what a run of the program is told, once, from the
// flags and the environment. A flag wins over the environment, and both over
// the default.
package settings

import (
	"cmp"
	"time"

	"ztsession/api"
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/mask"
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

	Output     Output // of one session
	ListOutput Output // of a list
	KindOutput Output // of the sorts of findings
	DiffOutput Output // of a comparison
	Findings   bool   // added to the JSON of a session
	// VerdictOutput is that of a verdict about a session.
	VerdictOutput Output
	// Mask is how much personal data is replaced by stand-ins.
	Mask mask.Step
	UTC  bool // moments are shown in UTC
	Zone *time.Location
	// Now is the present, or the one that --now sets.
	Now func() time.Time

	Theme      look.Theme
	NoColor    bool
	ASCII      bool // signs are drawn in ASCII, whatever the locale
	NoLookUps  bool // screens do not ask for the names of ids
	credential model.Credential
	// noCredential is why there is none.
	noCredential error
}

// Surroundings are where settings come from beside the flags.
type Surroundings struct {
	Getenv func(string) string
	Now    func() time.Time
	Zone   *time.Location
}

// Resolve returns the settings of a run whose flags were parsed. NO_COLOR
// counts with any value that is not empty (https://no-color.org).
func Resolve(f *Flags, from Surroundings) *Settings {
	s := &Settings{
		Ref:        model.Ref{Account: cmp.Or(f.account, api.AccountFromEnv(from.Getenv)), User: f.user, Nonce: f.nonce},
		RefByFlags: f.account+f.user+f.nonce != "",
		BaseURL:    cmp.Or(f.baseURL, api.BaseURLFromEnv(from.Getenv)),
		Timeout:    f.timeout,
		LogFile:    f.logFile,
		CAFile:     f.caFile,
		Output:     Output(f.output.value),
		ListOutput: Output(f.listOutput.value),
		KindOutput: Output(f.kindOutput.value),
		Findings:   f.findings,
		Mask:       maskStep(f.mask.value),
		DiffOutput: Output(f.diffOutput.value),
		UTC:        f.utc,
		Zone:       from.Zone,
		Now:        from.Now,
		Theme:      look.Theme(f.theme.value),
		NoColor:    f.noColor || from.Getenv("NO_COLOR") != "",
		NoLookUps:  f.noLookUps,
		ASCII:      f.ascii,

		VerdictOutput: Output(f.verdictOutput.value),
	}
	if fixed := f.now.Time; !fixed.IsZero() {
		s.Now = func() time.Time { return fixed }
	}
	s.credential, s.noCredential = api.CredentialFromEnv(from.Getenv)
	return s
}

// maskStep returns the step of a name; one that no flag gave is off.
func maskStep(name string) mask.Step {
	step, _ := mask.StepCalled(name)
	return step
}

// Credential returns who asks. The error is that of api.CredentialFromEnv.
func (s *Settings) Credential() (model.Credential, error) { return s.credential, s.noCredential }

// Clock returns the present and how moments are shown.
func (s *Settings) Clock() clock.Clock {
	c := clock.Clock{Now: s.Now(), Zone: s.Zone, Mode: clock.Relative}
	if s.UTC {
		c.Mode = clock.UTC
	}
	return c
}
