package decode_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/decode"
)

const goodPerson = `"id":"u-1","uid":"u-2","seat_uid":"u-3","email":"jane@example.com","name":"Jane Doe","access_seat":true,"gateway_seat":false,
	"active_device_count":2,"last_successful_login":"2026-09-10T11:00:00Z"`

func TestPersonReadsEveryField(t *testing.T) {
	got := decode.Person(objectOf(t, goodPerson))
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
	good := fmt.Sprintf("%+v", decode.Person(objectOf(t, goodPerson)))
	for from, to := range odd {
		members := strings.Replace(goodPerson, from, to, 1)
		got := decode.Person(objectOf(t, members))
		if differ(good, fmt.Sprintf("%+v", got)) != 1 {
			t.Errorf("%s in place of %s changed more or less than its own field: %+v", to, from, got)
		}
	}
	drifted := decode.Person(objectOf(t, `"id":12,"email":5,"access_seat":"true","active_device_count":"2","last_successful_login":1789036200`))
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
			got := decode.People(e.Result, e.Info, model.PeopleQuery{Page: tt.page, PerPage: 3})
			if got.Total != tt.total || got.More != tt.more || got.Page != tt.page || len(got.People) != tt.rows {
				t.Errorf("people = %+v", got)
			}
		})
	}
}

// BenchmarkPeople reads the largest page that the API gives.
func BenchmarkPeople(b *testing.B) {
	body := []byte(`{"success":true,"result":[` + strings.TrimSuffix(strings.Repeat("{"+goodPerson+"},", 1000), ",") + `]}`)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		doc, err := wire.Parse(body)
		if err != nil {
			b.Fatal(err)
		}
		e, err := wire.ReadEnvelope(doc)
		if err != nil {
			b.Fatal(err)
		}
		if found := decode.People(e.Result, e.Info, model.PeopleQuery{Page: 1, PerPage: 1000}); len(found.People) != 1000 {
			b.Fatal(err)
		}
	}
}
