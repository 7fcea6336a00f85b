package person

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/trace"
	"ztsession/ui/action"
	"ztsession/ui/fetch"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
)

// opened is a session that was looked up, and the request that led to it; nil where
// it was chosen itself.
type opened struct {
	session *model.Session
	request *access.Request
	as      purpose
}

// open looks a session of the list up.
func (p *Screen) open(one *model.SessionSummary) tea.Cmd {
	return p.openFor(one, toShow)
}

// openRequest looks up the session with which a request was most likely made.
func (p *Screen) openRequest(row *access.Request) tea.Cmd {
	source, account, request := p.Source, p.ref.Account, *row
	// Whose page this is is surer than an id in the log.
	request.UserID = model.Known(p.ref.User)
	return p.watch(func(ctx context.Context, report func(model.Progress)) (opened, error) {
		s, err := trace.Made(ctx, source, account, &request, report)
		return opened{session: s, request: &request}, err
	})
}

// openLogin looks up the session of a failed login. The log has more of it than the
// list, unless it is too old for the log.
func (p *Screen) openLogin(login *model.FailedLogin) tea.Cmd {
	if row := p.log.with(login.RayID.Value); row != nil {
		return p.openRequest(row)
	}
	source, account, user, failed := p.Source, p.ref.Account, p.ref.User, *login
	email := p.email
	return p.watch(func(ctx context.Context, report func(model.Progress)) (opened, error) {
		request, err := trace.InLog(ctx, source, account, &failed, user, email, report)
		if err != nil {
			return opened{}, err
		}
		request.UserID = model.Known(user)
		s, err := trace.Made(ctx, source, account, &request, report)
		return opened{session: s, request: &request}, err
	})
}

// watch looks a session up while somebody waits for it.
func (p *Screen) watch(ask fetch.Func[opened]) tea.Cmd {
	cmd := p.opening.Watch(p.Env.Now(), p.Env.Still, ask)
	p.sayWaiting()
	return cmd
}

func (p *Screen) sayWaiting() {
	p.Say(box.Note(screen.Waiting(p.Env, "Asking Cloudflare for this session", p.opening.Since(), p.opening.Progress())))
}

// opened takes the end of a look-up, or news of it.
func (p *Screen) opened(event fetch.Event) action.Outcome {
	switch event {
	case fetch.Progressed:
		p.sayWaiting()
	case fetch.Arrived:
		p.Say(box.Banner{})
		found := p.opening.Value()
		session := *found.session
		session.LastSeen = p.LastSeen()
		switch found.as {
		case toMark:
			p.mark(&session)
			return nil
		case toCompare:
			return p.pick(&session)
		case toShow:
		}
		return screen.ShowSession{Session: &session, Request: found.request}
	case fetch.Failed:
		p.Say(box.Failure(p.Env.Problem(p.opening.Err()).String()))
	case fetch.Stopped:
		p.Say(box.Banner{})
	case fetch.Nothing:
	}
	return nil
}
