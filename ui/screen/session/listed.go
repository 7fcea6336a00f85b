package session

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/fetch"
	"ztsession/ui/screen/session/pane"
)

// wantListed asks for the person's sessions, once, where the one that is shown
// did not come from the list: its end and its applications stand only there. A
// failure stays quiet, since the session is right without them.
func (in *Screen) wantListed() tea.Cmd {
	origin, source := in.answered.Origin, in.Source
	if origin.Kind != model.FromSession || origin.Listed != nil || !origin.Ref.Complete() || !in.listed.Idle() {
		return nil
	}
	if source.Budget().Low(in.Env.Now()) {
		return nil
	}
	return in.listed.Ask(fetch.Plain(func(ctx context.Context) ([]model.SessionSummary, error) {
		return source.Sessions(ctx, origin.Ref.Account, origin.Ref.User)
	}))
}

// listArrived takes what the list says of the session that is shown.
func (in *Screen) listArrived(event fetch.Event) {
	if event != fetch.Arrived {
		return
	}
	ref := in.answered.Origin.Ref
	for _, one := range in.listed.Value() {
		if one.Nonce != ref.Nonce || ref.Nonce == "" {
			continue
		}
		in.answered.Origin.Listed = &one
		shown, listed := *in.shown, in.mask.Summary(ref.User, one)
		shown.Origin.Listed = &listed
		in.shown = &shown
		// The document stays, so the pane that searches in it has nothing to learn.
		for i, p := range in.panes {
			if i != pane.JSONPane {
				_ = p.SetSession(in.shown)
			}
		}
		in.sumUp()
		in.arrange()
		return
	}
}
