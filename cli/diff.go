package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"ztsession/cli/settings"
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/compare"
	"ztsession/model/compare/render"
	"ztsession/model/lookup"
	"ztsession/model/text/shell"
)

// errDiffers ends diff when the two sessions differ in what matters; what was
// printed has said in what.
var errDiffers = errors.New("the sessions differ")

// diffCommand says what differs between two sessions.
func (r *run) diffCommand() *cobra.Command {
	var wanted render.Wanted
	cmd := &cobra.Command{
		Use:   "diff THERE HERE",
		Short: "Say what differs between two sessions",
		Long: fmt.Sprintf(`Say what differs between two sessions, by meaning and not by line: posture checks by their rules, devices by their ids, fields by their names, groups and other lists as sets. What matters most comes first. THERE is what is compared with, such as a session that works; HERE is the one in question.

Each is the name of a file with a saved answer, - for standard input (one of them), or USER:NONCE for a session of the account. USER may be the person's e-mail, and NONCE the word latest. The name of a file with a colon in it is written with ./ before it.

Ids, times and counters differ between any two logins; they do not count, and are left out without --noise. The order of names and of lists makes no difference.

Exit codes: %d the same in what matters, %d different. An error never has %d, so that the two are told apart: it has the exit codes of ztsession, and %d also where a file cannot be read or the output not be written.`, exitDone, exitFailed, exitFailed, exitUsage),
		Example: `ztsession diff works.json fails.json
ztsession diff amina@example.com:latest ben@example.com:latest
ztsession get -o json ACCOUNT USER NONCE | ztsession diff saved.json - --all
ztsession diff --mask -o ticket works.json USER:latest`,
		Args:              twoSessions,
		RunE:              func(cmd *cobra.Command, args []string) error { return asTrouble(r.diff(cmd.Context(), args, wanted)) },
		ValidArgsFunction: twoFiles,
	}
	r.accountFlag(cmd)
	r.connectionFlags(cmd, cmd.Flags())
	r.flags.AddDiff(cmd.Flags())
	completeWords(cmd, cmd.Flags(), "output")
	cmd.Flags().BoolVar(&wanted.Same, "all", false, "add what is the same")
	cmd.Flags().BoolVar(&wanted.Noise, "noise", false, "add the ids, times and counters that differ")
	return cmd
}

func twoFiles(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) >= 2 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return nil, cobra.ShellCompDirectiveDefault
}

func twoSessions(cmd *cobra.Command, args []string) error {
	next := fmt.Sprintf("Use %s THERE HERE: each a file, - for standard input, or USER:NONCE.", cmd.CommandPath())
	switch {
	case len(args) != 2:
		return model.WrongUsage("Two sessions are compared.", next)
	case args[0] == "" || args[1] == "":
		return model.WrongUsage("What names one of the sessions is empty.", next)
	case args[0] == stdinName && args[1] == stdinName:
		return model.WrongUsage("Only one of the two can be read from standard input.", next)
	default:
		return nil
	}
}

// troubleError is an error of diff that would have the exit code of a difference.
type troubleError struct{ error }

// ExitCode is that of wrong usage, as with other programs that compare.
func (troubleError) ExitCode() int { return exitUsage }

// Unwrap returns the error itself.
func (e troubleError) Unwrap() error { return e.error }

func asTrouble(err error) error {
	if err != nil && !errors.Is(err, errDiffers) && exitCode(err) == exitFailed {
		return troubleError{err}
	}
	return err
}

// diff compares what the two arguments name, and prints it.
func (r *run) diff(ctx context.Context, args []string, wanted render.Wanted) error {
	var refs [2]model.Ref
	asks := false
	for i, arg := range args {
		ref, named, err := r.sessionNamed(arg)
		if err != nil {
			return err
		}
		refs[i], asks = ref, asks || named
	}
	var sessions [2]*model.Session
	// Files come first: what is wrong with one is known at once.
	for i, arg := range args {
		if refs[i] != (model.Ref{}) {
			continue
		}
		session, err := r.read(arg)
		if err != nil {
			return r.withLookUp(err)
		}
		sessions[i] = session
	}
	if asks {
		if err := r.withConnection(ctx, func(ctx context.Context, c connection) error { return r.fetchBoth(ctx, c, refs, &sessions) }); err != nil {
			return err
		}
	}
	return r.printDiff(compare.Pair{There: sessions[0], Here: sessions[1]}, wanted, args)
}

// sessionNamed returns the ids of a session that an argument names, and whether it
// names one and not a file.
func (r *run) sessionNamed(arg string) (model.Ref, bool, error) {
	at := strings.LastIndexByte(arg, ':')
	// A single letter before a colon is a drive.
	if at < 2 || strings.ContainsAny(arg[:at], `/\`) {
		return model.Ref{}, false, nil
	}
	ref := model.Ref{Account: r.settings().Ref.Account, User: arg[:at], Nonce: arg[at+1:]}
	return ref, true, lookup.Check(ref)
}

// fetchBoth asks for the sessions that are named by ids, each within the time of
// one look-up.
func (r *run) fetchBoth(ctx context.Context, c connection, refs [2]model.Ref, sessions *[2]*model.Session) error {
	for i, ref := range refs {
		if ref == (model.Ref{}) {
			continue
		}
		session, err := r.fetchOne(ctx, c, ref)
		if err != nil {
			return err
		}
		sessions[i] = session
	}
	return nil
}

func (r *run) fetchOne(ctx context.Context, c connection, ref model.Ref) (*model.Session, error) {
	ctx, cancel := context.WithTimeout(ctx, r.settings().Timeout)
	defer cancel()
	found, err := c.find(ctx, ref)
	if err != nil {
		return nil, err
	}
	session, err := c.client.Session(ctx, found.Ref, nil)
	if err != nil {
		return nil, err
	}
	session.Origin.Listed = found.Listed
	return session, nil
}

// printDiff prints a comparison in the form that -o names, masked with --mask,
// and returns errDiffers when something differs that matters.
func (r *run) printDiff(pair compare.Pair, wanted render.Wanted, args []string) error {
	s, shown := r.settings(), pair
	again := "ztsession diff " + shell.Quote(args[0]) + " " + shell.Quote(args[1])
	if m := r.masker(); m != nil {
		shown = compare.Pair{There: m.Session(pair.There), Here: m.Session(pair.Here)}
		again = "" // It has ids in it, or names of files.
	}
	if args[0] == stdinName || args[1] == stdinName {
		again = ""
	}
	c, words := compare.Shown(pair, shown, s.Now()), s.Clock()
	var err error
	switch s.DiffOutput {
	case settings.Markdown:
		if words.Mode == clock.Relative {
			words.Mode = clock.Local
		}
		err = render.Markdown(r.Stdout, c, words, wanted)
	case settings.JSON:
		err = render.JSON(r.Stdout, c, words, wanted)
	case settings.Ticket:
		_, err = io.WriteString(r.text(), render.Ticket(c, words, again, version()))
	default:
		err = render.Text(r.text(), c, words, wanted)
	}
	if err != nil {
		return writing(err)
	}
	if c.Differs() {
		return errDiffers
	}
	return nil
}
