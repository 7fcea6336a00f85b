package lookup

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/access"
	find "ztsession/model/lookup"
	"ztsession/ui/action"
	"ztsession/ui/fetch"
	"ztsession/ui/keys"
	"ztsession/ui/screen"
)

// found is a session with what led to it, or the logins to choose one by.
type found struct {
	session *model.Session
	way     find.Found
	// request is the login that led to it; nil for none.
	request *access.Request
	rows    []access.Request
}

// LookUp looks the session of the form up. Where an e-mail or the word latest
// stands for an id, or no account is given, that is found first.
func (f *Screen) LookUp() tea.Cmd {
	return f.seek(f.finding(f.form.Ref(), f.chosen()))
}

// finding asks for the session that given names.
func (f *Screen) finding(given model.Ref, listed *model.SessionSummary) fetch.Func[found] {
	source := f.source
	if find.IsEmail(given.User) {
		// What stands for somebody on the screen finds them too.
		given.User = f.Env.Mask.Original(given.User)
	}
	return func(ctx context.Context, progress func(model.Progress)) (found, error) {
		if source == nil {
			return found{}, errNoSource
		}
		way := find.Found{Ref: given, Listed: listed}
		if !find.IsRef(given) {
			var err error
			if way, err = find.Session(ctx, source, given); err != nil {
				return found{}, &strayError{way, err}
			}
		}
		session, err := screen.FromSource(source, way.Ref, way.Listed)(ctx, progress)
		if err != nil {
			return found{}, &strayError{way, err}
		}
		return found{session: session, way: way}, nil
	}
}

var errNoSource = errors.New("there are no credentials to look it up with")

// strayError is why there is no session, with how far the way to it led.
type strayError struct {
	way find.Found
	error
}

func (e *strayError) Unwrap() error { return e.error }

// took puts into the form what was found in place of an e-mail and the like.
func (f *Screen) took(way find.Found) {
	if way.Ref != f.form.Ref() {
		for i, name := range refFields() {
			i += accountField
			if id := way.Ref.Get(name); id != "" && id != f.form.Value(i) {
				f.form.SetValue(i, id)
			}
		}
	}
	if way.Person != nil {
		f.person = way.Person
	}
	f.nameFields()
}

// chosen returns the list's entry of the session that the form names, or nil
// when the nonce did not come from the list.
func (f *Screen) chosen() *model.SessionSummary {
	ref := f.form.Ref()
	if f.sessions.account != ref.Account || f.sessions.user != ref.User {
		return nil
	}
	return f.sessions.chosen(ref.Nonce)
}

// goOn looks up the only session of a person, where enter was pressed before
// the sessions were there.
func (f *Screen) goOn() tea.Cmd {
	if f.found.Asking() || !f.opening || f.form.Focused() != nonceField || !f.sessionsFit() {
		return nil
	}
	f.opening = false
	all := f.sessions.Value()
	if len(all) != 1 || all[0].Nonce == "" || f.form.Value(nonceField) != "" {
		return nil
	}
	f.form.SetValue(nonceField, all[0].Nonce)
	return f.LookUp()
}

// sayWaiting says what is being waited for, and for how long already.
func (f *Screen) sayWaiting() {
	line := screen.Waiting(f.Env, "Asking Cloudflare for this session", f.found.Since(), f.found.Progress())
	f.form.SetBusy([]string{line, keys.Name(f.Env.Keys.Form.Cancel) + " cancels"})
	f.arrange()
}

// answered takes the end of a look-up, or news of it.
func (f *Screen) answered(event fetch.Event) (tea.Cmd, action.Outcome) {
	if event == fetch.Progressed {
		f.sayWaiting()
		return nil, nil
	}
	f.form.SetBusy(nil)
	f.arrange()
	switch event {
	case fetch.Arrived:
		one := f.found.Value()
		if one.session == nil {
			f.showRows(one.way.Ref.Account, one.rows)
			return nil, nil
		}
		note := f.moved(one.way.Ref.Account)
		f.took(one.way)
		f.opened, f.derived = f.form.Ref(), f.derived || one.request != nil
		f.remember(one.session)
		return nil, screen.ShowSession{Session: one.session, Request: one.request, Note: note}
	case fetch.Failed:
		return f.failed(f.found.Err()), nil
	default:
		return nil, nil
	}
}

// remember notes who was opened, for as long as the program runs. What the search
// finds next is compared with it by the person: it stands in the search, unless
// the person was found by what stands there.
func (f *Screen) remember(s *model.Session) {
	id := f.opened.User
	if f.Person() == nil {
		person, ok := f.known[id]
		if !ok {
			person = model.Person{ID: id, Email: s.Email}
		}
		f.person = &person
	}
	f.known[id] = *f.person
	f.nameFields()
	if f.form.Value(searchField) == "" && f.person.Title() != id {
		f.form.SetValue(searchField, f.person.Title())
	}
}

// failed shows why there is no session as a card above the form.
func (f *Screen) failed(err error) tea.Cmd {
	if f.rayFailed(err) {
		return nil
	}
	var stray *strayError
	if errors.As(err, &stray) {
		err = stray.error
		f.took(stray.way)
	}
	if errors.Is(err, find.ErrNoSession) {
		f.form.SetValue(nonceField, "")
	}
	p := f.Env.Problem(err)
	missing := errors.Is(err, model.ErrNotFound)
	if missing && p.Field == model.NoField && f.userKnown() && f.form.Value(nonceField) != "" {
		// The key that leads on at once comes before what to think about.
		p.Field = model.NonceField
		p.Next = keys.AtStart(f.Env.Keys.Form.Clear) + " clears the nonce and lists this person's active sessions."
	}
	f.setProblem(&p)
	f.form.FocusField(p.Field)
	f.arrange()
	var several *find.SeveralError
	if !missing && !errors.As(err, &several) {
		return nil
	}
	// What the person does have is the next thing to look at.
	f.held = false
	return f.after(f.need())
}

// setProblem shows an error card above the fields, or none.
func (f *Screen) setProblem(p *model.Problem) {
	f.form.SetProblem(p)
	f.arrange()
}

// Waiting reports whether a session is being looked up.
func (f *Screen) Waiting() bool { return f.found.Asking() }

// Typing reports whether printable keys are text.
func (f *Screen) Typing() bool { return !f.Waiting() }

// Back cancels the look-up, else puts the error card away.
func (f *Screen) Back() bool {
	switch {
	case f.found.Cancel():
		f.form.SetBusy(nil)
		f.SetNote("Cancelled. Nothing was changed.")
	case f.form.HasProblem():
		f.setProblem(nil)
	case len(f.rays.rows) > 0:
		f.rays.rows = nil
		f.SetNote("")
	case f.picks():
		f.NextCaller(model.Ref{})
	default:
		return false
	}
	return true
}

// picks reports whether a session is being chosen of a person who was searched.
func (f *Screen) picks() bool {
	return f.form.Focused() == nonceField && f.derived && f.form.Value(searchField) != ""
}

// BackTitle says what Back does.
func (f *Screen) BackTitle() string {
	switch {
	case f.Waiting():
		return "cancel"
	case f.form.HasProblem():
		return "close"
	case f.picks(), len(f.rays.rows) > 0:
		return "search"
	default:
		return ""
	}
}
