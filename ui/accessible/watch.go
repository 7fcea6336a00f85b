package accessible

import (
	"io"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/credential"
	"ztsession/model/text/safe"
	"ztsession/model/watch"
)

// watch reads the session again and again, and says what changes, until a line is
// typed that has nothing in it. Any other line is kept in what happened, and stands in
// the ticket.
func (o *open) watch() error {
	w := watch.New(watch.Options{Interval: o.opts.Watching.Interval}, o.opts.Now())
	w.Answered(watch.Look(nil, o.answered), o.opts.Now())
	o.say("Watching. What changes is said as it comes. An empty line ends it; any other line is kept with its time, such as: now he restarts.")
	told := o.tell(w, 0)
	for w.Over() == watch.NotOver {
		wait := time.NewTimer(max(w.Next().Sub(o.opts.Now()), 0))
		select {
		case typed, more := <-o.lines.next():
			o.lines.took()
			o.heard(w, strings.TrimSpace(safe.Text(typed)), more)
		case <-wait.C:
			if w.Due(o.opts.Now()) {
				o.readAgain(w)
			}
		case <-o.ctx.Done():
			wait.Stop()
			return o.ctx.Err()
		}
		wait.Stop()
		told = o.tell(w, told)
	}
	o.happened = append(o.happened, w.Log.Events()...)
	o.say(o.place())
	return nil
}

// heard ends the watch at an empty line or the last one, and keeps any other.
func (o *open) heard(w *watch.Watch, typed string, more bool) {
	kind, isSecret := credential.In(typed)
	switch {
	case typed == "" || !more:
		w.End(watch.BySomebody, o.opts.Now())
	case isSecret:
		o.say("That looks like " + kind.String() + ", so it was not kept.")
	default:
		w.Mark(typed, o.opts.Now())
	}
}

// readAgain asks for the session once more.
func (o *open) readAgain(w *watch.Watch) {
	s, err := o.source.Session(o.ctx, o.answered.Origin.Ref, func(model.Progress) {})
	o.tick()
	switch {
	case o.ctx.Err() != nil:
	case err != nil:
		w.Failed(err, o.opts.Now())
	default:
		s.Origin.Listed, s.Names = o.answered.Origin.Listed, o.answered.Names
		w.Answered(watch.Look(w.Session(), s), o.opts.Now())
		o.answered = s
	}
}

// tell says the events behind the first ones, and returns how many were said.
func (o *open) tell(w *watch.Watch, from int) int {
	events := w.Log.Events()
	for _, e := range events[min(max(from-w.Log.Dropped(), 0), len(events)):] {
		o.write(func(out io.Writer) error { return watch.WriteText(out, e, o.mask, o.clock) })
	}
	return w.Log.Dropped() + len(events)
}
