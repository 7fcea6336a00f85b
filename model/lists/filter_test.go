package lists_test

import (
	"testing"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/lists"
)

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
