package mask

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"ztsession/model"
	"ztsession/model/schema"
)

func TestReplaceTakesTheLongestValue(t *testing.T) {
	r := newRegistry()
	for _, text := range []string{"abcd", "abcdefgh", "abcdef", "abcx", "ÄRGER-1", "abc"} {
		r.pseudonym(schema.Serial, text)
	}
	for text, want := range map[string]string{
		"abcdefghi":         "serial-2i",
		"abcdefg":           "serial-3g",
		"abcde":             "serial-1e",
		"xabcxabcd":         "xserial-4serial-1",
		"ABCDEF":            "serial-3",
		"of ärger-1, abc":   "of serial-5, abc",
		"abcy abc":          "abcy abc",
		"abcdabcdefabcdefg": "serial-1serial-3serial-3g",
	} {
		if got := r.replace(text); got != want {
			t.Errorf("%s became %s, want %s", text, got, want)
		}
	}
}

// A value that is a word of its own gives way to a shorter one that may stand
// inside a word.
func TestReplaceLeavesWordsWhole(t *testing.T) {
	r := newRegistry()
	r.pseudonym(schema.Group, "Support")
	r.pseudonym(schema.Serial, "Supp")
	for text, want := range map[string]string{"Support team": "group-1 team", "Supporters": "serial-1orters"} {
		if got := r.replace(text); got != want {
			t.Errorf("%s became %s, want %s", text, got, want)
		}
	}
}

func TestFoldKeepsPlaces(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "plain": "plain", "MiXed": "mixed", "Ärger": "ärger", "\u212aelvin": "\u212aelvin", "ΣΑΣ": "σας", "a\xffB": "a\xffb",
	} {
		got := fold(text)
		if len(got) != len(text) || fold(strings.ToUpper(got)) != fold(got) && text != "\u212aelvin" && !strings.Contains(text, "\xff") {
			t.Errorf("fold(%q) = %q", text, got)
		}
		if want == strings.ToLower(want) && len(want) > 0 && want[0] < 0x80 && got != want {
			t.Errorf("fold(%q) = %q, want %q", text, got, want)
		}
	}
}

// values that share their beginnings, as ids do.
func alike(n int) []string {
	random := rand.New(rand.NewPCG(1, 2))
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf("group-%08x", random.Uint32())
	}
	return all
}

// stepsPerValue counts the branches visited while n values are learned and then
// found inside texts.
func stepsPerValue(n int) float64 {
	r := newRegistry()
	values := alike(n)
	for _, text := range values {
		r.pseudonym(schema.Group, text)
	}
	for _, text := range values {
		r.replace("a member of " + text + " since long")
	}
	return float64(r.inside.steps) / float64(n)
}

func TestMaskingCostsNoMoreForManyValuesThatAreAlike(t *testing.T) {
	few, many := stepsPerValue(1000), stepsPerValue(100_000)
	if many > 2*few {
		t.Errorf("%.1f steps for each of 1,000 values, %.1f for each of 100,000", few, many)
	}
}

// BenchmarkDistinctValues masks documents with n distinct values that begin
// alike, each of which comes again inside a text.
func BenchmarkDistinctValues(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000} {
		var doc model.Builder
		doc.Open(model.KindObject, "")
		values := alike(n)
		doc.Open(model.KindList, "groups")
		for _, text := range values {
			doc.Leaf(model.KindText, "", text)
		}
		doc.Close()
		doc.Open(model.KindObject, "devicePosture")
		for i, text := range values {
			doc.Open(model.KindObject, fmt.Sprint("rule-", i))
			doc.Leaf(model.KindText, "error", "a member of "+text+" since long")
			doc.Close()
		}
		doc.Close()
		doc.Close()
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				New().Document(doc.Document())
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/value")
		})
	}
}
