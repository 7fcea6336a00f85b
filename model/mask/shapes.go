package mask

import (
	"net/netip"
	"strings"
	"unicode"

	"ztsession/model/schema"
)

// scan learns what is personal by its looks in a text of any kind: e-mail
// addresses, IP and hardware addresses, the name in the path of a home folder,
// names of computers, accounts of a domain, telephone and serial numbers.
func (r *registry) scan(text string) {
	r.scanName(text)
	digits, capitals := count(text)
	if digits >= 7 {
		r.phones(text)
	}
	if digits > 0 && digits+capitals >= shortestSerial {
		r.serials(text)
	}
	if digits > 0 {
		r.namedSerials(text)
	}
	if strings.Contains(text, ".") {
		r.hosts(text)
	}
	r.computers(text)
	if strings.Contains(text, `\`) && !strings.Contains(text, `:\`) {
		r.accounts(text)
	}
}

// scanName learns what is personal by its looks also in the name of a field.
func (r *registry) scanName(text string) {
	r.emails(text)
	if strings.Count(text, ".") >= 3 || strings.Count(text, ":") >= 2 {
		r.addresses(text)
	}
	r.hardware(text)
	r.homes(text)
}

func count(text string) (digits, capitals int) {
	for i := range len(text) {
		switch c := text[i]; {
		case isDigit(c):
			digits++
		case 'A' <= c && c <= 'Z':
			capitals++
		}
	}
	return digits, capitals
}

// isFieldName reports whether text looks like the name of a field, as a program
// or a standard gives it, and not like a name of something.
func isFieldName(text string) bool {
	if len(text) > 200 || hasLongNumber(text) || uuid().MatchString(text) {
		return false
	}
	if len(text) == 1 || isPath(text) {
		return true
	}
	if !isLetter(text[0]) && text[0] != '_' {
		return false
	}
	if properName().MatchString(text) && !isCommon(fold(text)) {
		return false
	}
	for i := range len(text) {
		if c := text[i]; !isLetter(c) && !isDigit(c) && !strings.ContainsRune("_-.:/#@\\", rune(c)) {
			return false
		}
	}
	return true
}

// properName finds a single word with a capital, which is a name more often than
// it is the name of a field.
var properName = later(`^[A-Z][a-z]+$`)

func (r *registry) emails(text string) {
	if !strings.Contains(text, "@") {
		return
	}
	for word := range strings.FieldsFuncSeq(text, func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune(`"'<>()[]{},;:=|`, c) }) {
		local, domain, ok := strings.Cut(strings.Trim(word, "."), "@")
		if ok && local != "" && domain != "" && domain[0] != '@' {
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
		if strings.Count(word, ":") > 1 && strings.HasSuffix(word, ":") && !strings.HasSuffix(word, "::") {
			word = strings.TrimSuffix(word, ":")
		}
		ip, err := netip.ParseAddr(word)
		if err == nil && !ip.IsUnspecified() && !ip.IsLoopback() {
			r.pseudonym(schema.Address, word)
		}
	}
}

// homeMarks stand before the name of a person or of their disk in a path, folded.
var homeMarks = []string{`\users\`, "/users/", "/home/", `\documents and settings\`, "/volumes/", "/media/"}

// homes learns the names of home folders. Without a separator behind it the name
// goes up to a sign that no name has.
func (r *registry) homes(text string) {
	if !strings.ContainsAny(text, `/\`) {
		return
	}
	folded := fold(strings.ReplaceAll(text, `\\`, `\`))
	plain := strings.ReplaceAll(text, `\\`, `\`)
	for _, mark := range homeMarks {
		for from := 0; ; {
			at := strings.Index(folded[from:], mark)
			if at < 0 {
				break
			}
			from += at + len(mark)
			r.home(plain[from-len(mark):from], homeName(plain[from:]))
		}
	}
}

// homeName returns the name that text begins with.
func homeName(text string) string {
	if end := strings.IndexAny(text, `/\"'<>|:;,*?()`); end >= 0 {
		text = text[:end]
	}
	return strings.TrimSpace(text)
}

func (r *registry) home(mark, name string) {
	switch fold(name) {
	case "", "public", "shared", "default", "all users", "data", "preboot", "macintosh hd", "recovery":
		return
	}
	// Short names count only where they are in a path.
	key := fold(mark + name)
	if _, known := r.pseudonyms[key]; !known && !r.isFull() {
		pseudonym := r.pseudonym(schema.UserID, name)
		r.parts(fold(name), pseudonym)
		r.learn(schema.UserID, key, stand{mark + pseudonym, true})
		if strings.Contains(mark, `\`) {
			double := strings.ReplaceAll(mark, `\`, `\\`)
			r.learn(schema.UserID, fold(double+name), stand{double + pseudonym, true})
		}
	}
}

// words yields the words of text, without the signs that stand around them.
func words(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for word := range strings.FieldsSeq(text) {
			if word = strings.Trim(word, `"'<>()[]{},;:=|!?.`); word != "" && !yield(word) {
				return
			}
		}
	}
}
