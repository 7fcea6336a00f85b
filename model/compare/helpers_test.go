package compare_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"ztsession/api/sim"
	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/compare"
	"ztsession/model/decode"
	"ztsession/model/jsonout"
	"ztsession/model/mask"
)

var (
	noon = time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)
	utc  = clock.Clock{Now: noon, Mode: clock.UTC}
)

// read reads a session from JSON.
func read(tb testing.TB, body string) *model.Session {
	tb.Helper()
	doc, err := wire.Parse([]byte(body))
	if err != nil {
		tb.Fatal(err)
	}
	saved, err := wire.Recognise(doc)
	if err != nil {
		tb.Fatal(err)
	}
	s := decode.Session(doc, saved.Result)
	s.Origin = model.Origin{Kind: saved.Kind, File: "saved.json", FetchedAt: noon}
	return &s
}

// compared compares two sessions, of which each is the body of an object with
// isActive before it.
func compared(tb testing.TB, there, here string) *compare.Comparison {
	tb.Helper()
	whole := func(fields string) *model.Session {
		if fields == "" {
			return read(tb, `{"isActive":true}`)
		}
		return read(tb, `{"isActive":true,`+fields+`}`)
	}
	return compare.Of(compare.Pair{There: whole(there), Here: whole(here)}, noon)
}

// told returns the rows that differ as lines, each with its change and weight.
func told(c *compare.Comparison) string {
	var lines []string
	for _, row := range c.Select(false, true) {
		lines = append(lines, row.Change.Symbol()+" "+row.Weight.String()+" "+row.Line(utc))
	}
	return strings.Join(lines, "\n")
}

// stories returns the sessions of the simulated company by their names.
func stories(tb testing.TB) (names []string, sessions []*model.Session) {
	tb.Helper()
	simulated, err := sim.New(sim.Options{Now: func() time.Time { return noon }})
	if err != nil {
		tb.Fatal(err)
	}
	for _, story := range simulated.Stories() {
		path := "/client/v4/accounts/" + story.Ref.Account + "/access/users/" + story.Ref.User + "/active_sessions/" + story.Ref.Nonce
		request := httptest.NewRequest(http.MethodGet, path, nil)
		request.Header.Set("Authorization", "Bearer "+sim.Credential().Token.Reveal())
		answer := httptest.NewRecorder()
		simulated.Handler().ServeHTTP(answer, request)
		s := read(tb, answer.Body.String())
		// The large ones make pairs of all with all slow and prove nothing more.
		if s.Document.Len() < 5000 {
			names, sessions = append(names, story.Name), append(sessions, s)
		}
	}
	return names, sessions
}

// reversed returns a session with the members of all its objects in the opposite order.
func reversed(tb testing.TB, s *model.Session) *model.Session {
	tb.Helper()
	body, err := jsonout.Append(nil, func(w *jsonout.Writer) { reverse(w, s.Document.Root()) })
	if err != nil {
		tb.Fatal(err)
	}
	return read(tb, string(body))
}

func reverse(w *jsonout.Writer, v model.Value) {
	children := slices.Collect(v.Children())
	switch v.Kind() {
	case model.KindObject:
		slices.Reverse(children)
		w.BeginObject()
		for _, member := range children {
			w.Name(member.Key())
			reverse(w, member)
		}
		w.EndObject()
	case model.KindList:
		w.BeginList()
		for _, element := range children {
			reverse(w, element)
		}
		w.EndList()
	default:
		w.Value(v)
	}
}

// masked returns the two sessions masked by one Masker.
func masked(pair compare.Pair) compare.Pair {
	m := mask.New()
	return compare.Pair{There: m.Session(pair.There), Here: m.Session(pair.Here)}
}
