package reason_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/decode"
	"ztsession/model/reason"
)

var noon = time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)

// one returns the check of an entry, given as the members of its object.
func one(tb testing.TB, entry string) *model.PostureCheck {
	tb.Helper()
	doc, err := wire.Parse([]byte(`{"isActive":true,"devicePosture":{"rule":{` + entry + `}}}`))
	if err != nil {
		tb.Fatalf("%v in %s", err, entry)
	}
	s := decode.Session(doc, doc.Root())
	return &s.Posture.Value[0]
}

// fill writes the entry of a type; empty parts are left out.
func entry(kind, success, input, check, problem string) string {
	parts := []string{fmt.Sprintf(`"type":%q`, kind)}
	for _, part := range [][2]string{{"success", success}, {"input", input}, {"check", check}, {"error", problem}} {
		if part[1] != "" {
			parts = append(parts, fmt.Sprintf(`%q:%s`, part[0], part[1]))
		}
	}
	return strings.Join(parts, ",")
}

func TestSentences(t *testing.T) {
	t.Parallel()
	for _, group := range sentences {
		for _, c := range group.cases {
			r := reason.Of(one(t, entry(group.kind, c.success, c.input, c.check, c.problem)), noon)
			if got := r.State.String() + ": " + r.Sentence; got != c.want {
				t.Errorf("%s success %s input %s check %s error %s:\n got %s\nwant %s", group.kind, c.success, c.input, c.check, c.problem, got, c.want)
			}
			if r.Source == "" {
				t.Errorf("%s has no page of the documentation", group.kind)
			}
			switch r.State {
			case model.CheckPass:
				if r.Next != "" || r.Tell != "" {
					t.Errorf("%s passed, and yet: %s %s", group.kind, r.Next, r.Tell)
				}
			case model.CheckFail, model.CheckNotAsked, model.CheckNotChecked:
				if r.Next == "" || r.Tell == "" {
					t.Errorf("%s %s: no next step or nothing to tell the person", group.kind, r.Sentence)
				}
			case model.CheckNotReported, model.CheckUnreadable:
			}
			for _, part := range r.Parts {
				if part.Verdict == reason.Unmet && r.State != model.CheckFail {
					t.Errorf("%s %s: the part %s is marked", group.kind, r.Sentence, part.Name)
				}
			}
		}
	}
}

// TestEveryTypeIsTested keeps a new type from having no sentence of its own.
func TestEveryTypeIsTested(t *testing.T) {
	t.Parallel()
	seen := map[string]map[string]bool{}
	for _, group := range sentences {
		states := map[string]bool{}
		for _, c := range group.cases {
			state, _, _ := strings.Cut(c.want, ":")
			states[state] = true
		}
		seen[group.kind] = states
		if !group.unknown && (!states["PASS"] || !states["FAIL"] || !states["NOT CHECKED"]) {
			t.Errorf("%s is not tested with pass, fail and not checked: %v", group.kind, states)
		}
	}
	known := 0
	for _, group := range sentences {
		if !group.unknown {
			known++
		}
	}
	if known != reason.Types() || known < 23 {
		t.Errorf("%d types are tested, %d known", known, reason.Types())
	}
}

func TestPartsNameWantedAndFoundAndWhereTheyStand(t *testing.T) {
	t.Parallel()
	r := reason.Of(one(t, entry("disk_encryption", "false", `{"requireAll":true,"checkDisks":[]}`,
		`{"drives":{"C":{"encrypted":true},"D":{"encrypted":false}}}`, "")), noon)
	want := `[{Drive D encrypted not encrypted 2 .devicePosture.rule.check.drives.D.encrypted} {Drive C encrypted encrypted 1 .devicePosture.rule.check.drives.C.encrypted}]`
	if got := fmt.Sprint(r.Parts); got != want {
		t.Errorf("parts\n%s\nwant\n%s", got, want)
	}
	if got := fmt.Sprint(r.Check); got != "[{Windows Get-BitLockerVolume -MountPoint D: (Protection Status must be On)}]" {
		t.Errorf("look at %s", got)
	}
	if !strings.Contains(r.Tell, "Drive D is not encrypted.") || !strings.Contains(r.Next, "for D") || r.Guess || len(r.Causes) == 0 {
		t.Errorf("next %q, tell %q, guess %t, causes %v", r.Next, r.Tell, r.Guess, r.Causes)
	}
}

// TestNamesGoIntoNoCommand: somebody pastes what stands there into a shell.
func TestNamesGoIntoNoCommand(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"C; calc", "$(calc)", "CC", "`", "é"} {
		r := reason.Of(one(t, entry("disk_encryption", "false", `{"requireAll":true}`, fmt.Sprintf(`{"drives":{%q:{"encrypted":false}}}`, name), "")), noon)
		for _, place := range r.Check {
			if strings.Contains(place.How, name) && len(name) > 1 || strings.Contains(place.How, "MountPoint") {
				t.Errorf("%q stands in %q", name, place.How)
			}
		}
	}
}

func TestPlacesAreOfTheSystemOfTheDevice(t *testing.T) {
	t.Parallel()
	for input, want := range map[string]string{
		`{"enabled":true,"operating_system":"mac"}`: "macOS", `{"enabled":true,"operating_system":"WINDOWS"}`: "Windows",
		`{"enabled":true}`: "Windows macOS",
	} {
		r := reason.Of(one(t, entry("firewall", "false", input, `{"firewall":false}`, "")), noon)
		var systems []string
		for _, place := range r.Check {
			systems = append(systems, place.System)
		}
		if got := strings.Join(systems, " "); got != want {
			t.Errorf("%s: %s, want %s", input, got, want)
		}
	}
	r := reason.Of(one(t, entry("application", "false", `{"path":"C:\\a\\b.exe"}`, `{"running":false}`, "")), noon)
	if len(r.Check) != 1 || r.Check[0].System != "Windows" {
		t.Errorf("a path of Windows has the places %v", r.Check)
	}
}

func TestSentencesAreShort(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 10_000)
	var drives []string
	for i := range 1000 {
		drives = append(drives, fmt.Sprintf(`"%s%d":{"encrypted":false}`, long[:100], i))
	}
	for _, e := range []string{
		entry("disk_encryption", "false", `{"requireAll":true}`, `{"drives":{`+strings.Join(drives, ",")+`}}`, ""),
		entry("file", "false", `{"path":"/`+long+`"}`, `{"exists":false}`, ""),
		entry("seal", "false", `{"`+long+`":"`+long+`"}`, `{"`+long+`":"y"}`, ""),
		entry("intune", "false", "", `{}`, `"`+long+`"`),
		entry(long, "false", "", `{}`, `"`+long+`"`),
	} {
		r := reason.Of(one(t, e), noon)
		if len(r.Sentence) > 400 || len(r.Parts) > 50 {
			t.Errorf("%d bytes, %d parts: %s", len(r.Sentence), len(r.Parts), r.Sentence)
		}
	}
}

func TestSpansAreCountedUpToTheCheck(t *testing.T) {
	t.Parallel()
	e := entry("crowdstrike_s2s", "false", `{"last_seen":"1d"}`, `{"last_seen":"2026-09-01T12:00:00Z"}`, "")
	for timestamp, want := range map[string]string{
		"":                                      "Last seen by CrowdStrike 9 days ago, needs within 1 day.",
		`,"timestamp":"2026-09-04T12:00:00Z"`:   "Last seen by CrowdStrike 3 days ago, needs within 1 day.",
		`,"timestamp":"2026-09-01T14:00:00Z"`:   "The values meet the rule, yet Cloudflare reports a failure; the result may be older than the rule.",
		`,"timestamp":"1990-09-01T14:00:00Z"`:   "The values meet the rule, yet Cloudflare reports a failure; the result may be older than the rule.",
		`,"timestamp":"not a time","success":1`: "Last seen by CrowdStrike 9 days ago, needs within 1 day.",
	} {
		if got := reason.Of(one(t, e+timestamp), noon).Sentence; !strings.Contains(got, want) {
			t.Errorf("%s: %s, want %s", timestamp, got, want)
		}
	}
}
