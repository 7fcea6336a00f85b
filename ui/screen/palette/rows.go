package palette

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"

	"ztsession/model/sorting"
	"ztsession/model/text/fold"
)

// found is an entry with what finds it.
type found struct {
	*Entry
	group *Group
	title string // folded
	text  string // title and all else that finds it, folded
	score int
}

// row is one row of the list: an entry, a title, or an empty line.
type row struct {
	title string
	entry *found
	kind  string // said of the entry where those of several groups stand together
}

// gather takes everything that can be chosen.
func (s *Screen) gather() {
	s.all = s.all[:0]
	groups := s.groups()
	for g := range groups {
		for e := range groups[g].Entries {
			one := &groups[g].Entries[e]
			s.all = append(s.all, found{Entry: one, group: &groups[g], title: fold.Text(one.Title), text: fold.Text(one.Title + " " + one.Also)})
		}
	}
	s.fill()
}

// fill makes the rows: everything under its titles, or what fits what is typed,
// the best first.
func (s *Screen) fill() {
	s.rows = s.rows[:0]
	words := strings.Fields(fold.Text(s.input.Value()))
	if len(words) > 0 {
		for _, one := range s.fitting(words) {
			s.rows = append(s.rows, row{entry: &one, kind: one.group.Kind})
		}
		return
	}
	var group *Group
	for i := range s.all {
		one := &s.all[i]
		if one.group != group {
			if group = one.group; i > 0 {
				s.rows = append(s.rows, row{})
			}
			s.rows = append(s.rows, row{title: group.Title})
		}
		s.rows = append(s.rows, row{entry: one})
	}
}

// fitting returns the entries that have every word as it is typed; where none has,
// those in which the letters of each stand in their order. What does not work now
// stands below all that does: enter does what is on top.
func (s *Screen) fitting(words []string) []found {
	fits := s.all
	for _, word := range words {
		var next []found
		for _, match := range fuzzy.FindFromNoSort(word, texts(fits)) {
			one := fits[match.Index]
			one.score += match.Score
			has := strings.Contains(one.title, word)
			if one.Whole && !has {
				continue
			}
			if has {
				// A title that has the word as it is typed is nearer than what is not shown.
				one.score += whole * len(word)
			}
			next = append(next, one)
		}
		fits = next
	}
	fits = nearest(fits, words)
	sorting.Stable(fits, func(a, b found) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), -cmp.Compare(a.score, b.score))
	})
	return fits
}

// nearest leaves out what only has letters from here and there, where anything has
// the words: else that would stand above what was meant and does not work now.
func nearest(fits []found, words []string) []found {
	isNear := func(one found) bool {
		return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(one.text, word) })
	}
	if !slices.ContainsFunc(fits, isNear) {
		return fits
	}
	return slices.DeleteFunc(fits, func(one found) bool { return !isNear(one) })
}

// whole is what each letter of a word counts that a title has as it is typed.
const whole = 20

// rank puts what works first.
func rank(one found) int {
	if one.Off {
		return 1
	}
	return 0
}

// texts are entries as the library reads them.
type texts []found

// String returns the text of entry i.
func (t texts) String(i int) string { return t[i].text }

// Len returns the number of entries.
func (t texts) Len() int { return len(t) }

// chosen returns the entry under the cursor, or nil.
func (s *Screen) chosen() *found {
	if at := s.list.Cursor(); at >= 0 && at < len(s.rows) {
		return s.rows[at].entry
	}
	return nil
}

// Len returns the number of rows.
func (s *Screen) Len() int { return len(s.rows) }

// Selectable reports whether a row is an entry.
func (s *Screen) Selectable(i int) bool { return s.rows[i].entry != nil }
