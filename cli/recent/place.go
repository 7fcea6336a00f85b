package recent

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

const (
	fileName = "recent.jsonl"
	lockName = "recent.lock"
	newName  = "recent.new"
)

// Path returns the file's name, empty when there is no place for it.
func (s *Store) Path() string { return s.name(fileName) }

func (s *Store) name(base string) string {
	if s.folder == "" {
		return ""
	}
	return filepath.Join(s.folder, base)
}

const (
	folderMode = fs.FileMode(0o700)
	// others is what nobody but the owner may do.
	others = fs.FileMode(0o077)
)

// makeFolder makes the folder with all above it, for its owner only.
func makeFolder(folder string) error { return os.MkdirAll(folder, folderMode) }

// tighten takes the rights of others away from the folder, where there are
// such rights, and reports whether that was needed. The target of a link is
// somebody else's to change.
func tighten(folder string) (bool, error) {
	info, err := os.Lstat(folder)
	if err != nil || !info.IsDir() || !grants(info) {
		return false, err
	}
	return true, os.Chmod(folder, folderMode)
}

// isLoose reports whether others have rights to a file.
func isLoose(path string) (bool, error) {
	info, err := os.Lstat(path)
	return err == nil && grants(info), err
}

func grants(info fs.FileInfo) bool {
	return runtime.GOOS != "windows" && info.Mode().Perm()&others != 0
}

// errNotAFile: something else has the name of one of our files: a
// link, a folder, a pipe that would be waited on for ever.
var errNotAFile = errors.New("not a regular file")

// isThere reports whether one of our files is there, as a file.
func isThere(path string) (bool, error) {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case !info.Mode().IsRegular():
		return false, &fs.PathError{Op: "open", Path: path, Err: errNotAFile}
	default:
		return true, nil
	}
}
