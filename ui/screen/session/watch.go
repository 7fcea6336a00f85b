package session

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/facts"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/model/watch"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/screen"
	"ztsession/ui/screen/session/watching"
	"ztsession/ui/widget/box"
)

const watchGroup = "Watch"

// The places in the footer of what has to do with watching: behind the refresh, but
// while a session is watched beside the person, since that is what one is busy with.
const (
	watchFooter = 30 + iota
	logFooter
	markerFooter
	stepFooter = 2

	logFooterNow   = personFooter
	watchFooterNow = othersFooter
)

// watchActions watch the session, and go through a recording of that.
func (in *Screen) watchActions() []action.Action {
	if in.Replay != nil {
		return in.replayActions()
	}
	on, log := in.watch.On(), in.watch.HasLog()
	nothing := in.notWatched()
	title, record, bell := "watch", "record", "bell"
	footer := watchFooter
	if on {
		title, footer = "stop watching", watchFooterNow
	}
	if in.watch.Recording() != "" {
		record = "stop recording"
	}
	if in.watch.Bell() {
		bell = "no bell"
	}
	return []action.Action{
		{ID: "session.watch", Keys: watchBinding(title), Help: watchHelp(on, in.watch), Group: watchGroup, Footer: footer, Do: action.Run(in.toggleWatch)},
		in.logAction().When(log, nothing),
		action.Action{ID: "watch.marker", Keys: keys.Bind("a", "marker", "a"), Help: "a marker in the log: now he restarts", Group: watchGroup, Footer: markerFooter, Do: action.Just(in.askMarker)}.When(log, nothing),
		action.Action{ID: "watch.record", Keys: keys.Bind("R", record, "R"), Help: record + " what is watched, to hand it over", Group: watchGroup, Do: action.Run(in.toggleRecording)}.When(in.watch.CanRecord(), "Nothing can be recorded here").When(in.watchable(), unwatchable),
		action.Action{ID: "watch.bell", Keys: keys.Bind("B", bell, "B"), Help: bell + " when something changes", Group: watchGroup, Do: action.Just(in.toggleBell)}.When(on, nothing),
	}
}

func watchBinding(title string) key.Binding { return keys.Bind("w", title, "w") }

// notWatched is why there is nothing yet that only a watch brings, and what begins it.
func (in *Screen) notWatched() string {
	name := keys.Name(in.Env.Keys.Own("session.watch", watchBinding("watch"), false))
	switch {
	case !in.watchable():
		return unwatchable
	case in.watch.HasLog():
		return "Watching is over; " + name + " goes on"
	default:
		return "Nothing is watched yet; " + name + " watches this session"
	}
}

// unwatchable is why a session is not watched.
const unwatchable = "Only a session that was looked up can be watched; this one does not change by itself"

func watchHelp(on bool, w *watching.Watching) string {
	if on {
		return "stop watching the session"
	}
	return "watch: read again every " + w.Interval().String() + ", and say what changes"
}

// logAction shows what happened.
func (in *Screen) logAction() action.Action {
	footer := logFooter
	if in.watch.On() {
		footer = logFooterNow
	}
	return action.Action{
		ID: "watch.log", Keys: keys.Bind("W", "log", "W"), Help: "the log of what changed", Group: watchGroup, Footer: footer,
		Do: action.Asks(screen.ShowWatchLog{Log: in, Whose: func() string { return facts.Who(in.shown) }}),
	}
}

// watchable reports whether the session can be asked for again and again.
func (in *Screen) watchable() bool {
	origin := in.answered.Origin
	return origin.Kind == model.FromSession && origin.File == "" && in.Source != nil && origin.Ref.Complete()
}

// toggleWatch watches the session, or ends that.
func (in *Screen) toggleWatch() tea.Cmd {
	switch {
	case !in.watchable():
		in.Say(box.Note(unwatchable + "."))
		return nil
	case in.watch.On():
		cmd := in.watch.Stop()
		in.Say(box.Note(fmt.Sprintf("Watching is stopped. %s goes on; %s shows what happened.", keys.Name(in.watchKey()), keys.Name(in.logAction().Keys))))
		return cmd
	}
	cmd := in.startWatching()
	in.arrange()
	return cmd
}

func (in *Screen) startWatching() tea.Cmd { return in.watch.Start(in.answered, in.again) }

// watchKey is the binding that watches.
func (in *Screen) watchKey() key.Binding { return in.watchActions()[0].Keys }

// watched follows what a message for the watch came to.
func (in *Screen) watched(h watching.Happened) tea.Cmd {
	if !h.Mine {
		return nil
	}
	var cmd tea.Cmd
	if h.Session != nil {
		in.Env.Tick()
		in.EnvChanged()
		if in.watch.News() > 0 {
			in.refusals.Again()
		}
		cmd = in.show(h.Session)
	}
	again := keys.AtStart(in.watchKey())
	switch text := watching.Ended(h.Over, again); {
	case h.Err != nil:
		in.Say(box.Failure(in.Env.Problem(h.Err).String()))
	case h.Recording != "":
		in.Say(box.Note("Recording to " + h.Recording + ", for you alone to read. " + in.watchActions()[recordAction].Shown() + " ends it."))
	case text != "" && h.Over == watch.Untouched:
		in.Say(box.Note(text))
	case text != "":
		in.Say(box.Failure(text))
	}
	if in.watchHeight() != in.watchLines {
		in.arrange()
	}
	return cmd
}

// markNews has the panes mark the checks that changed and nobody has looked at since.
func (in *Screen) markNews() {
	isNew := map[string]bool{}
	for _, key := range in.watch.NewChecks() {
		isNew[key] = true
	}
	shown := map[string]bool{}
	for i := range in.answered.Posture.Value {
		// The keys that are shown may be masked.
		if len(isNew) > 0 && isNew[in.answered.Posture.Value[i].Key] && i < len(in.shown.Posture.Value) {
			shown[in.shown.Posture.Value[i].Key] = true
		}
	}
	for _, p := range in.panes {
		if marks, ok := p.(interface{ SetNews(map[string]bool) }); ok {
			marks.SetNews(shown)
		}
	}
}

// See takes note that somebody has looked at what changed.
func (in *Screen) See() {
	if in.watch.See() {
		in.pending = tea.Batch(in.pending, in.show(in.answered))
	}
}

// WatchLines are what happened, for the log.
func (in *Screen) WatchLines() ([]watch.Line, int) { return in.watch.Lines(), in.watch.Dropped() }

// TellWatch puts what happened into words anew, where it may be shown otherwise now.
func (in *Screen) TellWatch() tea.Cmd { return in.watch.Settle() }

// Rest ends the watch when one can only come back to the session.
func (in *Screen) Rest() {
	in.watch.Leave()
	if in.watchHeight() != in.watchLines {
		in.arrange()
	}
}

// watchHeight is how many lines the watch takes, or the recording.
func (in *Screen) watchHeight() int {
	if in.Replay != nil {
		return 1
	}
	return in.watch.Height(in.width, in.height)
}

// watchView returns those lines.
func (in *Screen) watchView(count int) []string {
	if in.Replay != nil {
		return in.replayView(count)
	}
	return in.watch.View(in.Env.Styles, in.width, count)
}

// longestWho is how many cells of who it is stand in the terminal's title.
const longestWho = 40

// WindowTitle is what a watched session comes to.
func (in *Screen) WindowTitle() string {
	verdict, ok := in.watch.Verdict()
	if !ok || in.Replay != nil || !in.watch.On() && in.watch.News() == 0 {
		return ""
	}
	title := verdict.Brief + signs.Between + measure.Truncate(facts.Who(in.shown), longestWho, signs.Cut)
	if in.watch.News() > 0 {
		return "* " + title
	}
	return title
}

// toCopy is the session as it may be shown, with what happened while it was watched.
func (in *Screen) toCopy() *model.Session {
	copied := *in.taken()
	copied.Watched = in.watch.Happenings()
	return &copied
}

// longestMarker is how long a marker can be, in characters.
const longestMarker = 200

// askMarker asks for what is to stand in the log.
func (in *Screen) askMarker() {
	in.startPrompt("Marker", longestMarker, func() []action.Action {
		form := in.Env.Keys.Form
		return []action.Action{
			{ID: "marker.set", Keys: keys.As(form.Submit, "set it"), Group: watchGroup, Footer: 1, Always: true, Do: action.Run(in.setMarker)},
			{ID: "marker.cancel", Keys: form.Cancel, Group: watchGroup, Footer: 2, Always: true, Do: action.Just(in.endPrompt)},
		}
	})
	in.prompt.input.SetValue("now he restarts")
	in.prompt.input.Select()
}

func (in *Screen) setMarker() tea.Cmd {
	text, ok := in.typed()
	if !ok {
		return nil
	}
	in.Say(box.Note("The marker stands in the log and in the ticket."))
	return in.watch.Mark(text)
}

// toggleBell has changes ring, or no longer.
func (in *Screen) toggleBell() {
	in.watch.SwitchBell()
	if in.watch.Bell() {
		in.Say(box.Note("The terminal's bell rings when something changes."))
		return
	}
	in.Say(box.Note("The bell is off."))
}
