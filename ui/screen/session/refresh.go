package session

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/fetch"
	"ztsession/ui/screen"
	"ztsession/ui/screen/recents"
	"ztsession/ui/widget/box"
)

// refresh asks again for the session that is shown, and for the names that
// could not be found.
func (in *Screen) refresh() tea.Cmd {
	in.Names.Retry()
	switch {
	case in.Replay != nil:
		in.Say(box.Note("A recording stays as it is. " + in.stepKeys() + " go through its states."))
		return nil
	case in.watch.On():
		in.refusals.Again()
		in.againVerdicts()
		return in.watch.Hurry()
	}
	in.againVerdicts()
	ask := in.again()
	if ask == nil {
		in.Say(box.Note("This came from standard input, which cannot be read again."))
		return nil
	}
	cmd := in.refreshed.Watch(in.Env.Now(), in.Env.Still, ask)
	in.sayWaiting()
	return cmd
}

// again returns how the session that is shown is asked for once more, or nil.
func (in *Screen) again() fetch.Func[*model.Session] {
	origin, source := in.answered.Origin, in.Source
	switch {
	case origin.File != "" && in.Reopen == nil, origin.File == "" && source == nil:
		return nil
	case origin.File != "":
		return fetch.Plain(in.Reopen)
	case origin.Kind == model.FromLastSeen:
		return fetch.Plain(func(ctx context.Context) (*model.Session, error) {
			return source.LastSeen(ctx, origin.Ref.Account, origin.Ref.User)
		})
	default:
		return screen.FromSource(source, origin.Ref, origin.Listed)
	}
}

// sayWaiting says what is being waited for, and for how long already.
func (in *Screen) sayWaiting() {
	in.Say(box.Note(screen.Waiting(in.Env, "Refreshing", in.refreshed.Since(), in.refreshed.Progress())))
}

// refreshEnded takes the end of a refresh, or news of it.
func (in *Screen) refreshEnded(event fetch.Event) tea.Cmd {
	switch event {
	case fetch.Progressed:
		in.sayWaiting()
	case fetch.Arrived:
		in.Say(box.Banner{})
		in.Env.Tick()
		in.EnvChanged()
		in.refusals.Again()
		in.now.Again()
		again := in.show(in.refreshed.Value())
		return tea.Batch(again, recents.Keep(in.Recents, in.answered, in.answered.Email.Value))
	case fetch.Failed:
		why := in.Env.Problem(in.refreshed.Err()).String()
		in.Say(box.Failure("Not refreshed; this is still the session as read before. " + why))
	case fetch.Stopped:
		in.Say(box.Banner{})
	case fetch.Nothing:
	}
	return nil
}
