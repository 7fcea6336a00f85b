package reason

import (
	"fmt"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/text/words"
)

// How many characters a sentence repeats of a value, of a name, of an error and of a span of time.
const (
	mostValue = 60
	mostName  = 40
	mostError = 120
	mostSpan  = 10
)

// mostParts is how many parts a check has at most; a device with more drives has
// them all among what was reported.
const mostParts = 50

// judge compares one check. The functions of the types fill it.
type judge struct {
	check *model.PostureCheck
	kind  *kind
	now   time.Time
	state model.CheckResult

	parts []Part
	// faults, fine and open are clauses, as sentences without their full stop: what does not meet
	// the rule, what does, and what cannot be told.
	faults, fine, open []string
	otherwise          string
	next, tell         string
	places             []Place
	guess              bool
}

func (j *judge) fault(format string, values ...any) {
	j.faults = append(j.faults, fmt.Sprintf(format, values...))
}

// doubt is a fault that a rule seems to have. A check that passed proves that it has none.
func (j *judge) doubt(format string, values ...any) {
	if j.state != model.CheckPass {
		j.fault(format, values...)
	}
}

func (j *judge) ok(format string, values ...any) {
	j.fine = append(j.fine, fmt.Sprintf(format, values...))
}

func (j *judge) unknown(format string, values ...any) {
	j.open = append(j.open, fmt.Sprintf(format, values...))
}

// say adds a clause as a fault or as fine.
func (j *judge) say(meets bool, fault, fine string) {
	if meets {
		j.fine = append(j.fine, fine)
	} else {
		j.faults = append(j.faults, fault)
	}
}

// silent reports whether nothing could be compared.
func (j *judge) silent() bool { return len(j.faults)+len(j.fine)+len(j.open) == 0 }

// part adds a part, which judged says to be met or not.
func (j *judge) part(name string, wanted string, found leaf, text string, verdict Verdict) {
	j.parts = append(j.parts, Part{Name: name, Wanted: wanted, Found: text, Verdict: verdict, Path: found.path(j.check)})
}

// met turns what is so into a verdict.
func met(yes bool) Verdict {
	if yes {
		return Met
	}
	return Unmet
}

// measured returns when the check was made, or now; neither may be known.
func (j *judge) measured() (at time.Time, known bool) {
	if at, ok := j.check.Timestamp.Get(); ok {
		return at, true
	}
	return j.now, !j.now.IsZero()
}

// unsaid returns the end of a clause about a value of which the rule's wish was
// not reported.
const unsaid = "; what the rule wants was not reported"

// leaf is a value of input, check or data.
type leaf struct{ model.Value }

// wanted returns the member of input that has one of the names.
func (j *judge) wanted(names ...string) leaf { return leaf{member(j.check.Input, names)} }

// found returns the member of check that has one of the names, or that of data.
func (j *judge) found(names ...string) leaf {
	if v := member(j.check.Check, names); v.Exists() {
		return leaf{v}
	}
	return leaf{member(j.check.Data, names)}
}

// member returns the member that has one of the names. Some are written with
// capitals in one answer and with underscores in another: checkDisks, check_disks.
func member(of model.Value, names []string) model.Value {
	for _, name := range names {
		if v := of.Get(name); v.Exists() {
			return v
		}
	}
	if of.Kind() == model.KindObject {
		for v := range of.Children() {
			for _, name := range names {
				if fold(v.Key()) == fold(name) {
					return v
				}
			}
		}
	}
	return model.Value{}
}

func fold(name string) string { return strings.ToLower(strings.ReplaceAll(name, "_", "")) }

// has reports whether there is a value: not null, not empty.
func (l leaf) has() bool {
	switch l.Kind() {
	case model.KindText:
		return strings.TrimSpace(l.Text()) != ""
	case model.KindBool, model.KindNumber:
		return true
	case model.KindList, model.KindObject:
		return l.Len() > 0
	case model.KindNone, model.KindNull:
		return false
	default:
		return false
	}
}

// says returns the value as a sentence repeats it.
func (l leaf) says() string { return words.Clip(l.whole(), mostValue) }

// whole returns the value as one text; a list as its entries.
func (l leaf) whole() string {
	switch l.Kind() {
	case model.KindList:
		return strings.Join(l.texts(), ", ")
	case model.KindObject:
		return l.Compact(mostValue)
	case model.KindText:
		return strings.TrimSpace(l.Text())
	case model.KindNull:
		return ""
	case model.KindNone, model.KindBool, model.KindNumber:
		return l.Text()
	default:
		return l.Text()
	}
}

// texts returns the entries of a list, or the value alone.
func (l leaf) texts() []string {
	if l.Kind() != model.KindList {
		if !l.has() {
			return nil
		}
		return []string{l.whole()}
	}
	var texts []string
	for entry := range l.Children() {
		if len(texts) == mostParts {
			break
		}
		if one := (leaf{entry}); one.has() && entry.Kind() != model.KindList {
			texts = append(texts, one.whole())
		}
	}
	return texts
}

// truth returns the value as yes or no; known is false for everything else.
func (l leaf) truth() (yes, known bool) {
	switch strings.ToLower(l.whole()) {
	case "true", "yes", "on", "enabled", "1":
		return true, true
	case "false", "no", "off", "disabled", "0":
		return false, true
	default:
		return false, false
	}
}

// path returns where the value stands below the session.
func (l leaf) path(check *model.PostureCheck) model.Path {
	for _, side := range []struct {
		name  string
		whole model.Value
	}{{"check", check.Check}, {"input", check.Input}, {"data", check.Data}} {
		for up := l.Value; up.Exists() && side.whole.Exists(); up = up.Parent() {
			if up == side.whole {
				return check.Path().Key(side.name) + l.PathFrom(side.whole)
			}
		}
	}
	return ""
}

// passedOr returns whether the check passed, or otherwise where that is not known.
func (j *judge) passedOr(otherwise bool) bool {
	switch j.state {
	case model.CheckPass:
		return true
	case model.CheckFail:
		return false
	default:
		return otherwise
	}
}
