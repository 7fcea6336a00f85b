package mask_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"ztsession/model/mask"
	"ztsession/model/report"
	"ztsession/model/schema"
)

// personal is a value that must not survive, in every form in which something
// comes in the place of something else.
func personal() map[string]any {
	const name = "Zebediahs MacBook"
	return map[string]any{
		"PowerShell object": "@{last_authenticated=1763990000; device_name=" + name + "}",
		"text":              name,
		"one word":          "Zebediah",
		"table":             "d1," + name + ",1763990000",
		"list as text":      "d1;" + name + ";d2",
		"JSON as text":      `{"name":"` + name + `"}`,
		"list of texts":     []any{name, "Zebediah"},
		"list of lists":     []any{[]any{name}},
		"object":            map[string]any{"device_name": name, "note": "of Zebediah", "Zebediah": true},
		"deep object":       map[string]any{"a": map[string]any{name: []any{map[string]any{"b": name}}}},
		"telephone":         447700900123,
		"number as text":    "447700900123",
	}
}

// survivors are the texts that must not be found.
var survivors = []string{"zebediah", "macbook", "447700900123"}

// at returns a session with value at a place of the schema, and a known good rest.
func at(path []string, value any) map[string]any {
	result := map[string]any{"isActive": true, "email": "a@example.com"}
	inner := result
	for i, name := range path {
		if i == len(path)-1 {
			inner[name] = value
			break
		}
		next := map[string]any{}
		inner[name] = next
		inner = next
	}
	return result
}

// schemaPlaces are all places that the schema knows, and ones beyond it.
func schemaPlaces() [][]string {
	var all [][]string
	for _, field := range schema.Session.Fields {
		all = append(all, []string{field.Name})
	}
	for _, field := range schema.IDP.Fields {
		all = append(all, []string{"idp", field.Name})
	}
	for _, field := range schema.Geo.Fields {
		all = append(all, []string{"geo", field.Name})
	}
	for _, field := range schema.MTLS.Fields {
		all = append(all, []string{"mtls_auth", field.Name})
	}
	for _, field := range schema.Device.Fields {
		all = append(all, []string{"device_sessions", "d1", field.Name})
	}
	for _, field := range schema.Check.Fields {
		all = append(all, []string{"devicePosture", "p1", field.Name})
	}
	return append(all, []string{"device_sessions", "d1"}, []string{"devicePosture", "p1"},
		[]string{"idp", "owner"}, []string{"idp", "display"}, []string{"geo", "city"}, []string{"mtls_auth", "cert_owner"}, []string{"mtls_auth", "note"},
		[]string{"device_sessions", "d1", "nickname"}, []string{"devicePosture", "p1", "owner"}, []string{"devicePosture", "p1", "severity"},
		[]string{"devicePosture", "p1", "check", "nickname"}, []string{"devicePosture", "p1", "input", "checkDisks"}, []string{"devicePosture", "p1", "check", "drives"},
		[]string{"devicePosture", "p1", "check", "version"}, []string{"devicePosture", "p1", "check", "running"}, []string{"devicePosture", "p1", "data", "contact"},
		[]string{"employee"}, []string{"custom", "a"}, []string{"oidc_fields", "type"}, []string{"saml_attributes", "timestamp"}, []string{"custom", "version"})
}

// TestWhatDoesNotFitIsReplacedWhole puts each form at each place.
func TestWhatDoesNotFitIsReplacedWhole(t *testing.T) {
	for form, value := range personal() {
		for _, path := range schemaPlaces() {
			where := strings.Join(path, ".")
			if isFreeText(path) && (form == "one word" || form == "text") {
				// A sentence may hold any word.
				continue
			}
			if form == "telephone" && isMoment(where) || form == "number as text" && isMoment(where) {
				// It is a moment of 1984.
				continue
			}
			body, err := json.Marshal(map[string]any{"success": true, "errors": []any{}, "messages": []any{}, "result": at(path, value)})
			if err != nil {
				t.Fatal(err)
			}
			for _, text := range shownOf(t, body) {
				for _, survivor := range survivors {
					if at := strings.Index(strings.ToLower(text), survivor); at >= 0 {
						t.Errorf("%s as %s: %s survived in …%s…", where, form, survivor, text[max(0, at-60):min(len(text), at+60)])
					}
				}
			}
			wantSameJudgement(t, where+" as "+form, body)
		}
	}
}

func isFreeText(path []string) bool {
	last := path[len(path)-1]
	return len(path) == 3 && (last == "error" || last == "rule_name" || last == "description")
}

func isMoment(path string) bool {
	for _, name := range []string{"iat", "last_authenticated", "timestamp"} {
		if strings.HasSuffix(path, name) {
			return true
		}
	}
	return false
}

// shownOf returns all that can be seen of the masked session in a body.
func shownOf(t testing.TB, body []byte) []string { return shownOfAt(t, body, mask.All) }

// shownOfAt returns that of a step.
func shownOfAt(t testing.TB, body []byte, step mask.Step) []string {
	t.Helper()
	s, ok := session(t, body)
	if !ok {
		t.Fatalf("not JSON: %s", body)
	}
	masked := mask.New().At(step).Session(&s)
	var printed, text, markdown bytes.Buffer
	for _, err := range []error{report.JSON(&printed, masked), report.Text(&text, masked, testClock(), 200), report.Markdown(&markdown, masked, testClock())} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return []string{printed.String(), text.String(), markdown.String(), fmt.Sprintf("%+v %+v", masked.Identity, masked.Notes)}
}

// TestPersonalTextsInSentences: what is personal by its looks, and what repeats
// what is personal by its place, is replaced inside sentences.
func TestPersonalTextsInSentences(t *testing.T) {
	for _, private := range []string{
		"00:1a:2b:3c:4d:5e", "00-1A-2B-3C-4D-5E", "001a.2b3c.4d5e", "001a2b3c4d5e", "0:1a:2b:3c:4d:5e", "00:1a:2b:ff:fe:3c:4d:5e", "001a2b-3c4d5e", "00 1a 2b 3c 4d 5e",
		"jane@corp", "jane.doe@corp.example.com", `CORP\jdoe`, `C:\Users\jdoe\x`, `c:/users/jdoe/x`, `C:\\Users\\jdoe\\x`, `/home/jdoe`, `C:\Documents and Settings\jdoe\x`, "/Volumes/Jdoe Disk/x",
		"+44 7700 900123", "+447700900123", "(020) 7946 0958", "07700 900123", "202-555-0143", "(202) 555-0143", "4477009001234",
		"laptop.corp.example.com", "jdoe.local", "DESKTOP-4F2K9QX", "JDOE-MBP", "Jdoes-MacBook-Pro", "Jdoe's MacBook Pro", "Jdoes iPhone 15", "Jdoe’s ThinkPad",
		"C02XK1ABJG5H", "5CG1234ABC", "serial number pf3abc12", "192.0.2.9", "2001:db8::7",
		"Jane Doe", "Janes laptop", "UK-204-7", "Payroll admins",
	} {
		for _, sentence := range []string{"%s", "%s.", "no answer from %s, twice", "(%s)", "„%s“ failed", "before:%s"} {
			if sentence == "before:%s" && !strings.HasPrefix(private, "00:1a:2b:3c:4d:5e") {
				continue
			}
			text := fmt.Sprintf(sentence, private)
			body, err := json.Marshal(map[string]any{
				"isActive": true, "email": "jdoe@corp.example.org", "name": "Jane Doe", "employee": "UK-204-7", "groups": []any{"Payroll admins"},
				"devicePosture": map[string]any{"p": map[string]any{"error": text, "description": text, "success": false}},
			})
			if err != nil {
				t.Fatal(err)
			}
			s, _ := session(t, body)
			got := mask.New().Session(&s).Posture.Value[0].Error.Value
			secret := strings.TrimPrefix(strings.TrimSuffix(strings.TrimPrefix(private, "serial number "), " laptop"), `C:\Documents and Settings\`)
			if strings.Contains(strings.ToLower(got), strings.ToLower(secret)) || strings.Contains(strings.ToLower(got), "jdoe") {
				t.Errorf("%q is shown as %q", text, got)
			}
		}
	}
}

// TestHarmlessTextsStay: what a posture rule says must stay readable.
func TestHarmlessTextsStay(t *testing.T) {
	for _, text := range []string{
		"Drive D is not encrypted (C is).", "Windows 11 23H2 or newer", "macOS 15.6 or newer", "10.0.22631.3447 is older than 10.0.26100", "Checked 2026-09-10 11:58:12 UTC",
		`C:\Program Files\Example EDR\agent.exe is not running`, "exit status 0x80070005, see KB5031455", "at least 80", "SHA256 differs", "/Applications/Agent.app/Contents/MacOS/agent",
		"com.example.agent is missing", "connection refused", "1.2.3 ≠ 1.2.4", "Ubuntu 24.04 or newer", "file not found: managed.txt",
	} {
		body, err := json.Marshal(map[string]any{
			"isActive": true, "email": "jdoe@corp.example.org", "name": "Jane Doe",
			"devicePosture": map[string]any{"p": map[string]any{"error": text, "success": false}},
		})
		if err != nil {
			t.Fatal(err)
		}
		s, _ := session(t, body)
		if got := mask.New().Session(&s).Posture.Value[0].Error.Value; got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}

// TestWhatARuleWantsStays: a masked session still says what is wrong with a device.
func TestWhatARuleWantsStays(t *testing.T) {
	const checks = `{"p": {"type": "os_version", "success": false, "schedule": "5m", "timestamp": "2026-09-10T11:58:12.431Z", ` +
		`"input": {"version": "15.6.0", "operator": ">=", "operating_system": "mac", "os_distro_revision": "24.04", "last_seen": "7d"}, ` +
		`"check": {"version": "5.15.0-1025-gcp", "os_version_extra": "(a)", "running": false, "score": 62.5, "state": "offline"}, "data": {"eid_last_seen": "2026-09-10"}}, ` +
		`"1f0c2a7e-6d43-4b5e-9a10-0c5a3e8f7b03": {"type": "disk_encryption", "success": true, "input": {"requireAll": false, "checkDisks": ["C", "/home"]}, ` +
		`"check": {"drives": {"C": {"encrypted": true}, "/home": {"encrypted": "yes"}}, "path": "C:\Program Files\x\agent.exe"}}}`
	body := strings.ReplaceAll(`{"isActive":true,"email":"jdoe@corp.example.org","devicePosture":`+checks+`}`, `\`, `\\`)
	s, ok := session(t, []byte(body))
	if !ok {
		t.Fatal("not JSON")
	}
	if got := mask.New().Session(&s).Result.Get("devicePosture").Compact(0); got != checks {
		t.Errorf("got\n%s\nwant\n%s", got, checks)
	}
}
