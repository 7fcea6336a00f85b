package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"ztsession/ui/keys"
)

func (a *App) formKeys(bindings []key.Binding) []key.Binding {
	if a.recents != nil {
		return a.recents.keys()
	}
	if a.waiting() {
		return append(bindings, a.keys.Global.Interrupt)
	}
	if words := a.escWords(); words != "" {
		if a.width < 60 {
			words = "back"
		}
		bindings = append(bindings, keys.As(a.keys.Global.Back, words))
	}
	if a.screen == lookUpScreen {
		bindings = append(bindings, a.keys.Recent.Show)
	}
	return append(bindings, a.keys.Global.HelpInField, a.keys.Global.Interrupt)
}

// escWords says where esc leads from a form; empty when it leads nowhere.
func (a *App) escWords() string {
	isPerson := false
	if p := a.top(); p != nil {
		_, isPerson = p.(*personPage)
	}
	switch {
	case a.screen == lookUpScreen && a.lookUp.HasProblem(), a.screen == credentialsScreen && a.credentials.HasProblem():
		return "close"
	case a.screen == credentialsScreen && a.source != nil:
		return "back to the look-up"
	case a.top() == nil && a.screen == lookUpScreen && a.typed:
		return "other credentials"
	case a.top() == nil:
		return ""
	case isPerson:
		return "back to the person"
	default:
		return "back to the session"
	}
}

// pageKeys are the bindings that work now, the most useful first, since a
// narrow footer shows only the first ones.
func (a *App) pageKeys() []key.Binding {
	g := a.keys.Global
	if a.waiting() {
		return []key.Binding{keys.As(g.Back, "cancel"), g.Quit}
	}
	own := a.top().keys()
	if a.top().typing() {
		return own
	}
	return append(own, g.Time, g.Back, g.Help, g.Quit)
}

// footer returns the keys that work now as one line; the help key is always on it.
func (a *App) footer(bindings []key.Binding) string {
	var shown []string
	room := a.width - 2
	bindings = firstOfEach(bindings)
	must := map[string]bool{"?": true, "f1": true, "esc": true, "ctrl+c": true, "q": true}
	used := 0
	for _, binding := range bindings {
		if must[binding.Help().Key] {
			used += hintWidth(binding)
		}
	}
	for _, binding := range bindings {
		if !must[binding.Help().Key] {
			if used+hintWidth(binding) > room {
				continue
			}
			used += hintWidth(binding)
		}
		shown = append(shown, a.styles.Key.Render(binding.Help().Key)+" "+a.styles.Muted.Render(binding.Help().Desc))
	}
	return ansi.Truncate(" "+strings.Join(shown, "  "), a.width, "…")
}

// firstOfEach leaves out bindings that are disabled, and those whose key an
// earlier one has: the pane's own esc stands for the screen's.
func firstOfEach(bindings []key.Binding) []key.Binding {
	seen := map[string]bool{}
	var kept []key.Binding
	for _, binding := range bindings {
		if name := binding.Help().Key; binding.Enabled() && name != "" && !seen[name] {
			seen[name] = true
			kept = append(kept, binding)
		}
	}
	return kept
}

func hintWidth(binding key.Binding) int {
	return ansi.StringWidth(binding.Help().Key) + 1 + ansi.StringWidth(binding.Help().Desc) + 2
}
