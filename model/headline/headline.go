// Package headline has the two lines that stand above every pane of a session:
// who and in which state, then how, from where and on what. Each piece has its
// place, and words for little and for much room.
package headline

import (
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/model/finding"
	"ztsession/model/text/words"
)

// Piece is one piece of the two lines that stand above every pane.
type Piece struct {
	// ID names the piece, the same in every session.
	ID string
	// Question is what the piece answers, in a word or two, and Answer is the piece
	// beside it; empty for Text.
	Question, Answer string
	// Text is the piece whole, Brief as short as it makes sense, and Sign what is
	// left of one that is wrong where there is room for nothing else.
	Text, Brief, Sign string
	Tone              facts.Tone
	// Outside means that Text repeats what other people wrote.
	Outside bool
	// Rank orders the pieces of a line: where there is no room, those with the
	// highest are given up first. What is wrong is never given up.
	Rank int
}

// The ids of the pieces that have a place of their own.
const (
	EmailPiece = "email"
	NamePiece  = "name"
	StatePiece = "state"
	EndsPiece  = "ends"
	ReadPiece  = "read"

	DevicePiece = "device"
)

// Wrong reports whether the piece says that something is wrong.
func (p Piece) Wrong() bool { return p.Tone == facts.Bad || p.Tone == facts.Warning }

// Lines are the two lines that stand above every pane of a session.
type Lines struct {
	// First is who logged in, the state of the session, when it ends and when it was
	// read. Second is how, when and from where, on which device, over which network
	// and with which certificate.
	First, Second []Piece
	// Elapsed is how much of the session's time is over, from 0 to 1; negative where
	// that is not known.
	Elapsed float64
}

// mostOfAName is how many bytes of a name that other people gave stand in a
// line, about; the panes have it whole.
const mostOfAName = 32

// Of returns the lines above every pane. What the findings say is wrong
// has their tone.
func Of(s *model.Session, answer *finding.Answer, c clock.Clock) Lines {
	w := writer{s: s, answer: answer, clock: c}
	lines := Lines{First: w.who(), Elapsed: elapsed(s, c.Now)}
	lines.First = append(lines.First, w.state())
	lines.First = append(lines.First, w.ends()...)
	lines.First = append(lines.First, w.read()...)
	lines.Second = []Piece{w.login(), w.from(), w.loggedIn(), w.device(), w.network(), w.certificate()}
	return lines
}

// writer makes the pieces of the lines.
type writer struct {
	s      *model.Session
	answer *finding.Answer
	clock  clock.Clock
	// whole leaves nothing out of a text, however long.
	whole bool
}

// clip shortens what other people wrote to so many characters, about.
func (w *writer) clip(text string, most int) string {
	if w.whole {
		return text
	}
	return words.Clip(text, most)
}

// mostLookedAt is how many findings are looked at for the tone of a piece: what
// is gravest stands first, and a session can have 100,000.
const mostLookedAt = 200

// tone returns what the findings make of one of the paths, or otherwise.
func (w *writer) tone(otherwise facts.Tone, paths ...string) facts.Tone {
	for i := range min(len(w.answer.Findings), mostLookedAt) {
		f := &w.answer.Findings[i]
		for _, path := range paths {
			if !strings.HasPrefix(string(f.Place()), path) {
				continue
			}
			switch f.Severity {
			case finding.Problem:
				return facts.Bad
			case finding.Warning:
				return facts.Warning
			case finding.Note:
			}
		}
	}
	return otherwise
}

func (w *writer) who() []Piece {
	who := facts.Who(w.s)
	pieces := []Piece{{ID: EmailPiece, Text: who, Brief: who, Rank: 2}}
	if name := facts.Name(w.s); name != "" && name != who {
		name = w.clip(name, mostOfAName)
		pieces = append([]Piece{{ID: NamePiece, Text: name, Brief: name, Rank: 6}}, pieces...)
	}
	return pieces
}

func (w *writer) state() Piece {
	state, tone := facts.State(w.s)
	p := Piece{ID: StatePiece, Question: "State", Text: state, Brief: state, Tone: w.tone(tone, ".isActive")}
	switch active, ok := w.s.Active.Get(); {
	case w.s.Origin.Kind != model.FromSession:
	case ok && !active:
		p.Brief = "ENDED"
	case w.s.Active.Presence == model.Misfit:
		p.Brief = "NOT READABLE"
	case !ok:
		p.Brief = "NOT REPORTED"
	}
	p.Sign = p.Brief
	return p
}

// ends returns when the session ends, which only the person's list has.
func (w *writer) ends() []Piece {
	listed := w.s.Origin.Listed
	if listed == nil {
		return nil
	}
	p := Piece{ID: EndsPiece, Question: "Ends", Rank: 1}
	at, ok := listed.Expires.Get()
	switch {
	case isNone(listed.Expires):
		p.Text, p.Brief, p.Answer = "never ends", "no end", "never"
	case !ok:
		return nil
	default:
		left := clock.Span(at.Sub(w.clock.Now))
		p.Answer = w.clock.Moment(at)
		p.Text, p.Brief = "ends "+p.Answer, "ends "+largest(left)
		if !at.After(w.clock.Now) {
			p.Text, p.Brief, p.Tone = "its end was "+p.Answer, "over", facts.Warning
		}
	}
	p.Sign = p.Brief
	return []Piece{p}
}

// largest returns the larger of the two units of a span: 5d of 5d 22h.
func largest(span string) string {
	first, _, _ := strings.Cut(span, " ")
	return first
}

// isNone reports whether a moment was reported that stands for none.
func isNone(field model.Field[time.Time]) bool {
	return field.Presence == model.Empty || field.Presence == model.Reported && !clock.IsPlausible(field.Value)
}

// elapsed returns how much of the time between login and end is over.
func elapsed(s *model.Session, now time.Time) float64 {
	if s.Origin.Listed == nil {
		return -1
	}
	end, ok := s.Origin.Listed.Expires.Get()
	begin, known := s.IssuedAt.Get()
	if !ok || !known || !end.After(begin) || !clock.IsPlausible(end) || !clock.IsPlausible(begin) {
		return -1
	}
	return min(max(float64(now.Sub(begin))/float64(end.Sub(begin)), 0), 1)
}

// read says how old the answer is.
func (w *writer) read() []Piece {
	at := w.s.Origin.FetchedAt
	if at.IsZero() {
		return nil
	}
	ago := w.clock.Ago(at)
	return []Piece{{ID: ReadPiece, Text: "read " + ago, Brief: "read " + strings.TrimPrefix(strings.TrimSuffix(ago, " ago"), "just "), Rank: 3}}
}
