package session

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	find "ztsession/model/lookup"
	"ztsession/ui/fetch"
	"ztsession/ui/screen/session/pane"
)

// wantListed asks once for what the person's list says of the session, where it
// did not come from there: its end and its applications stand only there. A
// failure stays quiet, since the session is right without them.
func (in *Screen) wantListed() tea.Cmd {
	origin, source := in.answered.Origin, in.Source
	if origin.Kind != model.FromSession || origin.Listed != nil || !origin.Ref.Complete() || !in.listed.Idle() {
		return nil
	}
	if source.Budget().Low(in.Env.Now()) {
		return nil
	}
	return in.listed.Ask(fetch.Plain(func(ctx context.Context) (model.Origin, error) {
		return find.Entry(ctx, source, origin), nil
	}))
}

// listArrived takes what the list says of the session that is shown.
func (in *Screen) listArrived(event fetch.Event) {
	if event != fetch.Arrived {
		return
	}
	found := in.listed.Value()
	if found.Ref != in.answered.Origin.Ref || found.Listed == nil && !found.Unlisted {
		return
	}
	in.answered.Origin.Listed, in.answered.Origin.Unlisted = found.Listed, found.Unlisted
	shown := *in.shown
	shown.Origin.Unlisted = found.Unlisted
	if found.Listed != nil {
		listed := in.mask.Summary(found.Ref.User, *found.Listed)
		shown.Origin.Listed = &listed
	}
	in.addSettings()
	in.shownSettings(&shown)
	in.shown = &shown
	in.setQuestions()
	// The document stays, so the pane that searches in it has nothing to learn.
	for i, p := range in.panes {
		if i != pane.JSONPane {
			_ = p.SetSession(in.shown)
		}
	}
	in.sumUp()
	in.arrange()
}
