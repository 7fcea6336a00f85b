package reason

import (
	"cmp"
	"strings"
)

// version is a version number taken apart.
type version struct {
	numbers []string // digits without leading zeros
	suffix  string   // what follows a dash: a pre-release, or the patch of a kernel
}

// parse takes a version apart: 1 to 4 numbers with dots between, and a suffix
// behind a dash. What follows a plus, a bracket or a space says nothing about the
// order.
func parse(text string) (version, bool) {
	text = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(text), "v"), "V")
	if end := strings.IndexAny(text, "+( "); end >= 0 {
		text = text[:end]
	}
	base, suffix, _ := strings.Cut(text, "-")
	v := version{suffix: suffix}
	for number := range strings.SplitSeq(base, ".") {
		if number == "" || strings.Trim(number, "0123456789") != "" {
			return version{}, false
		}
		v.numbers = append(v.numbers, strings.TrimLeft(number, "0"))
	}
	return v, len(v.numbers) <= 8
}

// number returns the number at a place; one that is missing counts as 0.
func (v version) number(at int) string {
	if at < len(v.numbers) {
		return v.numbers[at]
	}
	return ""
}

// first returns the version without the numbers from a place on.
func (v version) first(count int) version {
	v.numbers = v.numbers[:min(count, len(v.numbers))]
	return v
}

// compare orders two versions by their numbers, and by their suffixes where both
// have one. A suffix alone does not count: kernels have one as 5.15.0-1025-gcp,
// which is newer than 5.15.0 and not a pre-release of it.
func compare(a, b version) int {
	for i := range max(len(a.numbers), len(b.numbers)) {
		if order := digits(a.number(i), b.number(i)); order != 0 {
			return order
		}
	}
	if a.suffix == "" || b.suffix == "" {
		return 0
	}
	return suffixes(a.suffix, b.suffix)
}

// digits orders two numbers of any length without leading zeros.
func digits(a, b string) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}

// suffixes orders two suffixes piece by piece as Semantic Versioning does:
// numbers by their value and before words, and the shorter one first.
func suffixes(a, b string) int {
	divide := func(r rune) bool { return r == '.' || r == '-' }
	left, right := strings.FieldsFunc(a, divide), strings.FieldsFunc(b, divide)
	for i := range min(len(left), len(right)) {
		if order := piece(left[i], right[i]); order != 0 {
			return order
		}
	}
	return cmp.Compare(len(left), len(right))
}

func piece(a, b string) int {
	numberA, numberB := isNumber(a), isNumber(b)
	switch {
	case numberA && numberB:
		return digits(strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0"))
	case numberA:
		return -1
	case numberB:
		return 1
	default:
		return cmp.Compare(a, b)
	}
}

func isNumber(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }
