package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"ztsession/api"
	"ztsession/cli/checkup"
	"ztsession/cli/secret"
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/lookup"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
)

func (r *run) statusCommand() *cobra.Command {
	return r.checking(&cobra.Command{
		Use:   "status",
		Short: "Say which credentials are used and what they may read",
		Long: `Say where the credentials come from, what they are, whether Cloudflare takes them and until when, and what each permission answers that the program can use. It never prints the secret, and of ids only their ends.

Exit codes: 0 all that is needed is there, 2 no credentials, 3 they are refused or may not read sessions, 5 it could not be told.`,
	}, r.examineCredentials)
}

// examineCredentials looks for the credentials and asks Cloudflare what they are
// worth. The error says why nothing can be looked up with them, nil when it can.
func (r *run) examineCredentials(ctx context.Context, report *checkup.Report) error {
	found, err := r.examineSource(ctx, report)
	if err != nil {
		return err
	}
	client, err := r.newClient(r.settings().BaseURL, found.Credential, nil)
	if err != nil {
		report.Problem("connection", checkup.Bad, model.ProblemOf(err))
		return err
	}
	seen, err := client.Inspect(ctx, r.settings().Ref.Account)
	switch {
	case err == nil:
		r.addVerified(report, seen)
	case errors.Is(err, model.ErrUnauthorized):
		p := model.ProblemOf(err)
		p.Next = strings.TrimSpace(p.Next + " " + found.Renew)
		report.Problem("verified", checkup.Bad, p)
		return err
	case errors.Is(err, model.ErrForbidden) && !errors.Is(err, model.ErrBlocked):
		// They may be good for something else than being verified.
		report.Problem("verified", checkup.Unknown, model.ProblemOf(err))
	default:
		report.Problem("verified", checkup.Unknown, model.ProblemOf(err))
		return err
	}
	return r.examineRights(ctx, report, client)
}

// soon is how long before its end a token is told to need another.
const soon = 7 * 24 * time.Hour

// addVerified says what a credential is that Cloudflare takes. Its times are judged by
// this computer's clock, which may be wrong.
func (r *run) addVerified(report *checkup.Report, seen api.Verified) {
	const name = "verified"
	now, says := r.settings().Now(), sentence(r.verifiedWords(seen))
	until, ends := seen.Expires.Get()
	switch from, begins := seen.NotBefore.Get(); {
	case begins && from.After(now):
		report.Add(name, checkup.Bad, says+" Until then it is refused.", "Wait until then, or use another one; if the day is past, have this computer's clock set.")
	case ends && until.Before(now):
		report.Add(name, checkup.Unknown, says, "Have this computer's clock set, or make another token in the dashboard, My Profile, API Tokens.")
	case ends && until.Sub(now) < soon:
		report.Add(name, checkup.Note, says, "Make another one before that, in the dashboard, My Profile, API Tokens.")
	default:
		report.Add(name, checkup.Good, says, "")
	}
}

// examineSource looks for the credentials and says where they come from.
func (r *run) examineSource(ctx context.Context, report *checkup.Report) (secret.Found, error) {
	found, err := r.find(ctx)
	if err != nil {
		p := model.ProblemOf(err)
		p.Next = strings.TrimSpace(p.Next + " " + r.alsoLogin(err))
		report.Problem("credentials", checkup.Bad, p)
		return found, err
	}
	says := sentence(api.KindOf(found.Credential) + ", from " + found.From)
	report.Add("credentials", checkup.Good, strings.Join(append([]string{says}, found.Notes...), " "), "")
	return found, nil
}

// alsoLogin names the command that keeps a token, where there is none at all.
func (r *run) alsoLogin(err error) string {
	var failure *model.Failure
	if errors.Is(err, model.ErrNoCredentials) && errors.As(err, &failure) && failure.Cause == nil {
		return "Or keep one in the system's keyring with " + secret.LoginCommand(r.settings().Profile) + "."
	}
	return ""
}

// examineRights asks for each permission by the request that needs it.
func (r *run) examineRights(ctx context.Context, report *checkup.Report, client *api.Client) error {
	const name, next = "account", "Say which one it is with --account, or write it into a profile."
	account, err := lookup.Account(ctx, client, r.settings().Ref.Account)
	var several *lookup.SeveralError
	switch {
	case errors.As(err, &several) && len(several.Accounts) > 0:
		account = several.Accounts[0].ID
		report.Add(name, checkup.Note, fmt.Sprintf("The credentials can see %d, and none is given; the permissions are those in %s.", len(several.Accounts), shortID(account)), next)
	case err != nil:
		p := model.ProblemOf(err)
		p.Cause, p.Next = "", next
		report.Problem(name, checkup.Unknown, p)
		return err
	default:
		report.Add(name, checkup.Good, shortID(account)+".", "")
	}
	rights := api.Rights()
	answers := make([]error, len(rights))
	var all sync.WaitGroup
	for i, right := range rights {
		all.Go(func() { answers[i] = client.HasRight(ctx, right, account) })
	}
	all.Wait()
	for i, right := range rights {
		if answers[i] == nil || isRefusal(answers[i]) {
			addRight(report, right, answers[i])
		}
	}
	addUntold(report, rights, answers)
	return answers[0]
}

// isRefusal reports whether an error says that a permission is missing.
func isRefusal(err error) bool {
	return (errors.Is(err, model.ErrForbidden) || errors.Is(err, model.ErrUnauthorized)) && !errors.Is(err, model.ErrBlocked)
}

// permissionLine is what the lines about permissions are called.
const permissionLine = "permission"

// addRight says what the request for a right was answered.
func addRight(report *checkup.Report, right api.Right, refused error) {
	if refused == nil {
		report.Add(permissionLine, checkup.Good, right.Permission+": reads "+right.For+".", "")
		return
	}
	state, next := checkup.Note, "Sessions can be looked up without it."
	if right.Needed {
		state, next = checkup.Bad, "Ask for an API token with the permission "+right.Permission+" on this account."
	}
	report.Add(permissionLine, state, right.Permission+" is missing: "+right.For+" cannot be read.", next)
}

// addUntold says which rights nothing was told about, those that failed alike on one line.
func addUntold(report *checkup.Report, rights []api.Right, answers []error) {
	names, problems := map[string][]string{}, []model.Problem{}
	for i, err := range answers {
		if err == nil || isRefusal(err) {
			continue
		}
		p := model.ProblemOf(err)
		if names[p.What] == nil {
			problems = append(problems, p)
		}
		names[p.What] = append(names[p.What], rights[i].Permission)
	}
	for _, p := range problems {
		of := names[p.What]
		p.What, p.Next = strings.Join(of, "; ")+" could not be asked for. "+p.What, cmp.Or(p.Next, "Try again.")
		report.Problem(permissionLine, checkup.Unknown, p)
	}
}

// verifiedWords says what a credential is and how long it counts.
func (r *run) verifiedWords(seen api.Verified) string {
	says := []string{seen.Kind, cmp.Or(seen.Status, "accepted")}
	now := r.settings().Now()
	if from, ok := seen.NotBefore.Get(); ok && from.After(now) {
		says = append(says, "from "+from.UTC().Format("2006-01-02")+" on")
	}
	if until, ok := seen.Expires.Get(); ok && until.Before(now) {
		says = append(says, "but by this computer's clock its end, "+until.UTC().Format("2006-01-02")+", is past")
	} else if ok {
		says = append(says, "until "+until.UTC().Format("2006-01-02")+" (in "+clock.Span(until.Sub(now))+")")
	} else if seen.Status != "" {
		says = append(says, "without an end")
	}
	return strings.Join(says, ", ")
}

// shortID returns the ends of an id: enough to know it again, and too little to
// ask for anything with it.
func shortID(id string) string {
	const kept = 4
	if len(id) <= 2*kept {
		return signs.Cut
	}
	return id[:kept] + signs.Cut + id[len(id)-kept:]
}

// sentence makes a sentence of words.
func sentence(text string) string { return words.Capital(text) + "." }
