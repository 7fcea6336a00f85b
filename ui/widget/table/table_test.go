package table

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/model/facts"
	"ztsession/model/text/measure"
	"ztsession/ui/keys"
	"ztsession/ui/look"
)

// texts are rows of plain cells.
type texts [][]string

func (x texts) Len() int { return len(x) }

func (x texts) Cells(i int) []cell {
	cells := make([]cell, 0, len(x[i]))
	for _, text := range x[i] {
		cells = append(cells, cell{text: text})
	}
	return cells
}

func columns() []column {
	return []column{
		{head: "Name", width: 10, grow: true},
		{head: "E-mail", width: 12, grow: true, rank: 1},
		{head: "Seen", width: 8, rank: 2},
		{head: "Seats", width: 6, rank: 3},
	}
}

func newTable(width, height int, rows rows, columns ...column) *Table {
	t := empty(look.New(look.Dark, true), keys.New().Move, columns...)
	t.SetSize(width, height)
	t.setRows(rows)
	return t
}

// many returns n rows for columns.
func many(n int) texts {
	rows := make(texts, n)
	for i := range rows {
		rows[i] = []string{fmt.Sprintf("row %d", i), "x@example.com", "2h ago", "Access"}
	}
	return rows
}

func plain(lines []string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = strings.TrimRight(ansi.Strip(line), " ")
	}
	return out
}

func TestColumnsWithoutRoomGoByRank(t *testing.T) {
	tests := []struct {
		width int // gutter 2, then the columns with 2 cells between each
		want  string
	}{
		{2 + 10 + 2 + 12 + 2 + 8 + 2 + 6, "Name E-mail Seen Seats"},
		{2 + 10 + 2 + 12 + 2 + 8 + 2 + 5, "Name E-mail Seen"},
		{2 + 10 + 2 + 12 + 2 + 8, "Name E-mail Seen"},
		{2 + 10 + 2 + 12 + 2 + 5, "Name E-mail"},
		{2 + 10 + 2 + 12, "Name E-mail"},
		{2 + 10 + 2 + 5, "Name"},
		{2 + 10, "Name"},
	}
	for _, tt := range tests {
		titles := plain(newTable(tt.width, 3, many(1), columns()...).View(false))[0]
		if got := strings.Join(strings.Fields(titles), " "); got != tt.want {
			t.Errorf("%d cells: the columns are %q, want %q", tt.width, got, tt.want)
		}
	}
}

func TestAColumnOfHigherRankTakesTheRoomOfOneThatDoesNotFit(t *testing.T) {
	titles := plain(newTable(2+10+2+6, 3, texts{{"a", "b", "c"}},
		column{head: "Name", width: 10}, column{head: "Wide", width: 30, rank: 1}, column{head: "Small", width: 6, rank: 2}).View(false))[0]
	if got := strings.Join(strings.Fields(titles), " "); got != "Name Small" {
		t.Errorf("the columns are %q", got)
	}
}

func TestGrowingColumnsShareWhatIsLeft(t *testing.T) {
	for width := 38; width < 120; width++ {
		line := ansi.Strip(newTable(width, 3, many(1), columns()...).View(false)[0])
		if got := measure.Cells(line); width >= 44 && got != width {
			t.Fatalf("%d cells: the titles take %d", width, got)
		}
		name := strings.Index(line, "E-mail") - strings.Index(line, "Name")
		email := strings.Index(line, "Seen") - strings.Index(line, "E-mail")
		// Both began with what they need; each has the same share, but for one cell.
		if share := (name - 12) - (email - 14); share < -1 || share > 1 {
			t.Fatalf("%d cells: Name has %d and E-mail %d", width, name, email)
		}
	}
}

func TestTitlesStandAboveTheirCells(t *testing.T) {
	rows := texts{{"ディスク", "b@example.com", "now", "both"}, {"👩🏽\u200d💻 emoji", strings.Repeat("long", 40), "now", "both"}, {"", "", "", ""}}
	for width := 50; width < 130; width++ {
		lines := newTable(width, 5, rows, columns()...).View(true)
		titles := ansi.Strip(lines[0])
		at := strings.Index(titles, "Seats")
		if at < 0 {
			t.Fatalf("%d cells are room enough for every column: %q", width, titles)
		}
		for _, line := range lines[1:3] {
			if got := measure.TruncateLeft(measure.Truncate(ansi.Strip(line), at+4, ""), at, ""); got != "both" {
				t.Fatalf("%d cells: below Seats stands %q in %q", width, got, ansi.Strip(line))
			}
		}
	}
}

func TestLongCellsEndInAnEllipsis(t *testing.T) {
	line := plain(newTable(20, 2, texts{{"a name that is too long"}}, column{head: "Name", width: 10}).View(false))[1]
	if line != "  a name th⋯" {
		t.Errorf("the cell is %q", line)
	}
}

var reversed = regexp.MustCompile("\x1b\\[7m(.*?)\x1b\\[")

func TestMatchesAreMarked(t *testing.T) {
	tests := []struct {
		name, text, match string
		want              string // what is marked, pieces joined with |
	}{
		{"at the start", "amina okafor", "ami", "ami"},
		{"in the middle", "amina okafor", "a o", "a o"},
		{"at the end", "amina", "na", "na"},
		{"the whole", "amina", "amina", "amina"},
		{"upper case in the text", "AMINA Okafor", "mina", "MINA"},
		{"upper case in what was typed", "amina", "MIN", "min"},
		{"Unicode", "Jürgen Müller", "MÜLL", "Müll"},
		{"wide characters", "山田太郎", "田太", "田太"},
		{"nothing typed", "amina", "", ""},
		{"not in the text", "amina", "ben", ""},
		{"longer than the text", "amina", "amina okafor", ""},
		// The lower case of İ has more bytes than İ itself.
		{"lower case of another length", "İstanbul", "stan", "stan"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tab := newTable(40, 2, texts{{tt.text}}, column{head: "Name", width: 30})
			tab.SetMatch(tt.match)
			line := tab.View(false)[1]
			var marked []string
			for _, found := range reversed.FindAllStringSubmatch(line, -1) {
				marked = append(marked, found[1])
			}
			if got := strings.Join(marked, "|"); got != tt.want {
				t.Errorf("marked %q, want %q, in %q", got, tt.want, line)
			}
			if got := strings.TrimSpace(ansi.Strip(line)); got != tt.text {
				t.Errorf("the cell says %q, want %q", got, tt.text)
			}
		})
	}
}

func TestMarkingChangesNoText(t *testing.T) {
	rows := texts{{"Amina", "amina@example.com", "a while", "a"}, {strings.Repeat("Amina ", 9), "A", "A", "A"}}
	for width := 4; width < 100; width++ {
		tab := newTable(width, 4, rows, columns()...)
		before := plain(tab.View(true))
		tab.SetMatch("a")
		if after := plain(tab.View(true)); !slices.Equal(before, after) {
			t.Fatalf("%d cells:\n%q\nbecame\n%q", width, before, after)
		}
	}
}

func TestTonesColourTheCell(t *testing.T) {
	styles := look.New(look.Dark, true)
	tab := newTable(20, 2, toned{}, column{head: "State", width: 4})
	if line := tab.View(false)[1]; !strings.Contains(line, styles.Bad.Render("fail")) {
		t.Errorf("a bad cell is %q", line)
	}
	light := look.New(look.Light, false)
	tab.setStyles(light)
	if line := tab.View(false)[1]; !strings.Contains(line, light.Bad.Render("fail")) {
		t.Errorf("after another theme was set it is %q", line)
	}
}

type toned struct{}

func (toned) Len() int         { return 1 }
func (toned) Cells(int) []cell { return []cell{{text: "fail", tone: facts.Bad}} }

func press(name string) tea.KeyPressMsg {
	special := map[string]tea.KeyPressMsg{
		"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "pgup": {Code: tea.KeyPgUp}, "pgdown": {Code: tea.KeyPgDown},
		"home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd},
		"ctrl+d": {Code: 'd', Mod: tea.ModCtrl}, "ctrl+u": {Code: 'u', Mod: tea.ModCtrl},
	}
	if msg, ok := special[name]; ok {
		return msg
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

func TestCursor(t *testing.T) {
	tests := []struct {
		keys string
		want int
	}{
		{"down", 1},
		{"j j j", 3},
		{"j j k", 1},
		{"up", 0},
		{"G", 99},
		{"end down", 99},
		{"G g", 0},
		{"end home", 0},
		{"pgdown pgup pgup", 0},
		{"ctrl+d ctrl+u ctrl+u", 0},
	}
	for _, tt := range tests {
		tab := newTable(60, 11, many(100), columns()...)
		for _, name := range strings.Fields(tt.keys) {
			if !tab.Key(press(name)) {
				t.Errorf("%s is no key of a table", name)
			}
		}
		if got := tab.Cursor(); got != tt.want {
			t.Errorf("after %s the cursor is on row %d, want %d", tt.keys, got, tt.want)
		}
		marked := slices.IndexFunc(plain(tab.View(true)), func(line string) bool { return strings.HasPrefix(line, "▐ ") })
		if marked < 0 || !strings.HasPrefix(plain(tab.View(true))[marked], fmt.Sprintf("▐ row %d ", tt.want)) {
			t.Errorf("after %s the window does not show the cursor:\n%s", tt.keys, strings.Join(plain(tab.View(true)), "\n"))
		}
	}
	tab := newTable(60, 11, many(100), columns()...)
	if tab.Key(press("x")) || tab.Cursor() != 0 {
		t.Error("x moved the cursor")
	}
	tab.Key(press("pgdown"))
	half := newTable(60, 11, many(100), columns()...)
	half.Key(press("ctrl+d"))
	if tab.Cursor() <= half.Cursor() || half.Cursor() == 0 {
		t.Errorf("a page goes to row %d and half a page to row %d", tab.Cursor(), half.Cursor())
	}
}

func TestRowsThatChange(t *testing.T) {
	tab := newTable(60, 11, many(30), columns()...)
	tab.Select(20)
	if tab.Cursor() != 20 || tab.Near(9) || !tab.Near(10) {
		t.Errorf("the cursor is on %d; near 9: %v, near 10: %v", tab.Cursor(), tab.Near(9), tab.Near(10))
	}
	tab.changed(many(100), tab.Cursor())
	if tab.Cursor() != 20 || tab.Near(10) || tab.Len() != 100 {
		t.Errorf("with more rows the cursor went to %d", tab.Cursor())
	}
	tab.changed(many(5), tab.Cursor())
	if tab.Cursor() != 4 {
		t.Errorf("with fewer rows the cursor is on %d", tab.Cursor())
	}
	tab.setRows(many(30))
	if tab.Cursor() != 0 {
		t.Errorf("with other rows the cursor is on %d", tab.Cursor())
	}
	tab.setRows(many(0))
	if tab.Cursor() != -1 {
		t.Errorf("without rows the cursor is on %d", tab.Cursor())
	}
}

func TestNewTableIsEmpty(t *testing.T) {
	tab := empty(look.New(look.Dark, true), keys.New().Move, columns()...)
	tab.SetSize(60, 5)
	if tab.Cursor() != -1 || tab.Len() != 0 || !tab.Near(1) {
		t.Errorf("cursor %d, %d rows", tab.Cursor(), tab.Len())
	}
	tab.Key(press("down"))
	if got := tab.View(true); len(got) > 0 {
		t.Errorf("heads stand above nothing: %q", got)
	}
}

func TestEveryWidthAndHeight(t *testing.T) {
	rows := append(many(40), []string{strings.Repeat("ディスク", 30), "👩🏽\u200d💻", "مرحبا", "é"}, []string{"", "", "", ""})
	for width := 12; width < 160; width++ {
		for _, height := range []int{1, 2, 3, 10, 60} {
			for _, cursor := range []int{0, 20, 40, 41} {
				tab := newTable(width, height, rows, columns()...)
				tab.SetMatch("e")
				tab.Select(cursor)
				lines := tab.View(true)
				if len(lines) > height {
					t.Fatalf("%dx%d, row %d: %d lines", width, height, cursor, len(lines))
				}
				for _, line := range lines {
					if got := measure.Cells(line); got > width || !utf8.ValidString(line) {
						t.Fatalf("%dx%d, row %d: %d cells in %q", width, height, cursor, got, line)
					}
				}
			}
		}
	}
}

// window counts which rows are asked for.
type window struct {
	texts
	asked map[int]bool
}

func (w window) Cells(i int) []cell {
	w.asked[i] = true
	return w.texts.Cells(i % len(w.texts))
}

func (window) Len() int { return 1_000_000 }

func TestOnlyVisibleRowsAreDrawn(t *testing.T) {
	rows := window{many(1), map[int]bool{}}
	tab := newTable(80, 11, rows, columns()...)
	tab.Key(press("G"))
	clear(rows.asked)
	if lines := tab.View(true); len(lines) != 11 {
		t.Errorf("%d lines are shown", len(lines))
	}
	if len(rows.asked) != 10 {
		t.Errorf("%d rows were drawn for a window of 10", len(rows.asked))
	}
}
