package lookup

import (
	"context"
	"slices"

	"ztsession/model"
	"ztsession/model/sorting"
)

// PeoplePage is a page of the people whom a search found, those who fit best first.
type PeoplePage struct {
	model.People
	// Fit is how many of them fit everything that was typed; they stand first.
	Fit int
	// Query is what was asked, for the next page. It has a part of what was typed
	// where nobody was found by the whole.
	Query model.PeopleQuery
	// Part reports whether it has.
	Part bool
}

// widerParts is how many times as many people a page has where only a part of
// what was typed is asked for.
const widerParts = 4

// Search asks for the first page of the people who are wanted. Where the API
// finds nobody it is asked for parts, unless known has everybody in the account;
// known are people who were listed before. Nobody whom the API returned is left out.
func Search(ctx context.Context, s Source, account string, w Wanted, perPage int, known []model.Person) (PeoplePage, error) {
	best := PeoplePage{}
	whole := w.whole()
	for i, query := range slices.Concat(whole, w.parts()) {
		query.Page, query.PerPage = 1, perPage
		isPart := i >= len(whole)
		if isPart {
			// Of many who have a part only a few fit.
			query.PerPage = perPage * widerParts
		}
		found, err := s.People(ctx, account, query)
		if err != nil {
			return PeoplePage{}, err
		}
		page := PeoplePage{People: found, Query: query, Part: isPart}
		if i == 0 {
			page.add(known, w)
		}
		page.order(w)
		if i == 0 || page.Fit > 0 || len(best.People.People) == 0 && len(page.People.People) > 0 {
			best = page
		}
		if page.Fit > 0 || known != nil {
			break
		}
	}
	return best, nil
}

// Next asks for the page after those that are there.
func (p PeoplePage) Next(ctx context.Context, s Source, account string, w Wanted) (PeoplePage, error) {
	query := p.Query
	query.Page++
	found, err := s.People(ctx, account, query)
	next := PeoplePage{People: found, Query: query, Part: p.Part}
	next.order(w)
	return next, err
}

// add adds those who are known and fit, and whom the API did not find.
func (p *PeoplePage) add(known []model.Person, w Wanted) {
	if w.IsEmpty() {
		return
	}
	before := len(p.People.People)
	for i := range known {
		one := &known[i]
		is := func(other model.Person) bool { return other.ID == one.ID }
		if w.fit(one) < fitsNot && !slices.ContainsFunc(p.People.People[:before], is) {
			p.People.People = append(p.People.People, *one)
		}
	}
	if total, ok := p.Total.Get(); ok {
		p.Total = model.Known(total + len(p.People.People) - before)
	}
}

// order puts those first who fit best, and counts those who fit at all.
func (p *PeoplePage) order(w Wanted) {
	type ranked struct {
		model.Person
		fit int
	}
	all := make([]ranked, 0, len(p.People.People))
	p.Fit = 0
	for i := range p.People.People {
		one := ranked{p.People.People[i], w.fit(&p.People.People[i])}
		if one.fit < fitsNot {
			p.Fit++
		}
		all = append(all, one)
	}
	sorting.Stable(all, func(a, b ranked) int { return a.fit - b.fit })
	people := make([]model.Person, 0, len(all))
	for _, one := range all {
		people = append(people, one.Person)
	}
	p.People.People = people
}
