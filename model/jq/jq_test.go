package jq_test

import (
	"context"
	"errors"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/jq"
)

// parse returns a document.
func parse(t testing.TB, text string) model.Value {
	t.Helper()
	doc, err := wire.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return doc.Root()
}

const answer = `{"email":"a@example.com","id":18446744073709551617,"rate":1.50,"exp":1e2,"twice":1,"twice":2,"names":["Zoë","ben"],` +
	`"checks":{"b":{"ok":true},"a":{"ok":false}},"null":null}`

func TestFilters(t *testing.T) {
	for _, test := range []struct {
		filter, want string
		count        int
	}{
		{".email", `"a@example.com"`, 1},
		{".", `{"checks": {"a": {"ok": false}, "b": {"ok": true}}, "email": "a@example.com", "exp": 1e2, "id": 18446744073709551617, "names": ["Zoë", "ben"], "null": null, "rate": 1.50, "twice": 2}`, 1},
		{".id, .rate, .exp", "[18446744073709551617, 1.50, 1e2]", 3},
		{".id + 1, .rate * 2, 0.1 + 0.2", "[18446744073709551618, 3, 0.30000000000000004]", 3},
		{`.checks | to_entries[] | select(.value.ok | not) | .key`, `"a"`, 1},
		{".names[]", `["Zoë", "ben"]`, 2},
		{"empty", "[]", 0},
		{"[.missing]", "[null]", 1},
		{"nan, infinite | tostring", `["null", "1.7976931348623157e+308"]`, 2},
		{"nan", "null", 1},
		{"$ENV, env", "[{}, {}]", 2},
		{"1, halt, 2", "1", 1},
		{`"\u001b[2J\u202e" | .`, `"\x1b[2J\u202e"`, 1},
		{`{("a\u0007"): 1}`, `{"a\x07": 1}`, 1},
		{`"ab" * 2, 3 * 4, ({a: {b: 1}} * {a: {c: 2}}), ("x" * 0)`, `["abab", 12, {"a": {"b": 1, "c": 2}}, ""]`, 4},
		{".rate *= 4 | .rate", "6", 1},
		{"[.twice *= (2, 3) | .twice]", "[4, 6]", 1},
		{"def f(x): x * 2; f(.twice)", "4", 1},
		{"def _twice: . * 2; .twice | _twice", "4", 1},
		{"reduce (1, 2, 3) as $x (1; . * $x)", "6", 1},
		{`.email | test("EXAMPLE"; "i")`, "true", 1},
	} {
		made, err := jq.Run(context.Background(), test.filter, parse(t, answer))
		if err != nil {
			t.Errorf("%s: %v", test.filter, err)
			continue
		}
		if got := made.Document.Root().Compact(0); got != test.want || made.Count != test.count || made.Cut != "" {
			t.Errorf("%s: %d results, %q, %s\nwant %d, %s", test.filter, made.Count, made.Cut, got, test.count, test.want)
		}
	}
}

func TestWhatIsWrongIsExplained(t *testing.T) {
	for filter, want := range map[string]string{
		".email |":                   "the filter is not complete",
		".email | }":                 `"}" is not expected in the filter at character 10`,
		"nosuch":                     "function not defined: nosuch/0",
		"$nosuch":                    "variable not defined: $nosuch",
		".email.x":                   "expected an object but got: string",
		`error("a\u001b[2Jb")`:       `a\x1b[2Jb`,
		`import "a" as a; .`:         "module",
		"input":                      "input",
		"inputs":                     "input",
		"debug":                      "debug",
		"stderr":                     "stderr",
		`halt_error`:                 "halt",
		"input_filename":             "input_filename",
		`_multiply("x"; 1e9)`:        "function not defined: _multiply",
		`[.. | _sort_by(.)]`:         "function not defined: _sort_by",
		`"x" * 1000000000`:           "the text becomes too long",
		`. as $d | ("x" | . *= 1e9)`: "the text becomes too long",
	} {
		made, err := jq.Run(context.Background(), filter, parse(t, answer))
		if err == nil || !strings.Contains(err.Error(), want) || strings.ContainsRune(err.Error(), '\x1b') {
			t.Errorf("%s: %v, %v; want %q", filter, made.Count, err, want)
		}
	}
}

// TestEndlessFiltersEnd: by what they take of memory, by what comes out, or with the
// context.
func TestEndlessFiltersEnd(t *testing.T) {
	for filter, want := range map[string]string{
		"range(infinite)":                            "more are left out",
		"reduce range(60) as $i (1; [., .])":         "too much comes out",
		"reduce range(1000) as $i (1; [.])":          "too many lists",
		"def f: [f]; f":                              "memory",
		"1, (reduce range(60) as $i (\"x\"; . + .))": "memory",
	} {
		made, err := jq.Run(context.Background(), filter, parse(t, "{}"))
		if err == nil {
			err = errors.New(made.Cut)
		}
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", filter, err, want)
		}
	}
	ended, stop := context.WithCancel(context.Background())
	stop()
	late, cancel := context.WithDeadline(context.Background(), time.Time{})
	defer cancel()
	for _, filter := range []string{"def f: f; f", "[range(infinite)]", "repeat(1) | empty"} {
		if _, err := jq.Run(ended, filter, parse(t, "{}")); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", filter, err)
		}
		if _, err := jq.Run(late, filter, parse(t, "{}")); err == nil || err.Error() != "it takes too long" {
			t.Errorf("%s: %v", filter, err)
		}
	}
}

// TestMemoryIsBoundedFromFilterToFilter: what one filter leaves behind is no room for
// the next, and a text that doubles is stopped before it has doubled often.
func TestMemoryIsBoundedFromFilterToFilter(t *testing.T) {
	// What other tests took before is given back: it would count here.
	debug.FreeOSMemory()
	taken := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	for _, filter := range []string{`reduce range(60) as $i ("x"; . + .)`, `reduce range(60) as $i ("x"; "\(.)\(.)")`, `reduce range(60) as $i ([1]; . + .)`} {
		for range 2 {
			if _, err := jq.Run(context.Background(), filter, parse(t, "{}")); err == nil || !strings.Contains(err.Error(), "memory") {
				t.Errorf("%s: %v", filter, err)
			}
			const most = 1 << 30
			metrics.Read(taken)
			if held := taken[0].Value.Uint64() - taken[1].Value.Uint64(); held > most {
				t.Fatalf("%s: the program has %d MiB", filter, held>>20)
			}
		}
	}
}

// FuzzFilter: nothing that is typed breaks the program, or lets something unsafe out.
func FuzzFilter(f *testing.F) {
	for _, seed := range []string{".", ".a[]", ". as $x | $x * 2", `"\(.)"`, "def f: f; f", "reduce .[] as $i (0; . + $i)", ".a *= 2", "..|numbers", "[splits(\"a\")]", "@base64d"} {
		f.Add(seed)
	}
	root := parse(f, answer)
	f.Fuzz(func(t *testing.T, filter string) {
		if len(filter) > 40 {
			return
		}
		ctx, stop := context.WithTimeout(context.Background(), 50*time.Millisecond)
		defer stop()
		made, err := jq.Run(ctx, filter, root)
		text := ""
		if err != nil {
			text = err.Error()
		} else {
			text = made.Document.Root().Compact(1000) + made.Cut
		}
		if strings.ContainsAny(text, "\x1b\x07\u202e") {
			t.Errorf("%q lets %q out", filter, text)
		}
	})
}

func BenchmarkIdentity(b *testing.B) {
	var text strings.Builder
	text.WriteString(`{"checks":[`)
	for i := range 100_000 {
		if i > 0 {
			text.WriteByte(',')
		}
		text.WriteString(`{"ok":true,"name":"A rule of the company, whose name is rather long","type":"disk_encryption","n":12345678901234567890}`)
	}
	text.WriteString(`]}`)
	root := parse(b, text.String())
	b.ReportAllocs()
	for b.Loop() {
		if _, err := jq.Run(context.Background(), ".", root); err != nil {
			b.Fatal(err)
		}
	}
}
