package compare_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/compare"
	"ztsession/model/decode"
	"ztsession/model/jsonout"
)

// FuzzOf compares any two answers: it must not panic, tell the same whichever
// side is which and whether masked or not, and lose no leaf.
func FuzzOf(f *testing.F) {
	f.Add(`{"isActive":true,"groups":["a","b"],"geo":"SE"}`, `{"isActive":"no","groups":["b",{"id":1}],"geo":{"country":"SE"}}`)
	f.Add(`{"isActive":true,"x":1,"x":[2,[3,{}]],"device_sessions":{"d":{"last_authenticated":1},"d":null}}`, `{"isActive":true,"x":{"x":1},"device_sessions":["d",{"id":"e"}]}`)
	f.Add(`{"isActive":true,"devicePosture":[{"id":"a","rule_name":"A"},{"id":"a"},7]}`, `{"isActive":true,"devicePosture":{"a":{"rule_name":"A","success":true},"0":7,"2":{}}}`)
	f.Add(`{"isActive":true,"mtls_auth":{"auth_status":"SUCCESS"}}`, `{"isActive":true,"auth_status":"FAILED:x","mtls_auth":"NONE"}`)
	f.Fuzz(func(t *testing.T, a, b string) {
		there, here := lenient(a), lenient(b)
		if there == nil || here == nil {
			t.Skip("no session")
		}
		holds(t, compare.Pair{There: there, Here: here})
	})
}

// holds fails unless what is true of every comparison is true of this one.
func holds(t *testing.T, pair compare.Pair) {
	t.Helper()
	c := compare.Of(pair, noon)
	if back := compare.Of(compare.Pair{There: pair.Here, Here: pair.There}, noon); back.Count() != c.Count() {
		t.Errorf("one way %+v, the other %+v\n%s\n\n%s", c.Count(), back.Count(), told(c), told(back))
	}
	if self := compare.Of(compare.Pair{There: pair.Here, Here: pair.Here}, noon); self.Count().Differ+self.Count().Noise > 0 {
		t.Errorf("it differs from itself: %s", told(self))
	}
	hidden := compare.Shown(pair, masked(pair), noon)
	if hidden.Count() != c.Count() || shape(hidden.Rows) != shape(c.Rows) {
		t.Errorf("masked %+v, not masked %+v\n%s\n\n%s", hidden.Count(), c.Count(), told(hidden), told(c))
	}
	_ = everything(hidden)
	toldThere, toldHere := pathsOf(c.Rows)
	if path := missing(pair.There, pair.Here, toldThere); path != "" {
		t.Errorf("%s, there, stands in no row:\n%s", path, told(c))
	}
	if path := missing(pair.Here, pair.There, toldHere); path != "" {
		t.Errorf("%s, here, stands in no row:\n%s", path, told(c))
	}
}

// TestWhateverIsChangedIsTold changes the sessions of the simulated company at
// random, the same way each time.
func TestWhateverIsChangedIsTold(t *testing.T) {
	t.Parallel()
	names, sessions := stories(t)
	chance := rand.New(rand.NewPCG(1, 2))
	for round := range 4 {
		for i, s := range sessions {
			there, here := changed(t, s, chance), changed(t, s, chance)
			if there == nil || here == nil {
				continue
			}
			t.Run(fmt.Sprintf("%s-%d", names[i], round), func(t *testing.T) { holds(t, compare.Pair{There: there, Here: here}) })
		}
	}
}

// changed returns a session with some of its values changed, left out, sent
// twice, or of another kind; nil where it is none any more.
func changed(tb testing.TB, s *model.Session, chance *rand.Rand) *model.Session {
	tb.Helper()
	body, err := jsonout.Append(nil, func(w *jsonout.Writer) { change(w, s.Result, chance) })
	if err != nil {
		tb.Fatal(err)
	}
	return lenient(string(body))
}

func change(w *jsonout.Writer, v model.Value, chance *rand.Rand) {
	if v.Parent().Exists() && v.Depth() > 1 {
		switch chance.IntN(40) {
		case 0:
			w.Null()
			return
		case 1:
			w.Text("")
			return
		case 2:
			w.Text(fmt.Sprint("other ", chance.IntN(3)))
			return
		case 3:
			w.BeginList()
			w.Value(v)
			w.EndList()
			return
		}
	}
	children := slices.Collect(v.Children())
	switch v.Kind() {
	case model.KindObject:
		w.BeginObject()
		for _, member := range children {
			for range [...]int{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 2}[chance.IntN(14)] {
				w.Name(member.Key())
				change(w, member, chance)
			}
		}
		w.EndObject()
	case model.KindList:
		chance.Shuffle(len(children), func(i, j int) { children[i], children[j] = children[j], children[i] })
		w.BeginList()
		for _, element := range children {
			change(w, element, chance)
		}
		w.EndList()
	default:
		w.Value(v)
	}
}

// lenient reads a session, or nothing where there is none.
func lenient(body string) *model.Session {
	doc, err := wire.Parse([]byte(body))
	if err != nil {
		return nil
	}
	saved, err := wire.Recognise(doc)
	if err != nil {
		return nil
	}
	s := decode.Session(doc, saved.Result)
	s.Origin = model.Origin{Kind: saved.Kind, FetchedAt: noon}
	return &s
}
