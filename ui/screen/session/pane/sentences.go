package pane

import (
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/model/lists"
	"ztsession/model/reason"
)

// mostKept is how many sentences are kept; more than a window shows, and little
// beside a session of 100,000 checks.
const mostKept = 2000

// sentences keep why checks came to their results, since each is asked for
// several times for a frame.
type sentences struct {
	all map[*model.PostureCheck]string
	// news are the keys of checks that changed and nobody has looked at since.
	news  map[string]bool
	lines map[placed][]string
}

// placed is a check by its place, at a width.
type placed struct{ place, width int }

// newMark stands before the sentence about a check that changed and nobody has looked
// at since.
const newMark = "NEW: "

// forget forgets them all, when the session or the moment is another.
func (s *sentences) forget() { s.all, s.lines = nil, nil }

// of returns the sentence of a check.
func (s *sentences) of(check *model.PostureCheck, c clock.Clock) string {
	if known, ok := s.all[check]; ok {
		return known
	}
	if s.all == nil || len(s.all) >= mostKept {
		s.all = map[*model.PostureCheck]string{}
	}
	sentence := reason.Sentence(check, c.Now)
	if s.news[check.Key] {
		sentence = newMark + sentence
	}
	s.all[check] = sentence
	return sentence
}

// below returns the lines below the row of a check, which make makes.
func (s *sentences) below(place, width int, make func() []string) []string {
	at := placed{place, width}
	if known, ok := s.lines[at]; ok {
		return known
	}
	if s.lines == nil || len(s.lines) >= mostKept {
		s.lines = map[placed][]string{}
	}
	lines := make()
	s.lines[at] = lines
	return lines
}

// behind is the rank of sentences behind that of all other columns: where there is
// no room for a whole one it stands below its row.
const behind = 9

// columns are those of the list of checks, with sentences that are kept.
func (s *sentences) columns() []lists.Column[model.PostureCheck] {
	columns := lists.Checks()
	for i := range columns {
		if columns[i].Class != lists.Sentence {
			continue
		}
		columns[i].Rank = behind
		columns[i].Text = func(check *model.PostureCheck, c clock.Clock) lists.Cell {
			cell := lists.Cell{Text: s.of(check, c)}
			if check.Result() == model.CheckPass {
				cell.Tone = facts.Muted
			}
			return cell
		}
	}
	return columns
}
