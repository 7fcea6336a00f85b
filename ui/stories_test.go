package ui

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"ztsession/api"
	"ztsession/api/sim"
	"ztsession/model"
)

// inMemory answers requests from the simulated API without a network, so that it
// works in a bubble of fake time.
type inMemory struct{ handler http.Handler }

func (m inMemory) RoundTrip(request *http.Request) (*http.Response, error) {
	if err := request.Context().Err(); err != nil {
		return nil, err
	}
	// Nothing is gained by compressing what goes nowhere.
	plain := request.Clone(request.Context())
	plain.Header.Del("Accept-Encoding")
	answer := httptest.NewRecorder()
	m.handler.ServeHTTP(answer, plain)
	return answer.Result(), nil
}

// theCompany returns a source of the whole simulated company, and where its
// stories are found.
func theCompany(t testing.TB) (*api.Client, map[string]model.Ref) {
	t.Helper()
	simulated, err := sim.New(sim.Options{Now: testNow, Quota: -1})
	if err != nil {
		t.Fatal(err)
	}
	client, err := api.New(api.WithCredential(sim.Credential()), api.WithClock(testNow), api.WithTransport(inMemory{simulated.Handler()}))
	if err != nil {
		t.Fatal(err)
	}
	refs := map[string]model.Ref{}
	for _, story := range simulated.Stories() {
		refs[story.Name] = story.Ref
	}
	return client, refs
}
