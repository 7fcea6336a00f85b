package accessible

import (
	"fmt"
	"strings"
)

// steps are what the tour says, a step at a time.
var steps = [...]struct {
	title string
	says  []string
}{
	{"Find the caller", []string{
		"Type a part of a name or e-mail, or paste nearly anything: an address, a curl line, the Ray ID of a block page.",
		"Afterwards, type ben and choose 1 twice: his laptop fails some rules.",
	}},
	{"Hear what is wrong", []string{
		"What is wrong comes first, worst first, a sentence each. Choices below it say everything else: identity, devices, checks, certificate, who decided.",
		"Not reported never means no: the answer did not say. Not checked did not fail.",
	}},
	{"Carry it on", []string{
		"One choice says the lines for the ticket, another saves them. Every line names where it stands in the JSON.",
		"x masks other people's data, m reads the manual, h says what works everywhere.",
		"Nothing here can change anything at Cloudflare: the program only reads.",
	}},
}

// tour shows a new person around. It can be left at every step.
func (d *dialogue) tour() error {
	for i, step := range steps {
		d.say(fmt.Sprintf("Tour, %d of %d: %s.", i+1, len(steps), step.title))
		for _, sentence := range step.says {
			d.say(sentence)
		}
		if i == len(steps)-1 {
			return nil
		}
		typed, err := d.line("An empty line goes on, b skips the tour:")
		if err != nil {
			return err
		}
		switch command(strings.TrimSpace(typed)) {
		case "q":
			return errEnd
		case "b", "s":
			return nil
		}
	}
	return nil
}
