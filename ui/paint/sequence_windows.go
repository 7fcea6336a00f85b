package paint

import tea "charm.land/bubbletea/v2"

// Send returns a command that sends an escape sequence to the terminal.
func Send(sequence string) tea.Cmd { return tea.Raw(sequence) }
