// Package paste reads the ids of a session out of what people have in their
// clipboard: an API URL, a path, a whole curl command or a dashboard address.
// Headers in a curl command are stepped over and never looked at.
package paste

import (
	"encoding/hex"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"ztsession/model"
	"ztsession/model/text/safe"
)

// Parse returns the ids that text names and true when there is at least one.
// A field that was not found stays empty, so that a form keeps what it has.
// The ids are percent-decoded; one with white space or an invisible character
// in it, or that is a placeholder such as $ACCOUNT_ID, is left out. Parse does
// not judge the length of an id: model.CheckID does, with a reason.
func Parse(text string) (model.Ref, bool) {
	_, ref := parse(strings.TrimSpace(text))
	return ref, ref != (model.Ref{})
}

// parse returns the source of the address in text, and the ids that it names.
func parse(text string) (source, model.Ref) {
	if !strings.ContainsFunc(text, unicode.IsSpace) && !strings.Contains(text, "(") {
		word := source{noun: "An address", addresses: []string{strings.Trim(text, "\"'`<>()")}}
		return word, best(word.addresses)
	}
	for _, one := range sources(text) {
		return one, best(one.addresses)
	}
	sentence := source{noun: "An address", addresses: inSentence(text)}
	return sentence, best(sentence.addresses)
}

// best returns the ids of the address that names the most.
func best(addresses []string) model.Ref {
	var ref model.Ref
	for _, address := range addresses {
		if found := fromAddress(address); count(found) > count(ref) {
			ref = found
		}
	}
	return ref
}

// inSentence returns the addresses among words: those with a scheme, and paths
// that lead to a user.
func inSentence(text string) []string {
	var found []string
	for _, address := range addressInText().FindAllString(text, -1) {
		found = append(found, strings.TrimRight(address, ".,;:!?*_"))
	}
	return found
}

// fromAddress reads the ids out of one URL or path.
func fromAddress(address string) model.Ref {
	address, _, _ = strings.Cut(address, "#")
	address, _, _ = strings.Cut(address, "?")
	host, path := "", address
	if _, rest, ok := strings.Cut(address, "://"); ok {
		host, path, _ = strings.Cut(rest, "/")
	} else if first, rest, ok := strings.Cut(address, "/"); ok && strings.Contains(first, ".") {
		host, path = first, rest
	}
	segments := strings.Split(strings.Trim(path, "/"), "/")
	if host = strings.ToLower(host); host == "dash.cloudflare.com" || strings.HasSuffix(host, ".dash.cloudflare.com") {
		return fromDashboard(segments)
	}
	return fromAPI(segments)
}

// fromAPI looks for /accounts/{account}/access/users/{user}/active_sessions/{nonce}
// or a beginning of it, anywhere in the path: a base URL may have any prefix,
// even one with the word accounts in it, so the fullest match wins.
func fromAPI(segments []string) model.Ref {
	var best model.Ref
	found := 0
	for i, segment := range segments {
		if segment != "accounts" || i+1 == len(segments) {
			continue
		}
		ref := fromUsers(segments[i+2:])
		ref.Account = id(segments[i+1])
		if n := count(ref); n > found {
			best, found = ref, n
		}
	}
	return best
}

// fromUsers reads access/users/{user}/active_sessions/{nonce} or a beginning of it.
func fromUsers(segments []string) model.Ref {
	var ref model.Ref
	if len(segments) < 3 || segments[0] != "access" || segments[1] != "users" {
		return ref
	}
	ref.User = id(segments[2])
	if len(segments) >= 5 && segments[3] == "active_sessions" {
		ref.Nonce = id(segments[4])
	}
	return ref
}

func count(ref model.Ref) int {
	n := 0
	for _, text := range []string{ref.Account, ref.User, ref.Nonce} {
		if text != "" {
			n++
		}
	}
	return n
}

// fromDashboard reads an address of the dashboard. Its other pages (login,
// profile) have the same form, so here only what looks like an id is one.
func fromDashboard(segments []string) model.Ref {
	account, err := hex.DecodeString(segments[0])
	if err != nil || len(account) != 16 {
		return model.Ref{}
	}
	ref := model.Ref{Account: segments[0]}
	for i, segment := range segments[1:] {
		if before := segments[i]; before == "users" && uuid().MatchString(segment) {
			ref.User = segment
		}
	}
	return ref
}

// The patterns are made when something is pasted, not when the program starts.
var (
	uuid = pattern(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)
	// placeholder is what documentation and scripts have in place of an id.
	addressInText = pattern("(?:https?://|\\b(?:api|dash|one\\.dash)\\.cloudflare\\.com/|/(?:client/v4/)?accounts/[^\\s/]+/access/users/)[^\\s\"'<>()\\[\\]|`]+")
	placeholder   = pattern(`^(\{.*\}|<.*>|\$\{.*\}|\$[A-Z_][A-Z0-9_]*|%[A-Z_][A-Z0-9_]*%|:[a-z][a-z_]*)$`)
)

func pattern(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}

// id decodes a segment of the path, or returns nothing when it is no id.
func id(segment string) string {
	if placeholder().MatchString(segment) {
		return ""
	}
	text, err := url.PathUnescape(segment)
	if err != nil {
		text = segment
	}
	if safe.Text(text) != text || strings.ContainsFunc(text, unicode.IsSpace) {
		return ""
	}
	return text
}
