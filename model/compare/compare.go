// Package compare says what differs between two sessions: by meaning, not by
// line. A posture check is compared with that of the same rule, a device with
// the one of the same id, a field with the field of the same name, and a list
// such as groups as a set. The order of names in an answer makes no difference.
//
// The two sides are called there and here: there is what is compared with, such
// as the session that works; here is the one in question.
//
// Nothing is left out: every value in which the two documents differ stands in a
// row or in one of its parts. What differs between any two logins, which is ids,
// moments and counters, is Noise, and does not matter.
package compare

import (
	"cmp"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/finding"
	"ztsession/model/sorting"
)

// Pair is the two sides of a comparison.
type Pair struct{ There, Here *model.Session }

// Comparison is what two sessions have in common and in what they differ.
type Comparison struct {
	// Pair is the two sessions as they may be shown.
	Pair
	// Rows are what was compared: first what differs and matters, the gravest
	// first, then what differs and does not matter, then what is the same.
	Rows []Row
	// Findings are the findings of both, as sets.
	Findings Findings

	count Count
}

// Findings are the findings of two sessions as sets. Both has those of here.
type Findings struct{ OnlyThere, OnlyHere, Both []finding.Finding }

// Count counts rows.
type Count struct {
	Differ int // what differs and matters
	Noise  int // what differs and does not matter
	Same   int
}

// Of compares two sessions. Ages are counted up to when a session was read, and
// up to now where that is not known; a saved one has none. The time it takes grows with the size of the two and no
// faster.
func Of(pair Pair, now time.Time) *Comparison { return Shown(pair, pair, now) }

// Shown compares two sessions, and has in all texts what stands in the two of
// shown at the same places: the same sessions, masked with one Masker. So the
// comparison is the same whether they are masked or not.
func Shown(pair, shown Pair, now time.Time) *Comparison {
	if !alike(pair.There, shown.There) || !alike(pair.Here, shown.Here) {
		pair = shown
	}
	c := &comparer{there: newSide(pair.There, shown.There, now), here: newSide(pair.Here, shown.Here, now)}
	c.session()
	c.listed()
	result := &Comparison{Pair: shown, Rows: c.rows}
	result.Findings = c.findings()
	result.Rows = c.rows
	// What is the same has no weight, and comes last in the order of the answer.
	sorting.Stable(result.Rows, func(a, b Row) int { return cmp.Compare(a.order(), b.order()) })
	for i := range result.Rows {
		result.count.add(&result.Rows[i])
	}
	return result
}

func (n *Count) add(row *Row) {
	switch {
	case row.Change == Same:
		n.Same++
	case row.Weight == Noise:
		n.Noise++
	default:
		n.Differ++
	}
}

// Count returns how many rows are of which sort.
func (c *Comparison) Count() Count { return c.count }

// Differs reports whether anything differs that matters.
func (c *Comparison) Differs() bool { return c.count.Differ > 0 }

// NothingDiffers is what is said of two sessions that are the same in what matters.
const NothingDiffers = "Nothing that matters differs."

// Headline is the whole in one sentence: the difference that matters most, for
// instance: Windows firewall is on: passes there, fails here.
func (c *Comparison) Headline(words clock.Clock) string {
	if !c.Differs() {
		return NothingDiffers
	}
	return c.Rows[0].Line(words)
}

// Select returns the rows that are wanted: what differs and matters always, what
// does not matter with noise, what is the same with same.
func (c *Comparison) Select(same, noise bool) []Row {
	v := c.View(same, noise)
	rows := c.Rows[:v.head:v.head]
	if same {
		rows = append(rows, c.Rows[len(c.Rows)-v.same:]...)
	}
	return rows
}

// View is the part of the rows of a comparison that is wanted, as Select returns
// it, without a copy of them.
type View struct {
	of   *Comparison
	head int // rows that differ
	same int // rows that are the same
}

// View returns the rows that are wanted.
func (c *Comparison) View(same, noise bool) View {
	v := View{of: c, head: c.count.Differ}
	if noise {
		v.head += c.count.Noise
	}
	if same {
		v.same = c.count.Same
	}
	return v
}

// Len returns the number of rows.
func (v View) Len() int { return v.head + v.same }

// At returns row i.
func (v View) At(i int) *Row { return &v.of.Rows[v.number(i)] }

// number returns the place of row i among all rows.
func (v View) number(i int) int {
	if i < v.head {
		return i
	}
	return v.of.count.Differ + v.of.count.Noise + i - v.head
}

// Find returns where a row of another view of the same comparison stands in this
// one, or the nearest place before it.
func (v View) Find(in View, i int) int {
	if in.of == nil || i < 0 || i >= in.Len() {
		return 0
	}
	number := in.number(i)
	if behind := number - v.of.count.Differ - v.of.count.Noise; behind >= 0 {
		return min(v.head+behind, max(v.Len()-1, 0))
	}
	return min(number, max(v.head-1, 0))
}

// Swap returns the comparison with its sides exchanged.
func (c *Comparison) Swap() *Comparison {
	swapped := *c
	swapped.There, swapped.Here = c.Here, c.There
	swapped.Rows = swapAll(c.Rows)
	swapped.Findings.OnlyThere, swapped.Findings.OnlyHere = c.Findings.OnlyHere, c.Findings.OnlyThere
	return &swapped
}

// comparer makes one comparison.
type comparer struct {
	there, here side
	rows        []Row
}

// side is one of the sessions.
type side struct {
	// real is what is compared, shown what is shown of it.
	real, shown *model.Session
	exact       []digest
	now         time.Time
	// rowOf has for each posture check its row, counted from the first of them.
	rowOf []int
}

func newSide(session, shown *model.Session, now time.Time) side {
	s := side{real: session, shown: shown, now: now, exact: digests(session.Document)}
	switch at := session.Origin.FetchedAt; {
	case session.Origin.File != "" && !session.Origin.Recorded:
		// When the answer was saved is not known, so nothing in it has an age.
		s.now = time.Time{}
	case !at.IsZero():
		s.now = at
	}
	return s
}

// alike reports whether two sessions have the same values in the same places.
func alike(a, b *model.Session) bool {
	return a.Document.Len() == b.Document.Len() && len(a.Posture.Value) == len(b.Posture.Value) && len(a.Devices.Value) == len(b.Devices.Value)
}

// twin returns what is shown of a value.
func (s *side) twin(v model.Value) model.Value {
	if !v.Exists() || s.real == s.shown {
		return v
	}
	return s.shown.Document.At(v.Number())
}

// at returns a value as a side of a row.
func (s *side) at(v model.Value) Side { return Side{Value: s.twin(v), top: s.shown.Result, real: v} }

// equal reports whether two values say the same, whatever the order of the
// names in their objects.
func (c *comparer) equal(there, here model.Value) bool {
	if !there.Exists() || !here.Exists() {
		return there.Exists() == here.Exists()
	}
	return c.there.exact[there.Number()] == c.here.exact[here.Number()]
}

// changeOf says what became of a value.
func (c *comparer) changeOf(there, here model.Value) Change {
	switch {
	case !there.Exists() && here.Exists():
		return Added
	case there.Exists() && !here.Exists():
		return Removed
	case c.equal(there, here):
		return Same
	default:
		return Changed
	}
}
