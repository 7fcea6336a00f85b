package mask

import (
	"fmt"
	"strings"
	"testing"
)

// TestWhatIsRememberedIsBounded: with more values than are remembered nothing is
// shown for it.
func TestWhatIsRememberedIsBounded(t *testing.T) {
	var text strings.Builder
	text.WriteString(`{"isActive":true`)
	for i := range mostValues + 1000 {
		fmt.Fprintf(&text, `,"k%d":"secret%d"`, i, i)
	}
	fmt.Fprintf(&text, `,"devicePosture":{"p":{"rule_name":"of secret%d","success":false,"check":{"path":"/x/secret%d"}}}}`, mostValues+999, mostValues+998)
	m := New()
	masked := m.Document(parse(t, text.String())).Root()
	if got := masked.Compact(0); strings.Contains(got, "secret") {
		t.Error("a value that was not remembered is shown")
	}
	if got := masked.Get("devicePosture").Compact(0); !strings.Contains(got, `"success": false`) {
		t.Errorf("the posture became %s", got)
	}
	if len(m.known.pseudonyms) > mostValues+10 {
		t.Errorf("%d values are remembered", len(m.known.pseudonyms))
	}
}

// TestLongTextsAreNotLookedThrough: they are no sentences, and cost too much.
func TestLongTextsAreNotLookedThrough(t *testing.T) {
	for _, piece := range []string{"00:", "/home/a b ", "a.", "a@", "0 1", "a:b.", `CORP\a `, "Jane's MacBook "} {
		long := strings.ReplaceAll(strings.Repeat(piece, longestText), `\`, `\\`)
		got := New().Document(parse(t, `{"devicePosture":{"p":{"error":"`+long+`"}}}`)).Root().Compact(0)
		if len(got) > 100 {
			t.Errorf("%d times %q became %.80s…", longestText, piece, got)
		}
	}
}

// Values that begin alike for longer than is looked for are all replaced.
func TestLongValuesAreReplacedWhole(t *testing.T) {
	alike := strings.Repeat("long ", 20)
	for _, first := range []string{"jane", "bob"} {
		for _, second := range []string{"jane", "bob"} {
			got := masked(t, fmt.Sprintf(`{"a":"%[1]s%[2]s","b":"%[1]s%[3]s","c":"%[1]s","devicePosture":{"p":{"error":"x %[1]sjane y"},"q":{"error":"x %[1]sbob"}}}`, alike, first, second))
			if strings.Contains(got, "jane") && (first == "jane" || second == "jane") || strings.Contains(got, "bob") && (first == "bob" || second == "bob") {
				t.Errorf("of %s and %s: %s", first, second, got)
			}
		}
	}
}

func BenchmarkUnknownKeys(b *testing.B) {
	for _, n := range []int{100_000, 1_000_000} {
		var text strings.Builder
		text.WriteString(`{"isActive":true`)
		for i := range n {
			fmt.Fprintf(&text, `,"k%d":"v%d"`, i, i)
		}
		text.WriteString("}")
		doc := parse(b, text.String())
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(text.Len()))
			b.ReportAllocs()
			for b.Loop() {
				New().Document(doc)
			}
		})
	}
}
