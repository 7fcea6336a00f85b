package mask_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"ztsession/model"
	"ztsession/model/mask"
)

// steps are those that replace anything.
var steps = []mask.Step{mask.People, mask.All}

// janes is a session in which a person is named in many ways, with a computer and
// ids of hers, and what is another's.
const janes = `{"isActive":true,"email":"jane.doe@corp.example.com","name":"Jane Doe","user_uuid":"5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01",
	"account_id":"a0b1c2d3e4f5061728394a5b6c7d8e9f","ip":"203.0.113.24","device_id":"c41a9d52-7f18-4c0b-9d55-0e6f2ab91001","common_name":"jane.doe",
	"upn":"jdoe@corp.example.org","given_name":"Jane","family_name":"Doe","manager":"Sam Sample","groups":[{"id":"3c0d5e9a-1111-4222-8333-944455556610","name":"Payroll admins"}],
	"geo":{"country":"GB","city":"Leeds"},
	"mtls_auth":{"cert_issuer_dn":"CN=Example Device CA,O=Example Corp,C=GB","cert_subject_dn":"CN=Jane Doe,O=Example Corp","cert_serial":"5A3C99","auth_status":"SUCCESS"},
	"device_sessions":{"7a1c3e50-8c21-11f1-9b6e-2e5d0a7f0011":{"last_authenticated":1789036200}},
	"devicePosture":{"1f0c2a7e-6d43-4b5e-9a10-0c5a3e8f7b03":{"rule_name":"Disk","type":"disk_encryption","success":false,
		"error":"no answer from JANE-LT-0042 or SRV-0007.example.com, see C:\\Users\\jdoe\\x, call +44 7700 900123 or sam@example.net",
		"check":{"hostname":"JANE-LT-0042","serial_number":"C02XK1ABJG5H","domain":"corp.example.com"}}}}`

func masked(t *testing.T, m *mask.Masker, body string) (*model.Session, string) {
	t.Helper()
	s, ok := session(t, []byte(body))
	if !ok {
		t.Fatal("not JSON")
	}
	out := m.Session(&s)
	return out, out.Result.Compact(0)
}

// TestPeopleHidesPeopleAlone: names, addresses and e-mails go, ids and computers
// that do not name anybody stay.
func TestPeopleHidesPeopleAlone(t *testing.T) {
	_, got := masked(t, mask.New().At(mask.People), janes)
	for _, private := range []string{"jane", "doe", "jdoe", "203.0.113.24", "sam", "leeds", "7700"} {
		if at := strings.Index(strings.ToLower(got), private); at >= 0 {
			t.Errorf("%s is in …%s…", private, got[max(0, at-60):min(len(got), at+60)])
		}
	}
	for _, stays := range []string{
		"5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01", "a0b1c2d3e4f5061728394a5b6c7d8e9f", "c41a9d52-7f18-4c0b-9d55-0e6f2ab91001", "7a1c3e50-8c21-11f1-9b6e-2e5d0a7f0011",
		"C02XK1ABJG5H", "corp.example.com", "SRV-0007.example.com", "5A3C99", "Example Device CA", "Example Corp", "Payroll admins", "GB",
	} {
		if !strings.Contains(got, stays) {
			t.Errorf("%s is missing in %s", stays, got)
		}
	}
}

// TestOnePersonHasOneNumber at every step, whatever came before.
func TestOnePersonHasOneNumber(t *testing.T) {
	m := mask.New()
	m.Text("from someone@example.net")
	sam := m.At(mask.People).Person(model.Person{ID: "sam-id", Email: model.Known("sam@example.net"), Name: model.Known("Sam Sample")})
	if sam.Email.Value != "email-2@masked.example" || sam.Name.Value != "person-2" || sam.ID != "user-2" {
		t.Errorf("Sam is %+v", sam)
	}
	want := map[mask.Step][]string{
		mask.People: {`"email": "email-3@masked.example", "name": "person-3", "user_uuid": "5d2b6c1e-`, `"hostname": "person-3-host-`, "from person-3-host-", `"manager": "person-2"`},
		mask.All:    {`"email": "email-3@masked.example", "name": "person-3", "user_uuid": "user-3"`, `"hostname": "person-3-host-`, "from person-3-host-", `"manager": "person-2"`},
	}
	for range 2 {
		for _, step := range steps {
			_, got := masked(t, m.At(step), janes)
			for _, text := range want[step] {
				if !strings.Contains(got, text) {
					t.Errorf("at step %v %s is missing in %s", step, text, got)
				}
			}
		}
	}
	listed := m.Person(model.Person{ID: "5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01", UID: "another", Email: model.Known("JANE.DOE@corp.example.com"), Name: model.Known("Jane Doe")})
	if listed.ID != "user-3" || listed.UID != "user-3.2" || listed.Email.Value != "email-3@masked.example" {
		t.Errorf("in a list she is %+v", listed)
	}
}

// TestNamesakesAreTwo: people of the same name whose ids differ.
func TestNamesakesAreTwo(t *testing.T) {
	m := mask.New()
	one := m.Person(model.Person{ID: "id-1", Email: model.Known("jane.doe@example.com"), Name: model.Known("Jane Doe")})
	two := m.Person(model.Person{ID: "id-2", Email: model.Known("jane.doe@example.net"), Name: model.Known("Jane Doe")})
	if one.ID != "user-1" || two.ID != "user-2" || one.Email.Value != "email-1@masked.example" || two.Email.Value != "email-2@masked.example" {
		t.Errorf("%+v and %+v", one, two)
	}
	if one.Name.Value != "person-1" || two.Name.Value != "person-2" || m.Original("person-2") != "Jane Doe" {
		t.Errorf("they are called %s and %s", one.Name.Value, two.Name.Value)
	}
	for _, pseudonym := range []string{"user-1", "user-2"} {
		if got := m.Original(pseudonym); got != "id-"+pseudonym[len("user-"):] {
			t.Errorf("%s stands for %s", pseudonym, got)
		}
	}
	// Whoever comes again has the same; in a text that is of nobody, the first.
	again := m.Person(model.Person{ID: "id-2", Email: model.Known("jane.doe@example.net"), Name: model.Known("JANE DOE")})
	if again.Name.Value != "person-2" || m.Text("Laptop of Jane Doe") != "Laptop of person-1" {
		t.Errorf("again %s, and %q", again.Name.Value, m.Text("Laptop of Jane Doe"))
	}
	// One who has a name of her own beside it has both.
	other := m.Person(model.Person{ID: "id-2", Email: model.Known("jane.doe@example.net"), Name: model.Known("Jane Roe")})
	if other.Name.Value != "person-2.2" || m.Original("person-2.2") != "Jane Roe" {
		t.Errorf("also %s", other.Name.Value)
	}
}

// TestADeviceOfSomebodyElseHasTheirNumber: the id and the e-mail in its registration
// are one person's, who is not that of the session.
func TestADeviceOfSomebodyElseHasTheirNumber(t *testing.T) {
	m := mask.New()
	m.Person(model.Person{ID: "id-1", Email: model.Known("jane.doe@example.com")})
	d := m.DevicesNow(&model.DevicesNow{Registrations: model.Known([]model.Registration{
		{UserID: "id-1", Email: model.Known("jane.doe@example.com")}, {UserID: "id-2", Email: model.Known("sam.roe@example.com")}, {UserID: "id-3", Email: model.Known("jane.doe@example.net")},
	})})
	for i, one := range d.Registrations.Value {
		if want := fmt.Sprintf("user-%d email-%d@masked.example", i+1, i+1); one.UserID+" "+one.Email.Value != want {
			t.Errorf("%s is %s, want %s", one.UserID, one.Email.Value, want)
		}
	}
}

// TestASessionHasTheNameOfItsOwnPerson, who is called as somebody before.
func TestASessionHasTheNameOfItsOwnPerson(t *testing.T) {
	for _, step := range steps {
		m := mask.New().At(step)
		m.Person(model.Person{ID: "id-1", Email: model.Known("jane.doe@example.net"), Name: model.Known("Jane Doe")})
		s, _ := masked(t, m, `{"isActive":true,"email":"jane.doe@corp.example.com","user_uuid":"5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01","name":"Jane Doe","ip":"203.0.113.24"}`)
		name := ""
		for _, value := range s.Other {
			if value.Key() == "name" {
				name = value.Text()
			}
		}
		if name != "person-2" || s.Email.Value != "email-2@masked.example" {
			t.Errorf("at step %v the session is of %s, %s", step, name, s.Email.Value)
		}
	}
}

// TestWhatWasAskedForAndAnotherStayApart: a session of another user than asked for.
func TestWhatWasAskedForAndAnotherStayApart(t *testing.T) {
	for _, step := range steps {
		s, _ := session(t, []byte(janes))
		s.Origin.Ref = model.Ref{Account: "a0b1c2d3e4f5061728394a5b6c7d8e9f", User: "jane.doe", Nonce: "n"}
		got := mask.New().At(step).Session(&s)
		if got.Origin.Ref.User == got.UserUUID.Value || got.Origin.Ref.Account != got.AccountID.Value {
			t.Errorf("at step %v asked for %v, got %s of %s", step, got.Origin.Ref, got.UserUUID.Value, got.AccountID.Value)
		}
	}
}

// TestOriginalsOfEveryStep: what a person sees can be asked for.
func TestOriginalsOfEveryStep(t *testing.T) {
	m := mask.New()
	for _, step := range steps {
		s, _ := masked(t, m.At(step), janes)
		for original, shown := range map[string]string{
			"5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01": s.UserUUID.Value, "jane.doe@corp.example.com": s.Email.Value, "c41a9d52-7f18-4c0b-9d55-0e6f2ab91001": s.DeviceID.Value,
			"JANE-LT-0042": s.Posture.Value[0].Check.Get("hostname").Text(), "203.0.113.24": s.IP.Value,
		} {
			if got := m.At(step).Original(shown); got != original {
				t.Errorf("at step %v %s stands for %s, want %s", step, shown, got, original)
			}
		}
	}
}

// TestStepsDoNotDependOnTheirOrder: what one step shows, another has not masked.
func TestStepsDoNotDependOnTheirOrder(t *testing.T) {
	for _, order := range [][]mask.Step{{mask.All, mask.People}, {mask.People, mask.All}} {
		m := mask.New()
		for _, step := range order {
			_, got := masked(t, m.At(step), janes)
			if shown := strings.Contains(got, "C02XK1ABJG5H") && strings.Contains(got, "SRV-0007.example.com"); shown != (step == mask.People) {
				t.Errorf("%v in the order %v: serial number and server shown: %v in %s", step, order, shown, got)
			}
			if strings.Contains(strings.ToLower(got), "jane") {
				t.Errorf("%v in the order %v: a name in %s", step, order, got)
			}
		}
	}
}

// TestAComputerIsNamedAfterItsOwnerHoweverItIsWritten at the step for people.
func TestAComputerIsNamedAfterItsOwnerHoweverItIsWritten(t *testing.T) {
	for name, named := range map[string]bool{
		"BEN-LT-0042": true, "BENS-MBP": true, "ben_laptop": true, "BLINDQVIST-PC": true, "lindqvist01": true, "Ben's MacBook Pro": true,
		"Sams-MacBook-Pro": true, "LT-0042": false, "EXAMPLE-SRV-01": false, "WIN-4F2K9QX": false, "BENCH-01": false,
	} {
		m := mask.New().At(mask.People)
		m.Person(model.Person{ID: "id", Email: model.Known("ben.lindqvist@example.com"), Name: model.Known("Ben Lindqvist")})
		got := m.Device(model.DeviceInfo{Name: model.Known(name)}).Name.Value
		if shown := got == name; shown == named {
			t.Errorf("%s is shown as %s", name, got)
		}
	}
}

func TestStep(t *testing.T) {
	var m *mask.Masker
	if m.Step() != mask.Off || m.At(mask.All).Step() != mask.All || mask.New().At(mask.Off) != nil {
		t.Error("a nil Masker does not mask nothing")
	}
	seen := ""
	for step, n := mask.Off, 0; n < 4; step, n = step.Next(), n+1 {
		called, ok := mask.StepCalled(step.String())
		seen += fmt.Sprint(step, called == step && ok, " ")
	}
	if seen != "off true people true all true off true " {
		t.Errorf("the steps are %s", seen)
	}
	if _, ok := mask.StepCalled("some"); ok {
		t.Error("there is a step called some")
	}
}

// TestPeopleOfEveryCanary: the personal values of the test of everything, without
// those that are ids.
func TestPeopleOfEveryCanary(t *testing.T) {
	body, err := json.Marshal(map[string]any{"success": true, "errors": []any{}, "messages": []any{"hello canary.jane@corp-canary.example.com"}, "result": canaries()})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range shownOfAt(t, body, mask.People) {
		for _, private := range []string{"canary.jane", "Canary Doe", "198.51.100.234", "203.0.113.199", "Canaryville", "CanaryRegion", "6451299", "canaryhome", "other.canary", "72004217", "CanaryCustom", "list@canary"} {
			if at := strings.Index(strings.ToLower(text), strings.ToLower(private)); at >= 0 {
				t.Errorf("%s survived: …%s…", private, text[max(0, at-60):min(len(text), at+60)])
			}
		}
	}
}
