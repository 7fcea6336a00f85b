package session

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/widget/box"
)

// longestFileName is how long the name of a file can be, in characters.
const longestFileName = 500

// recordAction is the place of the recording among the actions of the watch.
const recordAction = 3

// toggleRecording asks for a file to record to, or ends the recording.
func (in *Screen) toggleRecording() tea.Cmd {
	if name := in.watch.Recording(); name != "" {
		in.Say(box.Note("The recording is in " + name + ". ztsession open shows it."))
		return in.watch.StopRecording()
	}
	in.startPrompt("New file", longestFileName, func() []action.Action {
		form := in.Env.Keys.Form
		return []action.Action{
			{ID: "record.start", Keys: keys.As(form.Submit, "record"), Group: watchGroup, Footer: 1, Always: true, Do: action.Run(in.startRecording)},
			{ID: "record.cancel", Keys: form.Cancel, Group: watchGroup, Footer: 2, Always: true, Do: action.Just(in.endPrompt)},
		}
	})
	in.prompt.input.SetValue("ztsession-" + in.Env.Now().UTC().Format("20060102-150405") + ".jsonl")
	in.prompt.input.Select()
	return nil
}

// startRecording records from now on, and watches for that.
func (in *Screen) startRecording() tea.Cmd {
	name, ok := in.typed()
	if !ok {
		return nil
	}
	cmd := in.watch.Record(name, in.answered)
	if !in.watch.On() {
		cmd = tea.Batch(cmd, in.startWatching())
	}
	in.arrange()
	return cmd
}
