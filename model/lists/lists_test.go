package lists_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/model/lists"
)

var now = time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)

func ago(d time.Duration) model.Field[time.Time] { return model.Known(now.Add(-d)) }

func person(name string, change func(*model.Person)) model.Person {
	p := model.Person{ID: "u-" + name, Name: model.Known(name), LastLogin: ago(time.Hour), Devices: model.Known(model.Number("1"))}
	if change != nil {
		change(&p)
	}
	return p
}

var snake = regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`)

// TestColumns holds what every output relies on, for every list and for rows
// of which nothing was reported.
func TestColumns(t *testing.T) {
	t.Parallel()
	checkColumns(t, "accounts", lists.Accounts())
	checkColumns(t, "people", lists.People())
	checkColumns(t, "recents", lists.Recents())
	checkColumns(t, "sessions", lists.Sessions())
	checkColumns(t, "sessions in detail", lists.SessionsInDetail())
	checkColumns(t, "logins", lists.Logins())
	checkColumns(t, "checks", lists.Checks())
	checkColumns(t, "devices", lists.Devices(true))
	checkColumns(t, "devices without names", lists.Devices(false))
}

func checkColumns[T any](t *testing.T, list string, columns []lists.Column[T]) {
	t.Helper()
	ids, heads, first := map[string]bool{}, map[string]bool{}, false
	var empty T
	if device, ok := any(&empty).(*lists.Device); ok {
		device.Device = &model.Device{}
	}
	for _, c := range columns {
		if !snake.MatchString(c.ID) || ids[c.ID] || c.Head != "" && heads[c.Head] {
			t.Errorf("%s: %q with the head %q is no name, or there twice", list, c.ID, c.Head)
		}
		ids[c.ID], heads[c.Head] = true, true
		if c.Text == nil && (c.Data == nil || c.Head != "") {
			t.Errorf("%s: column %s is nowhere, or has a head and no text", list, c.ID)
		}
		first = first || c.Head != "" && c.Rank == 0
		if c.Data == nil {
			continue
		}
		switch value := c.Data(&empty).(type) {
		case nil, string, bool, int64, model.Number, time.Time, lists.Items:
		default:
			t.Errorf("%s: column %s has a %T for programs", list, c.ID, value)
		}
	}
	if !first {
		t.Errorf("%s: no column stays on a narrow screen", list)
	}
}

// screen returns what the screens show of a row.
func screen[T any](columns []lists.Column[T], row *T) string {
	var cells []string
	for _, c := range columns {
		if c.Head != "" {
			cell := c.Text(row, clock.Clock{Now: now})
			cells = append(cells, fmt.Sprintf("%s: %s (%d)", c.Head, cell.Short(), cell.Tone))
		}
	}
	return strings.Join(cells, "\n")
}

// table returns what the table of a command shows of a row, and below it the
// data for programs.
func table[T any](columns []lists.Column[T], row *T) string {
	var cells, values []string
	for _, c := range columns {
		if c.Text != nil {
			cells = append(cells, c.Text(row, clock.Clock{Now: now}).Text)
		}
		if c.Data != nil {
			values = append(values, fmt.Sprint(c.Data(row)))
		}
	}
	return strings.Join(cells, " | ") + "\n" + strings.Join(values, " | ")
}

func TestWhatCommandsPrint(t *testing.T) {
	t.Parallel()
	amina := person("Amina", func(p *model.Person) {
		p.Email, p.AccessSeat, p.UID = model.Known("amina@example.com"), model.Known(true), "x"
	})
	odd := model.Person{Email: model.Field[string]{Presence: model.Null}, LastLogin: model.Field[time.Time]{Presence: model.Misfit, AsSent: "5.5"}}
	session := model.SessionSummary{Nonce: "n0nce", IssuedAt: ago(time.Hour), TTL: model.Known(90 * time.Second), Apps: []model.App{{Name: "Wiki"}, {UID: "a1"}}}
	login := model.FailedLogin{At: ago(time.Hour), RayID: model.Known("8f2a")}
	check := model.PostureCheck{Key: "k", RuleName: model.Known("Disk"), Success: model.Known(false), Timestamp: ago(time.Minute)}
	for _, c := range []struct{ got, text, data string }{
		{
			table(lists.People(), &amina), "Amina | amina@example.com | 1h ago | Access | 1 | u-Amina",
			"Amina | amina@example.com | 2026-09-10 11:00:00 +0000 UTC | true | <nil> | 1 | u-Amina | x | <nil>",
		},
		{
			table(lists.People(), &odd), "not reported | null | 5.5 | not reported | not reported | not reported",
			strings.Repeat("<nil> | ", 8) + "<nil>",
		},
		{
			table(lists.Sessions(), &session), "1h ago | not reported | Wiki, a1 | n0nce",
			"2026-09-10 11:00:00 +0000 UTC | <nil> | 90 | <nil> | [{Wiki [{key } {name Wiki} {hostname } {type } {uid }]} {a1 [{key } {name } {hostname } {type } {uid a1}]}] | n0nce",
		},
		{table(lists.Logins(), &login), "1h ago | not reported | 8f2a", "2026-09-10 11:00:00 +0000 UTC | <nil> | 8f2a | <nil>"},
		{table(lists.Checks(), &check), "FAIL | Disk | Marked as failed; the reply does not say why. | not reported | 1m ago", "fail | Disk | Marked as failed; the reply does not say why. | <nil> | 2026-09-10 11:59:00 +0000 UTC | <nil> | k"},
	} {
		if want := c.text + "\n" + c.data; c.got != want {
			t.Errorf("a command prints\n%s\nwant\n%s", c.got, want)
		}
	}
}

func TestWhatTheScreensShow(t *testing.T) {
	t.Parallel()
	const plain, warning, muted = facts.Plain, facts.Warning, facts.Muted
	odd := model.Person{Email: model.Known("a@example.com"), LastLogin: model.Field[time.Time]{Presence: model.Misfit, AsSent: "5.5"}}
	session, login := model.SessionSummary{IssuedAt: ago(time.Hour)}, model.FailedLogin{App: model.Field[string]{Presence: model.Null}}
	check := model.PostureCheck{RuleName: model.Known("Disk"), Success: model.Known(false), Type: model.Known("firewall")}
	own := lists.DevicesOf{Session: &model.Session{
		Identity: model.Identity{DeviceID: model.Known("d1"), Devices: model.Known([]model.Device{{ID: "d1", Presence: model.Reported, LastAuthenticated: ago(time.Hour)}, {ID: "d2", Presence: model.Misfit, AsSent: "7"}, {ID: "d3", Presence: model.Null}})},
		Names:    &model.Names{Devices: map[string]model.DeviceInfo{"d1": {Name: model.Known("PC-1"), Type: model.Known("windows"), OSVersion: model.Known("10.0.19045"), LastSeen: ago(time.Minute)}}},
	}}
	for _, c := range []struct{ got, want string }{
		{screen(lists.People(), &odd), lines("Name: -", muted, "E-mail: a@example.com", plain, "Last login: not readable", warning, "Seats: not reported", muted, "Devices: -", muted)},
		{screen(lists.Sessions(), &session), lines("Logged in: 1h ago", plain, "Ends: not reported", muted, "Applications: no applications reported", plain, "Nonce: not reported", warning)},
		{screen(lists.Logins(), &login), lines("Refused: not reported", muted, "Application: not reported", muted, "Ray ID: not reported", muted)},
		{screen(lists.Recents(), &model.Recent{At: now, Ref: model.Ref{User: "u", Account: "a", Nonce: "n"}}), lines("Who: u", plain, "Bookmark: -", muted, "When: just now", plain, "Nonce: n", plain, "Account: a", muted)},
		{screen(lists.Accounts(), &model.Account{Name: "Example", ID: "a1"}), lines("Account: Example", plain, "Id: a1", muted)},
		{screen(lists.Checks(), &check), lines("Result: ▫ NOT CHECKED", muted, "Check: Disk", plain, "Why: The firewall state was not read; this check runs on Windows and macOS only.", plain, "Type: firewall", muted, "Measured: no time", muted)},
		{screen(lists.Devices(true), own.At(0)), lines("Own: ▪", plain, "Device: PC-1", plain, "System: Windows 10.0.19045", plain, "Serial number: -", muted, "Logged in: 1h ago", plain, "Seen: 1m ago", plain, "Id: d1", muted)},
		{screen(lists.Devices(true), own.At(1)), lines("Own: ", plain, "Device: d2", plain, "System: -", muted, "Serial number: -", muted, "Logged in: not readable", warning, "Seen: -", muted, "Id: d2", muted)},
		{screen(lists.Devices(false), own.At(2)), lines("Own: ", plain, "Device: d3", plain, "Logged in: null", muted)},
		{screen(lists.Devices(false), own.At(1)), lines("Own: ", plain, "Device: d2", plain, "Logged in: not readable", warning)},
	} {
		if c.got != c.want {
			t.Errorf("the screen shows\n%s\nwant\n%s", c.got, c.want)
		}
	}
}

// lines joins pairs of a text and its tone as screen does.
func lines(pairs ...any) string {
	var out []string
	for pair := range slices.Chunk(pairs, 2) {
		out = append(out, fmt.Sprintf("%s (%d)", pair[0], pair[1]))
	}
	return strings.Join(out, "\n")
}
