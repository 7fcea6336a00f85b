package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"ztsession/api"
	"ztsession/model"
)

// getCommand prints one session.
func (r *run) getCommand() *cobra.Command {
	check := false
	cmd := &cobra.Command{
		Use:   "get [ACCOUNT USER NONCE]",
		Short: "Print one session",
		Long:  "Print one session to standard output. The ids come from the arguments, from --account, --user and --nonce, or from the environment.",
		Example: `ztsession get ACCOUNT USER NONCE
ztsession get -o json --account ID --user UUID --nonce NONCE | jq .email
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
			var then func(*model.Session) error
			if check {
				then = problems
			}
			return r.fetchAndPrint(cmd.Context(), ref, then)
		},
	}
	r.idFlags(cmd.Flags())
	r.connectionFlags(cmd.Flags())
	r.reportFlags(cmd)
	cmd.Flags().BoolVar(&check, "check", false, fmt.Sprintf("exit with %d when the session has problems", exitFindings))
	return cmd
}

// threeOrNone takes the three ids or no arguments.
func threeOrNone(cmd *cobra.Command, args []string) error {
	if len(args) == 0 || len(args) == 3 {
		return nil
	}
	return usage("A session has three ids.", fmt.Sprintf("Use %s ACCOUNT USER NONCE, or give them with --account, --user and --nonce.", cmd.CommandPath()))
}

// refFrom returns the ids from the arguments, or else from flags and environment.
func (r *run) refFrom(args []string) (model.Ref, error) {
	if len(args) == 0 {
		return r.ref(), nil
	}
	if r.flags.account+r.flags.user+r.flags.nonce != "" {
		return model.Ref{}, usage("The ids are given twice, as arguments and as flags.", "Give them once.")
	}
	return model.Ref{Account: args[0], User: args[1], Nonce: args[2]}, nil
}

// problems returns errFindings when the session has findings of severity problem.
func problems(s *model.Session) error {
	for _, finding := range model.Findings(s) {
		if finding.Severity == model.SeverityProblem {
			return errFindings
		}
	}
	return nil
}

// fetchAndPrint looks ref up, prints the session, and then calls then, which may be nil.
func (r *run) fetchAndPrint(ctx context.Context, ref model.Ref, then func(*model.Session) error) error {
	// What is wrong with an id is said before what is wrong with credentials.
	if err := ref.Check(); err != nil {
		return err
	}
	credential, err := api.CredentialFromEnv(r.Getenv)
	if err != nil {
		return err
	}
	log, err := r.openLog()
	if err != nil {
		return err
	}
	client, err := r.client(credential, log)
	if err == nil {
		err = r.printFrom(ctx, client, ref, then)
	}
	return log.close(err)
}

// printFrom looks ref up with client, prints the session, and then calls then.
func (r *run) printFrom(ctx context.Context, client *api.Client, ref model.Ref, then func(*model.Session) error) error {
	ctx, stop := r.Signals(ctx)
	defer stop()
	session, err := client.Session(ctx, ref, nil)
	if err != nil {
		return because(ctx, err)
	}
	if err := r.print(session, r.clock()()); err != nil {
		return err
	}
	if then == nil {
		return nil
	}
	return then(session)
}
