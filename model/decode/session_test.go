package decode_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/decode"
	"ztsession/model/text/safe"
)

func readFixture(t *testing.T, name string) (wire.Envelope, model.Session) {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return readBody(t, string(body))
}

func readBody(t *testing.T, body string) (wire.Envelope, model.Session) {
	t.Helper()
	doc, err := wire.Parse([]byte(body))
	if err != nil {
		t.Fatal(err)
	}
	envelope, err := wire.ReadEnvelope(doc)
	if err != nil {
		t.Fatal(err)
	}
	result, err := envelope.Object()
	if err != nil {
		t.Fatal(err)
	}
	return envelope, decode.Session(doc, result)
}

// readSession reads a session whose object has the given members.
func readSession(t *testing.T, members string) model.Session {
	t.Helper()
	_, s := readBody(t, `{"success":true,"result":{`+members+`}}`)
	return s
}

func TestSessionReadsDocumentedAnswersWithoutNotes(t *testing.T) {
	files, err := filepath.Glob("testdata/0*.json")
	if err != nil || len(files) < 7 {
		t.Fatalf("%d fixtures, %v", len(files), err)
	}
	for _, file := range files {
		_, s := readFixture(t, filepath.Base(file))
		if len(s.Notes) > 0 {
			t.Errorf("%s: %v", file, s.Notes)
		}
		if !model.Is(s.Active, true) || s.IssuedAt.Presence != model.Reported {
			t.Errorf("%s: active %+v, issued %+v", file, s.Active, s.IssuedAt)
		}
	}
}

func TestSessionReadsEveryField(t *testing.T) {
	_, s := readFixture(t, "04-mtls-presented.json")
	got := fmt.Sprint(s.AccountID.Value, s.AuthStatus.Value, s.CommonName.Value, s.Email.Value, s.Geo.Value.Country.Value, s.IDP.Value.ID.Value,
		s.IDP.Value.Type.Value, s.IP.Value, s.UserUUID.Value, s.Version.Value, s.MTLS.Value.AuthStatus.Value, s.MTLS.Value.CertSerial.Value,
		s.MTLS.Value.CertIssuerDN.Value, s.MTLS.Value.CertIssuerSKI.Value, s.IssuedAt.Value.Unix())
	want := fmt.Sprint("a0b1c2d3e4f5061728394a5b6c7d8e9f", "SUCCESS", "dana-laptop.corp.example.com", "dana.whitfield@example.com", "US",
		"7be1a0f4-2c55-4f0e-8a71-33d1c7a1e904", "saml", "192.0.2.201", "5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e04", model.Number("2"), "SUCCESS",
		"5A3C9E0F71B24D6688AA0011223344556677889A", "CN=Example Corp Device CA,OU=IT,O=Example Corp,L=Austin,ST=Texas,C=US",
		"3F2B7C19D4E8A05566778899AABBCCDDEEFF0011", 1789036200)
	if got != want {
		t.Errorf("read\n%s\nwant\n%s", got, want)
	}
	if !model.Is(s.MTLS.Value.CertPresented, true) || !model.Is(s.WARP, false) || !model.Is(s.Gateway, false) || !model.Is(s.ServiceToken, false) {
		t.Error("a truth value was read wrongly")
	}
	for name, presence := range map[string]model.Presence{"device_id": s.DeviceID.Presence, "service_token_id": s.ServiceID.Presence, "devicePosture": s.Posture.Presence, "device_sessions": s.Devices.Presence} {
		if presence != model.Empty {
			t.Errorf("%s is %v, want empty", name, presence)
		}
	}
	if got := names(s.Other); got != "name saml_attributes" {
		t.Errorf("other fields: %s", got)
	}
}

func TestSessionReadsPosture(t *testing.T) {
	_, s := readFixture(t, "02-posture-failures-with-errors.json")
	check := s.Posture.Value[1]
	if check.Name() != "BitLocker on every disk" || check.Type.Value != "disk_encryption" || check.Result() != model.CheckFail || check.Schedule.Value != "5m" {
		t.Errorf("check = %+v", check)
	}
	if got := check.Check.Compact(0); got != `{"drives": {"C": {"encrypted": true}, "D": {"encrypted": false}}}` {
		t.Errorf("found %s", got)
	}
	if got := check.Timestamp.Value; !got.Equal(time.Date(2026, 9, 10, 11, 57, 40, 2e6, time.UTC)) {
		t.Errorf("timestamp %v", got)
	}
	if check.Description.Presence != model.Empty || check.Error.Presence != model.Absent || check.Data.Exists() {
		t.Errorf("empty, absent and missing are mixed up: %+v", check)
	}
}

func TestSessionKeepsUnknownFieldsInOrder(t *testing.T) {
	_, s := readFixture(t, "09-unknown-extra-fields.json")
	for place, test := range map[string]struct {
		other []model.Value
		want  string
	}{
		"top":    {s.Other, "name risk_score mfa session_limits custom groups saml_attributes is_isolated identity_nonce"},
		"geo":    {s.Geo.Value.Other, "region city asn"},
		"idp":    {s.IDP.Value.Other, "name scim"},
		"mtls":   {s.MTLS.Value.Other, "cert_subject_dn cert_not_after cert_revoked"},
		"check":  {s.Posture.Value[0].Other, "severity expiration"},
		"device": {s.Devices.Value[0].Other, "first_authenticated platform"},
	} {
		if got := names(test.other); got != test.want {
			t.Errorf("%s: %s, want %s", place, got, test.want)
		}
	}
}

func TestSessionTellsNullFromMissing(t *testing.T) {
	_, s := readFixture(t, "10-null-and-missing.json")
	for name, test := range map[string]struct{ got, want model.Presence }{
		"auth_status": {s.AuthStatus.Presence, model.Null},
		"geo":         {s.Geo.Presence, model.Null},
		"mtls_auth":   {s.MTLS.Presence, model.Null},
		"is_warp":     {s.WARP.Presence, model.Null},
		"is_gateway":  {s.Gateway.Presence, model.Absent},
		"iat":         {s.IssuedAt.Presence, model.Absent},
		"null check":  {s.Posture.Value[0].Presence, model.Null},
		"success":     {s.Posture.Value[1].Success.Presence, model.Null},
		"empty check": {s.Posture.Value[2].Presence, model.Empty},
		"null device": {s.Devices.Value[0].Presence, model.Null},
	} {
		if test.got != test.want {
			t.Errorf("%s is %v, want %v", name, test.got, test.want)
		}
	}
	if len(s.Notes) > 0 {
		t.Errorf("null needs no note: %v", s.Notes)
	}
}

func TestSessionReadsOddTypesWithNotes(t *testing.T) {
	tests := []struct{ members, note string }{
		{`"iat":"1789036200"`, `.iat: expected a number of seconds, got the text "1789036200"; read as 2026-09-10T10:30:00Z`},
		{`"iat":1789036200123`, `.iat: expected a number of seconds, got the number 1789036200123; read as milliseconds, 2026-09-10T10:30:00.123Z`},
		{`"iat":"2026-09-10T10:30:00.12345Z"`, `.iat: expected a number of seconds, got the text "2026-09-10T10:30:00.12345Z"; read as 2026-09-10T10:30:00.12345Z`},
		{`"iat":99999999999999999`, `.iat: expected a number of seconds, got the number 99999999999999999`},
		{`"iat":1e999`, `.iat: expected a number of seconds, got the number 1e999`},
		{`"iat":[1]`, `.iat: expected a number of seconds, got a list with 1 entry`},
		{`"is_warp":"TRUE"`, `.is_warp: expected true or false, got the text "TRUE"; read as true`},
		{`"is_warp":0`, `.is_warp: expected true or false, got the number 0; read as false`},
		{`"is_warp":2`, `.is_warp: expected true or false, got the number 2`},
		{`"is_warp":""`, `.is_warp: expected true or false, got an empty text`},
		{`"email":5`, `.email: expected a text, got the number 5; read as the text "5"`},
		{`"email":{"a":1,"b":2}`, `.email: expected a text, got an object with 2 fields`},
		{`"version":"2"`, `.version: expected a number, got the text "2"; read as the number 2`},
		{`"version":true`, `.version: expected a number, got true`},
		{`"geo":"GB"`, `.geo: expected an object, got the text "GB"; read as its country`},
		{`"idp":"okta"`, `.idp: expected an object, got the text "okta"; read as its type`},
		{`"mtls_auth":7`, `.mtls_auth: expected an object, got the number 7`},
		{`"devicePosture":[{"id":"a"}]`, `.devicePosture: expected an object, got a list with 1 entry; read as its checks, by their ids`},
		{`"devicePosture":{"a-b":5}`, `.devicePosture["a-b"]: expected an object, got the number 5`},
		{`"devicePosture":{"r":{"timestamp":"yesterday"}}`, `.devicePosture.r.timestamp: expected a time as in 2006-01-02T15:04:05Z, got the text "yesterday"`},
		{`"devicePosture":{"r":{"timestamp":"0000-01-01T00:00:00Z"}}`, `.devicePosture.r.timestamp: expected a time as in 2006-01-02T15:04:05Z, got the text "0000-01-01T00:00:00Z"`},
		{`"devicePosture":{"r":{},"r":{}}`, `.devicePosture.r: the key "r" was sent more than once; all its entries are kept`},
		{`"email":"a","email":"b"`, `.email: sent more than once; the last one counts`},
		{`"geo":{"country":"A"},"geo":{"country":"B"}`, `.geo: sent more than once; the last one counts`},
	}
	for _, tt := range tests {
		t.Run(tt.members, func(t *testing.T) {
			s := readSession(t, tt.members+`,"isActive":true,"user_uuid":"u"`)
			if len(s.Notes) != 1 || s.Notes[0].String() != tt.note {
				t.Errorf("notes %v\nwant  [%s]", s.Notes, tt.note)
			}
			if !model.Is(s.Active, true) || !model.Is(s.UserUUID, "u") {
				t.Error("an odd field cost another one")
			}
		})
	}
}

func TestPartsSentAsATextGiveTheirMainField(t *testing.T) {
	s := readSession(t, `"geo":"GB","idp":"okta","mtls_auth":"SUCCESS"`)
	for name, field := range map[string]model.Field[string]{"GB": s.Geo.Value.Country, "okta": s.IDP.Value.Type, "SUCCESS": s.MTLS.Value.AuthStatus} {
		if !model.Is(field, name) {
			t.Errorf("%s was read as %+v", name, field)
		}
	}
	if s.Geo.Presence != model.Reported || s.Geo.AsSent != `"GB"` {
		t.Errorf("geo = %+v", s.Geo)
	}
}

func TestSessionReadsTypeDrift(t *testing.T) {
	envelope, s := readFixture(t, "11-type-drift.json")
	if envelope.Failed() || len(envelope.Messages) != 2 || envelope.Messages[1].Code != 10042 {
		t.Errorf("envelope = %+v", envelope)
	}
	checks := s.Posture.Value
	var results []string
	for i := range checks {
		results = append(results, checks[i].Key+" "+checks[i].Result().String())
	}
	if got := strings.Join(results, ", "); got != "rule-a PASS, 1 FAIL, rule-c NOT READABLE, 3 NOT REPORTED, rule-e NOT READABLE" {
		t.Errorf("checks: %s", got)
	}
	var devices []string
	for _, device := range s.Devices.Value {
		devices = append(devices, device.ID)
	}
	if got := strings.Join(devices, " "); got != "dev-5 dev-2 2 dev-1 dev-4" && got != "dev-5 dev-2 dev-1 2 dev-4" {
		t.Errorf("devices: %s", got)
	}
	if !model.Is(s.Email, "again@example.com") || !model.Is(s.WARP, true) || !model.Is(s.Gateway, false) || !model.Is(s.Active, true) {
		t.Errorf("read %+v", s.Identity)
	}
	if s.ServiceToken.Presence != model.Misfit || s.ServiceToken.AsSent != `"perhaps"` || s.DeviceID.AsSent != "{}" || s.AccountID.AsSent != "1234567890" {
		t.Errorf("as sent: %q %q %q", s.ServiceToken.AsSent, s.DeviceID.AsSent, s.AccountID.AsSent)
	}
	if device := s.Devices.Value[len(s.Devices.Value)-1]; device.LastAuthenticated.Presence != model.Misfit {
		t.Errorf("1e300 seconds were read as %v", device.LastAuthenticated.Value)
	}
}

func TestSessionKeepsMomentsExactly(t *testing.T) {
	for digits, want := range map[string]string{
		"0": "1970-01-01T00:00:00Z", "-1": "1969-12-31T23:59:59Z", "1789036200.5": "2026-09-10T10:30:00.5Z", "1.7890362e9": "2026-09-10T10:30:00Z",
		"-62135596800": "0001-01-01T00:00:00Z", "99999999999": "5138-11-16T09:46:39Z", "-62135596799": "0001-01-01T00:00:01Z",
	} {
		s := readSession(t, `"iat":`+digits)
		if got := s.IssuedAt.Value.Format(time.RFC3339Nano); got != want || s.IssuedAt.Presence != model.Reported || len(s.Notes) > 0 {
			t.Errorf("%s was read as %s (%v), want %s; notes %v", digits, got, s.IssuedAt.Presence, want, s.Notes)
		}
	}
}

// From 1e11 on, in either direction, a number of seconds is one of milliseconds.
func TestSessionTakesLargeNumbersForMilliseconds(t *testing.T) {
	for digits, want := range map[string]string{"100000000000": "1973-03-03T09:46:40Z", "-100000000000": "1966-10-31T14:13:20Z"} {
		s := readSession(t, `"iat":`+digits)
		if got := s.IssuedAt.Value.Format(time.RFC3339Nano); got != want || len(s.Notes) != 1 {
			t.Errorf("%s was read as %s with notes %v, want %s", digits, got, s.Notes, want)
		}
	}
}

func TestSessionBoundsWhatIsKeptAsSent(t *testing.T) {
	s := readSession(t, `"is_warp":"`+strings.Repeat("é", 100_000)+`","geo":[`+strings.Repeat(`"long text",`, 10_000)+`1]`)
	for _, sent := range []string{s.WARP.AsSent, s.Geo.AsSent} {
		if len(sent) > 3*decode.SentLength || !strings.Contains(sent, "⋯") {
			t.Errorf("%d bytes are kept", len(sent))
		}
	}
	for _, note := range s.Notes {
		if len(note.Text) > 300 {
			t.Errorf("a note of %d bytes", len(note.Text))
		}
	}
}

func TestSessionMakesHostileTextSafe(t *testing.T) {
	_, s := readFixture(t, "13-hostile-text.json")
	assertSafeSession(t, &s)
	if got := s.Posture.Value[0].Error.Value; got != `raw \x9b\xff\xe2\x82 and \u009b` {
		t.Errorf("error = %s", got)
	}
	if got := s.Posture.Value[0].Key; got != `\x1b]52;c;aGk=\x07` {
		t.Errorf("key = %s", got)
	}
}

func names(values []model.Value) string {
	var all []string
	for _, v := range values {
		all = append(all, v.Key())
	}
	return strings.Join(all, " ")
}

func TestSessionBoundsTheEntriesOfAMap(t *testing.T) {
	s := readSession(t, `"devicePosture":[`+strings.Repeat("0,", decode.ManyEntries)+`0],"isActive":true`)
	if s.Posture.Presence != model.Misfit || len(s.Notes) != 1 || !strings.HasPrefix(s.Notes[0].Text, "10,001 entries") {
		t.Errorf("posture is %v with notes %v", s.Posture.Presence, s.Notes)
	}
	if !model.Is(s.Active, true) {
		t.Error("the large map cost another field")
	}
}

func TestSessionReadsManyOddEntries(t *testing.T) {
	const entries = 50_000
	odd := `"` + strings.Repeat("x", 80) + `"`
	s := readSession(t, `"devicePosture":[`+strings.Repeat(odd+",", entries-1)+odd+`]`)
	if len(s.Posture.Value) != entries || len(s.Notes) != decode.MostNotes+1 {
		t.Fatalf("%d checks with %d notes", len(s.Posture.Value), len(s.Notes))
	}
	// The list itself has one, and each entry two: its key came before, and it is no object.
	if got, want := s.Notes[decode.MostNotes].String(), "and 99,000 more"; got != want {
		t.Errorf("the last note is %s, want %s", got, want)
	}
}

func TestNotesAreCountedWhateverTheyAreAbout(t *testing.T) {
	for name, field := range map[string]string{
		"equal names": `"ip":"192.0.2.7"`, "drift": `"ip":5`, "misfits": `"ip":[]`, "empty texts": `"isActive":""`, "moments": `"iat":"soon"`, "parts": `"geo":5`,
	} {
		const times = 3 * decode.MostNotes
		s := readSession(t, strings.Repeat(field+",", times-1)+field)
		last := s.Notes[len(s.Notes)-1].Text
		if len(s.Notes) != decode.MostNotes+1 || !strings.HasPrefix(last, "and ") || !strings.HasSuffix(last, " more") {
			t.Errorf("%s: %d notes, the last %s", name, len(s.Notes), last)
		}
	}
}

func sessionObject(doc *model.Document) model.Value {
	if result := doc.Root().Get("result"); result.Exists() {
		return result
	}
	return doc.Root()
}

// FuzzSession proves that no answer makes the reading of a session panic, and
// that every text that comes out is safe.
func FuzzSession(f *testing.F) {
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) == 0 {
		f.Fatalf("no fixtures: %v", err)
	}
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		doc, err := wire.Parse(body)
		if err != nil {
			return
		}
		s := decode.Session(doc, sessionObject(doc))
		assertSafeSession(t, &s)
	})
}

func assertSafe(t *testing.T, text string) {
	t.Helper()
	if safe.Text(text) != text {
		t.Errorf("%q is not safe", text)
	}
}

func assertSafeSession(t *testing.T, s *model.Session) {
	t.Helper()
	for _, note := range s.Notes {
		assertSafe(t, note.String())
	}
	for _, field := range []model.Field[string]{
		s.Email, s.AccountID, s.UserUUID, s.CommonName, s.AuthStatus, s.IP, s.DeviceID, s.ServiceID,
		s.Geo.Value.Country, s.IDP.Value.ID, s.IDP.Value.Type, s.MTLS.Value.AuthStatus, s.MTLS.Value.CertIssuerDN,
	} {
		assertSafe(t, field.Value)
		assertSafe(t, field.AsSent)
	}
	for i := range s.Posture.Value {
		check := &s.Posture.Value[i]
		for _, text := range []string{check.Key, check.AsSent, check.Name(), check.Error.Value, check.Error.AsSent, check.Success.AsSent} {
			assertSafe(t, text)
		}
	}
	for _, device := range s.Devices.Value {
		assertSafe(t, device.ID)
		assertSafe(t, device.AsSent)
	}
}
