package facts

import (
	"strings"

	"ztsession/model"
)

// The names under which the volumes of a device stand in what was found:
// drives.C.encrypted, drives["/home"].encrypted.
const (
	disksBefore = "drives"
	diskAfter   = ".encrypted"
)

func isDisk(name string) bool {
	return strings.HasPrefix(name, disksBefore) && strings.HasSuffix(name, diskAfter) && len(name) > len(disksBefore)+len(diskAfter)
}

// diskOf returns the volume of a name.
func diskOf(name string) string {
	name = strings.TrimSuffix(strings.TrimPrefix(name, disksBefore), diskAfter)
	name = strings.TrimPrefix(name, ".")
	name = strings.TrimSuffix(strings.TrimPrefix(name, `[\"`), `\"]`)
	return strings.TrimSuffix(strings.TrimPrefix(name, `["`), `"]`)
}

// wantsDisk reports whether the rule is about a volume: it names the volumes, or
// requires all of them. One that does neither wants none; of a rule that was not
// reported nothing is known.
func (c comparison) wantsDisk(disk string) bool {
	if !c.input.Exists() || c.input.Kind() == model.KindNull {
		return true
	}
	if all := first(c.input, "requireAll", "require_all"); all.Text() == "true" || all.Text() == "1" {
		return true
	}
	for _, wanted := range c.disks() {
		if sameDisk(wanted, disk) {
			return true
		}
	}
	return false
}

// disks returns the volumes that the rule names.
func (c comparison) disks() []string {
	list := first(c.input, "checkDisks", "check_disks")
	if list.Kind() == model.KindText {
		return strings.FieldsFunc(list.Text(), func(r rune) bool { return r == ',' || r == ';' })
	}
	var disks []string
	for disk := range list.Children() {
		disks = append(disks, disk.Text())
	}
	return disks
}

// hasDisk reports whether a volume was found, or nothing is known of any.
func (c comparison) hasDisk(wanted string) bool {
	drives := c.found.Get(disksBefore)
	if drives.Kind() != model.KindObject {
		return true
	}
	for drive := range drives.Children() {
		if sameDisk(drive.Key(), wanted) {
			return true
		}
	}
	return false
}

// sameDisk compares the names of volumes, which rules and devices write in their
// own ways: C, c:, C:\.
func sameDisk(a, b string) bool { return strings.EqualFold(diskName(a), diskName(b)) }

func diskName(name string) string {
	name = strings.TrimSpace(name)
	if name == "/" {
		return name
	}
	return strings.TrimRight(name, `:\/`)
}

// first returns the first member that an object has of several.
func first(object model.Value, keys ...string) model.Value {
	for _, key := range keys {
		if value := object.Get(key); value.Exists() {
			return value
		}
	}
	return model.Value{}
}
