package credential

import "strings"

// Alone returns the token or key of a line that has more than it, such as one that
// sets a variable or a member of a JSON document, and any other text as it is.
func Alone(text string) string {
	found, ok := Find(text)
	if !ok || !strings.ContainsAny(strings.TrimSpace(text), " \t\r\n=:\"'") {
		return text
	}
	return text[found.Value:found.End]
}

// IsVariable reports whether a variable of the environment holds a secret of
// Cloudflare's, by its name. Source: the names that its SDKs, wrangler, flarectl and
// its products use all begin alike, and say what they hold.
func IsVariable(name string) bool {
	name = strings.ToUpper(name)
	if !strings.HasPrefix(name, "CLOUDFLARE_") && !strings.HasPrefix(name, "CF_") {
		return false
	}
	for _, word := range []string{"TOKEN", "KEY", "SECRET", "PASSWORD", "CREDENTIAL", "AUTHORIZATION", "JWT"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}
