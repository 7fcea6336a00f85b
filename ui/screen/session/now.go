package session

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/fetch"
	"ztsession/ui/screen/session/pane"
)

// now is how the devices of the session's person are now: a session has how they
// were at the login.
type now struct {
	of    fetch.Of[*model.DevicesNow]
	ref   model.Ref // of the session that it is about
	asked bool      // since the session was read last
}

func newNow(ctx context.Context) now { return now{of: fetch.New[*model.DevicesNow](ctx)} }

// add adds it to the session that it is about.
func (n *now) add(s *model.Session) {
	if n.of.Loaded() && n.ref == s.Origin.Ref {
		s.Now = n.of.Value()
	}
}

// Again lets it be asked for once more: the session was read again.
func (n *now) Again() { n.asked = false }

// wantNow asks how the devices are once they are in sight, once for each time that
// the session was read, and not where few requests are left or look-ups are off.
// What cannot be read stays quiet: the help names the permissions.
func (in *Screen) wantNow() tea.Cmd {
	n, s, devices := &in.now, in.answered, in.Accounts.Devices()
	if !in.layout.Panes[pane.DevicesPane].Shown() || in.Names.Shown() == nil || devices == nil || model.Is(s.ServiceToken, true) {
		return nil
	}
	if n.asked && n.ref == s.Origin.Ref || s.Origin.Kind == model.FromLastSeen || in.Source.Budget().Low(in.Env.Now()) {
		return nil
	}
	n.ref, n.asked = s.Origin.Ref, true
	// What is shown goes on changing beside the request.
	source, at, asked := in.Source, in.Env.Now(), *s
	return n.of.Ask(fetch.Plain(func(ctx context.Context) (*model.DevicesNow, error) {
		return devices.Now(ctx, source, &asked, at), ctx.Err()
	}))
}

// setNow shows how the devices are beside what is there; nothing of it while
// look-ups are off.
func (in *Screen) setNow() {
	in.answered.Now = nil
	if in.Names.Shown() != nil {
		in.now.add(in.answered)
	}
	shown := *in.shown
	shown.Now = in.mask.DevicesNow(in.answered.Now)
	in.shown = &shown
	for i, p := range in.panes {
		switch p.(type) {
		case *pane.Devices, *pane.Answer:
			_ = p.SetSession(in.shown)
			in.canvas.spoil(i)
		}
	}
	in.sumUp()
	in.arrange()
}
