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
	for _, candidate := range addresses(strings.TrimSpace(text)) {
		if ref := fromAddress(candidate); ref != (model.Ref{}) {
			return ref, true
		}
	}
	return model.Ref{}, false
}

// addresses returns the parts of text that may be a URL or a path.
func addresses(text string) []string {
	if !strings.ContainsFunc(text, unicode.IsSpace) {
		return []string{strings.Trim(text, "\"'`<>()")}
	}
	words := shellWords(text)
	for i, word := range words {
		if isCurl(word) {
			return curlAddresses(words[i+1:])
		}
	}
	// The request line of a log or a trace.
	if len(words) > 1 && words[0] == "GET" {
		return words[1:2]
	}
	return nil
}

func isCurl(word string) bool {
	name := word[strings.LastIndexAny(word, `/\`)+1:]
	return name == "curl" || name == "curl.exe"
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
	placeholder = pattern(`^(\{.*\}|<.*>|\$\{.*\}|\$[A-Z_][A-Z0-9_]*|%[A-Z_][A-Z0-9_]*%|:[a-z][a-z_]*)$`)
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
