package report_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
)

// ours is what Markdown may have outside code spans: our own words, the bars of
// tables, emphasis, headings and the entity for a bar.
var ours = regexp.MustCompile(`^[A-Za-z0-9 |*#,;:./&'∙-]*$`)

// outsideSpans returns line with every code span replaced by one letter, and
// the spans, as CommonMark reads them: from a run of backticks to the next run
// of the same length.
func outsideSpans(t *testing.T, line string) (rest string, spans []string) {
	t.Helper()
	runs := regexp.MustCompile("`+").FindAllStringIndex(line, -1)
	var out strings.Builder
	at := 0
	for i := 0; i < len(runs); i++ {
		open := runs[i]
		shut := i + 1
		for shut < len(runs) && runs[shut][1]-runs[shut][0] != open[1]-open[0] {
			shut++
		}
		if shut == len(runs) {
			t.Fatalf("a code span is not closed: %q", line)
		}
		out.WriteString(line[at:open[0]] + "C")
		spans = append(spans, line[open[1]:runs[shut][0]])
		at = runs[shut][1]
		i = shut
	}
	out.WriteString(line[at:])
	return out.String(), spans
}

// checkMarkdown fails unless everything from outside is in code spans and the tables hold.
func checkMarkdown(t *testing.T, text string) {
	t.Helper()
	columns := 0
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		rest, spans := outsideSpans(t, line)
		if !ours.MatchString(rest) || strings.Contains(strings.ReplaceAll(rest, "&#124;", ""), "&") {
			t.Errorf("text outside a code span: %q", rest)
		}
		for _, span := range spans {
			if strings.Contains(span, "|") {
				t.Errorf("a bar in a code span: %q", line)
			}
		}
		bars := strings.Count(rest, "|")
		if columns > 0 && bars > 0 && bars != columns {
			t.Errorf("a table of %d columns has a line of %d: %q", columns-1, bars-1, line)
		}
		columns = bars
	}
}

func TestMarkdownKeepsTextFromOutsideInCodeSpans(t *testing.T) {
	t.Parallel()
	for _, name := range answers {
		checkMarkdown(t, markdown(t, readAnswer(t, name)))
	}
}

func TestMarkdownTellsAllOfTheChecksThatDidNotPass(t *testing.T) {
	t.Parallel()
	out := markdown(t, decode(t, "checks", []byte(`{"isActive":true,"devicePosture":{
		"k1":{"id":"k1","rule_name":"Kolide","type":"kolide","success":false,"description":"ask the desk","data":{"issues":["Screen lock is off"]},"severity":"high"},
		"k2":{"id":"k2","rule_name":"WARP","type":"warp","success":true,"description":"fine"}}}`)))
	for _, want := range []string{"### NOT CHECKED `Kolide`", "| About | `ask the desk` |", "| `data.issues[0]` | `Screen lock is off` |", "| `severity` | `high` |"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing in:\n%s", want, out)
		}
	}
	if strings.Contains(out, "### PASS") {
		t.Errorf("a check that passed takes room:\n%s", out)
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, seed := range []string{"a|b", "``", "\\|", "`|`", " x ", "[a](b)", "@all", "www.example.com", "The end. http://x", "a\nb", "|", "", "+0!0="} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		body, err := json.Marshal(map[string]any{
			"isActive": true, "email": text, "ip": text, "geo": map[string]any{"country": text}, "idp": map[string]any{"type": text}, text: text,
			"device_id": text, "device_sessions": map[string]any{text: map[string]any{text: text}, "x": text},
			"mtls_auth":     map[string]any{"cert_presented": true, "auth_status": "FAILED:" + text, "cert_issuer_dn": "CN=" + text},
			"devicePosture": map[string]any{text: map[string]any{"rule_name": text, "type": text, "error": text, "success": false, "check": text, "input": []any{text}}, "y": text},
		})
		if err != nil {
			t.Fatal(err)
		}
		checkMarkdown(t, markdown(t, decode(t, "fuzz", body)))
	})
}
