package compare

import (
	"strings"

	"ztsession/model"
	"ztsession/model/finding"
)

// findings compares what is wrong with the two sessions. A finding that only one
// of them has weighs the row that it rests on; one that rests on no row that
// differs gets its own.
func (c *comparer) findings() Findings {
	there, here := finding.Of(c.there.shown, c.there.now), finding.Of(c.here.shown, c.here.now)
	var all Findings
	left := make(map[findingKey][]int, len(there.Findings))
	for i := range there.Findings {
		key := c.there.key(&there.Findings[i])
		left[key] = append(left[key], i)
	}
	matched := make([]bool, len(there.Findings))
	rows := c.index()
	for i := range here.Findings {
		f := &here.Findings[i]
		key := c.here.key(f)
		if same := left[key]; len(same) > 0 {
			left[key], matched[same[0]] = same[1:], true
			all.Both = append(all.Both, *f)
			continue
		}
		all.OnlyHere = append(all.OnlyHere, *f)
		c.findingRow(rows, &c.here, f, Added)
	}
	for i := range there.Findings {
		if !matched[i] {
			all.OnlyThere = append(all.OnlyThere, there.Findings[i])
			c.findingRow(rows, &c.there, &there.Findings[i], Removed)
		}
	}
	return all
}

// findingKey is what two findings have in common that are the same.
type findingKey struct {
	id    string
	check int        // the row of the check that it is about
	place model.Path // where it rests, where it is about no check
}

func (s *side) key(f *finding.Finding) findingKey {
	switch {
	case f.Check > 0 && f.Check <= len(s.rowOf):
		return findingKey{id: f.ID, check: s.rowOf[f.Check-1] + 1}
	case f.Count > 0:
		// It counts several things, of which others may be the first on each side.
		return findingKey{id: f.ID}
	}
	return findingKey{id: f.ID, place: f.Place()}
}

// index finds rows.
type index struct {
	// byPath has the rows that are about no single posture check, by the paths of
	// what stands on their sides and in their parts.
	byPath map[model.Path]int
	// firstCheck is the place of the first row of a posture check.
	firstCheck int
	// checksDiffer means that a posture check differs that matters, which tells
	// more than a finding that counts them.
	checksDiffer bool
}

func (c *comparer) index() index {
	in := index{byPath: map[model.Path]int{}, firstCheck: len(c.rows)}
	for i := range c.rows {
		row := &c.rows[i]
		if row.isCheck() {
			in.firstCheck = min(in.firstCheck, i)
			in.checksDiffer = in.checksDiffer || row.Change != Same && row.Weight != Noise
			continue
		}
		c.add(&in, i, row)
		for part := range row.Parts {
			c.add(&in, i, &row.Parts[part])
		}
	}
	return in
}

// add adds the paths of a row. Of several rows of a field that was sent more than
// once, one that differs tells more than one that does not.
func (c *comparer) add(in *index, place int, row *Row) {
	for _, path := range []model.Path{row.There.Path(), row.Here.Path()} {
		if before, ok := in.byPath[path]; path != "" && (!ok || !c.rows[before].differs()) {
			in.byPath[path] = place
		}
	}
}

// differs reports whether the row tells of something that matters.
func (r *Row) differs() bool { return r.Change != Same && r.Weight != Noise }

// findingRow weighs the row that a finding of one side rests on, or adds one.
func (c *comparer) findingRow(rows index, of *side, f *finding.Finding, change Change) {
	weight := [...]Weight{finding.Problem: Decisive, finding.Warning: Important, finding.Note: Minor}[f.Severity]
	at, ok := rows.byPath[f.Place()]
	if f.Check > 0 && f.Check <= len(of.rowOf) {
		at, ok = rows.firstCheck+of.rowOf[f.Check-1], true
	}
	if ok && c.rows[at].differs() {
		c.rows[at].Weight = min(c.rows[at].Weight, weight)
		return
	}
	if rows.checksDiffer && f.Question == finding.WhichChecksFail && f.Check == 0 {
		return // It counts what the rows of the checks tell one by one.
	}
	row := Row{Area: Finding, Subject: f.Subject, Change: change, Weight: weight}
	told, none := &row.Here, &row.There
	if change == Removed {
		told, none = none, told
	}
	told.words, none.words = strings.TrimSpace(f.Text), "no such finding"
	c.rows = append(c.rows, row)
}
