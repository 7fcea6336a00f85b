package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"ztsession/api"
	"ztsession/cli/checkup"
	"ztsession/cli/secret"
	"ztsession/cli/settings"
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/lookup"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
)

func (r *run) statusCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "status",
		Short: "Say which credentials are used and what they may read",
		Long: `Say where the credentials come from, what they are, whether Cloudflare takes them and until when, and what each permission answers that the program can use. It never prints the secret, and of ids only their ends.

Exit codes: 0 all that is needed is there, 2 no credentials, 3 they are refused or may not read sessions, 5 it could not be told.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx, stop := r.Signals(cmd.Context())
			defer stop()
			var report checkup.Report
			err := r.examineCredentials(ctx, &report)
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			if printing := r.printReport(&report); printing != nil {
				return printing
			}
			return err
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	r.accountFlag(cmd)
	r.flags.AddAsking(cmd.Flags())
	r.flags.AddTokenFile(cmd.Flags())
	r.flags.AddKinds(cmd.Flags())
	completeWords(cmd, cmd.Flags(), "output")
	return cmd
}

// printReport writes a report in the form that -o names.
func (r *run) printReport(report *checkup.Report) error {
	if r.settings().KindOutput == settings.JSON {
		return writing(report.JSON(r.Stdout))
	}
	const usual = 100
	width := usual
	if r.StdoutIsTerminal && r.StdoutWidth != nil && r.StdoutWidth() > 0 {
		width = min(r.StdoutWidth(), usual)
	}
	return writing(report.Text(r.text(), width))
}

// examineCredentials looks for the credentials and asks Cloudflare what they are
// worth. The error says why nothing can be looked up with them, nil when it can.
func (r *run) examineCredentials(ctx context.Context, report *checkup.Report) error {
	found, err := r.examineSource(ctx, report)
	if err != nil {
		return quietly(err)
	}
	client, err := r.newClient(r.settings().BaseURL, found.Credential, nil)
	if err != nil {
		p := model.ProblemOf(err)
		report.Add("connection", checkup.Bad, p.What, p.Next)
		return quietly(err)
	}
	seen, err := client.Inspect(ctx, r.settings().Ref.Account)
	switch {
	case err == nil:
		report.Add("verified", checkup.Good, sentence(r.verifiedWords(seen)), "")
	case errors.Is(err, model.ErrForbidden) && !errors.Is(err, model.ErrUnauthorized):
		report.Add("verified", checkup.Unknown, "Whether Cloudflare takes them could not be told: a token of an account can be verified only in that account.", "Say which one it is with --account.")
	case errors.Is(err, model.ErrUnauthorized):
		p := model.ProblemOf(err)
		report.Add("verified", checkup.Bad, p.What, p.Next)
		return quietly(err)
	default:
		p := model.ProblemOf(err)
		report.Add("verified", checkup.Unknown, strings.TrimSpace(p.What+" "+p.Cause), p.Next)
		return quietly(err)
	}
	return r.examineRights(ctx, report, client)
}

// examineSource looks for the credentials and says where they come from.
func (r *run) examineSource(ctx context.Context, report *checkup.Report) (secret.Found, error) {
	found, err := r.find(ctx)
	if err != nil {
		p := model.ProblemOf(err)
		report.Add("credentials", checkup.Bad, p.What, strings.TrimSpace(p.Next+" "+r.alsoLogin(err)))
		return found, err
	}
	says := sentence(api.KindOf(found.Credential) + ", from " + found.From)
	report.Add("credentials", checkup.Good, strings.Join(append([]string{says}, found.Notes...), " "), "")
	return found, nil
}

// alsoLogin names the command that keeps a token, where there is none at all.
func (r *run) alsoLogin(err error) string {
	if errors.Is(err, model.ErrNoCredentials) {
		return "Or keep one in the system's keyring with ztsession auth login."
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
		report.Add(name, checkup.Unknown, p.What, next)
		return quietly(err)
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
		addRight(report, right, answers[i])
	}
	if answers[0] != nil {
		return quietly(answers[0])
	}
	return nil
}

// addRight says what the request for a right was answered.
func addRight(report *checkup.Report, right api.Right, err error) {
	const name = "permission"
	switch {
	case err == nil:
		report.Add(name, checkup.Good, right.Permission+": reads "+right.For+".", "")
	case errors.Is(err, model.ErrForbidden), errors.Is(err, model.ErrUnauthorized):
		state, next := checkup.Note, "Sessions can be looked up without it."
		if right.Needed {
			state, next = checkup.Bad, "Ask for an API token with the permission "+right.Permission+" on this account."
		}
		report.Add(name, state, right.Permission+" is missing: "+right.For+" cannot be read.", next)
	default:
		report.Add(name, checkup.Unknown, right.Permission+" could not be asked for. "+model.ProblemOf(err).What, "Try again.")
	}
}

// verifiedWords says what a credential is and how long it counts.
func (r *run) verifiedWords(seen api.Verified) string {
	says := []string{seen.Kind, cmp.Or(seen.Status, "accepted")}
	now := r.settings().Now()
	if from, ok := seen.NotBefore.Get(); ok && from.After(now) {
		says = append(says, "from "+from.UTC().Format("2006-01-02")+" on")
	}
	if until, ok := seen.Expires.Get(); ok {
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

// quietError ends a command whose report has said why.
type quietError struct{ error }

// Unwrap returns the reason, for the exit code.
func (e quietError) Unwrap() error { return e.error }

func quietly(err error) error { return quietError{err} }
