package cli

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"ztsession/api"
	"ztsession/cli/settings"
	"ztsession/model"
	"ztsession/model/finding"
	"ztsession/model/lookup"
)

// getCommand prints one session.
func (r *run) getCommand() *cobra.Command {
	check := false
	cmd := &cobra.Command{
		Use:   "get [ACCOUNT USER NONCE]",
		Short: "Print one session",
		Long: `Print one session to standard output. The ids come from the arguments, from --account, --user and --nonce, or from the environment.

USER may be the person's e-mail, and NONCE the word latest for the session that was issued last. When it ends and which applications it covers comes from the person's list, with a request of its own. Without an account the only one that the credentials can see is taken. Names of ids are not looked up. With --details it is also asked how the person's devices are now: which registrations were revoked, whether their clients are connected and when they were switched off; which certificate authority is behind a client certificate, what a service token is called, and which posture rules the login has no result of. That takes up to eight requests more, and what cannot be read is left out.

With -o json --findings the object has one more member at its end, findings: headline, as_of, how many problems, warnings and notes, open (true where what matters could not be read), the list of findings (id, severity, subject, text, open, count, evidence with path and value (beside has the place of what was asked for beside the session), next, tell, look, source, question), and unseen. ztsession findings explains each id.`,
		Example: `ztsession get ACCOUNT USER NONCE
ztsession get --user jdoe@example.com --nonce latest
ztsession get -o json --account ID --user UUID --nonce NONCE | jq .email
ztsession get -o json --findings ACCOUNT USER NONCE | jq -r '.findings.list[].id'
ztsession get --details ACCOUNT USER NONCE
ztsession get --check ACCOUNT USER NONCE`,
		Args: threeOrNone,
		RunE: func(cmd *cobra.Command, args []string) error {
			ref, err := r.refFrom(args)
			if err != nil {
				return err
			}
			if err := r.checkOutput(); err != nil {
				return err
			}
			if err := r.checkDetails(); err != nil {
				return err
			}
			var then func(*model.Session) error
			if check {
				then = judge
			}
			return r.fetchAndPrint(cmd.Context(), ref, then)
		},
		ValidArgsFunction: r.completeArguments(r.accountArgument, userArgument, r.nonceArgument),
	}
	r.idFlags(cmd)
	r.connectionFlags(cmd, cmd.Flags())
	r.reportFlags(cmd)
	r.detailsFlag(cmd)
	cmd.Flags().BoolVar(&check, "check", false, fmt.Sprintf("exit with %d when the session has problems, with %d when that could not be told", exitFindings, exitUnknown))
	return cmd
}

// threeOrNone takes the three ids or no arguments.
func threeOrNone(cmd *cobra.Command, args []string) error {
	if len(args) == 0 || len(args) == 3 {
		return nil
	}
	return model.WrongUsage("A session has three ids.", fmt.Sprintf("Use %s ACCOUNT USER NONCE, or give them with --account, --user and --nonce.", cmd.CommandPath()))
}

// refFrom returns the ids from the arguments, or else from flags and environment.
func (r *run) refFrom(args []string) (model.Ref, error) {
	if len(args) == 0 {
		return r.settings().Ref, nil
	}
	if r.settings().RefByFlags {
		return model.Ref{}, model.WrongUsage("The ids are given twice, as arguments and as flags.", "Give them once.")
	}
	// An empty argument is a variable that was not set; only a flag may be left out.
	if err := model.CheckID(model.AccountField, args[0]); err != nil {
		return model.Ref{}, err
	}
	return model.Ref{Account: args[0], User: args[1], Nonce: args[2]}, nil
}

// judge returns errFindings when the session has findings of severity problem, or
// an unknownError when it leaves open whether there are any.
func judge(s *model.Session) error {
	answer := finding.Of(s, s.Origin.FetchedAt)
	if answer.Count(finding.Problem) > 0 {
		return errFindings
	}
	if open := answer.Open(); len(open) > 0 {
		return unknownError{open}
	}
	return nil
}

// fetchAndPrint looks ref up, prints the session, and then calls then, which may be nil.
func (r *run) fetchAndPrint(ctx context.Context, ref model.Ref, then func(*model.Session) error) error {
	// What is wrong with an id is said before what is wrong with credentials.
	if err := lookup.Check(ref); err != nil {
		return err
	}
	// An e-mail and latest take requests of their own, which are a part of the look-up.
	return r.withinTimeout(ctx, func(ctx context.Context, c connection) error {
		found, err := c.find(ctx, ref)
		if err != nil {
			return err
		}
		return r.printFrom(ctx, c.client, found, then)
	})
}

// longestForEntry is how long the session waits, once it is there, for its entry
// in the person's list, which only adds to it.
const longestForEntry = 3 * time.Second

// wantsEntry reports whether what is printed has a place for the session's end and
// its applications, which are in the person's list alone.
func (r *run) wantsEntry() bool {
	switch r.settings().Output {
	case settings.Raw:
		return false
	case settings.JSON:
		return r.settings().Findings
	default:
		return true
	}
}

// entryOf asks for the session's entry in the person's list, where few requests
// left do not forbid it. Without an answer origin stays as it is.
func entryOf(ctx context.Context, client *api.Client, origin model.Origin, now time.Time) model.Origin {
	if client.Budget().Low(now) {
		return origin
	}
	ctx, cancel := context.WithTimeout(ctx, longestForEntry)
	defer cancel()
	return lookup.Entry(ctx, client, origin)
}

// printFrom asks client for the session that was found, prints it, and then
// calls then, which may be nil.
func (r *run) printFrom(ctx context.Context, client *api.Client, found lookup.Found, then func(*model.Session) error) error {
	session, err := client.Session(ctx, found.Ref, nil)
	if err != nil {
		return err
	}
	if session.Origin.Listed = found.Listed; r.wantsEntry() {
		session.Origin = entryOf(ctx, client, session.Origin, r.settings().Now())
	}
	if r.withDetails {
		r.detailed(ctx, client, session)
	}
	if then == nil {
		// Nothing needs the session beside the masked one.
		return r.print(session)
	}
	if err := r.print(session); err != nil {
		return err
	}
	return then(session)
}
