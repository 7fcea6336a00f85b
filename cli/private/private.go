// Package private opens files that only their owner may read: the log, the
// recent look-ups. Such a file is made by the program and never taken over: a
// link is not followed, and a file of somebody else, one with a second name or
// one that others can read is refused instead of being changed, since its
// rights may be what another program needs.
package private

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Mode is the mode of a private file: for its owner only.
const Mode = fs.FileMode(0o600)

// Why a file is not private. The words complete a sentence about the file.
var (
	ErrLink       = errors.New("it is a link, and links are not followed")
	ErrNotFile    = errors.New("it is not a regular file")
	ErrNotOurs    = errors.New("it belongs to another user")
	ErrSecondName = errors.New("it has a second name, by which others may reach it")
	ErrOpen       = errors.New("other users have rights to it")
)

// OpenToAppend opens a private file for lines to be added, and makes it when it
// is not there. Its errors wrap one of the above or the system's.
func OpenToAppend(path string) (*os.File, error) {
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_EXCL|os.O_WRONLY, Mode)
	if !errors.Is(err, fs.ErrExist) {
		return file, err
	}
	file, info, err := open(path, os.O_APPEND|os.O_WRONLY)
	if err != nil {
		return nil, err
	}
	if err := check(info); err != nil {
		return nil, errors.Join(&fs.PathError{Op: "open", Path: path, Err: err}, file.Close())
	}
	return file, nil
}

// Open opens a file to be read that is a regular one and no link, whoever else
// may read it.
func Open(path string) (*os.File, fs.FileInfo, error) { return open(path, os.O_RDONLY) }

// OpenPrivate opens a private file to be read: nobody but its owner may have any
// right to it. A link is followed, as to where a system mounts secrets; what it
// leads to counts. Its errors wrap one of the above or the system's.
func OpenPrivate(path string) (*os.File, error) {
	path, err := filepath.EvalSymlinks(path)
	if err != nil {
		return nil, err
	}
	file, info, err := open(path, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	if err := Check(info); err != nil {
		return nil, errors.Join(&fs.PathError{Op: "open", Path: path, Err: err}, file.Close())
	}
	return file, nil
}

// Check returns why somebody else than the person has a right to what is to be read,
// as one of the above, or nil.
func Check(info fs.FileInfo) error {
	if err := check(info); !errors.Is(err, ErrSecondName) {
		return err
	}
	return nil
}

// Create makes a private file, which must not be there yet.
func Create(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, Mode)
}

// open opens a regular file without following a link and without waiting for
// the other end of a pipe.
func open(path string, how int) (*os.File, fs.FileInfo, error) {
	file, err := os.OpenFile(path, how|NoFollow|noWait, 0)
	if err != nil {
		if named, lstat := os.Lstat(path); lstat == nil {
			err = kind(named, path, err)
		}
		return nil, nil, err
	}
	info, err := file.Stat()
	if err == nil {
		err = kind(info, path, nil)
	}
	if named, lstat := os.Lstat(path); err == nil && NoFollow == 0 && lstat == nil {
		err = kind(named, path, nil)
	}
	if err != nil {
		return nil, nil, errors.Join(err, file.Close())
	}
	return file, info, nil
}

// kind returns why something that is no regular file is not opened, else err.
func kind(info fs.FileInfo, path string, err error) error {
	switch {
	case info.Mode()&fs.ModeSymlink != 0:
		return &fs.PathError{Op: "open", Path: path, Err: ErrLink}
	case !info.Mode().IsRegular():
		return &fs.PathError{Op: "open", Path: path, Err: ErrNotFile}
	default:
		return err
	}
}
