package sample

import (
	"fmt"
	"strings"

	"ztsession/model"
	"ztsession/model/text/words"
)

// phrases are how an outcome is said of others.
type phrases struct {
	// same and other say what it came to for those alike and for those that are not:
	// fails, passes.
	same, other string
	// tie ends the clause of those alike: too, either.
	tie string
	// everybody and onlyThem say what that means; %s is who is behind the rule.
	everybody, onlyThem string
}

var phrased = map[Outcome]phrases{
	Passed:     {"passes", "fails", "too", "nothing is wrong with the rule", "it is this device that is an exception"},
	Failed:     {"fails", "passes", "too", "%s, not this device", "this device, not the rule"},
	NotAsked:   {"could not be asked", "was answered", "either", "%s, not this device", "what is known of this device, not %s"},
	Stale:      {"is too old", "is fresh", "too", "results do not arrive, whatever the device", "this device does not report"},
	NotChecked: {"was not checked", "was checked", "either", "the rule is for other devices", "see why not on this device"},
	Unknown:    {"is not known", "is known", "either", "the answer of Cloudflare, not this device", "the answer for this device"},
}

// behind names who is behind a rule, when it is not the device.
func (c *Comparison) behind() string {
	switch {
	case c.Outcome == NotAsked:
		return "the vendor or its connection"
	case c.rule.Vendor:
		return "the rule or the vendor"
	default:
		return "the rule"
	}
}

// Sentence says what the comparison comes to, for instance: Fails for 18 of 19
// others too: the rule or the vendor, not this device. It has words of ours and
// numbers alone.
func (c *Comparison) Sentence() string {
	p := phrased[c.Outcome]
	on := ""
	if c.System != "" {
		on = " on " + c.System
	}
	switch c.Verdict {
	case Everybody:
		return words.Capital(p.same) + " for " + outOf(c.Same, c.Of) + on + " " + p.tie + c.elsewhere() + ": " + c.meaning(p.everybody) + "."
	case OnlyThem:
		return words.Capital(p.other) + " for " + outOf(c.Of-c.Same, c.Of) + on + c.elsewhere() + ": " + c.meaning(p.onlyThem) + "."
	case SomeToo:
		return words.Capital(p.same) + " for " + outOf(c.Same, c.Of) + on + " " + p.tie + c.elsewhere() + ": more than this device, and not everybody."
	case TooFew:
		return c.tooFew()
	default:
		return ""
	}
}

// meaning puts who is behind the rule into a clause that asks for it.
func (c *Comparison) meaning(clause string) string {
	if strings.Contains(clause, "%s") {
		return fmt.Sprintf(clause, c.behind())
	}
	return clause
}

// outOf counts some of the others: 18 of 19 others, all 7 others.
func outOf(n, of int) string {
	if n == of {
		return "all " + words.Thousands(of) + " others"
	}
	return words.Thousands(n) + " of " + words.Thousands(of) + " others"
}

func (c *Comparison) tooFew() string {
	switch c.Of {
	case 0:
		return "None of the others has a result to compare with: too few to say."
	case 1:
		return "Only 1 other has a result to compare with: too few to say."
	default:
		return "Only " + words.Thousands(c.Of) + " others have a result to compare with: too few to say."
	}
}

// elsewhere says how it is on the other systems, where enough sessions are of one.
func (c *Comparison) elsewhere() string {
	if c.System == "" {
		return ""
	}
	p := phrased[c.Outcome]
	var all []string
	for i := range c.rule.On {
		on := &c.rule.On[i]
		same, of := alike(on.Tally, c.Outcome)
		switch {
		case on.System == c.System || of < least:
		case same*2 >= of:
			all = append(all, p.same+" for "+words.Thousands(same)+" of "+words.Thousands(of)+" on "+on.System)
		default:
			all = append(all, p.other+" for "+words.Thousands(of-same)+" of "+words.Thousands(of)+" on "+on.System)
		}
	}
	if len(all) == 0 {
		return ""
	}
	return ", " + strings.Join(all, ", ")
}

// Apart says how many results of others were counted apart, since they say nothing
// of the device: 2 too old, 1 not checked. It is empty where all were counted.
func (c *Comparison) Apart() string {
	if c.rule == nil {
		return ""
	}
	t := c.rule.All
	if c.System != "" {
		for i := range c.rule.On {
			if c.rule.On[i].System == c.System {
				t = c.rule.On[i].Tally
			}
		}
	}
	var all []string
	for _, one := range []struct {
		is    Outcome
		count int
		words string
	}{
		{NotAsked, t.NotAsked, "could not be asked"},
		{Stale, t.Stale, "too old"},
		{NotChecked, t.NotChecked, "not checked"},
		{Unknown, t.Unknown, "not known"},
	} {
		if one.count > 0 && !counts(c.Outcome, one.is) {
			all = append(all, words.Thousands(one.count)+" "+one.words)
		}
	}
	if t.Missing > 0 {
		all = append(all, words.Thousands(t.Missing)+" without this rule")
	}
	return strings.Join(all, ", ")
}

// counts reports whether others with an outcome are counted beside one of a check.
func counts(check, other Outcome) bool {
	var t model.Tally
	add(&t, other)
	_, of := alike(t, check)
	return of > 0
}

// Counted puts a tally into words, as a sentence: 3 pass, 18 fail.
func Counted(t model.Tally) string {
	var all []string
	for _, one := range []struct {
		n     int
		words string
	}{
		{t.Pass, "pass"},
		{t.Fail, "fail"},
		{t.NotAsked, "could not be asked"},
		{t.Stale, "too old"},
		{t.NotChecked, "not checked"},
		{t.Unknown, "not known"},
		{t.Missing, "without this rule"},
	} {
		if one.n > 0 {
			all = append(all, words.Thousands(one.n)+" "+one.words)
		}
	}
	return strings.Join(all, ", ") + "."
}
