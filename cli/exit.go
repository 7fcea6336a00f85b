package cli

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"syscall"

	"ztsession/model"
	"ztsession/model/credential"
	"ztsession/model/finding"
	"ztsession/model/text/safe"
	"ztsession/ui"
)

// The exit codes, which scripts rely on. A signal ends the program
// with 128 and its number, as a shell reports it: 130 for ctrl-c, 143 for
// SIGTERM. A reader that goes away (| head) ends it as SIGPIPE does, with 141.
const (
	exitDone         = 0
	exitFailed       = 1
	exitUsage        = 2
	exitUnauthorized = 3
	exitNotFound     = 4
	exitUnavailable  = 5
	exitMalformed    = 6
	exitFindings     = 10
	exitUnknown      = 11
	exitBrokenPipe   = 128 + int(syscall.SIGPIPE)
)

// errFindings ends get --check when there are problems; the report has said which.
var errFindings = errors.New("the session has findings of severity problem")

// unknownError ends get --check when no problem was found, but the session leaves
// open whether there is one.
type unknownError struct {
	// open is what is not known.
	open []finding.Finding
}

// mostUnknowns is how many things that are not known one line names.
const mostUnknowns = 4

// Error says what could not be told.
func (e unknownError) Error() string {
	var parts []string
	for i := range e.open {
		if !slices.Contains(parts, e.open[i].Brief) {
			parts = append(parts, e.open[i].Brief)
		}
	}
	if more := len(parts) - mostUnknowns; more > 0 {
		parts = append(parts[:mostUnknowns], fmt.Sprintf("%d more", more))
	}
	return "whether the session has problems could not be told: " + strings.Join(parts, "; ") + ". The report has the details."
}

// ExitCode is that of what could not be told.
func (unknownError) ExitCode() int { return exitUnknown }

// finish tells the person what went wrong and returns the exit code.
func (r *run) finish(err error) int {
	code := exitCode(err)
	if err == nil || isQuiet(err) {
		return code
	}
	var unknown unknownError
	if errors.As(err, &unknown) {
		// It has words of ours alone.
		r.say(unknown.Error())
		return code
	}
	p := model.ProblemOf(err)
	if r.found != nil && errors.Is(err, model.ErrUnauthorized) {
		p.Next = strings.TrimSpace(p.Next + " " + r.found.Renew)
	}
	r.say(r.masker().Problem(p).String())
	var failure *model.Failure
	if errors.As(err, &failure) {
		for _, choice := range failure.Choices {
			_, _ = fmt.Fprintln(r.Stderr, "  "+safe.Text(r.masker().WithoutFile(choice, p.File)))
		}
	}
	return code
}

// say writes a sentence to standard error, without a credential that an argument
// brought along. A failure to say it cannot be said either.
func (r *run) say(sentence string) {
	_, _ = fmt.Fprintln(r.Stderr, "ztsession: "+safe.Text(credential.Redact(sentence)))
}

// isQuiet reports whether nothing is left to say: after a finding, a signal, a
// reader that went away.
func isQuiet(err error) bool {
	var signal *ui.SignalError
	return errors.Is(err, errFindings) || errors.Is(err, errDiffers) || errors.Is(err, errOpen) || errors.Is(err, errNotReached) || errors.As(err, new(reportedError)) || errors.Is(err, syscall.EPIPE) || errors.As(err, &signal)
}

// exitCode returns the exit code for what a command returned.
func exitCode(err error) int {
	var coded interface{ ExitCode() int }
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &coded) && !errors.As(err, new(*exec.ExitError)):
		// The exit code of another program, such as one that prints a token, is none of ours.
		return coded.ExitCode()
	case errors.Is(err, errFindings), errors.Is(err, errNotReached):
		return exitFindings
	case errors.Is(err, errOpen):
		return exitUnknown
	case errors.Is(err, errDiffers):
		return exitFailed
	case errors.Is(err, syscall.EPIPE):
		return exitBrokenPipe
	case errors.Is(err, model.ErrUsage), errors.Is(err, model.ErrInvalidID), errors.Is(err, model.ErrNoCredentials):
		return exitUsage
	case errors.Is(err, model.ErrRateLimited):
		return exitUnavailable // Some answer so with 403, which says nothing then.
	case errors.Is(err, model.ErrUnauthorized), errors.Is(err, model.ErrForbidden):
		return exitUnauthorized
	case errors.Is(err, model.ErrNotFound):
		return exitNotFound
	case errors.Is(err, model.ErrUnavailable), errors.Is(err, context.DeadlineExceeded):
		return exitUnavailable
	case errors.Is(err, model.ErrMalformed):
		return exitMalformed
	default:
		return exitFailed
	}
}

// causeOf returns what ended ctx, when something did, in place of the error
// that it led to: a signal, not "context canceled".
func causeOf(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}
