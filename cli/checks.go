package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"ztsession/cli/checkup"
	"ztsession/cli/settings"
	"ztsession/model"
)

// checking makes a command that looks at things and prints what came of each, as
// text or JSON. examine returns the first error that matters; the report has said why.
func (r *run) checking(cmd *cobra.Command, examine func(context.Context, *checkup.Report) error) *cobra.Command {
	cmd.Args = noArguments
	cmd.ValidArgsFunction = cobra.NoFileCompletions
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		ctx, stop := r.Signals(cmd.Context())
		defer stop()
		var report checkup.Report
		err := examine(ctx, &report)
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		r.withoutHome(&report)
		if printing := r.printReport(&report); printing != nil {
			return printing
		}
		if err != nil {
			return reportedError{err}
		}
		return nil
	}
	r.accountFlag(cmd)
	r.flags.AddAsking(cmd.Flags())
	r.flags.AddTokenFile(cmd.Flags())
	r.flags.AddKinds(cmd.Flags())
	completeWords(cmd, cmd.Flags(), "output")
	return cmd
}

// printReport writes a report in the form that -o names. Where lines are read aloud,
// a word says what the sign before each does.
func (r *run) printReport(report *checkup.Report) error {
	if r.settings().KindOutput == settings.JSON {
		return writing(report.JSON(r.Stdout))
	}
	const usual = 100
	width := usual
	if r.StdoutIsTerminal && r.StdoutWidth != nil && r.StdoutWidth() > 0 {
		width = min(r.StdoutWidth(), usual)
	}
	if r.settings().Accessible {
		return writing(report.Words(r.text()))
	}
	return writing(report.Text(r.text(), width))
}

// withoutHome takes the person's folder, which has a name in it, out of all lines.
func (r *run) withoutHome(report *checkup.Report) {
	home := r.Getenv("HOME")
	if home == "" {
		home = r.Getenv("USERPROFILE")
	}
	if len(home) < len("/x") {
		return
	}
	for i := range report.Lines {
		line := &report.Lines[i]
		line.Says, line.Next = strings.ReplaceAll(line.Says, home, "~"), strings.ReplaceAll(line.Next, home, "~")
	}
}

// reportedError ends a command whose report has said why.
type reportedError struct{ error }

// Unwrap returns the reason.
func (e reportedError) Unwrap() error { return e.error }

// ExitCode tells apart what the person can mend: the settings, the credentials, the
// clock. Whatever else there is, it could not be told.
func (e reportedError) ExitCode() int {
	switch code := exitCode(e.error); {
	case errors.Is(e.error, errClock), code == exitUsage:
		return code
	case code == exitUnauthorized && !errors.Is(e.error, model.ErrBlocked):
		return code
	default:
		return exitUnavailable
	}
}
