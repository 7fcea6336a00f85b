package screen

import (
	"charm.land/bubbles/v2/key"

	"ztsession/ui/action"
)

// Reading tells of the keys that scroll a text; the footer has the first two.
func Reading(group string, bindings []key.Binding) []action.Action {
	const footer = 95
	actions := action.Told(group, bindings...)
	for i := range actions[:min(len(actions), 2)] {
		actions[i].Footer = footer
	}
	return actions
}
