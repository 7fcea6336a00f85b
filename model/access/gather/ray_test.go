package gather_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"ztsession/api/sim"
	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/gather"
	"ztsession/model/clock"
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
func traced(t *testing.T, source gather.Trail, account, ray string, emails []string, report func(model.Progress)) ([]access.Request, error) {
	t.Helper()
	found, err := gather.WithRay(t.Context(), source, []string{account}, ray, emails, report)
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
	s, err := gather.Made(t.Context(), source, ref.Account, &rows[0], said.report)
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
		if s, err := gather.Made(t.Context(), source, ref.Account, &row, said.report); err != nil || s.Origin.Ref != ref {
			t.Errorf("with the id %v: error %v", id, err)
		}
	}
	_, err = gather.Made(t.Context(), source, ref.Account, &access.Request{}, said.report)
	if problem := model.ProblemOf(err); !errors.Is(err, model.ErrNotFound) || !strings.Contains(problem.What, "does not say whose") || problem.Next == "" {
		t.Errorf("of nobody: %v", err)
	}
	_, err = gather.Made(t.Context(), source, ref.Account, &access.Request{Email: model.Known("gone@example.com")}, said.report)
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
	s, err := gather.Made(t.Context(), source, account, &rows[0], said.report)
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
	var none *gather.NoRayError
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
	if s, err := gather.Made(t.Context(), source, ref.Account, &rows[0], said.report); err != nil || s.Origin.Ref != ref {
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
	if s, err := gather.Made(t.Context(), ending{source}, ref.Account, &row, func(model.Progress) {}); err != nil || s.Origin.Kind != model.FromLastSeen {
		t.Errorf("%v, error %v", s, err)
	}
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
	found, err := gather.WithRay(t.Context(), source, []string{corp, lab}, ray, nil, said.report)
	if err != nil || found.Account != lab || len(found.Rows) != 1 || source.calls["log"] != 2 {
		t.Errorf("%+v, error %v, the log read %d times", found, err, source.calls["log"])
	}
	// One that may not be read hides nothing of the others, unless it was asked for.
	forbids := forbidding{source, corp}
	if found, err := gather.WithRay(t.Context(), forbids, []string{lab, corp}, ray, nil, said.report); err != nil || found.Account != lab {
		t.Errorf("%+v, error %v", found, err)
	}
	if _, err := gather.WithRay(t.Context(), forbids, []string{corp}, ray, nil, said.report); !errors.Is(err, model.ErrForbidden) {
		t.Errorf("error %v", err)
	}
	_, err = gather.WithRay(t.Context(), source, []string{corp, lab}, "ffffffffffff0001", nil, said.report)
	if !strings.Contains(err.Error(), "The access logs of 2 accounts have no login") || !strings.Contains(err.Error(), "That of the first reaches back") {
		t.Errorf("error %v", err)
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
