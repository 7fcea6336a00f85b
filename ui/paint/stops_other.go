//go:build !linux && !windows

package paint

// canRestoreStops says that SIGTSTP cannot be watched, since nothing here could
// make it stop the process again.
const canRestoreStops = false

// defaultStops has nothing to do where SIGTSTP is not watched.
func defaultStops() (watch func()) { return func() {} }
