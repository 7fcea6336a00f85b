package paint

import "golang.org/x/sys/unix"

// flush drops what waits in a terminal's queue: TCIFLUSH or TCOFLUSH.
func flush(descriptor uintptr, queue int) error {
	return unix.IoctlSetInt(int(descriptor), unix.TCFLSH, queue)
}
