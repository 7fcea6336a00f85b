package pager

import (
	"strings"

	"ztsession/model/credential"
)

// get returns a variable of the environment, the last of its name.
func (o *Opener) get(name string) string {
	value := ""
	for _, entry := range o.environ {
		if rest, ok := strings.CutPrefix(entry, name+"="); ok {
			value = rest
		}
	}
	return value
}

// surroundings returns the environment of the other program: all of the person's but
// credentials. less is not to remember what was searched for.
func (o *Opener) surroundings() []string {
	kept := make([]string, 0, len(o.environ)+1)
	for _, entry := range o.environ {
		name, value, _ := strings.Cut(entry, "=")
		if isSecret(name, value) || name == historyOfLess {
			continue
		}
		kept = append(kept, entry)
	}
	return append(kept, historyOfLess+"=-")
}

const historyOfLess = "LESSHISTFILE"

// isSecret reports whether a variable may hold a credential, by its name or by what
// it holds.
func isSecret(name, value string) bool {
	upper := strings.ToUpper(name)
	if strings.HasPrefix(upper, "CLOUDFLARE_") || strings.HasPrefix(upper, "CF_") {
		return true
	}
	for _, word := range []string{"TOKEN", "SECRET", "PASSWORD", "API_KEY", "APIKEY", "CREDENTIAL"} {
		if strings.Contains(upper, word) {
			return true
		}
	}
	// A path may have a part that looks like one.
	return !strings.ContainsAny(value, "/ ") && credential.Resembles(value)
}
