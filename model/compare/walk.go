package compare

import (
	"strings"

	"ztsession/model"
	"ztsession/model/text/words"
)

// member is a name of two objects, and what stands under it on each side.
type member struct {
	name        string
	there, here model.Value
	// earlier means that the name comes again on one of the sides, and that what
	// follows counts there.
	earlier bool
}

// members pairs the members of two objects by name: in the order of there, then
// what only here has. Of a name that comes several times the last is paired with
// the last, since it counts, and the one before with the one before.
func members(there, here model.Value) []member {
	names := make(map[string][]model.Value, here.Len())
	for v := range here.Children() {
		names[v.Key()] = append(names[v.Key()], v)
	}
	left := make(map[string]int, there.Len())
	for v := range there.Children() {
		left[v.Key()]++
	}
	pairs := make([]member, 0, max(there.Len(), here.Len()))
	for v := range there.Children() {
		name := v.Key()
		left[name]--
		others := names[name]
		// So many of that name follow on either side of the pair.
		at := len(others) - 1 - left[name]
		one := member{name: name, there: v, earlier: left[name] > 0}
		if at >= 0 {
			one.here = others[at]
		}
		pairs = append(pairs, one)
	}
	counts := make(map[string]int, there.Len())
	for v := range there.Children() {
		counts[v.Key()]++
	}
	seen := make(map[string]int, here.Len())
	for v := range here.Children() {
		name := v.Key()
		seen[name]++
		// Those at the end have a partner.
		if after := len(names[name]) - seen[name]; after >= counts[name] {
			pairs = append(pairs, member{name: name, here: v, earlier: after > 0})
		}
	}
	return pairs
}

// values adds a row for each value in which two values of any JSON differ:
// label names the value in the row.
func (c *comparer) values(rows []Row, label string, there, here model.Value) []Row {
	switch {
	case c.changeOf(there, here) == Same:
		return rows
	case there.Kind() == model.KindObject && here.Kind() == model.KindObject && there.Len() > 0 && here.Len() > 0:
		for _, one := range members(there, here) {
			rows = c.values(rows, below(label, c.shownName(one)), one.there, one.here)
		}
		return rows
	case there.Kind() == model.KindList && here.Kind() == model.KindList && there.Len() > 0 && here.Len() > 0:
		return append(rows, c.list(label, there, here))
	default:
		row := c.row(Other, label, there, here)
		row.Weight = weightOf(there, here)
		return append(rows, row)
	}
}

// below labels a member of what has a label, in the notation of paths. A label
// that ends with a space is a word before a path.
func below(label, name string) string {
	path := string(model.Path("").Key(name))
	if label == "" || strings.HasSuffix(label, " ") {
		return label + strings.TrimPrefix(path, ".")
	}
	return label + path
}

// shownName is the name of a member as it may be shown.
func (c *comparer) shownName(one member) string {
	if v := c.there.twin(one.there); v.Exists() {
		return v.Key()
	}
	return c.here.twin(one.here).Key()
}

// row returns the row of two values that are compared as one.
func (c *comparer) row(area Area, subject string, there, here model.Value) Row {
	return Row{Area: area, Subject: strings.TrimSuffix(subject, " "), Change: c.changeOf(there, here), There: c.there.at(there), Here: c.here.at(here)}
}

// list compares two lists as sets, in which an element may come several times.
func (c *comparer) list(label string, there, here model.Value) Row {
	row := c.row(Other, label, there, here)
	row.isSet, row.Weight = true, Minor
	onlyThere, onlyHere := c.unmatched(there, here)
	if len(onlyThere)+len(onlyHere) == 0 {
		row.Weight, row.isSet, row.besides = Noise, false, "in another order"
		order := words.Count(there.Len(), "entry", "entries")
		row.There.state, row.Here.state = order, order
		return row
	}
	for _, pair := range pairElements(onlyThere, onlyHere) {
		if pair.there.Exists() && pair.here.Exists() {
			row.Parts = c.values(row.Parts, c.elementName(pair), pair.there, pair.here)
			continue
		}
		part := c.row(Other, c.elementName(pair), pair.there, pair.here)
		part.Weight = Minor
		part.There.state, part.Here.state = "in the list", "in the list"
		if pair.there.Exists() {
			part.Here.state, part.Here.words = "not in the list", "not in the list"
		} else {
			part.There.state, part.There.words = "not in the list", "not in the list"
		}
		row.Parts = append(row.Parts, part)
	}
	row.Weight = heaviest(row.Parts)
	return row
}

// unmatched returns the elements of two lists that have no equal one in the other.
func (c *comparer) unmatched(there, here model.Value) (onlyThere, onlyHere []model.Value) {
	count := make(map[digest]int, here.Len())
	for v := range here.Children() {
		count[c.here.exact[v.Number()]]++
	}
	for v := range there.Children() {
		if d := c.there.exact[v.Number()]; count[d] > 0 {
			count[d]--
		} else {
			onlyThere = append(onlyThere, v)
		}
	}
	// What is left of the count has no partner: the last of each, as the first met theirs.
	for v := range here.Children() {
		if d := c.here.exact[v.Number()]; count[d] > 0 {
			count[d]--
			onlyHere = append(onlyHere, v)
		}
	}
	return onlyThere, onlyHere
}

// pairElements pairs elements of two lists that are the same thing in another
// state: objects with the same name or id, then lists and objects without any in
// their order. Plain values are never paired.
func pairElements(there, here []model.Value) []member {
	named := make(map[string][]int, len(here))
	var nameless []int
	for i, v := range here {
		switch name := identityOf(v); {
		case name != "":
			named[name] = append(named[name], i)
		case v.Len() > 0:
			nameless = append(nameless, i)
		}
	}
	taken := make([]bool, len(here))
	pairs := make([]member, 0, max(len(there), len(here)))
	for _, v := range there {
		one, name := member{there: v}, identityOf(v)
		from := &nameless
		if name != "" {
			same := named[name]
			from = &same
		}
		if (name != "" || v.Len() > 0) && len(*from) > 0 {
			at := (*from)[0]
			*from = (*from)[1:]
			if name != "" {
				named[name] = *from
			}
			taken[at], one.here = true, here[at]
		}
		pairs = append(pairs, one)
	}
	for i, v := range here {
		if !taken[i] {
			pairs = append(pairs, member{here: v})
		}
	}
	return pairs
}

// identities are the members by which the elements of a list are told, the first
// that there is.
var identities = []string{"id", "uuid", "name", "key", "email", "displayName"}

// identityOf returns by what an element is told from others; empty for none.
func identityOf(v model.Value) string {
	if id := identity(v); id.Exists() {
		return id.Key() + "=" + id.Text()
	}
	return ""
}

// identity returns the member by which an element is told from others, or no value.
func identity(v model.Value) model.Value {
	if v.Kind() == model.KindObject && v.Len() <= mostSearched {
		for _, name := range identities {
			if id := v.Get(name); id.Kind() == model.KindText && id.Text() != "" || id.Kind() == model.KindNumber {
				return id
			}
		}
	}
	return model.Value{}
}

// mostSearched is how many members an object has at most in which an identity is
// looked for.
const mostSearched = 64

// elementName is what to call an element of a list, as it may be shown. One that
// has another name on each side is called by what they have in common.
func (c *comparer) elementName(one member) string {
	there, here := c.there.twin(one.there), c.here.twin(one.here)
	switch {
	case !there.Exists():
		return nameOf(here)
	case here.Exists() && nameOf(there) != nameOf(here) && identity(here).Exists():
		return identity(here).Text()
	default:
		return nameOf(there)
	}
}

// nameOf is what to call an element of a list.
func nameOf(v model.Value) string {
	if v.Kind() == model.KindObject && v.Len() <= mostSearched {
		for _, name := range []string{"name", "displayName", "email", "key", "id", "uuid"} {
			if text := v.Get(name); text.Kind() == model.KindText && text.Text() != "" {
				return text.Text()
			}
		}
	}
	if v.Kind() == model.KindText && v.Text() != "" {
		return v.Text()
	}
	return v.Compact(mostInSentence)
}
