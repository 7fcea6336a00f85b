package lookup

import (
	"cmp"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/paste"
	"ztsession/ui/action"
	"ztsession/ui/screen"
)

// Paste takes text that was pasted into any field. What was understood of it
// is shown before anything is asked. A saved answer is opened.
func (f *Screen) Paste(text string) (tea.Cmd, action.Outcome) {
	if f.form.Busy() {
		return nil, nil
	}
	found := f.Understand(text)
	switch found.Kind {
	case paste.SavedSession:
		return nil, f.openText(cmp.Or(found.Saved, text))
	case paste.IDs, paste.AccessToken:
		return f.takeIDs(found), nil
	case paste.RayIDs:
		return f.takeRay(found), nil
	case paste.Nothing:
	}
	if found.What != "" {
		f.SetNote(found.What)
		return nil, nil
	}
	return f.after(f.edit(func() { f.form.Paste(text) })), nil
}

// takeIDs fills the form with the ids that were understood, and says so.
func (f *Screen) takeIDs(found paste.Result) tea.Cmd {
	f.fill(found.Ref)
	note := found.Say(f.Env.Now())
	if f.form.Ref().Complete() && found.Ref != (model.Ref{}) {
		note += " " + f.enterKey() + " looks up."
	}
	f.SetNote(note)
	return f.after(f.need())
}

// fill puts ids into the form in place of those that came from a search before.
// Where the person is missing the search is next.
func (f *Screen) fill(ref model.Ref) {
	if f.derived && ref.User+ref.Nonce != "" {
		// What is there belongs to somebody else.
		f.form.SetValue(userField, "")
		f.form.SetValue(nonceField, "")
	}
	if f.form.Selected(searchField) {
		f.change(func() { f.form.SetValue(searchField, "") })
	}
	f.change(func() { f.form.Fill(ref) })
	f.derived = f.derived || ref.User != ""
	f.nameAccount()
	f.held = true
	if f.form.Ref().User == "" && f.hasAccount() {
		// Whose session it is has to be searched. In an account that came along
		// nothing is asked before enter.
		f.form.Focus(searchField)
		f.held = ref.Account != ""
	}
}

// openText shows a saved answer. Nothing is asked for it.
func (f *Screen) openText(text string) action.Outcome {
	if f.OpenText == nil {
		f.SetNote("That is a saved answer; it can be opened with ztsession open.")
		return nil
	}
	session, err := f.OpenText(text)
	var failure *model.Failure
	if errors.As(err, &failure) && failure.Ref != (model.Ref{}) {
		f.fillFrom(failure)
		return nil
	}
	if err != nil {
		p := f.Env.Problem(err)
		f.setProblem(&p)
		return nil
	}
	return screen.ShowSession{Session: session}
}

// fillFrom takes the ids out of a text that is no session but names one, or the person.
func (f *Screen) fillFrom(failure *model.Failure) {
	f.fill(failure.Ref)
	what := strings.Replace(failure.Explanation.What, "Cannot open the pasted text: it is", "That is", 1)
	note := what + " What it names was taken over."
	if f.form.Ref().Complete() {
		note += " " + f.enterKey() + " looks up."
	}
	f.SetNote(note)
}
