package facts

import (
	"cmp"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

// holds reports whether found stands to wanted as the operator says, or whether
// that cannot be told.
func holds(operator, wanted, found string) bool {
	order, ok := compare(wanted, found)
	switch strings.ReplaceAll(operator, " ", "") {
	case ">=", "=>", "≥":
		return !ok || order >= 0
	case ">":
		return !ok || order > 0
	case "<=", "=<", "≤":
		return !ok || order <= 0
	case "<":
		return !ok || order < 0
	case "==", "=", "===":
		if !ok {
			return isEqual("", wanted, found)
		}
		return order == 0
	case "!=", "<>":
		return !ok || order != 0
	default:
		return true
	}
}

// compare returns how found stands to wanted, as numbers, as spans of time, as
// moments or as versions.
func compare(wanted, found string) (order int, ok bool) {
	if a, b, ok := both(wanted, found, number); ok {
		return b.Cmp(a), true
	}
	if a, b, ok := both(wanted, found, spanOf); ok {
		return cmp.Compare(b, a), true
	}
	if a, b, ok := both(wanted, found, momentOf); ok {
		return b.Compare(a), true
	}
	return compareVersions(wanted, found)
}

func both[T any](a, b string, read func(string) (T, bool)) (x, y T, ok bool) {
	x, okX := read(a)
	y, okY := read(b)
	return x, y, okX && okY
}

// number reads a number, with or without a percent sign.
func number(text string) (*big.Rat, bool) {
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%"))
	if len(text) > 40 || !plainNumber().MatchString(text) {
		return nil, false
	}
	return new(big.Rat).SetString(text)
}

var plainNumber = later(`^-?[0-9]+(\.[0-9]+)?$`)

// spanOf reads a span of time in the units of rules: 30m, 1h, 7d.
func spanOf(text string) (time.Duration, bool) {
	parts := spanForm().FindStringSubmatch(strings.ToLower(strings.TrimSpace(text)))
	if parts == nil {
		return 0, false
	}
	count, err := strconv.Atoi(parts[1])
	units := map[byte]time.Duration{'s': time.Second, 'm': time.Minute, 'h': time.Hour, 'd': 24 * time.Hour, 'w': 7 * 24 * time.Hour}
	return time.Duration(count) * units[parts[2][0]], err == nil
}

var spanForm = later(`^([0-9]{1,6}) ?(s|secs?|seconds?|m|mins?|minutes?|h|hours?|d|days?|w|weeks?)$`)

func momentOf(text string) (time.Time, bool) {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02 15:04:05", time.DateOnly} {
		if at, err := time.Parse(layout, strings.TrimSpace(text)); err == nil {
			return at, true
		}
	}
	return time.Time{}, false
}

// compareVersions compares versions of up to five parts, a missing part as 0. What
// follows a sign other than a dot is not compared.
func compareVersions(wanted, found string) (order int, ok bool) {
	a, okA := versionParts(wanted)
	b, okB := versionParts(found)
	if !okA || !okB {
		return 0, false
	}
	for i := range max(len(a), len(b)) {
		var x, y int
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			return cmp.Compare(y, x), true
		}
	}
	return 0, true
}

func versionParts(text string) ([]int, bool) {
	text = strings.TrimPrefix(strings.ToLower(strings.TrimSpace(text)), "v")
	if end := strings.IndexAny(text, "-+( "); end >= 0 {
		text = text[:end]
	}
	var parts []int
	for part := range strings.SplitSeq(text, ".") {
		number, err := strconv.Atoi(part)
		if err != nil || number < 0 || len(parts) == 5 {
			return nil, false
		}
		parts = append(parts, number)
	}
	return parts, true
}

// isEqual reports whether two values are the same: as numbers where both are, as
// versions under that name, paths with either slash, hashes with or without
// colons. Case counts for domains alone.
func isEqual(name, wanted, found string) bool {
	name = strings.ToLower(name)
	wanted, found = strings.TrimSpace(wanted), strings.TrimSpace(found)
	if wanted == found {
		return true
	}
	if a, b, ok := both(wanted, found, number); ok {
		return a.Cmp(b) == 0
	}
	switch {
	case name == "domain", name == "domain_name":
		return false
	case strings.Contains(name, "version") && !strings.HasSuffix(name, "extra"):
		order, ok := compareVersions(wanted, found)
		return ok && order == 0
	case name == "thumbprint", name == "sha256":
		return strings.EqualFold(strings.NewReplacer(":", "", " ", "", "-", "").Replace(wanted), strings.NewReplacer(":", "", " ", "", "-", "").Replace(found))
	case name == "path":
		return strings.EqualFold(strings.ReplaceAll(wanted, `\`, "/"), strings.ReplaceAll(found, `\`, "/"))
	case name == "id", strings.HasSuffix(name, "_id"):
		return strings.EqualFold(strings.ReplaceAll(wanted, "-", ""), strings.ReplaceAll(found, "-", ""))
	}
	yes := map[string]string{"yes": "true", "on": "true", "no": "false", "off": "false"}
	if other, ok := yes[strings.ToLower(found)]; ok && strings.EqualFold(other, wanted) {
		return true
	}
	return strings.EqualFold(wanted, found)
}

// matchesTemplate reports whether found can be what a text with variables stands
// for, such as ${serial_number}.example.com or %ProgramFiles%\x.
func matchesTemplate(wanted, found string) bool {
	var pattern strings.Builder
	rest := wanted
	for _, at := range variables().FindAllStringIndex(wanted, -1) {
		from := at[0] - (len(wanted) - len(rest))
		pattern.WriteString(regexp.QuoteMeta(rest[:from]) + ".+")
		rest = wanted[at[1]:]
	}
	pattern.WriteString(regexp.QuoteMeta(rest))
	form, err := regexp.Compile(`(?is)^` + pattern.String() + `$`)
	return err != nil || form.MatchString(found)
}

var variables = later(`\$\{[^}]{0,60}\}|%[A-Za-z0-9_()]{1,60}%`)

// later compiles a regular expression when it is first needed, since most sessions
// need none.
func later(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
