package accessible

import (
	"errors"
	"strconv"
	"strings"

	"ztsession/model/text/fold"
	"ztsession/model/text/words"
	"ztsession/ui/keys"
)

// choice is one of several things that can be done.
type choice struct {
	words string
	do    func() error
}

// atOnce is how many choices are said at once; the others follow when asked for.
const atOnce = 25

// menu is a question with numbered answers.
type menu struct {
	// place says where one is, in a line; it is said again when one comes back. lead
	// is what is said with it at first; nil for nothing.
	place func() string
	lead  func()
	// choices are made anew for each question: they can be masked otherwise now.
	choices func() []choice
	prompt  string
	// other takes what was typed and is no number; with nil it is looked for in the
	// words of the choices.
	other func(typed string) error
	// names says that words of a choice stand for it, before other takes them.
	names bool
	// raw says that anything can be pasted: several lines, and such as have a credential
	// in them, which other leaves out.
	raw bool
}

// again is returned by a choice after which the choices are others, so that they are
// said anew.
var errAgain = errors.New("again")

// choose asks for choices of a menu and does them, until the person goes back. They
// are said once, and again when the person wants it: who listens has heard them.
func (d *dialogue) choose(m menu) error {
	from := 0
	for begins := true; ; {
		all := m.choices()
		if begins {
			d.say(m.place())
			if m.lead != nil {
				m.lead()
			}
			d.sayChoices(all, 0)
			from, begins = 0, false
		}
		typed, err := d.answer(m)
		if err != nil {
			return err
		}
		letter := command(typed)
		changed, err := d.everywhere(letter)
		switch {
		case err != nil:
			return err
		case changed:
			d.say(m.place())
		case letter == "a":
			begins = true
		case letter == "n":
			from = d.next(all, from)
		case isCommand(letter):
		case typed == "":
			d.mistake("Nothing was typed.", "Type a number, or h for help.")
		case strings.HasPrefix(typed, "/"):
			d.narrow(all, strings.TrimPrefix(typed, "/"))
		default:
			err := d.take(typed, all, m)
			begins = errors.Is(err, errAgain)
			if err != nil && !begins {
				return err
			}
		}
	}
}

// answer asks the question of a menu.
func (d *dialogue) answer(m menu) (string, error) {
	if m.raw {
		typed, err := d.anyLine(m.prompt)
		return d.pasted(typed), err
	}
	return d.line(m.prompt)
}

// next says the choices behind those that were said last, and returns where they begin.
func (d *dialogue) next(all []choice, from int) int {
	if from+atOnce >= len(all) {
		d.say("That were all. a says them again.")
		return from
	}
	d.sayChoices(all, from+atOnce)
	return from + atOnce
}

// take does the choice that was typed, or gives the text to other. What it returns ends
// the question of the menu, or is errAgain.
func (d *dialogue) take(typed string, all []choice, m menu) error {
	const mostDigits = 4 // what is longer may be an id
	number, err := strconv.Atoi(digits(typed))
	switch isNumber := err == nil && len(digits(typed)) <= mostDigits; {
	case isNumber && number >= 1 && number <= len(all):
		d.wrong = nil
		return d.after(all[number-1].do(), m)
	case len(all) == 0 && m.other == nil:
		d.mistake("There is nothing to choose.", "b goes back.")
	case isNumber && len(all) > 0:
		d.mistake("There is no choice "+digits(typed)+".", "Type a number from 1 to "+strconv.Itoa(len(all))+", or h for help.")
	case m.other != nil:
		d.wrong = nil
		if at, ok := called(all, typed); ok && m.names {
			return d.after(all[at].do(), m)
		}
		return d.after(m.other(typed), m)
	default:
		return d.byWords(typed, all, m)
	}
	return nil
}

// byWords does the one choice that has words in it: a script need not count.
func (d *dialogue) byWords(typed string, all []choice, m menu) error {
	found := matching(all, typed)
	if at, ok := called(all, typed); ok {
		found = []int{at}
	}
	switch len(found) {
	case 0:
		d.mistake("No choice is called that.", "Type a number from 1 to "+strconv.Itoa(len(all))+", or h for help.")
		return nil
	case 1:
		d.wrong = nil
		return d.after(all[found[0]].do(), m)
	default:
		d.mistake("Several choices have that in them:", "Type the number of one.")
		d.sayThese(all, found)
		return nil
	}
}

// called returns the place of the one choice that has a text as it is typed.
func called(all []choice, typed string) (at int, ok bool) {
	text, found := fold.Text(typed), 0
	for i := range all {
		if strings.Contains(fold.Text(all[i].words), text) {
			at = i
			found++
		}
	}
	return at, found == 1
}

// narrow says the choices that have words in them, with their numbers.
func (d *dialogue) narrow(all []choice, typed string) {
	found := matching(all, typed)
	switch {
	case strings.TrimSpace(typed) == "":
		d.mistake("Nothing stands behind the stroke.", "Type /okta to hear the choices with okta in them.")
	case len(found) == 0:
		d.mistake("No choice has that in it.", "a says them all.")
	default:
		d.say(words.Count(len(found), "choice has", "choices have") + " that:")
		d.sayThese(all, found)
	}
}

// matching returns the places of the choices that have every word of a text.
func matching(all []choice, typed string) []int {
	var found []int
	for i := range all {
		text, fits := fold.Text(all[i].words), true
		for word := range strings.FieldsSeq(fold.Text(typed)) {
			fits = fits && strings.Contains(text, word)
		}
		if fits {
			found = append(found, i)
		}
	}
	return found
}

// after is what ends the question of a menu, when something was done; nil goes on.
// Whoever comes back hears where they are. What failed was said where it did.
func (d *dialogue) after(err error, m menu) error {
	switch {
	case errors.Is(err, errEnd), errors.Is(err, errAgain), errors.Is(err, errDone):
		return err
	case d.ctx.Err() != nil:
		return d.ctx.Err()
	case errors.Is(err, errBack):
		d.say(m.place())
	}
	return nil
}

// errDone ends a menu whose choice was all that was wanted.
var errDone = errors.New("done")

func (d *dialogue) sayChoices(all []choice, from int) {
	to := min(from+atOnce, len(all))
	for i := from; i < to; i++ {
		d.say(numbered(i+1, all[i].words))
	}
	if left := len(all) - to; left > 0 {
		d.say("And " + words.Thousands(left) + " more: n says the next ones, /text those with a text in them.")
	}
}

func (d *dialogue) sayThese(all []choice, places []int) {
	for i, at := range places {
		if i == atOnce {
			d.say("And " + words.Thousands(len(places)-i) + " more.")
			return
		}
		d.say(numbered(at+1, all[at].words))
	}
}

// command is the letter of what works everywhere, on a keyboard of any script.
func command(typed string) string {
	letter := []rune(typed)
	if len(letter) != 1 {
		return typed
	}
	if is, ok := keys.Latin(letter[0]); ok {
		return string(is)
	}
	return typed
}

// digits is a number as it is typed on keyboards of other scripts.
func digits(typed string) string {
	return strings.Map(func(r rune) rune {
		if is, ok := keys.Latin(r); ok && is >= '0' && is <= '9' {
			return is
		}
		return r
	}, typed)
}

// isCommand reports whether it is a letter that works everywhere and was handled.
func isCommand(letter string) bool {
	switch letter {
	case "h", "?", "t", "x", "m":
		return true
	default:
		return false
	}
}
