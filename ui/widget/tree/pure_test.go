package tree

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"ztsession/ui/look"
	"ztsession/ui/widget/list"
)

// state is all that a tree keeps, copied.
type state struct {
	kept  map[line][]string
	lines []int32
	list  list.List
	path  pathLine
}

func stateOf(t *Tree) state {
	return state{kept: maps.Clone(t.painter.kept), lines: slices.Clone(t.outline.lines), list: t.list, path: t.path}
}

// TestDrawingChangesNothing draws twice after everything that changes a tree.
// What the window shows must be drawn by then, so that View only reads.
func TestDrawingChangesNothing(t *testing.T) {
	tree := newTree(awkward(), 40, 20)
	check := func(after string) {
		t.Helper()
		before := stateOf(tree)
		first := tree.View(true)
		tree.View(false)
		tree.Status()
		tree.Keys()
		if again := tree.View(true); !slices.Equal(first, again) {
			t.Errorf("after %s, the second frame is another one", after)
		}
		if now := stateOf(tree); !reflect.DeepEqual(before, now) {
			t.Errorf("after %s, drawing changed the tree", after)
		}
		from, to := before.list.Visible()
		for at := from; at < to; at++ {
			_, plain := before.kept[tree.lineAt(at, false)]
			_, marked := before.kept[tree.lineAt(at, true)]
			if !plain || !marked && at == tree.list.Cursor() {
				t.Errorf("after %s, line %d is left for View to draw", after, at)
			}
		}
	}
	check("the start")
	for _, name := range strings.Fields("j j pgdown h l G k - + pgup ctrl+d g / l e v enter n N n esc / x esc G") {
		press(t, tree, name)
		check(name)
	}
	for _, width := range []int{12, 3, 1, 0, 80} {
		tree.SetSize(width, width/2)
		check("another size")
	}
	tree.SetStyles(look.New(look.Light, false))
	check("another theme")
	tree.SelectNumber(12)
	check("another value")
	deliver(tree, tree.SetDocument(session()))
	check("another document")
	tree.SetDocument(nil)
	check("no document")
}

// TestDrawingKeepsNothing draws what was never drawn before.
func TestDrawingKeepsNothing(t *testing.T) {
	tree := newTree(session(), 40, 20)
	want := tree.View(true)
	tree.painter.forget()
	if got := tree.View(true); !slices.Equal(got, want) || len(tree.painter.kept) > 0 {
		t.Errorf("drawing kept %d lines, and shows\n%s", len(tree.painter.kept), strings.Join(got, "\n"))
	}
}

// TestWhatIsKeptStaysBounded walks through more lines than any window has.
func TestWhatIsKeptStaysBounded(t *testing.T) {
	tree := newTree(document(object("", manyItems(20*mostKept))), 40, 30)
	for range 20 * mostKept / 30 {
		press(t, tree, "pgdown")
		if len(tree.painter.kept) > mostKept+3*30 {
			t.Fatalf("%d lines are kept", len(tree.painter.kept))
		}
	}
}
