package lookup

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/ui/fetch"
	"ztsession/ui/look"
	"ztsession/ui/widget/table"
)

// sessions are the active sessions of the person whose id is in the form.
type sessions struct {
	fetch.Of[[]model.SessionSummary]
	account string
	user    string
	match   []model.SessionSummary // those whose nonce has the text that was typed
	env     *look.Env
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

// why says why there is no list, and what still works.
func (s *sessions) why() string {
	return because("The sessions could not be listed.", s.Err(), "A nonce can still be typed; enter asks again.")
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
	s.account, s.user, s.match = "", "", nil
}

// filter keeps the sessions whose nonce has the text in it.
func (s *sessions) filter(text string) {
	s.match = nil
	for _, one := range s.Value() {
		if strings.Contains(one.Nonce, text) {
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

// SessionColumns are the columns of a list of active sessions.
func SessionColumns() []table.Column {
	return []table.Column{
		{Title: "Issued", Width: 12, Time: true},
		{Title: "Ends", Width: 12, Time: true, Rank: 1},
		{Title: "Applications", Width: 14, Grow: true, Rank: 2},
		{Title: "Nonce", Width: 16, Rank: 1},
	}
}

// TimeWidth returns how many cells a time takes in a list: an age is short, a
// date with its zone is not.
func TimeWidth(c clock.Clock) int { return max(ansi.StringWidth(c.Moment(c.Now)), 12) }

// SessionCells returns the row of an active session.
func SessionCells(s *model.SessionSummary, c clock.Clock) []table.Cell {
	moment := func(field func() (string, bool)) table.Cell {
		if text, ok := field(); ok {
			return table.Cell{Text: text}
		}
		return table.Cell{Text: "not reported", Tone: facts.Muted}
	}
	issued := moment(func() (string, bool) { t, ok := s.IssuedAt.Get(); return c.Moment(t), ok })
	ends := moment(func() (string, bool) { t, ok := s.Expires.Get(); return c.Moment(t), ok })
	nonce := table.Cell{Text: s.Nonce, Tone: facts.Muted}
	if s.Nonce == "" {
		nonce = table.Cell{Text: "not reported", Tone: facts.Warning}
	}
	return []table.Cell{issued, ends, {Text: s.AppTitles()}, nonce}
}

// Len returns the number of sessions that fit, or of what there is instead.
func (s *sessions) Len() int { return len(s.match) }

// Cells returns the row of a session.
func (s *sessions) Cells(i int) []table.Cell { return SessionCells(&s.match[i], s.env.Clock) }

// instead is offered for a person without a session: the two places that still
// know something.
type instead struct{}

func (instead) Len() int { return 2 }

func (instead) Cells(i int) []table.Cell {
	return [][]table.Cell{
		{{Text: "Last seen identity"}, {Text: "what Access knew at the last login; not a session", Tone: facts.Muted}},
		{{Text: "Failed logins"}, {Text: "when, to which application, with the Ray ID", Tone: facts.Muted}},
	}[i]
}

func insteadColumns() []table.Column {
	return []table.Column{{Title: "Still known", Width: 20}, {Title: "", Width: 14, Grow: true, Rank: 1}}
}
