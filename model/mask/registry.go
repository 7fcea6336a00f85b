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
	// pseudonyms are found by the folded value.
	pseudonyms map[string]string
	// originals are the values of each sort in the order of their pseudonyms,
	// which are numbered from 1.
	originals map[schema.Mask][]string
	// lengths are those of the folded values, for most texts are no value.
	lengths map[int]struct{}
	// inside finds the values inside a text.
	inside trie
}

func newRegistry() registry {
	return registry{pseudonyms: map[string]string{}, originals: map[schema.Mask][]string{}, lengths: map[int]struct{}{}}
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
	local, domain, isEmail := strings.Cut(original, "@")
	if isEmail = isEmail && local != "" && domain != ""; isEmail {
		mask = schema.Email
	}
	r.originals[mask] = append(r.originals[mask], original)
	name := numbered(mask, len(r.originals[mask]))
	if isEmail {
		// The part before the @ is often a user's name elsewhere.
		if local = fold(local); r.pseudonyms[local] == "" {
			r.learn(schema.UserID, local, name)
		}
		name += emailDomain
	}
	r.learn(mask, key, name)
	return name
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
	if len(key) >= shortest {
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
		if name, ok := r.pseudonyms[folded]; ok {
			return name
		}
	}
	return r.within(text, folded, false)
}

// replaceUnmistakable replaces only what cannot be an ordinary word.
func (r *registry) replaceUnmistakable(text string) string { return r.within(text, fold(text), true) }

// within replaces the longest value at each place of text.
func (r *registry) within(text, folded string, unmistakable bool) string {
	var out strings.Builder
	done, i := 0, 0
	fits := func(value *branch, length int) bool {
		return !value.wholeWord || !endsInWord(text[:i]) && !startsWithWord(text[i+length:])
	}
	for i+shortest <= len(text) {
		value, length := r.inside.longest(folded[i:], fits)
		if value == nil || unmistakable && value.wholeWord {
			i++
			continue
		}
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
