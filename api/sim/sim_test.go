package sim

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"ztsession/model"
)

const (
	corp  = "a0b1c2d3e4f5061728394a5b6c7d8e9f"
	lab   = "b1c2d3e4f5061728394a5b6c7d8e9fa0"
	amina = "5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01"
	users = "/accounts/" + corp + "/access/users"
)

func noon() time.Time { return time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC) }

// newAPI makes an API at a fixed time, without a bound on requests unless the options have one.
func newAPI(t testing.TB, options Options) *API {
	t.Helper()
	options.Now = noon
	if options.Quota == 0 {
		options.Quota = -1
	}
	api, err := New(options)
	if err != nil {
		t.Fatal(err)
	}
	return api
}

// request is a GET below the prefix with the simulated token.
func request(t testing.TB, path string) *http.Request {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, prefix+path, nil)
	r.Header.Set("Authorization", "Bearer "+Credential().Token.Reveal())
	return r
}

// do serves the request in memory; aborted tells that the connection was dropped.
func do(api *API, r *http.Request) (response *httptest.ResponseRecorder, aborted bool) {
	response = httptest.NewRecorder()
	defer func() {
		if cause := recover(); cause != nil {
			if err, _ := cause.(error); !errors.Is(err, http.ErrAbortHandler) {
				panic(cause)
			}
			aborted = true
		}
	}()
	api.Handler().ServeHTTP(response, r)
	return response, false
}

// reply is the envelope as a client reads it.
type reply struct {
	Success bool `json:"success"`
	Errors  []struct {
		Code    int    `json:"code"`
		Message string `json:"message"`
		Chain   []struct {
			Code int `json:"code"`
		} `json:"error_chain"`
	} `json:"errors"`
	Result json.RawMessage `json:"result"`
	Info   struct {
		Page       int `json:"page"`
		PerPage    int `json:"per_page"`
		Count      int `json:"count"`
		TotalCount int `json:"total_count"`
		TotalPages int `json:"total_pages"`
	} `json:"result_info"`
}

func (r reply) codes() []int {
	var codes []int
	for _, e := range r.Errors {
		codes = append(codes, e.Code)
		for _, cause := range e.Chain {
			codes = append(codes, cause.Code)
		}
	}
	return codes
}

// get asks for a path and reads the envelope.
func get(t testing.TB, api *API, path string) (int, reply) {
	t.Helper()
	return send(t, api, request(t, path))
}

func send(t testing.TB, api *API, r *http.Request) (int, reply) {
	t.Helper()
	response, aborted := do(api, r)
	if aborted {
		t.Fatalf("%s was dropped", r.URL)
	}
	var envelope reply
	if err := json.Unmarshal(response.Body.Bytes(), &envelope); err != nil {
		t.Fatalf("%s: %v in %s", r.URL, err, response.Body)
	}
	return response.Code, envelope
}

// result asks for a path that must be answered, and reads the result into T.
func result[T any](t testing.TB, api *API, path string) T {
	t.Helper()
	status, envelope := get(t, api, path)
	if status != http.StatusOK || !envelope.Success {
		t.Fatalf("%s: status %d, codes %v", path, status, envelope.codes())
	}
	var value T
	if err := json.Unmarshal(envelope.Result, &value); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return value
}

// user is what the tests read of an entry of the users list.
type user struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Email   string `json:"email"`
	Devices int    `json:"active_device_count"`
}

func story(t testing.TB, api *API, name string) model.Ref {
	t.Helper()
	for _, story := range api.Stories() {
		if story.Name == name {
			return story.Ref
		}
	}
	t.Fatalf("there is no story %s", name)
	return model.Ref{}
}

// cancelled returns a context that ends after d.
func cancelled(t testing.TB, d time.Duration) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), d)
	t.Cleanup(cancel)
	return ctx
}
