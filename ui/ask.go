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
	case a.guard.running:
		a.guard.abort()
		a.lookUp.SetBusy(nil)
		a.lookUp.SetNote("Cancelled. Nothing was changed.")
	case a.lookUp.HasProblem():
		a.lookUp.SetProblem(nil)
	case a.session.shown != nil:
		a.screen = sessionScreen
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
	return a.ask(asking{ref: ref}, func(ctx context.Context, progress func(model.Progress)) (*model.Session, error) {
		return source.Session(ctx, ref, progress)
	})
}

// refresh asks again for the session that is shown.
func (a *App) refresh() tea.Cmd {
	shown := a.session.shown
	switch {
	case shown.Origin.File != "" && a.opts.Reopen == nil:
		a.session.setBanner("This came from standard input, which cannot be read again.")
		return nil
	case shown.Origin.File != "":
		reopen := a.opts.Reopen
		return a.ask(asking{refresh: true}, func(ctx context.Context, _ func(model.Progress)) (*model.Session, error) {
			return reopen(ctx)
		})
	}
	source, ref := a.source, shown.Origin.Ref
	return a.ask(asking{ref: ref, refresh: true}, func(ctx context.Context, progress func(model.Progress)) (*model.Session, error) {
		return source.Session(ctx, ref, progress)
	})
}

// ask starts a look-up and cancels the one before.
func (a *App) ask(what asking, how fetch) tea.Cmd {
	what.since = a.opts.Now()
	a.asking = what
	ctx, id := a.guard.begin()
	a.showAsking()
	progress := make(chan model.Progress, 8)
	return tea.Batch(runFetch(ctx, id, how, progress), awaitProgress(id, progress), awaitSecond(id))
}

func (a *App) progressed(msg progressedMsg) tea.Cmd {
	if !a.guard.current(msg.id) {
		return nil
	}
	a.asking.progress = msg.progress
	a.showAsking()
	return awaitProgress(msg.id, msg.more)
}

func (a *App) secondPassed(msg secondPassedMsg) tea.Cmd {
	if !a.guard.current(msg.id) {
		return nil
	}
	a.showAsking()
	return awaitSecond(msg.id)
}

// showAsking says what is being waited for, and for how long already.
func (a *App) showAsking() {
	now := a.opts.Now()
	lines := a.asking.words(now)
	if a.asking.refresh {
		a.session.setBanner(lines[0])
		return
	}
	a.lookUp.SetBusy(lines)
}

// words say what is asked, the seconds so far and when the next attempt is.
func (q asking) words(now time.Time) []string {
	what := "Asking Cloudflare for this session"
	if q.refresh {
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
	if !a.guard.finish(msg.id) {
		return nil
	}
	a.lookUp.SetBusy(nil)
	a.session.setBanner("")
	if msg.err != nil {
		a.failed(msg.err)
		return nil
	}
	a.clock.Now = a.opts.Now()
	a.session.show(msg.session, a.clock)
	a.session.setBanner("")
	if !a.asking.refresh {
		a.screen = sessionScreen
	}
	return a.startMinutes()
}

// failed shows an error: on the form as a card, on the session as a banner
// above the old session, which stays.
func (a *App) failed(err error) {
	if errors.Is(err, context.Canceled) {
		return
	}
	p := problem(err)
	if a.asking.refresh {
		a.session.setFailure(*p)
		return
	}
	a.lookUp.SetProblem(p)
	a.lookUp.FocusField(p.Field)
}

func problem(err error) *model.Problem {
	p := model.ProblemOf(err)
	return &p
}

// keySession acts on a key on the session screen.
func (a *App) keySession(msg tea.KeyPressMsg) tea.Cmd {
	if a.session.typing() {
		return a.session.key(msg)
	}
	switch {
	case key.Matches(msg, a.keys.Global.Quit):
		return a.quit()
	case key.Matches(msg, a.keys.Global.Back):
		return a.back(msg)
	case key.Matches(msg, a.keys.Global.Time):
		a.clock.Mode = a.clock.Mode.Next()
		a.clock.Now = a.opts.Now()
		a.session.setClock(a.clock)
		return a.startMinutes()
	case key.Matches(msg, a.keys.Session.Refresh):
		return a.refresh()
	default:
		return a.session.key(msg)
	}
}

// back goes one step back: cancel a refresh, leave what is open in the pane,
// leave the zoom, put the banner away, go to the look-up form.
func (a *App) back(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case a.guard.running:
		a.guard.abort()
		a.session.setBanner("")
	case a.session.back(msg):
	default:
		a.screen = lookUpScreen
		if a.source == nil {
			a.screen = credentialsScreen
		}
	}
	return nil
}
