package headline

import (
	"cmp"
	"fmt"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/model/finding"
	"ztsession/model/text/words"
)

// Beside returns the piece as it stands beside its Question.
func (p Piece) Beside() string { return cmp.Or(p.Answer, p.Text) }

// ForReport returns the pieces with which a report begins, each whole: those of the
// lines but who it is and how old the answer is, then how the posture checks are and
// how much was odd in the answer, which on the screens the panes say.
func ForReport(s *model.Session, answer *finding.Answer, c clock.Clock) []Piece {
	w := writer{s: s, answer: answer, clock: c, whole: true}
	pieces := append([]Piece{w.state(), w.loggedIn()}, w.ends()...)
	pieces = append(pieces, w.login(), w.from(), w.device(), w.network(), w.certificate(), w.posture())
	if n := len(s.Notes); n > 0 {
		pieces = append(pieces, Piece{ID: "notes", Question: "Notes", Text: words.Count(n, "note", "notes") + " on the answer", Tone: facts.Warning})
	}
	return pieces
}

// posture counts the checks in a few words. A check without a result is named: "0 of
// 2 pass" would say that two failed.
func (w *writer) posture() Piece {
	p := Piece{ID: "posture", Question: "Posture"}
	if w.s.Posture.Presence == model.Empty {
		p.Text, p.Answer, p.Tone = "no posture checks", "no checks", facts.Muted
		return p
	}
	if w.s.Posture.Presence != model.Reported {
		p.Answer, p.Tone = w.s.Posture.Presence.String(), facts.Muted
		p.Text = "posture " + p.Answer
		return p
	}
	n := model.CountPosture(w.s.Posture.Value)
	switch {
	case n.Fail > 0:
		p.Tone = facts.Bad
	case n.Unknown() > 0 || n.Pass == 0:
		p.Tone = facts.Warning
	default:
		p.Tone = facts.Good
	}
	if n.Unknown()+n.NotChecked == 0 {
		p.Text = fmt.Sprintf("%s of %s", words.Thousands(n.Pass), passing(n.Total()))
		return p
	}
	p.Text = passing(n.Pass)
	for _, other := range []struct {
		count int
		name  string
	}{
		{n.Fail, "fail"},
		{n.NotAsked, "could not be asked"},
		{n.Unreadable, "not readable"},
		{n.NotReported, "not reported"},
		{n.NotChecked, "not checked"},
	} {
		if other.count > 0 {
			p.Text += ", " + words.Thousands(other.count) + " " + other.name
		}
	}
	return p
}

// passing says how many checks pass.
func passing(n int) string {
	if n == 1 {
		return "1 check passes"
	}
	return words.Thousands(n) + " checks pass"
}
