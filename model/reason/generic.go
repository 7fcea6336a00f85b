package reason

import (
	"cmp"
	"strings"

	"ztsession/model"
	"ztsession/model/text/words"
)

// mostLeaves is how many values of an unknown shape are compared.
const mostLeaves = 50

// notCompared are members of input that are no value of the device.
var notCompared = map[string]bool{"operator": true, "operating_system": true, "connection_id": true, "id": true}

// generic compares what stands under the same names in input and check, for
// types and shapes that are not known.
func generic(j *judge) {
	by := j.operator("operator", "versionOperator", "scoreOperator", "countOperator")
	shown := 0
	for wanted := range j.check.Input.Children() {
		if notCompared[wanted.Key()] || shown == mostLeaves || j.check.Input.Kind() != model.KindObject {
			continue
		}
		found := leaf{j.check.Check.Get(wanted.Key())}
		if !found.Exists() || !(leaf{wanted}).has() {
			continue
		}
		shown++
		j.compare(leaf{wanted}, found, by)
	}
}

// same reports whether two values are equal, however they were written.
func same(wanted, found leaf) bool {
	if strings.EqualFold(wanted.whole(), found.whole()) {
		return true
	}
	a, isNumber := found.number()
	b, alsoNumber := wanted.number()
	if isNumber && alsoNumber {
		return a == b
	}
	yes, isTruth := found.truth()
	want, alsoTruth := wanted.truth()
	return isTruth && alsoTruth && yes == want || matches(wanted.whole(), found.whole())
}

func (j *judge) compare(wanted, found leaf, by operator) {
	name := words.Capital(words.Clip(strings.ReplaceAll(wanted.Key(), "_", " "), mostName))
	has, needs := found.says(), wanted.says()
	if !found.has() {
		has = "nothing"
	}
	meets, known := same(wanted, found), true
	if a, ok := found.number(); ok {
		if b, ok := wanted.number(); ok && by != "" {
			meets, known = j.holds(by, cmp.Compare(a, b))
			needs = by.number(needs)
		}
	} else if a, ok := parse(found.whole()); ok && by != "" {
		if b, ok := parse(wanted.whole()); ok {
			meets, known = j.holds(by, compare(a, b))
			needs = by.version(needs)
		}
	}
	verdict := Unjudged
	if known {
		verdict = met(meets)
	}
	j.part(name, needs, found, has, verdict)
	switch {
	case j.state == model.CheckPass:
		// Of a rule whose comparison is not known a difference means nothing.
		if meets {
			j.ok("%s: has %s", name, has)
		}
	case meets:
		j.ok("%s: has %s", name, has)
	default:
		j.fault("%s: has %s, needs %s", name, has, needs)
	}
}
