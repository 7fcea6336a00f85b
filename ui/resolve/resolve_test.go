package resolve_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/resolve"
)

// directory knows the names that it is given, and counts what is asked.
type directory struct {
	known  map[string]string
	asked  map[string]int
	budget model.Budget
}

func (d *directory) device(id string) (model.DeviceInfo, error) {
	d.asked[id]++
	if d.known[id] == "" {
		return model.DeviceInfo{}, errors.New("nobody knows it")
	}
	return model.DeviceInfo{Name: model.Known(d.known[id])}, nil
}

func (d *directory) IdentityProvider(_ context.Context, _, id string) (model.IdentityProvider, error) {
	d.asked[id]++
	return model.IdentityProvider{Name: d.known[id]}, nil
}

func (d *directory) Device(_ context.Context, _, id string) (model.DeviceInfo, error) {
	return d.device(id)
}

func (d *directory) Registration(_ context.Context, _, id string) (model.DeviceInfo, error) {
	return d.device(id)
}

func (d *directory) Budget() model.Budget { return d.budget }

var now = time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)

func ids(values ...string) []resolve.ID {
	all := make([]resolve.ID, 0, len(values))
	for _, value := range values {
		all = append(all, resolve.ID{Kind: resolve.Device, Account: "account", Value: value})
	}
	return all
}

// run runs the commands of a batch and returns what they bring.
func run(cmd tea.Cmd) []resolve.FoundMsg {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		var all []resolve.FoundMsg
		for _, one := range msg {
			all = append(all, run(one)...)
		}
		return all
	case resolve.FoundMsg:
		return []resolve.FoundMsg{msg}
	default:
		return nil
	}
}

// settle wants the ids until nothing more is asked, and returns how many were
// asked for at the same time at most.
func settle(n *resolve.Names, d *directory, wanted []resolve.ID) int {
	most := 0
	for {
		found := run(n.Want(d, wanted, now))
		if len(found) == 0 {
			return most
		}
		most = max(most, len(found))
		for _, msg := range found {
			n.Found(msg)
		}
	}
}

func TestNamesAreAskedForOnceAndAFewAtATime(t *testing.T) {
	d := &directory{known: map[string]string{}, asked: map[string]int{}}
	var values []string
	for i := range 30 {
		id := fmt.Sprint("device-", i)
		values, d.known[id] = append(values, id), fmt.Sprint("LT-", i)
	}
	n := resolve.New(t.Context(), false)
	if most := settle(n, d, ids(values...)); most > 4 {
		t.Errorf("%d names were asked for at once", most)
	}
	settle(n, d, ids(values...))
	for _, id := range values {
		if d.asked[id] != 1 || n.Shown().Devices[id].Name.Value != d.known[id] {
			t.Errorf("%s was asked for %d times and is called %q", id, d.asked[id], n.Shown().Devices[id].Name.Value)
		}
	}
}

func TestWhatNobodyKnewIsAskedForAgainOnlyAfterRetry(t *testing.T) {
	d := &directory{known: map[string]string{"b": "LT-B"}, asked: map[string]int{}}
	n := resolve.New(t.Context(), false)
	settle(n, d, ids("a", "b"))
	settle(n, d, ids("a", "b"))
	if d.asked["a"] != 1 {
		t.Errorf("asked %d times", d.asked["a"])
	}
	n.Retry()
	d.known["a"] = "LT-A"
	settle(n, d, ids("a", "b"))
	if d.asked["a"] != 2 || d.asked["b"] != 1 || n.Shown().Devices["a"].Name.Value != "LT-A" {
		t.Errorf("asked %v, found %v", d.asked, n.Shown().Devices)
	}
}

func TestNothingIsAskedWhileNamesAreOffOrRequestsFew(t *testing.T) {
	d := &directory{asked: map[string]int{}}
	n := resolve.New(t.Context(), true)
	settle(n, d, ids("a"))
	if n.Shown() != nil || !n.Toggle() || n.Shown() == nil {
		t.Error("off is not off, or on not on")
	}
	d.budget = model.Budget{Known: true, Limit: 1200, Remaining: 100, Resets: now.Add(time.Minute)}
	settle(n, d, append(ids("a", ""), resolve.ID{Value: "without an account"}))
	if len(d.asked) != 0 {
		t.Errorf("asked %v", d.asked)
	}
}

func TestNamesThatWereHandedOutDoNotChange(t *testing.T) {
	d := &directory{known: map[string]string{"a": "LT-A", "p": "Okta"}, asked: map[string]int{}}
	n := resolve.New(t.Context(), false)
	before := n.Shown()
	settle(n, d, append(ids("a"), resolve.ID{Kind: resolve.Provider, Account: "account", Value: "p"}))
	if len(before.Devices) != 0 || len(before.Providers) != 0 || n.Shown().Providers["p"].Name != "Okta" {
		t.Errorf("before %v, now %v", before, n.Shown())
	}
}
