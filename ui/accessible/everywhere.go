package accessible

import (
	"errors"
	"strings"

	"ztsession/model/clock"
	"ztsession/model/mask"
)

// everywhere does what works at every question. It reports whether what is shown has
// become other words.
func (d *dialogue) everywhere(letter string) (bool, error) {
	switch letter {
	case "q":
		return false, errEnd
	case "b":
		return false, errBack
	case "h", "?":
		d.help()
	case "m":
		if err := d.manual(); err != nil {
			return false, err
		}
		return true, nil
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
	for _, sentence := range []string{
		"Type the number of a choice, and end the line. Where no name is asked for, words of a choice do as well.",
		"a says the choices again, n the next ones of many, /text those with a text in them.",
		"b goes back, q quits. So does the end of what is typed (ctrl+d).",
		"t says times as ages, in local time or in UTC.",
		"x replaces names and addresses by stand-ins, then ids too, then nothing.",
		"m reads the manual.",
		"What a menu leaves out because it is nothing or not reported is in the whole report of a session.",
	} {
		d.say(sentence)
	}
	if d.opts.AskedWith != "" && d.mask.Step() != mask.All {
		d.say(d.opts.AskedWith)
	}
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

// manual reads chapters of the manual.
func (d *dialogue) manual() error {
	if d.opts.Manual == nil {
		d.mistake("There is no manual here.", "h says what works everywhere.")
		return nil
	}
	chapters := d.opts.Manual()
	err := d.choose(menu{
		place: func() string { return "The manual. Which chapter?" },
		choices: func() []choice {
			all := make([]choice, 0, len(chapters))
			for _, chapter := range chapters {
				all = append(all, choice{chapter.Title, func() error { d.read(chapter.Title, chapter.Text); return nil }})
			}
			return all
		},
		prompt: "Number of a chapter, b to go back:",
	})
	if errors.Is(err, errBack) {
		return nil
	}
	return err
}

// read says a text of paragraphs. Lines that begin with spaces are commands, which stay
// as they are.
func (d *dialogue) read(title, text string) {
	d.say(title + ".")
	for line := range strings.SplitSeq(text, "\n") {
		if strings.HasPrefix(line, " ") {
			d.put(strings.TrimRight(line, " ") + "\n")
			continue
		}
		d.say(line)
	}
}
