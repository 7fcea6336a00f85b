package finder

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/ui/flight"
	"ztsession/ui/widget/table"
)

// typingPause is how long nobody may type before people are asked for.
const typingPause = 150 * time.Millisecond

// peoplePage is how many people are asked for at once.
const peoplePage = 50

// people are the people of an account who fit what was typed, as many pages as
// were scrolled to. One request runs at most: a newer one waits until the one
// that it replaces has ended, which is at once, since that is cancelled.
type people struct {
	guard      flight.Guard
	inFlight   bool
	waiting    *model.PeopleQuery // what to ask as soon as nothing is in flight
	generation int                // of typing; a pause of an older one does not count

	account string // whose people these are
	search  string // what these people were asked for
	all     []model.Person
	page    int
	total   model.Field[int]
	more    bool
	state   state
	why     string
	clock   clock.Clock
}

// typed says that the text changed, and returns the command that waits for a pause.
func (p *people) typed() tea.Cmd {
	p.generation++
	generation := p.generation
	return tea.Tick(typingPause, func(time.Time) tea.Msg { return typingPausedMsg{generation} })
}

// start asks for the people who fit, from the first page, unless they are there already.
func (p *people) start(directory Directory, account, search string) tea.Cmd {
	if p.account == account && p.search == search && (p.state == loaded || p.state == asking) {
		return nil
	}
	p.account, p.search, p.state = account, search, asking
	return p.ask(directory, model.PeopleQuery{Search: search, Page: 1, PerPage: peoplePage})
}

// next asks for the page after those that are there, if there is one.
func (p *people) next(directory Directory) tea.Cmd {
	if !p.more || p.inFlight || p.state != loaded {
		return nil
	}
	return p.ask(directory, model.PeopleQuery{Search: p.search, Page: p.page + 1, PerPage: peoplePage})
}

func (p *people) ask(directory Directory, query model.PeopleQuery) tea.Cmd {
	if p.inFlight {
		p.guard.Abort()
		p.waiting = &query
		return nil
	}
	p.inFlight = true
	ctx, id := p.guard.Begin()
	account := p.account
	return func() tea.Msg {
		found, err := directory.People(ctx, account, query)
		return peopleListedMsg{id: id, query: query, people: found, err: err}
	}
}

// listed takes a page, and returns the command that asks what waited for it.
func (p *people) listed(msg peopleListedMsg, directory Directory) tea.Cmd {
	p.inFlight = false
	current := p.guard.Finish(msg.id)
	if p.waiting != nil {
		query := *p.waiting
		p.waiting = nil
		return p.ask(directory, query)
	}
	if !current {
		return nil
	}
	if msg.err != nil {
		p.failed(msg.err)
		return nil
	}
	if msg.query.Page == 1 {
		p.all = nil
	}
	p.all = append(p.all, msg.people.People...)
	p.page, p.total, p.more, p.state, p.why = msg.query.Page, msg.people.Total, msg.people.More, loaded, ""
	return nil
}

func (p *people) failed(err error) {
	p.state = failed
	if errors.Is(err, context.Canceled) {
		p.state = idle
		return
	}
	p.all, p.more = nil, false
	problem := model.ProblemOf(err)
	p.why = because("People could not be searched.", problem, "A user id can still be typed; enter asks again.")
}

// because says what did not work, why, and what still does.
func because(what string, why model.Problem, still string) string {
	return model.Problem{What: what, Cause: strings.TrimSpace(why.What + " " + why.Cause), Next: still}.String()
}

// forget drops the people of an account that is no longer the one asked.
func (p *people) forget() {
	p.guard.Abort()
	p.waiting = nil
	p.all, p.more, p.state, p.why, p.account, p.search = nil, false, idle, "", "", ""
}

// title says how many of how many people are there.
func (p *people) title() string {
	if p.state == asking && len(p.all) == 0 {
		return "People …"
	}
	if p.state == failed {
		return "People"
	}
	words := "People · " + thousands(len(p.all))
	if total, ok := p.total.Get(); ok && total > len(p.all) {
		words += " of " + thousands(total)
	} else if p.more {
		words += " and more"
	}
	if p.state == asking || p.inFlight {
		words += " …"
	}
	return words
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

func peopleColumns() []table.Column {
	return []table.Column{
		{Title: "Name", Width: 12, Grow: true},
		{Title: "E-mail", Width: 18, Grow: true},
		{Title: "Last login", Width: 12, Time: true, Rank: 1},
		{Title: "Seats", Width: 15, Rank: 3},
		{Title: "Devices", Width: 7, Rank: 2},
	}
}

// Len returns the number of people who are there.
func (p *people) Len() int { return len(p.all) }

// Cells returns the row of a person.
func (p *people) Cells(i int) []table.Cell {
	person := &p.all[i]
	login := table.Cell{Text: "not reported", Tone: facts.Muted}
	if at, ok := person.LastLogin.Get(); ok {
		login = table.Cell{Text: p.clock.Moment(at)}
	}
	return []table.Cell{
		textCell(person.Name), textCell(person.Email), login,
		{Text: person.Seats(), Tone: facts.Muted},
		{Text: string(person.Devices.Value), Tone: facts.Muted},
	}
}

func textCell(field model.Field[string]) table.Cell {
	if text, ok := field.Get(); ok {
		return table.Cell{Text: text}
	}
	return table.Cell{Text: "–", Tone: facts.Muted}
}

// thousands writes a number with commas: 1,204.
func thousands(n int) string {
	digits := strconv.Itoa(n)
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}
