//go:build darwin || dragonfly || freebsd || netbsd || openbsd

package probe

import (
	"os"

	"golang.org/x/sys/unix"
)

// dropInput drops what a terminal has sent and nobody has read.
func dropInput(terminal *os.File) {
	_ = unix.IoctlSetPointerInt(int(terminal.Fd()), unix.TIOCFLUSH, unix.TCIFLUSH)
}
