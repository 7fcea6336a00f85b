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

// mostValues is how many values are remembered. With more, texts that may
// repeat one are replaced whole, so that memory and time stay bounded.
const mostValues = 100_000

// registry is what stands for what.
type registry struct {
	// pseudonyms are found by the folded value.
	pseudonyms map[string]string
	// scanned are texts that were looked through before, and budget is how many
	// bytes of text are still looked through in this document.
	scanned map[string]struct{}
	budget  int
	// forgotten counts the values that were not remembered.
	forgotten int
	// originals are the values of each sort in the order of their pseudonyms,
	// which are numbered from 1.
	originals map[schema.Mask][]string
	// lengths are those of the folded values, for most texts are no value.
	lengths map[int]struct{}
	// inside finds the values inside a text.
	inside trie
}

func newRegistry() registry {
	return registry{pseudonyms: map[string]string{}, originals: map[schema.Mask][]string{}, lengths: map[int]struct{}{}, scanned: map[string]struct{}{}}
}

// emailDomain makes the pseudonym of an e-mail address look like one.
const emailDomain = "@masked.example"

// pseudonym returns what stands for original, the same whenever it is asked,
// whatever its case. Empty texts stay.
func (r *registry) pseudonym(mask schema.Mask, original string) string {
	if strings.TrimSpace(original) == "" {
		return original
	}
	key := fold(original)
	if name, ok := r.pseudonyms[key]; ok {
		return name
	}
	if r.isFull() {
		r.forgotten++
		return numbered(mask, mostValues+r.forgotten)
	}
	local, domain, isEmail := strings.Cut(original, "@")
	if isEmail = isEmail && local != "" && domain != "" && !strings.ContainsAny(original, " ;,"); isEmail {
		mask = schema.Email
	}
	r.originals[mask] = append(r.originals[mask], original)
	name := numbered(mask, len(r.originals[mask]))
	if isEmail {
		// The part before the @ is often a user's name elsewhere.
		r.alsoCalled(fold(local), name)
		r.parts(fold(local), name)
		name += emailDomain
	}
	r.learn(mask, key, name)
	if mask == schema.PersonName {
		r.parts(key, name)
	}
	return name
}

// isFull reports whether no more values are remembered.
func (r *registry) isFull() bool { return len(r.pseudonyms) >= mostValues }

// shortestPart is how long a part of a name must be to be looked for by itself,
// in bytes.
const shortestPart = 4

// parts makes the pseudonym stand for each part of a name too: jane.doe, Jane Doe.
func (r *registry) parts(name, pseudonym string) {
	for part := range strings.FieldsFuncSeq(name, func(c rune) bool { return !unicode.IsLetter(c) }) {
		if len(part) >= shortestPart && len(part) < len(name) {
			r.alsoCalled(part, pseudonym)
		}
	}
}

// alsoCalled makes the pseudonym stand for a folded word too, unless it has one
// or is a word of the API.
func (r *registry) alsoCalled(word, pseudonym string) {
	if r.pseudonyms[word] == "" && !isCommon(word) && !r.isFull() {
		r.learn(schema.UserID, word, pseudonym)
	}
}

// numbered returns a pseudonym: ip-1.
func numbered(mask schema.Mask, number int) string {
	var room [32]byte
	return string(strconv.AppendInt(append(append(room[:0], mask.String()...), '-'), int64(number), 10))
}

// original returns the value behind a pseudonym, if it is one.
func (r *registry) original(pseudonym string) (string, bool) {
	name, isWhole := strings.CutSuffix(pseudonym, emailDomain)
	at := strings.LastIndexByte(name, '-')
	if at < 0 {
		return "", false
	}
	mask, known := schema.MaskCalled(name[:at])
	number, err := strconv.Atoi(name[at+1:])
	if !known || err != nil || number < 1 || number > len(r.originals[mask]) {
		return "", false
	}
	original := r.originals[mask][number-1]
	if mask == schema.Email && !isWhole {
		original, _, _ = strings.Cut(original, "@")
	}
	return original, true
}

// learn makes the pseudonym stand for the value whose folded text is key.
func (r *registry) learn(mask schema.Mask, key, pseudonym string) {
	r.pseudonyms[key] = pseudonym
	r.lengths[len(key)] = struct{}{}
	if len(key) >= shortest && !isCommon(key) {
		r.inside.add(key, pseudonym, isWordLike(mask))
	}
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

// replace returns text with every known value in it replaced.
func (r *registry) replace(text string) string {
	folded := fold(text)
	if _, possible := r.lengths[len(folded)]; possible {
		if name, ok := r.pseudonyms[folded]; ok && !isCommon(folded) {
			return name
		}
	}
	return r.within(text, folded, false)
}

// replaceUnmistakable replaces only what cannot be an ordinary word, and the
// whole text when it is what a person or a device is called.
func (r *registry) replaceUnmistakable(text string) string {
	folded := fold(text)
	if name, ok := r.pseudonyms[folded]; ok && !isCommon(folded) && len(text) >= shortest {
		word, _, _ := strings.Cut(name, "-")
		switch sort, _ := schema.MaskCalled(word); sort {
		case schema.Claim, schema.Group, schema.Location, schema.DistinguishedName:
		default:
			return name
		}
	}
	return r.within(text, folded, true)
}

// within replaces the longest value at each place of text.
func (r *registry) within(text, folded string, unmistakable bool) string {
	var out strings.Builder
	done, i := 0, 0
	fits := func(value *branch, length int) bool {
		return !value.wholeWord || !endsInWord(text[:i]) && (length >= deepest || endsWord(folded[i+length:]))
	}
	for i+shortest <= len(text) {
		value, length := r.inside.longest(folded[i:], fits)
		if value == nil || unmistakable && value.wholeWord {
			i++
			continue
		}
		length = value.reach(folded[i:], length)
		out.Grow(len(text) - done + len(value.pseudonym))
		out.WriteString(text[done:i])
		out.WriteString(value.pseudonym)
		i += length
		done = i
	}
	if done == 0 {
		return text
	}
	out.WriteString(text[done:])
	return out.String()
}

func endsInWord(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// endsWord reports whether a word has ended before text; the s of a plural or a
// genitive does not belong to it.
func endsWord(text string) bool {
	text = strings.TrimPrefix(text, "s")
	r, _ := utf8.DecodeRuneInString(text)
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// distinguishedName masks the values of a distinguished name and keeps their
// types, the order and the country.
func (r *registry) distinguishedName(dn string) string {
	var parts []model.DNPart
	if len(dn) <= longestText {
		parts = model.ParseDN(dn)
	}
	if len(parts) == 0 || !isName(parts) {
		return r.pseudonym(schema.DistinguishedName, dn)
	}
	masked := make([]string, len(parts))
	for i, part := range parts {
		text := part.Value
		if !strings.EqualFold(part.Type, "C") || !country().MatchString(text) {
			text = r.pseudonym(schema.DistinguishedName, text)
		}
		masked[i] = part.Type + "=" + text
	}
	return strings.Join(masked, ",")
}

// isName reports whether the types of a distinguished name are types.
func isName(parts []model.DNPart) bool {
	for _, part := range parts {
		if !attribute().MatchString(part.Type) {
			return false
		}
	}
	return true
}

var attribute = later(`(?i)^(CN|OU|O|L|ST|S|C|DC|UID|STREET|SERIALNUMBER|E|EMAILADDRESS|SN|GN|T|[0-9]+(\.[0-9]+)*)$`)
