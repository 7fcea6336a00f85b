package access

import (
	"net/url"
	"slices"
	"strings"

	"ztsession/model/text/fold"
)

// Match is an application that answers an address.
type Match struct {
	App *App
	// Target is the entry of the application that fits: host and perhaps a path.
	Target string
	// Whole means that the address is the target itself, so that no application
	// could fit it better.
	Whole bool
}

// At returns the application that answers an address: of those whose entries
// fit, the one with the most specific path. Two that are equally specific are both
// returned. Source: the documentation's page about application paths.
func At(apps []App, address string) []Match {
	host, path, ok := splitAddress(address)
	if !ok {
		return nil
	}
	var best []Match
	var rank specificity
	for i := range apps {
		for _, target := range apps[i].targets() {
			r, fits := fit(target, host, path)
			if !fits || len(best) > 0 && r.less(rank) {
				continue
			}
			if len(best) > 0 && rank.less(r) {
				best = nil
			}
			rank = r
			if !slices.ContainsFunc(best, func(m Match) bool { return m.App == &apps[i] }) {
				best = append(best, Match{&apps[i], target, TargetOf(target) == whole(host, path)})
			}
		}
	}
	return best
}

// ByName returns the applications with a name or an id: those called so exactly,
// else those whose names have the text in them.
func ByName(apps []App, text string) []*App {
	var exact, part []*App
	text = strings.TrimSpace(text)
	folded := fold.Text(text)
	for i := range apps {
		app := &apps[i]
		switch {
		case text == "":
		case IsCalled(app, text):
			exact = append(exact, app)
		case folded != "" && strings.Contains(fold.Text(app.Name.Value), folded):
			part = append(part, app)
		}
	}
	if len(exact) > 0 {
		return exact
	}
	return part
}

// IsCalled reports whether an application is called so exactly, or has such an id.
func IsCalled(app *App, text string) bool {
	text = strings.TrimSpace(text)
	return app.Is(text) || strings.EqualFold(app.Name.Value, text)
}

// IsAppID reports whether a text has the form of an application's id, a UUID, or of
// its AUD tag, 64 hexadecimal digits.
func IsAppID(text string) bool {
	const tag = 64
	text = strings.TrimSpace(text)
	return isUUID(text) || len(text) == tag && strings.Trim(strings.ToLower(text), "0123456789abcdef") == ""
}

// AppIn returns the applications that a row of the access log is about: by its
// id, else by its address, else by its name.
func (q *Request) AppIn(apps []App) []*App {
	var found []*App
	for i := range apps {
		if apps[i].Is(q.AppUID.Value) {
			return []*App{&apps[i]}
		}
	}
	for _, match := range At(apps, q.AppDomain.Value) {
		found = append(found, match.App)
	}
	if len(found) != 1 && q.App.Value != "" {
		named := slices.DeleteFunc(ByName(apps, q.App.Value), func(a *App) bool { return !strings.EqualFold(a.Name.Value, q.App.Value) })
		if len(found) == 0 || len(named) == 1 {
			return named
		}
	}
	return found
}

// targets returns where the application applies, each as host and perhaps a path.
func (a *App) targets() []string {
	var all []string
	add := func(target string) {
		if target != "" && !slices.Contains(all, target) {
			all = append(all, target)
		}
	}
	for _, d := range a.Destinations {
		add(d.URI)
		add(d.Hostname)
	}
	for _, domain := range a.Domains {
		add(domain)
	}
	add(a.Domain.Value)
	return all
}

// IsAddress reports whether a text is meant as an address: it has a scheme, or
// looks like a host.
func IsAddress(text string) bool {
	text = strings.TrimSpace(text)
	if strings.Contains(text, "://") {
		_, _, ok := splitAddress(text)
		return ok
	}
	host, _, ok := splitAddress(text)
	return ok && strings.Contains(host, ".") && !strings.ContainsAny(text, " @")
}

// splitAddress returns the host and the path of an address, without the port, the
// query and the fragment, which Access does not look at.
func splitAddress(address string) (host, path string, ok bool) {
	address = strings.TrimSpace(address)
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	parsed, err := url.Parse(address)
	if err != nil {
		return "", "", false
	}
	host = strings.TrimSuffix(strings.ToLower(parsed.Hostname()), ".")
	return host, cleanPath(parsed.Path), host != "" && !strings.ContainsAny(host, " \t")
}

// TargetOf returns the host and the path of an address, as a target is written; empty
// for what is no address.
func TargetOf(address string) string {
	host, path, ok := splitAddress(address)
	if !ok {
		return ""
	}
	return whole(host, path)
}

func whole(host, path string) string {
	if path == "" {
		return host
	}
	return host + "/" + path
}

// cleanPath returns a path without the slashes at its ends.
func cleanPath(path string) string { return strings.Trim(path, "/") }

// specificity ranks targets: the one with the fewer wildcards in its host, then
// with the longer path, then with the fewer wildcards in it.
type specificity struct{ hostStars, hostLength, pathLength, pathStars int }

func (s specificity) less(other specificity) bool {
	switch {
	case s.hostStars != other.hostStars:
		return s.hostStars > other.hostStars
	case s.hostLength != other.hostLength:
		return s.hostLength < other.hostLength
	case s.pathLength != other.pathLength:
		return s.pathLength < other.pathLength
	default:
		return s.pathStars > other.pathStars
	}
}

// fit reports whether a target covers a host and a path. A wildcard in the host
// stands for a part of one level; in the path for anything.
func fit(target, host, path string) (specificity, bool) {
	target = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(target), "https://"), "http://")
	targetHost, targetPath, _ := strings.Cut(target, "/")
	targetHost, _, _ = strings.Cut(strings.ToLower(targetHost), ":")
	targetHost = strings.TrimSuffix(targetHost, ".")
	targetPath = cleanPath(targetPath)
	rank := specificity{
		hostStars: strings.Count(targetHost, "*"), hostLength: len(targetHost),
		pathLength: len(strings.ReplaceAll(targetPath, "*", "")), pathStars: strings.Count(targetPath, "*"),
	}
	return rank, fitsHost(targetHost, host) && fitsPath(targetPath, path)
}

func fitsHost(pattern, host string) bool {
	wanted, own := strings.Split(pattern, "."), strings.Split(host, ".")
	if len(wanted) != len(own) {
		return false
	}
	for i := range wanted {
		if !glob(wanted[i], own[i]) || own[i] == "" {
			return false
		}
	}
	return true
}

// fitsPath reports whether a path is the pattern or below it. A wildcard at the
// end of more than the root does not cover the path above it.
func fitsPath(pattern, path string) bool {
	switch {
	case pattern == "" || pattern == "*":
		return true
	case !strings.Contains(pattern, "*"):
		return path == pattern || strings.HasPrefix(path, pattern+"/")
	default:
		return glob(pattern, path) || glob(pattern+"/*", path)
	}
}

// glob reports whether text fits a pattern in which * stands for any text. A part
// that is only a wildcard needs something to stand for.
func glob(pattern, text string) bool {
	if pattern == "*" {
		return text != ""
	}
	parts := strings.Split(pattern, "*")
	if len(parts) == 1 {
		return pattern == text
	}
	first, last := parts[0], parts[len(parts)-1]
	if !strings.HasPrefix(text, first) {
		return false
	}
	text = text[len(first):]
	for _, part := range parts[1 : len(parts)-1] {
		at := strings.Index(text, part)
		if at < 0 {
			return false
		}
		text = text[at+len(part):]
	}
	return strings.HasSuffix(text, last) && (last != "" || !strings.HasSuffix(first, "/") || text != "")
}
