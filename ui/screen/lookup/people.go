package lookup

import (
	"context"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	find "ztsession/model/lookup"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
	"ztsession/ui/fetch"
	"ztsession/ui/look"
)

// typingPause is how long nobody may type before people are asked for.
const typingPause = 150 * time.Millisecond

// peoplePerPage is how many people are asked for at once.
const peoplePerPage = 50

// people are the people of an account who fit what was typed, as many pages as
// were scrolled to.
type people struct {
	pages      fetch.Of[find.PeoplePage]
	searching  bool // the page asked for last was the first one of a search
	generation int  // of typing; a pause of an older one does not count

	account string // whose people these are
	search  string // what these people were asked for
	all     []model.Person
	fit     int // how many of them fit all that was typed
	env     *look.Env
	// everybody are all people of the account, once a list had them whole; nil
	// before.
	everybody []model.Person
}

// typingPausedMsg says that nobody typed for a moment.
type typingPausedMsg struct{ generation int }

// typed says that the text changed, and returns the command that waits for a pause.
func (p *people) typed() tea.Cmd {
	p.generation++
	generation := p.generation
	return tea.Tick(typingPause, func(time.Time) tea.Msg { return typingPausedMsg{generation} })
}

// start asks for the people who fit, from the first page, unless they are there already.
func (p *people) start(source Source, account, search string) tea.Cmd {
	if p.account == account && p.search == search && (p.loaded() || p.asking()) {
		return nil
	}
	if account != p.account {
		p.everybody = nil
	}
	p.account, p.search, p.searching = account, search, true
	return p.ask(source)
}

// next asks for the page after those that are there, if there is one.
func (p *people) next(source Source) tea.Cmd {
	last := p.pages.Value()
	if !last.More || p.pages.Asking() || !p.loaded() {
		return nil
	}
	p.searching = false
	account, wanted := p.account, p.wanted()
	return p.pages.Ask(fetch.Plain(func(ctx context.Context) (find.PeoplePage, error) {
		return last.Next(ctx, source, account, wanted)
	}))
}

// wanted is who is searched. What stands for somebody on the screen finds them too.
func (p *people) wanted() find.Wanted {
	return find.Recognise(p.env.Mask.Original(p.search)).Wanted
}

func (p *people) ask(source Source) tea.Cmd {
	account, wanted, known := p.account, p.wanted(), p.everybody
	return p.pages.Ask(fetch.Plain(func(ctx context.Context) (find.PeoplePage, error) {
		return find.Search(ctx, source, account, wanted, peoplePerPage, known)
	}))
}

// update takes a page. It reports whether the people who are shown changed.
func (p *people) update(msg tea.Msg) (bool, tea.Cmd) {
	event, cmd := p.pages.Update(msg)
	switch event {
	case fetch.Arrived:
		page := p.pages.Value()
		if page.Query.Page == 1 {
			p.all, p.fit = nil, 0
		}
		p.all = append(p.all, page.People.People...)
		p.fit += page.Fit
		if p.wanted().IsEmpty() && !page.More {
			p.everybody = append([]model.Person{}, p.all...)
		}
	case fetch.Failed:
		p.all, p.fit = nil, 0
	case fetch.Stopped, fetch.Progressed, fetch.Nothing:
		return false, cmd
	}
	return true, cmd
}

// asking reports whether the people who fit are being asked for, rather than
// one more page of them.
func (p *people) asking() bool { return p.pages.Asking() && p.searching }

// loaded reports whether the people who fit are there.
func (p *people) loaded() bool { return p.pages.Loaded() && !p.asking() && !p.failed() }

func (p *people) failed() bool { return p.pages.Err() != nil }

// forget drops the people of an account that is no longer the one asked.
func (p *people) forget() {
	p.pages.Forget()
	p.all, p.fit, p.everybody, p.account, p.search = nil, 0, nil, "", ""
}

// title says how many of how many people are there.
func (p *people) title() string {
	if p.asking() && len(p.all) == 0 {
		return "People..."
	}
	if p.failed() {
		return "People"
	}
	title := "People" + signs.Between + words.Thousands(len(p.all))
	page := p.pages.Value()
	total, ok := page.Total.Get()
	switch {
	case page.Part && !p.asking():
		title = p.partTitle(page.Query.Search)
		if page.More {
			title += " and more"
		}
	case ok && total > len(p.all):
		title += " of " + words.Thousands(total)
	case page.More:
		title += " and more"
	}
	if p.pages.Asking() {
		title += "..."
	}
	return title
}

// partTitle says how many have only a part of what was typed, where nobody was
// found by the whole.
func (p *people) partTitle(part string) string {
	have := func(n int) string {
		what := "has "
		if n != 1 {
			what = "have "
		}
		if p.env.Mask != nil {
			return what + "a part of it"
		}
		return what + model.Quote(part)
	}
	rest := len(p.all) - p.fit
	fits := "fits"
	if p.fit != 1 {
		fits = "fit"
	}
	switch {
	case p.fit == 0:
		return "Nobody fits all of it" + signs.Between + words.Thousands(rest) + " " + have(rest)
	case rest == 0:
		return "People" + signs.Between + words.Thousands(p.fit)
	default:
		return "People" + signs.Between + words.Thousands(p.fit) + " " + fits + ", " + words.Thousands(rest) + " more " + have(rest)
	}
}

// nobody says what was searched, and why someone may be missing.
func (p *people) nobody() string {
	if p.search == "" {
		return "Nobody has logged in to this account yet. A person appears here only after a first login."
	}
	return fmt.Sprintf("Nobody has %s in their e-mail or name. A person appears here only after a first login.", model.Quote(p.search))
}

// lookAlike says which person an id belongs to that looks like a user id and
// is another one.
func (p *people) lookAlike(id string) (model.Person, string) {
	for _, person := range p.all {
		switch {
		case id == "" || id == person.ID:
		case strings.EqualFold(id, person.UID):
			return person, "uid"
		case strings.EqualFold(id, person.SeatUID):
			return person, "seat_uid"
		}
	}
	return model.Person{}, ""
}
