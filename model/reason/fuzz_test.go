package reason_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/decode"
	"ztsession/model/reason"
	"ztsession/model/text/safe"
)

// FuzzReason puts any JSON as what is wanted and found before the comparison of
// every type.
func FuzzReason(f *testing.F) {
	var kinds []string
	for _, group := range sentences {
		kinds = append(kinds, group.kind)
		for _, c := range group.cases {
			f.Add(c.success, c.input, c.check, c.problem)
		}
	}
	f.Add("false", `{"version":"1-","operator":">="}`, `{"version":"1-a","drives":[{"name":null}],"os_version_extra":"("}`, "")
	f.Add("false", `{"path":"\\","checkDisks":[[],{}," "],"cn":"${"}`, `{"running":[],"exists":{},"drives":{"":{}}}`, `{"a":1}`)
	f.Fuzz(func(t *testing.T, success, input, check, problem string) {
		for _, kind := range kinds {
			doc, err := wire.Parse([]byte(`{"devicePosture":{"k":{` + entry(kind, success, input, check, problem) + `}}}`))
			if err != nil {
				t.Skip("not JSON")
			}
			s := decode.Session(doc, doc.Root())
			for i := range s.Posture.Value {
				looksWell(t, &s.Posture.Value[i], reason.Of(&s.Posture.Value[i], noon))
			}
		}
	})
}

func looksWell(t *testing.T, check *model.PostureCheck, r reason.Reason) {
	t.Helper()
	if r.State != check.Result() {
		t.Fatalf("the state is %s, the result %s", r.State, check.Result())
	}
	texts := []string{r.Sentence, r.Next, r.Tell}
	for _, part := range r.Parts {
		texts = append(texts, part.Name, part.Wanted, part.Found)
		if part.Verdict == reason.Unmet && r.State != model.CheckFail {
			t.Fatalf("a mark at %s of a check that is %s", part.Name, r.State)
		}
	}
	if r.Sentence == "" || utf8.RuneCountInString(r.Sentence) > 1000 {
		t.Fatalf("the sentence has %d characters: %q", utf8.RuneCountInString(r.Sentence), r.Sentence)
	}
	for _, text := range texts {
		if safe.Text(text) != text || strings.Contains(text, "%!") {
			t.Fatalf("not fit to print: %q", text)
		}
	}
}
