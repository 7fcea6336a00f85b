package mask

import (
	"net/netip"
	"strings"
	"unicode"

	"ztsession/model/schema"
)

// scan learns what is personal by its looks in a text of any kind: e-mail
// addresses, IP addresses, and the name in the path of a home folder.
func (r *registry) scan(text string) {
	r.emails(text)
	if strings.Count(text, ".") >= 3 || strings.Count(text, ":") >= 2 {
		r.addresses(text)
	}
	r.homes(text)
}

func (r *registry) emails(text string) {
	if !strings.Contains(text, "@") {
		return
	}
	for word := range strings.FieldsFuncSeq(text, func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune(`"'<>()[]{},;:=|`, c) }) {
		local, domain, ok := strings.Cut(strings.Trim(word, "."), "@")
		if ok && local != "" && strings.Contains(domain, ".") {
			r.pseudonym(schema.Email, local+"@"+domain)
		}
	}
}

func (r *registry) addresses(text string) {
	notInAddress := func(c rune) bool {
		return c != '.' && c != ':' && (c < '0' || '9' < c) && (c < 'a' || 'f' < c) && (c < 'A' || 'F' < c)
	}
	for word := range strings.FieldsFuncSeq(text, notInAddress) {
		word = strings.TrimRight(word, ".")
		if host, _, ok := strings.Cut(word, ":"); ok && strings.Count(word, ":") == 1 {
			word = host
		}
		ip, err := netip.ParseAddr(word)
		if err == nil && !ip.IsUnspecified() && !ip.IsLoopback() {
			r.pseudonym(schema.Address, word)
		}
	}
}

// homes learns the names after /Users/, /home/ and \Users\.
func (r *registry) homes(text string) {
	for _, mark := range []string{`\Users\`, "/Users/", "/home/"} {
		for _, rest, ok := strings.Cut(text, mark); ok; _, rest, ok = strings.Cut(rest, mark) {
			name, _, _ := strings.Cut(rest, mark[len(mark)-1:])
			switch name {
			case "", "Public", "Shared", "Default", "All Users":
			default:
				// Short names count only where they are in a path.
				if key := fold(mark + name); r.pseudonyms[key] == "" {
					r.learn(schema.UserID, key, mark+r.pseudonym(schema.UserID, name))
				}
			}
		}
	}
}
