package reason

import (
	"strings"

	"ztsession/model"
)

// SystemOf returns the operating system that checks were made on: the one that
// most of those name which were carried out, by their rule or by the paths and
// drives that were found. It is empty where none does. Rules for another system
// are not carried out, so they do not count.
func SystemOf(checks []model.PostureCheck) string {
	counts, best := map[string]int{}, ""
	for i := range checks[:min(len(checks), mostLookedAt)] {
		check := &checks[i]
		if result := check.Result(); result != model.CheckPass && result != model.CheckFail || !check.HasFinding() {
			continue
		}
		name := (&judge{check: check}).system()
		if name == "" {
			continue
		}
		counts[name]++
		if counts[name] > counts[best] {
			best = name
		}
	}
	return best
}

// mostLookedAt is how many checks are looked at for the system; there may be
// 100,000, and the first ones say it.
const mostLookedAt = 200

// System returns the name in words of an operating system as the API names it:
// windows, mac. It is empty for one that is not known.
func System(name string) string { return systems[strings.ToLower(name)] }
