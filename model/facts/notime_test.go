package facts_test

import (
	"strings"
	"testing"
	"time"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/decode"
	"ztsession/model/facts"
	"ztsession/model/lists"
)

var noon = clock.Clock{Now: time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)}

func read(t *testing.T, body string) *model.Session {
	t.Helper()
	doc, err := wire.Parse([]byte(body))
	if err != nil {
		t.Fatal(err)
	}
	s := decode.Session(doc, doc.Root())
	return &s
}

// moments are all forms in which no moment was sent, and what is shown of it.
var moments = map[string]string{
	`0`: "0", `-1`: "-1", `"0"`: `"0"`, `""`: `""`, `1`: "1", `946684799`: "946684799", `-62135596800`: "-62135596800", `2147483647`: "2147483647",
	`4102444800`: "4102444800", `253402300799`: "253402300799", `-62135596800000`: "-62135596800000", `99999999999`: "99999999999",
	`"0001-01-01T00:00:00Z"`: `0001-01-01T00:00:00Z`, `"0001-01-01 00:00:00"`: `"0001-01-01 00:00:00"`, `"0001-01-01"`: `"0001-01-01"`,
	`"0000-00-00 00:00:00"`: `"0000-00-00 00:00:00"`, `"1601-01-01T00:00:00Z"`: `1601-01-01T00:00:00Z`, `"1899-12-30T00:00:00Z"`: `1899-12-30T00:00:00Z`,
	`"1970-01-01T00:00:00Z"`: `1970-01-01T00:00:00Z`, `"9999-12-31T23:59:59Z"`: `9999-12-31T23:59:59Z`, `"1987-06-05T04:03:02Z"`: `1987-06-05T04:03:02Z`,
	`"never"`: `"never"`, `"N/A"`: `"N/A"`,
}

// TestMomentsThatCanBeNone: a zero time is never, or no time, with what was sent;
// nobody logged in 2025 years ago.
func TestMomentsThatCanBeNone(t *testing.T) {
	for sent, shown := range moments {
		s := read(t, `{"isActive":true,"iat":`+sent+`,"device_sessions":{"d":{"last_authenticated":`+sent+`}},"devicePosture":{"p":{"success":true,"timestamp":`+sent+`}}}`)
		device := facts.DeviceAt(s, 0, noon)
		check := &s.Posture.Value[0]
		var issued, measured string
		for _, group := range facts.Identity(s, noon) {
			for _, row := range group.Rows {
				if row.ID == ".iat" {
					issued = row.Text
				}
			}
		}
		for _, row := range facts.CheckDetail(check, noon)[0].Rows {
			if row.ID == facts.CheckTimeID {
				measured = row.Text
			}
		}
		for name, got := range map[string]string{"iat": issued, "timestamp": measured, "last_authenticated": device.Login.Text, "in the list": device.Authenticated} {
			want := clock.NoTime
			if strings.Contains(name, "l") && name != "iat" && name != "timestamp" {
				want = "never"
			}
			if got != want+" (sent as "+shown+")" && !sameMoment(got, want, shown) {
				t.Errorf("%s of %s is shown as %q", name, sent, got)
			}
		}
		if got := facts.CheckLine(check, noon).Age; got != clock.NoTime {
			t.Errorf("%s: the check is from %q", sent, got)
		}
		for _, column := range lists.Devices(false) {
			if column.ID == "last_authenticated" {
				if cell := column.Text(lists.DevicesOf{Session: s}.At(0), noon); cell.Text != "never" || cell.Short() != "never" {
					t.Errorf("%s: the list has %+v", sent, cell)
				}
			}
		}
	}
}

// sameMoment reports whether a moment is shown in quotes, as it is where it came
// in another form than documented.
func sameMoment(got, want, shown string) bool {
	return got == want+` (sent as "`+shown+`")` || got == want+" (sent as "+strings.Trim(shown, `"`)+")"
}

func TestNothingEndsInTheYearZero(t *testing.T) {
	s := &model.Session{Origin: model.Origin{Listed: &model.SessionSummary{Expires: model.Field[time.Time]{Presence: model.Empty, AsSent: "0"}, TTL: model.Known(time.Duration(0))}}}
	s.DeviceID = model.Known("d")
	s.Names = &model.Names{Devices: map[string]model.DeviceInfo{"d": {LastSeen: model.Known(time.Time{})}}}
	var all []string
	for _, group := range facts.Identity(s, noon) {
		for _, row := range group.Rows {
			all = append(all, row.Label+": "+row.Text)
		}
	}
	for _, row := range facts.DevicesLead(s, noon) {
		all = append(all, row.Label+": "+row.Text)
	}
	text := strings.Join(all, "\n")
	if !strings.Contains(text, "Ends: never (sent as 0)") || !strings.Contains(text, "never seen") || strings.Contains(text, "Lasts") {
		t.Errorf("it reads\n%s", text)
	}
}
