package probe

import (
	"os"

	"golang.org/x/sys/windows"
)

// prepare has the console understand sequences, and reports whether it does.
func prepare(_, out *os.File) (undo func(), ok bool) {
	console := windows.Handle(out.Fd())
	var before uint32
	if err := windows.GetConsoleMode(console, &before); err != nil {
		return nil, false
	}
	if err := windows.SetConsoleMode(console, before|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING); err != nil {
		return nil, false
	}
	return func() { _ = windows.SetConsoleMode(console, before) }, true
}

// dropInput drops what a terminal has sent and nobody has read.
func dropInput(terminal *os.File) {
	_ = windows.FlushConsoleInputBuffer(windows.Handle(terminal.Fd()))
}
