//go:build unix

package probe

import (
	"os"

	"golang.org/x/sys/unix"
)

// prepare reports whether the terminal is that of this process now: where another
// program has it, this one would be stopped.
func prepare(in, _ *os.File) (undo func(), ok bool) {
	group, err := unix.IoctlGetInt(int(in.Fd()), unix.TIOCGPGRP)
	return func() {}, err == nil && group == unix.Getpgrp()
}
