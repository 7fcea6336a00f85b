// Package accessible is the program line by line: it says what it has in lines of
// text and asks for one line at a time, so that a screen reader, a braille display
// or a script follows it. Nothing is drawn over, framed or told by colour; every
// choice has a number.
package accessible

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/credential"
	"ztsession/model/mask"
	"ztsession/model/text/safe"
	"ztsession/model/text/wrap"
	"ztsession/ui"
	"ztsession/ui/account"
)

// Terminal is where the person is.
type Terminal struct {
	In  io.Reader
	Out io.Writer
	// Echoes says that what is typed ends its line by itself, as on a terminal: then a
	// person is there, and not a script.
	Echoes bool
	// Width is how many cells a line of the terminal has; 0 where it does not say.
	Width int
	// ReadSecret asks for a line without showing what is typed; nil where nobody can
	// be asked.
	ReadSecret func(ctx context.Context, prompt string) (string, error)
}

// width is how long a line is at most on a terminal, in cells, as in the reports. A
// script gets each sentence as one line.
const width = 80

// errEnd is the end of a dialogue: the person wants to go, or there are no more lines.
var errEnd = errors.New("the end")

// errBack leads back to what was asked before.
var errBack = errors.New("back")

// dialogue is one run of the program.
type dialogue struct {
	ctx      context.Context
	opts     ui.Options
	at       Terminal
	lines    *lineReader
	unread   error // of writing: nobody reads any more
	wrong    error // what the last question came to; nil where it was answered
	source   ui.Source
	accounts *account.Accounts
	account  string // that is asked; empty while that is open
	clock    clock.Clock
	mask     *mask.Masker
	masks    *mask.Masker // any step of it, once there was one
	low      bool         // few requests are left, and it was said
	seen     []*open      // sessions that were opened in this run, the last first
}

// Run talks with a person until they have enough, the lines end or ctx does. What keeps
// the program from talking is returned as an error, and where no person is there also
// what the last question came to, so that a script learns of it by the exit code.
func Run(ctx context.Context, opts ui.Options, at Terminal) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	d := &dialogue{
		ctx: ctx, opts: opts, at: at, lines: readLines(ctx, at.In), accounts: account.New(), account: opts.Ref.Account,
		clock: clock.Clock{Now: opts.Now(), Zone: opts.Zone, Mode: opts.Times, Precise: true}, mask: opts.Mask, masks: opts.Mask,
	}
	d.connect(opts.Source)
	err := d.greet()
	if err == nil {
		err = d.begin()
	}
	switch {
	case d.unread != nil:
		return d.unread
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, errEnd), errors.Is(err, errBack):
		if at.Echoes {
			return nil
		}
		return d.wrong
	default:
		return err
	}
}

// greet says how one goes on, and what has to be known from the start.
func (d *dialogue) greet() error {
	d.say("ztsession, line by line. Type a number to choose, h for help, b to go back, q to quit.")
	if name := d.opts.Profile.Shown(d.mask.Step()); name != "" {
		if d.opts.Profile.Color != "" && d.mask.Step() != mask.All {
			name += ", which is " + d.opts.Profile.Color
		}
		d.say("Profile: " + name + ".")
	}
	if d.opts.Warning != "" {
		d.say(d.opts.Warning)
	}
	if d.opts.Tour {
		return d.tour()
	}
	return nil
}

// connect takes a source, nil for none yet.
func (d *dialogue) connect(source ui.Source) {
	d.source = source
	if source != nil {
		d.accounts.Connect(source)
	}
}

// begin shows the session that the program was started with, then those that are
// looked up.
func (d *dialogue) begin() error {
	if d.opts.Session != nil {
		how := d.session
		if d.opts.Replay != nil {
			how = d.replay
		}
		if err := how(d.opts.Session, nil); !errors.Is(err, errBack) {
			return err
		}
		if d.source == nil && d.opts.Connect == nil {
			return nil
		}
	}
	if d.source == nil {
		if err := d.askCredential(); err != nil {
			return err
		}
	}
	if d.opts.LookUp {
		if err := d.lookUp(d.opts.Ref); errors.Is(err, errEnd) || d.ctx.Err() != nil {
			return err
		}
	}
	for {
		if err := d.search(); !errors.Is(err, errBack) {
			return err
		}
	}
}

// say writes a paragraph.
func (d *dialogue) say(text string) {
	if !d.at.Echoes {
		d.put(text + "\n")
		return
	}
	room := width
	if d.at.Width > 0 {
		room = min(room, d.at.Width)
	}
	for _, line := range wrap.Words(text, room) {
		d.put(line + "\n")
	}
}

// put writes text as it is.
func (d *dialogue) put(text string) {
	if d.unread == nil {
		_, d.unread = io.WriteString(d.at.Out, text)
	}
}

// write writes what a function writes, such as a report, which is masked and safe.
func (d *dialogue) write(how func(io.Writer) error) {
	var text strings.Builder
	if err := how(&text); err != nil {
		d.problem(err)
		return
	}
	d.put(strings.TrimRight(text.String(), "\n") + "\n")
}

// problem says what went wrong and what can be done.
func (d *dialogue) problem(err error) {
	d.wrong = err
	p := model.ProblemOf(err)
	var timed interface {
		ProblemAt(c clock.Clock) model.Problem
	}
	if errors.As(err, &timed) {
		p = timed.ProblemAt(d.clock)
	}
	d.say(credential.Redact(d.mask.Problem(p).String()))
	var failure *model.Failure
	if errors.As(err, &failure) {
		for _, choice := range failure.Choices {
			d.say(d.mask.Text(safe.Text(choice)))
		}
	}
}

// mistake says what is wrong with what was typed.
func (d *dialogue) mistake(what, next string) {
	d.wrong = model.WrongUsage(what, next)
	d.say(what + " " + next)
}

// line asks for a line of text, which holds no credential. The error is errEnd when
// there is none any more.
func (d *dialogue) line(question string) (string, error) {
	for {
		text, err := d.anyLine(question)
		kind, isOne := credential.In(text)
		if err != nil || !isOne {
			return text, err
		}
		d.mistake(fmt.Sprintf(isSecret, kind), "Type something else.")
	}
}

// anyLine asks for a line that may have a credential in it. One that is no text is
// asked for again.
func (d *dialogue) anyLine(question string) (string, error) {
	for {
		if d.unread != nil {
			return "", d.unread
		}
		d.put("\n" + question + " ")
		select {
		case one, ok := <-d.lines.next():
			d.lines.took()
			if !ok {
				d.put("\n")
				return "", errEnd
			}
			if !d.at.Echoes {
				d.put("\n")
			}
			if one.wrong == "" {
				return strings.TrimSpace(safe.Text(one.text)), nil
			}
			d.mistake(one.wrong, "Type it again.")
		case <-d.ctx.Done():
			return "", d.ctx.Err()
		}
	}
}

// tick brings the clock up to the present. A recording has a present of its own.
func (d *dialogue) tick() {
	if d.opts.Replay == nil {
		d.clock.Now = d.opts.Now()
	}
}

func numbered(n int, words string) string { return fmt.Sprintf("%d. %s", n, words) }

// remember keeps a session among those that were opened in this run.
func (d *dialogue) remember(o *open) {
	const most = 20
	ref := o.answered.Origin.Ref
	d.seen = slices.DeleteFunc(d.seen, func(other *open) bool {
		return other == o || other.answered.Origin.Ref == ref && ref.Complete() && other.answered.Origin.Kind == o.answered.Origin.Kind
	})
	d.seen = slices.Insert(d.seen, 0, o)
	d.seen = d.seen[:min(len(d.seen), most)]
}
