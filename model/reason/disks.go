package reason

import (
	"slices"
	"strings"

	"ztsession/model"
	"ztsession/model/sorting"
	"ztsession/model/text/words"
)

// drive is a volume of the device, or one that the rule names.
type drive struct {
	name             string
	encrypted, known bool
	present, counts  bool // it was found; the rule is about it
	value            leaf
}

// mostNamed is how many drives a clause names.
const mostNamed = 4

// disks compares the drives that the rule is about: all with requireAll, else
// those in checkDisks. Others do not count.
func disks(j *judge) {
	drives := drivesOf(j.found("drives", "disks", "volumes"))
	names := diskNames(j.wanted("checkDisks"))
	all, _ := j.wanted("requireAll").truth()
	isSaid := all || len(names) > 0
	if !isSaid && j.check.Input.Len() > 0 {
		j.doubt("The rule names no volume")
		j.next = "Have the rule corrected: it must want every volume or name some."
	}
	for i := range drives {
		drives[i].counts = all || len(names) == 0 && j.check.Input.Len() == 0 || slices.ContainsFunc(names, drives[i].isNamed)
	}
	if !all {
		for _, name := range names {
			if !slices.ContainsFunc(drives, func(d drive) bool { return d.isNamed(name) }) {
				name.counts = true
				drives = append(drives, name)
			}
		}
	}
	j.diskClauses(drives, isSaid || j.check.Input.Len() > 0)
	sorting.Stable(drives, func(a, b drive) int { return a.rank() - b.rank() })
	for _, d := range drives[:min(len(drives), mostParts)] {
		wanted, verdict := "", Unjudged
		if d.counts {
			wanted = "encrypted"
			if d.known || !d.present {
				verdict = met(d.encrypted)
			}
		}
		j.part(volume(d.name)+" "+d.name, wanted, d.value, d.state(), verdict)
	}
	j.pointAt(drives)
}

// diskClauses says which drives are not encrypted, were not found, or are not known.
func (j *judge) diskClauses(drives []drive, isSaid bool) {
	var bad, good, missing, unknown, others []string
	for _, d := range drives {
		switch {
		case !d.present:
			missing = append(missing, d.name)
			continue
		case !d.counts:
		case !d.known:
			unknown = append(unknown, d.name)
		case d.encrypted:
			good = append(good, d.name)
		default:
			bad = append(bad, d.name)
		}
		others = append(others, d.name)
	}
	end := ""
	if !isSaid {
		end = unsaid
	}
	if len(bad) > 0 {
		usb := "it if it is a USB"
		if len(bad) > 1 {
			usb = "any that is a USB"
		}
		j.fault("%s", notEncrypted(bad, good)+end)
		j.tell = volume(bad[0]) + " " + nameList(bad) + " " + isAre(bad) + " not encrypted. Unplug " + usb + " disk; else we will switch encryption on together."
		j.next = "Turn encryption on for " + nameList(bad) + ", unplug " + usb + " or backup disk, or let the rule name the system volume only."
	}
	if len(missing) > 0 {
		found := ""
		if len(others) > 0 {
			found = " (found " + nameList(others) + ")"
		}
		j.fault("%s %s not found on this device%s", volumes(missing), wasWere(missing), found)
	}
	if len(unknown) > 0 {
		j.unknown("The state of %s is not known", strings.ToLower(volumes(unknown)[:1])+volumes(unknown)[1:])
	}
	if len(good) > 0 && len(bad) == 0 {
		j.ok("%s %s encrypted", volumes(good), isAre(good))
	}
}

// notEncrypted names what is not encrypted, and what is.
func notEncrypted(bad, good []string) string {
	switch {
	case len(good) == 0 && len(bad) > 1:
		return "No " + strings.ToLower(volume(bad[0])) + " is encrypted (" + nameListOf(bad, ", ") + ")"
	case len(good) == 0:
		return volumes(bad) + " is not encrypted"
	default:
		return volumes(bad) + " " + isAre(bad) + " not encrypted (" + nameList(good) + " " + isAre(good) + ")"
	}
}

// pointAt makes the place to look that of the first drive which is not encrypted.
// Only a letter goes into a command: other names are whatever was sent.
func (j *judge) pointAt(drives []drive) {
	for _, d := range drives {
		if d.counts && d.known && !d.encrypted && isDrive(d.name) {
			letter := strings.ToUpper(d.name[:1])
			j.places = []Place{{windows, "Get-BitLockerVolume -MountPoint " + letter + ": (Protection Status must be On)"}}
			return
		}
	}
}

// drivesOf reads a map of drives by name, or a list of drives with a name each.
func drivesOf(all leaf) []drive {
	var drives []drive
	for one := range all.Children() {
		d := drive{name: one.Key(), present: true, value: leaf{one}}
		if all.Kind() == model.KindList {
			d.name = leaf{member(one, []string{"name", "drive", "volume", "mount", "path"})}.says()
		}
		state := leaf{one}
		if one.Kind() == model.KindObject {
			state = leaf{member(one, []string{"encrypted"})}
		}
		d.name = words.Clip(strings.TrimSpace(d.name), mostName)
		d.encrypted, d.known = state.truth()
		if state.Exists() {
			d.value = state
		}
		if d.name != "" {
			drives = append(drives, d)
		}
	}
	return drives
}

// diskNames returns the drives that are named in checkDisks, which may come as one
// text.
func diskNames(all leaf) []drive {
	entries := []leaf{all}
	if all.Kind() == model.KindList {
		entries = nil
		for entry := range all.Children() {
			entries = append(entries, leaf{entry})
		}
	}
	var drives []drive
	for _, entry := range entries[:min(len(entries), mostParts)] {
		if entry.Kind() != model.KindText {
			continue
		}
		for name := range strings.SplitSeq(entry.whole(), ",") {
			if name = strings.TrimSpace(name); name != "" {
				drives = append(drives, drive{name: words.Clip(name, mostName), value: entry})
			}
		}
	}
	return drives
}

// isNamed reports whether two names are of one drive: C, c: and C:\ are the same.
func (d drive) isNamed(other drive) bool { return bare(d.name) == bare(other.name) }

func bare(name string) string {
	short := strings.ToLower(strings.TrimRight(strings.TrimSpace(name), `:\`))
	if trimmed := strings.TrimRight(short, "/"); trimmed != "" {
		return trimmed
	}
	return short
}

// rank orders the parts: what is wrong, what is not known, what is right, the rest.
func (d drive) rank() int {
	switch {
	case !d.counts:
		return 3
	case d.encrypted:
		return 2
	case d.present && !d.known:
		return 1
	default:
		return 0
	}
}

func (d drive) state() string {
	switch {
	case !d.present:
		return "not found"
	case !d.known:
		return "not known"
	case d.encrypted:
		return "encrypted"
	default:
		return "not encrypted"
	}
}

// volume returns what to call a drive: on macOS and Linux they are mount points.
func volume(name string) string {
	if strings.HasPrefix(name, "/") {
		return "Volume"
	}
	return "Drive"
}

// volumes names drives: Drive D, Drives D and E.
func volumes(names []string) string {
	if len(names) == 1 {
		return volume(names[0]) + " " + names[0]
	}
	return volume(names[0]) + "s " + nameList(names)
}

func isAre(names []string) string {
	if len(names) == 1 {
		return "is"
	}
	return "are"
}

func wasWere(names []string) string {
	if len(names) == 1 {
		return "was"
	}
	return "were"
}

// nameList joins names: D, E and F.
func nameList(names []string) string { return nameListOf(names, " and ") }

func nameListOf(names []string, last string) string {
	if more := len(names) - mostNamed; more > 0 {
		return strings.Join(names[:mostNamed], ", ") + " and " + words.Count(more, "other", "others")
	}
	if len(names) == 1 {
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + last + names[len(names)-1]
}
