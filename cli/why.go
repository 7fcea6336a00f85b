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
	"ztsession/model/text/words"
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

USER may be the person's e-mail, and NONCE the word latest; where there is no session any more, the last seen identity takes its place. A session is a snapshot of a login, and Access judges addresses, countries, certificates and posture with every request anew: with a Ray ID, the address and country of that request count.

The token needs the permissions %s and %s, and for what policies name also %s, Zero Trust Read and %s. What cannot be read is unknown, and never counts as refused.

Exit codes: 0 let in, %d refused, %d cannot be told.`, access.ToReadLog.Permission(), access.ToReadPolicies.Permission(), access.ToReadGroups.Permission(), access.ToReadTokens.Permission(), exitFindings, exitUnknown),
		Example: `ztsession why ACCOUNT jdoe@example.com latest CRM
ztsession why ACCOUNT USER NONCE https://wiki.example.com/finance
ztsession why --user jdoe@example.com --nonce latest 9a1b2c3d4e5f6789
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
			if err := lookup.Check(ref); err != nil {
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
	s, err := c.sessionOrLastSeen(ctx, ref)
	if err != nil {
		return err
	}
	if s.Origin.Kind == model.FromLastSeen {
		r.say("There is no active session; this is judged by the last seen identity.")
	}
	from := gather.New(c.client, s.Origin.Ref.Account)
	app, row, err := c.application(ctx, from, s, asked)
	if err != nil {
		return err
	}
	facts := &access.Facts{Session: s, Request: row, Now: r.settings().Now()}
	from.Fill(ctx, app, facts)
	v := access.Of(app, facts)
	if err := r.printVerdict(v); err != nil {
		return err
	}
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

// sessionOrLastSeen returns the session, or the last seen identity of a person
// whose latest session was asked for and who has none.
func (c connection) sessionOrLastSeen(ctx context.Context, given model.Ref) (*model.Session, error) {
	found, err := c.find(ctx, given)
	if errors.Is(err, lookup.ErrNoSession) {
		if last, missing := c.client.LastSeen(ctx, found.Ref.Account, found.Ref.User); missing == nil {
			return last, nil
		}
	}
	if err != nil {
		return nil, err
	}
	s, err := c.client.Session(ctx, found.Ref, nil)
	if err != nil {
		return nil, err
	}
	s.Origin.Listed = found.Listed
	return s, nil
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
	case settings.JSON:
		return writing(verdict.JSON(r.Stdout, e, r.masker().Ref(v.Facts.Session.Origin.Ref)))
	case settings.Markdown:
		return writing(verdict.Markdown(r.Stdout, e))
	default:
		return writing(verdict.Text(r.text(), e, report.Width))
	}
}

// application finds the application that was asked for, and the row of the access
// log when that was by a Ray ID.
func (c connection) application(ctx context.Context, from *gather.Gatherer, s *model.Session, asked string) (*access.App, *access.Request, error) {
	if ray, ok := paste.RayID(asked); ok {
		return c.byRay(ctx, from, s, ray)
	}
	apps, err := from.Apps(ctx)
	if err != nil {
		return nil, nil, err
	}
	var found []*access.App
	if access.IsAddress(asked) {
		for _, match := range access.At(apps, asked) {
			found = append(found, match.App)
		}
	}
	if len(found) == 0 {
		found = access.ByName(apps, asked)
	}
	app, err := c.one(found, apps)
	return app, nil, err
}

// byRay finds the application of a request in the access log. The request has to
// be of the person whose session it is.
func (c connection) byRay(ctx context.Context, from *gather.Gatherer, s *model.Session, ray string) (*access.App, *access.Request, error) {
	row, _, err := from.Request(ctx, ray)
	if err != nil {
		return nil, nil, err
	}
	if row == nil {
		return nil, nil, &model.Failure{Kind: model.ErrNotFound, Explanation: model.Problem{What: notInLog, Next: "Name the application or an address in it instead."}}
	}
	if own, ok := s.Email.Get(); ok && row.Email.Presence == model.Reported && !strings.EqualFold(own, row.Email.Value) {
		return nil, nil, model.WrongUsage("The request with that Ray ID was made by somebody else.", "ztsession list requests --ray prints who made it.")
	}
	apps, err := from.Apps(ctx)
	if err != nil {
		return nil, nil, err
	}
	app, err := c.one(row.AppIn(apps), apps)
	return app, row, err
}

// one returns the application that was found, or the failure that says what to
// give instead.
func (c connection) one(found []*access.App, all []access.App) (*access.App, error) {
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		failure := &model.Failure{Kind: model.ErrNotFound, Explanation: model.Problem{
			What:  "No application fits, of the " + words.Thousands(len(all)) + " that these credentials can see.",
			Cause: "It may be protected in another account or not at all, or these credentials may not see it.",
		}}
		for i := range all {
			found = append(found, &all[i])
		}
		return nil, c.appChoices(failure, found)
	default:
		return nil, c.appChoices(model.WrongUsage("Several applications fit.", ""), found)
	}
}

// appChoices adds the applications that can be named. With --mask they stay unsaid.
func (c connection) appChoices(failure *model.Failure, apps []*access.App) error {
	if c.masked || len(apps) == 0 {
		return failure
	}
	failure.Explanation.Next = "These can be named:"
	for _, app := range apps[:min(len(apps), mostChoices)] {
		failure.Choices = append(failure.Choices, short(app.Title())+"  "+short(app.Domain.Value)+"  "+short(app.ID))
	}
	if left := len(apps) - mostChoices; left > 0 {
		failure.Choices = append(failure.Choices, fmt.Sprintf("and %d more", left))
	}
	return failure
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
