package mask

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"ztsession/model/schema"
)

// humans are the people that are known, by a number for each, so that all that
// names one of them is given it.
type humans struct {
	count int
	// numbers are found by the folded value: an e-mail, a name, a user id.
	numbers map[string]int
	// called are found by the parts of a name in a fixed order, since jane.doe and
	// Doe, Jane are one person more often than two.
	called map[string]int
	// parts are those of names, also short ones, folded.
	parts map[string]int
	// namesakes are what stands for a name of those who are called as somebody before
	// them.
	namesakes map[namesake]string
}

// namesake is a person with a name that was another's first, folded.
type namesake struct {
	human int
	name  string
}

func newHumans() humans {
	return humans{numbers: map[string]int{}, called: map[string]int{}, parts: map[string]int{}, namesakes: map[namesake]string{}}
}

// isHuman reports whether values of the sort name a person, and are numbered as
// people are.
func isHuman(mask schema.Mask) bool {
	return mask == schema.Email || mask == schema.PersonName || mask == schema.UserID
}

// join makes an e-mail, a name and ids that were reported of one person that
// person's, and returns the number; 0 for nobody. Any of them may be empty. An id
// and an e-mail tell people apart, a name alone does not.
func (r *registry) join(email, name string, ids ...string) int {
	type value struct {
		mask schema.Mask
		text string
	}
	var values []value
	for _, id := range ids {
		values = append(values, value{schema.UserID, id})
	}
	values = slices.DeleteFunc(append(values, value{schema.Email, email}), func(v value) bool { return strings.TrimSpace(v.text) == "" })
	named := strings.TrimSpace(name) != ""
	if len(values) == 0 && !named || r.isFull() || len(r.people.numbers) >= mostValues {
		return 0
	}
	human := 0
	for _, v := range values {
		if human = r.people.numbers[fold(v.text)]; human > 0 {
			break
		}
	}
	if named && human == 0 {
		if like := r.like(schema.PersonName, name); like > 0 && !slices.ContainsFunc(values, func(v value) bool { return r.has(like, v.mask) }) {
			human = like
		}
	}
	if human == 0 {
		r.people.count++
		human = r.people.count
	}
	for _, v := range values {
		r.assign(human, v.mask, v.text)
	}
	if named {
		r.assign(human, schema.PersonName, name)
	}
	return human
}

// assign makes a value that of a person, unless it is another's.
func (r *registry) assign(human int, mask schema.Mask, text string) {
	if key := fold(text); r.people.numbers[key] == 0 {
		r.people.numbers[key] = human
	}
	if key := callKey(mask, text); key != "" && r.people.called[key] == 0 {
		r.people.called[key] = human
	}
	r.nameParts(human, mask, text)
}

// isNamesake reports whether a name that is reported of a person, by the number, is
// known as another's. In a text that is of nobody in particular it stays the first
// one's, since nothing tells them apart there.
func (r *registry) isNamesake(name string, human int) bool {
	first := r.people.numbers[name]
	return human > 0 && first > 0 && first != human
}

// namesake returns what stands for the name of somebody who is called as another.
func (r *registry) namesake(key, original string, human int) string {
	who := namesake{human, key}
	if name, known := r.people.namesakes[who]; known {
		return name
	}
	if r.isFull() || len(r.people.namesakes) >= mostValues {
		return schema.PersonName.String() + unnumbered
	}
	// The first one's comes first, so that a text with the name has that.
	r.pseudonym(schema.PersonName, original)
	name := r.numberOf(schema.PersonName, original, human)
	r.people.namesakes[who] = name
	return name
}

// human returns the number of the person that a value names: the one who is known
// by it, or by its like, or own when the value is reported of that person, or a
// new one.
func (r *registry) human(mask schema.Mask, text string, own int) int {
	human := r.people.numbers[fold(text)]
	if human == 0 {
		human = own
	}
	if human == 0 {
		if like := r.like(mask, text); like > 0 && !r.has(like, mask) {
			human = like
		}
	}
	if human == 0 {
		r.people.count++
		human = r.people.count
	}
	r.assign(human, mask, text)
	return human
}

// like returns who is called so in another notation, or 0.
func (r *registry) like(mask schema.Mask, text string) int {
	return r.people.called[callKey(mask, text)]
}

// has reports whether a value of the sort is known of a person.
func (r *registry) has(human int, mask schema.Mask) bool {
	known := r.originals[mask]
	return human <= len(known) && known[human-1] != ""
}

// callKey returns the parts of a name in a fixed order; empty for a value that
// has not two of them.
func callKey(mask schema.Mask, text string) string {
	text, _, _ = strings.Cut(text, "@")
	if mask == schema.UserID && isOpaque(text) {
		return ""
	}
	parts := slices.Sorted(nameParts(fold(text)))
	if len(parts) < 2 {
		return ""
	}
	return strings.Join(parts, " ")
}

// nameParts yields the words of a name that has been folded.
func nameParts(name string) func(func(string) bool) {
	return strings.FieldsFuncSeq(name, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.Is(unicode.M, c) })
}

// shortestName is how long a part of a name must be, in bytes, to be found in the
// name of a computer as a part of that.
const shortestName = 2

// nameParts remembers the parts of what a person is called.
func (r *registry) nameParts(human int, mask schema.Mask, text string) {
	if mask == schema.UserID && isOpaque(text) {
		return
	}
	local, _, _ := strings.Cut(text, "@")
	for part := range nameParts(fold(local)) {
		if len(part) >= shortestName && r.people.parts[part] == 0 && !isCommon(part) && len(r.people.parts) < mostValues {
			r.people.parts[part] = human
			// What was looked through without this name may have it.
			clear(r.scanned[People])
		}
	}
}

// isNamed reports whether an e-mail or the name of a person is in a text that is
// no sentence: an id, the name of a computer.
func (r *registry) isNamed(text string) bool {
	return isEmail(text) || !isOpaque(text) && r.namedIn(text) > 0
}

// longestToken bounds what is looked for in one part of a text.
const longestToken = 40

// namedIn returns the number of the person whose name is in the name of a
// computer or in an id, as BEN-LT-0042, BENS-MBP and BLINDQVIST-PC have it; 0 for
// nobody.
func (r *registry) namedIn(text string) int {
	if len(r.people.parts) == 0 {
		return 0
	}
	for token := range nameParts(fold(text)) {
		if human := r.people.parts[token]; human > 0 {
			return human
		}
		if human := r.people.parts[strings.TrimSuffix(token, "s")]; human > 0 {
			return human
		}
		token = token[:min(len(token), longestToken)]
		for from := 0; from+shortestPart <= len(token); from++ {
			for to := len(token); to-from >= shortestPart; to-- {
				if human := r.people.parts[token[from:to]]; human > 0 {
					return human
				}
			}
		}
	}
	return 0
}

// isEmail reports whether text is an e-mail address and nothing else.
func isEmail(text string) bool {
	local, domain, found := strings.Cut(text, "@")
	return found && local != "" && domain != "" && !strings.ContainsAny(text, " ;,")
}

// number returns the pseudonym of a value that has none yet, and remembers what it
// stands for.
func (r *registry) number(mask schema.Mask, original string, own int) string {
	known := r.originals[mask]
	if !isHuman(mask) {
		r.originals[mask] = append(known, original)
		name := numbered(mask, len(known)+1)
		if human := r.namedIn(original); mask == schema.HostName && human > 0 {
			name = numbered(schema.PersonName, human) + "-" + name
		}
		return name
	}
	return r.numberOf(mask, original, r.human(mask, original, own))
}

// numberOf returns the pseudonym of a value of a person, by the number, and remembers
// what it stands for.
func (r *registry) numberOf(mask schema.Mask, original string, human int) string {
	known := r.originals[mask]
	for len(known) < human {
		known = append(known, "")
	}
	r.originals[mask] = known
	name := numbered(mask, human)
	if known[human-1] == "" {
		known[human-1] = original
		return name
	}
	// Another of the same person, which must not be taken for the first.
	r.others[name]++
	name += "." + strconv.Itoa(r.others[name]+1)
	r.further[name] = original
	return name
}
