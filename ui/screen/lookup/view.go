package lookup

import (
	"cmp"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/credential"
	find "ztsession/model/lookup"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
	"ztsession/model/text/wrap"
	"ztsession/ui/keys"
	"ztsession/ui/widget/table"
)

// leastPanel is what the choices get at least, in lines: title, column titles
// and two rows.
const leastPanel = 4

// roomForHints is the height in lines from which a hint and words both fit.
const roomForHints = 16

// after sizes what is shown, once something has changed, and passes cmd on.
func (f *Screen) after(cmd tea.Cmd) tea.Cmd {
	f.arrange()
	return cmd
}

// arrange gives the form what it needs and the choices the rest.
func (f *Screen) arrange() {
	t := f.choices()
	words := f.words()
	panel := t != nil || words != ""
	// Where there is little room, what the words say counts more than the hint.
	f.form.SetCompact(panel || f.form.Busy(), t != nil || f.rests() || f.hasRay() || words != "" && f.height < roomForHints)
	f.form.SetFold(accountField, "Account", f.folded())
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

// roomForFields is the height in lines from which the ids stand below the search
// in fields of their own, although none of them has the focus.
const roomForFields = 20

// folded returns what the ids are called in one line, where there is no room for more.
func (f *Screen) folded() string {
	if f.height >= roomForFields || f.form.Busy() {
		return ""
	}
	ref := f.form.Ref()
	account, person := f.Named(ref)
	shown := f.Env.Mask.Recent(model.Recent{Ref: ref, Account: account, Person: person})
	text := cmp.Or(shown.Account, shown.Ref.Account, "none yet")
	for _, more := range []string{cmp.Or(shown.Person, shown.Ref.User), shown.Ref.Nonce} {
		if more != "" && !credential.Resembles(more) {
			text += signs.Between + more
		}
	}
	return text
}

// View returns the screen's lines.
func (f *Screen) View() []string {
	lines := f.form.View()
	t := f.choices()
	switch {
	case t != nil:
		lines = append(append(lines, f.rule(f.heading(t), t.Cut())), t.View(true)...)
		if t == f.sessionTable.Table || t == f.insteadTable.Table {
			lines = append(lines, f.beside(f.height-len(lines))...)
		}
	case f.words() != "":
		lines = append(lines, f.rule(f.heading(nil), ""))
		for _, line := range f.wrapped(f.words()) {
			lines = append(lines, "  "+f.Env.Styles.Muted.Render(line))
		}
	}
	return lines
}

func (f *Screen) wrapped(words string) []string {
	return wrap.Text(words, max(min(f.width-4, 100), 1))
}

// rule is the line between the form and the choices. What the choice under the
// cursor shows only the start of stands on its right, where that has room.
func (f *Screen) rule(title, whole string) string {
	title = measure.Truncate(title, max(f.width-5, 0), signs.Cut)
	line := max(f.width-measure.Cells(title)-4, 0)
	if room := line - measure.Cells(whole) - 3; whole != "" && room > 0 {
		return f.Env.Styles.Border.Render(" ─ ") + f.Env.Styles.Strong.Render(title) + " " + f.Env.Styles.Border.Render(strings.Repeat("─", room)) +
			" " + f.Env.Styles.Text.Render(whole) + " " + f.Env.Styles.Border.Render("─")
	}
	return f.Env.Styles.Border.Render(" ─ ") + f.Env.Styles.Strong.Render(title) + " " + f.Env.Styles.Border.Render(strings.Repeat("─", line))
}

// heading names the choices and says how many there are.
func (f *Screen) heading(t *table.Table) string {
	switch at := f.form.Focused(); {
	case at == accountField:
		return "Accounts"
	case at == searchField && !f.hasAccount() && !f.findsRay():
		return "Accounts" + signs.Between + "in which one?"
	case f.rests():
		return "The next caller"
	case f.hasRay() && t == f.requestTable.Table:
		return "Logins with this Ray ID" + signs.Between + words.Thousands(len(f.rays.rows))
	case f.hasRay():
		return "By Ray ID"
	case at == searchField && !f.seeks():
		return "By id"
	case f.seeksPerson():
		return f.people.title()
	default:
		who := "this person"
		if person := f.Person(); person != nil {
			who = f.title(*person)
		}
		if f.showsInstead() {
			return "No active session of " + who
		}
		if t == nil {
			return "Active sessions of " + who
		}
		return "Active sessions of " + who + signs.Between + words.Thousands(len(f.sessions.match))
	}
}

// words stand in place of the choices: what is being asked, why there is no
// list, what to do instead.
func (f *Screen) words() string {
	if f.source == nil || f.form.Busy() {
		return ""
	}
	if f.source.Budget().Low(f.Env.Now()) && f.choices() == nil {
		words := "Cloudflare allows few more requests for now (" + f.source.Budget().String() + "), so lists are not asked for. Ids can be typed."
		if f.form.Focused() == searchField && f.hasAccount() {
			words += " " + f.enterKey() + " searches all the same."
		}
		return words
	}
	switch at := f.form.Focused(); {
	case at == accountField || at == searchField && !f.hasAccount() && !f.findsRay():
		return f.accountWords()
	case f.rests():
		return "Type who is next: it replaces this one. " + f.enterKey() + " opens the same session again."
	case f.hasRay() && f.form.HasProblem():
		return "" // The card says it.
	case f.hasRay():
		return f.rayWords()
	case at == searchField && !f.seeks():
		return f.idWords()
	case f.seeksPerson():
		return f.userWords()
	default:
		return f.nonceWords()
	}
}

// enterKey names the key that takes a value, where a sentence begins with it.
func (f *Screen) enterKey() string { return keys.AtStart(f.Env.Keys.Form.Submit) }

// because says what did not work, why, and what still does.
func (f *Screen) because(what string, err error, still string) string {
	why := f.Env.Problem(err)
	return model.Problem{
		What: what, Cause: strings.TrimSpace(why.What + " " + why.Cause),
		Next: still + "; " + keys.Name(f.Env.Keys.Form.Submit) + " asks again.",
	}.String()
}

// whyNoAccounts says why there is no list, and what still works.
func (f *Screen) whyNoAccounts() string {
	if err := f.accounts.Err(); errors.Is(err, model.ErrForbidden) && !errors.Is(err, model.ErrBlocked) {
		return "This credential may not list accounts, as is usual for account-owned tokens. Type the account id."
	}
	return f.because("The accounts could not be listed.", f.accounts.Err(), "An account id can still be typed")
}

func (f *Screen) accountWords() string {
	switch {
	case f.accounts.Asking():
		return "Asking which accounts this credential can see..."
	case f.accounts.Err() != nil:
		return f.whyNoAccounts()
	case !f.accounts.Loaded():
		return ""
	case len(f.accounts.Value()) == 0:
		return "This credential sees no account. Type the account id."
	case len(f.accounts.match) == 0:
		return "None of the accounts that this credential can see has this in its name or id. " + f.enterKey() + " takes it as an id."
	default:
		return ""
	}
}

// idWords say which id was recognised in the search, and what comes of it.
func (f *Screen) idWords() string {
	switch ref := f.recognised().Ref; {
	case ref.User != "" && ref.Nonce != "":
		return "A user id with a nonce. " + f.enterKey() + " looks the session up."
	case ref.User != "":
		return "A user id. " + f.enterKey() + " opens the person's only session, or lists them."
	case ref.Account != "":
		return "An account id. " + f.enterKey() + " searches in that account from now on."
	default:
		return "A nonce. The session is found by it and the person: " + f.enterKey() + " puts it aside, then type who it is."
	}
}

func (f *Screen) userWords() string {
	switch {
	case f.userKnown() && f.form.Focused() == userField, credential.Resembles(f.query()):
		return ""
	case model.CheckID(model.AccountField, f.form.Value(accountField)) != nil:
		return "Choose the account first; then people can be searched."
	case f.people.asking() && len(f.people.all) == 0:
		return "Asking for people..."
	case f.people.failed():
		return f.because("People could not be searched.", f.people.pages.Err(), "A user id can still be typed")
	case f.people.loaded() && len(f.people.all) == 0 && f.form.HasProblem():
		return "" // The card says it.
	case f.people.loaded() && len(f.people.all) == 0:
		return f.people.nobody()
	default:
		return ""
	}
}

func (f *Screen) nonceWords() string {
	switch {
	case f.held && f.form.Value(nonceField) == "":
		return f.enterKey() + " lists the sessions of this person."
	case f.held:
		return ""
	case isLatest(f.form.Value(nonceField)) && !f.sessionsFit():
		return f.enterKey() + " looks up the newest session of this person."
	case find.IsEmail(f.form.Value(userField)) && !f.userKnown():
		return "The person is found by the e-mail. Type the nonce, or latest for the newest session."
	case !f.userKnown():
		return "Choose the person first; then the sessions can be listed."
	case f.sessions.Asking():
		return "Asking for the sessions..."
	case f.sessions.Err() != nil:
		return f.because("The sessions could not be listed.", f.sessions.Err(), "A nonce can still be typed")
	case f.sessionsFit() && f.sessions.none():
		return "This person has no active session. " + f.enterKey() + " asks for the nonce all the same."
	case f.sessionsFit() && len(f.sessions.match) == 0:
		if len(f.sessions.Value()) == 1 {
			return "The only active session has another nonce. " + keys.AtStart(f.Env.Keys.Form.Clear) + " clears it and lists the session."
		}
		return "None of the " + words.Thousands(len(f.sessions.Value())) + " active sessions has this in it. " + keys.AtStart(f.Env.Keys.Form.Clear) + " clears it and lists them."
	default:
		return ""
	}
}
