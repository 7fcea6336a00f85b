package finder

import (
	"context"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/ui/flight"
	"ztsession/ui/widget/table"
)

// sessions are the active sessions of the person whose id is in the form.
type sessions struct {
	guard   flight.Guard
	state   state
	account string
	user    string
	all     []model.SessionSummary
	match   []model.SessionSummary // those whose nonce has the text that was typed
	why     string
	clock   clock.Clock
}

// ask asks for the sessions of a person, unless that was done before. A
// failure stands until again is called: typing a nonce must not ask at each key.
func (s *sessions) ask(directory Directory, account, user string) tea.Cmd {
	if s.account == account && s.user == user && s.state != idle {
		return nil
	}
	s.account, s.user, s.state, s.all, s.match, s.why = account, user, asking, nil, nil, ""
	ctx, id := s.guard.Begin()
	return func() tea.Msg {
		found, err := directory.Sessions(ctx, account, user)
		return sessionsListedMsg{id: id, sessions: found, err: err}
	}
}

// listed takes the list and reports whether it is the one that was asked for.
func (s *sessions) listed(msg sessionsListedMsg) bool {
	if !s.guard.Finish(msg.id) {
		return false
	}
	s.state, s.all = loaded, msg.sessions
	if msg.err == nil {
		return true
	}
	s.state = failed
	if errors.Is(msg.err, context.Canceled) {
		s.state = idle
		return true
	}
	problem := model.ProblemOf(msg.err)
	s.why = because("The sessions could not be listed.", problem, "A nonce can still be typed; enter asks again.")
	return true
}

// again lets a list that failed be asked for once more, and reports whether it had failed.
func (s *sessions) again() bool {
	if s.state != failed {
		return false
	}
	s.state = idle
	return true
}

// forget drops the sessions of a person who is no longer the one asked for.
func (s *sessions) forget() {
	s.guard.Abort()
	s.state, s.account, s.user, s.all, s.match, s.why = idle, "", "", nil, nil, ""
}

// filter keeps the sessions whose nonce has the text in it.
func (s *sessions) filter(text string) {
	s.match = nil
	for _, one := range s.all {
		if strings.Contains(one.Nonce, text) {
			s.match = append(s.match, one)
		}
	}
}

// chosen returns the session with a nonce, or nil.
func (s *sessions) chosen(nonce string) *model.SessionSummary {
	for i := range s.all {
		if s.all[i].Nonce == nonce && nonce != "" {
			one := s.all[i]
			return &one
		}
	}
	return nil
}

// none reports whether the person is known to have no session.
func (s *sessions) none() bool { return s.state == loaded && len(s.all) == 0 }

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
func (s *sessions) Cells(i int) []table.Cell { return SessionCells(&s.match[i], s.clock) }

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
