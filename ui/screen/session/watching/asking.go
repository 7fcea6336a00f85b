package watching

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/watch"
	"ztsession/ui/fetch"
	"ztsession/ui/paint"
)

// tickMsg says that what is said of the next request is out of date, or that it is due.
type tickMsg struct {
	of    *Watching
	chain int
}

// Happened is what a message came to, for the screen.
type Happened struct {
	// Mine says that the message was one of the watch's.
	Mine bool
	// Session is a new answer to show; nil for none.
	Session *model.Session
	// Over is why watching has just ended; NotOver when it has not.
	Over watch.Over
	// Err is why nothing is recorded any more.
	Err error
	// Recording is set when a recording has begun.
	Recording string
}

// Update takes a message.
func (w *Watching) Update(msg tea.Msg) (Happened, tea.Cmd) {
	switch msg := msg.(type) {
	case tickMsg:
		if msg.of != w || msg.chain != w.chain {
			return Happened{}, nil
		}
		return w.ticked()
	case recordedMsg:
		if msg.of == w {
			return w.recorded(msg)
		}
		return Happened{}, nil
	}
	if mine, cmd := w.told.update(msg); mine {
		return Happened{Mine: true}, cmd
	}
	event, cmd := w.asked.Update(msg)
	if event == fetch.Nothing {
		return Happened{}, cmd
	}
	happened, next := w.answered(event)
	return happened, tea.Batch(cmd, next)
}

// ticked asks when a request is due.
func (w *Watching) ticked() (Happened, tea.Cmd) {
	now := w.env.Now()
	if touched := w.env.Touched(); !touched.IsZero() {
		w.watch.Touch(touched)
	}
	due := w.watch.Due(now)
	switch {
	case w.watch.Over() != watch.NotOver:
		return Happened{Mine: true, Over: w.watch.Over()}, w.ended()
	case due && !w.asked.Asking():
		return Happened{Mine: true}, w.request()
	default:
		return Happened{Mine: true}, w.await()
	}
}

// request asks for the session, and compares the answer with the one before it.
func (w *Watching) request() tea.Cmd {
	w.chain++
	ask, before := w.ask(), w.watch.Session()
	if before != nil {
		// What is asked beside a session is added to it while this is compared.
		was := *before
		before = &was
	}
	return w.asked.Watch(w.env.Now(), w.env.Still, func(ctx context.Context, report func(model.Progress)) (watch.Answer, error) {
		session, err := ask(ctx, report)
		if err != nil {
			return watch.Answer{}, err
		}
		return watch.Look(before, session), nil
	})
}

// answered takes the end of a request, or news of it.
func (w *Watching) answered(event fetch.Event) (Happened, tea.Cmd) {
	happened, now := Happened{Mine: true}, w.env.Now()
	var cmds []tea.Cmd
	news := w.News()
	switch event {
	case fetch.Arrived:
		first := w.watch.Session() == nil
		w.watch.Answered(w.asked.Value(), now)
		if first {
			// That is what the screen shows already; it is time to ask.
			w.watch.Hurry(now)
		} else {
			happened.Session = w.watch.Session()
			cmds = append(cmds, w.writeAnswer(happened.Session))
		}
	case fetch.Failed:
		err := w.asked.Err()
		w.watch.Failed(err, now)
		cmds = append(cmds, w.writeFailure(now, err))
	case fetch.Progressed, fetch.Stopped, fetch.Nothing:
		return happened, nil
	}
	if w.bell && w.News() > news {
		cmds = append(cmds, paint.Send("\a"))
	}
	if happened.Over = w.watch.Over(); happened.Over != watch.NotOver {
		return happened, tea.Batch(append(cmds, w.ended())...)
	}
	return happened, tea.Batch(append(cmds, w.tell(), w.await())...)
}

// coarse is from how long before the next request on each second is said; before that
// every few do, so that a line that nobody looks at costs little.
const coarse, step = 10 * time.Second, 5 * time.Second

// await waits until what is said of the next request changes, or until it is due.
func (w *Watching) await() tea.Cmd {
	w.chain++
	left := w.watch.Next().Sub(w.env.Now())
	wait := time.Duration(0)
	switch {
	case left <= 0:
	case w.env.Still:
		wait = left
	case left > coarse:
		wait = left - (left-1)/step*step
	default:
		wait = left - (left-1)/time.Second*time.Second
	}
	msg := tickMsg{of: w, chain: w.chain}
	return tea.Tick(wait, func(time.Time) tea.Msg { return msg })
}
