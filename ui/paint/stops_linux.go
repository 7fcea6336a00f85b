package paint

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

// canRestoreStops says that SIGTSTP can be watched: it can be made to stop the
// process again.
const canRestoreStops = true

// action is more than a struct sigaction of the kernel, on every architecture.
// All zero it is the default action.
type action [256]byte

// defaultStops lets SIGTSTP stop the process until the function that it returns is
// called. Package signal, once it has watched a signal, keeps its handler, which
// then ignores it.
func defaultStops() (watch func()) {
	var before, stops action
	if err := setAction(&stops, &before); err != nil {
		return func() {}
	}
	return func() { _ = setAction(&before, nil) }
}

// setAction sets what SIGTSTP does, and tells what it did before.
func setAction(to, before *action) error {
	const bytesOfSet = 64 / 8 // of a set of signals
	_, _, failed := unix.RawSyscall6(unix.SYS_RT_SIGACTION, uintptr(unix.SIGTSTP), uintptr(unsafe.Pointer(to)), uintptr(unsafe.Pointer(before)), bytesOfSet, 0, 0)
	if failed != 0 {
		return failed
	}
	return nil
}
