package tree

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"ztsession/model"
	"ztsession/model/text/measure"
	"ztsession/ui/widget/cells"
)

// awkward is a document in which everything is too long, too deep or too wide.
func awkward() *model.Document {
	deep := str("bottom", "the value at the bottom is still readable 深い")
	for depth := range 40 {
		if depth%3 == 0 {
			deep = array(fmt.Sprintf("level%d", depth), deep, null(""))
		} else {
			deep = object(fmt.Sprintf("level%d", depth), deep)
		}
	}
	return document(object("",
		str("", ""),
		str(strings.Repeat("a very long name ", 8), strings.Repeat("x", 150)),
		str("wide", strings.Repeat("漢字かな", 30)),
		str("emoji", "👩‍💻👨‍👩‍👧‍👦🇵🇹 é e\u0301 🏽 नमस्ते"),
		str("quote", `C:\Program Files\"x"`),
		num("number", strings.Repeat("1234567890", 12)),
		object("empty"), array("empty"),
		deep,
	))
}

func TestNoLineIsWiderAndNoFrameTallerThanThePane(t *testing.T) {
	states := map[string][]string{
		"start":     nil,
		"end":       {"G"},
		"deep":      {"G", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "k"},
		"folded":    {"-", "G", "k"},
		"searching": append([]string{"/"}, letters("level 漢字")...),
		"searched":  searchFor("漢"),
	}
	for name, keys := range states {
		t.Run(name, func(t *testing.T) {
			tree := newTree(awkward(), 80, 30)
			press(t, tree, keys...)
			for width := range 121 {
				for height := range 41 {
					tree.SetSize(width, height)
					checkFrame(t, tree, width, height)
				}
			}
		})
	}
}

func checkFrame(t *testing.T, tree *Tree, width, height int) {
	t.Helper()
	lines := tree.View(true)
	if len(lines) != height {
		t.Fatalf("%dx%d: %d lines", width, height, len(lines))
	}
	for i, line := range lines {
		if cells := measure.Cells(line); cells > width {
			t.Fatalf("%dx%d: line %d has %d cells: %q", width, height, i, cells, line)
		}
		if strings.Contains(line, "\n") {
			t.Fatalf("%dx%d: line %d has a line break: %q", width, height, i, line)
		}
	}
	if again := tree.View(true); !slices.Equal(lines, again) {
		t.Fatalf("%dx%d: the same state gives two frames", width, height)
	}
}

func TestEverySizeBeforeAndWithoutADocument(t *testing.T) {
	for _, doc := range []*model.Document{nil, {}, document(object("")), document(null(""))} {
		tree := newTree(doc, 0, 0)
		for _, size := range [][2]int{{0, 0}, {1, 1}, {-1, -1}, {5, 2}, {40, 3}} {
			tree.SetSize(size[0], size[1])
			checkFrame(t, tree, max(size[0], 0), max(size[1], 0))
		}
		press(t, tree, "j", "G", "h", "l", "-", "+", "/", "x", "enter", "n", "esc")
		if tree.Path() != "" {
			t.Errorf("the cursor is on %s", tree.Path())
		}
	}
}

// TestEverythingCanBeRead puts the pieces of all lines together again: at any
// width, nothing of the document may be missing.
func TestEverythingCanBeRead(t *testing.T) {
	doc := awkward()
	want := readAll(newTree(doc, 10000, 1000))
	for _, width := range []int{2, 3, 4, 5, 8, 13, 20, 40, 80, 120} {
		if got := readAll(newTree(doc, width, 4000)); got != want {
			t.Errorf("at width %d the document reads\n%s\nwant\n%s", width, got, want)
		}
	}
}

// readAll returns all of the document as it is drawn, without our own space.
func readAll(tree *Tree) string {
	var all strings.Builder
	r := rows{tree}
	for i := range r.Len() {
		v, closes := tree.outline.at(i)
		row := composeOpen(v, false)
		if closes {
			row = composeClose(v)
		}
		b := tree.painter.wrapRow(row, v.Depth())
		for n, line := range r.Render(i, tree.width, false) {
			line = ansi.Strip(line)
			before := b.hang
			if n == 0 {
				before = b.indent
			}
			line, ok := strings.CutPrefix(line, strings.Repeat(" ", cells.Gutter(tree.width))+before)
			if !ok {
				return fmt.Sprintf("line %d of row %d has no indent: %q", n, i, line)
			}
			all.WriteString(line)
		}
		all.WriteString("\n")
	}
	return all.String()
}

func TestDeepValuesKeepTheirRoomAndSayTheirDepth(t *testing.T) {
	tree := newTree(awkward(), 40, 20)
	tree.SelectNumber(tree.outline.doc.Len() - 1)
	for line := range strings.SplitSeq(screen(tree), "\n") {
		if trimmed := strings.TrimLeft(line, "▐ "); len(line)-len(trimmed) > 40/2 {
			t.Errorf("%q has no room left", line)
		}
	}
	press(t, tree, searchFor("bottom")...)
	if view := screen(tree); !strings.Contains(view, `41›`) {
		t.Errorf("the depth is not shown:\n%s", view)
	}
}

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		name, text  string
		first, rest int
		want        []string
	}{
		{"fits", "abc", 3, 3, []string{"abc"}},
		{"anywhere", "abcdefgh", 4, 3, []string{"abcd", "efg", "h"}},
		{"behind a space", "ab cd ef", 4, 5, []string{"ab ", "cd ef"}},
		{"not where the line would be half empty", "a bcdefgh", 6, 6, []string{"a bcde", "fgh"}},
		{"wide characters whole", "漢字漢字", 3, 5, []string{"漢", "字漢", "字"}},
		{"clusters whole", "e\u0301e\u0301👩‍💻e\u0301", 4, 4, []string{"e\u0301e\u0301", "👩‍💻", "e\u0301"}},
		{"empty", "", 3, 3, []string{""}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, p := range wrap(test.text, test.first, test.rest) {
				got = append(got, test.text[p.from:p.to])
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
