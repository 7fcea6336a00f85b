package lookup

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"ztsession/model"
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

// queries returns what to ask for, one after the other until somebody fits: the
// whole, then what can still find somebody where the API compares letter by
// letter and word by word. Its documentation does not say how it compares.
func (w Wanted) queries() []model.PeopleQuery {
	var all []model.PeopleQuery
	add := func(text string) {
		if text != "" && !slices.ContainsFunc(all, func(q model.PeopleQuery) bool { return q.Search == text }) {
			all = append(all, model.PeopleQuery{Search: text})
		}
	}
	add(w.Email)
	if w.Email != "" {
		all = append(all, model.PeopleQuery{Email: w.Email})
	} else {
		add(w.Said)
	}
	parts := strings.Fields(w.Said)
	slices.SortStableFunc(parts, func(a, b string) int { return len([]rune(b)) - len([]rune(a)) })
	const mostWords, least = 2, 4
	for _, part := range parts[:min(len(parts), mostWords)] {
		add(part)
		add(fold.Text(part))
	}
	// A letter with an accent may stand in one part of the word only.
	if len(parts) > 0 && w.Email == "" {
		if letters := []rune(fold.Text(parts[0])); len(letters) >= least {
			add(string(letters[:(len(letters)+1)/2]))
			add(string(letters[len(letters)/2:]))
			add(string(letters[len(letters)/4 : len(letters)*3/4]))
		}
	}
	if len(all) == 0 {
		return []model.PeopleQuery{{}}
	}
	const most = 6 // requests for one search
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
