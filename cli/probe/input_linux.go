package probe

import (
	"os"

	"golang.org/x/sys/unix"
)

// dropInput drops what a terminal has sent and nobody has read.
func dropInput(terminal *os.File) {
	_ = unix.IoctlSetInt(int(terminal.Fd()), unix.TCFLSH, unix.TCIFLUSH)
}
