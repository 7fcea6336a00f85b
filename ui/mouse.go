package ui

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/action"
	"ztsession/ui/layout"
	"ztsession/ui/widget/box"
)

// wheelLines is how many lines a step of the wheel scrolls.
const wheelLines = 3

// selectWords say how text is selected while the program has the mouse: terminals
// keep the mouse to themselves while a key is held.
const selectWords = "Hold shift (option in Terminal and iTerm2) to select text."

// mouseAction gives the mouse to the program, or back to the terminal. It is off at
// first: most people want to select text.
func (a *App) mouseAction() action.Action {
	one := action.Action{ID: "mouse", Keys: a.env.Keys.Global.Mouse, Help: "mouse on or off", Group: a.globalGroup(), Do: action.Just(a.toggleMouse)}
	return one.When(!a.top().Typing() && !a.top().Waiting(), textInField)
}

func (a *App) toggleMouse() {
	a.env.Mouse = !a.env.Mouse
	words := "The mouse is the terminal's again: it selects text."
	if a.env.Mouse {
		words = "The mouse is on: a click selects, the wheel scrolls. " + selectWords
	}
	a.say(box.Note(words))
}

// mouseWords say at the end of the last line that the mouse is the program's.
func (a *App) mouseWords() string {
	switch {
	case !a.env.Mouse:
		return ""
	case a.width < 100:
		return " mouse "
	default:
		return " mouse, shift selects "
	}
}

// pointedFooter does what stands at a cell of the footer. Where something is said in
// place of the keys there is nothing to do.
func (a *App) pointedFooter(x int) tea.Cmd {
	found, ok := action.At(a.actions(), a.footerRoom(), x)
	if !ok || a.said.Shown() || found.Do == nil {
		return nil
	}
	a.top().Touched()
	cmd, outcome := found.Do()
	return tea.Batch(cmd, a.performIf(outcome))
}

// pointed takes a click or a step of the wheel. What is asked for at the moment is
// not disturbed by either.
func (a *App) pointed(msg tea.Msg) tea.Cmd {
	if !a.env.Mouse || layout.TooSmall(a.width, a.height) || a.top().Waiting() {
		return nil
	}
	above := len(a.above())
	switch msg := msg.(type) {
	case tea.MouseClickMsg:
		switch {
		case msg.Button != tea.MouseLeft:
		case msg.Y == a.height-1:
			return a.pointedFooter(msg.X)
		default:
			// What was only to be read goes afterwards: it was there when one pointed.
			a.top().Point(msg.X, msg.Y-above, true)
			a.top().Touched()
		}
	case tea.MouseWheelMsg:
		code := tea.KeyDown
		switch msg.Button {
		case tea.MouseWheelUp:
			code = tea.KeyUp
		case tea.MouseWheelDown:
		default:
			return nil
		}
		a.top().Point(msg.X, msg.Y-above, false)
		cmds := make([]tea.Cmd, 0, wheelLines)
		for range wheelLines {
			cmds = append(cmds, a.key(tea.KeyPressMsg{Code: code}))
		}
		return tea.Batch(cmds...)
	}
	return nil
}
