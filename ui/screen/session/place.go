package session

import (
	"ztsession/model"
	"ztsession/model/facts"
	"ztsession/ui/screen"
	"ztsession/ui/screen/session/pane"
)

// Place is the pane that has the keys, with what the cursor stands on.
func (in *Screen) Place() screen.Place {
	return screen.Place{Part: in.view.Focus, Mark: in.focused().Mark()}
}

// GoTo gives the keys to a pane, and goes to where one was in it.
func (in *Screen) GoTo(place screen.Place) {
	if place.Part < 0 || place.Part >= len(in.panes) {
		return
	}
	in.focus(place.Part)
	if mark, ok := place.Mark.(pane.Mark); ok {
		in.focused().Return(mark)
	}
	in.canvas.spoil()
}

// Crumb names the session in the line that tells how one came here.
func (in *Screen) Crumb() string {
	if in.shown.Origin.Kind != model.FromSession {
		return in.shown.Origin.Kind.String()
	}
	return "session of " + facts.Who(in.shown)
}
