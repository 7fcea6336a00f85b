package ui

import (
	"context"
	"errors"
	"fmt"
	"math"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/ui/finder"
	"ztsession/ui/form"
)

// keyCredentials acts on a key on the credentials form.
func (a *App) keyCredentials(msg tea.KeyPressMsg) tea.Cmd {
	if a.credentials.Key(msg) != form.Submitted {
		return nil
	}
	credential, err := a.credentials.Credential()
	if err == nil {
		a.source, err = a.opts.Connect(credential)
	}
	if err != nil {
		a.credentials.SetProblem(problem(err))
		return nil
	}
	a.credentials.Forget()
	a.credentials.SetProblem(nil)
	a.screen = lookUpScreen
	return a.connected()
}

// keyLookUp acts on a key on the look-up form.
func (a *App) keyLookUp(msg tea.KeyPressMsg) tea.Cmd {
	if key.Matches(msg, a.keys.Recent.Show) && !a.waiting() {
		return a.openRecents()
	}
	cmd, outcome := a.lookUp.Key(msg)
	switch outcome {
	case finder.LookUp:
		return tea.Batch(cmd, a.submit())
	case finder.LastSeen:
		return tea.Batch(cmd, a.openPerson(a.lookUp.Ref(), lastSeenTab))
	case finder.FailedLogins:
		return tea.Batch(cmd, a.openPerson(a.lookUp.Ref(), failedLoginsTab))
	case finder.Cancelled:
		return a.leaveLookUp()
	case finder.None, finder.OpenText:
	}
	return cmd
}

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

// openText shows a saved answer that was pasted. Nothing is asked for it.
func (a *App) openText(text string) tea.Cmd {
	if a.opts.OpenText == nil {
		return nil
	}
	session, err := a.opts.OpenText(text)
	if err != nil {
		a.lookUp.SetProblem(problem(err))
		return nil
	}
	a.pages = nil
	a.push(a.inspect(session))
	return a.startMinutes()
}

// leaveLookUp cancels the look-up that runs, else puts the error card away,
// else goes back to the session that was shown before.
func (a *App) leaveLookUp() tea.Cmd {
	switch {
	case a.guard.Running():
		a.guard.Abort()
		a.lookUp.SetBusy(nil)
		a.lookUp.SetNote("Cancelled. Nothing was changed.")
	case a.lookUp.HasProblem():
		a.lookUp.SetProblem(nil)
	case a.top() != nil:
		a.screen = pageScreen
		return a.startMinutes()
	}
	return nil
}

// submit looks the session of the form up.
func (a *App) submit() tea.Cmd {
	ref := a.lookUp.Ref()
	a.lookUp.SetProblem(nil)
	a.lookUp.SetNote("")
	return a.ask(showAlone, fromSource(a.source, ref, a.lookUp.Chosen()))
}

// fromSource asks a source for a session. What the list knew of it travels along.
func fromSource(source Source, ref model.Ref, listed *model.SessionSummary) fetch {
	return func(ctx context.Context, progress func(model.Progress)) (*model.Session, error) {
		session, err := source.Session(ctx, ref, progress)
		if err != nil {
			return nil, err
		}
		named := *session
		named.Origin.Listed = listed
		return &named, nil
	}
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

// ask starts a look-up and cancels the one before.
func (a *App) ask(then then, how fetch) tea.Cmd {
	a.asking = asking{since: a.opts.Now(), then: then}
	ctx, id := a.guard.Begin()
	a.showAsking()
	progress := make(chan model.Progress, 8)
	return tea.Batch(runFetch(ctx, id, how, progress), awaitProgress(id, progress), awaitSecond(id))
}

func (a *App) progressed(msg progressedMsg) tea.Cmd {
	if !a.guard.Current(msg.id) {
		return nil
	}
	a.asking.progress = msg.progress
	a.showAsking()
	return awaitProgress(msg.id, msg.more)
}

func (a *App) secondPassed(msg secondPassedMsg) tea.Cmd {
	if !a.guard.Current(msg.id) {
		return nil
	}
	a.showAsking()
	return awaitSecond(msg.id)
}

// showAsking says what is being waited for, and for how long already.
func (a *App) showAsking() {
	now := a.opts.Now()
	lines := a.asking.words(now)
	if a.asking.then == showAlone {
		a.lookUp.SetBusy(lines)
		return
	}
	a.top().setBanner(lines[0])
}

// words say what is asked, the seconds so far and when the next attempt is.
func (q asking) words(now time.Time) []string {
	what := "Asking Cloudflare for this session"
	if q.then == refreshShown {
		what = "Refreshing"
	}
	lines := []string{fmt.Sprintf("%s … %s", what, clock.Span(now.Sub(q.since)))}
	if p := q.progress; !p.RetryAt.IsZero() {
		wait := max(int(math.Ceil(p.RetryAt.Sub(now).Seconds())), 0)
		lines[0] += fmt.Sprintf("  %s Attempt %d in %d s.", p.Reason, p.Attempt+1, wait)
	}
	return append(lines, "esc cancels")
}

// fetched takes the result of a look-up, unless it is stale.
func (a *App) fetched(msg sessionFetchedMsg) tea.Cmd {
	if !a.guard.Finish(msg.id) {
		return nil
	}
	a.doneAsking()
	if msg.err != nil {
		a.failed(msg.err)
		return nil
	}
	a.clock.Now = a.opts.Now()
	a.setClock()
	var again tea.Cmd
	switch a.asking.then {
	case showAlone:
		a.pages = nil
		a.push(a.inspect(msg.session))
	case showOnTop:
		a.push(a.inspect(msg.session))
	case refreshShown:
		if in, ok := a.top().(*inspector); ok {
			again = in.show(msg.session, a.clock)
		}
	}
	return tea.Batch(again, a.keep(msg.session), a.startMinutes())
}

// doneAsking takes away what showAsking showed.
func (a *App) doneAsking() {
	if a.asking.then == showAlone {
		a.lookUp.SetBusy(nil)
		return
	}
	a.top().setBanner("")
}

// failed shows an error: on the form as a card, on a page as a banner above
// what it shows, which stays.
func (a *App) failed(err error) {
	if errors.Is(err, context.Canceled) {
		return
	}
	p := problem(err)
	switch a.asking.then {
	case showAlone:
		a.lookUp.SetProblem(p)
		a.lookUp.FocusField(p.Field)
	case refreshShown:
		a.top().setBanner("! Not refreshed; this is still the session as read before. " + p.String())
	case showOnTop:
		a.top().setBanner("! " + p.String())
	}
}

func problem(err error) *model.Problem {
	p := model.ProblemOf(err)
	return &p
}

// keyPage acts on a key on the page that is shown.
func (a *App) keyPage(msg tea.KeyPressMsg) tea.Cmd {
	p := a.top()
	switch {
	case p.typing():
	case key.Matches(msg, a.keys.Global.Quit):
		return a.quit()
	case key.Matches(msg, a.keys.Global.Back):
		return a.back(msg)
	case a.waiting():
		return nil
	case key.Matches(msg, a.keys.Global.Time):
		a.clock.Mode = a.clock.Mode.Next()
		a.clock.Now = a.opts.Now()
		a.setClock()
		return a.startMinutes()
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
			in.naming = newNaming(a.styles)
			in.arrange()
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
	case a.guard.Running():
		a.guard.Abort()
		a.doneAsking()
	case a.top().back(msg):
	default:
		a.pop()
	}
	return nil
}
