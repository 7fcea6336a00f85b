package reason

import (
	"strings"
)

// listKinds are the types that look whether the device is on a list.
var listKinds = map[string]*kind{
	"serial_number": {
		unread: "The serial number was not read", only: "Windows, macOS and Linux", judge: serialNumber, guess: true,
		otherwise: "This device's serial number is not on the rule's list",
		next:      "Compare the serial number with the company list, and have it added if the computer is ours.",
		tell:      "This computer is not in the company list. Please tell me its serial number.",
		places: []Place{
			{windows, "(Get-CimInstance Win32_BIOS).SerialNumber"},
			{macOS, "system_profiler SPHardwareDataType | grep 'Serial Number'"},
			{linux, "sudo dmidecode -s system-serial-number"},
		},
		causes: []string{
			"a new or replaced mainboard", "a virtual machine", "spaces at the end of the number, or O for 0",
			"an empty number in the firmware",
		},
		source: clientDocs + "corp-device/",
	},
	"unique_client_id": {
		unread: "The device id was not read", only: "iOS, Android and ChromeOS", judge: uniqueClientID, guess: true,
		otherwise: "This device's id is not on the rule's list",
		next:      "See whether the phone is enrolled in device management, and its id on the company list.",
		tell:      "This phone is not registered as a company phone yet. Please enrol it.",
		places:    []Place{{"", "The key unique_client_id in the app configuration of device management; it cannot be set by hand"}},
		causes:    []string{"not enrolled in device management", "its configuration was not delivered", "the id is not on the list"},
		source:    clientDocs + "device-uuid/",
	},
}

// noSerials are what firmware holds in place of a serial number.
var noSerials = map[string]bool{
	"to be filled by o.e.m.": true, "default string": true, "system serial number": true, "none": true, "not specified": true, "0": true,
}

// serialNumber has the rule's list only by its id, so it can say what the number
// is and not what the list has.
func serialNumber(j *judge) {
	list, found := j.wanted("id"), j.found("serial_number", "serial", "id")
	switch text := strings.ToLower(found.whole()); {
	case !found.has() && found.Exists():
		j.part("Serial number", "on the list", found, "none", Unmet)
		j.fault("This device reports no serial number")
	case !found.has():
	case noSerials[text]:
		j.part("Serial number", "on the list", found, found.says(), Unmet)
		j.fault("This device has no usable serial number: %s", strings.TrimSuffix(found.says(), "."))
	case list.has() && strings.EqualFold(list.whole(), found.whole()):
		j.part("List", "the id of a list", list, list.says(), Unmet)
		j.doubt("The rule holds the serial number itself in place of a list")
		j.next, j.tell = "Have the rule corrected: it must name a list.", "There is a mistake in our rule; you need to do nothing."
	default:
		j.onList("Serial number", "Serial number", found)
		j.tell = "This computer is not in the company list; its serial number is " + found.says() + "."
	}
	if j.check.Input.Len() > 0 && !list.Exists() {
		j.doubt("The rule names no list")
	}
}

func uniqueClientID(j *judge) {
	found := j.found("unique_client_id", "id")
	switch {
	case found.has():
		j.onList("Device id", "Device id", found)
	case found.Exists():
		j.part("Device id", "on the list", found, "none", Unmet)
		j.fault("This phone has no company device id")
	}
}

// onList takes the verdict for whether the list has the number: nothing else
// says so.
func (j *judge) onList(label, name string, found leaf) {
	isOn := j.passedOr(false)
	j.part(label, "on the list", found, found.says(), met(isOn))
	j.say(isOn, name+" "+found.says()+" is not on the rule's list", name+" "+found.says()+" is on the list")
}
