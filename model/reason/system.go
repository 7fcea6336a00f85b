package reason

import (
	"strings"

	"ztsession/model"
)

// systems are the systems as rules name them.
var systems = map[string]string{
	"windows": windows, "mac": macOS, "macos": macOS, "linux": linux, "ios": iOS, "android": android, "chromeos": chromeOS,
}

// systemWanted returns the system that the rule is for, or nothing.
func (j *judge) systemWanted() string {
	return systems[strings.ToLower(j.wanted("operating_system").whole())]
}

// system returns the system of the device: the one that the rule is for, or the
// one whose paths and drives were found, or nothing.
func (j *judge) system() string {
	if name := j.systemWanted(); name != "" {
		return name
	}
	for _, v := range []leaf{j.wanted("path"), j.found("path")} {
		if text := v.whole(); len(text) > 1 && text[1] == ':' && isDrive(text[:1]) {
			return windows
		}
	}
	if drives := j.found("drives"); drives.Kind() == model.KindObject {
		for drive := range drives.Children() {
			if isDrive(drive.Key()) {
				return windows
			}
		}
	}
	return ""
}

// isDrive reports whether text is the letter of a drive of Windows.
func isDrive(text string) bool {
	text = strings.TrimRight(text, `:\`)
	return len(text) == 1 && (text[0] >= 'A' && text[0] <= 'Z' || text[0] >= 'a' && text[0] <= 'z')
}

// onSystem returns the places to look on the system of the device, or on all.
func (j *judge) onSystem() []Place {
	name := j.system()
	var places []Place
	for _, place := range j.places {
		if name == "" || place.System == "" || place.System == name {
			places = append(places, place)
		}
	}
	return places
}
