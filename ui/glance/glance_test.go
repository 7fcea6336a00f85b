package glance_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/glance"
)

// account answers with a session from a device for each nonce.
type account struct {
	sessions, devices int
	broken            bool
	budget            model.Budget
	ctx               context.Context
}

func (a *account) Session(ctx context.Context, ref model.Ref, _ func(model.Progress)) (*model.Session, error) {
	a.sessions++
	a.ctx = ctx
	if a.broken {
		return nil, errors.New("the line is broken")
	}
	s := &model.Session{}
	s.DeviceID, s.Geo = model.Known("device of "+ref.User), model.Known(model.Geo{Country: model.Known("SE")})
	s.Posture = model.Known([]model.PostureCheck{{Success: model.Known(true)}})
	return s, nil
}

func (a *account) Device(context.Context, string, string) (model.DeviceInfo, error) {
	a.devices++
	return model.DeviceInfo{Name: model.Known("PC-1")}, nil
}

func (a *account) Budget() model.Budget { return a.budget }

// names are those that were looked up before.
type names struct{ *model.Names }

func (n names) Shown() *model.Names { return n.Names }

func list(n int) []model.SessionSummary {
	all := make([]model.SessionSummary, n)
	for i := range all {
		all[i].Nonce = fmt.Sprint("nonce-", i)
	}
	return all
}

var now = time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)

// messages runs commands and returns what they bring.
func messages(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	msg := cmd()
	batch, ok := msg.(tea.BatchMsg)
	if !ok {
		return []tea.Msg{msg}
	}
	var all []tea.Msg
	for _, one := range batch {
		all = append(all, messages(one)...)
	}
	return all
}

// readAll reads until nothing more is wanted.
func readAll(r *glance.Reader, a *account, all []model.SessionSummary) {
	pending := messages(r.Want(a, model.Ref{Account: "a", User: "u"}, all, now))
	for len(pending) > 0 {
		msg := pending[0]
		pending = pending[1:]
		if r.Update(msg) {
			pending = append(pending, messages(r.Want(a, model.Ref{Account: "a", User: "u"}, all, now))...)
		}
	}
}

func TestTheFirstFewSessionsAreRead(t *testing.T) {
	r, a, all := glance.New(t.Context(), names{&model.Names{}}), &account{}, list(50)
	if got := len(messages(r.Want(a, model.Ref{}, all, now))); got != 2 {
		t.Errorf("%d sessions are read at once", got)
	}
	r, a = glance.New(t.Context(), names{&model.Names{}}), &account{}
	readAll(r, a, all)
	added := r.Added(all)
	if first := added[0].Glance; first == nil || first.Country.Value != "SE" || first.Device.Value != "PC-1" || first.Posture.Pass != 1 {
		t.Errorf("the first session has %+v", first)
	}
	if a.sessions != 8 || added[7].Glance == nil || added[8].Glance != nil || all[0].Glance != nil {
		t.Errorf("%d sessions were read", a.sessions)
	}
	// Two were under way before the name of their device was known.
	if a.devices > 2 {
		t.Errorf("the one device was asked for %d times", a.devices)
	}
}

func TestNothingIsReadWhereFewRequestsAreLeft(t *testing.T) {
	r, a := glance.New(t.Context(), names{&model.Names{}}), &account{budget: model.Budget{Known: true, Limit: 1200, Remaining: 100, Resets: now.Add(time.Minute)}}
	if readAll(r, a, list(3)); a.sessions != 0 {
		t.Errorf("%d sessions were read", a.sessions)
	}
}

func TestASessionThatCannotBeReadIsNotAskedForAgain(t *testing.T) {
	r, a := glance.New(t.Context(), names{&model.Names{}}), &account{broken: true}
	readAll(r, a, list(3))
	if added := r.Added(list(3)); a.sessions != 3 || added[0].Glance != nil {
		t.Errorf("%d requests, %+v", a.sessions, added[0].Glance)
	}
}

func TestAnotherPersonEndsWhatIsUnderWay(t *testing.T) {
	r, a := glance.New(t.Context(), names{&model.Names{}}), &account{}
	late := messages(r.Want(a, model.Ref{}, list(1), now))
	r.Forget()
	if a.ctx.Err() == nil {
		t.Error("the request goes on")
	}
	if r.Update(late[0]) || r.Added(list(1))[0].Glance != nil {
		t.Error("an answer about the one before counts")
	}
	if readAll(r, a, list(1)); r.Added(list(1))[0].Glance == nil {
		t.Error("nothing is read any more")
	}
}

func TestANameThatIsKnownIsNotAskedFor(t *testing.T) {
	known := names{&model.Names{Devices: map[string]model.DeviceInfo{"device of u": {Name: model.Known("PC-7")}}}}
	r, a := glance.New(t.Context(), known), &account{}
	readAll(r, a, list(1))
	if got := r.Added(list(1))[0].Glance; got == nil || got.Device.Value != "PC-7" || a.devices != 0 {
		t.Errorf("%d devices were asked for, %+v", a.devices, got)
	}
}

func TestNothingIsReadWhileLookUpsAreOff(t *testing.T) {
	for _, off := range []glance.Names{nil, names{}} {
		r, a := glance.New(t.Context(), off), &account{}
		if readAll(r, a, list(3)); a.sessions != 0 {
			t.Errorf("%d sessions were read", a.sessions)
		}
	}
}
