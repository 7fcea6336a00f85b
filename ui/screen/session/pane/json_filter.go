package pane

import (
	"context"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/credential"
	"ztsession/model/jq"
	"ztsession/model/mask"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
	"ztsession/ui/fetch"
	"ztsession/ui/look"
	"ztsession/ui/widget/search"
)

// RunFilter filters a value of a document, as jq.Run does.
type RunFilter func(ctx context.Context, filter string, top model.Value) (jq.Result, error)

// SetFilter takes what filters in place of jq.Run.
func (j *JSON) SetFilter(by RunFilter) { j.filter.by = by }

// filter is the filter of the document in the language of jq.
type filter struct {
	prompt *search.Prompt
	by     RunFilter
	run    fetch.Of[jq.Result]
	wanted string // what runs
	text   string // what is in force; empty for the document as it came
	made   jq.Result
	bare   bool         // it was typed while nothing was masked
	fault  string       // why it failed with the document of now
	mask   *mask.Masker // of the document that it filtered
}

func newFilter(env *look.Env) filter {
	f := filter{prompt: search.NewPrompt("jq"), by: jq.Run, run: fetch.New[jq.Result](context.Background())}
	f.prompt.SetStyles(env.Styles)
	f.prompt.HideWhen(env.Masked)
	return f
}

// longestRun is how long a filter may run.
const longestRun = 3 * time.Second

// start asks for a filter; what is in force can be changed.
func (j *JSON) start() {
	j.filter.prompt.Start(j.filter.text, j.filter.bare)
	j.arrange()
}

// filterKey acts on a key while the prompt is open: what is no command is text.
func (j *JSON) filterKey(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	k, prompt := j.env.Keys, j.filter.prompt
	switch {
	case key.Matches(msg, k.Global.Interrupt, k.Global.Suspend, k.Global.HelpInField):
		return nil, false
	case key.Matches(msg, k.Global.Back):
		j.leavePrompt()
	case key.Matches(msg, k.Move.Open):
		if prompt.LineEnd() || prompt.Fault() != "" {
			return nil, true
		}
		text := prompt.Text()
		if text == "" {
			prompt.End()
			return j.unfilter(), true
		}
		return j.runFilter(text), true
	default:
		j.edited(prompt.Key(msg))
	}
	return nil, true
}

// edited gives up what runs, since something else is typed now.
func (j *JSON) edited(changed bool) {
	if changed {
		j.filter.run.Cancel()
		j.filter.prompt.Fail("")
		j.arrange()
	}
}

// leavePrompt gives up what runs, else closes the prompt. What was in force stays.
func (j *JSON) leavePrompt() {
	if !j.filter.run.Cancel() {
		j.filter.prompt.End()
	}
	j.arrange()
}

// runFilter filters the document.
func (j *JSON) runFilter(text string) tea.Cmd {
	j.filter.wanted, j.filter.mask = text, j.env.Mask
	top, by := j.session.Document.Root(), j.filter.by
	return j.filter.run.Ask(fetch.Plain(func(ctx context.Context) (jq.Result, error) {
		ctx, stop := context.WithTimeout(ctx, longestRun)
		defer stop()
		return by(ctx, text, top)
	}))
}

// forgetUnmasked gives up what runs and drops why filters failed: both are of the
// document before the mask was changed, and an error can quote any value of it.
func (j *JSON) forgetUnmasked() {
	j.filter.mask, j.filter.fault = j.env.Mask, ""
	j.filter.run.Cancel()
	j.filter.prompt.Fail("")
	j.arrange()
}

// filterAnew filters another document by what is in force. What was made of the last
// one stays until then, unless other things are masked now.
func (j *JSON) filterAnew(blank bool) tea.Cmd {
	var cleared tea.Cmd
	if blank {
		cleared = j.tree.Show(&model.Document{})
	}
	return tea.Batch(cleared, j.runFilter(j.filter.text))
}

// filtered shows what a filter made, or why nothing.
func (j *JSON) filtered(event fetch.Event) tea.Cmd {
	f := &j.filter
	defer j.arrange()
	switch event {
	case fetch.Arrived:
		same := f.text == f.wanted
		again := same && f.fault == ""
		if !same {
			f.bare = j.env.Mask == nil || f.prompt.Openly()
		}
		f.text, f.made, f.fault = f.wanted, f.run.Value(), ""
		f.prompt.End()
		if again {
			return j.tree.SetDocument(f.made.Document)
		}
		return j.tree.Show(f.made.Document)
	case fetch.Failed:
		if f.prompt.Open() {
			f.prompt.Fail(f.run.Err().Error())
			return nil
		}
		f.fault = f.run.Err().Error()
		return j.tree.Show(j.session.Document)
	case fetch.Nothing, fetch.Progressed, fetch.Stopped:
	}
	return nil
}

// unfilter shows the document as it came.
func (j *JSON) unfilter() tea.Cmd {
	j.filter.run.Cancel()
	j.filter.text, j.filter.fault = "", ""
	j.arrange()
	return j.tree.Show(j.session.Document)
}

// progress says in the prompt that the filter runs.
func (j *JSON) progress() string {
	if j.filter.run.Asking() {
		return "filtering..."
	}
	return ""
}

// widestFilter bounds the filter in the status, in cells.
const widestFilter = 24

// filterStatus says what the document is filtered by, and what came out.
func (j *JSON) filterStatus() string {
	f := &j.filter
	if f.text == "" {
		return ""
	}
	text := f.text
	if j.filterHidden() {
		text = "***"
	}
	status := "jq " + measure.Truncate(text, widestFilter, signs.Cut)
	switch {
	case f.run.Asking() && !f.prompt.Open():
		return status + signs.Between + "filtering..."
	case f.fault != "":
		return status + signs.Between + f.fault
	case f.made.Cut != "":
		return status + signs.Between + words.Count(f.made.Count, "result", "results") + ", " + f.made.Cut
	default:
		return status + signs.Between + words.Count(f.made.Count, "result", "results")
	}
}

// filterHidden reports whether the text of the filter is not to be shown: it has what
// may be a credential, or was typed before personal data was masked.
func (j *JSON) filterHidden() bool {
	return credential.Resembles(j.filter.text) || j.filter.bare && j.env.Mask != nil
}

// Part returns what is shown of the document in place of the whole, and what to call
// it within a sentence: what a filter made, or one value of it. The name is empty when
// the whole is shown.
func (j *JSON) Part() (part model.Value, name string) {
	switch {
	case j.inForce():
		return j.tree.Root(), "the jq result"
	case j.tree.IsPart():
		return j.tree.Root(), "the part that is shown"
	default:
		return j.tree.Root(), ""
	}
}

// LeavesOut reports whether only a part of the document is shown.
func (j *JSON) LeavesOut() bool {
	_, name := j.Part()
	return name != ""
}

// inForce reports whether what is shown is made by a filter.
func (j *JSON) inForce() bool { return j.filter.text != "" && j.filter.fault == "" }
