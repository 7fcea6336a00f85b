package collect_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/sample"
	"ztsession/model/sample/collect"
)

var noon = time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)

// account is one whose people are numbered, each with one session.
type account struct {
	mu       sync.Mutex
	requests int
	atOnce   int // requests that are being made
	most     int // at the same time
	read     map[string]bool
	budget   model.Budget
	took     time.Duration // that each request takes

	log, list  int // how many people are in the access log, and in the list
	withoutIDs bool
	logFails   error
	listFails  error
	fails      func(person string) error
	idle       func(person string) bool // has no session
}

func (a *account) ask(ctx context.Context) error {
	a.mu.Lock()
	a.requests++
	a.atOnce++
	a.most = max(a.most, a.atOnce)
	if a.budget.Known {
		a.budget.Remaining--
	}
	a.mu.Unlock()
	defer func() {
		a.mu.Lock()
		a.atOnce--
		a.mu.Unlock()
	}()
	if a.took > 0 {
		select {
		case <-time.After(a.took):
		case <-ctx.Done():
		}
	}
	return ctx.Err()
}

func person(i int) string { return fmt.Sprintf("person-%d", i) }
func email(i int) string  { return fmt.Sprintf("P%d@example.com", i) }

func (a *account) Requests(ctx context.Context, _ string, q access.LogQuery) (access.Log, error) {
	if err := a.ask(ctx); err != nil || a.logFails != nil {
		return access.Log{}, errors.Join(err, a.logFails)
	}
	var log access.Log
	// Each left two rows, the newest first; of one nobody can tell who it was.
	for i := range 2*a.log + 1 {
		at := noon.Add(-time.Duration(i+1) * time.Minute)
		if !q.Until.IsZero() && at.After(q.Until) {
			continue
		}
		if len(log.Rows) == q.Limit {
			log.More = true
			break
		}
		row := access.Request{At: model.Known(at)}
		if i < 2*a.log {
			row.Email = model.Known(email(i / 2))
		}
		if i < 2*a.log && !a.withoutIDs {
			row.UserID = model.Known(person(i / 2))
		}
		log.Rows, log.Oldest = append(log.Rows, row), at
	}
	return log, nil
}

func (a *account) People(ctx context.Context, _ string, q model.PeopleQuery) (model.People, error) {
	if err := a.ask(ctx); err != nil || a.listFails != nil {
		return model.People{}, errors.Join(err, a.listFails)
	}
	var people model.People
	for i := range max(a.list, a.log) {
		// The last of the list logged in last.
		one := model.Person{ID: person(i), Email: model.Known(email(i)), LastLogin: model.Known(noon.Add(time.Duration(i) * time.Minute))}
		if q.Email == "" || q.Email == email(i) {
			people.People = append(people.People, one)
		}
	}
	return people, nil
}

func (a *account) Sessions(ctx context.Context, _, user string) ([]model.SessionSummary, error) {
	if err := a.ask(ctx); err != nil {
		return nil, err
	}
	if a.idle != nil && a.idle(user) {
		return nil, nil
	}
	return []model.SessionSummary{{}, {Nonce: "newest"}, {Nonce: "older"}}, nil
}

func (a *account) Session(ctx context.Context, ref model.Ref, _ func(model.Progress)) (*model.Session, error) {
	if err := a.ask(ctx); err != nil {
		return nil, err
	}
	if a.fails != nil && a.fails(ref.User) != nil {
		return nil, a.fails(ref.User)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.read == nil {
		a.read = map[string]bool{}
	}
	a.read[ref.User+" "+ref.Nonce] = true
	return &model.Session{}, nil
}

func (a *account) Budget() model.Budget {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.budget
}

func (a *account) sample(t *testing.T, wanted collect.Wanted) model.Sample {
	t.Helper()
	wanted.Now = func() time.Time { return noon }
	pool, err := collect.Read(t.Context(), a, wanted, nil)
	if err != nil {
		t.Fatal(err)
	}
	return *pool.Without("")
}

func TestTheNewestLoginsAreRead(t *testing.T) {
	t.Parallel()
	a := &account{log: 200, list: 20_000}
	s := a.sample(t, collect.Wanted{User: person(2), Email: "p3@EXAMPLE.com"})
	if s.Read != 20 || s.Wanted != 20 || s.Ended != model.SampleComplete || s.From != model.FromAccessLog || !s.At.Equal(noon) {
		t.Errorf("%+v", s)
	}
	// One look at the log, then two requests for each.
	if a.requests != 41 {
		t.Errorf("%d requests", a.requests)
	}
	for i := range 22 {
		if isLeftOut := i == 2 || i == 3; a.read[person(i)+" newest"] == isLeftOut {
			t.Errorf("%s was read: %t", person(i), !isLeftOut)
		}
	}
}

func TestWhereTheLogHasTooFewTheListFollows(t *testing.T) {
	t.Parallel()
	a := &account{log: 3, list: 50}
	s := a.sample(t, collect.Wanted{Sessions: 5})
	if s.Read != 5 || s.From != model.FromBoth || a.requests != 2+10 || !a.read[person(49)+" newest"] || !a.read[person(48)+" newest"] {
		t.Errorf("%+v with %d requests of %v", s, a.requests, a.read)
	}
	a = &account{log: 3, logFails: errors.New("forbidden"), list: 3}
	if s = a.sample(t, collect.Wanted{}); s.Read != 3 || s.From != model.FromPeopleList || s.Ended != model.SampleFewPeople {
		t.Errorf("%+v", s)
	}
}

// TestThePeopleOfAShortLogAreLookedForFurtherBack: one who logged in often hides
// the others.
func TestThePeopleOfAShortLogAreLookedForFurtherBack(t *testing.T) {
	t.Parallel()
	a := &account{log: 400, list: 1, idle: func(user string) bool {
		var n int
		_, err := fmt.Sscanf(user, "person-%d", &n)
		return err == nil && n < 130
	}}
	s := a.sample(t, collect.Wanted{Sessions: 50})
	if s.Read != 50 || s.From != model.FromAccessLog || s.NoSession != 130 {
		t.Errorf("%+v", s)
	}
}

func TestRowsWithoutIDsAreFoundByTheirEmail(t *testing.T) {
	t.Parallel()
	a := &account{log: 30, withoutIDs: true}
	if s := a.sample(t, collect.Wanted{Sessions: 4, User: person(1)}); s.Read != 4 || a.read[person(1)+" newest"] {
		t.Errorf("%+v", s)
	}
}

// TestATenthOfTheLimitStays, counting what is asked at the same time.
func TestATenthOfTheLimitStays(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		a := &account{log: 200, took: time.Second, budget: model.Budget{Known: true, Limit: 1200, Remaining: 140, Resets: noon.Add(time.Hour)}}
		s := a.sample(t, collect.Wanted{})
		if s.Ended != model.SampleFewRequests || s.Read == 0 || s.Read > 9 || a.budget.Remaining < 120 || a.budget.Remaining > 125 {
			t.Errorf("%d were read, and %d requests are left: %v", s.Read, a.budget.Remaining, s.Ended)
		}
		a.requests, a.budget.Remaining = 0, 119
		if s = a.sample(t, collect.Wanted{}); a.requests != 0 || s.Ended != model.SampleFewRequests {
			t.Errorf("%d requests though too few are left", a.requests)
		}
	})
}

func TestWhatCameBeforeTheEndCounts(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		a := &account{log: 200, took: time.Second}
		ctx, cancel := context.WithCancel(t.Context())
		var reports []model.Progress
		pool, err := collect.Read(ctx, a, collect.Wanted{Now: time.Now}, func(p model.Progress) {
			if reports = append(reports, p); p.Done == 6 {
				cancel()
			}
		})
		s := pool.Without("")
		if err != nil || s.Ended != model.SampleStopped || s.Read < 6 || s.Read > 9 || s.NotRead > 0 || a.most != 4 {
			t.Errorf("%+v, %v, %d at once", s, err, a.most)
		}
		if first := reports[0]; first.Of != 20 || first.Done != 0 {
			t.Errorf("the first report is %+v", first)
		}
		if lead := sample.Shortfall(s); lead != fmt.Sprintf("Stopped after %d of 20.", s.Read) {
			t.Error(lead)
		}
	})
}

func TestStoppedBeforeAnythingCame(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	pool, err := collect.Read(ctx, &account{log: 9}, collect.Wanted{Now: time.Now}, nil)
	s := pool.Without("")
	if err != nil || s.Read != 0 || s.Ended != model.SampleStopped {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestSingleFailuresAreCounted(t *testing.T) {
	t.Parallel()
	a := &account{log: 60, fails: func(user string) error {
		if user == person(2) || user == person(5) {
			return errors.New("gone")
		}
		return nil
	}}
	if s := a.sample(t, collect.Wanted{}); s.Read != 20 || s.NotRead != 2 || s.Ended != model.SampleComplete {
		t.Errorf("%+v", s)
	}
}

// TestOneFailureAfterTheOtherEndsIt: what came counts, and nothing is an error.
func TestOneFailureAfterTheOtherEndsIt(t *testing.T) {
	t.Parallel()
	gone := errors.New("gone")
	a := &account{log: 60, fails: func(string) error { return gone }}
	pool, err := collect.Read(t.Context(), a, collect.Wanted{Now: time.Now}, nil)
	s := pool.Without("")
	if !errors.Is(err, gone) || s.NotRead < 5 || s.NotRead > 8 {
		t.Errorf("%+v, %v", s, err)
	}
	synctest.Test(t, func(t *testing.T) {
		a := &account{log: 60, took: time.Second}
		a.fails = func(string) error {
			a.mu.Lock()
			defer a.mu.Unlock()
			if a.requests > 20 {
				return gone
			}
			return nil
		}
		if s := a.sample(t, collect.Wanted{}); s.Ended != model.SampleFailing || s.Read == 0 {
			t.Errorf("%+v", s)
		}
	})
}

func TestNobodyToBeFound(t *testing.T) {
	t.Parallel()
	forbidden := errors.New("forbidden")
	if _, err := collect.Read(t.Context(), &account{logFails: forbidden, listFails: forbidden}, collect.Wanted{Now: time.Now}, nil); !errors.Is(err, forbidden) {
		t.Errorf("error %v", err)
	}
	if s := (&account{logFails: forbidden}).sample(t, collect.Wanted{}); s.Read != 0 || s.Ended != model.SampleFewPeople {
		t.Errorf("%+v", s)
	}
}
