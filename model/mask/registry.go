package mask

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"ztsession/model"
	"ztsession/model/schema"
)

// shortest is how long a value must be to be looked for inside other texts, in
// bytes: shorter ones would hit innocent words.
const shortest = 4

// registry is what stands for what.
type registry struct {
	names  map[string]string
	counts map[schema.Mask]int
	// originals are the values behind the pseudonyms, as they came first.
	originals map[string]string
	// inside finds the values inside a text by their first bytes in lower case.
	inside map[[shortest]byte][]known
}

type known struct {
	original, pseudonym string
	// wholeWord keeps a value that may be an ordinary word from being replaced within others.
	wholeWord bool
}

func newRegistry() registry {
	return registry{names: map[string]string{}, counts: map[schema.Mask]int{}, originals: map[string]string{}, inside: map[[shortest]byte][]known{}}
}

// pseudonym returns what stands for original, the same whenever it is asked,
// whatever its case. Empty texts stay.
func (r *registry) pseudonym(s schema.Mask, original string) string {
	if strings.TrimSpace(original) == "" {
		return original
	}
	key := strings.ToLower(original)
	if name, ok := r.names[key]; ok {
		return name
	}
	local, domain, isEmail := strings.Cut(original, "@")
	if isEmail = isEmail && local != "" && domain != ""; isEmail {
		s = schema.Email
	}
	r.counts[s]++
	name := string(s) + "-" + strconv.Itoa(r.counts[s])
	if !isEmail {
		r.learn(s, original, name)
		return name
	}
	// The part before the @ is often a user's name elsewhere.
	if _, taken := r.names[strings.ToLower(local)]; !taken {
		r.learn(schema.UserID, local, name)
	}
	name += "@masked.example"
	r.learn(schema.Email, original, name)
	return name
}

func (r *registry) learn(s schema.Mask, original, pseudonym string) {
	r.names[strings.ToLower(original)] = pseudonym
	if _, again := r.originals[pseudonym]; !again {
		r.originals[pseudonym] = original
	}
	r.find(s, original, pseudonym)
}

// find makes replace look for original inside texts.
func (r *registry) find(s schema.Mask, original, pseudonym string) {
	if len(original) < shortest {
		return
	}
	wordLike := isWordLike(s)
	start := prefix(original)
	entry := known{original: original, pseudonym: pseudonym, wholeWord: wordLike}
	// The longest comes first, so that a value that begins with another is found whole.
	list := r.inside[start]
	at := len(list)
	for at > 0 && len(list[at-1].original) < len(original) {
		at--
	}
	list = append(list, known{})
	copy(list[at+1:], list[at:])
	list[at] = entry
	r.inside[start] = list
}

// isWordLike reports whether values of the sort may be ordinary words.
func isWordLike(mask schema.Mask) bool {
	switch mask {
	case schema.Claim, schema.Group, schema.Location, schema.UserID, schema.HostName, schema.DistinguishedName, schema.PersonName:
		return true
	default:
		return false
	}
}

func prefix(text string) [shortest]byte {
	var start [shortest]byte
	for i := range shortest {
		start[i] = lower(text[i])
	}
	return start
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// replace returns text with every known value in it replaced.
func (r *registry) replace(text string) string {
	if name, ok := r.names[strings.ToLower(text)]; ok {
		return name
	}
	return r.within(text, false)
}

// replaceUnmistakable replaces only what cannot be an ordinary word.
func (r *registry) replaceUnmistakable(text string) string { return r.within(text, true) }

func (r *registry) within(text string, unmistakable bool) string {
	var out strings.Builder
	done := 0
	for i := 0; i+shortest <= len(text); {
		found, ok := r.at(text, i)
		ok = ok && (!unmistakable || !found.wholeWord)
		if !ok {
			i++
			continue
		}
		out.WriteString(text[done:i])
		out.WriteString(found.pseudonym)
		i += len(found.original)
		done = i
	}
	if done == 0 {
		return text
	}
	out.WriteString(text[done:])
	return out.String()
}

func (r *registry) at(text string, i int) (known, bool) {
	for _, candidate := range r.inside[prefix(text[i:])] {
		end := i + len(candidate.original)
		if end > len(text) || !strings.EqualFold(text[i:end], candidate.original) {
			continue
		}
		if candidate.wholeWord && (endsInWord(text[:i]) || startsWithWord(text[end:])) {
			continue
		}
		return candidate, true
	}
	return known{}, false
}

func endsInWord(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func startsWithWord(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// distinguishedName masks the values of a distinguished name and keeps their
// types, the order and the country.
func (r *registry) distinguishedName(dn string) string {
	parts := model.ParseDN(dn)
	if len(parts) == 0 {
		return r.pseudonym(schema.DistinguishedName, dn)
	}
	masked := make([]string, len(parts))
	for i, part := range parts {
		text := part.Value
		if !strings.EqualFold(part.Type, "C") {
			text = r.pseudonym(schema.DistinguishedName, text)
		}
		masked[i] = part.Type + "=" + text
	}
	return strings.Join(masked, ",")
}
