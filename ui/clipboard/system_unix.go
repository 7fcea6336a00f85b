//go:build !windows

package clipboard

import (
	"os/exec"
	"runtime"
	"syscall"
)

// systemPrograms are those that may have the clipboard, the best first.
func systemPrograms(getenv func(string) string) []program {
	if runtime.GOOS == "darwin" {
		return []program{{name: "pbcopy"}}
	}
	return desktopPrograms(getenv)
}

// apart keeps a program off the terminal, and alive when that is closed: some keep
// the text for as long as they run.
func apart(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }
