package cli_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"ztsession/api/sim"
	"ztsession/model/finding"
	wording "ztsession/model/text/words"
)

// TestEveryFindingIsExplained: in text, in JSON and in the manual page, and no other is.
func TestEveryFindingIsExplained(t *testing.T) {
	t.Parallel()
	text, asJSON, manual := newProgram(), newProgram(), newProgram()
	text.expect(t, text.run(t, "findings"), 0)
	asJSON.expect(t, asJSON.run(t, "findings", "-o", "json"), 0)
	manual.expect(t, manual.run(t, "man"), 0)
	var objects []struct{ ID, Severity, Means, Next, Source, Question string }
	if err := json.Unmarshal(asJSON.out.Bytes(), &objects); err != nil {
		t.Fatal(err)
	}
	var titles []string
	for line := range strings.Lines(text.out.String()) {
		if !strings.HasPrefix(line, " ") && line != "\n" {
			titles = append(titles, strings.Fields(line)[0])
		}
	}
	page := read(manual.out.String())
	words := strings.Join(strings.Fields(text.out.String()), " ")
	if len(titles) != len(finding.Kinds()) || len(objects) != len(finding.Kinds()) {
		t.Errorf("%d are explained in text, %d in JSON, of %d", len(titles), len(objects), len(finding.Kinds()))
	}
	for i, kind := range finding.Kinds() {
		if titles[i] != kind.ID || objects[i].ID != kind.ID || objects[i].Severity != kind.Severity.String() || objects[i].Means != kind.Means || objects[i].Question == "" {
			t.Errorf("%s is explained as %s and %+v", kind.ID, titles[i], objects[i])
		}
		for _, part := range []string{kind.Means, kind.Next, kind.Source} {
			if !strings.Contains(words, part) {
				t.Errorf("%s: %q is missing", kind.ID, part)
			}
		}
		if !strings.Contains(page, kind.ID+" "+wording.Capital(kind.Severity.String())) || !strings.Contains(page, kind.Source) {
			t.Errorf("%s is not in the manual page", kind.ID)
		}
	}
	wrong := newProgram()
	wrong.expect(t, wrong.run(t, "findings", "-o", "csv"), 2, "text, json")
	wrong = newProgram()
	wrong.expect(t, wrong.run(t, "findings", "posture-failed"), 2, "no arguments")
}

// found is the member that --findings adds.
type found struct {
	Headline                  string
	AsOf                      time.Time `json:"as_of"`
	Problems, Warnings, Notes int
	Open                      bool
	List                      []struct {
		ID, Severity, Subject, Text string
		Evidence                    []struct{ Path, Value string }
	}
	Unseen []string
}

// findingsIn returns the member findings of a session's JSON.
func findingsIn(t *testing.T, body string) found {
	t.Helper()
	var session struct{ Findings *found }
	if err := json.Unmarshal([]byte(body), &session); err != nil || session.Findings == nil {
		t.Fatalf("%v: %.300s", err, body)
	}
	return *session.Findings
}

// TestFindingsAreOneMoreMember: all before it is byte for byte as without them.
func TestFindingsAreOneMoreMember(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	for story := range service.stories {
		if service.stories[story].Changes {
			continue
		}
		var outputs []found
		for _, mask := range [][]string{nil, {"--mask"}} {
			args := append(append([]string{"get", "-o", "json"}, service.ids(t, story)...), mask...)
			plain, with := newProgram(service.env()...), newProgram(service.env()...)
			plain.expect(t, plain.run(t, args...), 0)
			with.expect(t, with.run(t, append(args, "--findings")...), 0)
			before, ok := strings.CutSuffix(plain.out.String(), "\n}\n")
			if rest := strings.TrimPrefix(with.out.String(), before); !ok || !strings.HasPrefix(rest, ",\n  \"findings\": {") {
				t.Errorf("%s %v: before the findings it is another JSON: %.300s", story, mask, rest)
			}
			outputs = append(outputs, findingsIn(t, with.out.String()))
		}
		plain, masked := outputs[0], outputs[1]
		if plain.Headline != masked.Headline || plain.Open != masked.Open || len(plain.List) != len(masked.List) || !slices.Equal(plain.Unseen, masked.Unseen) {
			t.Errorf("%s: %+v, and with a mask %+v", story, plain, masked)
		}
		if !plain.AsOf.Equal(noon()) || len(plain.List) < plain.Problems+plain.Warnings+plain.Notes {
			t.Errorf("%s: %+v", story, plain)
		}
	}
}

func TestFindingsInTheJSONOfOpenAndDemo(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	get, demo := newProgram(service.env()...), newProgram()
	get.expect(t, get.run(t, append([]string{"get", "-o", "json"}, service.ids(t, "disk-not-encrypted")...)...), 0)
	demo.expect(t, demo.run(t, "demo", "disk-not-encrypted", "-o", "json", "--findings"), 0)
	open := newProgram()
	open.expect(t, open.run(t, "open", saved(t, get.out.String()), "-o", "json", "--findings"), 0)
	for _, out := range []string{demo.out.String(), open.out.String()} {
		if f := findingsIn(t, out); f.Problems != 4 || f.List[0].ID != "posture-failed" || f.List[0].Text != "Drive D is not encrypted (C is)." || f.List[0].Evidence[0].Value != "false" {
			t.Errorf("the findings are %+v", f)
		}
	}
	for _, output := range [][]string{nil, {"-o", "text"}, {"-o", "raw"}, {"-o", "markdown"}} {
		p := newProgram(service.env()...)
		p.expect(t, p.run(t, append(append([]string{"get", "--findings"}, output...), service.ids(t, "all-well")...)...), 2, "-o json")
	}
}

// TestGetWithoutTheList: the session is there, whatever became of its entry.
func TestGetWithoutTheList(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{Forbid: []string{"sessions"}})
	p := newProgram(service.env()...)
	p.expect(t, p.run(t, append([]string{"get"}, service.ids(t, "all-well")...)...), 0)
	if out := p.out.String(); !strings.Contains(out, "amina.okafor@example.com") || strings.Contains(out, "from the list") || !strings.Contains(out, "when the session ends") {
		t.Errorf("the report is %.900s", out)
	}
	// With few requests left, none is spent on what only adds.
	few := start(t, sim.Options{Quota: 20})
	p = newProgram(few.env()...)
	asked := &requests{}
	p.Transport = asked
	p.expect(t, p.run(t, append([]string{"get"}, few.ids(t, "all-well")...)...), 0)
	if len(asked.sent) != 1 {
		t.Errorf("%d requests with 20 left", len(asked.sent))
	}
}

// TestClockSkewIsFound: by the Date of the answer.
func TestClockSkewIsFound(t *testing.T) {
	t.Parallel()
	service := start(t, sim.Options{})
	for ahead, want := range map[time.Duration]bool{0: false, 90 * time.Second: false, 10 * time.Minute: true, -time.Hour: true} {
		p := newProgram(service.env()...)
		p.Now = func() time.Time { return noon().Add(ahead) }
		p.expect(t, p.run(t, append([]string{"get", "-o", "json", "--findings"}, service.ids(t, "all-well")...)...), 0)
		f := findingsIn(t, p.out.String())
		if got := len(f.List) == 1 && f.List[0].ID == "clock-skew"; got != want || !want && len(f.List) > 0 {
			t.Errorf("a clock that is %v ahead: %+v", ahead, f.List)
		}
	}
}
