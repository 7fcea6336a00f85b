package reason

import (
	"fmt"
	"strings"

	"ztsession/model"
)

// deviceKinds are the types about the system itself.
var deviceKinds = map[string]*kind{
	"disk_encryption": {
		unread: "The drives were not read", only: "Windows, macOS and Linux", judge: disks,
		next: "Turn encryption on, unplug the disk if it is a USB or backup disk, or let the rule name the system volume only.",
		tell: "One of your disks is not encrypted yet. Unplug it if it is a USB disk; else we will switch encryption on together.",
		places: []Place{
			{windows, "Get-BitLockerVolume (Protection Status must be On; suspended counts as off)"},
			{macOS, "system_profiler SPStorageDataType, then diskutil info <mount> | grep FileVault"},
			{linux, "lsblk (the partition must sit under a crypt node)"},
		},
		causes: []string{
			"a USB stick, backup disk, EFI or recovery partition where the rule wants every disk",
			"/boot or /boot/efi on Linux", "BitLocker suspended for a firmware update",
		},
		source: clientDocs + "disk-encryption/",
	},
	"firewall": {
		unread: "The firewall state was not read", only: "Windows and macOS", judge: firewall,
		next: "Switch the firewall on (on Windows the Public profile counts), then read the session again once the device has reported.",
		tell: "Please switch your firewall on; I will guide you.",
		places: []Place{
			{windows, "Get-NetFirewallProfile -PolicyStore ActiveStore -Name Public (Enabled must be True)"},
			{macOS, "System Settings > Network > Firewall, or sudo /sbin/pfctl -s info"},
		},
		causes: []string{"another firewall switched the system's own off", "a policy for another network profile"},
		source: clientDocs + "firewall/",
	},
	"os_version": {
		unread: "The system version was not read", judge: osVersion,
		next: "Install the pending system update and restart, then read the session again once the device has reported.",
		tell: "Please install the latest system update and restart.",
		places: []Place{
			{windows, "(Get-CimInstance Win32_OperatingSystem).Version, and UBR in the registry's Windows NT\\CurrentVersion"},
			{macOS, "sw_vers"},
			{linux, "uname -r and /etc/os-release (the version is the kernel's)"},
			{iOS, "Settings > General > About"},
			{android, "Settings > About phone"},
			{chromeOS, "chrome://system"},
		},
		causes: []string{
			"an update waits for a restart", "the rule is for another system",
			"on Linux the rule holds the distribution's version where the kernel's is compared",
		},
		source: clientDocs + "os-version/",
	},
	"domain_joined": {
		unread: "The domain was not read", only: windows, judge: domain, guess: true,
		next:   "See which domain the computer is in; joining it to the right one is for IT.",
		tell:   "This computer is not in the company domain; IT has to join it.",
		places: []Place{{windows, "(Get-CimInstance Win32_ComputerSystem).Domain, or dsregcmd /status"}},
		causes: []string{
			"a computer joined to Entra only, whose domain is WORKGROUP", "the short name where the rule has the full one",
			"upper and lower case, which count",
		},
		source: clientDocs + "domain-joined/",
	},
	"antivirus": {
		unread: "The antivirus was not read", only: windows, judge: antivirus, guess: true,
		otherwise: "Windows reports no antivirus that is on and up to date",
		next:      "Open Windows Security, install the virus updates, then read the session again once the device has reported.",
		tell:      "Please open Windows Security and install the virus updates.",
		places:    []Place{{windows, "Windows Security > Virus & threat protection > Manage providers"}},
		causes:    []string{"the licence has run out", "two products are installed", "updates are blocked"},
		source:    clientDocs + "antivirus/",
	},
}

// firewall passes when the firewall is as the rule wants it: a rule that wants it
// off passes only when it is off.
func firewall(j *judge) {
	wanted, found := j.wanted("enabled"), j.found("firewall", "enabled")
	if !found.Exists() {
		found = leaf{j.check.Check}
	}
	on, known := found.truth()
	if !known {
		j.part("Firewall", "", wanted, "", Unjudged)
		return
	}
	want, isWanted := wanted.truth()
	if !isWanted {
		j.part("Firewall", "", found, onOff(on), Unjudged)
		j.say(on || j.state == model.CheckPass, "The firewall is off"+unsaid, "The firewall is "+onOff(on))
		return
	}
	j.part("Firewall", onOff(want), found, onOff(on), met(on == want))
	fault := "The firewall is off"
	if on {
		fault = "The firewall is on, and the rule wants it off; that is usually a mistake in the rule"
		j.next, j.tell = "See whether the rule should want the firewall on.", "There may be a mistake in our rule; you need to do nothing."
	}
	j.say(on == want, fault, "The firewall is "+onOff(on))
}

func onOff(on bool) string {
	if on {
		return "on"
	}
	return "off"
}

// domain compares names exactly, as Cloudflare does: case counts.
func domain(j *judge) {
	wanted, found, joined := j.wanted("domain"), j.found("domain", "domain_name"), j.found("domain_joined", "joined")
	isJoined, known := joined.truth()
	if !known {
		isJoined = found.has()
	}
	if found.has() && strings.EqualFold(found.whole(), "WORKGROUP") {
		isJoined = false
	}
	needs := ""
	if wanted.has() {
		needs = wanted.says()
	}
	switch {
	case !isJoined && (known || found.Exists()):
		j.part("Domain", needs, found, "not joined", Unmet)
		none := "Not joined to a domain"
		if found.has() {
			none += " (in the workgroup " + found.says() + ")"
		}
		if needs != "" {
			none += ", needs " + needs
		}
		j.fault("%s", none)
	case !found.has():
		j.part("Domain", needs, joined, "", Unjudged)
		if isJoined {
			j.unknown("Joined to a domain whose name was not reported%s", strings.TrimSuffix(", needs "+needs, ", needs "))
		}
	case needs == "":
		j.part("Domain", "any", found, found.says(), Met)
		j.ok("Joined to %s", found.says())
	case found.whole() == wanted.whole():
		j.part("Domain", needs, found, found.says(), Met)
		j.ok("Joined to %s", found.says())
	case strings.EqualFold(found.whole(), wanted.whole()):
		j.part("Domain", needs, found, found.says(), Unmet)
		j.doubt("The domain differs only in upper and lower case: %s, the rule has %s", found.says(), needs)
		j.next, j.tell = "Have the rule corrected: upper and lower case count in it.", "There is a mistake in our rule; you need to do nothing."
	default:
		j.part("Domain", needs, found, found.says(), Unmet)
		j.fault("Joined to %s, needs %s", found.says(), needs)
	}
}

// antivirus passes when Windows Security Center reports a product that is on and
// up to date, with definitions no older than the rule allows.
func antivirus(j *judge) {
	if active := j.found("enabled", "active", "running"); active.has() {
		if on, known := active.truth(); known {
			j.part("Antivirus", "on", active, onOff(on), met(on))
			j.say(on, "No antivirus is active", "An antivirus is active")
		}
	}
	limit := j.wanted("update_window_days")
	if !j.definitions(limit) {
		if fresh := j.found("up_to_date"); fresh.has() {
			if yes, known := fresh.truth(); known {
				j.part("Virus definitions", "up to date", fresh, map[bool]string{true: "up to date", false: "out of date"}[yes], met(yes))
				j.say(yes, "The virus definitions are out of date", "The virus definitions are up to date")
			}
		}
	}
	if products := j.found("products"); products.has() {
		j.part("Products", "", products, products.says(), Unjudged)
	}
}

// definitions compares the age of the virus definitions, if it was reported.
func (j *judge) definitions(limit leaf) bool {
	found := j.found("days_since_update", "signature_age_days", "age_days", "last_update", "last_updated", "timestamp")
	days, ok := found.number()
	if at, isMoment := found.moment(); isMoment {
		measured, known := j.measured()
		days, ok = max(measured.Sub(at).Hours()/24, 0), known
	}
	if !ok {
		return false
	}
	age := fmt.Sprintf("%d days", int(days))
	if int(days) == 1 {
		age = "1 day"
	}
	most, isLimited := limit.number()
	if !isLimited {
		j.part("Virus definitions", "", found, age+" old", Unjudged)
		j.ok("Virus definitions are %s old", age)
		return true
	}
	clause := fmt.Sprintf("Virus definitions are %s old, at most %s allowed", age, limit.says())
	j.part("Virus definitions", "at most "+limit.says()+" days old", found, age+" old", met(float64(int(days)) <= most))
	j.say(float64(int(days)) <= most, clause, clause)
	return true
}
