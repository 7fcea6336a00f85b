package reason

import (
	"strings"

	"ztsession/model"
)

// osVersion compares distribution, version and what the rule has beyond it. The
// distribution is always compared exactly, whatever the operator.
func osVersion(j *judge) {
	by := j.operator("operator", "versionOperator")
	j.distribution()
	wanted, found := j.wanted("version"), j.found("version", "os_version")
	if !wanted.has() {
		if found.has() {
			j.part("Version", "", found, named(found.says()), Unjudged)
			j.ok("Has %s", found.says())
		}
		return
	}
	needs := by.version(wanted.says())
	if !found.has() {
		j.part("Version", needs, wanted, "", Unjudged)
		j.unknown("Needs %s; the device reported no version", needs)
		return
	}
	j.next = "Install the pending system update and restart, then read the session again once the device has reported."
	j.tell = "Please install the latest system update and restart; you have " + found.says() + ", " + needs + " is needed."
	a, isVersion := parse(found.whole())
	b, alsoVersion := parse(wanted.whole())
	if !isVersion || !alsoVersion {
		j.part("Version", needs, found, found.says(), Unjudged)
		j.unknown("Has %s, needs %s; the two cannot be compared", found.says(), needs)
		return
	}
	extra := j.extra(a)
	if len(b.numbers) > 3 && len(a.numbers) <= 3 && isNumber(extra) {
		// The fourth number of a version of Windows is reported by itself.
		a.numbers = append(a.first(3).numbers, "", "", "")[:3]
		a.numbers = append(a.numbers, strings.TrimLeft(extra, "0"))
	}
	j.versions(a, b, found, by, needs)
}

// versions judges the version, and what the rule has beyond it where the versions
// are equal.
func (j *judge) versions(a, b version, found leaf, by operator, needs string) {
	if len(b.numbers) <= 3 {
		a = a.first(3)
	}
	order := compare(a, b)
	meets, known := j.holds(by, order)
	has := found.says()
	if extra := j.found("os_version_extra").says(); isNumber(extra) && strings.Count(has, ".") == 2 && j.wantsBuild() {
		has += "." + extra
	}
	if !known {
		j.part("Version", needs, found, named(has), Unjudged)
		j.unknown("Has %s, needs %s", has, needs)
		return
	}
	j.part("Version", needs, found, named(has), met(meets))
	clause := "Has " + has + ", needs " + needs
	if order == 0 && meets && j.extraClause(clause, has, by) {
		return
	}
	if a.suffix != "" && b.suffix == "" && order == 0 && meets && j.state == model.CheckFail {
		clause += "; what follows the dash may have been read as a pre-release"
		j.guess = true
		j.fault("%s", clause)
		j.next = "See whether the version without " + found.says()[strings.Index(found.says()+"-", "-"):] + " meets the rule; if so, have the rule hold a lower version."
		return
	}
	j.say(meets, clause, clause)
}

// extra returns what the device reports beyond the version: on Windows the fourth
// number, on macOS and iOS the letter of a rapid response, on Linux the patch of
// the kernel.
func (j *judge) extra(found version) string {
	if extra := j.found("os_version_extra"); extra.has() {
		return extra.whole()
	}
	if len(found.numbers) > 3 {
		return found.numbers[3]
	}
	return ""
}

// wantsBuild reports whether the rule is about more than three numbers.
func (j *judge) wantsBuild() bool {
	return j.wanted("os_version_extra").has() || strings.Count(j.wanted("version").whole(), ".") > 2
}

// extraClause judges os_version_extra. That the operator applies to it is not
// documented; numbers are compared by it, anything else must be the same.
func (j *judge) extraClause(version, has string, by operator) bool {
	wanted := j.wanted("os_version_extra")
	if !wanted.has() {
		return false
	}
	j.guess = true
	name := map[string]string{windows: "build revision", macOS: "security response", iOS: "security response", linux: "kernel patch"}[j.system()]
	if name == "" {
		name = "version part"
	}
	found := j.found("os_version_extra")
	needs := by.version(wanted.says())
	if !found.has() {
		v, _ := parse(j.found("version", "os_version").whole())
		extra := j.extra(v)
		if extra == "" {
			j.part("Extra", needs, wanted, "", Unjudged)
			j.unknown("Has %s; its %s was not reported, needs %s", has, name, needs)
			return true
		}
		j.judgeExtra(wanted.whole(), extra, version, has, name, needs, by, j.found("version", "os_version"))
		return true
	}
	j.judgeExtra(wanted.whole(), found.whole(), version, has, name, needs, by, found)
	return true
}

func (j *judge) judgeExtra(wanted, extra, version, has, name, needs string, by operator, found leaf) {
	meets, known := extra == wanted, true
	if isNumber(extra) && isNumber(wanted) {
		meets, known = j.holds(by, digits(strings.TrimLeft(extra, "0"), strings.TrimLeft(wanted, "0")))
	} else {
		needs = "exactly " + wanted
	}
	if !isNumber(extra) || !strings.HasSuffix(has, "."+extra) {
		has += " (" + strings.Trim(extra, "()") + ")"
	}
	if !known {
		j.part("Extra", needs, found, extra, Unjudged)
		j.unknown("Has %s, needs %s %s", has, name, needs)
		return
	}
	j.part("Extra", needs, found, extra, met(meets))
	j.say(meets, "Has "+has+", needs "+name+" "+needs, version)
}

// distribution compares the name and the revision of a Linux distribution.
func (j *judge) distribution() {
	wantedName, wantedRevision := j.wanted("os_distro_name"), j.wanted("os_distro_revision")
	if !wantedName.has() && !wantedRevision.has() {
		return
	}
	foundName, foundRevision := j.found("os_distro_name"), j.found("os_distro_revision")
	needs, has := both(wantedName, wantedRevision), both(foundName, foundRevision)
	if has == "" {
		j.part("Distribution", "exactly "+needs, leaf{}, "", Unjudged)
		j.unknown("Needs exactly %s; the device reported no distribution", needs)
		return
	}
	meets := (!wantedName.has() || wantedName.whole() == foundName.whole()) &&
		(!wantedRevision.has() || wantedRevision.whole() == foundRevision.whole())
	at := foundName
	if !at.Exists() || wantedRevision.has() && wantedRevision.whole() != foundRevision.whole() && foundRevision.Exists() {
		at = foundRevision
	}
	j.part("Distribution", "exactly "+needs, at, has, met(meets))
	j.say(meets, "Runs "+has+", needs exactly "+needs, "Runs "+has)
}

func both(name, revision leaf) string { return strings.TrimSpace(name.says() + " " + revision.says()) }

// windowsNames are what people call the versions of Windows.
var windowsNames = map[string]string{
	"10.0.19045": "Windows 10 22H2", "10.0.22621": "Windows 11 22H2", "10.0.22631": "Windows 11 23H2",
	"10.0.26100": "Windows 11 24H2", "10.0.26200": "Windows 11 25H2",
}

// named adds the name of a version of Windows to its number.
func named(version string) string {
	pieces := strings.SplitN(version, ".", 4)
	if name, ok := windowsNames[strings.Join(pieces[:min(3, len(pieces))], ".")]; ok {
		return version + " (" + name + ")"
	}
	return version
}
