package flight_test

import (
	"context"
	"testing"

	"ztsession/ui/flight"
)

func TestOnlyTheRequestThatRunsFinishes(t *testing.T) {
	g := flight.New(t.Context())
	if g.Running() || g.Finish(0) || g.Current(0) {
		t.Fatal("a new guard knows a request")
	}
	_, first := g.Begin()
	_, second := g.Begin()
	switch {
	case first == second:
		t.Fatalf("two requests have the id %d", first)
	case g.Current(first) || !g.Current(second) || g.ID() != second:
		t.Error("the older request counts as the one that runs")
	case g.Finish(first):
		t.Error("a stale result was taken")
	case !g.Running():
		t.Error("a stale result ended the request that runs")
	case !g.Finish(second):
		t.Error("the result that was waited for was dropped")
	case g.Running() || g.Current(second):
		t.Error("a finished request still runs")
	case g.Finish(second):
		t.Error("a result was taken twice")
	}
	if _, third := g.Begin(); third == first || third == second {
		t.Errorf("the id %d came back", third)
	}
}

func TestContextsEnd(t *testing.T) {
	parent, cancel := context.WithCancel(t.Context())
	g := flight.New(parent)

	replaced, _ := g.Begin()
	running, id := g.Begin()
	if replaced.Err() == nil {
		t.Error("the request that was replaced was not cancelled")
	}
	if running.Err() != nil {
		t.Fatal("the new request began cancelled")
	}
	g.Finish(id - 1)
	if running.Err() != nil {
		t.Error("a stale result cancelled the request that runs")
	}
	g.Finish(id)
	if running.Err() == nil {
		t.Error("a finished request keeps its context")
	}

	aborted, id := g.Begin()
	g.Abort()
	if aborted.Err() == nil || g.Running() {
		t.Error("Abort left the request running")
	}
	if g.Finish(id) {
		t.Error("the answer to a cancelled request was taken")
	}
	g.Abort() // Nothing runs; nothing happens.

	last, _ := g.Begin()
	cancel()
	if last.Err() == nil {
		t.Error("the request outlives the program")
	}
}
