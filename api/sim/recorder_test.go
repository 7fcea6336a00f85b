package sim

import (
	"net/http"
	"strings"
	"testing"
)

func TestRecorderKeepsNoIDs(t *testing.T) {
	api := newAPI(t, Options{})
	get(t, api, allWell)
	get(t, api, "/nowhere/"+amina)
	requests := api.Requests()
	if len(requests) != 2 {
		t.Fatalf("%d requests were recorded", len(requests))
	}
	if got := requests[0]; got.Operation != "session" || got.InFlight != 1 || strings.Contains(got.Path, amina) {
		t.Errorf("the session was recorded as %+v", got)
	}
	if got := requests[1]; got.Operation != "" || got.Path != "" || got.Method != http.MethodGet {
		t.Errorf("the unknown path was recorded as %+v", got)
	}
}

func TestRecorderForgetsTheOldest(t *testing.T) {
	api := newAPI(t, Options{})
	r := request(t, "/user/tokens/verify")
	for range 2*kept + 1 {
		do(api, r)
	}
	if got := len(api.Requests()); got != kept+1 {
		t.Errorf("%d requests are remembered", got)
	}
}
