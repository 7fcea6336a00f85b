package lookup_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"ztsession/model"
	"ztsession/model/lookup"
)

// literally is a source whose search compares as a plain server does: the whole
// of what is asked, in small letters, in the name or the e-mail.
type literally struct {
	lookup.Source
	people []model.Person
	asked  []string
	err    error
}

func (l *literally) People(_ context.Context, _ string, q model.PeopleQuery) (model.People, error) {
	l.asked = append(l.asked, q.Search+q.Email)
	found := model.People{Page: q.Page}
	for _, p := range l.people {
		name, email := strings.ToLower(p.Name.Value), strings.ToLower(p.Email.Value)
		search := strings.ToLower(q.Search)
		if q.Email != "" && email == strings.ToLower(q.Email) || q.Email == "" && (strings.Contains(name, search) || strings.Contains(email, search)) {
			found.People = append(found.People, p)
		}
	}
	found.Total = model.Known(len(found.People))
	return found, l.err
}

func somebody(name, email string) model.Person {
	return model.Person{ID: name, Name: model.Known(name), Email: model.Known(email)}
}

func staff() []model.Person {
	return []model.Person{
		somebody("Benita Lindqvist-Moe", "benita@example.com"), somebody("Ben Lindqvist", "ben@example.com"), somebody("Tomasz Zieliński", "tz@example.com"),
		somebody("Zoë Nguyễn", "zoe.nguyen@example.com"), somebody("Jörg Müller", "jm@example.com"), somebody("Åsa Ångström", "aa@example.com"),
		somebody("佐藤 由紀", "yuki.sato@example.com"), somebody("Siobhán O’Brien", "sob@example.com"),
	}
}

func TestSomebodyIsFoundHoweverTheNameIsWritten(t *testing.T) {
	t.Parallel()
	const ben = "Ben Lindqvist"
	for text, want := range map[string]string{
		"ben lindqvist": ben, "Lindqvist, Ben": ben, "LINDQVIST BEN": ben, "lindqvist\u00a0ben": ben, `"Ben Lindqvist"`: ben, "Ben Lindqvist.": ben, "„Lindqvist“, Ben!": ben,
		"Ben Lindqvist <ben@example.com>": ben, "<ben@example.com>": ben, "mailto:ben@example.com": ben, "MAILTO:Ben@Example.com?subject=Hi": ben, "ben@example.com,": ben,
		"ben＠example.com": ben, "Ｂｅｎ Lindqvist": ben, "(ben@example.com)": ben, "'ben@example.com';": ben, "B. Lindqvist ben@example.com": ben,
		"zielinski": "Tomasz Zieliński", "Zielinski Tomasz": "Tomasz Zieliński", "zoe": "Zoë Nguyễn", "nguyen zoe": "Zoë Nguyễn", "Zoé": "Zoë Nguyễn",
		"Mueller": "Jörg Müller", "muller joerg": "Jörg Müller", "angstrom": "Åsa Ångström", "佐藤": "佐藤 由紀", "由紀 佐藤": "佐藤 由紀",
		"o'brien": "Siobhán O’Brien", "OBRIEN siobhan": "Siobhán O’Brien", "yuki sato": "佐藤 由紀",
	} {
		for _, known := range [][]model.Person{nil, staff()} {
			s := &literally{people: staff()}
			page, err := lookup.Search(t.Context(), s, "a", lookup.NewWanted(text), 50, known)
			if err != nil || page.Fit == 0 || page.People.People[0].Name.Value != want {
				t.Errorf("%q, known %v: found %+v, %v; asked %q", text, known != nil, page, err, s.asked)
			}
			if most := 8; len(s.asked) > most || known != nil && len(s.asked) > 1 {
				t.Errorf("%q: asked %q", text, s.asked)
			}
		}
	}
}

func TestNobodyWhomTheAPIFoundIsLeftOut(t *testing.T) {
	t.Parallel()
	s := &literally{people: staff()}
	page, err := lookup.Search(t.Context(), s, "a", lookup.NewWanted("lindqvist ben"), 50, nil)
	if err != nil || page.Fit != 1 || page.Part || page.Query.Search != "ben lindqvist" {
		t.Errorf("in the other order: %+v, %v", page, err)
	}
	page, err = lookup.Search(t.Context(), s, "a", lookup.NewWanted("lindq be"), 50, nil)
	if err != nil || page.Fit != 2 || !page.Part || page.Query.Search != "lindq" {
		t.Fatalf("found %+v, %v", page, err)
	}
	page, err = lookup.Search(t.Context(), s, "a", lookup.NewWanted("lindqvist"), 50, []model.Person{somebody("Lindqvist", "l@example.com")})
	if err != nil || page.Fit != 3 || page.People.People[0].Name.Value != "Lindqvist" || len(page.People.People) != 3 {
		t.Errorf("whose whole name it is stands first, and who was listed before is there: %+v, %v", page.People.People, err)
	}
	page, err = lookup.Search(t.Context(), s, "a", lookup.NewWanted("Lindqvist Zebediah"), 50, nil)
	if err != nil || page.Fit != 0 || !page.Part || len(page.People.People) != 2 {
		t.Errorf("with a wrong given name: %+v, %v", page, err)
	}
	page, err = lookup.Search(t.Context(), s, "a", lookup.NewWanted("Ben Lindqvist <ben.lindqvist@old.example>"), 50, nil)
	if err != nil || page.Fit != 0 || len(page.People.People) == 0 {
		t.Errorf("with an old e-mail: %+v, %v", page, err)
	}
	odd := &always{people: []model.Person{somebody("Somebody Else", "x@example.com"), somebody("Ben", "b@example.com")}}
	page, err = lookup.Search(t.Context(), odd, "a", lookup.NewWanted("ben"), 50, nil)
	if err != nil || page.Fit != 1 || len(page.People.People) != 2 || page.People.People[0].Name.Value != "Ben" {
		t.Errorf("who does not fit stands last: %+v, %v", page, err)
	}
}

// always finds the same people.
type always struct {
	lookup.Source
	people []model.Person
}

func (a *always) People(context.Context, string, model.PeopleQuery) (model.People, error) {
	return model.People{People: slices.Clone(a.people), Page: 1}, nil
}

func TestNobodyIsFoundByRequestsThatEnd(t *testing.T) {
	t.Parallel()
	s := &literally{people: staff()}
	page, err := lookup.Search(t.Context(), s, "a", lookup.NewWanted("qqqq wwwwww eeeee"), 50, nil)
	if err != nil || len(page.People.People) != 0 || page.Part || len(s.asked) > 8 {
		t.Errorf("found %+v, %v; asked %q", page, err, s.asked)
	}
	s = &literally{err: errors.New("refused")}
	if _, err := lookup.Search(t.Context(), s, "a", lookup.NewWanted("ben"), 50, nil); err == nil || len(s.asked) != 1 {
		t.Errorf("the error is %v; asked %q", err, s.asked)
	}
	s = &literally{people: staff()}
	page, err = lookup.Search(t.Context(), s, "a", lookup.NewWanted(" "), 50, nil)
	if err != nil || page.Fit != len(staff()) || page.Part || fmt.Sprint(s.asked) != "[]" {
		t.Errorf("everybody: %+v, %v; asked %q", page, err, s.asked)
	}
}

func TestTheNextPageAsksForTheSame(t *testing.T) {
	t.Parallel()
	s := &literally{people: staff()}
	w := lookup.NewWanted("lindqvist zebediah")
	page, err := lookup.Search(t.Context(), s, "a", w, 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	next, err := page.Next(t.Context(), s, "a", w)
	if err != nil || next.Query.Page != 2 || next.Query.Search != "lindqvist" || !next.Part {
		t.Errorf("the next page is %+v, %v", next, err)
	}
}
