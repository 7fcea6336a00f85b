package accessible

import (
	"fmt"
	"io"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/credential"
	"ztsession/model/recording"
	"ztsession/model/text/safe"
	"ztsession/model/watch"
	"ztsession/ui/screen/session/watching"
)

// watcher is a session that is being watched.
type watcher struct {
	*open
	watch    *watch.Watch
	recorder *recording.Recorder // nil when nothing is recorded
	told     int                 // events that were said, those dropped included
}

// record asks for a file, and records what is watched in it.
func (o *open) record() error {
	name, err := o.line("Name of a new file, such as case.jsonl; empty for none:")
	if err != nil || name == "" {
		return err
	}
	return o.watch(name)
}

// watch reads the session again and again, and says what changes, until a line is
// typed that has nothing in it. Any other line is kept in what happened, and stands in
// the ticket. A name is that of a file to record to.
func (o *open) watch(name string) error {
	w := &watcher{open: o, watch: watch.New(watch.Options{Interval: o.opts.Watching.Interval, Jitter: o.opts.Watching.Jitter}, o.opts.Now())}
	if err := w.begin(name); err != nil {
		return nil // It was said.
	}
	w.watch.Answered(watch.Look(nil, o.answered), o.opts.Now())
	o.say("Watching every " + w.watch.Interval().String() + ". What changes is said as it comes. An empty line ends it; any other line is kept with its time, such as: now he restarts.")
	w.tell()
	for w.watch.Over() == watch.NotOver {
		if err := w.wait(); err != nil {
			return err
		}
		w.tell()
	}
	if text := watching.Ended(w.watch.Over(), "Watching"); text != "" && w.watch.Over() != watch.Untouched {
		o.say(text)
	}
	o.happened = append(o.happened, w.watch.Log.Events()...)
	w.end()
	o.say(o.place())
	return errAgain
}

// wait waits for the next line or the next answer, whichever comes first.
func (w *watcher) wait() error {
	pause := time.NewTimer(max(w.watch.Next().Sub(w.opts.Now()), 0))
	defer pause.Stop()
	select {
	case typed, more := <-w.lines.next():
		w.lines.took()
		w.heard(typed, more)
	case <-pause.C:
		if w.watch.Due(w.opts.Now()) {
			w.readAgain()
		}
	case <-w.ctx.Done():
		w.watch.End(watch.BySomebody, w.opts.Now())
		w.end()
		return w.ctx.Err()
	}
	return nil
}

// heard ends the watch at an empty line or the last one, and keeps any other.
func (w *watcher) heard(one typed, more bool) {
	text := strings.TrimSpace(safe.Text(one.text))
	kind, isOne := credential.In(text)
	switch {
	case one.wrong != "":
		w.mistake(one.wrong, "Watching goes on.")
	case text == "" || !more:
		w.watch.End(watch.BySomebody, w.opts.Now())
	case isOne:
		w.mistake(fmt.Sprintf(isSecret, kind), "Watching goes on.")
	default:
		w.watch.Touch(w.opts.Now())
		w.watch.Mark(text, w.opts.Now())
		if w.recorder != nil {
			w.recorded(w.recorder.Marker(w.opts.Now(), w.mask.Text(text)))
		}
	}
}

// readAgain asks for the session once more.
func (w *watcher) readAgain() {
	s, err := w.source.Session(w.ctx, w.answered.Origin.Ref, func(model.Progress) {})
	w.tick()
	switch {
	case w.ctx.Err() != nil:
	case err != nil:
		w.watch.Failed(err, w.opts.Now())
		if w.recorder != nil {
			reason := watch.Reason(w.mask.Problem(model.ProblemOf(err)))
			w.recorded(w.recorder.Failure(w.opts.Now(), reason, w.watch.Log.Last(watch.Gone) != nil))
		}
	default:
		was := w.answered
		s.Origin.Listed, s.Origin.Unlisted = was.Origin.Listed, was.Origin.Unlisted
		s.Names, s.Refused, s.Now, s.Settings, s.Sample = was.Names, was.Refused, was.Now, was.Settings, was.Sample
		w.watch.Answered(watch.Look(w.watch.Session(), s), w.opts.Now())
		w.answered = s
		if w.recorder != nil {
			w.recorded(w.recorder.Answer(w.mask.Session(s)))
		}
	}
}

// tell says the events that are new, and rings where that is wanted.
func (w *watcher) tell() {
	events := w.watch.Log.Events()
	for _, e := range events[min(max(w.told-w.watch.Log.Dropped(), 0), len(events)):] {
		w.write(func(out io.Writer) error { return watch.WriteText(out, e, w.mask, w.clock) })
		if w.at.Echoes && w.opts.Watching.Bell && (e.Kind == watch.Changed || e.Kind == watch.Gone) {
			w.put("\a")
		}
	}
	w.told = w.watch.Log.Dropped() + len(events)
}

// begin begins a recording, where one is wanted.
func (w *watcher) begin(name string) error {
	if name == "" {
		return nil
	}
	recorder, err := w.opts.Watching.Record(name, recording.Header{
		At: w.opts.Now(), Masked: w.mask.Step().String(), Interval: w.watch.Interval(), Ref: w.mask.Ref(w.answered.Origin.Ref),
	})
	if err == nil {
		err = recorder.Answer(w.mask.Session(w.answered))
	}
	if err != nil {
		w.problem(err)
		return err
	}
	w.recorder, w.wrong = recorder, nil
	w.say("Recording to " + w.mask.Text(recorder.Name()) + ", for you alone to read.")
	return nil
}

// recorded ends the recording when it has failed. Watching goes on.
func (w *watcher) recorded(err error) {
	if err != nil {
		w.problem(err)
		w.end()
	}
}

// end closes the recording.
func (w *watcher) end() {
	if w.recorder == nil {
		return
	}
	recorder := w.recorder
	w.recorder = nil
	if err := recorder.Stop(w.opts.Now(), w.watch.Over().String()); err == nil {
		w.say("The recording is in " + w.mask.Text(recorder.Name()) + ". ztsession open shows it.")
	}
}

// log says what happened while the session was watched.
func (o *open) log() error {
	for _, e := range o.happened {
		o.write(func(out io.Writer) error { return watch.WriteText(out, e, o.mask, o.clock) })
	}
	return nil
}
