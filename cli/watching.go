package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"

	"ztsession/api"
	"ztsession/cli/settings"
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/model/recording"
	"ztsession/model/watch"
)

// watcher is a session that is watched on the command line.
type watcher struct {
	*watch.Watch
	run    *run
	client *api.Client
	ref    model.Ref
	// listed has what the person's list says of the session.
	listed   model.Origin
	recorder *recording.Recorder // nil when nothing is recorded
	printed  int                 // events that were printed, those dropped included
}

// jitter is a number from 0 to below 1.
func jitter() float64 { return rand.Float64() }

// record begins the recording, where one is wanted.
func (w *watcher) record(first *model.Session) error {
	name := w.run.settings().Watch.Record
	if name == "" {
		return nil
	}
	var err error
	w.recorder, err = w.run.newRecording(name, w.run.masker().Ref(first.Origin.Ref), w.Interval())
	return err
}

// untilOver takes the first answer and asks on until watching is over. It returns
// what the exit code says.
func (w *watcher) untilOver(ctx context.Context, first *model.Session) error {
	err := w.greet(first)
	if err == nil {
		err = w.answered(first)
	}
	for err == nil && w.Over() == watch.NotOver {
		if err = w.run.sleepUntil(ctx, w.Next()); err != nil {
			break
		}
		if w.Due(w.run.settings().Now()) {
			err = w.ask(ctx)
		} else {
			err = w.tell()
		}
	}
	var failure *recordingError
	switch {
	case ctx.Err() != nil:
		w.End(watch.BySomebody, w.run.settings().Now())
		err = errors.Join(ctx.Err(), w.tell())
	case errors.As(err, &failure):
		w.End(watch.BySomebody, w.run.settings().Now())
	}
	if stop := w.stopRecording(); err == nil {
		err = stop
	}
	if err != nil {
		return err
	}
	return w.outcome()
}

// greet says what is watched, for people.
func (w *watcher) greet(first *model.Session) error {
	s := w.run.settings()
	if s.Watch.Output != settings.Text {
		return nil
	}
	line := fmt.Sprintf("Watching %s every %s", facts.Who(w.run.masker().Session(first)), span(w.Interval()))
	if s.Watch.Until != watch.Forever {
		line += ", until " + s.Watch.Until.String()
	}
	if s.Watch.Length > 0 {
		line += ", for " + span(s.Watch.Length) + " at most"
	}
	line += "; ctrl-c ends it."
	if w.recorder != nil {
		line += " Recording to " + w.recorder.Name() + "."
	}
	_, err := fmt.Fprintln(w.run.text(), line)
	return writing(err)
}

// ask asks once more.
func (w *watcher) ask(ctx context.Context) error {
	bounded, cancel := context.WithTimeout(ctx, w.run.settings().Timeout)
	defer cancel()
	session, err := w.client.Session(bounded, w.ref, nil)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return w.failed(err)
	}
	session.Origin.Listed, session.Origin.Unlisted = w.listed.Listed, w.listed.Unlisted
	return w.answered(session)
}

func (w *watcher) answered(session *model.Session) error {
	now := w.run.settings().Now()
	w.Answered(watch.Look(w.Session(), session), now)
	if w.recorder != nil {
		if err := w.recorder.Answer(w.run.masker().Session(session)); err != nil {
			return errors.Join(w.tell(), &recordingError{err})
		}
	}
	return w.tell()
}

func (w *watcher) failed(err error) error {
	now := w.run.settings().Now()
	w.Failed(err, now)
	if w.recorder != nil {
		reason := watch.Reason(w.run.masker().Problem(model.ProblemOf(err)))
		if err := w.recorder.Failure(now, reason, w.Log.Last(watch.Gone) != nil); err != nil {
			return errors.Join(w.tell(), &recordingError{err})
		}
	}
	told := w.tell()
	if told == nil && w.Over() == watch.Refused {
		return err
	}
	return told
}

// tell prints the events that are new.
func (w *watcher) tell() error {
	s, events := w.run.settings(), w.Log.Events()
	fresh := events[max(w.printed-w.Log.Dropped(), 0):]
	w.printed = w.Log.Dropped() + len(events)
	c := s.Clock()
	c.Precise = true
	for _, e := range fresh {
		var err error
		if s.Watch.Output == settings.JSON {
			err = watch.WriteJSON(w.run.Stdout, e, w.run.masker(), c)
		} else {
			err = watch.WriteText(w.run.text(), e, w.run.masker(), c)
		}
		if err != nil {
			return writing(err)
		}
		if s.Watch.Bell && (e.Kind == watch.Changed || e.Kind == watch.Gone || e.Kind == watch.Stopped) {
			_, _ = io.WriteString(w.run.Stderr, "\a") // Nothing depends on it.
		}
	}
	return nil
}

// stopRecording writes why watching is over, and closes the file.
func (w *watcher) stopRecording() error {
	if w.recorder == nil {
		return nil
	}
	last := w.Log.Last(watch.Stopped)
	if last == nil {
		return w.recorder.Close()
	}
	return w.recorder.Stop(last.At, watch.Tell(*last, nil, clock.Clock{})[0].Text)
}

// outcome is what the exit code says of a watch that is over.
func (w *watcher) outcome() error {
	until := w.run.settings().Watch.Until
	switch {
	case w.Over() == watch.Reached, until == watch.Forever:
		return nil
	case until == watch.UntilClean && w.Over() == watch.Untouched && isOpen(w.Log.Last(watch.Began, watch.Changed)):
		return notKnownError{}
	default:
		return errNotReached
	}
}

// isOpen reports whether an answer has no problem, and leaves open whether there is one.
func isOpen(last *watch.Event) bool {
	return last != nil && last.Verdict.Problems == 0 && last.Verdict.Open
}

// recordingError is why a recording ended. Watching for it ends too: whoever wants a
// file has to know at once that there is none.
type recordingError struct{ error }

// Unwrap returns the error itself.
func (e *recordingError) Unwrap() error { return e.error }
