package collect

import (
	"context"
	"errors"
	"time"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/sorting"
)

const (
	// rowsEach is how many rows of the access log are read for each session that is
	// wanted: a person leaves one for each application.
	rowsEach = 5
	// mostLooks is how often the log is looked at further back.
	mostLooks = 3
	// listPage is how many people of the list are looked at, where the log has too
	// few. The order of the list is not documented, so of a large account these are
	// any, and all of its pages would cost more than the sample.
	listPage = 1000
)

// people reads the newest sessions of those who logged in last, and where the log
// has too few, of those in the list of people.
func (r *reading) people(ctx context.Context) {
	fromLog := r.fromLog(ctx)
	if r.over(ctx) {
		return
	}
	// Without a list there is what the log has.
	listed, err := asked(ctx, r, func() (model.People, error) {
		return r.source.People(ctx, r.wanted.Account, model.PeopleQuery{PerPage: listPage})
	})
	if err != nil {
		r.cannotList(err)
		return
	}
	r.unlisted = nil
	if r.pool.About.From = model.FromBoth; !fromLog {
		r.pool.About.From = model.FromPeopleList
	}
	r.each(ctx, newestFirst(listed.People))
}

// fromLog reads the newest sessions of the people in the access log, who was
// refused as well as who was let in: when a rule fails for everybody, hardly anybody
// is let in. It reports whether there was anybody in it.
func (r *reading) fromLog(ctx context.Context) bool {
	some, until := false, time.Time{}
	for range mostLooks {
		query := access.LogQuery{Limit: rowsEach * r.wanted.Sessions, Until: until}
		log, err := asked(ctx, r, func() (access.Log, error) { return r.source.Requests(ctx, r.wanted.Account, query) })
		if err != nil {
			r.cannotList(err)
			return some
		}
		people := make([]candidate, 0, len(log.Rows))
		for i := range log.Rows {
			people = append(people, candidate{id: log.Rows[i].UserID.Value, email: log.Rows[i].Email.Value})
		}
		some = some || len(people) > 0
		r.each(ctx, people)
		if r.over(ctx) || !log.More || log.Oldest.IsZero() || log.Oldest.Equal(until) {
			return some
		}
		until = log.Oldest
	}
	return some
}

// cannotList keeps why a list could not be read.
func (r *reading) cannotList(err error) {
	if !errors.Is(err, errSpent) {
		r.unlisted = err
	}
}

// newestFirst orders people by their last login; those of whom none is known are
// the last.
func newestFirst(people []model.Person) []candidate {
	sorting.Stable(people, func(a, b model.Person) int { return b.LastLogin.Value.Compare(a.LastLogin.Value) })
	all := make([]candidate, 0, len(people))
	for i := range people {
		all = append(all, candidate{id: people[i].ID, email: people[i].Email.Value})
	}
	return all
}
