package secret

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"

	"ztsession/cli/private"
	"ztsession/model"
	"ztsession/model/credential"
	"ztsession/model/text/safe"
	"ztsession/model/text/words"
)

// longest bounds what is read in search of a token, in bytes.
const longest = 64 << 10

// stdinName names standard input.
const stdinName = "-"

// fromFile reads the token in a file, on its first line.
func (s Search) fromFile(ctx context.Context, name, from string) (Found, error) {
	if name == stdinName {
		if s.StdinIsTerminal {
			return Found{}, model.WrongUsage("Standard input is the terminal, which would show the token as it is typed.", "Hand it over by a pipe, or keep it with "+LoginCommand(s.Profile)+", which asks for it without showing it.")
		}
		token, err := ReadToken(ctx, s.Stdin)
		if err != nil {
			return Found{}, err
		}
		return found(token, "standard input", "give another one there")
	}
	if kind, ok := credential.In(name); ok {
		return Found{}, model.WrongUsage(words.Capital(from)+" has to be the name of a file, and what it has looks like "+kind.String()+".", "Revoke it: everyone on this computer can see what stands on a command line. Then write the new one into a file that nobody but you may read.")
	}
	token, err := within(ctx, func() (string, error) {
		file, err := open(name)
		if err != nil {
			return "", err
		}
		defer func() { _ = file.Close() }() // It was only read.
		return firstLineOf(file)
	})
	switch {
	case ctx.Err() != nil:
		return Found{}, err
	case err != nil:
		return Found{}, cannotOpen(name, from, err)
	}
	return found(token, from, "write another one into that")
}

// within does what can wait for ever, as for the other end of a pipe, and returns
// why ctx ended if it does so first.
func within(ctx context.Context, do func() (string, error)) (string, error) {
	type answer struct {
		line string
		err  error
	}
	answered := make(chan answer, 1)
	go func() {
		line, err := do()
		answered <- answer{line, err}
	}()
	select {
	case got := <-answered:
		return got.line, got.err
	case <-ctx.Done():
		return "", context.Cause(ctx)
	}
}

// open opens a file of which nobody else may read anything, or the pipe that a
// shell makes of a command.
func open(name string) (*os.File, error) {
	info, err := os.Stat(name)
	if err != nil || info.Mode()&fs.ModeNamedPipe == 0 {
		return private.OpenPrivate(name)
	}
	if !isOfShell(name) {
		if err := private.Check(info); err != nil {
			return nil, &fs.PathError{Op: "open", Path: name, Err: err}
		}
	}
	return os.Open(name)
}

// isOfShell reports whether a pipe is one that only this process has open. Systems do
// not agree on the rights that it has.
func isOfShell(name string) bool {
	return strings.HasPrefix(name, "/dev/") || strings.HasPrefix(name, "/proc/")
}

// ReadToken returns the first line that has something on it, without the space
// around it: pass has what belongs to a token below it. It ends with ctx.
func ReadToken(ctx context.Context, from io.Reader) (string, error) {
	return within(ctx, func() (string, error) { return firstLineOf(from) })
}

func firstLineOf(from io.Reader) (string, error) {
	content, err := io.ReadAll(io.LimitReader(from, longest))
	if err != nil {
		return "", err
	}
	return firstLine(content), nil
}

func firstLine(content []byte) string {
	for line := range bytes.Lines(bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))) {
		if line = bytes.TrimSpace(line); len(line) > 0 {
			return string(line)
		}
	}
	return ""
}

// cannotOpen explains why a file with a token is not read.
func cannotOpen(name, from string, err error) error {
	what, next := "The token cannot be read from "+safe.Text(name)+", "+from+": ", "Check its name and place."
	var place *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		what += "there is no such file."
	case errors.Is(err, private.ErrOpen):
		what += "other users have rights to it, so the token may be known to them."
		next = "Make it yours alone (chmod 600), and make another token if others could have read this one."
	case errors.Is(err, private.ErrNotOurs):
		what += private.ErrNotOurs.Error() + "."
		next = "Copy it to a file of your own that nobody else may read."
	case errors.As(err, &place):
		what += safe.Text(place.Err.Error()) + "."
	default:
		what += safe.Text(err.Error()) + "."
	}
	failure := model.WrongUsage(what, next)
	failure.Cause, failure.Explanation.File = err, safe.Text(name)
	return failure
}
