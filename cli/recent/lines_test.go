package recent

import (
	"reflect"
	"strings"
	"testing"

	"ztsession/model/text/measure"
	"ztsession/model/text/safe"
)

const good = `{"account":"a","user":"u","nonce":"n","at":"2026-09-10T12:00:00Z"}`

func TestDecode(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text, want string
		damaged    bool
	}{
		"nothing":             {"", "", false},
		"one":                 {good + "\n", "n", false},
		"no last line end":    {good, "n", false},
		"blank lines":         {"\n" + good + "\r\n\n", "n", false},
		"a field from later":  {strings.Replace(good, "{", `{"colour":"red",`, 1), "n", false},
		"cut off":             {good + "\n" + good[:40], "n", true},
		"zeros after a crash": {good + "\n" + strings.Repeat("\x00", 99), "n", true},
		"no JSON":             {"hello\n" + good, "n", true},
		"another JSON":        {"[1]\nnull\n" + good, "n", true},
		"no time":             {strings.Replace(good, `,"at":"2026-09-10T12:00:00Z"`, "", 1), "", true},
		"a hostile id":        {strings.Replace(good, `"n"`, `"\u001b[2J"`, 1), "", true},
		"a hostile name":      {strings.Replace(good, "}", `,"name":"\u001b[2J"}`, 1), `n=\x1b[2J`, false},
		"the same twice":      {good + "\n" + strings.Replace(good, "}", `,"name":"mine"}`, 1) + "\n", "n=mine", false},
	} {
		entries, _, whole := decode([]byte(c.text))
		if got := words(entries); got != c.want || whole == c.damaged {
			t.Errorf("%s: %q, whole %v; want %q, damaged %v", name, got, whole, c.want, c.damaged)
		}
	}
}

func TestDecodeKeepsTheLaterTimeOfTwo(t *testing.T) {
	t.Parallel()
	later := strings.Replace(good, "12:00", "13:00", 1)
	for _, text := range []string{good + "\n" + later, later + "\n" + good} {
		if entries, _, _ := decode([]byte(text)); len(entries) != 1 || entries[0].At.Hour() != 13 {
			t.Errorf("%q is %+v", text, entries)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(good))
	f.Add([]byte(good + "\n" + strings.Replace(good, "}", `,"name":"\u200c\ud83d\udcbb\u202e"}`, 1)))
	f.Add([]byte("{\"account\":\"a\xff\"}\n\n[]"))
	f.Fuzz(func(t *testing.T, text []byte) {
		entries, people, _ := decode(text)
		for _, e := range entries {
			if err := e.Ref.Check(); err != nil {
				t.Errorf("%+v: %v", e, err)
			}
			for _, shown := range []string{e.Ref.Account, e.Ref.User, e.Ref.Nonce, e.Name} {
				if safe.Text(shown) != shown {
					t.Errorf("%q is not safe to show", shown)
				}
			}
			if measure.Cells(e.Name) > nameCells {
				t.Errorf("%q is too long", e.Name)
			}
		}
		again, _, whole := decode(encode(entries, people))
		if !whole || len(again) != len(entries) {
			t.Fatalf("%d entries written are %d read, whole %v", len(entries), len(again), whole)
		}
		for i := range again {
			if !again[i].At.Equal(entries[i].At) {
				t.Errorf("the time %v became %v", entries[i].At, again[i].At)
			}
			again[i].At = entries[i].At
		}
		if len(entries) > 0 && !reflect.DeepEqual(again, entries) {
			t.Errorf("%+v became %+v", entries, again)
		}
	})
}
