package ui

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
	"ztsession/ui/action"
	"ztsession/ui/screen"
	"ztsession/ui/screen/palette"
	"ztsession/ui/screen/recents"
)

// elsewhere is a screen of which only a part has the keys: it has actions that
// go to another part first.
type elsewhere interface{ Elsewhere() []action.Action }

// goTo is what the palette asks for to show a page that is open already: the
// screens above the form.
type goTo struct{ stack []step }

// keptMsg brings the recent look-ups and bookmarks, for the palette.
type keptMsg struct{ all []model.Recent }

// paletteAction opens the palette.
func (a *App) paletteAction() action.Action {
	k := a.env.Keys.Global
	one := action.Action{ID: "palette", Keys: k.Palette, Help: "do anything by its name", Group: a.globalGroup(), Do: action.Run(a.openPalette)}
	if a.top().Typing() {
		one.Keys = k.PaletteInField
	}
	return one.When(!a.top().Waiting() && a.top().noun != paletteNoun)
}

// paletteNoun is what the palette is called.
const paletteNoun = "palette"

// openPalette lists everything that can be done now.
func (a *App) openPalette() tea.Cmd {
	actions, pages := a.actionEntries(), a.pages()
	p := palette.New(a.env, func() []palette.Group {
		return slices.DeleteFunc([]palette.Group{
			{Title: "What can be done here", Entries: actions},
			{Title: "Open pages", Kind: "open", Entries: pages()},
			{Title: "People", Kind: "person", Entries: a.peopleEntries()},
			{Title: "Bookmarks and recent look-ups", Kind: "recent", Entries: a.recentEntries()},
		}, func(g palette.Group) bool { return len(g.Entries) == 0 })
	})
	a.push(step{p, paletteNoun})
	if a.recents() == nil {
		return nil
	}
	return readKept(a.recents())
}

// readKept reads what is kept of earlier look-ups, where anything is. A palette
// does without what cannot be read.
func readKept(store recents.Store) tea.Cmd {
	return func() tea.Msg {
		if on, err := store.Enabled(); err != nil || !on {
			return nil
		}
		all, _ := store.List()
		return keptMsg{all}
	}
}

// everyAction returns what can be done on the screen, also what goes to another
// part of it first.
func (a *App) everyAction() []action.Action {
	all := a.actions()
	if screen, ok := a.top().Screen.(elsewhere); ok {
		all = append(all, screen.Elsewhere()...)
	}
	return all
}

// actionEntries are the actions that have a name: what works comes first.
func (a *App) actionEntries() []palette.Entry {
	var entries, off []palette.Entry
	seen := map[string]bool{"palette": true}
	for _, one := range a.everyAction() {
		// The open sessions stand among the pages, by their names.
		isTab := strings.HasPrefix(one.ID, "tabs.") && one.ID != "tabs.close"
		if one.ID == "" || one.Do == nil || seen[one.ID] || isTab {
			continue
		}
		seen[one.ID] = true
		entry := palette.Entry{
			Title: words.Capital(one.Words()), Also: one.Title() + " " + one.Group, Key: one.Shown(),
			Off: !one.Keys.Enabled(), Why: one.Why, Whole: slices.Contains(ending, one.ID), Does: screen.Chosen{ID: one.ID},
		}
		switch {
		case !entry.Off:
			entries = append(entries, entry)
		case entry.Title != "":
			off = append(off, entry)
		}
	}
	return append(entries, off...)
}

// ending are the actions that leave the program.
var ending = []string{"quit", "interrupt", "suspend"}

// pages returns what lists the pages that are open, but for the one that is shown.
func (a *App) pages() func() []palette.Entry {
	stack, left, form := slices.Clone(a.stack[1:]), a.left, a.stack[0].noun
	return func() []palette.Entry {
		entries := a.tabEntries(stack)
		for i := len(stack) - 1; i >= 1; i-- {
			entries = append(entries, page(stack[:i]))
		}
		if len(stack) > 0 {
			entries = append(entries, palette.Entry{Title: words.Capital(form), Does: screen.Chosen{Outcome: goTo{}}})
		}
		if len(left) > 0 && sessionOf(left) == nil {
			entries = append(entries, page(left))
		}
		return entries
	}
}

// tabEntries are the sessions that are open beside what is shown.
func (a *App) tabEntries(shown []step) []palette.Entry {
	var entries []palette.Entry
	for i, one := range a.tabs.all {
		if !has(shown, one.session) {
			entry := page(one.stack)
			entry.Key, entry.Also = a.tabKeyNow(i), one.session.Name()
			entries = append(entries, entry)
		}
	}
	return entries
}

// page is the screen on top of a stack.
func page(stack []step) palette.Entry {
	top := stack[len(stack)-1]
	return palette.Entry{Title: words.Capital(cmp.Or(top.Crumb(), top.noun)), Does: screen.Chosen{Outcome: goTo{stack}}}
}

// peopleEntries are the people whom the look-up lists.
func (a *App) peopleEntries() []palette.Entry {
	account, people := a.lookUp.Listed()
	entries := make([]palette.Entry, 0, len(people))
	for _, one := range people {
		ref := model.Ref{Account: account, User: one.ID}
		called := func() string {
			shown := a.env.Mask.Person(one)
			return shown.Title()
		}
		shown := a.env.Mask.Person(one)
		entries = append(entries, palette.Entry{
			Title: joined(shown.Name.Value, called()), Does: screen.Chosen{Outcome: screen.ShowPerson{Ref: ref, Title: called}},
		})
	}
	return entries
}

// recentEntries are look-ups that can be repeated.
func (a *App) recentEntries() []palette.Entry {
	entries := make([]palette.Entry, 0, len(a.kept))
	for _, one := range a.kept {
		ref := one.Ref
		account, person := a.lookUp.Named(ref)
		one.Account, one.Person = account, cmp.Or(person, one.Person)
		one = a.env.Mask.Recent(one)
		title := joined(one.Name, one.Person)
		if title == "" {
			title = joined("user "+one.Ref.User, "nonce "+one.Ref.Nonce)
		}
		entries = append(entries, palette.Entry{
			Title: title, Also: joined(one.Account, a.env.Clock.Moment(one.At)), Does: screen.Chosen{Outcome: screen.LookUp{Ref: ref}},
		})
	}
	return entries
}

// joined returns the texts that are not empty, and not said before, as one.
func joined(texts ...string) string {
	var said []string
	for _, text := range texts {
		if text != "" && !slices.Contains(said, text) {
			said = append(said, text)
		}
	}
	return strings.Join(said, signs.Between)
}

// choose does what was chosen in the palette, which is closed before.
func (a *App) choose(chosen screen.Chosen) tea.Cmd {
	a.pop()
	if chosen.ID == "" {
		return a.perform(chosen.Outcome)
	}
	for _, one := range a.everyAction() {
		if one.ID == chosen.ID && one.Do != nil && one.Keys.Enabled() {
			a.top().Touched()
			cmd, outcome := one.Do()
			return tea.Batch(cmd, a.performIf(outcome))
		}
	}
	return nil
}
