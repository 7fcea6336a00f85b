package company

import (
	"time"

	"ztsession/api/sim/literal"
)

// What devices report, in the forms of published answers. The forms of other
// types are not published; these follow the names of the rule's own input.

func foundWARP() literal.Object { return literal.Of("warp", true) }

func foundGateway(on bool) literal.Object { return literal.Of("gateway", on) }

func foundFirewall(on bool) literal.Object { return literal.Of("firewall", on) }

func foundVersion(version, extra string) literal.Object {
	return literal.Of("version", version, "os_version_extra", extra)
}

func foundSerial(serial string) literal.Object { return literal.Of("serial_number", serial) }

// foundDisks takes the encrypted disks, then those that are not.
func foundDisks(encrypted, plain []string) literal.Object {
	drives := literal.Object{}
	for _, disk := range encrypted {
		drives = append(drives, literal.Member{Name: disk, Value: literal.Of("encrypted", true)})
	}
	for _, disk := range plain {
		drives = append(drives, literal.Member{Name: disk, Value: literal.Of("encrypted", false)})
	}
	return literal.Of("drives", drives)
}

func foundFile(path string, exists bool) literal.Object {
	return literal.Of("exists", exists, "path", path)
}

func foundProcess(path string, running bool) literal.Object {
	return literal.Of("exists", true, "path", path, "running", running)
}

// enrolled are the two checks of a device whose WARP is on and in the team.
func enrolled(at time.Time) []Check {
	return []Check{requireWARP().pass(at, foundWARP()), requireGateway().pass(at, foundGateway(true))}
}

// goodMac are the checks of a Mac on which everything is well.
func goodMac(at time.Time, serial string) []Check {
	return append(enrolled(at),
		fileVault().pass(at, foundDisks([]string{"/", "/System/Volumes/Data"}, nil)),
		macFirewall().pass(at, foundFirewall(true)),
		macVersion().pass(at, foundVersion("15.6.1", "")),
		companyLaptops().pass(at, foundSerial(serial)),
	)
}

// goodWindows are the checks of a Windows PC on which everything is well.
func goodWindows(at time.Time, serial string) []Check {
	return append(enrolled(at),
		bitLocker().pass(at, foundDisks([]string{"C"}, nil)),
		windowsFirewall().pass(at, foundFirewall(true)),
		windowsVersion().pass(at, foundVersion("10.0.22631", "4317")),
		companyLaptops().pass(at, foundSerial(serial)),
	)
}
