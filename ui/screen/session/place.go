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

// Name is what the session is called among others, as it may be shown.
func (in *Screen) Name() string {
	who := facts.Who(in.shown)
	if in.shown.Origin.Kind != model.FromSession {
		return who + ", " + in.shown.Origin.Kind.String()
	}
	return who
}

// Began says when the session began; empty where that was not reported.
func (in *Screen) Began() string {
	if at, ok := in.shown.IssuedAt.Get(); ok {
		return in.Env.Clock.Moment(at)
	}
	return ""
}

// Ref has the ids by which the session was looked up; none for what was not.
func (in *Screen) Ref() model.Ref {
	if origin := in.answered.Origin; origin.File == "" && origin.Kind == model.FromSession {
		return origin.Ref
	}
	return model.Ref{}
}

// IsSaved reports whether the session is a saved answer, for which nothing is asked.
func (in *Screen) IsSaved() bool { return in.answered.Origin.File != "" }

// IsOf reports whether the other screen shows the same session, read once more or the
// same answer.
func (in *Screen) IsOf(other *Screen) bool {
	if in.answered.Document != nil && in.answered.Document == other.answered.Document {
		return true
	}
	a, b := in.answered.Origin, other.answered.Origin
	return a.File == "" && b.File == "" && a.Ref.User != "" && a.Ref == b.Ref && a.Kind == b.Kind
}

// Size is how large the answer is, in bytes as it was received.
func (in *Screen) Size() int { return len(in.answered.Body) }
