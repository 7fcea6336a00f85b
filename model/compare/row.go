package compare

import (
	"slices"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/reason"
	"ztsession/model/text/words"
)

// Row is one thing that was compared.
type Row struct {
	Area Area
	// Subject is what it is about: the name of a rule, the label of a field, the
	// path of a field that is not documented.
	Subject     string
	Change      Change
	Weight      Weight
	There, Here Side
	// Parts are what differs in it, where that is more than one value: the fields
	// of a posture check, the members of a set.
	Parts []Row
	// besides says what differs of something that is in the same state on both sides.
	besides string
	// from is the field of an object in the schema that the row comes from.
	from string
	// isSet means that Parts are what only one side has of a set.
	isSet bool
}

// Side is one side of a row. All texts of it are safe to print.
type Side struct {
	// Value is what stands there in the document, as it may be shown; the zero
	// Value when nothing does.
	Value model.Value

	top  model.Value
	real model.Value // what was compared, which is not shown
	// state is the side in a part of a sentence, and words are it by itself; empty
	// for what the value says.
	state, words string
	// at is the moment that the value is.
	at time.Time
	// check is the posture check that it is, as of now.
	check *model.PostureCheck
	now   time.Time
}

// Path returns where the value stands, below the session; empty when there is none.
func (s *Side) Path() model.Path {
	if !s.Value.Exists() {
		return ""
	}
	return s.Value.PathFrom(s.top)
}

// Check returns the posture check that the side is, or nil.
func (s *Side) Check() *model.PostureCheck { return s.check }

// mostInSentence is how many characters of a value a sentence repeats.
const mostInSentence = 60

// clause returns the side as a part of a sentence.
func (s *Side) clause(c clock.Clock) string {
	if s.state != "" {
		return s.state
	}
	return words.Clip(s.Text(c), mostInSentence)
}

// mostCompact is how many bytes of an object or a list are shown, about.
const mostCompact = 400

// Text returns the side by itself, moments as the clock shows them: what was
// not reported, null, empty and not readable are told apart.
func (s *Side) Text(c clock.Clock) string {
	switch {
	case s.check != nil:
		return words.Capital(s.state) + ". " + reason.Sentence(s.check, s.now)
	case !s.at.IsZero() && clock.IsPlausible(s.at):
		// Two ages may read alike where the moments differ.
		return c.Exact(s.at) + s.words
	case s.words != "":
		return s.words
	default:
		return textOf(s.Value)
	}
}

// textOf returns a value as it is shown.
func textOf(v model.Value) string {
	switch kind := v.Kind(); {
	case kind == model.KindNone:
		return model.Absent.String()
	case kind == model.KindText && v.Text() == "":
		return "empty text"
	case kind == model.KindList && v.Len() == 0:
		return "empty list"
	case kind == model.KindObject && v.Len() == 0:
		return "empty object"
	case kind == model.KindList:
		return membersOf(v)
	case kind == model.KindObject:
		return v.Compact(mostCompact)
	default:
		return v.Text()
	}
}

// membersOf returns what to call the elements of a list.
func membersOf(list model.Value) string {
	var out strings.Builder
	for v := range list.Children() {
		if out.Len() > mostCompact {
			out.WriteString(", ...")
			break
		}
		if v.Ordinal() > 0 {
			out.WriteString(", ")
		}
		out.WriteString(nameOf(v))
	}
	return out.String()
}

// order is the place among other rows: by weight, then by area.
func (r *Row) order() int {
	const areas = int(Finding) + 1
	if r.Change == Same {
		return (int(Noise) + 1) * areas
	}
	return int(r.Weight)*areas + int(r.Area)
}

// Sentence says what differs, without the subject: passes there, fails here.
func (r *Row) Sentence(c clock.Clock) string {
	there, here := r.There.clause(c), r.Here.clause(c)
	switch {
	case r.Area == Finding && r.Change == Removed:
		return "only there: " + r.There.Text(c)
	case r.Area == Finding && r.Change == Added:
		return "only here: " + r.Here.Text(c)
	case r.isSet && r.Change == Changed:
		return r.setSentence(c)
	case r.Change == Same:
		return here + " on both sides."
	case there == here && r.besides != "":
		return here + " on both sides, " + r.besides + "."
	case there == here:
		return "differs in details that are too long for this line."
	default:
		return there + " there, " + here + " here."
	}
}

// Line is the whole row in one sentence: Windows firewall: passes there, fails here.
func (r *Row) Line(c clock.Clock) string { return r.Subject + ": " + r.Sentence(c) }

// mostMembers is how many members of a set a sentence names.
const mostMembers = 3

// setSentence names what only one side has: Sales only there; All staff only here.
func (r *Row) setSentence(c clock.Clock) string {
	return r.setClauses(" only there", " only here", func(part *Row) string { return part.Line(c) }) + "."
}

// setClauses names what only one side of a set has, each side with words behind it,
// and the first member that has changed.
func (r *Row) setClauses(removed, added string, changed func(*Row) string) string {
	var clauses []string
	for _, one := range []struct {
		change Change
		words  string
	}{{Removed, removed}, {Added, added}} {
		var names []string
		for i := range r.Parts {
			if r.Parts[i].Change == one.change {
				names = append(names, words.Clip(r.Parts[i].Subject, mostInSentence))
			}
		}
		if more := len(names) - mostMembers; more > 0 {
			names = append(names[:mostMembers], words.Thousands(more)+" more")
		}
		if len(names) > 0 {
			clauses = append(clauses, strings.Join(names, ", ")+one.words)
		}
	}
	for i := range r.Parts {
		if r.Parts[i].Change == Changed {
			clauses = append(clauses, changed(&r.Parts[i]))
			break
		}
	}
	return strings.TrimSuffix(strings.Join(clauses, "; "), ".")
}

// swapAll returns rows with their sides exchanged.
func swapAll(rows []Row) []Row {
	swapped := slices.Clone(rows)
	for i := range swapped {
		r := &swapped[i]
		r.There, r.Here, r.Change = r.Here, r.There, r.Change.swapped()
		if len(r.Parts) > 0 {
			r.Parts = swapAll(r.Parts)
		}
	}
	return swapped
}

// heaviest returns the gravest weight of rows, and Noise where there are none.
func heaviest(rows []Row) Weight {
	weight := Noise
	for i := range rows {
		weight = min(weight, rows[i].Weight)
	}
	return weight
}

// isCheck reports whether the row is about a posture check.
func (r *Row) isCheck() bool { return r.There.check != nil || r.Here.check != nil }
