package secret

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"

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
func (s Search) fromFile(name, from string) (Found, error) {
	if name == stdinName {
		token, err := ReadToken(s.Stdin)
		if err != nil {
			return Found{}, err
		}
		return found(token, "standard input")
	}
	if kind, ok := credential.In(name); ok {
		return Found{}, model.WrongUsage(words.Capital(from)+" has to be the name of a file, and what it has looks like "+kind.String()+".", "Revoke it: everyone on this computer can see what stands on a command line. Then write the new one into a file that nobody but you may read.")
	}
	file, err := open(name)
	if err != nil {
		return Found{}, cannotOpen(name, from, err)
	}
	defer func() { _ = file.Close() }() // It was only read.
	token, err := ReadToken(file)
	if err != nil {
		return Found{}, cannotOpen(name, from, err)
	}
	return found(token, from)
}

// open opens a file of which nobody else may read anything, or the pipe that a
// shell makes of a command.
func open(name string) (*os.File, error) {
	if info, err := os.Stat(name); err == nil && info.Mode()&fs.ModeNamedPipe != 0 {
		return os.Open(name)
	}
	return private.OpenPrivate(name)
}

// ReadToken returns the first line that has something on it, without the space
// around it: pass has what belongs to a token below it.
func ReadToken(from io.Reader) (string, error) {
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
	failure.Cause = err
	return failure
}
