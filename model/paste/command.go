package paste

import (
	"slices"
	"strings"
)

// A source is a sort of text with an address in it.
type source struct {
	// noun begins the sentence that says what was read.
	noun string
	// addresses are the parts of it that can be the address.
	addresses []string
	// command is set where there are headers beside the address, which are not read.
	command bool
}

// sources returns what text can be, the likeliest first.
func sources(text string) []source {
	words := shellWords(text)
	for i, word := range words {
		switch name := programName(word); name {
		case "curl":
			return []source{{"A curl command", curlAddresses(words[i+1:]), true}}
		case "wget":
			return []source{{"A wget command", wgetAddresses(words[i+1:]), true}}
		case "http", "https", "xh", "xhs":
			if i < 2 || words[i-1] == "$" {
				return []source{{"An HTTPie command", httpieAddresses(words[i+1:]), true}}
			}
		}
	}
	if found := powershell().FindStringSubmatch(text); found != nil {
		return []source{{"A PowerShell command", uris(text, found[1]), true}}
	}
	if found := call().FindStringSubmatch(text); found != nil {
		return []source{{"A call in a program", []string{found[1]}, true}}
	}
	// The request line of a log or a trace.
	if len(words) > 1 && words[0] == "GET" {
		if len(words) > 3 {
			return []source{{"A request", words[1:2], true}}
		}
		return []source{{"An address", words[1:2], false}}
	}
	return nil
}

// programName returns the name of the program that a word calls.
func programName(word string) string {
	name := strings.ToLower(word[strings.LastIndexAny(word, `/\`)+1:])
	return strings.TrimSuffix(name, ".exe")
}

func isProgram(name string) bool { return name == "curl" || name == "wget" }

// wgetAddresses returns the words after wget that can be its URL. The values of
// options are stepped over.
func wgetAddresses(words []string) []string {
	var found []string
	for i := 0; i < len(words); i++ {
		switch word := words[i]; {
		case strings.HasPrefix(word, "--"):
			name, _, joined := strings.Cut(word[2:], "=")
			if !joined && !isWgetSwitch(name) {
				i++
			}
		case strings.HasPrefix(word, "-"):
			// The short options of wget that take a value (wget's manual page).
			if at := strings.IndexAny(word, "aABDeGhiIlOoPQRtTUwX"); at == len(word)-1 {
				i++
			}
		default:
			found = append(found, word)
		}
	}
	return found
}

func isWgetSwitch(name string) bool {
	return strings.HasPrefix(name, "no-") || slices.Contains([]string{
		"quiet", "verbose", "server-response", "content-on-error", "https-only", "debug", "continue", "spider", "inet4-only", "inet6-only",
		"show-progress", "save-headers", "auth-no-challenge", "trust-server-names", "content-disposition",
	}, name)
}

// httpieAddresses returns the URL of an HTTPie command: its first word that is
// no option, no value of one and no method. Headers follow the URL.
func httpieAddresses(words []string) []string {
	for i := 0; i < len(words); i++ {
		switch word := words[i]; {
		case strings.HasPrefix(word, "-"):
			takes := []string{"-a", "--auth", "-A", "--auth-type", "-p", "--print", "-s", "--style", "-o", "--output", "--session", "--timeout", "--proxy", "--verify", "--cert", "--cert-key", "--max-redirects"}
			if slices.Contains(takes, word) {
				i++
			}
		case strings.ToUpper(word) == word && !strings.ContainsAny(word, "/.:"):
		default:
			return []string{word}
		}
	}
	return nil
}

var (
	powershell = pattern(`(?is)\b(?:invoke-restmethod|invoke-webrequest|irm|iwr)\b(.*)`)
	uri        = pattern("(?i)(?:-uri[ \t:`\r\n]*|\\buri\\s*=\\s*)[\"']?([^\\s\"'`;]+)")
	// first is an address right behind the name of the command.
	firstURI = pattern("^[\\s`]*[\"']?(https?://[^\\s\"'`;]+)")
	call     = pattern("(?:\\bfetch|\\baxios|\\bgot|\\bRequest|\\burlopen|\\.(?:get|request|open)|http\\.NewRequest)\\s*\\((?:\\s*[\"']GET[\"']\\s*,)?\\s*(?:url\\s*[:=]\\s*)?[\"'`]([^\"'`]+)[\"'`]")
)

// uris returns the addresses of a PowerShell text: those that are named Uri, or
// the one right behind the command. Headers are stepped over.
func uris(text, arguments string) []string {
	var found []string
	for _, match := range uri().FindAllStringSubmatch(text, -1) {
		found = append(found, match[1])
	}
	if match := firstURI().FindStringSubmatch(arguments); len(found) == 0 && match != nil {
		found = append(found, match[1])
	}
	return found
}
