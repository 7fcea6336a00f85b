package gather_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/gather"
)

// perPage is how many applications an answer of large has.
const perPage = 100

// large is a source of many applications that notes what it is asked.
type large struct {
	gather.Source
	apps []access.App
	// ignores means that filters are not looked at, alike that parts fit, and byID
	// what becomes of a call for one application.
	ignores, alike bool
	byID           error
	asked          []string
}

func (l *large) App(_ context.Context, _, id string) (access.App, error) {
	l.asked = append(l.asked, "app")
	for _, app := range l.apps {
		if app.Is(id) && l.byID == nil {
			return app, nil
		}
	}
	if l.byID != nil {
		return access.App{}, l.byID
	}
	return access.App{}, model.ErrNotFound
}

func (l *large) SomeApps(_ context.Context, _ string, q access.AppQuery) (access.AppList, error) {
	var found []access.App
	for _, app := range l.apps {
		fits := func(own, wanted string) bool {
			return wanted == "" || l.ignores || own == wanted || l.alike && strings.Contains(own, wanted)
		}
		if fits(app.Name.Value, q.Name) && fits(app.Domain.Value, q.Domain) {
			found = append(found, app)
		}
	}
	if q.FirstOnly {
		what := "page"
		if q.Name != "" || q.Domain != "" {
			what = "filter"
		}
		l.asked = append(l.asked, what)
		return access.AppList{Apps: found[:min(len(found), perPage)], More: len(found) > perPage}, nil
	}
	for at := q.Behind; at < len(found); at += perPage {
		l.asked = append(l.asked, "page")
	}
	return access.AppList{Apps: found[min(len(found), q.Behind):]}, nil
}

// taken returns what was asked since.
func (l *large) taken() string {
	defer func() { l.asked = nil }()
	return strings.Join(l.asked, " ")
}

// account has so many applications, some of which are special.
func account(n int) *large {
	l := &large{}
	for i := range n {
		l.apps = append(l.apps, access.App{
			ID: fmt.Sprintf("5d2b6c1e-8f0a-4b7e-9d3c-%012d", i), Name: model.Known(fmt.Sprintf("App %d", i)),
			Domain: model.Known(fmt.Sprintf("app%d.example.com", i)), Policies: model.Known([]access.Policy{}),
		})
	}
	return l
}

// last makes the last application what a test needs.
func (l *large) last(change func(*access.App)) *large {
	change(&l.apps[len(l.apps)-1])
	return l
}

func which(asked string) gather.Which { return gather.Which{Asked: asked} }

// TestOnlyWhatIsNeededIsReadOfTheApplications of a large account, and nothing is lost
// of what a filter might leave out.
func TestOnlyWhatIsNeededIsReadOfTheApplications(t *testing.T) {
	finance := func(app *access.App) {
		app.Domains = []string{"app3.example.com/finance"}
		app.Name = model.Known("Finance")
	}
	id := func(i int) string { return fmt.Sprintf("5d2b6c1e-8f0a-4b7e-9d3c-%012d", i) }
	row := func(i int) *access.Request { return &access.Request{AppUID: model.Known(id(i))} }
	for _, tt := range []struct {
		name  string
		of    *large
		which gather.Which
		want  string // its name, or the error
		asked string
	}{
		{"by its id", account(950), which(id(700)), "App 700", "app"},
		{"of a request", account(950), gather.Which{Row: row(700)}, "App 700", "app"},
		{"of a list of sessions", account(950), gather.Which{ID: id(700), Asked: "App 3"}, "App 700", "app"},
		{"in a small account", account(30), gather.Which{Row: row(7)}, "App 7", "app"},
		{"by its name in a small account", account(30), which("app 7"), "App 7", "page"},
		{"by its name", account(950), which("App 700"), "App 700", "page filter"},
		{"by a part of its name", account(250).last(finance), which("fin"), "Finance", "page filter page page"},
		{"by its address", account(950), which("https://app700.example.com/"), "App 700", "page filter"},
		{"by an address on the first page", account(950), which("app3.example.com"), "App 3", "page"},
		{"below an address", account(250), which("app3.example.com/finance/q3"), "App 3", "page filter page page"},
		{"below an address that another has", account(250).last(finance), which("app3.example.com/finance/q3"), "Finance", "page filter page page"},
		{"the second address of another", account(250).last(finance), which("app3.example.com/finance"), "Finance", "page filter page page"},
		{"of a wildcard", account(250).last(func(app *access.App) { app.Domain = model.Known("*.example.org") }), which("wiki.example.org"), "App 249", "page filter page page"},
		{"two of one name", account(250).last(func(app *access.App) { app.Name = model.Known("App 3") }), which("App 3"), "Several applications fit.", "page filter"},
		{"nothing", account(250), which("Nothing"), "No application fits, of the 250 that these credentials can see.", "page filter page page"},
		{"of a request to what is gone", account(250), gather.Which{Row: row(999)}, "The application of that request is not among the 250 that these credentials can see.", "app page page page"},
	} {
		for _, server := range []struct {
			name string
			set  func(*large)
		}{{"exact", func(*large) {}}, {"alike", func(l *large) { l.alike = true }}, {"deaf", func(l *large) { l.ignores = true }}, {"one may not be asked for", func(l *large) { l.byID = model.ErrForbidden }}} {
			source := *tt.of
			server.set(&source)
			app, err := gather.New(&source, "account").App(t.Context(), tt.which)
			got := ""
			if err != nil {
				got = model.ProblemOf(err).What
			} else {
				got = app.Title()
			}
			if got != tt.want {
				t.Errorf("%s, %s: %s", tt.name, server.name, got)
			}
			if asked := source.taken(); server.name == "exact" && asked != tt.asked {
				t.Errorf("%s asked for %q, want %q", tt.name, asked, tt.asked)
			}
		}
	}
}

// TestManyApplicationsTakeFewCalls: whoever asks about one after the other reads the
// list, and each thing once.
func TestManyApplicationsTakeFewCalls(t *testing.T) {
	small := account(30)
	from := gather.New(small, "account")
	for i := range 20 {
		if _, err := from.App(t.Context(), gather.Which{ID: small.apps[i].ID}); err != nil {
			t.Fatal(err)
		}
	}
	if asked := small.taken(); asked != "app page" {
		t.Errorf("a small account was asked for %q", asked)
	}
	big := account(950)
	from = gather.New(big, "account")
	for range 3 {
		for _, one := range []gather.Which{{ID: big.apps[500].ID}, {ID: big.apps[3].ID}, {ID: big.apps[700].ID}, which("App 800"), which("app900.example.com")} {
			if _, err := from.App(t.Context(), one); err != nil {
				t.Fatal(err)
			}
		}
	}
	if asked := big.taken(); asked != "app page app filter filter" {
		t.Errorf("a large account was asked for %q", asked)
	}
}

// TestAnAnswerForOneApplicationIsBelieved only where it is that one, with policies.
func TestAnAnswerForOneApplicationIsBelieved(t *testing.T) {
	wanted := access.App{ID: "5d2b6c1e-8f0a-4b7e-9d3c-000000000007", Name: model.Known("Seven"), Policies: model.Known([]access.Policy{})}
	for name, answer := range map[string]access.App{"another": {ID: "x", Policies: wanted.Policies}, "nothing": {}, "without its policies": {ID: wanted.ID}} {
		source := odd{large: &large{apps: []access.App{wanted}}, answer: answer}
		app, err := gather.New(source, "account").App(t.Context(), gather.Which{ID: wanted.ID})
		if err != nil || app.Title() != "Seven" || !slices.Equal(source.asked, []string{"page"}) {
			t.Errorf("%s: %v, error %v, asked %v", name, app, err, source.asked)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := gather.New(account(3), "account").App(ctx, gather.Which{ID: "x"}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// odd answers for one application as it likes.
type odd struct {
	*large
	answer access.App
}

func (o odd) App(context.Context, string, string) (access.App, error) { return o.answer, nil }
