package company

import (
	"ztsession/api/sim/literal"
)

// Rules returns the posture rules of both accounts. A rule of a type that the
// API's own list does not have is left out (OpenAPI document, PostureRule).
func (c *Company) Rules() []Rule {
	return []Rule{
		requireWARP(), requireGateway(),
		fileVault(), macFirewall(), macVersion(), companyLaptops(),
		bitLocker(), windowsFirewall(), windowsVersion(), edrRunning(), markerFile(), domainJoined(), antivirus(),
		linuxDisk(), linuxKernel(), phoneVersion(), managedPhones(), deviceCertificate().on("linux"),
		crowdStrikeScore(), intuneCompliant(), sentinelOneHealthy(), kolideIssues(), inventoryScore(),
		hostileRule().on("chromeos"),
	}
}

// on returns the rule for another system. Since the login of a story it was changed.
func (r Rule) on(platform string) Rule {
	r.Platforms = []string{platform}
	return r
}

func ruleID(number string) string { return "1f0c2a7e-6d43-4b5e-9a10-0c5a3e8f7b" + number }

func requireWARP() Rule {
	return Rule{ID: ruleID("01"), Name: "Require WARP", Type: "warp", Input: literal.Object{}}
}

func requireGateway() Rule {
	return Rule{ID: ruleID("02"), Name: "Require Gateway", Type: "gateway", Input: literal.Object{}}
}

// clientRule is a rule that the client on the device answers every five minutes.
func clientRule(number, name, kind, platform string, input literal.Object) Rule {
	return Rule{
		ID: ruleID(number), Name: name, Type: kind, Schedule: "5m", Expiration: "1h",
		Platforms: []string{platform}, Input: input,
	}
}

func fileVault() Rule {
	rule := clientRule("03", "FileVault on", "disk_encryption", "mac", literal.Of("requireAll", true, "checkDisks", literal.List{}))
	rule.Description = "All volumes must be encrypted"
	return rule
}

func macFirewall() Rule {
	return clientRule("04", "macOS firewall on", "firewall", "mac", literal.Of("enabled", true, "operating_system", "mac"))
}

func macVersion() Rule {
	return clientRule("05", "macOS 15.6 or newer", "os_version", "mac",
		literal.Of("version", "15.6.0", "operator", ">=", "operating_system", "mac"))
}

func companyLaptops() Rule {
	rule := clientRule("07", "Company laptop list", "serial_number", "mac", literal.Of("id", "9d7c1c2e-0b1f-4a55-8f61-6f2f7a6b1a01"))
	rule.Schedule, rule.Expiration = "1h", "1d"
	rule.Platforms = []string{"mac", "windows", "linux"}
	return rule
}

func bitLocker() Rule {
	rule := clientRule("13", "BitLocker on every disk", "disk_encryption", "windows", literal.Of("requireAll", true, "checkDisks", literal.List{}))
	rule.Description = "Every fixed disk must be encrypted with BitLocker"
	return rule
}

func windowsFirewall() Rule {
	return clientRule("14", "Windows firewall on", "firewall", "windows", literal.Of("enabled", true, "operating_system", "windows"))
}

func windowsVersion() Rule {
	return clientRule("15", "Windows 11 23H2 or newer", "os_version", "windows",
		literal.Of("version", "10.0.22631", "operator", ">=", "operating_system", "windows"))
}

const edrPath = `C:\Program Files\Example EDR\agent.exe`

func edrRunning() Rule {
	return clientRule("16", "EDR agent running", "application", "windows",
		literal.Of("path", edrPath, "operating_system", "windows", "sha256", "", "thumbprint", ""))
}

const markerPath = `C:\ProgramData\Example\managed.txt`

func markerFile() Rule {
	return clientRule("18", "Marker file present", "file", "windows",
		literal.Of("path", markerPath, "exists", true, "operating_system", "windows"))
}

func domainJoined() Rule {
	return clientRule("19", "Joined to corp.example.com", "domain_joined", "windows",
		literal.Of("domain", "corp.example.com", "operating_system", "windows"))
}

func antivirus() Rule {
	return clientRule("20", "Virus definitions at most a week old", "antivirus", "windows", literal.Of("update_window_days", 7))
}

func linuxDisk() Rule {
	return clientRule("23", "LUKS on every partition", "disk_encryption", "linux",
		literal.Of("requireAll", false, "checkDisks", []string{"/", "/home"}))
}

func linuxKernel() Rule {
	return clientRule("25", "Ubuntu 24.04 or newer", "os_version", "linux", literal.Of("version", "6.8.0", "operator", ">=",
		"operating_system", "linux", "os_distro_name", "ubuntu", "os_distro_revision", "24.04"))
}

func phoneVersion() Rule {
	return clientRule("35", "iOS 26.1 or newer", "os_version", "ios",
		literal.Of("version", "26.1.0", "operator", ">=", "operating_system", "ios"))
}

func managedPhones() Rule {
	return clientRule("36", "Managed phones", "unique_client_id", "ios",
		literal.Of("id", "9d7c1c2e-0b1f-4a55-8f61-6f2f7a6b1a02", "operating_system", "ios"))
}

func deviceCertificate() Rule {
	return clientRule("40", "Device certificate installed", "client_certificate_v2", "windows", literal.Of(
		"certificate_id", "b14ddcc4-bcd2-4df4-bd4f-eb27d5a50c30", "cn", "${serial_number}.corp.example.com",
		"check_private_key", true, "operating_system", "windows", "extended_key_usage", []string{"clientAuth"},
		"locations", literal.Of("paths", literal.List{}, "trust_stores", []string{"system"})))
}

// vendorRule is a rule that a vendor's service answers for the device.
func vendorRule(number, name, kind string, input literal.Object) Rule {
	return Rule{
		ID: ruleID(number), Name: name, Type: kind, Schedule: "10m", Expiration: "20m",
		Platforms: []string{"windows", "mac"}, Input: input,
	}
}

func connection(number string) string { return "2b9d6b0e-4a51-4d6f-9c2e-7c1c9a3f0e" + number }

func crowdStrikeScore() Rule {
	return vendorRule("51", "CrowdStrike ZTA score", "crowdstrike_s2s",
		literal.Of("connection_id", connection("01"), "overall", "80", "operator", ">="))
}

func intuneCompliant() Rule {
	return vendorRule("52", "Intune compliant", "intune",
		literal.Of("connection_id", connection("02"), "compliance_status", "compliant"))
}

func sentinelOneHealthy() Rule {
	return vendorRule("53", "SentinelOne healthy", "sentinelone_s2s",
		literal.Of("connection_id", connection("03"), "infected", false, "is_active", true, "active_threats", 0, "operator", "=="))
}

func kolideIssues() Rule {
	rule := vendorRule("54", "No open Kolide issues", "kolide",
		literal.Of("connection_id", connection("04"), "countOperator", "==", "issue_count", "0"))
	rule.Platforms = []string{"windows", "mac", "linux"}
	return rule
}

func inventoryScore() Rule {
	return vendorRule("55", "Inventory trust score", "custom_s2s",
		literal.Of("connection_id", connection("05"), "operator", ">=", "score", 70))
}
