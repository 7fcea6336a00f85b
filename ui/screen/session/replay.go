package session

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/widget/box"
)

// openReplay shows the last state of a recording, with its log, and returns the
// session of it.
func (in *Screen) openReplay() *model.Session {
	in.watch.Past(in.Replay.Events)
	in.state = len(in.Replay.States) - 1
	if notes := strings.Join(in.Replay.Notes, " "); notes != "" {
		in.banner = box.Note(notes)
	}
	return in.recorded()
}

// recorded is the session of the state that is shown. The clock stands at its moment,
// so that ages are those that a person saw then.
func (in *Screen) recorded() *model.Session {
	state := in.Replay.States[in.state]
	in.Env.StandAt(state.At)
	return state.Session
}

// replayActions go through the states of a recording.
func (in *Screen) replayActions() []action.Action {
	last := len(in.Replay.States) - 1
	const first, end = "This is the first state", "This is the last state"
	earlier, later := keys.Bind("<", "earlier", "<", "shift+left"), keys.Bind(">", "later", ">", "shift+right")
	other := func(is, id string, b key.Binding, what string) string {
		if last == 0 {
			return is + ", and the only one"
		}
		return is + "; " + keys.Name(in.Env.Keys.Own(id, b, false)) + " shows " + what
	}
	return []action.Action{
		action.Action{ID: "replay.earlier", Keys: earlier, Help: "the state before, as recorded", Group: "Recording", Footer: stepFooter, Do: action.Run(func() tea.Cmd { return in.step(-1) })}.When(in.state > 0, other(first, "replay.later", later, "the next")),
		action.Action{ID: "replay.later", Keys: later, Help: "the next state, as recorded", Group: "Recording", Footer: stepFooter, Do: action.Run(func() tea.Cmd { return in.step(1) })}.When(in.state < last, other(end, "replay.earlier", earlier, "the one before")),
		in.logAction(),
	}
}

// stepKeys names the keys that go through the states.
func (in *Screen) stepKeys() string {
	steps := in.replayActions()
	return steps[0].Shown() + " and " + steps[1].Shown()
}

// step shows another state; where one is in it stays.
func (in *Screen) step(by int) tea.Cmd {
	in.state += by
	session := in.recorded()
	in.EnvChanged()
	return in.show(session)
}

// replayView says which state is shown, since when, and what brought it.
func (in *Screen) replayView(count int) []string {
	if count <= 0 {
		return nil
	}
	state := in.Replay.States[in.state]
	styles, room := in.Env.Styles, in.width-2
	text := fmt.Sprintf("state %d of %d", in.state+1, len(in.Replay.States))
	what := ", " + in.Env.Clock.Exact(state.At)
	if room < 60 {
		what = ", " + in.Env.Clock.Second(state.At)
	}
	if line, ok := in.watch.LineOf(state.Event); ok {
		what += ", " + line.String()
	}
	return []string{" " + styles.Accent.Render(text) + styles.Text.Render(measure.Truncate(what, max(room-measure.Cells(text), 0), signs.Cut))}
}
