package accessible

import (
	"errors"
	"strconv"

	"ztsession/model/clock"
	"ztsession/model/mask"
	"ztsession/model/text/words"
)

// choice is one of several things that can be done.
type choice struct {
	words string
	do    func() error
}

// atOnce is how many choices are said at once; the others follow when asked for.
const atOnce = 20

// menu is a question with numbered answers.
type menu struct {
	// place says where one is, in a line; it is said again when one comes back. lead
	// is what is said with it at first; nil for nothing.
	place func() string
	lead  func()
	// choices are made anew for each question: they can be masked otherwise now.
	choices func() []choice
	prompt  string
	// other takes what was typed and is no number; nil takes nothing.
	other func(typed string) error
}

// choose asks for choices of a menu and does them, until the person goes back. They
// are said once, and again when the person wants it: who listens has heard them.
func (d *dialogue) choose(m menu) error {
	from := 0
	for begins := true; ; {
		all := m.choices()
		if begins {
			d.begins(m, all)
			from, begins = 0, false
		}
		typed, err := d.line(m.prompt)
		if err != nil {
			return err
		}
		changed, err := d.everywhere(typed)
		switch {
		case err != nil:
			return err
		case changed:
			d.say(m.place())
		case typed == "a":
			begins = true
		case typed == "n" && from+atOnce < len(all):
			from += atOnce
			d.sayChoices(all, from)
		case isWord(typed):
		default:
			if err := d.take(typed, all, m); err != nil {
				return err
			}
		}
	}
}

func (d *dialogue) begins(m menu, all []choice) {
	d.say(m.place())
	if m.lead != nil {
		m.lead()
	}
	d.sayChoices(all, 0)
}

// take does the choice that was typed, or gives the text to other.
func (d *dialogue) take(typed string, all []choice, m menu) error {
	const mostDigits = 4 // what is longer may be an id
	number, err := strconv.Atoi(typed)
	switch isNumber := err == nil && len(typed) <= mostDigits; {
	case isNumber && number >= 1 && number <= len(all):
		return d.after(all[number-1].do(), m)
	case len(all) == 0 && m.other == nil:
		d.say("There is nothing to choose. b goes back.")
	case isNumber && len(all) > 0, m.other == nil:
		d.say("There is no such choice. Type a number from 1 to " + strconv.Itoa(len(all)) + ", or h for help.")
	default:
		return d.after(m.other(typed), m)
	}
	return nil
}

// after is what ends the question of a menu, when something was done; nil goes on.
// Whoever comes back hears where they are. What failed was said where it did.
func (d *dialogue) after(err error, m menu) error {
	switch {
	case errors.Is(err, errEnd), d.ctx.Err() != nil:
		return err
	case errors.Is(err, errBack):
		d.say(m.place())
	}
	return nil
}

func (d *dialogue) sayChoices(all []choice, from int) {
	to := min(from+atOnce, len(all))
	for i := from; i < to; i++ {
		d.say(numbered(i+1, all[i].words))
	}
	if left := len(all) - to; left > 0 {
		d.say("And " + words.Thousands(left) + " more: n says the next ones.")
	}
}

// isWord reports whether what was typed is one of the letters that work everywhere
// and was handled.
func isWord(typed string) bool {
	switch typed {
	case "", "a", "h", "?", "n", "t", "x":
		return true
	default:
		return false
	}
}

// everywhere does what works at every question. It reports whether what is shown has
// become other words.
func (d *dialogue) everywhere(typed string) (bool, error) {
	switch typed {
	case "q":
		return false, errEnd
	case "b":
		return false, errBack
	case "h", "?":
		d.help()
	case "t":
		d.clock.Mode = d.clock.Mode.Next()
		d.tick()
		d.say(timesAre(d.clock.Mode))
		return true, nil
	case "x":
		if d.mask != nil {
			d.masks = d.mask
		}
		if d.masks == nil {
			d.masks = mask.New()
		}
		d.mask = d.masks.At(d.mask.Step().Next())
		d.say(maskIs(d.mask.Step()))
		return true, nil
	}
	return false, nil
}

func (d *dialogue) help() {
	d.say("Type the number of a choice, and end the line.")
	d.say("a says the choices again, n the next ones of many.")
	d.say("b goes back, q quits.")
	d.say("t says times as ages, in local time or in UTC.")
	d.say("x replaces names and addresses by stand-ins, then ids too, then nothing.")
}

func timesAre(mode clock.Mode) string {
	switch mode {
	case clock.Local:
		return "Times are in local time."
	case clock.UTC:
		return "Times are in UTC."
	case clock.Relative:
		return "Times are ages."
	default:
		return ""
	}
}

func maskIs(step mask.Step) string {
	switch step {
	case mask.People:
		return "Masked: names, e-mails, addresses. x masks ids and computers too."
	case mask.All:
		return "Masked: people, ids, computers, accounts. x shows everything again."
	case mask.Off:
		return "Nothing is masked."
	default:
		return ""
	}
}
