package sim

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

const allWell = users + "/" + amina + "/active_sessions/k9Qw3LmT7xRb2VhZ"

func TestSlowAnswersLate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		api, begun := newAPI(t, Options{Fault: faultSlow}), time.Now()
		if status, _ := get(t, api, allWell); status != http.StatusOK {
			t.Errorf("status %d", status)
		}
		if took := time.Since(begun); took != slowFor {
			t.Errorf("the answer took %v", took)
		}
	})
}

func TestWaitingFaultsEndWithTheRequest(t *testing.T) {
	for _, name := range []string{faultSlow, faultDripping} {
		synctest.Test(t, func(t *testing.T) {
			api, begun := newAPI(t, Options{Fault: name}), time.Now()
			r := request(t, allWell).WithContext(cancelled(t, time.Second))
			if _, aborted := do(api, r); !aborted {
				t.Errorf("%s: the connection was not dropped", name)
			}
			if took := time.Since(begun); took != time.Second {
				t.Errorf("%s: the request ended after %v, though given up after 1s", name, took)
			}
		})
	}
}

func TestDrippingNeverBecomesAWholeAnswer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		api := newAPI(t, Options{Fault: faultDripping})
		r := request(t, "/user/tokens/verify").WithContext(cancelled(t, time.Hour))
		response, aborted := do(api, r)
		if !aborted || response.Code != http.StatusOK {
			t.Errorf("status %d, dropped %t", response.Code, aborted)
		}
		body := response.Body.Bytes()
		if want := int(time.Hour / dripEvery); len(body) < want-1 || len(body) > want+1 {
			t.Errorf("%d bytes came in an hour, want %d", len(body), want)
		}
		if json.Valid(body) {
			t.Error("the body is whole")
		}
	})
}

func TestCutEndsInTheMiddle(t *testing.T) {
	whole, _ := do(newAPI(t, Options{}), request(t, allWell))
	part, aborted := do(newAPI(t, Options{Fault: faultCut}), request(t, allWell))
	if !aborted {
		t.Error("the connection was not dropped")
	}
	if got := part.Body.String(); got != whole.Body.String()[:whole.Body.Len()/2] {
		t.Errorf("%d of %d bytes came", len(got), whole.Body.Len())
	}
	if promised := part.Header().Get("Content-Length"); promised != whole.Header().Get("Content-Length") {
		t.Errorf("%s bytes were promised, want %s", promised, whole.Header().Get("Content-Length"))
	}
}

func TestResetSendsNothing(t *testing.T) {
	response, aborted := do(newAPI(t, Options{Fault: faultReset}), request(t, allWell))
	if !aborted || response.Body.Len() > 0 {
		t.Errorf("dropped %t, %d bytes came", aborted, response.Body.Len())
	}
}

func TestRefusingFaults(t *testing.T) {
	tests := []struct {
		fault   string
		status  int
		kind    string
		retry   string
		content string
	}{
		{faultHTML, 502, htmlType, "", "<h1>502 Bad Gateway</h1>"},
		{faultRateLimited, 429, jsonType, "42", `"code":971`},
		{faultUnavailable, 503, jsonType, "", `"code":10001`},
	}
	for _, tt := range tests {
		response, _ := do(newAPI(t, Options{Fault: tt.fault}), request(t, allWell))
		header := response.Header()
		if response.Code != tt.status || header.Get("Content-Type") != tt.kind || header.Get("Retry-After") != tt.retry {
			t.Errorf("%s: status %d, %v", tt.fault, response.Code, header)
		}
		if !strings.Contains(response.Body.String(), tt.content) {
			t.Errorf("%s: %s is not in %s", tt.fault, tt.content, response.Body)
		}
	}
}

func TestFlakyFailsTwiceThenAnswers(t *testing.T) {
	api := newAPI(t, Options{Fault: faultFlaky})
	for round := range 2 {
		for _, want := range []int{502, 503, 200} {
			if response, _ := do(api, request(t, allWell)); response.Code != want {
				t.Errorf("round %d: status %d, want %d", round, response.Code, want)
			}
		}
	}
}

func TestDelayCanTurnTheOrderOfAnswersAround(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		api := newAPI(t, Options{Delay: func(r *http.Request) time.Duration {
			return time.Duration(10-len(r.URL.Query().Get("search"))) * time.Second
		}})
		answered := make(chan string, 3)
		for _, search := range []string{"a", "am", "ami"} {
			go func() {
				do(api, request(t, users+"?search="+search))
				answered <- search
			}()
			synctest.Wait()
		}
		for _, want := range []string{"ami", "am", "a"} {
			if got := <-answered; got != want {
				t.Errorf("%q was answered, want %q", got, want)
			}
		}
		for place, request := range api.Requests() {
			if request.Operation != "users" || request.InFlight != place+1 {
				t.Errorf("request %d was recorded as %+v", place, request)
			}
		}
	})
}
