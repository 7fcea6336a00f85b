package accessible

import (
	"fmt"
	"strconv"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/watch"
)

// states are those of a recording, of which one is shown.
type states struct {
	of *watch.Replay
	at int
}

func (s *states) place() string {
	return fmt.Sprintf("State %d of %d in a recording", s.at+1, len(s.of.States))
}

// replay shows the last state of a recording, to go through it from there.
func (d *dialogue) replay(s *model.Session, _ *access.Request) error {
	o := &open{dialogue: d, answered: s, states: &states{of: d.opts.Replay, at: len(d.opts.Replay.States) - 1}, happened: d.opts.Replay.Events}
	for _, note := range d.opts.Replay.Notes {
		d.say(note)
	}
	o.show()
	return o.choose()
}

// show shows the state of now. The clock stands at its moment, so that ages are those
// that a person saw then.
func (o *open) show() {
	state := o.states.of.States[o.states.at]
	o.answered, o.clock.Now = state.Session, state.At
}

// stepChoices go through the states of a recording.
func (o *open) stepChoices() []choice {
	if o.states == nil {
		return nil
	}
	var all []choice
	step := func(words string, at int) {
		if at >= 0 && at < len(o.states.of.States) && at != o.states.at {
			all = append(all, choice{words, func() error { o.states.at = at; o.show(); return errAgain }})
		}
	}
	step("The state before", o.states.at-1)
	step("The next state", o.states.at+1)
	if len(o.states.of.States) > 1 {
		all = append(all, choice{"Another state, by its number", o.anyState})
	}
	return all
}

// anyState asks for the number of a state.
func (o *open) anyState() error {
	typed, err := o.line(fmt.Sprintf("Which of %d? Empty for none:", len(o.states.of.States)))
	if err != nil || typed == "" {
		return err
	}
	number, err := strconv.Atoi(digits(typed))
	if err != nil || number < 1 || number > len(o.states.of.States) {
		o.mistake("There is no such state.", fmt.Sprintf("They have the numbers from 1 to %d.", len(o.states.of.States)))
		return nil
	}
	o.states.at = number - 1
	o.show()
	return errAgain
}
