// Package credential recognises what proves who asks: Access tokens, API
// tokens, keys, and whatever stands behind a name that such a thing has. It
// exists so that no field, request, list of recent look-ups or error ever holds
// one, wherever it came from and whatever stands around it.
package credential

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Kind is a sort of credential.
type Kind uint8

// The kinds.
const (
	// Other is what stands behind a name of a credential without a form of its own.
	Other Kind = iota
	// AccessToken is a JSON Web Token, which names the user and, likely, the nonce.
	AccessToken
	// APIToken begins with cfut_, cfat_, cfoat_ or cfast_, or follows the name of one.
	APIToken
	// GlobalKey begins with cfk_, or follows the name of one.
	GlobalKey
)

// String returns the kind with its article, to stand inside a sentence.
func (k Kind) String() string {
	switch k {
	case AccessToken:
		return "an Access token"
	case APIToken:
		return "an API token"
	case GlobalKey:
		return "a Global API Key"
	case Other:
		return "a credential"
	default:
		return "a credential"
	}
}

// Found is where a credential stands in a text.
type Found struct {
	Kind Kind
	// Start and End bound it in bytes, with the name before it.
	Start, End int
	// Value is where the secret itself begins, Start for one without a name.
	Value int
}

// Find returns the first credential of a text. What only begins like one is none.
func Find(text string) (Found, bool) { return first(text, isWhole) }

// Has reports whether there is a credential in a text.
func Has(text string) bool {
	_, found := Find(text)
	return found
}

// In returns what sort of credential a text that is to be sent or kept has in it,
// or is. Characters that nobody sees are looked through.
func In(text string) (Kind, bool) {
	visible := strings.Map(func(r rune) rune {
		if r > '~' || r < ' ' && r != '\t' && r != '\n' && r != '\r' {
			return -1
		}
		return r
	}, text)
	found, ok := Find(text)
	if !ok && visible != text {
		found, ok = Find(visible)
	}
	if ok {
		return found.Kind, true
	}
	return Bare(visible)
}

// Begins returns the first place of a text that is a credential or can become
// one by what is typed next: the prefix of a token, a name with its equals sign.
// Nothing of the secret has to be there yet.
func Begins(text string) (Found, bool) {
	return first(text, func(string, match) bool { return true })
}

// Ending returns the first place that Begins would, which reaches the end of the
// text: where what is typed next belongs to it.
func Ending(text string) (Found, bool) {
	return first(text, func(text string, m match) bool { return m.End == len(text) })
}

// redacted stands in place of a secret.
const redacted = "[redacted]"

// Redact returns text with a note in place of every credential, also of one without a
// prefix (see Bare).
func Redact(text string) string {
	var out strings.Builder
	for {
		found, ok := Find(text)
		if !ok {
			break
		}
		out.WriteString(withoutBare(text[:found.Value]))
		out.WriteString(redacted)
		text = text[found.End:]
	}
	if out.Len() == 0 {
		return withoutBare(text)
	}
	return out.String() + withoutBare(text)
}

// match is a place that may be a credential.
type match struct {
	Found
	// sure is set where a single character of the secret is enough, since nothing
	// else looks so; body is where that would stand.
	sure bool
	body int
}

// leastSecret is how long a value behind a name has to be that ordinary words
// have too, such as token.
const leastSecret = 16

// isWhole reports whether the secret is there, rather than its beginning.
func isWhole(text string, m match) bool {
	if m.sure {
		return m.body < m.End
	}
	value := text[m.Value:m.End]
	return len(value) >= leastSecret && !clientID().MatchString(value)
}

// first returns the earliest place that accept takes.
func first(text string, accept func(string, match) bool) (Found, bool) {
	best, ok := Found{}, false
	lower := small(text)
	for _, find := range finders(lower) {
		for from := 0; ; {
			m, found := find(text, lower, from)
			if !found || ok && m.Start >= best.Start {
				break
			}
			if !isEmail(text, m) && accept(text, m) {
				best, ok = m.Found, true
				break
			}
			from = max(m.End, from+1)
		}
	}
	return best, ok
}

// finder finds a place in a text, which it is also given in small letters, from
// a place on.
type finder func(text, lower string, from int) (match, bool)

// finders returns those that can find something: the patterns are slow, and
// most texts have not one of the words that each needs.
func finders(lower string) []finder {
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(lower, word) })
	}
	var all []finder
	if has("cfut_", "cfat_", "cfk_", "cfoat_", "cfast_", "v1.0-") {
		all = append(all, prefixed)
	}
	if has("eyj") {
		all = append(all, token)
	}
	if has(lastWords()...) {
		all = append(all, named)
	}
	return all
}

// small returns text with its ASCII letters small, so that places in it stay.
func small(text string) string {
	lower := []byte(text)
	for i, c := range lower {
		if c >= 'A' && c <= 'Z' {
			lower[i] = c | 0x20
		}
	}
	return string(lower)
}

// isEmail reports whether what looks like a credential is the name of an
// e-mail: cfk_smith@example.com.
func isEmail(text string, m match) bool {
	return m.Value == m.Start && strings.HasPrefix(text[m.End:], "@")
}

// The patterns are made when the first text is looked at.
var (
	// Tokens and keys have these prefixes since 2026 (cfast_ is seen in the field):
	// https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/.
	prefixes = pattern(`(?i)cf(?:ut|at|k|oat|ast)_[a-z0-9_\-]*|v1\.0-[0-9a-f]{20,}[0-9a-f\-]*`)
	// Every JSON Web Token begins with {" in base64url.
	tokens = pattern(`eyJ[A-Za-z0-9_\-]*(?:\.[A-Za-z0-9_\-]*)*=*`)
	// header is how the first member of a JSON Web Token's header reads in base64url:
	// alg, typ, kid, enc, cty, jku, jwk, x5c, x5t, zip, crit.
	header   = pattern(`^eyJ(?:hbGci|0eXAi|raWQi|lbmMi|jdHki|qa3Ui|qd2si|4NWMi|4NXQ|6aXAi|jcml0)`)
	clientID = pattern(`^[0-9a-f]{32}\.access$`)
)

func pattern(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}

// prefixed finds a token or key by its prefix. Nothing has to stand before it:
// it may have been typed behind other text.
func prefixed(text, _ string, from int) (match, bool) {
	at := prefixes().FindStringIndex(text[from:])
	if at == nil {
		return match{}, false
	}
	m := match{Found: Found{Kind: APIToken, Start: from + at[0], Value: from + at[0], End: from + at[1]}, sure: true}
	name, _, isPrefix := strings.Cut(strings.ToLower(text[m.Start:m.End]), "_")
	m.body = m.Start + len(name) + len("_")
	switch {
	case !isPrefix:
		m.Kind, m.body = Other, m.Start
	case name == "cfk":
		m.Kind = GlobalKey
	}
	return m, true
}

// longestNonce is how long the nonces are that Cloudflare makes; one may begin
// like a JSON Web Token.
const longestNonce = 16

// token finds a JSON Web Token, or the beginning of one that can be nothing else.
func token(text, _ string, from int) (match, bool) {
	for {
		at := tokens().FindStringIndex(text[from:])
		if at == nil {
			return match{}, false
		}
		m := match{Found: Found{Kind: AccessToken, Start: from + at[0], Value: from + at[0], End: from + at[1]}, sure: true, body: from + at[0]}
		if word := text[m.Start:m.End]; header().MatchString(word) || len(word) > longestNonce || strings.Contains(word, ".") {
			return m, true
		}
		// The rest of the word may hold one, behind other text.
		from = m.Start + len("eyJ")
	}
}
