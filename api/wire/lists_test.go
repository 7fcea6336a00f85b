package wire

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/safe"
)

func envelopeOf(t testing.TB, body string) Envelope {
	t.Helper()
	doc, err := Parse([]byte(body))
	if err != nil {
		t.Fatal(err)
	}
	e, err := ReadEnvelope(doc)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func listOf(t testing.TB, entries string) Envelope {
	t.Helper()
	return envelopeOf(t, `{"success":true,"result":[`+entries+`]}`)
}

// objectOf returns an object with the members.
func objectOf(t testing.TB, members string) model.Value {
	t.Helper()
	return envelopeOf(t, `{"success":true,"result":{`+members+`}}`).Result
}

// readers are all the readers of lists, with the number of entries that they found.
func readers() map[string]func(Envelope) (int, error) {
	return map[string]func(Envelope) (int, error){
		"accounts": func(e Envelope) (int, error) { all, err := Accounts(e); return len(all), err },
		"people": func(e Envelope) (int, error) {
			found, err := People(e, model.PeopleQuery{Page: 1, PerPage: 50})
			return len(found.People), err
		},
		"sessions":      func(e Envelope) (int, error) { all, err := Summaries(e); return len(all), err },
		"failed logins": func(e Envelope) (int, error) { all, err := FailedLogins(e); return len(all), err },
	}
}

func TestListsTakeOnlyLists(t *testing.T) {
	tests := []struct {
		body   string
		isList bool
		count  int
	}{
		{`{"success":true,"result":[]}`, true, 0},
		{`{"success":true,"result":null}`, true, 0},
		{`{"success":true,"result":[null,"a",5,[],true]}`, true, 0},
		{`{"success":true,"result":["a",{"id":"1"},null,{"id":"2"}]}`, true, 2},
		{`{"success":true}`, false, 0},
		{`{"success":true,"result":{}}`, false, 0},
		{`{"success":true,"result":"none"}`, false, 0},
	}
	for name, read := range readers() {
		for _, tt := range tests {
			count, err := read(envelopeOf(t, tt.body))
			if tt.isList != (err == nil) || count != tt.count || err != nil && !errors.Is(err, model.ErrMalformed) {
				t.Errorf("%s of %s: %d entries, error %v", name, tt.body, count, err)
			}
		}
	}
}

func TestListsReadABoundedNumberOfEntries(t *testing.T) {
	e := listOf(t, strings.Repeat(`{"id":"x"},`, mostRows)+`{"id":"last"}`)
	for name, read := range readers() {
		if count, err := read(e); count != mostRows || err != nil {
			t.Errorf("%s: %d entries, error %v", name, count, err)
		}
	}
}

func TestAccountsReadsNumbersAndLeavesOutTheNameless(t *testing.T) {
	got, err := Accounts(listOf(t, `{"id":"a1","name":"Example Ltd","settings":null},{"name":"no id"},{"id":17,"name":null},{"id":{"x":1},"name":"odd"},{"id":"a2","name":"ev\u001bil"}`))
	want := []model.Account{{ID: "a1", Name: "Example Ltd"}, {ID: "17"}, {ID: "a2", Name: `ev\x1bil`}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("accounts %v, error %v", got, err)
	}
}

const goodPerson = `"id":"u-1","uid":"u-2","seat_uid":"u-3","email":"jane@example.com","name":"Jane Doe","access_seat":true,"gateway_seat":false,
	"active_device_count":2,"last_successful_login":"2026-09-10T11:00:00Z"`

func TestPersonReadsEveryField(t *testing.T) {
	got := Person(objectOf(t, goodPerson))
	want := model.Person{
		ID: "u-1", UID: "u-2", SeatUID: "u-3", Email: model.Known("jane@example.com"), Name: model.Known("Jane Doe"),
		AccessSeat: model.Known(true), GatewaySeat: model.Known(false), Devices: model.Known(model.Number("2")),
		LastLogin: model.Known(time.Date(2026, 9, 10, 11, 0, 0, 0, time.UTC)),
	}
	if got != want {
		t.Errorf("person = %+v\nwant %+v", got, want)
	}
}

func TestPersonReadsEachFieldByItself(t *testing.T) {
	odd := map[string]string{
		`"id":"u-1"`: `"id":{}`, `"uid":"u-2"`: `"uid":[1]`, `"seat_uid":"u-3"`: `"seat_uid":null`,
		`"email":"jane@example.com"`: `"email":{"a":1}`, `"name":"Jane Doe"`: `"name":[]`, `"access_seat":true`: `"access_seat":"perhaps"`,
		`"gateway_seat":false`: `"gateway_seat":{}`, `"active_device_count":2`: `"active_device_count":"many"`,
		`"last_successful_login":"2026-09-10T11:00:00Z"`: `"last_successful_login":"yesterday"`,
	}
	good := fmt.Sprintf("%+v", Person(objectOf(t, goodPerson)))
	for from, to := range odd {
		members := strings.Replace(goodPerson, from, to, 1)
		got := Person(objectOf(t, members))
		if differ(good, fmt.Sprintf("%+v", got)) != 1 {
			t.Errorf("%s in place of %s changed more or less than its own field: %+v", to, from, got)
		}
	}
	drifted := Person(objectOf(t, `"id":12,"email":5,"access_seat":"true","active_device_count":"2","last_successful_login":1789036200`))
	if drifted.ID != "12" || !model.Is(drifted.Email, "5") || !model.Is(drifted.AccessSeat, true) || !model.Is(drifted.Devices, "2") || drifted.LastLogin.Value.Unix() != 1789036200 {
		t.Errorf("drift was not read for what it means: %+v", drifted)
	}
}

// differ counts the fields in which two printed persons differ.
func differ(a, b string) int {
	count := 0
	for _, name := range []string{"ID", "UID", "SeatUID", "Email", "Name", "LastLogin", "AccessSeat", "GatewaySeat", "Devices"} {
		if fieldText(a, name) != fieldText(b, name) {
			count++
		}
	}
	return count
}

// fieldText returns what follows a field's name up to the next field's.
func fieldText(text, name string) string {
	for _, mark := range []string{"{" + name + ":", " " + name + ":"} {
		if _, rest, ok := strings.Cut(text, mark); ok {
			for _, next := range []string{" UID:", " SeatUID:", " Email:", " Name:", " LastLogin:", " AccessSeat:", " GatewaySeat:", " Devices:"} {
				if before, _, found := strings.Cut(rest, next); found {
					rest = before
				}
			}
			return rest
		}
	}
	return ""
}

func TestPeopleCountsPages(t *testing.T) {
	row := func(n int) string { return strings.TrimSuffix(strings.Repeat(`{"id":"x"},`, n), ",") }
	tests := []struct {
		name, info string
		rows, page int
		total      model.Field[int]
		more       bool
	}{
		{"first of many", `{"page":1,"per_page":3,"count":3,"total_count":1204,"total_pages":402}`, 3, 1, model.Known(1204), true},
		{"last", `{"page":2,"per_page":3,"count":2,"total_count":5,"total_pages":2}`, 2, 2, model.Known(5), false},
		{"exactly full", `{"page":1,"per_page":3,"count":3,"total_count":3,"total_pages":1}`, 3, 1, model.Known(3), false},
		{"none", `{"page":1,"per_page":3,"count":0,"total_count":0}`, 0, 1, model.Known(0), false},
		{"no info, full page", `null`, 3, 1, model.Field[int]{}, true},
		{"no info, part of a page", `null`, 2, 1, model.Field[int]{}, false},
		{"pages without a count", `{"total_pages":9}`, 2, 1, model.Field[int]{}, true},
		{"count of 0 beside rows", `{"total_count":0}`, 3, 1, model.Field[int]{Presence: model.Misfit, AsSent: "0"}, true},
		{"count of the page alone", `{"total_count":3}`, 3, 2, model.Field[int]{Presence: model.Misfit, AsSent: "3"}, true},
		{"count as text", `{"total_count":"7"}`, 3, 1, model.Field[int]{Presence: model.Reported, Value: 7, AsSent: `"7"`}, true},
		{"count null", `{"total_count":null}`, 3, 1, model.Field[int]{Presence: model.Null}, true},
		{"count unreadable", `{"total_count":{"a":1}}`, 1, 1, model.Field[int]{Presence: model.Misfit, AsSent: `{"a": 1}`}, false},
		{"count negative", `{"total_count":-1}`, 1, 1, model.Field[int]{Presence: model.Misfit, AsSent: `-1`}, false},
		{"smaller pages than asked", `{"per_page":2,"total_count":9}`, 2, 2, model.Known(9), true},
		{"empty page after the end", `{"total_count":9}`, 0, 9, model.Known(9), false},
		{"info is a list", `[1]`, 3, 1, model.Field[int]{}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := envelopeOf(t, `{"success":true,"result":[`+row(tt.rows)+`],"result_info":`+tt.info+`}`)
			got, err := People(e, model.PeopleQuery{Page: tt.page, PerPage: 3})
			if err != nil || got.Total != tt.total || got.More != tt.more || got.Page != tt.page || len(got.People) != tt.rows {
				t.Errorf("people = %+v, error %v", got, err)
			}
		})
	}
}

func TestSummariesReadEveryField(t *testing.T) {
	got, err := Summaries(listOf(t, `{"expiration":1694813506,"name":"users/u/session/n","metadata":{"nonce":"X1aXj1lFVcqqyoXF","iat":1694791905,
		"expires":1694813506,"ttl":21600,"apps":{"aud1":{"hostname":"wiki.example.com","name":"Wiki","type":"self_hosted","uid":"app-1"}}}}`))
	if err != nil || len(got) != 1 {
		t.Fatalf("%+v, %v", got, err)
	}
	s := got[0]
	want := model.App{Key: "aud1", Name: "Wiki", Hostname: "wiki.example.com", Type: "self_hosted", UID: "app-1"}
	if s.Nonce != "X1aXj1lFVcqqyoXF" || s.IssuedAt.Value.Unix() != 1694791905 || s.Expires.Value.Unix() != 1694813506 ||
		!model.Is(s.TTL, 6*time.Hour) || !model.Is(s.Name, "users/u/session/n") || !slices.Equal(s.Apps, []model.App{want}) {
		t.Errorf("summary = %+v", s)
	}
}

func TestSummariesAreNewestFirstAndKeepTheOrderOfEquals(t *testing.T) {
	got, err := Summaries(listOf(t, `{"metadata":{"nonce":"a"}},{"metadata":{"nonce":"b","iat":100}},{"metadata":{"nonce":"c","iat":300}},
		{"metadata":{"nonce":"d","iat":100}},{"metadata":{"nonce":"e","iat":"odd"}},{"metadata":{"iat":200}}`))
	var order []string
	for _, s := range got {
		order = append(order, s.Nonce)
	}
	if want := []string{"c", "", "b", "d", "a", "e"}; err != nil || !slices.Equal(order, want) {
		t.Errorf("order %q, want %q (error %v)", order, want, err)
	}
}

func TestSummariesReadOddFieldsByThemselves(t *testing.T) {
	read := func(entry string) model.SessionSummary {
		got, err := Summaries(listOf(t, entry))
		if err != nil || len(got) != 1 {
			t.Fatalf("%s: %+v, %v", entry, got, err)
		}
		return got[0]
	}
	for entry, want := range map[string]model.Field[time.Duration]{
		`{"metadata":{"ttl":21600.5}}`:   model.Known(21600*time.Second + 500*time.Millisecond),
		`{"metadata":{"ttl":"21600"}}`:   {Presence: model.Reported, Value: 6 * time.Hour, AsSent: `"21600"`},
		`{"metadata":{"ttl":"24h"}}`:     {Presence: model.Reported, Value: 24 * time.Hour, AsSent: `"24h"`},
		`{"metadata":{"ttl":1e300}}`:     {Presence: model.Misfit, AsSent: "1e300"},
		`{"metadata":{"ttl":[1]}}`:       {Presence: model.Misfit, AsSent: "[1]"},
		`{"metadata":{"ttl":"soon"}}`:    {Presence: model.Misfit, AsSent: `"soon"`},
		`{"metadata":{"ttl":null}}`:      {Presence: model.Null},
		`{"metadata":{"ttl":""}}`:        {Presence: model.Empty, AsSent: `""`},
		`{"metadata":null,"ttl":5}`:      {},
		`{"metadata":["nonce"],"ttl":5}`: {},
	} {
		if got := read(entry); got.TTL != want {
			t.Errorf("%s: TTL %+v, want %+v", entry, got.TTL, want)
		}
	}
	for entry, want := range map[string]int64{
		`{"expiration":500}`:                                   500,
		`{"expiration":500,"metadata":{"expires":600}}`:        600,
		`{"expiration":500,"metadata":{"expires":{}}}`:         500,
		`{"expiration":500,"metadata":{"expires":0}}`:          500,
		`{"expiration":"1970-01-01T00:08:20Z","metadata":{}}`:  500,
		`{"expiration":0,"metadata":{"expires":"600","x":[]}}`: 600,
	} {
		if got := read(entry); got.Expires.Presence != model.Reported || got.Expires.Value.Unix() != want {
			t.Errorf("%s: expires %+v, want %d", entry, got.Expires, want)
		}
	}
	if got := read(`{"expiration":0}`).Expires; got.Presence != model.Empty {
		t.Errorf("an expiration of 0 is %+v, want empty", got)
	}
	if got := read(`{"metadata":{"nonce":1234567890123456789012}}`).Nonce; got != "1234567890123456789012" {
		t.Errorf("a nonce sent as a number became %q", got)
	}
}

func TestAppsComeAsMapsAndLists(t *testing.T) {
	for apps, want := range map[string][]model.App{
		`{"k":{"name":"Wiki"},"l":null,"m":"Mail"}`: {{Key: "k", Name: "Wiki"}, {Key: "l"}, {Key: "m", Name: "Mail"}},
		`[{"name":"Wiki","uid":7},"Mail",null]`:     {{Key: "0", Name: "Wiki", UID: "7"}, {Key: "1", Name: "Mail"}, {Key: "2"}},
		`null`:                                      nil,
		`{}`:                                        nil,
		`"Wiki"`:                                    nil,
		`{"k":{"name":["a"],"uid":1}}`:              {{Key: "k", UID: "1"}},
	} {
		got, err := Summaries(listOf(t, `{"metadata":{"nonce":"n","apps":`+apps+`}}`))
		if err != nil || !slices.Equal(got[0].Apps, want) {
			t.Errorf("%s: %+v, want %+v (%v)", apps, got[0].Apps, want, err)
		}
	}
}

func TestFailedLoginsAreNewestFirst(t *testing.T) {
	got, err := FailedLogins(listOf(t, `{"expiration":0,"metadata":{"app_name":"Wiki","aud":"x","datetime":"2022-02-02T21:54:34.914Z","ray_id":"6d76a8a42ead4133","user_email":"jane@example.com"}},
		{"metadata":null},{"expiration":1700000000,"metadata":{"datetime":1700000000,"ray_id":6.5,"app_name":{}}}`))
	if err != nil || len(got) != 3 {
		t.Fatalf("%+v, %v", got, err)
	}
	if got[0].At.Value.Unix() != 1700000000 || got[0].Expiry.Value.Unix() != 1700000000 || !model.Is(got[0].RayID, "6.5") || got[0].App.Presence != model.Misfit {
		t.Errorf("the newest = %+v", got[0])
	}
	if !model.Is(got[1].App, "Wiki") || !model.Is(got[1].RayID, "6d76a8a42ead4133") || got[1].Expiry.Presence != model.Empty {
		t.Errorf("the documented one = %+v", got[1])
	}
	if got[2] != (model.FailedLogin{}) {
		t.Errorf("the empty one = %+v", got[2])
	}
}

func TestIdentityProviderIsReadWithoutItsConfig(t *testing.T) {
	got := IdentityProvider(objectOf(t, `"id":"i-1","name":"Example Okta","type":"okta","config":{"client_secret":"CANARY"},"scim_config":{"secret":"CANARY"}`))
	if got != (model.IdentityProvider{ID: "i-1", Name: "Example Okta", Type: "okta"}) {
		t.Errorf("identity provider = %+v", got)
	}
}

func TestDevicesAreReadFieldByField(t *testing.T) {
	device := PhysicalDevice(objectOf(t, `"id":"d-1","name":"LAPTOP-1","device_type":"windows","os_version":"10.0.26100","manufacturer":"Example","model":null,"serial_number":5,
		"client_version":"2026.6.1","last_seen_at":"2026-09-10T11:00:00Z","last_seen_user":{"email":"jane@example.com"},"public_ip":"192.0.2.1"`))
	if device.Registration || device.ID != "d-1" || device.DeviceID != "d-1" || !model.Is(device.Name, "LAPTOP-1") || !model.Is(device.Type, "windows") || !model.Is(device.OSVersion, "10.0.26100") ||
		!model.Is(device.Manufacturer, "Example") || device.Model.Presence != model.Null || !model.Is(device.Serial, "5") || !model.Is(device.ClientVersion, "2026.6.1") ||
		device.LastSeen.Value.Hour() != 11 || !model.Is(device.LastUser, "jane@example.com") {
		t.Errorf("device = %+v", device)
	}
	registration := Registration(objectOf(t, `"id":"r-1","key":"CANARY","last_seen_at":null,"device":{"id":"d-1","name":"LAPTOP-1","client_version":{}},"user":"jane@example.com"`))
	if !registration.Registration || registration.ID != "r-1" || registration.DeviceID != "d-1" || !model.Is(registration.Name, "LAPTOP-1") ||
		registration.ClientVersion.Presence != model.Misfit || registration.LastSeen.Presence != model.Null || !model.Is(registration.LastUser, "jane@example.com") {
		t.Errorf("registration = %+v", registration)
	}
	for _, odd := range []string{`"device":null,"user":null`, `"device":[],"user":{}`, `"device":"x","last_seen_user":[]`} {
		if got := Registration(objectOf(t, odd)); got.DeviceID != "" {
			t.Errorf("%s: %+v", odd, got)
		}
	}
}

// FuzzLists proves that nothing sent in place of a list or an object breaks
// its readers, and that what they give is safe to show.
func FuzzLists(f *testing.F) {
	f.Add([]byte(`{"success":true,"result":[{` + goodPerson + `}],"result_info":{"total_count":1}}`))
	f.Add([]byte(`{"result":[{"expiration":0,"name":"n","metadata":{"nonce":"n\u001b","iat":1e11,"expires":0,"ttl":"24h","apps":[{"name":"a"},"b"]}}]}`))
	f.Add([]byte(`{"result":{"id":1,"device":{"id":"d"},"user":{"email":"e"},"last_seen_user":null,"name":"\u202e"}}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		doc, err := Parse(body)
		if err != nil {
			return
		}
		e, err := ReadEnvelope(doc)
		if err != nil {
			return
		}
		accounts, _ := Accounts(e)
		people, _ := People(e, model.PeopleQuery{Page: 1, PerPage: 1})
		summaries, _ := Summaries(e)
		logins, _ := FailedLogins(e)
		all := fmt.Sprint(accounts, people, summaries, logins, Person(e.Result), IdentityProvider(e.Result), PhysicalDevice(e.Result), Registration(e.Result))
		if safe.Text(all) != all {
			t.Errorf("%q is not safe", all)
		}
	})
}
