// Package collect reads the newest sessions of other people for a sample: a few at
// a time, the people who logged in last first, as long as the budget has room.
package collect

import (
	"cmp"
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/lookup"
	"ztsession/model/sample"
)

// Source answers what is asked. The access log is the one list that has people in
// the order of their logins; the list of people has no order that is documented.
type Source interface {
	// Requests returns rows of the access log, newest first.
	Requests(ctx context.Context, account string, q access.LogQuery) (access.Log, error)
	// People returns a page of the people of the account.
	People(ctx context.Context, account string, q model.PeopleQuery) (model.People, error)
	// Sessions returns a person's active sessions, newest first.
	Sessions(ctx context.Context, account, user string) ([]model.SessionSummary, error)
	// Session returns one session.
	Session(ctx context.Context, ref model.Ref, progress func(model.Progress)) (*model.Session, error)
	// Budget returns how many requests are left.
	Budget() model.Budget
}

// Usual is how many sessions are read unless another number is wanted.
const Usual = 20

const (
	// atOnce is how many people are read at the same time.
	atOnce = 4
	// mostFailures is how many sessions in a row may fail: then it is not the
	// sessions that are at fault.
	mostFailures = 5
)

// Wanted is what a sample is to be of.
type Wanted struct {
	Account string
	// Sessions is how many sessions to read; 0 for Usual.
	Sessions int
	// User and Email are the person who is left out; empty for nobody.
	User, Email string
	// Now is the clock by which the age of results is counted.
	Now func() time.Time
}

// Read reads a sample. Each session takes two requests, and finding the people one
// for a hundred logins; none is made that would leave fewer than a tenth of the
// limit. It calls report, which may be nil, in its own goroutine or another, after
// each session.
//
// When ctx ends, what came so far is the sample, and there is no error. Sessions
// that cannot be read are counted. The error is that of the source when nobody
// could be read because of it.
func Read(ctx context.Context, source Source, wanted Wanted, report func(model.Progress)) (*sample.Pool, error) {
	if wanted.Sessions <= 0 {
		wanted.Sessions = Usual
	}
	r := &reading{source: source, wanted: wanted, report: report, tried: map[string]bool{}}
	r.pool.About.Wanted = wanted.Sessions
	r.say()
	r.people(ctx)
	r.end(ctx)
	if r.pool.Read() > 0 || ctx.Err() != nil {
		return &r.pool, nil
	}
	return &r.pool, cmp.Or(r.failure, r.unlisted)
}

// reading is a sample that is being read. What several goroutines use is below mu.
type reading struct {
	source Source
	wanted Wanted
	report func(model.Progress)

	mu       sync.Mutex
	tried    map[string]bool // people by id and e-mail
	pool     sample.Pool
	underWay int // people who are being read
	requests int // requests that are being made
	spent    bool
	failed   int   // sessions that failed in a row
	failure  error // why the first of them did
	unlisted error // why nobody could be found; nil when somebody could
}

// end says why no more was read.
func (r *reading) end(ctx context.Context) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case r.pool.Read() >= r.wanted.Sessions:
		r.pool.About.Ended = model.SampleComplete
	case r.spent:
		r.pool.About.Ended = model.SampleFewRequests
	case r.failed >= mostFailures:
		r.pool.About.Ended = model.SampleFailing
	case ctx.Err() != nil:
		r.pool.About.Ended = model.SampleStopped
	default:
		r.pool.About.Ended = model.SampleFewPeople
	}
	r.pool.About.At = r.wanted.Now()
}

// candidate is somebody whose newest session may be read. One who is known from
// the access log may lack the id.
type candidate struct{ id, email string }

// each reads people a few at a time, until there are enough.
func (r *reading) each(ctx context.Context, people []candidate) {
	var waiting sync.WaitGroup
	defer waiting.Wait()
	changed := make(chan struct{}, 1)
	for _, one := range people {
		if !r.fresh(one) {
			continue
		}
		for !r.begin(ctx) {
			// Those under way may be enough, and may not be.
			if r.over(ctx) || r.idle() {
				return
			}
			<-changed
		}
		waiting.Go(func() {
			r.one(ctx, one)
			r.done()
			select {
			case changed <- struct{}{}:
			default:
			}
		})
	}
}

// over reports whether no more is to be read, whoever is left.
func (r *reading) over(ctx context.Context) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return ctx.Err() != nil || r.spent || r.failed >= mostFailures || r.pool.Read() >= r.wanted.Sessions
}

// fresh reports whether a person was not tried yet and is not the one left out.
func (r *reading) fresh(one candidate) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	email := strings.ToLower(one.email)
	isLeftOut := one.id != "" && one.id == r.wanted.User || email != "" && strings.EqualFold(email, r.wanted.Email)
	if isLeftOut || one.id == "" && email == "" || one.id != "" && r.tried[one.id] || email != "" && r.tried[email] {
		return false
	}
	r.tried[one.id], r.tried[email] = true, true
	return true
}

// begin reports whether another person can be read now.
func (r *reading) begin(ctx context.Context) bool {
	if r.over(ctx) {
		return false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.underWay >= atOnce || r.pool.Read()+r.underWay >= r.wanted.Sessions {
		return false
	}
	r.underWay++
	return true
}

func (r *reading) done() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.underWay--
}

// idle reports whether nobody is being read.
func (r *reading) idle() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.underWay == 0
}

// one reads the newest session of a person.
func (r *reading) one(ctx context.Context, who candidate) {
	s, err := r.newest(ctx, &who)
	r.mu.Lock()
	defer func() {
		r.mu.Unlock()
		r.say()
	}()
	switch {
	case ctx.Err() != nil && err != nil, errors.Is(err, errSpent):
	case errors.Is(err, lookup.ErrNoSession):
		r.pool.About.NoSession++
		r.failed = 0
	case err != nil:
		r.pool.About.NotRead++
		if r.failure == nil {
			r.failure = err
		}
		r.failed++
	default:
		r.failed = 0
		r.pool.Add(who.id, s, r.wanted.Now())
	}
}

// newest returns the newest session of a person, whose id it finds out.
func (r *reading) newest(ctx context.Context, who *candidate) (*model.Session, error) {
	if who.id == "" {
		people, err := asked(ctx, r, func() (model.People, error) {
			return r.source.People(ctx, r.wanted.Account, model.PeopleQuery{Email: who.email})
		})
		if err != nil {
			return nil, err
		}
		for i := range people.People {
			if strings.EqualFold(people.People[i].Email.Value, who.email) {
				who.id = people.People[i].ID
			}
		}
		if who.id == "" || who.id == r.wanted.User {
			return nil, lookup.ErrNoSession
		}
	}
	sessions, err := asked(ctx, r, func() ([]model.SessionSummary, error) { return r.source.Sessions(ctx, r.wanted.Account, who.id) })
	if err != nil {
		return nil, err
	}
	for i := range sessions {
		if nonce := sessions[i].Nonce; nonce != "" {
			return asked(ctx, r, func() (*model.Session, error) {
				return r.source.Session(ctx, model.Ref{Account: r.wanted.Account, User: who.id, Nonce: nonce}, nil)
			})
		}
	}
	return nil, lookup.ErrNoSession
}

// say reports how many sessions were read.
func (r *reading) say() {
	if r.report == nil {
		return
	}
	r.mu.Lock()
	p := model.Progress{Done: r.pool.Read(), Of: r.wanted.Sessions}
	r.mu.Unlock()
	r.report(p)
}

// errSpent says that a request would have left too few.
var errSpent = errors.New("few requests are left")

// asked makes a request unless too few would be left then, counting those that
// are being made at the same time. Once one was not made, none is any more.
func asked[T any](ctx context.Context, r *reading, ask func() (T, error)) (T, error) {
	var none T
	if ctx.Err() != nil {
		return none, ctx.Err()
	}
	r.mu.Lock()
	if spare := r.source.Budget().Spare(r.wanted.Now()); r.spent || spare <= r.requests {
		r.spent = true
		r.mu.Unlock()
		return none, errSpent
	}
	r.requests++
	r.mu.Unlock()
	defer func() {
		r.mu.Lock()
		r.requests--
		r.mu.Unlock()
	}()
	return ask()
}
