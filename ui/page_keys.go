package ui

import (
	"context"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/facts"
)

// openPerson shows what is known of the person of ref on top of what is shown,
// or in place of it when the look-up form asks.
func (a *App) openPerson(ref model.Ref, tab personTab) tea.Cmd {
	title := ""
	if person := a.lookUp.Person(); person != nil && person.ID == ref.User {
		title = person.Title()
	}
	if in, ok := a.top().(*inspector); ok && a.screen == pageScreen {
		title = facts.Who(in.shown)
	}
	if a.screen != pageScreen {
		a.pages = nil
	}
	p := newPersonPage(a.ctx, a.source, ref, title, a.styles, a.keys, a.clock)
	a.push(p)
	return p.show(tab)
}

// refresh asks again for the session that is shown.
func (a *App) refresh(in *inspector) tea.Cmd {
	origin := in.shown.Origin
	switch {
	case origin.File != "" && a.opts.Reopen == nil:
		in.setBanner("This came from standard input, which cannot be read again.")
		return nil
	case origin.File != "":
		reopen := a.opts.Reopen
		return a.ask(refreshShown, func(ctx context.Context, _ func(model.Progress)) (*model.Session, error) {
			return reopen(ctx)
		})
	}
	if origin.Kind == model.FromLastSeen {
		source := a.source
		return a.ask(refreshShown, func(ctx context.Context, _ func(model.Progress)) (*model.Session, error) {
			return source.LastSeen(ctx, origin.Ref.Account, origin.Ref.User)
		})
	}
	return a.ask(refreshShown, fromSource(a.source, origin.Ref, origin.Listed))
}

// keyPage acts on a key on the page that is shown.
func (a *App) keyPage(msg tea.KeyPressMsg) tea.Cmd {
	p := a.top()
	if !a.busyOn(p) {
		p.clearNote()
	}
	switch {
	case p.typing():
	case key.Matches(msg, a.keys.Global.Quit):
		return a.quit()
	case key.Matches(msg, a.keys.Global.Back):
		return a.back(msg)
	case a.waiting():
		return nil
	case key.Matches(msg, a.keys.Global.Time):
		return a.cycleTime()
	}
	cmd, wanted := p.key(msg)
	return tea.Batch(cmd, a.grant(wanted))
}

// grant does what a page asked for.
func (a *App) grant(wanted request) tea.Cmd {
	switch wanted {
	case refreshSession:
		if in, ok := a.top().(*inspector); ok {
			return a.refresh(in)
		}
	case openPerson:
		if in, ok := a.top().(*inspector); ok {
			return a.openPersonOf(in)
		}
	case openChosen:
		if p, ok := a.top().(*personPage); ok {
			return a.openChosen(p)
		}
	case toggleLookUps:
		a.toggleNames()
	case nameBookmark:
		if in, ok := a.top().(*inspector); ok {
			return a.nameBookmark(in)
		}
	case saveBookmark:
		if in, ok := a.top().(*inspector); ok {
			return a.bookmark(in)
		}
	case nothing:
	}
	return nil
}

// openPersonOf shows the person of the session that is shown.
func (a *App) openPersonOf(in *inspector) tea.Cmd {
	ref := in.shown.Origin.Ref
	if ref.User == "" {
		ref = model.Ref{Account: in.shown.AccountID.Value, User: in.shown.UserUUID.Value}
	}
	switch {
	case in.shown.Origin.File != "" || a.source == nil:
		in.setBanner("This is a saved answer; nothing is asked over the network for it. Look the person up by " + facts.Who(in.shown) + ".")
		return nil
	case ref.Account == "" || ref.User == "":
		in.setBanner("This session names no person, so there is nothing more to show.")
		return nil
	}
	return a.openPerson(ref, sessionsTab)
}

// openChosen shows what is under the cursor of a person: a session, or the
// last seen identity in the same panes.
func (a *App) openChosen(p *personPage) tea.Cmd {
	if p.tab == lastSeenTab {
		a.push(a.inspect(p.lastSeen))
		return a.startMinutes()
	}
	one := p.chosen()
	return a.ask(showOnTop, fromSource(a.source, model.Ref{Account: p.account, User: p.user, Nonce: one.Nonce}, one))
}

// back goes one step back: cancel what runs, leave what is open in the page,
// leave the page.
func (a *App) back(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case a.busyOn(a.top()):
		a.guard.Abort()
		a.doneAsking()
	case a.top().back(msg):
	default:
		a.pop()
	}
	return nil
}
