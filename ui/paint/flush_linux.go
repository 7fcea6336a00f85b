package paint

import "golang.org/x/sys/unix"

// flush drops what waits in a terminal's queue: TCIFLUSH or TCOFLUSH.
func flush(descriptor uintptr, queue int) error {
	return unix.IoctlSetInt(int(descriptor), unix.TCFLSH, queue)
}

// wake lets a write that waits for room look again: dropping the output does
// not tell it of the room, starting it does.
func wake(descriptor uintptr) {
	_ = unix.IoctlSetInt(int(descriptor), unix.TCXONC, unix.TCOOFF)
	_ = unix.IoctlSetInt(int(descriptor), unix.TCXONC, unix.TCOON)
}
