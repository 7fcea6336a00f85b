package watching

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/mask"
	"ztsession/model/recording"
	"ztsession/model/watch"
)

// recordedMsg tells what became of a recording, or of a line of it.
type recordedMsg struct {
	of    *Watching
	begun *recording.Recorder
	as    *mask.Masker // what its lines are masked with
	err   error
}

// CanRecord reports whether anything can be recorded.
func (w *Watching) CanRecord() bool { return w.opts.Record != nil }

// Recording returns the name of the file that is recorded to, as it may be shown;
// empty when none is.
func (w *Watching) Recording() string {
	if w.recorder == nil {
		return ""
	}
	return w.env.Mask.File(w.recorder.Name())
}

// Record begins a recording with the session as it is.
func (w *Watching) Record(name string, session *model.Session) tea.Cmd {
	record, masker := w.opts.Record, w.env.Mask
	h := recording.Header{At: w.env.Now(), Masked: masker.Step().String(), Interval: w.Interval()}
	ref := session.Origin.Ref
	return func() tea.Msg {
		shown := masker.Session(session)
		h.Ref = masker.Ref(ref)
		r, err := record(name, h)
		if err == nil {
			err = r.Answer(shown)
		}
		return recordedMsg{of: w, begun: r, as: masker, err: err}
	}
}

// recordMask masks what is recorded as when the recording began, which its first line
// says, or more where more is masked now.
func (w *Watching) recordMask() *mask.Masker {
	if w.recordedAs.Step() > w.env.Mask.Step() {
		return w.recordedAs
	}
	return w.env.Mask
}

// recorded takes what became of a recording.
func (w *Watching) recorded(msg recordedMsg) (Happened, tea.Cmd) {
	happened := Happened{Mine: true, Err: msg.err}
	switch {
	case msg.err != nil:
		w.closeRecording()
	case msg.begun != nil:
		w.closeRecording()
		w.recorder, w.recordedAs = msg.begun, msg.as
		happened.Recording = w.Recording()
	}
	return happened, nil
}

// write returns the command that writes to the recording, or nil when there is none.
func (w *Watching) write(line func(*recording.Recorder) error) tea.Cmd {
	r := w.recorder
	if r == nil {
		return nil
	}
	return func() tea.Msg {
		if err := line(r); err != nil {
			return recordedMsg{of: w, err: err}
		}
		return nil
	}
}

func (w *Watching) writeAnswer(session *model.Session) tea.Cmd {
	masker := w.recordMask()
	return w.write(func(r *recording.Recorder) error { return r.Answer(masker.Session(session)) })
}

func (w *Watching) writeFailure(now time.Time, err error) tea.Cmd {
	reason, gone := watch.Reason(w.recordMask().Problem(w.env.Problem(err))), w.watch.Over() != watch.NotOver && w.watch.Log.Last(watch.Gone) != nil
	return w.write(func(r *recording.Recorder) error { return r.Failure(now, reason, gone) })
}

// StopRecording ends the recording, and watching goes on.
func (w *Watching) StopRecording() tea.Cmd { return w.stopRecording() }

// stopRecording writes why the recording ends, and closes the file.
func (w *Watching) stopRecording() tea.Cmd {
	if w.recorder == nil {
		return nil
	}
	now, why := w.env.Now(), w.why()
	cmd := w.write(func(r *recording.Recorder) error { return r.Stop(now, why) })
	w.recorder = nil
	return cmd
}

func (w *Watching) why() string {
	if w.watch != nil && w.watch.Over() != watch.NotOver {
		return w.watch.Over().String()
	}
	return watch.BySomebody.String()
}

// closeRecording ends the recording at once: where the screen is left, the program may
// end before a command has run. It is one line.
func (w *Watching) closeRecording() {
	if r := w.recorder; r != nil {
		w.recorder = nil
		_ = r.Stop(w.env.Now(), w.why()) // Nobody is there to be told.
	}
}
