//go:build darwin || dragonfly || freebsd || netbsd || openbsd

package paint

import "golang.org/x/sys/unix"

// dropOutput drops what a terminal has not taken yet.
func dropOutput(descriptor uintptr) error {
	return unix.IoctlSetPointerInt(int(descriptor), unix.TIOCFLUSH, unix.TCOFLUSH)
}

// wake lets a write that waits for room look again.
func wake(descriptor uintptr) {
	_ = unix.IoctlSetInt(int(descriptor), unix.TIOCSTOP, 0)
	_ = unix.IoctlSetInt(int(descriptor), unix.TIOCSTART, 0)
}
