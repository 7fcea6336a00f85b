package lookup

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/model/lists"
	"ztsession/model/mask"
	"ztsession/ui/fetch"
	"ztsession/ui/glance"
	"ztsession/ui/look"
	"ztsession/ui/screen"
)

// sessions are the active sessions of the person whose id is in the form.
type sessions struct {
	fetch.Of[[]model.SessionSummary]
	account string
	user    string
	match   []model.SessionSummary // those that have the text that was typed
	glances *glance.Reader         // what their own answers say
	refused fetch.Of[[]model.FailedLogin]
}

// need asks for the sessions of a person, unless that was done before. A
// failure stands until again is called: typing a nonce must not ask at each key.
func (s *sessions) need(source Source, account, user string) tea.Cmd {
	if s.account == account && s.user == user && !s.Idle() {
		return nil
	}
	s.forget()
	s.account, s.user = account, user
	return s.Ask(fetch.Plain(func(ctx context.Context) ([]model.SessionSummary, error) {
		return source.Sessions(ctx, account, user)
	}))
}

// again lets a list that failed be asked for once more, and reports whether it had failed.
func (s *sessions) again() bool {
	if s.Err() == nil {
		return false
	}
	s.Forget()
	return true
}

// forget drops the sessions of a person who is no longer the one asked for.
func (s *sessions) forget() {
	s.Forget()
	s.glances.Forget()
	s.refused.Forget()
	s.account, s.user, s.match = "", "", nil
}

// glance reads what the list does not say of the sessions, and where the person was
// refused. A session that is alone is opened rather than compared with others.
func (f *Screen) glance() tea.Cmd {
	s, source := &f.sessions, f.source
	if source == nil || f.Waiting() || !s.Loaded() || len(s.Value()) == 1 || f.Names == nil || f.Names.Shown() == nil || source.Budget().Low(f.Env.Now()) {
		return nil
	}
	account, user := s.account, s.user
	glances := s.glances.Want(source, model.Ref{Account: account, User: user}, s.match, f.Env.Now())
	if !s.refused.Idle() {
		return glances
	}
	return tea.Batch(glances, s.refused.Ask(fetch.Plain(func(ctx context.Context) ([]model.FailedLogin, error) {
		return source.FailedLogins(ctx, account, user)
	})))
}

// glanced shows what has come to be known of the sessions. The cursor stays on its one.
func (f *Screen) glanced() {
	nonce := ""
	if one := f.sessionTable.Chosen(); one != nil {
		nonce = one.Nonce
	}
	at := max(f.sessionTable.Cursor(), 0)
	f.filterSessions()
	for i := range f.sessions.match {
		if nonce != "" && f.sessions.match[i].Nonce == nonce {
			at = i
		}
	}
	f.sessionTable.Select(at)
}

// beside returns the lines below the sessions, of at most so many, with where the
// person was refused lately.
func (f *Screen) beside(most int) []string {
	refused := facts.RefusedWords(mask.List(f.sessions.refused.Value(), f.Env.Mask.FailedLogin), f.Env.Clock)
	if refused == "" {
		return nil
	}
	lines := f.wrapped(look.ToneSymbol(facts.Warning) + "Refused: " + refused + ".")
	if len(lines)+1 > most {
		return nil
	}
	for i, line := range lines {
		lines[i] = "  " + f.Env.Styles.Warning.Render(line)
	}
	return append([]string{""}, lines...)
}

// filter keeps the sessions that have the text in one of their columns, as they are
// shown, and the one whose nonce it is.
func (s *sessions) filter(text string, m *mask.Masker, c clock.Clock) {
	s.match = nil
	columns := lists.SessionsInDetail()
	for _, one := range s.glances.Added(s.Value()) {
		shown := m.Summary(s.user, one)
		if text == "" || one.Nonce == text || lists.Has(&shown, columns, c, text) {
			s.match = append(s.match, one)
		}
	}
}

// chosen returns the session with a nonce, or nil.
func (s *sessions) chosen(nonce string) *model.SessionSummary {
	for _, one := range s.Value() {
		if one.Nonce == nonce && nonce != "" {
			return &one
		}
	}
	return nil
}

// none reports whether the person is known to have no session.
func (s *sessions) none() bool { return s.Loaded() && len(s.Value()) == 0 }

// instead is one of the places that still know something of a person without a
// session.
type instead struct{ tab, title, words string }

// insteads are what is offered for such a person.
func insteads() []instead {
	return []instead{
		{screen.LastSeenTab, "Last seen identity", "what Access knew at the last login; not a session"},
		{screen.FailedLoginsTab, "Failed logins", "when, to which application, with the Ray ID"},
	}
}

func insteadColumns() []lists.Column[instead] {
	return []lists.Column[instead]{
		{ID: "title", Head: "Still known", Class: lists.Phrase, Text: func(i *instead, _ clock.Clock) lists.Cell {
			return lists.Cell{Text: i.title}
		}},
		{ID: "words", Head: "What it holds", Class: lists.Title, Rank: 1, Text: func(i *instead, _ clock.Clock) lists.Cell {
			return lists.Cell{Text: i.words, Tone: facts.Muted}
		}},
	}
}
