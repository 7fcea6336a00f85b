package table

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"ztsession/model/clock"
	"ztsession/model/lists"
	"ztsession/model/text/measure"
	"ztsession/ui/look"
)

// thing is a row of a list that only these tests have.
type thing struct{ name, kind string }

func things(n int) []thing {
	all := make([]thing, n)
	for i := range all {
		all[i] = thing{fmt.Sprintf("thing %d", i), "kind"}
	}
	return all
}

func thingColumns() []lists.Column[thing] {
	text := func(get func(*thing) string) func(*thing, clock.Clock) lists.Cell {
		return func(t *thing, _ clock.Clock) lists.Cell { return lists.Cell{Text: get(t)} }
	}
	return []lists.Column[thing]{
		{Head: "Own", Class: lists.Mark, Text: text(func(*thing) string { return "*" })},
		{Head: "Thing", Class: lists.Name, Text: text(func(t *thing) string { return t.name })},
		{Head: "Kind", Class: lists.Words, Text: text(func(t *thing) string { return t.kind })},
	}
}

func newListing(width, height int) *Listing[thing] {
	env := look.NewEnv(look.Dark, func() time.Time { return noon }, time.UTC)
	l := NewListing(env, env.Keys.Move, thingColumns())
	l.SetSize(width, height)
	return l
}

// lead is some lines above the rows, of which the first can be selected.
type lead []string

func (l lead) Len() int              { return len(l) }
func (l lead) Selectable(i int) bool { return i == 0 }
func (l lead) Height(i, _ int) int   { return 1 + strings.Count(l[i], "\n") }
func (l lead) Render(i, _ int, selected bool) []string {
	if selected {
		return strings.Split("> "+l[i], "\n")
	}
	return strings.Split(l[i], "\n")
}

// brief returns the lines with one space where there are several.
func brief(lines []string) string {
	var all []string
	for _, line := range lines {
		all = append(all, strings.Join(strings.Fields(ansi.Strip(line)), " "))
	}
	return strings.Join(all, "|")
}

func TestHeadsTakeTheLineOfARowOnlyWhereTheyAreWorthIt(t *testing.T) {
	for _, c := range []struct {
		width, height, rows, columns int
		heads                        bool
	}{
		{60, 6, 100, 3, true},
		{60, 5, 100, 3, false},
		{60, 5, 4, 3, true}, // no row makes way for them
		{60, 5, 5, 3, false},
		{60, 20, 100, 2, false}, // two columns explain themselves
		{60, 20, 19, 2, true},
		{60, 20, 0, 3, false},
		{60, 1, 1, 3, false},
		{60, 0, 1, 3, false},
	} {
		l := newListing(c.width, c.height)
		l.SetColumns(thingColumns()[:c.columns])
		l.Show(things(c.rows))
		lines := l.View(false)
		if got := strings.Contains(brief(lines), "Own Thing"); got != c.heads {
			t.Errorf("%+v: heads %t", c, got)
		}
		want := min(c.height, c.rows)
		if c.heads {
			want = min(c.height, c.rows+1)
		}
		if len(lines) != want {
			t.Errorf("%+v: %d lines, want %d", c, len(lines), want)
		}
		// A row more or less decides it anew.
		l.Change(things(min(c.rows, max(c.height-1, 0))), 0)
		if got, want := strings.Contains(brief(l.View(false)), "Own"), c.height > 1 && c.rows > 0; got != want {
			t.Errorf("%+v: with rows that fit, heads %t", c, got)
		}
	}
}

func TestTheLeadStandsAboveTheHeadsAndLeavesWithTheFirstRows(t *testing.T) {
	l := newListing(60, 6)
	l.SetLead(lead{"fact", ""})
	l.Show(things(9))
	if got, want := brief(l.View(true)), "fact||Own Thing Kind|▐ * thing 0 kind|* thing 1 kind|▾ * thing 2 kind"; got != want {
		t.Errorf("at first: %s", got)
	}
	l.Key(press("up"))
	if got := brief(l.View(true)); !strings.HasPrefix(got, "> fact|") || l.Cursor() != -2 || l.Chosen() != nil {
		t.Errorf("the cursor is on row %d: %s", l.Cursor(), got)
	}
	for range 4 {
		l.Key(press("down"))
	}
	if got, want := brief(l.View(true)), "▴|Own Thing Kind|* thing 0 kind|* thing 1 kind|* thing 2 kind|▐ * thing 3 kind"; got != want {
		t.Errorf("further down: %s", got)
	}
	l.Key(press("end"))
	if got, want := brief(l.View(true)), "Own Thing Kind|▴ * thing 4 kind|* thing 5 kind|* thing 6 kind|* thing 7 kind|▐ * thing 8 kind"; got != want {
		t.Errorf("at the end: %s", got)
	}
	if from, to := l.Visible(); from != 4 || to != 9 || l.Cursor() != 8 || !l.Near(1) || l.Near(0) {
		t.Errorf("rows %d to %d are visible, the cursor is on %d", from, to, l.Cursor())
	}
	// The lead may become longer: the cursor is still on its row.
	l.SetLead(lead{"fact", "fact", "fact", ""})
	l.Change(things(9), 8)
	if got := brief(l.View(true)); !strings.Contains(got, "▐ * thing 8") || l.Chosen().name != "thing 8" {
		t.Errorf("with another lead: %s", got)
	}
}

func TestAFactOfTheLeadIsWholeOrGone(t *testing.T) {
	l := newListing(60, 6)
	l.SetLead(lead{"fact\nof three\nlines", ""})
	l.Show(things(9))
	l.Select(1)
	l.SetSize(60, 5)
	if got := brief(l.View(true)); strings.Contains(got, "lines|") && !strings.HasPrefix(got, "fact|") {
		t.Errorf("a part of the fact is left: %s", got)
	}
}

func TestLinesBelowARowBelongToIt(t *testing.T) {
	l := newListing(40, 8)
	open := map[int]bool{1: true}
	l.SetBelow(func(i, width int) []string {
		if !open[i] {
			return nil
		}
		return []string{fmt.Sprintf("%d cells", width), "more"}
	})
	l.Show(things(9))
	l.Key(press("down"))
	if got, want := brief(l.View(true)), "Own Thing Kind|* thing 0 kind|▐ * thing 1 kind|▐ 38 cells|▐ more|* thing 2 kind|* thing 3 kind|▾ * thing 4 kind"; got != want {
		t.Errorf("open: %s", got)
	}
	if from, to := l.Visible(); from != 0 || to != 5 {
		t.Errorf("rows %d to %d are visible", from, to)
	}
	clear(open)
	l.Change(things(9), 1)
	if got := brief(l.View(true)); strings.Contains(got, "more") || !strings.Contains(got, "▐ * thing 1 kind|* thing 2") {
		t.Errorf("closed: %s", got)
	}
}

func TestAQuietSignStandsWhereTheKeysWent(t *testing.T) {
	l := newListing(60, 6)
	l.Show(things(3))
	l.Select(1)
	l.SetOpened(true)
	if got, want := brief(l.View(false)), "Own Thing Kind|* thing 0 kind|› * thing 1 kind|* thing 2 kind"; got != want {
		t.Errorf("opened: %s", got)
	}
	l.SetOpened(false)
	if got := brief(l.View(false)); strings.Contains(got, "›") {
		t.Errorf("afterwards: %s", got)
	}
}

// far is a source of many rows that counts which it was asked for.
type far struct {
	n     int
	asked map[int]bool
}

func (f far) Len() int { return f.n }

func (f far) At(i int) *thing {
	f.asked[i] = true
	return &thing{name: fmt.Sprintf("thing %d", i)}
}

func TestASourceIsAskedForVisibleRowsOnly(t *testing.T) {
	rows := far{100_000, map[int]bool{}}
	l := newListing(80, 11)
	l.ShowFrom(rows)
	l.Key(press("end"))
	l.ChangeFrom(rows, 50_000)
	l.EnvChanged()
	if len(rows.asked) > 0 {
		t.Errorf("%d rows were asked for before a frame", len(rows.asked))
	}
	if l.View(true); len(rows.asked) != 10 || !rows.asked[50_000] {
		t.Errorf("rows %v were asked for", rows.asked)
	}
}

func TestAClassTakesWhatItNeeds(t *testing.T) {
	l := newListing(60, 6)
	l.SetNeed(lists.Mark, 9)
	l.Show(things(1))
	if got := ansi.Strip(l.View(false)[0]); !strings.HasPrefix(got, "  Own        Thing") {
		t.Errorf("the heads are %q", got)
	}
}

func TestShowsReportsWholeCellsOfVisibleColumns(t *testing.T) {
	l := newListing(30, 6)
	l.Show([]thing{{"ab", "kind"}, {"much too long", "kind"}})
	for i, want := range []bool{true, false} {
		if got := l.Shows(i, []string{"ab", "much too long"}[i]); got != want {
			t.Errorf("row %d: %t", i, got)
		}
	}
}

func TestNoLineIsWiderThanTheTable(t *testing.T) {
	for width := range 50 {
		l := newListing(width, 8)
		l.Show(things(20))
		if at := slices.IndexFunc(l.View(true), func(line string) bool { return measure.Cells(line) > max(width, gutter+2*gap) }); at >= 0 {
			t.Errorf("%d cells: %q", width, l.View(true)[at])
		}
	}
}
