//go:build darwin || dragonfly || freebsd || netbsd || openbsd

package paint

import "golang.org/x/sys/unix"

// flush drops what waits in a terminal's queue: TCIFLUSH or TCOFLUSH.
func flush(descriptor uintptr, queue int) error {
	return unix.IoctlSetPointerInt(int(descriptor), unix.TIOCFLUSH, queue)
}

// wake lets a write that waits for room look again.
func wake(descriptor uintptr) {
	_ = unix.IoctlSetInt(int(descriptor), unix.TIOCSTOP, 0)
	_ = unix.IoctlSetInt(int(descriptor), unix.TIOCSTART, 0)
}
