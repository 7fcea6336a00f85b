package mask

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"ztsession/model/schema"
)

// shortest is how long a value must be to be looked for inside other texts, in
// bytes: shorter ones would hit innocent words.
const shortest = 4

// mostValues is how many values are remembered. With more, texts that may
// repeat one are replaced whole, so that memory and time stay bounded.
const mostValues = 100_000

// stand is what stands for a value.
type stand struct {
	name string
	// person means that it does so at each step.
	person bool
}

// registry is what stands for what.
type registry struct {
	// step is how much is replaced now.
	step Step
	// pseudonyms are found by the folded value.
	pseudonyms map[string]stand
	people     humans
	// own is the person whose session is masked now; 0 for nobody.
	own int
	// scanned are texts that were looked through before at each step, and budget is
	// how many bytes of text are still looked through in this document.
	scanned [All + 1]map[string]struct{}
	budget  int
	// forgotten counts the names of fields that were not remembered.
	forgotten int
	// originals are the values of each sort in the order of their pseudonyms,
	// which are numbered from 1.
	originals map[schema.Mask][]string
	// files are the names of files in the order of their pseudonyms.
	files []string
	// further are the values behind pseudonyms with two numbers, and others how many
	// of these there are for a pseudonym with one.
	further map[string]string
	others  map[string]int
	// lengths are those of the folded values, for most texts are no value.
	lengths map[int]struct{}
	// inside finds the values inside a text.
	inside trie
}

func newRegistry() registry {
	r := registry{
		pseudonyms: map[string]stand{}, people: newHumans(), originals: map[schema.Mask][]string{},
		further: map[string]string{}, others: map[string]int{}, lengths: map[int]struct{}{},
	}
	for step := range r.scanned {
		r.scanned[step] = map[string]struct{}{}
	}
	return r
}

// emailDomain makes the pseudonym of an e-mail address look like one.
const emailDomain = "@masked.example"

// pseudonym returns what stands for original, the same whenever it is asked,
// whatever its case. Empty texts stay, and at the step for people what says
// nothing of a person.
func (r *registry) pseudonym(mask schema.Mask, original string) string {
	return r.pseudonymOf(mask, original, 0)
}

// pseudonymOf returns the pseudonym of a value that is reported of a person, whose
// number is own.
func (r *registry) pseudonymOf(mask schema.Mask, original string, own int) string {
	if strings.TrimSpace(original) == "" {
		return original
	}
	key := fold(original)
	if mask == schema.PersonName && r.isNamesake(key, own) {
		return r.namesake(key, original, own)
	}
	one, known := r.pseudonyms[key]
	if known && (one.person || r.step == All) {
		return one.name
	}
	// At the last step all is replaced, so that this may wait until it is asked.
	person := r.step == People && r.isPersons(mask, original)
	switch {
	case r.step == People && !person && isText(mask):
		return r.free(original)
	case r.step == People && !person:
		return original
	case known:
		r.learn(mask, key, stand{one.name, true})
		return one.name
	case r.isFull():
		return mask.String() + unnumbered
	default:
		return r.newPseudonym(mask, key, original, own)
	}
}

// newPseudonym makes a pseudonym for a value that has none.
func (r *registry) newPseudonym(mask schema.Mask, key, original string, own int) string {
	mail := isEmail(original)
	if mail {
		mask = schema.Email
	}
	person := r.isPersons(mask, original)
	name := r.number(mask, original, own)
	if mail {
		// The part before the @ is often a user's name elsewhere.
		local, _, _ := strings.Cut(key, "@")
		r.alsoCalled(local, name)
		r.parts(local, name)
		name += emailDomain
	}
	r.learn(mask, key, stand{name, person})
	if mask == schema.PersonName {
		r.parts(key, name)
	}
	return name
}

// unnumbered ends what stands for all the values of a sort that are not remembered.
const unnumbered = "-more"

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
	if _, known := r.pseudonyms[word]; !known && !isCommon(word) && !r.isFull() {
		r.learn(schema.UserID, word, stand{pseudonym, true})
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
	original, ok := r.further[name]
	if !ok {
		original, ok = r.first(name)
	}
	if ok && !isWhole && strings.HasPrefix(name, schema.Email.String()+"-") {
		original, _, _ = strings.Cut(original, "@")
	}
	return original, ok
}

// first returns the value behind a pseudonym with one number, or with that of a
// person before it.
func (r *registry) first(name string) (string, bool) {
	at := strings.LastIndexByte(name, '-')
	if at < 0 {
		return "", false
	}
	sort := name[:at]
	if host := "-" + schema.HostName.String(); strings.HasSuffix(sort, host) {
		sort = host[1:]
	}
	mask, known := schema.MaskCalled(sort)
	number, err := strconv.Atoi(name[at+1:])
	if !known || err != nil || number < 1 || number > len(r.originals[mask]) || r.originals[mask][number-1] == "" {
		return "", false
	}
	return r.originals[mask][number-1], true
}

// learn makes a pseudonym stand for the value whose folded text is key.
func (r *registry) learn(mask schema.Mask, key string, one stand) {
	r.pseudonyms[key] = one
	r.lengths[len(key)] = struct{}{}
	if len(key) >= shortest && !isCommon(key) {
		r.inside.add(key, one, isWordLike(mask))
	}
}

// isWordLike reports whether values of the sort may be ordinary words.
func isWordLike(mask schema.Mask) bool {
	switch mask {
	case schema.Claim, schema.Group, schema.Policy, schema.List, schema.Location, schema.UserID, schema.HostName, schema.DistinguishedName, schema.PersonName:
		return true
	default:
		return false
	}
}

// replace returns text with every known value in it replaced.
func (r *registry) replace(text string) string {
	folded := fold(text)
	if _, possible := r.lengths[len(folded)]; possible {
		if one, ok := r.pseudonyms[folded]; ok && !isCommon(folded) && !r.isShown(one) {
			return one.name
		}
	}
	return r.within(text, folded, false)
}

// replaceUnmistakable replaces only what cannot be an ordinary word, and the
// whole text when it is what a person or a device is called.
func (r *registry) replaceUnmistakable(text string) string {
	folded := fold(text)
	if one, ok := r.pseudonyms[folded]; ok && !isCommon(folded) && len(text) >= shortest && !r.isShown(one) {
		word, _, _ := strings.Cut(one.name, "-")
		switch sort, _ := schema.MaskCalled(word); sort {
		case schema.Claim, schema.Group, schema.Policy, schema.List, schema.Location, schema.DistinguishedName:
		default:
			return one.name
		}
	}
	return r.within(text, folded, true)
}

// within replaces the longest value at each place of text.
func (r *registry) within(text, folded string, unmistakable bool) string {
	var out strings.Builder
	done, i := 0, 0
	fits := func(value *branch, length int) bool {
		return !r.isShown(value.stand) && (!value.wholeWord || !endsInWord(text[:i]) && (length >= deepest || endsWord(folded[i+length:])))
	}
	for i+shortest <= len(text) {
		value, length := r.inside.longest(folded[i:], fits)
		if value == nil || unmistakable && value.wholeWord {
			i++
			continue
		}
		length = value.reach(folded[i:], length)
		out.Grow(len(text) - done + len(value.name))
		out.WriteString(text[done:i])
		out.WriteString(value.name)
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
