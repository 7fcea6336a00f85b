package trace_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"ztsession/api/sim"
	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/trace"
	"ztsession/model/clock"
	"ztsession/model/lookup"
	"ztsession/model/paste"
)

const (
	benRay = "9a1b2c3d4e5f0002"
	oldRay = "9a1b2c3d4e5f0001" // of Amina, from before the log begins
	amina  = "amina.okafor@example.com"
)

// steps are what was reported while somebody waited.
type steps []string

func (s *steps) report(p model.Progress) {
	if p.Doing != "" && !slices.Contains(*s, p.Doing) {
		*s = append(*s, p.Doing)
	}
}

// traced looks in one account.
func traced(t *testing.T, source trace.Source, account, ray string, emails []string, report func(model.Progress)) ([]access.Request, error) {
	t.Helper()
	found, err := trace.Find(t.Context(), source, trace.Wanted{ID: ray, Account: account, People: emails}, report)
	return found.Rows, err
}

func TestARayIDLeadsToTheSessionOfItsLogin(t *testing.T) {
	simulated, source := company(t, sim.Options{})
	ref := refOf(t, simulated, "disk-not-encrypted")
	var said steps
	rows, err := traced(t, source, ref.Account, benRay, nil, said.report)
	if err != nil || len(rows) != 1 || !model.Is(rows[0].Email, "ben.lindqvist@example.com") || !model.Is(rows[0].Allowed, false) {
		t.Fatalf("%+v, error %v", rows, err)
	}
	s, err := trace.Made(t.Context(), source, ref.Account, &rows[0], said.report)
	if err != nil || s.Origin.Ref != ref || s.Origin.Listed == nil {
		t.Fatalf("%+v, error %v", s, err)
	}
	if len(said) != 3 || source.calls["log"] != 1 {
		t.Errorf("said %q, read the log %d times", said, source.calls["log"])
	}
	// Without an id, or with one that is another's, the e-mail finds the person.
	for _, id := range []model.Field[string]{{}, model.Known("5d2b6c1e-8f0a-4b7e-9d3c-ffffffffffff"), model.Known("seat 12")} {
		row := rows[0]
		row.UserID = id
		if s, err := trace.Made(t.Context(), source, ref.Account, &row, said.report); err != nil || s.Origin.Ref != ref {
			t.Errorf("with the id %v: error %v", id, err)
		}
	}
	_, err = trace.Made(t.Context(), source, ref.Account, &access.Request{}, said.report)
	if problem := model.ProblemOf(err); !errors.Is(err, model.ErrNotFound) || !strings.Contains(problem.What, "does not say whose") || problem.Next == "" {
		t.Errorf("of nobody: %v", err)
	}
	_, err = trace.Made(t.Context(), source, ref.Account, &access.Request{Email: model.Known("gone@example.com")}, said.report)
	if !errors.Is(err, model.ErrNotFound) {
		t.Errorf("of somebody who is gone: %v", err)
	}
}

func TestWithoutASessionTheLastSeenIdentityTakesItsPlace(t *testing.T) {
	simulated, source := company(t, sim.Options{})
	account := refOf(t, simulated, "all-well").Account
	var said steps
	rows, err := traced(t, source, account, "9a1b2c3d4e5f0010", nil, said.report)
	if err != nil {
		t.Fatal(err)
	}
	s, err := trace.Made(t.Context(), source, account, &rows[0], said.report)
	if err != nil || s.Origin.Kind != model.FromLastSeen || !model.Is(s.Email, "owen.gallagher@example.com") {
		t.Errorf("%+v, error %v", s, err)
	}
	if !slices.ContainsFunc(said, func(step string) bool { return strings.HasPrefix(step, "No session any more") }) {
		t.Errorf("said %q", said)
	}
}

func TestARayIDThatIsTooOldIsFoundInTheFailedLogins(t *testing.T) {
	simulated, source := company(t, sim.Options{})
	ref := refOf(t, simulated, "all-well")
	var said steps
	var none *trace.NoRayError
	_, err := traced(t, source, ref.Account, oldRay, nil, said.report)
	if !errors.As(err, &none) || none.Named || !none.Reach.After(noon().Add(-31*time.Hour)) || none.Reach.After(noon().Add(-20*time.Hour)) {
		t.Fatalf("error %v, of %+v", err, none)
	}
	if cause := none.ProblemAt(clock.Clock{Now: noon(), Mode: clock.UTC}).Cause; !strings.Contains(cause, "reaches back to 2026-09-09") || !strings.Contains(cause, "service token") {
		t.Errorf("the cause is %q", cause)
	}
	rows, err := traced(t, source, ref.Account, oldRay, []string{"somebody@example.org", amina}, said.report)
	if err != nil || len(rows) != 1 || !model.Is(rows[0].Allowed, false) || rows[0].IP.Presence == model.Reported {
		t.Fatalf("%+v, error %v", rows, err)
	}
	if s, err := trace.Made(t.Context(), source, ref.Account, &rows[0], said.report); err != nil || s.Origin.Ref != ref {
		t.Errorf("error %v", err)
	}
	_, err = traced(t, source, ref.Account, "ffffffffffff0001", []string{amina}, said.report)
	if !errors.As(err, &none) || !none.Named || !strings.Contains(err.Error(), "Neither the access log nor the failed logins") || !errors.Is(err, model.ErrNotFound) {
		t.Errorf("error %v", err)
	}
}

// ending is a source whose session ends between the list and the look-up.
type ending struct{ *asked }

func (ending) Session(context.Context, model.Ref, func(model.Progress)) (*model.Session, error) {
	return nil, model.ErrNotFound
}

func TestASessionThatHasJustEndedIsNone(t *testing.T) {
	simulated, source := company(t, sim.Options{})
	ref := refOf(t, simulated, "disk-not-encrypted")
	row := access.Request{Email: model.Known("ben.lindqvist@example.com")}
	if s, err := trace.Made(t.Context(), ending{source}, ref.Account, &row, func(model.Progress) {}); err != nil || s.Origin.Kind != model.FromLastSeen {
		t.Errorf("%v, error %v", s, err)
	}
}

// others are accounts that a look-up may ask for, and counts how often it does.
type others struct {
	ids   []string
	err   error
	asked int
}

func (o *others) all(context.Context) ([]model.Account, error) {
	o.asked++
	var all []model.Account
	for _, id := range o.ids {
		all = append(all, model.Account{ID: id})
	}
	return all, o.err
}

func TestARayIDIsLookedForInEveryAccount(t *testing.T) {
	simulated, source := company(t, sim.Options{})
	corp, lab := refOf(t, simulated, "all-well").Account, refOf(t, simulated, "linux-in-the-lab").Account
	log, err := source.Client.Requests(t.Context(), lab, access.LogQuery{Limit: 1})
	if err != nil || len(log.Rows) != 1 {
		t.Fatal(log, err)
	}
	var said steps
	ray := log.Rows[0].RayID.Value
	both := &others{ids: []string{lab, corp}}
	found, err := trace.Find(t.Context(), source, trace.Wanted{ID: ray, Account: corp, Others: both.all}, said.report)
	if err != nil || found.Account != lab || len(found.Rows) != 1 || source.calls["log"] != 2 || both.asked != 1 {
		t.Errorf("%+v, error %v, the log read %d times, the accounts %d times", found, err, source.calls["log"], both.asked)
	}
	// Where the first has it, nobody asks for others.
	if found, err := trace.Find(t.Context(), source, trace.Wanted{ID: ray, Account: lab, Others: both.all}, said.report); err != nil || found.Account != lab || both.asked != 1 {
		t.Errorf("%+v, error %v, the accounts asked for %d times", found, err, both.asked)
	}
	if found, err := trace.Find(t.Context(), source, trace.Wanted{ID: ray, Others: both.all}, said.report); err != nil || found.Account != lab {
		t.Errorf("without an account: %+v, error %v", found, err)
	}
	// One that may not be read hides nothing of the others, unless it was asked for.
	forbids := forbidding{source, corp}
	for _, account := range []string{lab, corp} {
		if found, err := trace.Find(t.Context(), forbids, trace.Wanted{ID: ray, Account: account, Others: both.all}, said.report); err != nil || found.Account != lab {
			t.Errorf("%+v, error %v", found, err)
		}
	}
	if _, err := trace.Find(t.Context(), forbids, trace.Wanted{ID: ray, Account: corp}, said.report); !errors.Is(err, model.ErrForbidden) {
		t.Errorf("error %v", err)
	}
	_, err = trace.Find(t.Context(), source, trace.Wanted{ID: "ffffffffffff0001", Account: corp, Others: both.all}, said.report)
	if !strings.Contains(err.Error(), "The access logs of 2 accounts have no login") || !strings.Contains(err.Error(), "That of the first reaches back") {
		t.Errorf("error %v", err)
	}
}

// TestFiveAccountsAreLookedAt at most, the first among them.
func TestFiveAccountsAreLookedAt(t *testing.T) {
	simulated, source := company(t, sim.Options{})
	known := refOf(t, simulated, "all-well").Account
	many := &others{ids: []string{fmt.Sprintf("%032x", 100), known}}
	for i := range 20 {
		many.ids = append(many.ids, fmt.Sprintf("%032x", i))
	}
	var said steps
	for _, first := range []string{"", known} {
		source.calls["log"] = 0
		_, err := trace.Find(t.Context(), source, trace.Wanted{ID: "ffffffffffff0001", Account: first, Others: many.all}, said.report)
		if !errors.Is(err, model.ErrNotFound) || source.calls["log"] != 5 {
			t.Errorf("first %q: error %v, %d logs read", first, err, source.calls["log"])
		}
	}
}

func TestWithoutAnAccountThereIsNowhereToLook(t *testing.T) {
	_, source := company(t, sim.Options{})
	var said steps
	for name, tt := range map[string]struct {
		others *others
		want   error
	}{"none can be seen": {&others{}, lookup.ErrNoAccount}, "they may not be listed": {&others{err: model.ErrForbidden}, model.ErrForbidden}} {
		if _, err := trace.Find(t.Context(), source, trace.Wanted{ID: benRay, Others: tt.others.all}, said.report); !errors.Is(err, tt.want) {
			t.Errorf("%s: error %v", name, err)
		}
	}
	if _, err := trace.Find(t.Context(), source, trace.Wanted{ID: benRay}, said.report); !errors.Is(err, lookup.ErrNoAccount) {
		t.Errorf("error %v", err)
	}
}

// TestTheFailedLoginsStandInForALogThatCannotBeRead, of the person with an e-mail or
// a user id, and say what the page was where nobody has it.
func TestTheFailedLoginsStandInForALogThatCannotBeRead(t *testing.T) {
	simulated, source := company(t, sim.Options{})
	ref := refOf(t, simulated, "all-well")
	var said steps
	for _, person := range []string{amina, ref.User} {
		found, err := trace.Find(t.Context(), forbidding{source, ref.Account}, trace.Wanted{ID: oldRay, Account: ref.Account, People: []string{person}}, said.report)
		if err != nil || len(found.Rows) != 1 || found.Rows[0].UserID.Value != ref.User || found.Account != ref.Account {
			t.Errorf("of %s: %+v, error %v", person, found, err)
		}
	}
	_, err := trace.Find(t.Context(), source, trace.Wanted{ID: "ffffffffffff0001", Account: ref.Account, Page: paste.FirewallPage}, said.report)
	if cause := model.ProblemOf(err).Cause; !strings.HasPrefix(cause, "The text is of a page of the firewall (WAF)") || !strings.Contains(cause, "reaches back") {
		t.Errorf("the cause is %q", cause)
	}
}

// TestAPersonIsKnownByTheirID where the log has an e-mail from before it changed.
func TestAPersonIsKnownByTheirID(t *testing.T) {
	s := &model.Session{Identity: model.Identity{Email: model.Known("new@example.com"), UserUUID: model.Known("5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01")}}
	for _, tt := range []struct {
		name, email, id string
		want            bool
	}{
		{"the same e-mail", " NEW@example.com", "", true},
		{"another e-mail", "old@example.com", "", false},
		{"another e-mail of the same id", "old@example.com", "5D2B6C1E-8f0a-4b7e-9d3c-1a2b3c4d5e01", true},
		{"the same e-mail of another id", "new@example.com", "5d2b6c1e-8f0a-4b7e-9d3c-ffffffffffff", true},
		{"nobody", "", "", true},
	} {
		row := &access.Request{}
		if tt.email != "" {
			row.Email = model.Known(tt.email)
		}
		if tt.id != "" {
			row.UserID = model.Known(tt.id)
		}
		if got := trace.IsOf(row, s); got != tt.want {
			t.Errorf("%s: %t", tt.name, got)
		}
	}
}

// forbidding is a source that may not read the log of an account.
type forbidding struct {
	*asked
	account string
}

func (f forbidding) Requests(ctx context.Context, account string, q access.LogQuery) (access.Log, error) {
	if account == f.account {
		return access.Log{}, model.ErrForbidden
	}
	return f.asked.Requests(ctx, account, q)
}
