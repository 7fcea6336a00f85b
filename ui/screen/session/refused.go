package session

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/fetch"
	"ztsession/ui/screen/session/pane"
)

// refusals are the logins of the session's person that Access refused: why somebody
// calls is often there, and not in the session.
type refusals struct {
	of    fetch.Of[[]model.FailedLogin]
	user  string // whose they are
	asked bool   // since the session was read last
}

func newRefusals(ctx context.Context) refusals {
	return refusals{of: fetch.New[[]model.FailedLogin](ctx)}
}

// add adds them to a session of the same person.
func (r *refusals) add(s *model.Session) {
	if r.of.Loaded() && r.user == s.Origin.Ref.User {
		s.Refused = model.Known(r.of.Value())
	}
}

// Update takes a message and reports whether there is more to show, with the command
// that the request goes on with. That they cannot
// be read stays quiet: the person's page says why.
func (r *refusals) Update(msg tea.Msg) (bool, tea.Cmd) {
	event, next := r.of.Update(msg)
	return event == fetch.Arrived, next
}

// Again lets them be asked for once more: the session was read again.
func (r *refusals) Again() { r.asked = false }

// Cancel ends the request under way.
func (r *refusals) Cancel() { r.of.Cancel() }

// wantRefusals asks for the failed logins of the person, once for each time that the
// session was read, and not where few requests are left or look-ups are off.
func (in *Screen) wantRefusals() tea.Cmd {
	origin, r := in.answered.Origin, &in.refusals
	if origin.Ref.User == "" || in.Names.Shown() == nil || r.asked && r.user == origin.Ref.User || in.Source.Budget().Low(in.Env.Now()) {
		return nil
	}
	r.user, r.asked = origin.Ref.User, true
	source := in.Source
	return r.of.Ask(fetch.Plain(func(ctx context.Context) ([]model.FailedLogin, error) {
		return source.FailedLogins(ctx, origin.Ref.Account, origin.Ref.User)
	}))
}

// setRefused shows the failed logins beside what is there.
func (in *Screen) setRefused() {
	in.refusals.add(in.answered)
	shown := *in.shown
	shown.Refused = in.answered.Refused
	if in.mask != nil {
		shown.Refused.Value = nil
		for _, login := range in.answered.Refused.Value {
			shown.Refused.Value = append(shown.Refused.Value, in.mask.FailedLogin(login))
		}
	}
	in.shown = &shown
	in.setQuestions()
	for i, p := range in.panes {
		switch p.(type) {
		case *pane.Facts, *pane.Answer, *pane.Access:
			_ = p.SetSession(in.shown)
			in.canvas.spoil(i)
		}
	}
}
