// Package search finds texts in the rows of a list: the prompt in which a text is
// typed, the run beside the event loop that can be given up, the way from match to
// match, and the filter that keeps only the rows that have it. The list keeps its
// cursor and asks where it is to go; what it marks in its lines are the Marks of
// the Needle.
package search

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model/text/safe"
	"ztsession/ui/look"
)

// Rows are what is searched, in the order in which people see them. A search
// reads them beside the event loop, so they must never change: a list that
// changes gives its rows anew (see SetRows).
type Rows interface {
	// Len returns the number of rows.
	Len() int
	// AppendText appends to dst the text of row i in which the search looks.
	AppendText(dst []byte, i int) []byte
}

// Place is where the cursor of a list is among the rows.
type Place struct {
	// At is the row of the cursor, After the one behind it. Where the cursor is
	// on no row, such as the end of something that holds rows, both are the next.
	At, After int
}

// On returns the place of a cursor that is on row i.
func On(i int) Place { return Place{At: i, After: i + 1} }

// Outcome is what a key or a message led to.
type Outcome struct {
	// Cmd goes on with the search; it may be nil.
	Cmd tea.Cmd
	// Row is the row to which the cursor is to go, -1 for none.
	Row int
	// Handled reports whether a key meant something to the search.
	Handled bool
}

// Search is the search in one list. Make it with New.
type Search struct {
	asking
	rows   Rows
	query  query
	before query // what the prompt goes back to when it is cancelled
	run    *run  // the run whose results count, nil when none is under way
}

// New returns a search without rows.
func New(styles *look.Styles, keys Keys) *Search {
	s := &Search{asking: asking{keys: keys, prompt: NewPrompt("/")}, rows: noRows{}, query: query{done: true}}
	s.SetStyles(styles)
	return s
}

type noRows struct{}

func (noRows) Len() int                            { return 0 }
func (noRows) AppendText(dst []byte, _ int) []byte { return dst }

// SetRows gives the search the rows of the list. The command, which may be nil,
// repeats the search that was there; without it the next key that goes to a
// match does.
func (s *Search) SetRows(rows Rows) tea.Cmd {
	s.rows = rows
	s.before.restart()
	return s.start()
}

// Needle returns what is searched for, empty for nothing.
func (s *Search) Needle() Needle { return s.query.needle }

// Found reports whether there are matches to go to.
func (s *Search) Found() bool { return len(s.query.hits) > 0 }

// Height is how many lines the prompt takes.
func (s *Search) Height() int { return s.prompt.Height() }

// Stay lets a search that ends later leave the cursor where it is, since it was
// moved meanwhile.
func (s *Search) Stay() { s.query.then = stay }

// Update takes the results of the search and, while the prompt is open, what is
// pasted into it. here is where the cursor is.
func (s *Search) Update(msg tea.Msg, here Place) Outcome {
	if msg, ok := msg.(foundMsg); ok {
		return s.found(msg, here)
	}
	if paste, ok := msg.(tea.PasteMsg); ok && s.prompt.Open() {
		return Outcome{Cmd: s.edited(s.prompt.Paste(paste.Content)), Row: -1}
	}
	return Outcome{Row: -1}
}

// View returns the lines of the prompt, with the number of matches at its end when
// there is room. here is where the cursor of the list is.
func (s *Search) View(here Place) []string {
	return s.prompt.View(s.styles, s.query.count(here, true))
}

// look makes text what is searched for. What cannot be is told under the prompt, and
// what was found before stays.
func (s *Search) look(text string) tea.Cmd {
	needle, fault := Parse(safe.Text(text))
	if s.prompt.Fail(fault); fault != "" {
		return nil
	}
	s.query = query{needle: needle, bare: !s.masked() || s.prompt.Openly()}
	return s.start()
}

// start searches anew from the first row. A run that is under way is given up.
func (s *Search) start() tea.Cmd {
	s.giveUp()
	s.query.restart()
	if s.query.needle.Empty() || s.rows.Len() == 0 {
		s.query.done = true
		return nil
	}
	s.run = newRun(s.rows, s.query.needle)
	return s.run.next(0, firstBatch)
}

// giveUp ends the run that is under way; what it finds is not taken any more.
func (s *Search) giveUp() {
	if s.run != nil {
		s.run.cancel()
		s.run = nil
	}
}

func (s *Search) found(msg foundMsg, here Place) Outcome {
	out := Outcome{Row: -1}
	if s.run == nil || msg.run != s.run {
		return out
	}
	if out.Cmd = s.query.take(msg, s.rows.Len()); out.Cmd == nil {
		s.giveUp()
	}
	out.Row = s.query.follow(here)
	return out
}

// move goes to a match, or remembers to as long as it is not known.
func (s *Search) move(m move, here Place) Outcome {
	s.query.then = m
	out := Outcome{Row: s.query.follow(here), Handled: true}
	if s.query.then != stay {
		out.Cmd = s.start()
	}
	return out
}
