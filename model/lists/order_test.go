package lists_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/lists"
)

func column[T any](t *testing.T, columns []lists.Column[T], id string) lists.Column[T] {
	t.Helper()
	at := slices.IndexFunc(columns, func(c lists.Column[T]) bool { return c.ID == id })
	if at < 0 {
		t.Fatalf("there is no column %s", id)
	}
	return columns[at]
}

func TestSort(t *testing.T) {
	t.Parallel()
	people := []model.Person{
		person("ben", func(p *model.Person) { p.Devices, p.AccessSeat = model.Known(model.Number("10")), model.Known(true) }),
		person("", func(p *model.Person) {
			p.Name, p.LastLogin, p.Devices = model.Field[string]{}, ago(2*time.Hour), model.Field[model.Number]{}
		}),
		person("Amina", func(p *model.Person) { p.LastLogin, p.Devices = ago(time.Minute), model.Known(model.Number("9")) }),
		person("Dora", func(p *model.Person) { p.LastLogin, p.AccessSeat = model.Field[time.Time]{}, model.Known(false) }),
	}
	for _, c := range []struct{ column, up, down string }{
		{"name", "Amina ben Dora -", "Dora ben Amina -"},
		{"last_login", "- ben Amina Dora", "Amina ben - Dora"},
		{"devices", "Dora Amina ben -", "ben Amina Dora -"},
		{"access_seat", "Dora ben - Amina", "ben Dora - Amina"},
		{"seats", "ben Dora - Amina", "- Amina Dora ben"},
	} {
		by := column(t, lists.People(), c.column)
		for descending, want := range map[bool]string{false: c.up, true: c.down} {
			var got []string
			for _, at := range lists.Sort(people, by, descending) {
				name, ok := people[at].Name.Get()
				if !ok {
					name = "-"
				}
				got = append(got, name)
			}
			if joined := strings.Join(got, " "); joined != want {
				t.Errorf("by %s, descending %t: %s, want %s", c.column, descending, joined, want)
			}
		}
	}
}

func TestSortPutsFailuresFirst(t *testing.T) {
	t.Parallel()
	checks := []model.PostureCheck{{Success: model.Known(true)}, {}, {Success: model.Known(false)}, {Success: model.Field[bool]{Presence: model.Misfit}}, {Success: model.Known(false)}}
	if got, want := lists.Sort(checks, column(t, lists.Checks(), "result"), false), model.FailuresFirst(checks); !slices.Equal(got, want) {
		t.Errorf("the order is %v, want %v", got, want)
	}
}

func TestSortByApplications(t *testing.T) {
	t.Parallel()
	sessions := []model.SessionSummary{{Apps: []model.App{{Name: "Wiki"}}}, {Apps: []model.App{{Name: "crm"}, {Name: "Wiki"}}}, {Apps: []model.App{{Name: "CRM"}}}}
	if got := lists.Sort(sessions, column(t, lists.Sessions(), "apps"), false); !slices.Equal(got, []int{2, 1, 0}) {
		t.Errorf("the order is %v", got)
	}
}

func TestFilter(t *testing.T) {
	t.Parallel()
	accounts := []model.Account{{Name: "Example Corp", ID: "a0b1"}, {Name: "Lab", ID: "c2d3"}, {Name: "Élan", ID: "e4f5"}}
	for text, want := range map[string]int{"": 3, "LAB": 1, "a": 3, "0B": 1, "élan": 1, "zebra": 0, "b1": 1} {
		if got := lists.Filter(accounts, lists.Accounts(), clock.Clock{}, text); len(got) != want {
			t.Errorf("%q leaves %v, want %d", text, got, want)
		}
	}
	// What only programs get is not looked at, since nobody could see why a row stays.
	people := []model.Person{person("Amina", func(p *model.Person) { p.UID = "hidden" })}
	if got := lists.Filter(people, lists.People(), clock.Clock{}, "hidden"); len(got) != 0 {
		t.Errorf("a row stays for a text that is not shown: %v", got)
	}
}
