// Package render writes a comparison of two sessions: as text, as Markdown, as
// JSON and as the few lines that go into a ticket.
package render

import (
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/compare"
	"ztsession/model/facts"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
)

// Wanted is what is written of a comparison beside what differs and matters.
type Wanted struct {
	// Same adds what is the same, Noise the ids, moments and counters that differ.
	Same, Noise bool
}

// Side returns one of the two sessions in a line: who, active or not, when, from
// where it was read.
func Side(s *model.Session, c clock.Clock) string {
	state, _ := facts.State(s)
	pieces := []string{facts.Who(s), state}
	if at, ok := s.IssuedAt.Get(); ok && clock.IsPlausible(at) {
		pieces = append(pieces, "logged in "+c.Exact(at))
	}
	switch {
	case s.Origin.File != "":
		pieces = append(pieces, "from "+s.Origin.File)
	case s.Origin.Ref.Nonce != "":
		pieces = append(pieces, "nonce "+s.Origin.Ref.Nonce)
	}
	return strings.Join(pieces, ", ")
}

// Counted says how much differs, how much does not, and what is left out.
func Counted(n compare.Count, wanted Wanted) string {
	pieces := []string{"nothing differs that matters"}
	if n.Differ > 0 {
		pieces[0] = counted(n.Differ, "difference matters", "differences matter")
	}
	if n.Noise > 0 {
		noise := counted(n.Noise, "id or time differs too", "ids and times differ too")
		if !wanted.Noise {
			noise += " and " + plural(n.Noise, "is", "are") + " left out"
		}
		pieces = append(pieces, noise)
	}
	pieces = append(pieces, counted(n.Same, "thing is the same", "things are the same"))
	return words.Capital(strings.Join(pieces, "; ")) + "."
}

func counted(n int, one, many string) string { return words.Thousands(n) + " " + plural(n, one, many) }

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// places returns where a row stands, once when that is the same on both sides;
// below the row that it is a part of, if it is one.
func places(row, in *compare.Row) string {
	there, here := string(row.There.Path()), string(row.Here.Path())
	if in != nil {
		there, here = inside(there, string(in.There.Path())), inside(here, string(in.Here.Path()))
	}
	switch {
	case there == here, there == "":
		return here
	case here == "":
		return there
	default:
		return there + " there, " + here + " here"
	}
}

// inside shortens a path that begins with another.
func inside(path, base string) string {
	if below, ok := strings.CutPrefix(path, base); ok && base != "" && below != "" {
		return signs.Cut + below
	}
	return path
}
