package decode_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/decode"
	"ztsession/model/text/safe"
)

func envelopeOf(t testing.TB, body string) wire.Envelope {
	t.Helper()
	doc, err := wire.Parse([]byte(body))
	if err != nil {
		t.Fatal(err)
	}
	e, err := wire.ReadEnvelope(doc)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func listOf(t testing.TB, entries string) model.Value {
	t.Helper()
	return envelopeOf(t, `{"success":true,"result":[`+entries+`]}`).Result
}

// objectOf returns an object with the members.
func objectOf(t testing.TB, members string) model.Value {
	t.Helper()
	return envelopeOf(t, `{"success":true,"result":{`+members+`}}`).Result
}

// readers are all the readers of lists, with the number of entries that they found.
func readers() map[string]func(model.Value) int {
	return map[string]func(model.Value) int{
		"accounts": func(list model.Value) int { return len(decode.Accounts(list)) },
		"people": func(list model.Value) int {
			return len(decode.People(list, model.Value{}, model.PeopleQuery{Page: 1, PerPage: 50}).People)
		},
		"sessions":      func(list model.Value) int { return len(decode.Summaries(list)) },
		"failed logins": func(list model.Value) int { return len(decode.FailedLogins(list)) },
	}
}

func TestListsLeaveOutWhatIsNoObject(t *testing.T) {
	for result, want := range map[string]int{
		`[]`: 0, `null`: 0, `[null,"a",5,[],true]`: 0, `["a",{"id":"1"},null,{"id":"2"}]`: 2,
	} {
		list := envelopeOf(t, `{"success":true,"result":`+result+`}`).Result
		for name, read := range readers() {
			if count := read(list); count != want {
				t.Errorf("%s of %s: %d entries", name, result, count)
			}
		}
	}
}

func TestListsReadABoundedNumberOfEntries(t *testing.T) {
	list := listOf(t, strings.Repeat(`{"id":"00000000-0000-4000-8000-000000000000"},`, decode.MostRows)+`{"id":"last"}`)
	for name, read := range readers() {
		if count := read(list); count != decode.MostRows {
			t.Errorf("%s: %d entries", name, count)
		}
	}
}

func TestPageOf(t *testing.T) {
	info := envelopeOf(t, `{"success":true,"result":[],"result_info":{"page":2,"per_page":"20","count":20,"total_count":null,"cursor":"abc"}}`).Info
	if got, want := decode.PageOf(info), (decode.Page{Number: 2, PerPage: 20, Count: 20, Cursor: "abc"}); got != want {
		t.Errorf("PageOf() = %+v, want %+v", got, want)
	}
}

func TestAccountsReadsNumbersAndLeavesOutTheNameless(t *testing.T) {
	got := decode.Accounts(listOf(t, `{"id":"a1","name":"Example Ltd","settings":null},{"name":"no id"},{"id":17,"name":null},{"id":{"x":1},"name":"odd"},{"id":"a2","name":"ev\u001bil"}`))
	want := []model.Account{{ID: "a1", Name: "Example Ltd"}, {ID: "17"}, {ID: "a2", Name: `ev\x1bil`}}
	if !slices.Equal(got, want) {
		t.Errorf("accounts %v", got)
	}
}

func TestSummariesReadEveryField(t *testing.T) {
	got := decode.Summaries(listOf(t, `{"expiration":1694813506,"name":"users/u/session/n","metadata":{"nonce":"X1aXj1lFVcqqyoXF","iat":1694791905,
		"expires":1694813506,"ttl":21600,"apps":{"aud1":{"hostname":"wiki.example.com","name":"Wiki","type":"self_hosted","uid":"app-1"}}}}`))
	if len(got) != 1 {
		t.Fatalf("%+v", got)
	}
	s := got[0]
	want := model.App{Key: "aud1", Name: "Wiki", Hostname: "wiki.example.com", Type: "self_hosted", UID: "app-1"}
	if s.Nonce != "X1aXj1lFVcqqyoXF" || s.IssuedAt.Value.Unix() != 1694791905 || s.Expires.Value.Unix() != 1694813506 ||
		!model.Is(s.TTL, 6*time.Hour) || !model.Is(s.Name, "users/u/session/n") || !slices.Equal(s.Apps, []model.App{want}) {
		t.Errorf("summary = %+v", s)
	}
}

func TestSummariesAreNewestFirstAndKeepTheOrderOfEquals(t *testing.T) {
	got := decode.Summaries(listOf(t, `{"metadata":{"nonce":"a"}},{"metadata":{"nonce":"b","iat":100}},{"metadata":{"nonce":"c","iat":300}},
		{"metadata":{"nonce":"d","iat":100}},{"metadata":{"nonce":"e","iat":"odd"}},{"metadata":{"iat":200}}`))
	var order []string
	for _, s := range got {
		order = append(order, s.Nonce)
	}
	if want := []string{"c", "", "b", "d", "a", "e"}; !slices.Equal(order, want) {
		t.Errorf("order %q, want %q", order, want)
	}
}

func TestSummariesReadOddFieldsByThemselves(t *testing.T) {
	read := func(entry string) model.SessionSummary {
		got := decode.Summaries(listOf(t, entry))
		if len(got) != 1 {
			t.Fatalf("%s: %+v", entry, got)
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
		got := decode.Summaries(listOf(t, `{"metadata":{"nonce":"n","apps":`+apps+`}}`))
		if !slices.Equal(got[0].Apps, want) {
			t.Errorf("%s: %+v, want %+v", apps, got[0].Apps, want)
		}
	}
}

func TestFailedLoginsAreNewestFirst(t *testing.T) {
	got := decode.FailedLogins(listOf(t, `{"expiration":0,"metadata":{"app_name":"Wiki","aud":"x","datetime":"2022-02-02T21:54:34.914Z","ray_id":"6d76a8a42ead4133","user_email":"jane@example.com"}},
		{"metadata":null},{"expiration":1700000000,"metadata":{"datetime":1700000000,"ray_id":6.5,"app_name":{}}}`))
	if len(got) != 3 {
		t.Fatalf("%+v", got)
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

// FuzzLists proves that nothing sent in place of a list or an object breaks
// its readers, and that what they give is safe to show.
func FuzzLists(f *testing.F) {
	f.Add([]byte(`{"success":true,"result":[{` + goodPerson + `}],"result_info":{"total_count":1}}`))
	f.Add([]byte(`{"result":[{"expiration":0,"name":"n","metadata":{"nonce":"n\u001b","iat":1e11,"expires":0,"ttl":"24h","apps":[{"name":"a"},"b"]}}]}`))
	f.Add([]byte(`{"result":{"id":1,"device":{"id":"d"},"user":{"email":"e"},"last_seen_user":null,"name":"\u202e"}}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		doc, err := wire.Parse(body)
		if err != nil {
			return
		}
		e, err := wire.ReadEnvelope(doc)
		if err != nil {
			return
		}
		list := e.Result
		all := fmt.Sprint(decode.Accounts(list), decode.People(list, e.Info, model.PeopleQuery{Page: 1, PerPage: 1}), decode.Summaries(list), decode.FailedLogins(list),
			decode.Person(list), decode.IdentityProvider(list), decode.PhysicalDevice(list), decode.Registration(list))
		if safe.Text(all) != all {
			t.Errorf("%q is not safe", all)
		}
	})
}
