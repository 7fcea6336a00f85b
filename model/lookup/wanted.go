package lookup

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"ztsession/model"
	"ztsession/model/sorting"
	"ztsession/model/text/fold"
)

// Wanted is what a text says of the person who is looked for.
type Wanted struct {
	// Email is the whole e-mail that the text has, empty when it has none.
	Email string
	// Said is the text without what stands around a name or an e-mail: quotes,
	// brackets, mailto:.
	Said string

	words []string // of the name, folded
}

// NewWanted reads a name or an e-mail as people have it in their clipboard:
// "Lindqvist, Ben", Ben Lindqvist <ben@example.com>, mailto:ben@example.com.
func NewWanted(text string) Wanted {
	// Full-width letters and signs and no-break spaces become the plain ones.
	text = norm.NFKC.String(text)
	var w Wanted
	var said []string
	for _, word := range strings.FieldsFunc(text, betweenWords) {
		word = strings.TrimFunc(word, aroundWord)
		if email, ok := emailIn(word); ok && (w.Email == "" || strings.EqualFold(w.Email, email)) {
			w.Email = email
			continue
		}
		if word != "" {
			said = append(said, word)
		}
	}
	w.Said = strings.Join(said, " ")
	w.words = fold.Words(w.Said)
	return w
}

// betweenWords reports whether r parts the words of a name.
func betweenWords(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(`,;<>()[]{}|"“”„«»`, r)
}

// aroundWord reports whether r stands at a word without belonging to it.
func aroundWord(r rune) bool { return strings.ContainsRune(".,:;!?'‘’`´*_", r) }

// emailIn returns the e-mail that a word is, without mailto: and what follows.
func emailIn(word string) (string, bool) {
	const scheme = "mailto:"
	if len(word) > len(scheme) && strings.EqualFold(word[:len(scheme)], scheme) {
		word, _, _ = strings.Cut(word[len(scheme):], "?")
	}
	name, domain, ok := strings.Cut(word, "@")
	return word, ok && name != "" && domain != "" && !strings.Contains(domain, "@")
}

// IsEmpty reports whether nobody in particular is wanted.
func (w Wanted) IsEmpty() bool { return w.Email == "" && len(w.words) == 0 }

// whole returns what asks for all that was typed. In a name either may stand
// first, the given or the family name, here or there.
func (w Wanted) whole() []model.PeopleQuery {
	if w.Email != "" {
		return []model.PeopleQuery{{Search: w.Email}, {Email: w.Email}}
	}
	all := []model.PeopleQuery{{Search: w.Said}}
	const longest = 3 // words of a name that is asked for in other orders
	words := strings.Fields(w.Said)
	for i := 1; i < len(words) && len(words) <= longest; i++ {
		all = append(all, model.PeopleQuery{Search: strings.Join(slices.Concat(words[i:], words[:i]), " ")})
	}
	return all
}

// parts returns what can still find somebody where the API compares letter by
// letter, of which its documentation says nothing: the longest words, without
// accents, and pieces of one, since a letter with an accent may stand in the rest.
func (w Wanted) parts() []model.PeopleQuery {
	var all []model.PeopleQuery
	add := func(text string) {
		query := model.PeopleQuery{Search: text}
		if text != "" && text != w.Said && !slices.Contains(all, query) {
			all = append(all, query)
		}
	}
	words := strings.Fields(w.Said)
	sorting.Stable(words, func(a, b string) int { return len([]rune(b)) - len([]rune(a)) })
	const mostWords, least = 2, 4
	for _, word := range words[:min(len(words), mostWords)] {
		add(word)
		add(fold.Text(word))
	}
	if len(words) > 0 && w.Email == "" {
		if letters := []rune(fold.Text(words[0])); len(letters) >= least {
			add(string(letters[:(len(letters)+1)/2]))
			add(string(letters[len(letters)/2:]))
			add(string(letters[len(letters)/4 : len(letters)*3/4]))
		}
	}
	const most = 5
	return all[:min(len(all), most)]
}

// How well somebody fits what was typed, the best first.
const (
	sameEmail = iota
	sameName  // in any order
	namePrefixes
	prefixes // of words of the name or the e-mail
	parts
	partsByUmlaut // Mueller for Müller
	fitsNot
)

// fit returns how well a person fits.
func (w Wanted) fit(person *model.Person) int {
	email, name := person.Email.Value, person.Name.Value
	switch {
	case w.Email != "" && strings.EqualFold(email, w.Email):
		return sameEmail
	case w.Email != "" && !strings.Contains(fold.Text(email), fold.Text(w.Email)):
		return fitsNot
	case len(w.words) == 0 || w.Email != "":
		return parts
	}
	names := fold.Words(name)
	both := append(slices.Clone(names), fold.Words(email)...)
	whole := strings.Join(both, " ") + " " + fold.Text(name) + " " + fold.Text(email)
	switch {
	case sameWords(w.words, names):
		return sameName
	case each(w.words, beginsIn(names)):
		return namePrefixes
	case each(w.words, beginsIn(both)):
		return prefixes
	case each(w.words, func(word string) bool { return strings.Contains(whole, word) }):
		return parts
	case each(w.words, func(word string) bool { return strings.Contains(fold.Umlauts(whole), fold.Umlauts(word)) }):
		return partsByUmlaut
	default:
		return fitsNot
	}
}

func each(words []string, is func(string) bool) bool {
	return !slices.ContainsFunc(words, func(word string) bool { return !is(word) })
}

func beginsIn(names []string) func(string) bool {
	return func(word string) bool {
		return slices.ContainsFunc(names, func(name string) bool { return strings.HasPrefix(name, word) })
	}
}

func sameWords(a, b []string) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}
