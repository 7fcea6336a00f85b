package credential

import "strings"

// The names that stand before a credential, in headers, variables and JSON.
// With a name of the first list and a sign between, whatever follows is one; a
// name of the second list is an ordinary word too, so that only a long value
// behind it counts, as behind a name of either with only a space between.
const (
	ownNames = `(?:cloudflare|cf)[_\-](?:[a-z]+[_\-])*(?:tokens?|keys?|secrets?|password|assertion|authorization|appsession)` +
		`|x[_\-]auth[_\-](?:user[_\-]service[_\-])?key|(?:proxy[_\-])?authorization` +
		`|tunnel[_\-](?:service[_\-])?token(?:[_\-]secret)?|cookie`
	anyNames = `(?:[a-z]+[_\-])*(?:(?:api|access|refresh|id|auth|session|client|org|app)[_\-]?)?(?:token|key|secret|password|passwd|jwt|assertion)`
)

var (
	ownName = pattern(`^(?:[a-z0-9]+[_\-])*?(?:` + ownNames + `)$`)
	anyName = pattern(`^(?:[a-z0-9]+[_\-])*?(?:` + anyNames + `)$`)
	// follows is what stands behind a name: a quote, a sign or space, a quote, the
	// scheme of a header, the value.
	follows = pattern(`(?i)^["'\x60]?(\s*(?:=>|:=|[:=,])\s*|\s+)(["'\x60]?)(?:(?:bearer|basic|digest|token)\s+)?([^\s"'\x60,;&)}]*)`)
	// apiToken and globalKey tell from its name what a credential is.
	apiTokenName  = pattern(`(?i)(?:cloudflare|cf)[_\-](?:api[_\-])?token|authorization|bearer`)
	globalKeyName = pattern(`(?i)(?:cloudflare|cf)[_\-]api[_\-]key|x[_\-]auth[_\-]key`)
)

// The groups of follows, as places in a match.
const (
	signGroup = 2 * (iota + 1)
	quoteGroup
	valueGroup
)

// lastWords are those that every name ends with.
func lastWords() []string {
	return []string{"token", "key", "secret", "password", "passwd", "assertion", "authorization", "appsession", "cookie", "jwt", "bearer"}
}

// named finds what stands behind the name of a credential.
func named(text, lower string, from int) (match, bool) {
	for {
		start, end := nextName(lower, from)
		if end < 0 {
			return match{}, false
		}
		from = end
		at := follows().FindStringSubmatchIndex(text[end:])
		if at == nil {
			continue
		}
		sign := strings.TrimSpace(text[end+at[signGroup] : end+at[signGroup+1]])
		quoted := at[quoteGroup] < at[quoteGroup+1]
		name := lower[start:end]
		own := ownName().MatchString(name)
		switch {
		case name == "bearer":
		case own && (sign != "," || quoted):
		case !own && sign != "" && sign != "," && anyName().MatchString(name):
		default:
			// "The token of Amina" and "X-Auth-Key, X-Auth-Email" are sentences.
			continue
		}
		m := match{Found: Found{Start: start, Value: end + at[valueGroup], End: end + at[1]}, sure: own && sign != "", body: end + at[valueGroup]}
		m.Kind = kindOf(text[m.Start:m.Value])
		return withExport(text, m), true
	}
}

// longestName bounds how far the name of a credential is looked for before its
// last word, in bytes.
const longestName = 100

// nextName returns the next word that may be the name of a credential; its end
// is negative when there is none.
func nextName(lower string, from int) (start, end int) {
	at := lastWord().FindStringIndex(lower[from:])
	if at == nil {
		return 0, -1
	}
	start = from + at[0]
	for start > max(0, from+at[0]-longestName) && isNameByte(lower[start-1]) {
		start--
	}
	return start, from + at[1]
}

var lastWord = pattern(strings.Join(lastWords(), "|"))

func isNameByte(c byte) bool { return c != '.' && c != '=' && isTokenByte(c) }

func kindOf(name string) Kind {
	switch {
	case globalKeyName().MatchString(name):
		return GlobalKey
	case apiTokenName().MatchString(name) && !strings.Contains(strings.ToLower(name), "cf_authorization"):
		return APIToken
	default:
		return Other
	}
}

// leads are what stands before a name and belongs to it: the word that sets a
// variable, the option of a command that takes a header.
var leads = pattern(`(?i)(?:export |set |setx |\$env:|(?:-h|--header)(?: |=)?["']?)$`)

// withExport takes in what belongs to a name: export NAME=value.
func withExport(text string, m match) match {
	const longest = 12
	before := text[max(m.Start-longest, 0):m.Start]
	if at := leads().FindStringIndex(before); at != nil {
		m.Start -= len(before) - at[0]
	}
	return m
}

// AccessTokens returns the JSON Web Tokens of a text without their signatures:
// header and payload, each with its dot behind it. A token may be broken into lines.
func AccessTokens(text string) []string {
	var all []string
	for from := 0; from < len(text); {
		m, found := token(text, "", from)
		if !found {
			break
		}
		parts := strings.SplitN(joined(text[m.Start:]), ".", 3)
		if len(parts) == 3 && parts[1] != "" {
			all = append(all, parts[0]+"."+parts[1]+".")
		}
		from = max(m.End, from+1)
	}
	return all
}

// joined returns the start of text as one word, across the ends of its lines.
func joined(text string) string {
	var word strings.Builder
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c == '\n' || c == '\r':
			for i+1 < len(text) && (text[i+1] == ' ' || text[i+1] == '\t') {
				i++
			}
		case isTokenByte(c):
			word.WriteByte(c)
		default:
			return word.String()
		}
	}
	return word.String()
}

func isTokenByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("_-.=", c) >= 0
}
