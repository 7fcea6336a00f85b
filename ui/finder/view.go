package finder

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/model"
	"ztsession/model/text/wrap"
	"ztsession/ui/table"
)

// leastPanel is what the choices get at least, in lines: title, column titles
// and two rows.
const leastPanel = 4

// roomForHints is the height in lines from which a hint and words both fit.
const roomForHints = 16

// after sizes what is shown, once something has changed, and passes cmd on.
func (f *Finder) after(cmd tea.Cmd) tea.Cmd {
	f.arrange()
	return cmd
}

// arrange gives the form what it needs and the choices the rest.
func (f *Finder) arrange() {
	t := f.choices()
	words := f.words()
	panel := t != nil || words != ""
	// Where there is little room, what the words say counts more than the hint.
	f.form.SetCompact(panel || f.form.Busy(), t != nil || words != "" && f.height < roomForHints)
	height := f.height
	switch {
	case t != nil:
		height -= leastPanel
	case words != "":
		height -= 1 + len(f.wrapped(words))
	}
	height = max(height, 1)
	f.form.SetSize(f.width, height)
	if t == nil {
		return
	}
	room := f.height - min(f.form.Lines(), height) - 1
	t.SetSize(f.width, max(room, 1))
}

// View returns the screen's lines.
func (f *Finder) View() []string {
	lines := f.form.View()
	t := f.choices()
	switch {
	case t != nil:
		return append(append(lines, f.rule(f.title(t), t.Cut())), t.View(true)...)
	case f.words() != "":
		lines = append(lines, f.rule(f.title(nil), ""))
		for _, line := range f.wrapped(f.words()) {
			lines = append(lines, "  "+f.styles.Muted.Render(line))
		}
	}
	return lines
}

func (f *Finder) wrapped(words string) []string {
	return wrap.Text(words, max(min(f.width-4, 100), 1))
}

// rule is the line between the form and the choices. What the choice under the
// cursor shows only the start of stands on its right, where that has room.
func (f *Finder) rule(title, whole string) string {
	title = ansi.Truncate(title, max(f.width-5, 0), "…")
	line := max(f.width-ansi.StringWidth(title)-4, 0)
	if room := line - ansi.StringWidth(whole) - 3; whole != "" && room > 0 {
		return f.styles.Border.Render(" ─ ") + f.styles.Strong.Render(title) + " " + f.styles.Border.Render(strings.Repeat("─", room)) +
			" " + f.styles.Text.Render(whole) + " " + f.styles.Border.Render("─")
	}
	return f.styles.Border.Render(" ─ ") + f.styles.Strong.Render(title) + " " + f.styles.Border.Render(strings.Repeat("─", line))
}

// title names the choices and says how many there are.
func (f *Finder) title(t *table.Table) string {
	switch f.form.Focused() {
	case accountField:
		return "Accounts"
	case userField:
		return f.people.title()
	default:
		who := "this person"
		if person := f.Person(); person != nil {
			who = person.Title()
		}
		if f.showsInstead() {
			return "No active session of " + who
		}
		if t == nil {
			return "Active sessions of " + who
		}
		return "Active sessions of " + who + " · " + thousands(len(f.sessions.match))
	}
}

// words stand in place of the choices: what is being asked, why there is no
// list, what to do instead.
func (f *Finder) words() string {
	if f.directory == nil || f.form.Busy() {
		return ""
	}
	if f.directory.Budget().Low(f.now()) && f.choices() == nil {
		return "Cloudflare allows few more requests for now (" + f.directory.Budget().String() + "), so lists are not asked for. Ids can be typed."
	}
	switch f.form.Focused() {
	case accountField:
		return f.accountWords()
	case userField:
		return f.userWords()
	default:
		return f.nonceWords()
	}
}

func (f *Finder) accountWords() string {
	switch f.accounts.state {
	case asking:
		return "Asking which accounts this credential can see …"
	case failed:
		return f.accounts.why
	case loaded:
		switch {
		case len(f.accounts.all) == 0:
			return "This credential sees no account. Type the account id."
		case len(f.accounts.match) == 0:
			return "None of the accounts that this credential can see has this in its name or id. Enter takes it as an id."
		}
	case idle:
	}
	return ""
}

func (f *Finder) userWords() string {
	switch {
	case f.userKnown():
		return ""
	case model.CheckID(model.AccountField, f.form.Value(accountField)) != nil:
		return "Choose the account first; then people can be searched."
	case f.people.state == asking && len(f.people.all) == 0:
		return "Asking for people …"
	case f.people.state == failed:
		return f.people.why
	case f.people.state == loaded && len(f.people.all) == 0:
		return f.people.nobody()
	default:
		return ""
	}
}

func (f *Finder) nonceWords() string {
	switch {
	case f.held && f.form.Value(nonceField) == "":
		return "Enter lists the sessions of this person."
	case f.held:
		return ""
	case !f.userKnown():
		return "Choose the person first; then the sessions can be listed."
	case f.sessions.state == asking:
		return "Asking for the sessions …"
	case f.sessions.state == failed:
		return f.sessions.why
	case f.sessionsFit() && f.sessions.none():
		return "This person has no active session. Enter asks for the nonce all the same."
	case f.sessionsFit() && len(f.sessions.match) == 0:
		if len(f.sessions.all) == 1 {
			return "The only active session has another nonce. ctrl+u clears it and lists the session."
		}
		return "None of the " + thousands(len(f.sessions.all)) + " active sessions has this in its nonce. ctrl+u clears it and lists them."
	default:
		return ""
	}
}
