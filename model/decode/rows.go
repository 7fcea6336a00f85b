package decode

import (
	"iter"
	"slices"
	"strings"
	"time"

	"ztsession/model"
)

// mostRows is how many entries of a list are read, so that a hostile answer
// costs a bounded amount of memory; no page of the API is that long.
const mostRows = 100_000

// rows yields the objects in a list, each with a reader of its own. Entries that
// are no objects say nothing and are left out.
func rows(list model.Value) iter.Seq2[*reader, model.Value] {
	return func(yield func(*reader, model.Value) bool) {
		for v := range list.Children() {
			if v.Ordinal() == mostRows {
				return
			}
			if v.Kind() == model.KindObject && !yield(&reader{top: v}, v) {
				return
			}
		}
	}
}

// listOf reads the entries of a list into a field, each with read, which may
// take kinds other than objects.
func listOf[T any](r *reader, v model.Value, into *model.Field[[]T], read func(model.Value) T) {
	r.repeated(v, into.Presence)
	*into = model.Field[[]T]{Presence: model.Reported}
	switch {
	case v.Kind() != model.KindList:
		*into = misfit[[]T](r, v, "a list")
		return
	case v.Len() == 0:
		into.Presence = model.Empty
		return
	}
	for child := range v.Children() {
		if child.Ordinal() == mostRows {
			break
		}
		into.Value = append(into.Value, read(child))
	}
}

// plain returns the text, digits or word of v, or nothing for other kinds.
func plain(v model.Value) string {
	switch v.Kind() {
	case model.KindText, model.KindNumber, model.KindBool:
		return strings.TrimSpace(v.Text())
	case model.KindNone, model.KindNull, model.KindList, model.KindObject:
		return ""
	default:
		return ""
	}
}

// expiry reads a moment at which something ends, where 0 stands for none.
func (r *reader) expiry(v model.Value, into *model.Field[time.Time]) {
	if !v.Exists() {
		return
	}
	if v.Kind() == model.KindNumber && v.Text() == "0" {
		*into = model.Field[time.Time]{Presence: model.Empty, AsSent: "0"}
		return
	}
	r.seconds(v, into)
}

// newest sorts by a moment, the latest first; entries without one come last,
// in the order received.
func newest[T any](list []T, at func(*T) model.Field[time.Time]) {
	// Pointers are sorted, since sorting is compiled once for all of them and anew
	// for each type of entry.
	order := make([]*T, len(list))
	for i := range list {
		order[i] = &list[i]
	}
	slices.SortStableFunc(order, func(a, b *T) int { return latestFirst(at(a), at(b)) })
	sorted := make([]T, len(list))
	for i, entry := range order {
		sorted[i] = *entry
	}
	copy(list, sorted)
}
