package reason

import (
	"slices"
	"strings"

	"ztsession/model/text/words"
)

// vendorKinds are the types that a vendor's service answers for the device, which
// it knows by its serial number.
var vendorKinds = map[string]*kind{
	"crowdstrike_s2s": {
		vendor: "CrowdStrike", judge: crowdStrike, guess: true, source: serviceDocs + "crowdstrike/",
		next: "See in the Falcon console why the score or state is so; the sensor must report in.", tell: "Please restart the computer and stay online; its security program must report in.",
		places: []Place{{"", "Falcon console > Zero Trust Assessment"}, {windows, "sc query csagent"}, {macOS, "sudo falconctl stats"}, {linux, "systemctl status falcon-sensor"}},
		causes: []string{"the sensor has stopped", "the host is hidden in the console", "the API client lacks Hosts: Read or Zero Trust Assessment: Read"},
	},
	"intune": {
		vendor: "Intune", judge: intune, guess: true, source: serviceDocs + "microsoft/",
		next: "Open the device in Intune under Device compliance: it names the setting that is not met.", tell: "Please open Company Portal, choose Check access and fix what it lists.",
		places: []Place{{"", "Intune > Devices > the device > Device compliance"}, {"", "Company Portal > Check access"}},
		causes: []string{"the device has not checked in, which it does about every eight hours", "no policy is assigned to it", "a setting is not met"},
	},
	"workspace_one": {
		vendor: "Workspace ONE", judge: workspaceOne, guess: true, source: serviceDocs + "workspace-one/",
		next: "Open the device in the UEM console: all of its compliance tests must pass.", tell: "Please open Intelligent Hub and fix the listed items.",
		places: []Place{{"", "Intelligent Hub, or the UEM console"}}, causes: []string{"one of the compliance tests is not met"},
	},
	"kolide": {
		vendor: "Kolide", judge: kolide, guess: true, source: serviceDocs + "kolide/",
		next: "Open the device in Kolide: it lists what is to be fixed.", tell: "Please open Kolide on your computer and fix the listed issues.",
		places: []Place{{"", "Kolide's menu bar app, or the device's page in Kolide"}}, causes: []string{"open issues on the device"},
	},
	"tanium_s2s": {
		vendor: "Tanium", judge: taniumService, guess: true, source: serviceDocs + "taniums2s/",
		next: "Look the device up in Tanium: its agent must report.", tell: "Please keep the computer online for an hour and try again.",
		causes: []string{"the agent is silent", "the API token has expired, and then every result fails"},
	},
	"sentinelone_s2s": {
		vendor: "SentinelOne", judge: sentinelOne, guess: true, source: serviceDocs + "sentinelone/",
		next: "Open the device in the SentinelOne console.", tell: "Please restart the computer; its security program must report in.",
		places: []Place{{"", "sentinelctl status"}}, causes: []string{"the agent is off or not up to date", "the API token has expired"},
	},
	"custom_s2s": {
		vendor: "The provider", judge: custom, guess: true, source: serviceDocs + "custom/",
		next: "Look the device up at the provider by its serial number.", tell: "Our records on this computer do not meet the rule yet. Please tell me its serial number.",
		causes: []string{"the provider does not know the serial number", "the provider answers for some of the devices only"},
	},
	"tanium": {
		vendor: "Tanium", unread: "The browser could not reach the Tanium agent", judge: tanium, guess: true, source: accessDocs + "tanium/",
		otherwise: "Tanium did not confirm this device as managed",
		next:      "Try another browser than Safari; see that the service Tanium Client runs.", tell: "Please use Chrome, Edge or Firefox, and make sure that the computer was online this week.",
		places: []Place{{windows, "Get-Service 'Tanium Client'"}, {"", "The browser talks to the agent on local port 17472"}},
		causes: []string{"Safari is not supported", "not seen by Tanium for seven days"},
	},
}

func crowdStrike(j *judge) {
	by := j.operator("operator", "scoreOperator")
	j.score("overall", "Overall score", "CrowdStrike overall score is %s", by)
	j.score("os", "System score", "CrowdStrike operating system score is %s", by)
	j.score("sensor_config", "Sensor score", "CrowdStrike sensor score is %s", by)
	if wanted, found := j.wanted("version"), j.found("version"); wanted.has() {
		j.vendorVersion(wanted, found, j.operator("versionOperator", "operator"))
	}
	j.word("state", "State", "CrowdStrike reports the device as ")
	j.seen("last_seen", "CrowdStrike", "")
}

// vendorVersion compares the version of a score.
func (j *judge) vendorVersion(wanted, found leaf, by operator) {
	a, isVersion := parse(found.whole())
	b, alsoVersion := parse(wanted.whole())
	meets, known := j.holds(by, compare(a, b))
	needs, verdict := by.version(wanted.says()), met(meets)
	if !isVersion || !alsoVersion || !known {
		verdict = Unjudged
	}
	j.part("Version", needs, found, found.says(), verdict)
	clause := "Version is " + found.says() + ", needs " + needs
	switch {
	case !found.has():
		j.unknown("The version was not reported; needs %s", needs)
	case verdict == Unjudged:
		j.unknown("%s", clause)
	default:
		j.say(meets, clause, clause)
	}
}

// said puts the words of vendors into plain ones.
var said = map[string]string{
	"noncompliant": "not compliant", "notapplicable": "not applicable", "ingraceperiod": "in its grace period", "na": "running normally",
	"db_corruption": "database corrupted",
}

func plainly(text string) string {
	if plain, ok := said[strings.ToLower(text)]; ok {
		return plain
	}
	return words.Clip(strings.ReplaceAll(text, "_", " "), mostValue)
}

// word compares a word, or one of several words, whatever its case. begin begins
// the clause.
func (j *judge) word(name, label, begin string) {
	wanted, found := j.wanted(name), j.found(name)
	all := wanted.texts()
	if len(all) == 0 {
		return
	}
	plain := make([]string, len(all))
	for i, one := range all {
		plain[i] = plainly(one)
	}
	needs := words.Clip(strings.Join(plain, " or "), mostValue)
	if !found.has() {
		j.part(label, needs, wanted, "", Unjudged)
		j.unknown("%s was not reported, needs %s", label, needs)
		return
	}
	meets := slices.ContainsFunc(all, func(one string) bool { return strings.EqualFold(one, found.whole()) })
	j.part(label, needs, found, plainly(found.whole()), met(meets))
	j.say(meets, begin+plainly(found.whole())+", needs "+needs, begin+plainly(found.whole()))
}

func intune(j *judge) {
	wanted := j.wanted("compliance_status").texts()
	accepts := func(state string) bool {
		return slices.ContainsFunc(wanted, func(one string) bool { return strings.EqualFold(one, state) })
	}
	switch state := strings.ToLower(j.found("compliance_status").whole()); {
	case state == "ingraceperiod" && !accepts(state):
		j.part("Compliance", j.wanted("compliance_status").says(), j.found("compliance_status"), plainly(state), Unmet)
		j.fault("Intune gives a grace period, which this rule does not accept")
	case state == "unknown" && !accepts(state):
		j.part("Compliance", j.wanted("compliance_status").says(), j.found("compliance_status"), "unknown", Unmet)
		j.fault("Intune has not judged this device yet")
		j.tell = "Please open Company Portal and choose Check access, so that your computer is judged."
	default:
		j.word("compliance_status", "Compliance", "Intune says ")
	}
}

func workspaceOne(j *judge) { j.word("compliance_status", "Compliance", "Workspace ONE says ") }

// kolide has two forms of rules; the older one counts issues and can pass no more.
func kolide(j *judge) {
	j.word("auth_state", "State", "Kolide says ")
	j.score("issue_count", "Issues", "Kolide counts %s issues", j.operator("countOperator", "operator"))
	if j.wanted("issue_count").has() {
		j.next = "Fix the issues that Kolide lists. The count of issues is a retired form of this rule; have it use the states of authentication."
	}
	if issues := j.found("issues"); issues.has() {
		j.part("Open issues", "", issues, words.Clip(issues.whole(), 4*mostValue), Unjudged)
	}
}

func taniumService(j *judge) {
	j.score("total_score", "Score", "Tanium score is %s", j.operator("scoreOperator", "operator"))
	j.word("risk_level", "Risk level", "Tanium risk level is ")
	j.seen("eid_last_seen", "Tanium", j.operator("operator"))
}

func tanium(j *judge) {
	if managed, known := j.found("managed").truth(); known {
		j.part("Managed", "managed", j.found("managed"), map[bool]string{true: "managed", false: "not managed"}[managed], met(managed))
		j.say(managed, j.kind.otherwise, "Tanium manages this device")
	}
}

// sentinelOne compares what the rule has only: false and 0 are wishes too.
func sentinelOne(j *judge) {
	j.flag("infected", "Infected", "SentinelOne reports an infection", "SentinelOne reports no infection")
	if len(j.faults) > 0 {
		j.next, j.tell = "Treat the computer as infected: call the security team.", "Please stop working on this computer and call the security team."
	}
	j.score("active_threats", "Active threats", "SentinelOne counts %s active threats", j.operator("operator", "countOperator"))
	j.flag("is_active", "Active", "SentinelOne agent is active", "SentinelOne agent is inactive")
	j.word("network_status", "Network", "SentinelOne agent is ")
	j.word("operational_state", "Agent state", "SentinelOne agent state is ")
}

// flag compares yes and no. yes and no are the clauses for what was found.
func (j *judge) flag(name, label, yes, no string) {
	wanted, found := j.wanted(name), j.found(name)
	want, isWanted := wanted.truth()
	if !isWanted {
		return
	}
	words := map[bool]string{true: "yes", false: "no"}
	is, known := found.truth()
	if !known {
		j.part(label, words[want], wanted, "", Unjudged)
		j.unknown("%s was not reported", label)
		return
	}
	clause := no
	if is {
		clause = yes
	}
	j.part(label, words[want], found, words[is], met(is == want))
	j.say(is == want, clause, clause)
}

// custom is a service of the organisation's own. Cloudflare's example of one
// answers a score of 0 and no id for a device that it does not know.
func custom(j *judge) {
	id, score := j.found("s2s_id"), j.found("score")
	if n, ok := score.number(); ok && n == 0 && id.Exists() && !id.has() {
		j.part("Score", j.operator("operator").number(j.wanted("score").says()), score, score.says()+" (device not known)", Unmet)
		j.fault("The provider does not know this device (score 0)")
		return
	}
	j.score("score", "Score", "Score is %s", j.operator("operator", "scoreOperator"))
}
