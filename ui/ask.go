package ui

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/clock"
)

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

// ask starts a look-up and cancels the one before.
func (a *App) ask(then then, how fetch) tea.Cmd {
	if a.guard.Running() {
		a.doneAsking()
	}
	a.asking = asking{since: a.opts.Now(), then: then}
	if then != showAlone {
		a.asking.page = a.top()
	}
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
	a.asking.page.setBanner(lines[0])
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
		lines[0] += fmt.Sprintf("  %s. Attempt %d in %d s.", strings.TrimSuffix(p.Reason, "."), p.Attempt+1, wait)
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
		return a.failed(msg.err)
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
		if in, ok := a.asking.page.(*inspector); ok {
			msg.session.Names = a.names.shown()
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
	a.asking.page.setBanner("")
}

// failed shows an error: on the form as a card, on a page as a banner above
// what it shows, which stays.
func (a *App) failed(err error) tea.Cmd {
	if errors.Is(err, context.Canceled) {
		return nil
	}
	p := problem(err)
	switch a.asking.then {
	case showAlone:
		a.lookUp.SetProblem(p)
		a.lookUp.FocusField(p.Field)
		if errors.Is(err, model.ErrNotFound) {
			// What the person does have is the next thing to look at.
			return a.lookUp.Release()
		}
	case refreshShown:
		a.asking.page.setBanner("! Not refreshed; this is still the session as read before. " + p.String())
	case showOnTop:
		a.asking.page.setBanner("! " + p.String())
	}
	return nil
}

func problem(err error) *model.Problem {
	p := model.ProblemOf(err)
	return &p
}
