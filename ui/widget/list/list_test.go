package list

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// shelf is rows of given heights; a negative one cannot be selected. A row's
// lines are its number and letter, in brackets where the cursor is.
type shelf struct {
	heights []int
	asked   int // rows rendered
}

func newShelf(heights ...int) *shelf { return &shelf{heights: heights} }

func (s *shelf) Len() int { return len(s.heights) }

func (s *shelf) Selectable(i int) bool { return s.heights[i] > 0 }

func (s *shelf) Render(i, _ int, selected bool) []string {
	s.asked++
	lines := make([]string, max(s.heights[i], -s.heights[i]))
	for n := range lines {
		lines[n] = name(i, n)
		if selected {
			lines[n] = "[" + lines[n] + "]"
		}
	}
	return lines
}

// name returns what stands on line n of row i.
func name(i, n int) string { return fmt.Sprintf("%d.%d", i, n) }

func newList(rows Rows, height int) *List {
	var l List
	l.SetSize(40, height)
	l.Set(rows)
	return &l
}

func TestKeysOnAList(t *testing.T) {
	const title = -1
	for _, test := range []struct {
		name   string
		rows   []int
		height int
		keys   string // j k g G, d u a page, + - half a page
		want   string // the window
	}{
		{"starts on the first", []int{1, 1, 1}, 2, "", "[0.0] 1.0"},
		{"down", []int{1, 1, 1}, 2, "j", "0.0 [1.0]"},
		{"down scrolls by one row", []int{1, 1, 1}, 2, "jj", "1.0 [2.0]"},
		{"not beyond the last", []int{1, 1, 1}, 2, "jjjjj", "1.0 [2.0]"},
		{"up within the window leaves it", []int{1, 1, 1}, 2, "jjk", "[1.0] 2.0"},
		{"up scrolls by one row", []int{1, 1, 1}, 2, "jjkk", "[0.0] 1.0"},
		{"not above the first", []int{1, 1, 1}, 2, "kkk", "[0.0] 1.0"},
		{"fewer rows than lines", []int{1, 1}, 5, "jj", "0.0 [1.0]"},
		{"no rows", nil, 5, "jkgGdu", ""},
		{"a row of several lines comes whole", []int{1, 1, 2}, 3, "jj", "1.0 [2.0] [2.1]"},
		{"a row above the window comes whole", []int{2, 1, 2}, 3, "jjkk", "[0.0] [0.1] 1.0"},

		{"titles are passed over", []int{title, 1, title, 1}, 4, "j", "0.0 1.0 2.0 [3.0]"},
		{"the first title is in sight at the start", []int{title, 1, 1}, 2, "", "0.0 [1.0]"},
		{"and again after going back", []int{title, 1, 1, 1}, 2, "jjkk", "0.0 [1.0]"},
		{"titles behind the last can be read", []int{1, title, title}, 2, "j", "1.0 2.0"},
		{"and the cursor comes back", []int{1, title, title}, 2, "jk", "[0.0] 1.0"},
		{"titles before the first can be read", []int{title, title, title, 1}, 2, "kk", "0.0 1.0"},
		{"only titles scroll", []int{title, title, title}, 2, "j", "1.0 2.0"},
		{"only titles end", []int{title, title, title}, 2, "jjjj", "1.0 2.0"},
		{"two titles of many come with their row", []int{1, 1, title, title, title, 1, 1, 1, 1}, 4, "Gkkk", "3.0 4.0 [5.0] 6.0"},
		{"many titles scroll by", []int{1, -6, 1}, 2, "jjjj", "1.3 1.4"},
		{"until the next row is near", []int{1, -6, 1}, 2, "jjjjj", "1.5 [2.0]"},
		{"many titles scroll by upwards", []int{1, -6, 1}, 2, "Gkkk", "1.2 1.3"},
		{"and before a tall row too", []int{5, -6, 1}, 3, "Gk", "1.3 1.4 1.5"},

		{"a tall row starts at its top", []int{1, 5, 1}, 3, "j", "[1.0] [1.1] [1.2]"},
		{"a tall row scrolls by lines", []int{1, 5, 1}, 3, "jj", "[1.1] [1.2] [1.3]"},
		{"then comes the next", []int{1, 5, 1}, 3, "jjjj", "1.3 1.4 [2.0]"},
		{"upwards a tall row is entered at its end", []int{1, 5, 3}, 3, "jjjjk", "[1.2] [1.3] [1.4]"},
		{"a tall row in part in the window is entered there", []int{1, 5, 1}, 3, "jjjjk", "[1.3] [1.4] 2.0"},
		{"upwards a tall row scrolls by lines", []int{1, 5, 1}, 3, "jjjjkk", "[1.2] [1.3] [1.4]"},

		{"last", []int{1, 1, 1, 1}, 2, "G", "2.0 [3.0]"},
		{"last with a title behind", []int{1, 1, 1, title}, 2, "G", "[2.0] 3.0"},
		{"the end of a tall last row", []int{1, 5}, 3, "G", "[1.2] [1.3] [1.4]"},
		{"first", []int{1, 1, 1, 1}, 2, "Gg", "[0.0] 1.0"},
		{"first with its title", []int{title, 1, 1, 1}, 2, "Gg", "0.0 [1.0]"},

		{"page down", []int{1, 1, 1, 1, 1, 1, 1, 1}, 4, "d", "[4.0] 5.0 6.0 7.0"},
		{"page down at the end goes to the last", []int{1, 1, 1, 1, 1, 1}, 4, "dd", "2.0 3.0 4.0 [5.0]"},
		{"page up at the start goes to the first", []int{1, 1, 1, 1, 1, 1}, 4, "jju", "[0.0] 1.0 2.0 3.0"},
		{"page up", []int{1, 1, 1, 1, 1, 1, 1, 1}, 4, "Gu", "0.0 1.0 2.0 [3.0]"},
		{"half a page keeps the cursor in the window", []int{1, 1, 1, 1, 1, 1}, 4, "jj+", "[2.0] 3.0 4.0 5.0"},
		{"half a page takes the cursor along", []int{1, 1, 1, 1, 1, 1}, 4, "+", "[2.0] 3.0 4.0 5.0"},
		{"half a page up", []int{1, 1, 1, 1, 1, 1}, 4, "G-", "0.0 1.0 2.0 [3.0]"},
		{"a page into a tall row", []int{1, 9, 1}, 4, "d", "[1.3] [1.4] [1.5] [1.6]"},
		{"a page with only titles", []int{title, title, title, title}, 2, "d", "2.0 3.0"},
		{"a page onto titles leaves the cursor", []int{1, title, title, title, title, 1}, 2, "d", "2.0 3.0"},
		{"from where down goes on", []int{1, title, title, title, title, 1}, 2, "dj", "4.0 [5.0]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := newList(newShelf(test.rows...), test.height)
			for _, key := range test.keys {
				press(l, key)
			}
			if got := strings.Join(l.View(true), " "); got != test.want {
				t.Errorf("the window is %q, want %q", got, test.want)
			}
		})
	}
}

func press(l *List, key rune) {
	switch key {
	case 'j':
		l.Move(1)
	case 'k':
		l.Move(-1)
	case 'g':
		l.Home()
	case 'G':
		l.End()
	case 'd':
		l.Page(2)
	case 'u':
		l.Page(-2)
	case '+':
		l.Page(1)
	case '-':
		l.Page(-1)
	}
}

func TestTheZeroListIsEmpty(t *testing.T) {
	var l List
	for _, key := range "jkgGdu+-" {
		press(&l, key)
	}
	l.Changed(3)
	l.Select(3)
	l.ScrollTo(3, 3)
	l.SetSize(10, 10)
	if l.Cursor() != -1 || len(l.View(true)) != 0 || l.String() != "" {
		t.Errorf("cursor %d, window %q", l.Cursor(), l.View(true))
	}
	if cursor, total, more := l.Position(); cursor != 0 || total != 0 || more {
		t.Errorf("position %d of %d, more %t", cursor, total, more)
	}
}

func TestTheCursorIsDrawnOnlyOnDemand(t *testing.T) {
	l := newList(newShelf(1, 1), 5)
	if got := l.String(); got != "0.0\n1.0" {
		t.Errorf("the window is %q", got)
	}
}

func TestSelectAndScrollTo(t *testing.T) {
	for _, test := range []struct {
		name string
		do   func(l *List)
		want string
	}{
		{"select further down", func(l *List) { l.Select(6) }, "4.0 5.0 [6.0]"},
		{"select what is in the window", func(l *List) { l.Select(2) }, "0.0 1.0 [2.0]"},
		{"select back", func(l *List) { l.Select(9); l.Select(1) }, "[1.0] 2.0 3.0"},
		{"select a title takes the row below", func(l *List) { l.Select(7) }, "6.0 7.0 [8.0]"},
		{"select beyond the end", func(l *List) { l.Select(99) }, "7.0 8.0 [9.0]"},
		{"select before the start", func(l *List) { l.Select(5); l.Select(-5) }, "[0.0] 1.0 2.0"},
		{"scroll keeps the cursor in sight", func(l *List) { l.ScrollTo(5, 0) }, "[0.0] 1.0 2.0"},
		{"scroll", func(l *List) { l.Select(5); l.ScrollTo(4, 0) }, "4.0 [5.0] 6.0"},
		{"scroll beyond the end", func(l *List) { l.Select(9); l.ScrollTo(99, 9) }, "7.0 8.0 [9.0]"},
		{"scroll before the start", func(l *List) { l.ScrollTo(-9, -9) }, "[0.0] 1.0 2.0"},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := newList(newShelf(1, 1, 1, 1, 1, 1, 1, -1, 1, 1), 3)
			test.do(l)
			if got := strings.Join(l.View(true), " "); got != test.want {
				t.Errorf("the window is %q, want %q", got, test.want)
			}
		})
	}
}

func TestChanged(t *testing.T) {
	for _, test := range []struct {
		name   string
		before []int
		keys   string
		after  []int
		cursor int
		want   string
	}{
		{"the scroll stays", []int{1, 1, 1, 1, 1, 1}, "jjjj", []int{1, 1, 1, 1, 1, 1, 1}, 4, "2.0 3.0 [4.0]"},
		{"the cursor elsewhere", []int{1, 1, 1, 1, 1, 1}, "G", []int{1, 1, 1, 1, 1, 1}, 0, "[0.0] 1.0 2.0"},
		{"to the first", []int{1, 1, 1, 1, 1, 1}, "G", []int{1, 1, 1, 1, 1, 1}, -1, "[0.0] 1.0 2.0"},
		{"fewer rows fill the window", []int{1, 1, 1, 1, 1, 1}, "G", []int{1, 1, 1, 1}, 5, "1.0 2.0 [3.0]"},
		{"fewer rows than lines", []int{1, 1, 1, 1, 1, 1}, "G", []int{1, 1}, 5, "0.0 [1.0]"},
		{"no rows any more", []int{1, 1, 1, 1, 1, 1}, "G", nil, 5, ""},
		{"rows after none", nil, "", []int{1, 1}, 0, "[0.0] 1.0"},
		{"the row is a title now", []int{1, 1, 1}, "j", []int{1, -1, 1}, 1, "0.0 1.0 [2.0]"},
		{"all are titles now", []int{1, 1, 1}, "j", []int{-1, -1, -1}, 1, "0.0 1.0 2.0"},
		{"the place in a tall row stays", []int{1, 9}, "jjj", []int{1, 9, 1}, 1, "[1.2] [1.3] [1.4]"},
		{"a tall row became short", []int{1, 9}, "jjjj", []int{1, 1, 1}, 1, "0.0 [1.0] 2.0"},
	} {
		t.Run(test.name, func(t *testing.T) {
			rows := newShelf(test.before...)
			l := newList(rows, 3)
			for _, key := range test.keys {
				press(l, key)
			}
			rows.heights = test.after
			l.Changed(test.cursor)
			if got := strings.Join(l.View(true), " "); got != test.want {
				t.Errorf("the window is %q, want %q", got, test.want)
			}
		})
	}
}

func TestReplaceKeepsTheScroll(t *testing.T) {
	l := newList(newShelf(1, 1, 1, 1, 1, 1), 3)
	l.Move(4)
	l.Replace(newShelf(1, 1, 1, 1, 1, 1, 1), 3)
	if got, want := strings.Join(l.View(true), " "), "2.0 [3.0] 4.0"; got != want {
		t.Errorf("the window is %q, want %q", got, want)
	}
}

func TestResize(t *testing.T) {
	for _, test := range []struct {
		name   string
		rows   []int
		keys   string
		height int
		want   string
	}{
		{"lower keeps the cursor in sight", []int{1, 1, 1, 1, 1, 1}, "jjj", 2, "2.0 [3.0]"},
		{"higher fills the window", []int{1, 1, 1, 1, 1, 1}, "G", 5, "1.0 2.0 3.0 4.0 [5.0]"},
		{"higher than the rows", []int{1, 1, 1, 1, 1, 1}, "G", 9, "0.0 1.0 2.0 3.0 4.0 [5.0]"},
		{"the place in a tall row stays", []int{1, 9}, "jjjj", 2, "[1.3] [1.4]"},
		{"nothing is left", []int{1, 1, 1}, "j", 0, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := newList(newShelf(test.rows...), 4)
			for _, key := range test.keys {
				press(l, key)
			}
			l.SetSize(40, test.height)
			if got := strings.Join(l.View(true), " "); got != test.want {
				t.Errorf("the window is %q, want %q", got, test.want)
			}
		})
	}
}

// paragraph is one text that takes more lines the narrower the window.
type paragraph struct{ cells int }

func (p paragraph) Len() int { return 1 }

func (p paragraph) Selectable(int) bool { return true }

func (p paragraph) Render(_, width int, _ bool) []string {
	var lines []string
	for at := 0; at < p.cells; at += width {
		lines = append(lines, fmt.Sprint(at))
	}
	return lines
}

func TestResizeKeepsThePlaceInATextThatIsWrappedAnew(t *testing.T) {
	l := newList(paragraph{cells: 4000}, 10)
	l.Move(50)
	if got := l.View(true)[0]; got != "2000" {
		t.Fatalf("the window starts at cell %s", got)
	}
	for _, width := range []int{20, 80, 50} {
		l.SetSize(width, 10)
		if got := l.View(true)[0]; got != "2000" {
			t.Errorf("%d cells wide, the window starts at cell %s, want 2000", width, got)
		}
	}
}

// drawn is rows that count what a list asks for.
type drawn struct {
	*shelf
	measured int
}

func (d *drawn) Height(i, _ int) int {
	d.measured++
	return max(d.heights[i], -d.heights[i])
}

func TestDrawingAsksForNoHeights(t *testing.T) {
	rows := &drawn{shelf: newShelf(1, 2, 1, 3, 1, 1, 1)}
	l := newList(rows, 4)
	for _, key := range "jjdGug" {
		press(l, key)
		before := *l
		rows.measured = 0
		l.View(true)
		l.Position()
		l.Top()
		if rows.measured > 0 || *l != before {
			t.Errorf("after %c, drawing measured %d rows and left %+v of %+v", key, rows.measured, *l, before)
		}
	}
}

func TestPosition(t *testing.T) {
	for _, test := range []struct {
		height int
		keys   string
		want   string
	}{
		{5, "jj", "3 of 5, more false"},
		{4, "", "1 of 5, more true"},
		{4, "G", "5 of 5, more true"},
	} {
		l := newList(newShelf(1, 1, 1, 1, 1), test.height)
		for _, key := range test.keys {
			press(l, key)
		}
		cursor, total, more := l.Position()
		if got := fmt.Sprintf("%d of %d, more %t", cursor, total, more); got != test.want {
			t.Errorf("%d lines, after %q: %s, want %s", test.height, test.keys, got, test.want)
		}
	}
}

// randomShelf has rows of all heights, many of them titles.
func randomShelf(random *rand.Rand) []int {
	heights := make([]int, random.IntN(20))
	for i := range heights {
		heights[i] = []int{1, 1, 1, 1, 2, 3, 9, 14, -1, -1, -2, -7}[random.IntN(12)]
	}
	return heights
}

// TestUpAndDownReachEveryLine presses only down, then only up: each line of
// each row must have been in the window both times.
func TestUpAndDownReachEveryLine(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for round := range 1000 {
		heights, height := randomShelf(random), 1+random.IntN(12)
		rows := newShelf(heights...)
		l := newList(rows, height)
		all := total(heights)
		// The way to the top, should the first row that can be selected be far from it.
		for range all {
			l.Move(-1)
		}
		for _, step := range []int{1, -1} {
			seen := map[string]bool{}
			for range all + len(heights) + 1 {
				for _, line := range l.View(false) {
					seen[line] = true
				}
				l.Move(step)
			}
			if len(seen) != all {
				t.Fatalf("round %d: rows %v in %d lines: %d of %d lines were in the window with step %d", round, heights, height, len(seen), all, step)
			}
		}
	}
}

func total(heights []int) int {
	lines := 0
	for _, h := range heights {
		lines += max(h, -h)
	}
	return lines
}

// TestWindowHoldsUnderAnyKeys does everything in any order and checks the window each time.
func TestWindowHoldsUnderAnyKeys(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		rows := newShelf(randomShelf(random)...)
		height := random.IntN(12)
		l := newList(rows, height)
		done := fmt.Sprintf("rows %v, %d lines", rows.heights, height)
		for range 60 {
			step, before := random.IntN(12), height
			switch step {
			case 8:
				height = random.IntN(12)
				l.SetSize(40, height)
				done += fmt.Sprintf(", %d lines", height)
			case 9:
				rows.heights = randomShelf(random)
				cursor := random.IntN(22) - 1
				l.Changed(cursor)
				done += fmt.Sprintf(", rows %v cursor %d", rows.heights, cursor)
			case 10:
				at := random.IntN(22) - 1
				l.Select(at)
				done += fmt.Sprintf(", select %d", at)
			case 11:
				row, skip := random.IntN(22)-1, random.IntN(5)
				l.ScrollTo(row, skip)
				done += fmt.Sprintf(", scroll to %d %d", row, skip)
			default:
				key := rune("jkgGdu+-"[step])
				press(l, key)
				done += ", " + string(key)
			}
			if wrong := check(l, rows, height); wrong != "" {
				t.Fatalf("%s\nafter %s:\n%q", wrong, done, l.View(true))
			}
			// Only moving may leave the cursor, to show titles without end.
			if wrong := checkCursor(l, rows, height, true); wrong != "" && (step > 8 || height != before) {
				t.Fatalf("%s\nafter %s:\n%q", wrong, done, l.View(true))
			}
		}
	}
}

// check returns what is wrong with the window.
func check(l *List, rows *shelf, height int) string {
	view := l.View(false)
	if want := min(total(rows.heights), height); len(view) != want {
		return fmt.Sprintf("%d lines in the window, want %d", len(view), want)
	}
	if _, _, more := l.Position(); more != (total(rows.heights) > len(view)) {
		return fmt.Sprintf("Position reports more lines: %t", more)
	}
	if len(view) == 0 {
		return ""
	}
	if wrong := checkVisible(l, view); wrong != "" {
		return wrong
	}
	var all []string
	for i := range rows.heights {
		all = append(all, rows.Render(i, 0, false)...)
	}
	at := slices.Index(all, view[0])
	if at < 0 || !slices.Equal(all[at:at+len(view)], view) {
		return "the window does not show lines that follow each other"
	}
	if c := l.Cursor(); c >= 0 && !rows.Selectable(c) {
		return fmt.Sprintf("the cursor is on title %d", c)
	}
	if slices.ContainsFunc(rows.heights, func(h int) bool { return h > 0 }) != (l.Cursor() >= 0) {
		return fmt.Sprintf("the cursor is on %d", l.Cursor())
	}
	return ""
}

// checkVisible returns what is wrong with the rows that count as visible in a view.
func checkVisible(l *List, view []string) string {
	var first, last, line int
	_, _ = fmt.Sscanf(view[0], "%d.%d", &first, &line)
	_, _ = fmt.Sscanf(view[len(view)-1], "%d.%d", &last, &line)
	if from, to := l.Visible(); from != first || to != last+1 {
		return fmt.Sprintf("rows %d to %d count as visible", from, to)
	}
	return ""
}

// checkCursor returns what is wrong with the cursor's place in the window: its
// row must be there, with whole: all of it that the window has room for.
func checkCursor(l *List, rows *shelf, height int, whole bool) string {
	at := l.Cursor()
	if at < 0 || height == 0 {
		return ""
	}
	lines := 0
	for _, line := range l.View(true) {
		if strings.HasPrefix(line, "[") {
			lines++
		}
	}
	if tall := rows.heights[at]; lines == 0 || whole && tall <= height && lines < tall {
		return fmt.Sprintf("%d lines of the cursor's row %d are in the window", lines, at)
	}
	return ""
}

// TestAMoveShowsTheCursor holds where titles are few: after each move the
// cursor's row is in the window.
func TestAMoveShowsTheCursor(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		heights := make([]int, 1+random.IntN(20))
		for i := range heights {
			heights[i] = []int{1, 1, 2, 4, 9}[random.IntN(5)]
			if i%2 == 1 && random.IntN(3) == 0 && i < len(heights)-1 {
				heights[i] = -1
			}
		}
		rows := newShelf(heights...)
		height := 2 + random.IntN(10)
		l := newList(rows, height)
		done := ""
		for range 60 {
			key := rune("jkgGdu+-"[random.IntN(8)])
			press(l, key)
			done += string(key)
			wrong := check(l, rows, height)
			if wrong == "" {
				wrong = checkCursor(l, rows, height, false)
			}
			if wrong != "" {
				t.Fatalf("%s\nrows %v, %d lines, after %s:\n%q", wrong, heights, height, done, l.View(true))
			}
		}
	}
}

// TestOnlyWhatIsVisibleIsAsked counts instead of timing: the rows rendered for
// a key and a frame do not grow with the list.
func TestOnlyWhatIsVisibleIsAsked(t *testing.T) {
	for _, n := range []int{100, 100_000} {
		rows := newShelf(slices.Repeat([]int{1, 2}, n/2)...)
		l := newList(rows, 40)
		l.Select(n / 2)
		for _, key := range "jkdu+-gG" {
			rows.asked = 0
			press(l, key)
			l.View(true)
			l.Position()
			if rows.asked > 8*40 {
				t.Errorf("of %d rows, %d were rendered for %c", n, rows.asked, key)
			}
		}
	}
}

func BenchmarkKeyAndFrame(b *testing.B) {
	for _, n := range []int{10, 1000, 100_000} {
		b.Run(fmt.Sprintf("rows=%d", n), func(b *testing.B) {
			rows := &flat{n: n, row: []string{"a row that is rendered already"}}
			l := newList(rows, 40)
			b.ReportAllocs()
			for b.Loop() {
				l.Move(1)
				l.View(true)
				if l.Cursor() == n-1 {
					l.Home()
				}
			}
		})
	}
}

func BenchmarkPageAndFrame(b *testing.B) {
	for _, n := range []int{10, 1000, 100_000} {
		b.Run(fmt.Sprintf("rows=%d", n), func(b *testing.B) {
			rows := &flat{n: n, row: []string{"a row that is rendered already"}}
			l := newList(rows, 40)
			b.ReportAllocs()
			for b.Loop() {
				l.Page(2)
				l.View(true)
				if l.Cursor() == n-1 {
					l.Home()
				}
			}
		})
	}
}

// flat is n rows that cost nothing, so that a benchmark shows the list's own cost.
type flat struct {
	n   int
	row []string
}

func (f *flat) Len() int                       { return f.n }
func (f *flat) Selectable(int) bool            { return true }
func (f *flat) Render(int, int, bool) []string { return f.row }
