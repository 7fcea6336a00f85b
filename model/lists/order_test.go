package lists_test

import (
	"strings"
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/lists"
)

// orderOf returns the words of a column in their order.
func orderOf[T any](rows []T, column lists.Column[T], turned bool, show func(*T) string) string {
	now := clock.Clock{Now: time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC), Zone: time.UTC}
	keys := make([]lists.Key, len(rows))
	for i := range rows {
		keys[i] = lists.KeyOf(column, &rows[i], now)
	}
	var words []string
	for _, at := range lists.Order(keys, turned) {
		words = append(words, show(&rows[at]))
	}
	return strings.Join(words, " ")
}

func column[T any](t *testing.T, columns []lists.Column[T], id string) lists.Column[T] {
	t.Helper()
	for _, one := range columns {
		if one.ID == id {
			return one
		}
	}
	t.Fatalf("there is no column %s", id)
	return lists.Column[T]{}
}

func TestTextsSortAsPeopleSortThem(t *testing.T) {
	people := func(names ...string) []model.Person {
		var all []model.Person
		for _, name := range names {
			one := model.Person{}
			if name != "" {
				one.Name = model.Known(name)
			}
			all = append(all, one)
		}
		return all
	}
	name := func(p *model.Person) string {
		if p.Name.Value == "" {
			return "-"
		}
		return p.Name.Value
	}
	for _, test := range []struct{ given, want, turned string }{
		{"ben Zoë Émile amina Eva", "amina ben Émile Eva Zoë", "Zoë Eva Émile ben amina"},
		{"10.0.10 10.0.9 9.1 10.0", "9.1 10.0 10.0.9 10.0.10", "10.0.10 10.0.9 10.0 9.1"},
		{"b  a ", "a b - -", "b a - -"},
		{"L10 L9 L009 L9b L", "L L9 L009 L9b L10", "L10 L9b L9 L009 L"},
		{"x1 X1 x1", "x1 X1 x1", "x1 X1 x1"},
		{"203.0.113.9 203.0.113.77 198.51.100.7", "198.51.100.7 203.0.113.9 203.0.113.77", "203.0.113.77 203.0.113.9 198.51.100.7"},
	} {
		rows := people(strings.Split(test.given, " ")...)
		byName := column(t, lists.People(), "name")
		if got := orderOf(rows, byName, false, name); got != test.want {
			t.Errorf("%s is sorted to %s, want %s", test.given, got, test.want)
		}
		if got := orderOf(rows, byName, true, name); got != test.turned {
			t.Errorf("%s is turned to %s, want %s", test.given, got, test.turned)
		}
	}
}

func TestNumbersSortDigitByDigit(t *testing.T) {
	var rows []model.Person
	for _, number := range strings.Fields("9 10 -1 18446744073709551617 18446744073709551616 1e3 2.5 -18446744073709551617 -18446744073709551616") {
		rows = append(rows, model.Person{Devices: model.Known(model.Number(number))})
	}
	rows = append(rows, model.Person{})
	show := func(p *model.Person) string { return string(p.Devices.Value) + "." }
	want := "-18446744073709551617. -18446744073709551616. -1. 2.5. 9. 10. 1e3. 18446744073709551616. 18446744073709551617. ."
	if got := orderOf(rows, column(t, lists.People(), "devices"), false, show); got != want {
		t.Errorf("sorted to %s, want %s", got, want)
	}
}

func TestTimesSortAsTimesAndResultsByHowBadTheyAre(t *testing.T) {
	at := func(day int) model.Field[time.Time] {
		return model.Known(time.Date(2026, 9, day, 0, 0, 0, 0, time.UTC))
	}
	checks := []model.PostureCheck{
		{Key: "a", Success: model.Known(true), Timestamp: at(9)},
		{Key: "b", Success: model.Known(false), Timestamp: at(10)},
		{Key: "c"},
		{Key: "d", Success: model.Known(false), Timestamp: at(1)},
	}
	key := func(p *model.PostureCheck) string { return p.Key }
	for id, want := range map[string][2]string{"timestamp": {"d a b c", "b a d c"}, "result": {"b d c a", "a c b d"}} {
		for i, turned := range []bool{false, true} {
			if got := orderOf(checks, column(t, lists.Checks(), id), turned, key); got != want[i] {
				t.Errorf("%s, turned %t: %s, want %s", id, turned, got, want[i])
			}
		}
	}
}

// FuzzOrder: keys compare as an order must, so that sorting ends in one order.
func FuzzOrder(f *testing.F) {
	f.Add("10.0.9", "10.0.10", "9")
	f.Add("", "007", "7a")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		byName := lists.People()[0]
		key := func(text string) lists.Key {
			return lists.KeyOf(byName, &model.Person{Name: model.Known(text)}, clock.Clock{})
		}
		x, y, z := key(a), key(b), key(c)
		if x.Compare(y, false) != -y.Compare(x, false) || x.Compare(x, false) != 0 {
			t.Errorf("%q and %q: %d, %d", a, b, x.Compare(y, false), y.Compare(x, false))
		}
		if x.Compare(y, false) <= 0 && y.Compare(z, false) <= 0 && x.Compare(z, false) > 0 {
			t.Errorf("%q, %q and %q have no order", a, b, c)
		}
	})
}
