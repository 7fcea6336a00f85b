package facts

import (
	"strings"
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/reason"
	"ztsession/model/schema"
)

func testClock() clock.Clock {
	return clock.Clock{Now: time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)}
}

// flat returns every row as "label: text".
func flat(groups []Group) string {
	var lines []string
	for _, group := range groups {
		lines = append(lines, "# "+group.Title)
		for _, r := range group.Rows {
			lines = append(lines, r.Label+": "+r.Text)
		}
	}
	return strings.Join(lines, "\n")
}

func wantLines(t *testing.T, got string, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if !strings.Contains("\n"+got+"\n", "\n"+line+"\n") {
			t.Errorf("there is no line %q in:\n%s", line, got)
		}
	}
}

func TestFourPresencesReadDifferently(t *testing.T) {
	tests := map[string]model.Field[string]{
		"Not sent: E-mail, Logged in, Login, IP address, From, WARP, In our organisation, User id, Account id, Device id, Service token, Service token id, Common name, Identity version": {},
		"Sent as null: E-mail":       {Presence: model.Null},
		"Sent empty: E-mail":         {Presence: model.Empty},
		"E-mail: me@example.com":     model.Known("me@example.com"),
		"E-mail: [1] (not readable)": {Presence: model.Misfit, AsSent: "[1]"},
		"E-mail: 5 (sent as 5)":      {Presence: model.Reported, Value: "5", AsSent: "5"},
	}
	for want, field := range tests {
		wantLines(t, flat(Identity(&model.Session{Identity: model.Identity{Email: field}}, testClock())), want)
	}
}

func TestWARPInWords(t *testing.T) {
	yes, no, unknown := model.Known(true), model.Known(false), model.Field[bool]{}
	tests := []struct {
		warp, gateway model.Field[bool]
		want          string
		tone          Tone
	}{
		{yes, yes, "on, in our organisation", Good},
		{yes, no, "on, in another organisation or the consumer app", Warning},
		{yes, unknown, "was not reported", Plain},
		{no, no, "off: a browser only", Plain},
		{no, yes, "do not fit together", Warning},
		{unknown, unknown, "not reported", Muted},
		{unknown, no, "not reported", Muted},
	}
	for _, tt := range tests {
		words, tone := WARP(&model.Session{Identity: model.Identity{WARP: tt.warp, Gateway: tt.gateway}})
		if !strings.Contains(words, tt.want) || tone != tt.tone {
			t.Errorf("warp %v, gateway %v: %q, %v", tt.warp, tt.gateway, words, tone)
		}
	}
}

func TestOtherFieldsAreShownLeafByLeaf(t *testing.T) {
	var b model.Builder
	b.Open(model.KindObject, "")
	b.Leaf(model.KindText, "name", "Noor")
	b.Open(model.KindList, "groups")
	b.Open(model.KindObject, "")
	b.Leaf(model.KindText, "name", "Staff")
	b.Close()
	b.Leaf(model.KindNumber, "", "12345678901234567890")
	b.Close()
	b.Open(model.KindObject, "custom")
	b.Close()
	b.Leaf(model.KindNull, "nothing", "null")
	b.Close()
	s := &model.Session{}
	for member := range b.Document().Root().Children() {
		s.Other = append(s.Other, member)
	}
	wantLines(t, flat(Identity(s, testClock())), "Name: Noor", "Groups: Staff", "groups[0].name: Staff", "groups[1]: 12345678901234567890", "Sent as null: nothing")
	if got := flat(Identity(s, testClock())); !strings.Contains(got, "Sent empty: custom") {
		t.Errorf("the empty field is not named in:\n%s", got)
	}
}

func TestSummaryNamesWhoLoggedIn(t *testing.T) {
	token := model.Identity{ServiceToken: model.Known(true), ServiceID: model.Known("abc.access")}
	tests := map[string]model.Identity{
		"me@example.com":           {Email: model.Known("me@example.com"), UserUUID: model.Known("u")},
		"service token abc.access": token,
		"device.example.com":       {CommonName: model.Known("device.example.com")},
		"u":                        {UserUUID: model.Known("u")},
		"nobody named":             {},
	}
	for want, identity := range tests {
		if got := Who(&model.Session{Identity: identity}); got != want {
			t.Errorf("Who = %q, want %q", got, want)
		}
	}
}

func TestStateNeverGuesses(t *testing.T) {
	tests := []struct {
		session model.Session
		want    string
	}{
		{model.Session{Active: model.Known(true)}, "ACTIVE"},
		{model.Session{Active: model.Known(false)}, "ENDED OR REVOKED"},
		{model.Session{}, "ACTIVE OR NOT: NOT REPORTED"},
		{model.Session{Active: model.Field[bool]{Presence: model.Misfit}}, "ACTIVE OR NOT: NOT READABLE"},
		{model.Session{Active: model.Known(true), Origin: model.Origin{Kind: model.FromLastSeen}}, "NOT A SESSION"},
	}
	for _, tt := range tests {
		if got, _ := State(&tt.session); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestWantedStandsBesideFound(t *testing.T) {
	check := &model.PostureCheck{Key: "k", Input: object("version", "15.6.0", "operator", ">="), Check: object("version", "15.6.1", "extra", "b")}
	want := []Pair{
		{Name: "version", Wanted: "15.6.0", Found: "15.6.1", Path: ".devicePosture.k.check.version"},
		{Name: "operator", Wanted: ">=", Path: ".devicePosture.k.input.operator"},
		{Name: "extra", Found: "b", Path: ".devicePosture.k.check.extra"},
	}
	got := WantedAndFound(check, nil)
	if len(got) != len(want) {
		t.Fatalf("got %+v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("pair %d is %+v, want %+v", i, got[i], want[i])
		}
	}
	if pairs := WantedAndFound(&model.PostureCheck{}, nil); len(pairs) > 0 {
		t.Errorf("a check without input and check has pairs: %+v", pairs)
	}
}

// TestOnlyWhatIsWrongIsMarked: a version that is newer than the least one differs
// and is right, and a check that passed has no mark at all.
func TestOnlyWhatIsWrongIsMarked(t *testing.T) {
	for _, c := range []struct {
		success      bool
		found, marks string
	}{
		{false, "15.5.9", "version"}, {false, "15.6.1", ""}, {true, "15.6.1", ""}, {true, "15.5.9", ""},
	} {
		check := &model.PostureCheck{
			Type: model.Known("os_version"), Success: model.Known(c.success),
			Input: object("version", "15.6.0", "operator", ">="), Check: object("version", c.found),
		}
		e := Explain(check, testClock())
		var marks []string
		for _, pair := range WantedAndFound(check, e.Parts) {
			if pair.Verdict == reason.Unmet {
				marks = append(marks, pair.Name)
			}
		}
		if got := strings.Join(marks, " "); got != c.marks {
			t.Errorf("success %t, found %s: %q is marked, want %q", c.success, c.found, got, c.marks)
		}
	}
}

func object(pairs ...string) model.Value {
	var b model.Builder
	b.Open(model.KindObject, "")
	for i := 0; i < len(pairs); i += 2 {
		b.Leaf(model.KindText, pairs[i], pairs[i+1])
	}
	b.Close()
	return b.Document().Root()
}

func TestDeviceLinesMarkTheSessionsOwn(t *testing.T) {
	at := testClock().Now.Add(-3 * time.Hour)
	s := &model.Session{Identity: model.Identity{DeviceID: model.Known("b"), Devices: model.Known([]model.Device{
		{ID: "a", Presence: model.Reported, LastAuthenticated: model.Known(at)},
		{ID: "b", Presence: model.Reported},
		{ID: "c", Presence: model.Null},
	})}}
	a, b, c := DeviceAt(s, 0, testClock()), DeviceAt(s, 1, testClock()), DeviceAt(s, 2, testClock())
	if a.Own || !b.Own || a.Authenticated != "3h ago" || b.Authenticated != "not reported" || c.Authenticated != "null" {
		t.Errorf("got %+v, %+v, %+v", a, b, c)
	}
	if lead := flat([]Group{{Rows: DevicesLead(s, testClock())}}); strings.Contains(lead, "not among") {
		t.Errorf("the own device is in the list, but: %s", lead)
	}
}

func TestIssuerIsSplitIntoItsParts(t *testing.T) {
	s := &model.Session{Identity: model.Identity{MTLS: model.Known(model.MTLS{CertIssuerDN: model.Known("CN=Device CA,O=Example Corp")})}}
	wantLines(t, flat(MTLS(s, testClock())), "CN common name: Device CA", "O organisation: Example Corp", "Issuer: CN=Device CA,O=Example Corp")
	s.MTLS.Value.CertIssuerDN = model.Known("no name")
	if got := flat(MTLS(s, testClock())); strings.Contains(got, "# Issuer") {
		t.Errorf("a text that is no distinguished name was split:\n%s", got)
	}
}

func TestPostureCountsInWords(t *testing.T) {
	if got := PostureCounts(model.PostureCount{Pass: 7, Fail: 2, NotReported: 1}); got != "2 fail ∙ 1 not reported ∙ 7 pass" {
		t.Errorf("got %q", got)
	}
	if got := PostureCounts(model.PostureCount{}); got != "none" {
		t.Errorf("got %q", got)
	}
}

func TestOwnDeviceIsToldInOneLine(t *testing.T) {
	s := &model.Session{Identity: model.Identity{DeviceID: model.Known("d"), Devices: model.Known([]model.Device{{ID: "r"}})}}
	s.Names = &model.Names{Devices: map[string]model.DeviceInfo{"d": {
		Name: model.Known("LT-7"), Type: model.Known("windows"), OSVersion: model.Known("10.0"), Serial: model.Known("S1"),
		ClientVersion: model.Known("2026.1"), LastSeen: model.Known(testClock().Now.Add(-time.Hour)),
	}}}
	wantLines(t, flat([]Group{{Rows: DevicesLead(s, testClock())}}), "This device: LT-7, Windows 10.0, serial S1, WARP 2026.1, seen 1h ago (looked up)")
}

func TestEveryFieldOfTheSchemaIsAFact(t *testing.T) {
	s := &model.Session{}
	s.Geo, s.IDP, s.MTLS = model.Known(model.Geo{}), model.Known(model.IDP{}), model.Known(model.MTLS{})
	check := &model.PostureCheck{Key: "k", Success: model.Field[bool]{Presence: model.Misfit}}
	device := model.Device{ID: "d", Presence: model.Reported}
	s.Devices = model.Known([]model.Device{device})
	rows := DevicesLead(s, testClock())
	rows = append(rows, DeviceAt(s, 0, testClock()).Details...)
	rows = append(rows, PostureLead(s)...)
	for _, groups := range [][]Group{Identity(s, testClock()), MTLS(s, testClock()), CheckDetail(check, testClock())} {
		for _, group := range groups {
			rows = append(rows, group.Rows...)
		}
	}
	ids := map[string]bool{}
	for _, r := range rows {
		ids[r.ID] = true
		for _, of := range r.Of {
			ids[of.ID] = true
		}
	}
	want := func(id string) {
		if !ids[id] {
			t.Errorf("there is no fact %s", id)
		}
	}
	for _, f := range schema.Session.Fields {
		if f.At != nil && f.Name != "geo" && f.Name != "idp" && f.Name != "mtls_auth" {
			want("." + f.Name)
		}
	}
	wantAll(want, &schema.Geo)
	wantAll(want, &schema.IDP)
	wantAll(want, &schema.MTLS)
	wantAll(want, &schema.Device)
	wantAll(want, &schema.Check)
}

func wantAll[T any](want func(string), object *schema.Object[T]) {
	for _, f := range object.Fields {
		if f.At != nil {
			want(object.Path + "." + f.Name)
		}
	}
}
