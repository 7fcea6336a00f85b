package paint

import "golang.org/x/sys/unix"

// dropOutput drops what a terminal has not taken yet.
func dropOutput(descriptor uintptr) error {
	return unix.IoctlSetInt(int(descriptor), unix.TCFLSH, unix.TCOFLUSH)
}

// wake lets a write that waits for room look again: dropping the output does
// not tell it of the room, starting it does.
func wake(descriptor uintptr) {
	_ = unix.IoctlSetInt(int(descriptor), unix.TCXONC, unix.TCOOFF)
	_ = unix.IoctlSetInt(int(descriptor), unix.TCXONC, unix.TCOON)
}
