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
	// Echoes says that what is typed ends its line by itself, as on a terminal.
	Echoes bool
	// ReadSecret asks for a line without showing what is typed; nil where nobody can
	// be asked.
	ReadSecret func(ctx context.Context, prompt string) (string, error)
	// Save writes a new file that its owner alone can read; nil where none can be written.
	Save func(name, text string) error
}

// width is how long a line is at most, in cells, as in the reports.
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
	failed   error // of writing
	source   ui.Source
	accounts *account.Accounts
	account  string // that is asked; empty while that is open
	clock    clock.Clock
	mask     *mask.Masker
	masks    *mask.Masker // any step of it, once there was one
}

// Run talks with a person until they have enough, the lines end or ctx does. Only
// what keeps the program from talking is returned as an error.
func Run(ctx context.Context, opts ui.Options, at Terminal) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	d := &dialogue{
		ctx: ctx, opts: opts, at: at, lines: readLines(ctx, at.In), accounts: account.New(), account: opts.Ref.Account,
		clock: clock.Clock{Now: opts.Now(), Zone: opts.Zone, Mode: opts.Times, Precise: true}, mask: opts.Mask, masks: opts.Mask,
	}
	d.say("ztsession, line by line. Type a number to choose, h for help, b to go back, q to quit.")
	if opts.Profile.Name != "" {
		d.say("Profile: " + opts.Profile.Shown(opts.Mask.Step()) + ".")
	}
	if opts.Warning != "" {
		d.say(opts.Warning)
	}
	d.connect(opts.Source)
	err := d.begin()
	switch {
	case d.failed != nil:
		return d.failed
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, errEnd), errors.Is(err, errBack):
		return nil
	default:
		return err
	}
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
		if err := d.session(d.opts.Session, nil); !errors.Is(err, errBack) {
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
		if err := d.lookUp(d.opts.Ref); err != nil && !errors.Is(err, errBack) {
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
	for _, line := range wrap.Text(text, width) {
		d.put(line + "\n")
	}
}

// put writes text as it is.
func (d *dialogue) put(text string) {
	if d.failed == nil {
		_, d.failed = io.WriteString(d.at.Out, text)
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
	p := d.mask.Problem(model.ProblemOf(err))
	d.say(credential.Redact(p.String()))
}

// line asks for a line. The error is errEnd when there is none any more.
func (d *dialogue) line(question string) (string, error) {
	if d.failed != nil {
		return "", d.failed
	}
	d.put("\n" + question + " ")
	select {
	case text, ok := <-d.lines.next():
		d.lines.took()
		if !ok {
			d.put("\n")
			return "", errEnd
		}
		if !d.at.Echoes {
			d.put("\n")
		}
		return strings.TrimSpace(safe.Text(text)), nil
	case <-d.ctx.Done():
		return "", d.ctx.Err()
	}
}

// tick brings the clock up to the present.
func (d *dialogue) tick() { d.clock.Now = d.opts.Now() }

// ask says that something is asked, and asks it.
func ask[T any](d *dialogue, what string, how func(context.Context) (T, error)) (T, error) {
	d.say("Asking for " + what + ".")
	value, err := how(d.ctx)
	d.tick()
	if err != nil {
		if d.ctx.Err() != nil {
			return value, d.ctx.Err()
		}
		d.problem(err)
	}
	return value, err
}

func numbered(n int, words string) string { return fmt.Sprintf("%d. %s", n, words) }
