package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"ztsession/model"
	"ztsession/model/lookup"
	"ztsession/model/watch"
)

// watchCommand prints what changes in a session.
func (r *run) watchCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "watch [ACCOUNT USER NONCE]",
		Short: "Print what changes in a session, line by line",
		Long: fmt.Sprintf(`Ask for a session again and again, and print what changes, line by line: posture checks by their rules, fields by their names, what the findings come to. The ids are given as with ztsession get; the word latest is looked up once, at the beginning.

Where no answer comes it asks less and less often, five minutes apart at most, and as Cloudflare says after too many requests; the first answer brings it back to --interval. It ends by itself when the session has ended or is gone, when it is refused, after --for, and with --until when that has come: clean (no problem is found, and what matters is known), inactive (ended, revoked or gone), changed (anything that matters).

With --record each answer goes to a file for its owner only, masked with --mask, to hand the case over: ztsession open FILE goes through its states. It is complete up to its last full line, however the program ends.

With -o json each line is an object with at, event (began, changed, measured, failed, recovered, gone, stopped) and text; with an answer also headline, active, problems, warnings and open; a change has the list changes (subject, became, weight), and stopped has why (reached, session_ended, session_gone, time_over, refused, by_hand).

Exit codes: %d what --until names has come, or there was no --until and it ended by itself; %d it ended before that came; %d with --until clean: it ended without a problem, but what matters is not known; those of ztsession for what failed, of the first request and where asking again does not help; 130 after ctrl-c.`, exitDone, exitFindings, exitUnknown),
		Example: `ztsession watch ACCOUNT jdoe@example.com latest
ztsession watch --until clean --bell ACCOUNT USER NONCE && echo "let him try again"
ztsession watch --record case.jsonl --mask ACCOUNT USER NONCE
ztsession watch -o json ACCOUNT USER NONCE | jq -r 'select(.event == "changed").text'`,
		Args: threeOrNone,
		RunE: func(cmd *cobra.Command, args []string) error {
			ref, err := r.refFrom(args)
			if err != nil {
				return err
			}
			if err := r.checkWatch(cmd); err != nil {
				return err
			}
			if err := lookup.Check(ref); err != nil {
				return err
			}
			return r.withConnection(cmd.Context(), func(ctx context.Context, c connection) error { return r.watch(ctx, c, ref) })
		},
		ValidArgsFunction: r.completeArguments(r.accountArgument, userArgument, r.nonceArgument),
	}
	r.idFlags(cmd)
	r.connectionFlags(cmd, cmd.Flags())
	r.flags.AddWatch(cmd.Flags())
	completeWords(cmd, cmd.Flags(), "output", "until", "interval", "for")
	return cmd
}

// checkWatch refuses how a session cannot be watched.
func (r *run) checkWatch(cmd *cobra.Command) error {
	s := r.settings().Watch
	switch {
	case s.Interval < watch.ShortestInterval:
		return model.WrongUsage("The interval is too short.", fmt.Sprintf("Give %s at least; more requests than that are too many for Cloudflare.", watch.ShortestInterval))
	case s.Length < 0:
		return model.WrongUsage("The time in --for is negative.", "Give one such as 30m, or 0 for no end.")
	case s.Record == "" && cmd.Flags().Changed("record"):
		return model.WrongUsage("The name of the file in --record is empty.", "Give a name, such as case.jsonl.")
	default:
		return nil
	}
}

// errNotReached ends watch when what it was to watch for has not come; what was
// printed has said why.
var errNotReached = errors.New("what was watched for has not come")

// notKnownError ends watch --until clean when no problem was found and it cannot be
// told that there is none.
type notKnownError struct{}

// Error says so.
func (notKnownError) Error() string {
	return "no problem was found, but it cannot be told that there is none"
}

// ExitCode is that of what could not be told.
func (notKnownError) ExitCode() int { return exitUnknown }

// watch finds the session and watches it until that is over.
func (r *run) watch(ctx context.Context, c connection, ref model.Ref) error {
	session, err := r.firstOf(ctx, c, ref)
	if err != nil {
		return err
	}
	s := r.settings()
	length := s.Watch.Length
	if length == 0 {
		length = -1
	}
	w := &watcher{
		run: r, client: c.client, ref: session.Origin.Ref, listed: session.Origin,
		Watch: watch.New(watch.Options{Interval: s.Watch.Interval, Length: length, Until: s.Watch.Until, Jitter: jitter}, s.Now()),
	}
	if err := w.record(session); err != nil {
		return err
	}
	return w.untilOver(ctx, session)
}

// firstOf asks for the session that ref names, and once for its entry in the
// person's list, within the time of one look-up.
func (r *run) firstOf(ctx context.Context, c connection, ref model.Ref) (*model.Session, error) {
	bounded, cancel := context.WithTimeout(ctx, r.settings().Timeout)
	defer cancel()
	found, err := c.find(bounded, ref)
	if err != nil {
		return nil, err
	}
	session, err := c.client.Session(bounded, found.Ref, nil)
	if err != nil {
		return nil, err
	}
	session.Origin.Listed = found.Listed
	session.Origin = entryOf(bounded, c.client, session.Origin, r.settings().Now())
	return session, nil
}

// sleepUntil waits until a moment of the clock, or until ctx ends.
func (r *run) sleepUntil(ctx context.Context, at time.Time) error {
	timer := time.NewTimer(at.Sub(r.settings().Now()))
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
