package ui

import (
	"cmp"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/watch"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/screen"
	"ztsession/ui/screen/compare"
	"ztsession/ui/screen/explanation"
	"ztsession/ui/screen/help"
	"ztsession/ui/screen/menu"
	"ztsession/ui/screen/person"
	"ztsession/ui/screen/pick"
	"ztsession/ui/screen/recents"
	"ztsession/ui/screen/sample"
	"ztsession/ui/screen/save"
	"ztsession/ui/screen/session"
	"ztsession/ui/screen/watchlog"
	"ztsession/ui/widget/box"
)

// perform does what the screen that is shown asked for.
func (a *App) perform(outcome action.Outcome) tea.Cmd {
	switch wanted := outcome.(type) {
	case screen.ShowSession:
		return a.showSession(wanted)
	case screen.ShowPerson:
		p, cmd := person.New(a.ctx, person.Deps{Env: a.env, Source: a.source, Names: a.names, Accounts: a.accounts, Marks: &a.marks}, wanted)
		a.push(step{p, "person"})
		return tea.Batch(cmd, a.startMinutes())
	case screen.PickCompare:
		return a.pick(wanted)
	case screen.ShowCompare:
		if a.top().noun == pickNoun {
			// What is compared has been chosen; esc leads back to the session.
			a.pop()
		}
		c, cmd := compare.New(a.ctx, a.env, screen.ShowCompare{There: a.named(wanted.There), Here: a.named(wanted.Here)})
		a.push(step{c, "comparison"})
		return cmd
	case screen.ShowJSON:
		a.showJSON(wanted)
	case screen.ShowWatchLog:
		a.push(step{watchlog.New(a.env, wanted), "log"})
	case screen.ShowSample:
		s, cmd := sample.New(a.ctx, a.env, a.source, &a.samples, wanted)
		a.push(step{s, "comparison with others"})
		return tea.Batch(cmd, a.startMinutes())
	case screen.ShowRecents:
		r, cmd := recents.New(a.env, a.recents(), a.lookUp.Named)
		a.push(step{r, "recent look-ups"})
		return cmd
	case screen.CopyTicket, screen.CopyReport, screen.CopyText, screen.CopyMade:
		return a.copyOut(wanted)
	case screen.ShowPlain:
		return a.showPlain(wanted)
	case screen.Explain:
		a.push(step{explanation.New(a.env, wanted), "explanation"})
	default:
		return a.leaveFor(outcome)
	}
	return nil
}

// leaveFor does what leads away from the screen that is shown.
func (a *App) leaveFor(outcome action.Outcome) tea.Cmd {
	switch wanted := outcome.(type) {
	case screen.Close:
		a.pop()
	case screen.Choose:
		a.push(step{menu.New(a.env, "export", wanted.Title, wanted.Entries), menuNoun})
	case screen.Save:
		a.askFileName(wanted)
	case save.Saved:
		return a.saved(wanted)
	case screen.Chosen:
		return a.choose(wanted)
	case goTo:
		return a.show(wanted.stack)
	case screen.LookUp:
		for !a.atRoot() {
			a.pop()
		}
		a.lookUp.Fill(wanted.Ref)
		return a.lookUp.LookUp()
	case screen.Connect:
		return a.connect(wanted.Credential)
	case screen.Verified:
		return a.goOn(wanted.Note)
	case screen.ShowDemo:
		return a.openDemo()
	}
	return nil
}

// showSession shows a session on top, and keeps that it was looked up.
func (a *App) showSession(what screen.ShowSession) tea.Cmd {
	a.env.Tick()
	a.envChanged()
	a.push(a.session(what.Session, what.Request))
	if what.Request != nil && what.Session.Origin.Kind == model.FromLastSeen {
		what.Note = strings.TrimSpace("There is no session any more: this is the last seen identity, of the person's last login. " + what.Note)
	}
	if what.Note != "" {
		a.say(box.Note(what.Note))
	}
	_, person := a.lookUp.Named(what.Session.Origin.Ref)
	return tea.Batch(recents.Keep(a.recents(), what.Session, cmp.Or(person, what.Session.Email.Value)), a.startMinutes())
}

// showJSON shows a session on top, open at a place of its JSON.
func (a *App) showJSON(wanted screen.ShowJSON) {
	one := session.New(a.ctx, a.sessionDeps(), wanted.Session, nil)
	a.push(step{one, "session"})
	one.ShowJSON(wanted.Path)
	a.say(box.Note(wanted.Note))
}

// session returns the screen that shows a session, and the request that led to it
// unless that is nil.
func (a *App) session(s *model.Session, request *access.Request) step {
	return step{session.New(a.ctx, a.sessionDeps(), s, request), "session"}
}

// opened returns the screen that shows a saved answer, or the recording that it is of.
func (a *App) opened(s *model.Session, replay *watch.Replay) step {
	deps := a.sessionDeps()
	deps.Replay = replay
	return step{session.New(a.ctx, deps, s, nil), "session"}
}

func (a *App) sessionDeps() session.Deps {
	deps := session.Deps{Env: a.env, Reopen: a.opts.Reopen, Recents: a.recents(), Names: a.names, Accounts: a.accounts, Marks: &a.marks, Samples: &a.samples, Program: a.program(), Watching: a.opts.Watching, Opener: a.opts.Opener, Filter: a.opts.Filter}
	if a.source != nil {
		// A nil Source in an interface of another type would not be nil.
		deps.Source = a.source
	}
	return deps
}

// named returns a session with the names behind its ids, as far as they are known.
func (a *App) named(s *model.Session) *model.Session {
	named := *s
	named.Names = a.names.Shown()
	return &named
}

// pickNoun is what the choice of what to compare with is called.
const pickNoun = "choice"

// pick lets one choose what a session is compared with.
func (a *App) pick(what screen.PickCompare) tea.Cmd {
	deps := pick.Deps{Env: a.env, OpenFile: a.opts.OpenFile, Marked: a.marks.Others(what.Here)}
	if a.source != nil && what.Here.Origin.File == "" {
		deps.Source = a.source
	}
	if a.recents() != nil {
		deps.Bookmarks, deps.Named = a.bookmarks, a.lookUp.Named
	}
	p, cmd := pick.New(a.ctx, deps, what)
	a.push(step{p, pickNoun})
	return cmd
}

// bookmarks returns what is kept, if anything is.
func (a *App) bookmarks() ([]model.Recent, error) {
	if on, err := a.recents().Enabled(); err != nil || !on {
		return nil, err
	}
	return a.recents().List()
}

// push shows a screen on top of the others.
func (a *App) push(s step) {
	a.change(func() {
		if s.Crumb() != "" {
			a.notice = ""
			if a.atRoot() {
				a.left = nil
				a.looked, _ = s.Screen.(*session.Screen)
			}
		}
		a.stack = append(a.stack, s)
	})
}

// pop goes back to the screen below. A session stays open, and what is left for the
// form is kept, so that one can come back to it; anything else is left.
func (a *App) pop() {
	a.change(func() {
		off := a.top()
		a.stack = a.stack[:len(a.stack)-1]
		a.handDown(off)
		if a.atRoot() && off.Crumb() != "" {
			a.left = []step{off}
		}
		if one, ok := off.Screen.(*session.Screen); ok && a.atRoot() {
			a.nextCaller(one)
		}
	})
}

// nextCaller leads from a session to the form.
func (a *App) nextCaller(from *session.Screen) {
	ref := from.Ref()
	if from == a.looked {
		ref = model.Ref{} // The form has them already.
	}
	a.looked = from
	a.lookUp.NextCaller(ref)
}

// handDown gives the session below what the screen of its person has read.
func (a *App) handDown(off step) {
	of, isPerson := off.Screen.(*person.Screen)
	below, isSession := a.top().Screen.(*session.Screen)
	if !isPerson || !isSession || !of.Is(below.PersonRef()) {
		return
	}
	if last := of.LastSeen(); last != nil {
		below.TakeLastSeen(last)
	}
}

// back goes one step back: within the screen, to the one below, or from the
// form to what was shown before.
func (a *App) back() tea.Cmd {
	switch {
	case a.top().Back():
	case a.belowIsNothing():
		a.say(box.Note("There is nothing to go back to. " + keys.Name(a.env.Keys.Global.Quit) + " quits."))
	case !a.atRoot():
		a.way = upward
		a.pop()
	case a.stack[0].Screen == a.credentials && a.source != nil:
		a.stack[0] = step{a.lookUp, "look-up"}
		a.arrange()
	case a.left != nil && !a.isInvented():
		return a.show(a.left)
	case a.typed:
		a.stack[0] = step{a.credentials, "credentials"}
		a.arrange()
	}
	return nil
}

// belowIsNothing reports whether esc would lead to a form with which nothing
// can be asked: that of credentials where none can be used.
func (a *App) belowIsNothing() bool {
	return len(a.stack) == 2 && a.stack[0].Screen == a.credentials && a.opts.Connect == nil
}

// backTitle says where esc leads; empty when it leads nowhere.
func (a *App) backTitle() string {
	title := a.top().BackTitle()
	switch {
	case title != "":
	case !a.atRoot() && len(a.stack) == 2 && a.stack[0].Screen == a.lookUp && a.top().noun == "session":
		const narrow = 60
		if a.width < narrow {
			return "next"
		}
		return "next caller"
	case !a.atRoot():
		return "back"
	case a.stack[0].Screen == a.credentials && a.source != nil:
		title = "back to the look-up"
	case a.left != nil && !a.isInvented():
		title = "back to the " + a.left[len(a.left)-1].noun
	case a.typed && a.stack[0].Screen == a.lookUp:
		title = "other credentials"
	}
	const narrow = 60
	if title != "" && a.width < narrow && a.atRoot() && !a.top().Waiting() {
		return "back"
	}
	return title
}

// help shows what can be done on the screen that is shown.
func (a *App) help() {
	actions := a.actions()
	a.push(step{help.New(a.env, actions, append(a.top().Notes(), a.askedWith()...), a.globalGroup()), "help"})
}

func failure(p model.Problem) box.Banner { return box.Failure(p.String()) }
