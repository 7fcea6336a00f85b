//go:build !linux && !darwin && !windows

package paint

import "github.com/charmbracelet/x/term"

// shortMoves is false where the line discipline cannot be asked.
func shortMoves(*term.State) bool { return false }
