package secret

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"time"

	"ztsession/api"
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
// What it says on standard error is passed on, line by line, without secrets.
func (s Search) run(ctx context.Context, words []string, from string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, words[0], words[1:]...)
	cmd.Env = s.environ()
	cmd.WaitDelay = afterwards
	var out bytes.Buffer
	said := &redacting{to: s.Stderr}
	cmd.Stdout, cmd.Stderr = &limited{to: &out, left: longest}, said
	err := cmd.Run()
	said.flush()
	if err == nil {
		token := firstLine(out.Bytes())
		if token == "" {
			return "", model.WrongUsage("The program of "+from+" printed nothing.", "Run it by hand to see what it prints: "+shown(words[0])+".")
		}
		return token, nil
	}
	program := "The program of " + from + ", " + shown(words[0]) + ","
	next := "Run it by hand to see why, then try again."
	var ended *exec.ExitError
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		program += fmt.Sprintf(" did not end within %d seconds.", int(patience/time.Second))
	case ctx.Err() != nil:
		return "", context.Cause(ctx)
	case errors.Is(err, exec.ErrNotFound):
		program += " is not there."
		next = "Install it, or write its whole path into the profile."
	case errors.As(err, &ended):
		program += fmt.Sprintf(" failed with the exit code %d.", ended.ExitCode())
	default:
		program += " could not be run: " + safe.Text(err.Error()) + "."
	}
	failure := model.WrongUsage(program, next)
	failure.Cause = err
	return "", failure
}

func shown(text string) string { return safe.Text(credential.Redact(text)) }

// environ returns the environment without what holds credentials of Cloudflare.
func (s Search) environ() []string {
	hidden := append(api.SecretVariables(), s.Profile.TokenVariable)
	return slices.DeleteFunc(slices.Clone(s.Environ), func(entry string) bool {
		name, _, _ := strings.Cut(entry, "=")
		return slices.Contains(hidden, name)
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
