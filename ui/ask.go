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
	if a.opts.LookUp && a.opts.Ref.Complete() {
		return a.submit()
	}
	return nil
}

// keyLookUp acts on a key on the look-up form.
func (a *App) keyLookUp(msg tea.KeyPressMsg) tea.Cmd {
	switch a.lookUp.Key(msg) {
	case form.Submitted:
		return a.submit()
	case form.Cancelled:
		return a.leaveLookUp()
	case form.None:
	}
	return nil
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
	source := a.source
	return a.ask(showAlone, func(ctx context.Context, progress func(model.Progress)) (*model.Session, error) {
		return source.Session(ctx, ref, progress)
	})
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
	source := a.source
	return a.ask(refreshShown, func(ctx context.Context, progress func(model.Progress)) (*model.Session, error) {
		return source.Session(ctx, origin.Ref, progress)
	})
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
	switch a.asking.then {
	case showAlone:
		a.pages = nil
		a.push(a.inspect(msg.session))
	case showOnTop:
		a.push(a.inspect(msg.session))
	case refreshShown:
		if in, ok := a.top().(*inspector); ok {
			in.show(msg.session, a.clock)
		}
	}
	return a.startMinutes()
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
	case openPerson, openChosen, nothing:
	}
	return nil
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
