package secret

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"slices"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/credential"
	"ztsession/model/text/safe"
)

const (
	// patience is how long a program may take to print a token: a person may have to
	// unlock something first.
	patience = time.Minute
	// afterwards is how long what it started may keep its output open.
	afterwards = time.Second
)

// run runs a program without a shell and returns the first line that it prints.
// What it says on standard error is passed on, line by line, without secrets. It can
// ask a person on the terminal, where there is one.
func (s Search) run(ctx context.Context, words []string, from string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, words[0], words[1:]...)
	cmd.Env = s.environ()
	cmd.WaitDelay = afterwards
	if s.StdinIsTerminal {
		cmd.Stdin = s.Stdin
	}
	var out bytes.Buffer
	said := &redacting{to: s.Stderr}
	cmd.Stdout, cmd.Stderr = &limited{to: &out, left: longest}, said
	err := cmd.Run()
	said.flush()
	if err == nil || errors.Is(err, exec.ErrWaitDelay) {
		// What it started may go on in the background, with its output open.
		token := firstLine(out.Bytes())
		if token == "" {
			return "", model.WrongUsage("The program of "+from+" printed nothing.", "Run it by hand to see what it prints: "+shown(words[0])+".")
		}
		return token, nil
	}
	if ctx.Err() != nil && !errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return "", context.Cause(ctx)
	}
	return "", notRun(ctx, words[0], from, err)
}

// notRun explains why a program printed no token.
func notRun(ctx context.Context, program, from string, err error) error {
	what := "The program of " + from + ", " + shown(program) + ","
	next := "Run it by hand to see why, then try again."
	var ended *exec.ExitError
	switch {
	case ctx.Err() != nil:
		what += fmt.Sprintf(" did not end within %d seconds.", int(patience/time.Second))
	case errors.Is(err, exec.ErrNotFound), errors.Is(err, fs.ErrNotExist):
		what += " is not there."
		next = "Install it, or write its whole path into the profile."
	case errors.Is(err, fs.ErrPermission):
		what += " is nothing that you may run."
		next = "Check that it is a program, and whose it is."
	case errors.As(err, &ended) && ended.ExitCode() < 0:
		what += " was ended: " + safe.Text(ended.String()) + "."
	case errors.As(err, &ended):
		what += fmt.Sprintf(" failed with the exit code %d.", ended.ExitCode())
	default:
		what += " could not be run: " + safe.Text(err.Error()) + "."
	}
	failure := model.WrongUsage(what, next)
	failure.Cause = err
	return failure
}

func shown(text string) string { return safe.Text(credential.Redact(text)) }

// environ returns the environment without what holds secrets of Cloudflare: a program
// that prints a token needs none, and others have theirs.
func (s Search) environ() []string {
	return slices.DeleteFunc(slices.Clone(s.Environ), func(entry string) bool {
		name, _, _ := strings.Cut(entry, "=")
		return credential.IsVariable(name) || slices.Contains(s.Hidden, name)
	})
}

// limited takes so many bytes and drops the rest.
type limited struct {
	to   *bytes.Buffer
	left int
}

// Write never fails, so that the program is not ended by what it prints.
func (w *limited) Write(p []byte) (int, error) {
	n := min(len(p), w.left)
	w.to.Write(p[:n])
	w.left -= n
	return len(p), nil
}

// redacting passes lines on without secrets and control characters.
type redacting struct {
	to   io.Writer
	line []byte
}

// Write passes on what ends with a line.
func (w *redacting) Write(p []byte) (int, error) {
	for _, c := range p {
		if c == '\n' || c == '\r' || len(w.line) >= longest {
			w.flush()
			continue
		}
		w.line = append(w.line, c)
	}
	return len(p), nil
}

// flush passes on a line that has no end.
func (w *redacting) flush() {
	if len(w.line) > 0 && w.to != nil {
		line := string(w.line)
		if _, bare := credential.Bare(line); bare {
			line = "[redacted]"
		}
		_, _ = fmt.Fprintln(w.to, shown(line)) // That it cannot be said cannot be said either.
	}
	w.line = w.line[:0]
}
