//go:build !windows

package paint

import tea "charm.land/bubbletea/v2"

// sequenceMsg is an escape sequence for the terminal.
type sequenceMsg string

// Send returns a command that sends an escape sequence to the terminal between
// two frames. It must change nothing that a frame shows, such as one that sets the
// clipboard.
func Send(sequence string) tea.Cmd {
	return func() tea.Msg { return sequenceMsg(sequence) }
}
