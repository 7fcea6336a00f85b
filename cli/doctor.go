package cli

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"ztsession/cli/checkup"
	"ztsession/cli/secret"
	"ztsession/model"
	"ztsession/model/text/words"
)

// doctorCommand looks at everything that has to be right.
func (r *run) doctorCommand() *cobra.Command {
	return r.checking(&cobra.Command{
		Use:   "doctor",
		Short: "Find out why something does not work",
		Long: `Look at everything that has to be right: the settings file, the keyring, DNS, the proxy, TLS, the clock, the credentials with each permission, and what this terminal can show, each with the next step where something is wrong.

What it prints can go into a ticket: it has no secret, no name of a person, and of ids only their ends. It asks Cloudflare some ten questions and changes nothing.

Exit codes: 0 all that is needed is right, else that of the first thing that is not: 2 settings or no credentials, 3 credentials refused, 5 the network, 1 the clock.`,
		Example: `ztsession doctor
ztsession doctor --profile test -o json`,
	}, r.examine)
}

// examine looks at everything in the order in which one thing needs another. The
// error is the first that matters.
func (r *run) examine(ctx context.Context, report *checkup.Report) error {
	report.Add("program", checkup.Note, "ztsession "+version()+" on "+runtime.GOOS+"/"+runtime.GOARCH+".", "")
	wrong := []error{r.examineSettings(report)}
	r.examineKeyring(report)
	if r.settings().CheckConnection() != nil {
		report.Add("network", checkup.Unknown, "Nothing was asked, since what is asked with which credentials is not right in the settings.", "Correct the settings first.")
	} else {
		wrong = append(wrong, r.examineWay(ctx, report)...)
	}
	r.examineTerminal(ctx, report)
	for _, err := range wrong {
		if err != nil {
			return err
		}
	}
	return nil
}

// examineWay follows a question to Cloudflare and back: the network, the
// credentials, the clock. The errors are in the order in which they matter.
func (r *run) examineWay(ctx context.Context, report *checkup.Report) []error {
	contact, err := r.examineNetwork(ctx, report)
	clock := r.examineClock(report, contact)
	if err != nil {
		_, missing := r.examineSource(ctx, report)
		return []error{err, missing, clock}
	}
	return []error{r.examineCredentials(ctx, report), clock}
}

// examineSettings says whether the settings file is right, and which profile is
// in use. Its mistakes are only counted: they may repeat what people wrote.
func (r *run) examineSettings(report *checkup.Report) error {
	const name = "settings"
	s := r.settings()
	file := s.File
	switch {
	case (file.Path == "" || !file.Exists) && s.Check() == nil:
		report.Add(name, checkup.Note, "There is no settings file; nothing needs one.", "")
	case len(file.Mistakes) > 0:
		report.Add(name, checkup.Bad, words.Count(len(file.Mistakes), "mistake", "mistakes")+" in "+file.Path+".", "ztsession config check names them.")
	case file.Exists:
		report.Add(name, checkup.Good, file.Path+".", "")
	}
	err := s.Check()
	switch {
	case err != nil && len(file.Mistakes) == 0:
		report.Problem(name, checkup.Bad, model.ProblemOf(err))
	case s.Profile.Name != "":
		says := "The profile " + s.Profile.Name + " is in use"
		if len(s.Overridden) > 0 {
			says += "; the environment counts before it for " + strings.Join(s.Overridden, " and ")
		}
		report.Add("profile", checkup.Note, says+".", "")
	}
	return err
}

// examineKeyring says whether a token can be kept.
func (r *run) examineKeyring(report *checkup.Report) {
	reason := errors.New("this program was built without one")
	if r.Keyring != nil {
		_, reason = r.Keyring.Get(secret.KeyOf(r.settings().Profile.Name))
	}
	switch {
	case reason == nil:
		report.Add("keyring", checkup.Good, "The system's keyring keeps something for "+fmt.Sprintf("%q", secret.KeyOf(r.settings().Profile.Name))+".", "")
	case errors.Is(reason, secret.ErrNotKept):
		report.Add("keyring", checkup.Good, "The system's keyring can be used; nothing is kept in it.", "")
	default:
		report.Add("keyring", checkup.Note, "The system's keyring cannot be used: "+reason.Error()+". Nothing needs it: the environment, token_command and token_file do as well.", "")
	}
}
