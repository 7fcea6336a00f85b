package reason

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"ztsession/model/text/words"
)

// Where anybody sees whether the client is connected.
const trace = "https://www.cloudflare.com/cdn-cgi/trace (warp=on, gateway=on)"

var clientPlaces = []Place{{windows, "warp-cli status"}, {macOS, "warp-cli status"}, {linux, "warp-cli status"}, {"", trace}}

// clientKinds are the types about the Cloudflare client and its certificates.
var clientKinds = map[string]*kind{
	"warp": {
		unread: "No Cloudflare client took part in this sign-in", judge: func(j *judge) { connected(j, "warp", "WARP", "The Cloudflare client (WARP) is on") }, guess: true,
		otherwise: "The Cloudflare client (WARP) is off", next: "Have the client switched on and connected, then have the person sign in again.",
		tell: "Please open the Cloudflare client, sign in and switch it on.", places: clientPlaces,
		causes: []string{"the client is off or signed out", "a mode without posture, such as DNS only or local proxy", "the sign-in page goes past the tunnel"},
		source: clientDocs + "require-warp/",
	},
	"gateway": {
		unread: "No Cloudflare client took part in this sign-in", judge: func(j *judge) { connected(j, "gateway", "Gateway", "Traffic runs through this organisation's Gateway") }, guess: true,
		otherwise: "Traffic does not run through this organisation's Gateway", next: "See that the client is on and signed in to this organisation, then have the person sign in again.",
		tell: "Please open the Cloudflare client, sign in to our organisation and switch it on.", places: clientPlaces,
		causes: []string{"the consumer app or another organisation", "a mode without Gateway", "the sign-in page goes past the tunnel"},
		source: clientDocs + "require-gateway/",
	},
	"client_certificate":    certificates,
	"client_certificate_v2": certificates,
}

var certificates = &kind{
	unread: "Certificates were not searched", only: "Windows, macOS and Linux", judge: certificate, guess: true,
	next: "Read name, expiry and issuer of the certificate on the computer; issue it anew if it is missing or expired.",
	tell: "The company certificate on this computer is missing or expired. We will renew it.",
	places: []Place{
		{windows, `Get-ChildItem Cert:\LocalMachine\My (or Cert:\CurrentUser\My)`},
		{macOS, "security find-certificate -a -p /Library/Keychains/System.keychain"},
		{linux, "certutil -L -d /etc/pki/nssdb, or the files of the rule"},
	},
	causes: []string{
		"the certificate has expired", "it is in another store than the rule's", "it is signed by an intermediate, and the rule has the root",
		"a common name made of a serial number with spaces",
	},
	source: clientDocs + "client-certificate/",
}

// connected is for the two types that want nothing but a connection.
func connected(j *judge, name, label, fine string) {
	found := j.found(name, "connected", "is_"+name)
	if !found.Exists() {
		found = leaf{j.check.Check}
	}
	if on, known := found.truth(); known {
		j.part(label, "on", found, onOff(on), met(on))
		j.say(on, j.kind.otherwise, fine)
	}
}

// certificate passes when a certificate that the rule's authority signed itself
// has the rule's name, uses and key. Variables in names are resolved on the device.
func certificate(j *judge) {
	name := j.wanted("cn", "common_name")
	j.otherwise = "No valid company certificate was found" + j.certificateEnd(name)
	if found := j.found("exists", "found", "valid"); found.has() {
		if yes, known := found.truth(); known {
			j.part("Certificate", "found", found, map[bool]string{true: "found", false: "not found"}[yes], met(yes))
			j.say(yes, j.otherwise, "The certificate was found")
		}
	}
	j.commonName(name)
	if key := j.found("private_key", "has_private_key"); key.has() {
		needs, _ := j.wanted("check_private_key").truth()
		yes, known := key.truth()
		switch {
		case known && needs:
			j.part("Private key", "there", key, thereOrNot(yes), met(yes))
			j.say(yes, "The certificate has no private key on this device", "Its private key is there")
		case known:
			j.part("Private key", "", key, thereOrNot(yes), Unjudged)
		}
	}
	j.several("extended_key_usage", "Uses", "The certificate is not for", true)
	j.several("subject_alternative_names", "Alternative names", "The certificate has none of the names", false)
	if until := j.found("not_after", "expires", "valid_to", "expiry"); until.has() {
		measured, known := j.measured()
		if at, ok := until.moment(); ok && known {
			valid := measured.Before(at)
			j.part("Valid until", "not expired", until, at.UTC().Format("2006-01-02"), met(valid))
			j.say(valid, "The certificate expired on "+at.UTC().Format("2006-01-02"), "It is valid until "+at.UTC().Format("2006-01-02"))
		}
	}
}

// certificateEnd says which certificate was looked for, and where.
func (j *judge) certificateEnd(name leaf) string {
	end := ""
	if name.has() {
		end = " named " + name.says()
	}
	stores := leaf{member(j.wanted("locations").Value, []string{"trust_stores"})}.texts()
	if len(stores) > 0 {
		end += " in the " + words.Clip(strings.Join(stores, " or "), mostName) + " store"
	}
	return end
}

func (j *judge) commonName(wanted leaf) {
	found := j.found("cn", "common_name", "subject_cn")
	switch {
	case !found.has():
	case !wanted.has():
		j.part("Common name", "", found, found.says(), Unjudged)
	default:
		same := matches(wanted.whole(), found.whole())
		j.part("Common name", wanted.says(), found, found.says(), met(same))
		j.say(same, "The certificate is for "+found.says()+", the rule wants "+wanted.says(), "The certificate is for "+found.says())
	}
}

// several compares lists: all entries of the rule's must have been found, or one.
func (j *judge) several(name, label, fault string, all bool) {
	wanted, found := j.wanted(name).texts(), j.found(name).texts()
	if len(wanted) == 0 || len(found) == 0 {
		return
	}
	has := func(want string) bool {
		return slices.ContainsFunc(found, func(text string) bool { return matches(want, text) })
	}
	meets := slices.ContainsFunc(wanted, has)
	if all {
		meets = !slices.ContainsFunc(wanted, func(want string) bool { return !has(want) })
	}
	needs := words.Clip(strings.Join(wanted, ", "), mostValue)
	j.part(label, needs, j.found(name), j.found(name).says(), met(meets))
	if !meets {
		j.fault("%s %s", fault, needs)
	}
}

// variables are the variables that rules may have in names.
var variables = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\$\{[^}]*\}|%[^%\s]+%`) })

// matches reports whether text is what a rule's template can become: its
// variables, as ${serial_number} or %NAME%, stand for anything. Case does not count.
func matches(template, text string) bool {
	pieces := variables().Split(strings.ToLower(template), -1)
	text = strings.ToLower(text)
	if len(pieces) == 1 {
		return pieces[0] == text
	}
	first, last := pieces[0], pieces[len(pieces)-1]
	if !strings.HasPrefix(text, first) || !strings.HasSuffix(text[len(first):], last) {
		return false
	}
	text = text[len(first) : len(text)-len(last)]
	for _, piece := range pieces[1 : len(pieces)-1] {
		at := strings.Index(text, piece)
		if at < 0 {
			return false
		}
		text = text[at+len(piece):]
	}
	return true
}
