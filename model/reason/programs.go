package reason

import (
	"regexp"
	"strings"
	"sync"

	"ztsession/model/text/words"
)

// programKinds are the types about files and running programs.
var programKinds = map[string]*kind{
	"file": {
		unread: "The file was not looked for", only: "Windows, macOS and Linux", judge: file,
		next: "See whether the file is there; if not, reinstall what brings it. The path is resolved for the client's service, not for the person.",
		tell: "A file that marks this computer as managed is not as it should be. We will put it right.",
		places: []Place{
			{windows, "Test-Path, Get-FileHash -Algorithm SHA256, Get-AuthenticodeSignature"},
			{macOS, "ls -l, shasum -a 256, codesign -d --extract-certificates"},
			{linux, "ls -l, sha256sum"},
		},
		causes: []string{
			"variables in the path mean the service's folders, not the person's", "an update changed the file, so its hash differs",
			"a thumbprint written with colons",
		},
		source: clientDocs + "file-check/",
	},
	"application": program("", "application-check/"),
	"sentinelone": program("SentinelOne agent", "sentinel-one/"),
	"carbonblack": program("Carbon Black agent", "carbon-black/"),
}

// program is a type that looks for a running program.
func program(name, page string) *kind {
	k := &kind{
		unread: "Running programs were not read", only: "Windows, macOS and Linux", guess: true,
		judge: func(j *judge) { application(j, name) },
		next:  "Start the program; if it runs, compare its full path with the rule's.",
		tell:  "Please start the program, wait for five minutes, then sign in again.",
		places: []Place{
			{windows, "Get-Process | Select ProcessName,Path"}, {macOS, "ps -eo comm"}, {linux, "readlink -f /proc/*/exe"},
		},
		causes: []string{
			"the path holds a version and changed with an update", "on macOS the rule has X.app in place of X.app/Contents/MacOS/X",
			"a hash in the rule, and the program was updated",
		},
		source: clientDocs + page,
	}
	if name != "" {
		k.next = "Start the agent or reinstall it; if it runs, compare its full path with the rule's."
		k.tell = "The security program on this computer is not running or was updated. We will see to it."
	}
	return k
}

// baseName returns the last piece of a path of any system.
func baseName(path string) string {
	trimmed := strings.TrimRight(path, `/\`)
	at := strings.LastIndexAny(trimmed, `/\`)
	for at > 0 && madeSafe().MatchString(trimmed[at:]) {
		at = strings.LastIndexAny(trimmed[:at], `/\`)
	}
	return words.Clip(trimmed[at+1:], mostName)
}

// madeSafe matches a character that package safe has written as an escape: its
// backslash divides no path.
var madeSafe = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\\(x[0-9a-f]{2}|u[0-9a-f]{4})`) })

// fileName returns what to call the file of a rule, and its path.
func (j *judge) fileName() (name, path string) {
	at := j.wanted("path")
	if !at.has() {
		at = j.found("path")
	}
	if name = baseName(at.whole()); name == "" {
		return "The file", ""
	}
	return name, at.says()
}

// folder returns where a file is, for the end of a clause.
func folder(path, name string) string {
	folder := strings.TrimRight(strings.TrimSuffix(path, name), `/\`)
	if folder == "" || folder == path {
		return ""
	}
	return " in " + folder
}

// file passes when the file is there, or is not where the rule wants it gone, and
// its hash and signature are those of the rule, if it has any.
func file(j *judge) {
	name, path := j.fileName()
	want, isSaid := j.wanted("exists").truth()
	if !isSaid {
		want = true // what a rule that says nothing wants is likely this
	}
	found := j.found("exists")
	there, known := found.truth()
	if !known {
		j.otherwise = name + " does not meet the rule; the reply does not say how"
		if j.check.HasFinding() {
			j.part("File", thereOrNot(want), found, "", Unjudged)
		}
		return
	}
	j.part("File", thereOrNot(want), found, thereOrNot(there), met(there == want))
	switch {
	case want && !there:
		j.fault("%s is missing%s", name, folder(path, name))
	case !want && there:
		j.fault("%s is there%s but must not be", name, folder(path, name))
		j.next, j.tell = "Remove the file, then read the session again once the device has reported.", "There is a file on this computer that must not be; I will tell you which."
	case !there:
		j.ok("%s is not there, as the rule wants", name)
	default:
		j.ok("%s is there", name)
		j.signature(name + " is there")
	}
	j.pathPart()
}

func thereOrNot(yes bool) string {
	if yes {
		return "there"
	}
	return "not there"
}

// pathPart adds the path, which is compared by nobody here: variables in it are
// resolved on the device.
func (j *judge) pathPart() {
	wanted, found := j.wanted("path"), j.found("path")
	if wanted.has() || found.has() {
		at := found
		if !at.Exists() {
			at = wanted
		}
		j.part("Path", wanted.says(), at, found.says(), Unjudged)
	}
}

// signature compares hash and signing certificate where the rule has them.
func (j *judge) signature(so string) {
	for _, one := range []struct{ name, label, fault string }{
		{"sha256", "SHA-256", "its contents (SHA-256) differ"}, {"thumbprint", "Signed by", "it is signed by another certificate"},
	} {
		wanted, found := j.wanted(one.name), j.found(one.name)
		switch {
		case !wanted.has():
		case !found.has():
			j.part(one.label, wanted.says(), wanted, "", Unjudged)
			j.unknown("%s, but whether its hash or signature is right was not reported", so)
		default:
			same := plainHash(wanted.whole()) == plainHash(found.whole())
			j.part(one.label, wanted.says(), found, found.says(), met(same))
			if !same {
				j.fault("%s, but %s", so, one.fault)
			}
		}
	}
}

// plainHash leaves out what people put between the digits.
func plainHash(text string) string {
	return strings.ToLower(strings.NewReplacer(":", "", " ", "", "-", "").Replace(text))
}

// application passes when the program at the path is running, with the hash and
// signature of the rule, if it has any.
func application(j *judge, agent string) {
	name, path := j.fileName()
	j.otherwise = name + " was not found running" + strings.TrimSuffix(" at "+path, " at ")
	if agent != "" {
		name = "The " + agent
		j.otherwise = name + " is not running at the expected path"
	} else if path != "" {
		j.tell = "Please start " + name + ", wait for five minutes, then sign in again."
	}
	running, exists := j.found("running", "process_running"), j.found("exists")
	isRunning, runs := running.truth()
	isThere, known := exists.truth()
	if !runs && !known {
		j.pathPart()
		return
	}
	if known {
		j.part("Program", "there", exists, thereOrNot(isThere), met(isThere))
	}
	if runs {
		j.part("Running", "running", running, map[bool]string{true: "running", false: "not running"}[isRunning], met(isRunning))
	}
	switch {
	case known && !isThere:
		j.fault("%s is not installed%s", name, folder(path, baseName(path)))
	case runs && !isRunning && known:
		j.fault("%s is there but not running", name)
	case runs && !isRunning:
		j.fault("%s is not running", name)
	case runs:
		j.ok("%s is running", name)
		j.signature(name + " runs")
	default:
		// That it is there does not mean that it runs.
		j.say(j.passedOr(false), j.otherwise, name+" is there")
	}
	j.pathPart()
}
