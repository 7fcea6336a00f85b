package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"ztsession/cli/private"
	"ztsession/model"
	"ztsession/model/text/safe"
)

// save makes a file for its owner alone, which was not there before, and has it
// written. It returns the whole name. What could not be written whole is taken
// away again.
func save(name string, write func(io.Writer) error) (string, error) {
	whole := atHome(name)
	if absolute, err := filepath.Abs(whole); err == nil {
		whole = absolute
	}
	file, err := private.Create(whole)
	if err != nil {
		return "", cannotSave(whole, err)
	}
	out := bufio.NewWriter(file)
	if err := errors.Join(write(out), out.Flush(), file.Close()); err != nil {
		return "", cannotSave(whole, errors.Join(err, os.Remove(whole)))
	}
	return whole, nil
}

// atHome puts the home folder in the place of a tilde, as shells do.
func atHome(name string) string {
	rest, ok := strings.CutPrefix(name, "~")
	home, err := os.UserHomeDir()
	if !ok || err != nil || rest != "" && !os.IsPathSeparator(rest[0]) {
		return name
	}
	return home + rest
}

// cannotSave explains why a file was not written.
func cannotSave(name string, err error) error {
	shown, folder := safe.Text(filepath.Base(name)), safe.Text(filepath.Dir(name))
	p := model.Problem{What: fmt.Sprintf("%s was not saved.", shown), Cause: safe.Text(innermost(err)) + ".", Next: "Give another name.", File: shown}
	switch {
	case errors.Is(err, fs.ErrExist):
		p = model.Problem{What: "There is a file of that name already, and it was left as it is.", Next: "Give another name."}
	case errors.Is(err, fs.ErrNotExist):
		p.Cause, p.Next, p.File = fmt.Sprintf("There is no folder %s.", folder), "Make it, or name another.", folder
	case errors.Is(err, fs.ErrPermission):
		p.Cause, p.Next, p.File = fmt.Sprintf("You may not write to %s.", folder), "Name another folder.", folder
	}
	return &model.Failure{Explanation: p, Cause: err}
}

// innermost is what the system says, without the name and the call.
func innermost(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return strings.ReplaceAll(err.Error(), "\n", "; ")
}
