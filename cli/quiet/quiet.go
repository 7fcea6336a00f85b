// Package quiet hides TMUX from the libraries that look at the terminal while the
// program is only being initialised. Package lipgloss asks tmux for its colours
// then, in a variable of its package, and starts it with the whole environment, in
// which credentials can stand; package paint asks again, with hardly any of it.
//
// It is a module of its own because Go initialises packages in the order of their
// import paths as far as their own imports allow, so that this one, which needs
// package syscall alone, comes before charm.land/lipgloss/v2.
package quiet

import "syscall"

const name = "TMUX"

var value, isSet = syscall.Getenv(name)

func init() {
	if isSet {
		_ = syscall.Unsetenv(name) // It fails for names that cannot be one.
	}
}

// Restore sets the variable again. It is called once, when all is initialised.
func Restore() {
	if isSet {
		_ = syscall.Setenv(name, value)
	}
}
