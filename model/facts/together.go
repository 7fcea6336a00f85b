package facts

import (
	"slices"
	"strings"

	"ztsession/model"
)

// isUnsent reports whether a field has no value and nothing to say but that.
func (r Row) isUnsent() bool {
	return (r.Presence == model.Absent || r.Presence == model.Null || r.Presence == model.Empty) && r.Text == r.Presence.String()
}

// sift takes the fields without a value out of rows.
func sift(rows []Row) (kept, unsent []Row) {
	kept = make([]Row, 0, len(rows))
	for _, r := range rows {
		if r.isUnsent() && !r.stays {
			unsent = append(unsent, r)
		} else {
			kept = append(kept, r)
		}
	}
	return kept, unsent
}

// withUnsent adds the group that names what has no value: a row for what was not
// sent, one for what came as null, one for what came empty.
func withUnsent(groups []Group, title string, unsent []Row) []Group {
	group := Group{ID: UnsentGroup, Title: title}
	for _, one := range []struct {
		presence model.Presence
		label    string
	}{{model.Absent, "Not sent"}, {model.Null, "Sent as null"}, {model.Empty, "Sent empty"}} {
		var names []string
		r := Row{ID: "unsent", Label: one.label, Name: one.label, Tone: Muted, Presence: one.presence}
		for _, of := range unsent {
			if of.Presence == one.presence {
				r.Of = append(r.Of, of)
				names = append(names, of.Name)
				r.Outside = r.Outside || of.Label == label(of.Path)
			}
		}
		if len(names) > 0 {
			r.Text = strings.Join(slices.Compact(names), ", ")
			group.Rows = append(group.Rows, r)
		}
	}
	if len(group.Rows) == 0 {
		return groups
	}
	return append(groups, group)
}

// taken takes the row with an id out of rows.
func taken(rows []Row, id string) (r Row, rest []Row, ok bool) {
	at := slices.IndexFunc(rows, func(r Row) bool { return r.ID == id })
	if at < 0 {
		return Row{}, rows, false
	}
	return rows[at], slices.Concat(rows[:at], rows[at+1:]), true
}

// together returns one row in place of several, with the words of those that have
// a value; the others stay rows of their own. It stands where the first one did.
func together(name, between string, rows []Row, ids ...string) []Row {
	all := Row{Label: name, Name: name, Presence: model.Reported}
	var texts []string
	left := rows
	for _, id := range ids {
		r, rest, ok := taken(left, id)
		if !ok || r.isUnsent() {
			continue
		}
		left = rest
		if all.ID == "" {
			all.ID, all.Path, all.Value, all.Tone = r.ID, r.Path, r.Value, r.Tone
		}
		if r.Tone == Warning || r.Tone == Bad {
			all.Tone = r.Tone
		}
		all.Outside = all.Outside || r.Outside
		all.Of = append(all.Of, r)
		texts = append(texts, r.Text)
	}
	if len(all.Of) == 0 {
		return rows
	}
	all.Text = strings.Join(texts, between)
	return slices.Concat([]Row{all}, left)
}
