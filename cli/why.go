package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"ztsession/cli/settings"
	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/gather"
	verdict "ztsession/model/access/report"
	"ztsession/model/clock"
	"ztsession/model/credential"
	"ztsession/model/lookup"
	"ztsession/model/paste"
	"ztsession/model/report"
)

// errOpen ends why when it cannot be told what Access would do; the report has
// said so.
var errOpen = errors.New("what Access would do cannot be told")

// whyCommand says which policy decided.
func (r *run) whyCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "why [ACCOUNT USER NONCE] APP|URL|RAY",
		Short: "Say which policy of an application lets a person in, or which condition was not met",
		Long: fmt.Sprintf(`Say which policy of an application lets a person in, or which one condition of each policy was not met, by what one login reported. The application is named by its name, id or AUD tag, by an address in it, or by the Ray ID of the block page.

USER may be the person's e-mail, and NONCE the word latest, which it is where only flags are given; where there is no session any more, the last seen identity takes its place.

A Ray ID alone is enough, also inside the copied text of a block page: the access log has its person. It is looked for in the account that was given, then in the others that the credentials can see, five at most; what is too old for the log, in the failed logins of the person given with --user or named in the text.

A session is a snapshot of a login, and Access judges addresses, countries, certificates and posture with every request anew: with a Ray ID, the address and country of that request count.

The token needs the permissions %s and %s, and for what policies name also %s, Zero Trust Read and %s. What cannot be read is unknown, and never counts as refused.

Exit codes: 0 let in, %d refused, %d cannot be told.`, access.ToReadLog.Permission(), access.ToReadPolicies.Permission(), access.ToReadGroups.Permission(), access.ToReadTokens.Permission(), exitFindings, exitUnknown),
		Example: `ztsession why ACCOUNT jdoe@example.com latest CRM
ztsession why ACCOUNT USER NONCE https://wiki.example.com/finance
ztsession why 9a1b2c3d4e5f6789
ztsession why -o json ACCOUNT USER NONCE CRM | jq .outcome`,
		Args: fourOrOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			last := len(args) - 1
			ref, err := r.refFrom(args[:last])
			if err != nil {
				return err
			}
			if err := checkAsked(args[last]); err != nil {
				return err
			}
			if ref, err = filledIn(ref, args[last]); err != nil {
				return err
			}
			return r.withinTimeout(cmd.Context(), func(ctx context.Context, c connection) error {
				return r.why(ctx, c, ref, args[last])
			})
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, word string) ([]cobra.Completion, cobra.ShellCompDirective) {
			if r.settings().RefByFlags {
				return r.completeArguments(r.appArgument)(cmd, args, word)
			}
			return r.completeArguments(r.accountArgument, userArgument, r.nonceArgument, r.appArgument)(cmd, args, word)
		},
	}
	r.idFlags(cmd)
	r.connectionFlags(cmd, cmd.Flags())
	r.flags.AddVerdict(cmd.Flags())
	completeWords(cmd, cmd.Flags(), "output")
	return cmd
}

// fourOrOne takes the three ids and the application, or the application alone.
func fourOrOne(cmd *cobra.Command, args []string) error {
	if len(args) == 1 || len(args) == 4 {
		return nil
	}
	return model.WrongUsage("A session and an application are needed.",
		fmt.Sprintf("Use %s ACCOUNT USER NONCE APP, or give the ids with --account, --user and --nonce. APP is a name, an address or a Ray ID.", cmd.CommandPath()))
}

// filledIn fills in what need not be said, and checks the ids: the latest session
// is meant where no nonce is given, and a Ray ID has a person of its own.
func filledIn(ref model.Ref, asked string) (model.Ref, error) {
	if ref.Nonce == "" {
		ref.Nonce = lookup.Latest
	}
	if _, isRay := paste.RayID(asked); isRay && ref.User == "" {
		if ref.Account == "" {
			return ref, nil
		}
		return ref, model.CheckID(model.AccountField, ref.Account)
	}
	return ref, lookup.Check(ref)
}

// checkAsked refuses what names no application.
func checkAsked(asked string) error {
	if kind, ok := credential.In(asked); ok {
		return model.WrongUsage("The application looks like "+kind.String()+", so it was not used.", "Give its name, an address in it, or a Ray ID.")
	}
	if strings.TrimSpace(asked) == "" {
		return model.WrongUsage("The application is empty.", "Give its name, an address in it, or a Ray ID.")
	}
	return nil
}

// why finds the session and the application, prints the verdict and returns what
// the exit code says.
func (r *run) why(ctx context.Context, c connection, ref model.Ref, asked string) error {
	ref, row, err := r.placeOf(ctx, c, ref, asked)
	if err != nil {
		return err
	}
	from := gather.New(c.client, ref.Account)
	s, err := c.sessionFor(ctx, ref, row)
	if err != nil {
		return err
	}
	app, err := c.application(ctx, from, s, row, asked)
	if err != nil {
		r.sayLink(errors.Is(err, model.ErrForbidden))
		return err
	}
	if s.Origin.Kind == model.FromLastSeen {
		r.say("There is no active session; this is judged by the last seen identity.")
	}
	facts := &access.Facts{Session: s, Request: row, Now: r.settings().Now()}
	from.Fill(ctx, app, facts)
	v := access.Of(app, facts)
	if err := r.printVerdict(v); err != nil {
		return err
	}
	r.sayLink(len(v.Cures()) > 0)
	switch v.Outcome {
	case access.Refused:
		return errFindings
	case access.Open:
		return errOpen
	case access.LetIn:
		return nil
	default:
		return nil
	}
}

// printVerdict prints a verdict in the form that -o names, masked with --mask.
func (r *run) printVerdict(v *access.Verdict) error {
	c := r.settings().Clock()
	if r.settings().VerdictOutput != settings.Text && c.Mode == clock.Relative {
		// It is read later, when "2h ago" says nothing.
		c.Mode = clock.UTC
	}
	// The session comes first, so that its person has the first pseudonyms.
	r.masker().Session(v.Facts.Session)
	e := r.masker().Explanation(v.Explain(c))
	switch r.settings().VerdictOutput {
	case settings.Ticket:
		return r.printDecided(v, e, c)
	case settings.JSON:
		return writing(verdict.JSON(r.Stdout, e, r.masker().Ref(v.Facts.Session.Origin.Ref)))
	case settings.Markdown:
		return writing(verdict.Markdown(r.Stdout, e))
	default:
		return writing(verdict.Text(r.text(), e, report.Width))
	}
}

// appArgument offers the names of applications that a shell takes as they are, and
// ids for the others.
func (r *run) appArgument(ctx context.Context, c connection, ref model.Ref, word string) ([]cobra.Completion, error) {
	account, err := c.account(ctx, ref.Account)
	if err != nil {
		return nil, err
	}
	apps, err := c.client.Apps(ctx, account)
	var found []cobra.Completion
	for i := range apps {
		app := &apps[i]
		if before := len(found); plainWord().MatchString(app.Name.Value) {
			if found = offer(found, word, app.Name.Value, app.Domain.Value); len(found) > before {
				continue
			}
		}
		found = offer(found, word, app.ID, app.Title())
	}
	return found, err
}
