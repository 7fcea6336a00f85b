package company

import "time"

// devices are those of the company's own people. The first digits of a number
// are the person's, the last counts the person's devices.
func devices(at moment) []Device {
	ben := at.windowsPC(21, "BEN-LT-0042", "EXAMPLE2WIN")
	ben.OSVersion, ben.OSVersionExtra = "10.0.19045", "3693"

	// Jonas never joined the team: his client has only a registration, known under the device's id.
	jonas := at.windowsPC(81, "DESKTOP-JONAS", "")
	jonas.RegistrationOnly = true
	jonas.Registrations[0].ID = jonas.ID
	jonas.Registrations[0].KeyType, jonas.Registrations[0].TunnelType = "curve25519", "wireguard"

	yuki := at.macBook(131, "佐藤のMacBook Pro", "EXAMPLE13MAC")
	mallory := at.windowsPC(161, "LAPTOP\x1b[2J\x1b]0;owned\a\u202etxt.exe", "EXAMPLE16WIN")
	mallory.Model = "zero\u200bwidth\u2066isolate"

	home := at.windowsPC(192, "HOME-PC", "").lastSeen(at.ago(18 * time.Minute))
	home.Off = true

	devices := []Device{
		at.macBook(11, "Amina MacBook Pro", "EXAMPLE1MAC"),
		ben,
		at.macBook(71, "Priya MacBook Air", "EXAMPLE7MAC").lastSeen(at.ago(4 * time.Minute)),
		jonas,
		at.windowsPC(101, "INGRID-LT-0117", "EXAMPLE10WIN").lastSeen(at.ago(9 * day)),
		at.windowsPC(111, "MATEUS-LT-0093", "EXAMPLE11WIN"),
		at.macBook(121, "حاسوب ليلى", "EXAMPLE12MAC"),
		yuki,
		at.linuxPC(141, "zoë’s ✨ ThinkPad", "EXAMPLE14LNX"),
		at.iPhone(151, "Marisol’s iPhone"),
		mallory,
		at.macBook(191, "Fatima MacBook Pro", "EXAMPLE19MAC"),
		home,
	}
	devices = append(devices, laterDevices(at)...)
	devices = append(devices, changedDevices(at)...)
	forgotten := at.macBook(881, "lab-shared-mac", "EXAMPLE88LAB").lastSeen(at.ago(45 * day))
	forgotten.User = DeviceUser{"5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e81", "Ravi Menon", "ravi.menon@example.com"}
	devices = append(devices, forgotten)
	devices = append(devices, staffDevices(at)...)
	return append(devices, sixDevices(at)...)
}

// laterDevices are those of the people whose stories came later, and of the lab.
func laterDevices(at moment) []Device {
	return []Device{
		at.windowsPC(611, "MARTA-LT-0128", "EXAMPLE61WIN"),
		at.macBook(621, "Henrik MacBook Air", "EXAMPLE62MAC"),
		at.linuxPC(811, "lab-runner-07", "EXAMPLE81LNX"),
		at.macBook(801, "Amina test Mac", "EXAMPLE80MAC"),
		at.macBook(821, "Pavel MacBook Air", "EXAMPLE82MAC"),
		at.macBook(851, "Tuấn MacBook Pro", "EXAMPLE85MAC"),
		at.macBook(861, "Nadia MacBook Pro", "EXAMPLE86MAC"),
		at.macBook(871, "Elin MacBook Air", "EXAMPLE87MAC"),
		at.macBook(882, "Omar MacBook Pro", "EXAMPLE88MAC"),
		at.windowsPC(981, "HANNA-LT-0021", "EXAMPLE98WIN"),
		at.macBook(991, "Diego MacBook Air", "EXAMPLE99MAC"),
	}
}

// sixDevices are Sam's: two in use, two forgotten, one revoked, one that is in
// the session but nowhere else.
func sixDevices(at moment) []Device {
	return []Device{
		at.macBook(91, "Sam MacBook Pro", "EXAMPLE91MAC"),
		at.windowsPC(92, "SAM-DESKTOP", "EXAMPLE92WIN").lastSeen(at.ago(26 * time.Hour)),
		at.iPhone(93, "Sam’s iPhone").lastSeen(at.ago(3 * day)),
		at.linuxPC(94, "sam-testbox", "EXAMPLE94LNX").lastSeen(at.ago(47 * day)),
		at.macBook(95, "Sam’s old MacBook", "EXAMPLE95MAC").lastSeen(at.ago(210 * day)).revoked(at.ago(120 * day)),
	}
}

// changedDevices are those of which something else is so now than at the login.
func changedDevices(at moment) []Device {
	off := at.macBook(891, "Hana MacBook Pro", "EXAMPLE89MAC").lastSeen(at.ago(2 * time.Hour))
	off.SwitchedOff, off.Off, off.Network = []time.Time{at.ago(2 * time.Hour), at.ago(20 * time.Hour)}, true, "Café Lumière"
	weak := at.windowsPC(892, "HANA-TRAVEL", "EXAMPLE89WIN")
	weak.Weak, weak.Network, weak.Profile = true, "Train 7", "Travelling"
	devices := []Device{off, weak, at.macBook(901, "Luis MacBook Air", "EXAMPLE90MAC").lastSeen(at.ago(3 * time.Hour)).revoked(at.ago(3 * time.Hour))}
	old := at.iPhone(902, "Luis’s iPhone").lastSeen(at.ago(60 * day))
	old.Registrations[0].DeletedAt = at.ago(58 * day)
	return append(devices, old)
}
