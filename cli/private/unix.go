//go:build unix

package private

import (
	"io/fs"
	"os"
	"syscall"
)

// NoFollow makes opening a link fail; 0 where the system has no such thing.
const NoFollow = syscall.O_NOFOLLOW

const noWait = syscall.O_NONBLOCK

// check returns why a regular file is not private, or nil.
func check(info fs.FileInfo) error {
	if owned, ok := info.Sys().(*syscall.Stat_t); ok && int(owned.Uid) != os.Geteuid() {
		return ErrNotOurs
	}
	if info.Mode().Perm()&^Mode != 0 {
		return ErrOpen
	}
	if Names(info) > 1 {
		return ErrSecondName
	}
	return nil
}

// Names returns how many names a file has.
func Names(info fs.FileInfo) int {
	if owned, ok := info.Sys().(*syscall.Stat_t); ok {
		return int(owned.Nlink)
	}
	return 1
}
