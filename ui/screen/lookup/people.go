package lookup

import (
	"context"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
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
	pages      fetch.Of[peoplePage]
	searching  bool // the page asked for last was the first one of a search
	generation int  // of typing; a pause of an older one does not count

	account string // whose people these are
	search  string // what these people were asked for
	all     []model.Person
	env     *look.Env
}

// peoplePage is a page of people with the number that it was asked for by.
type peoplePage struct {
	model.People
	number int
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
	p.account, p.search, p.searching = account, search, true
	return p.ask(source, 1)
}

// next asks for the page after those that are there, if there is one.
func (p *people) next(source Source) tea.Cmd {
	if !p.pages.Value().More || p.pages.Asking() || !p.loaded() {
		return nil
	}
	p.searching = false
	return p.ask(source, p.pages.Value().number+1)
}

func (p *people) ask(source Source, number int) tea.Cmd {
	// What stands for somebody on the screen finds them too.
	search := p.env.Mask.Original(p.search)
	account, query := p.account, model.PeopleQuery{Search: search, Page: number, PerPage: peoplePerPage}
	return p.pages.Ask(fetch.Plain(func(ctx context.Context) (peoplePage, error) {
		found, err := source.People(ctx, account, query)
		return peoplePage{found, number}, err
	}))
}

// update takes a page. It reports whether the people who are shown changed.
func (p *people) update(msg tea.Msg) (bool, tea.Cmd) {
	event, cmd := p.pages.Update(msg)
	switch event {
	case fetch.Arrived:
		page := p.pages.Value()
		if page.number == 1 {
			p.all = nil
		}
		p.all = append(p.all, page.People.People...)
	case fetch.Failed:
		p.all = nil
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
	p.all, p.account, p.search = nil, "", ""
}

// title says how many of how many people are there.
func (p *people) title() string {
	if p.asking() && len(p.all) == 0 {
		return "People …"
	}
	if p.failed() {
		return "People"
	}
	title := "People · " + words.Thousands(len(p.all))
	if total, ok := p.pages.Value().Total.Get(); ok && total > len(p.all) {
		title += " of " + words.Thousands(total)
	} else if p.pages.Value().More {
		title += " and more"
	}
	if p.pages.Asking() {
		title += " …"
	}
	return title
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
