package tree

import (
	"fmt"
	"strings"
	"testing"

	"ztsession/model"
)

// posture is a document with checks of the given ids, in that order.
func posture(before int, ids ...string) *model.Document {
	var inner []node
	for i := range before {
		inner = append(inner, str(fmt.Sprintf("field%d", i), "x"))
	}
	var checks []node
	for _, id := range ids {
		checks = append(checks, object(id, str("name", "check "+id), boolean("success", "true"), array("data", num("", "1"), num("", "2"))))
	}
	return document(object("", append(inner, object("devicePosture", checks...))...))
}

func TestRefreshKeepsThePlace(t *testing.T) {
	for _, test := range []struct {
		name string
		old  *model.Document
		new  *model.Document
		at   model.Path
		want model.Path
	}{
		{"the same document", posture(3, "a", "b", "c"), posture(3, "a", "b", "c"), ".devicePosture.b.name", ".devicePosture.b.name"},
		{"fields before it", posture(0, "a", "b", "c"), posture(5, "a", "b", "c"), ".devicePosture.b.name", ".devicePosture.b.name"},
		{"another order", posture(3, "a", "b", "c"), posture(3, "c", "b", "a"), ".devicePosture.c.name", ".devicePosture.c.name"},
		{"elements of lists", posture(3, "a", "b", "c"), posture(3, "c", "b"), ".devicePosture.b.data[1]", ".devicePosture.b.data[1]"},
		{"it is gone, what is in its place", posture(3, "a", "b", "c"), posture(3, "a", "c"), ".devicePosture.b.name", ".devicePosture.c"},
		{"it was the last and is gone", posture(3, "a", "b", "c"), posture(3, "a", "b"), ".devicePosture.c.name", ".devicePosture.b"},
		{"all around it is gone", posture(3, "a"), posture(3), ".devicePosture.a.name", ".devicePosture"},
		{"another kind", posture(3, "a"), document(object("", array("devicePosture", str("", "x")))), ".devicePosture.a", ".devicePosture[0]"},
		{"another name in the same place", posture(3, "a"), posture(3, "z"), ".devicePosture.a", ".devicePosture.z"},
		{"everything is gone", posture(3, "a"), document(null("")), ".devicePosture.a", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			tree := newTree(test.old, 60, 12)
			tree.SelectNumber(find(t, test.old, test.at))
			// What the last frame remembers must not come back.
			_ = screen(tree)
			_ = tree.SetDocument(test.new)
			if got := tree.Path(); got != test.want {
				t.Errorf("the cursor is on %q, want %q", got, test.want)
			}
			if cursorLine(tree) == "" {
				t.Error("the cursor is not in sight")
			}
			if view := screen(tree); test.want != "" && !strings.HasSuffix(view, "\n  "+string(test.want)) {
				t.Errorf("the last line is not the path of the cursor:\n%s", view)
			}
		})
	}
}

func TestRefreshKeepsFoldsAndScroll(t *testing.T) {
	old := posture(20, "a", "b", "c")
	tree := newTree(old, 60, 10)
	tree.SelectNumber(find(t, old, ".devicePosture.b"))
	press(t, tree, "h", "k", "k")
	before := screen(tree)
	_ = tree.SetDocument(posture(20, "a", "b", "c"))
	if after := screen(tree); after != before {
		t.Errorf("the frame after the refresh is\n%s\nwant\n%s", after, before)
	}
	_ = tree.SetDocument(posture(30, "x", "a", "b", "c"))
	if view := screen(tree); strings.Count(view, "⋯") != 1 || !strings.Contains(view, `"b": {⋯} 3 fields`) {
		t.Errorf("the fold is not where it was:\n%s", view)
	}
}

func TestRefreshKeepsTheClosingLine(t *testing.T) {
	doc := posture(0, "a", "b")
	tree := newTree(doc, 60, 40)
	tree.SelectNumber(find(t, doc, ".devicePosture.b"))
	press(t, tree, "k")
	_ = tree.SetDocument(posture(4, "a", "b"))
	if got := cursorLine(tree); got != "}," || tree.Path() != ".devicePosture.a" {
		t.Errorf("the cursor is at %q of %s, want the end of a", got, tree.Path())
	}
}

func TestRefreshKeepsFoldAllAndUnfoldAll(t *testing.T) {
	for _, name := range []string{"-", "+"} {
		tree := newTree(posture(2, "a", "b"), 60, 40)
		press(t, tree, name)
		before := screen(tree)
		_ = tree.SetDocument(posture(2, "a", "b"))
		if after := screen(tree); after != before {
			t.Errorf("after %s, the refresh shows\n%s\nwant\n%s", name, after, before)
		}
	}
}

func TestRefreshRepeatsTheSearch(t *testing.T) {
	tree := newTree(posture(2, "a", "b"), 60, 40)
	press(t, tree, searchFor("check")...)
	deliver(tree, tree.SetDocument(posture(2, "z", "a", "b")))
	if got, want := tree.Status(), `search "check" 2 of 3`; got != want {
		t.Errorf("the status is %q, want %q", got, want)
	}
}

func TestLargeDocumentsStartAsAnOverview(t *testing.T) {
	for _, test := range []struct {
		name string
		doc  *model.Document
		want string
	}{
		{"a bare session", checks(1000, false), "{\n  \"email\": \"jdoe@example.com\",\n  \"geo\": {\n    \"country\": \"PT\"\n  },\n  \"devicePosture\": {⋯} 1000 fields\n}"},
		{"an envelope", checks(1000, true), "{\n  \"result\": {\n    \"email\": \"jdoe@example.com\",\n    \"geo\": {\n      \"country\": \"PT\"\n    },\n    \"devicePosture\": {⋯} 1000 fields\n  }\n}"},
	} {
		t.Run(test.name, func(t *testing.T) {
			tree := newTree(test.doc, 60, 20)
			got := strings.TrimRight(strings.NewReplacer("▐ ", "", "\n  ", "\n").Replace(screen(tree)), " \n.")
			if got != test.want {
				t.Errorf("it starts as\n%s\nwant\n%s", got, test.want)
			}
		})
	}
	t.Run("unfolding shows the checks folded", func(t *testing.T) {
		tree := newTree(checks(1000, false), 60, 20)
		tree.SelectNumber(4)
		press(t, tree, "l", "l")
		if got, want := cursorLine(tree), `"check-0": {⋯} 8 fields`; got != want {
			t.Errorf("the cursor's line is %q, want %q", got, want)
		}
	})
	t.Run("a refresh that grows a little keeps the look", func(t *testing.T) {
		tree := newTree(checks(150, false), 60, 20)
		before := screen(tree)
		_ = tree.SetDocument(checks(200, false))
		if after := screen(tree); after != before {
			t.Errorf("the frame after the refresh is\n%s\nwant\n%s", after, before)
		}
	})
}

// checks is a session with n posture checks, in an envelope or bare.
func checks(n int, envelope bool) *model.Document {
	var b model.Builder
	b.Open(model.KindObject, "")
	if envelope {
		b.Open(model.KindObject, "result")
	}
	b.Leaf(model.KindText, "email", "jdoe@example.com")
	b.Open(model.KindObject, "geo")
	b.Leaf(model.KindText, "country", "PT")
	b.Close()
	b.Open(model.KindObject, "devicePosture")
	for i := range n {
		id := fmt.Sprintf("check-%d", i)
		b.Open(model.KindObject, id)
		b.Leaf(model.KindText, "id", id)
		b.Leaf(model.KindText, "rule_name", "Full disk encryption")
		b.Leaf(model.KindText, "type", "disk_encryption")
		b.Leaf(model.KindBool, "success", "true")
		b.Leaf(model.KindText, "error", "")
		b.Leaf(model.KindText, "description", "The disk of every laptop must be encrypted")
		b.Open(model.KindObject, "check")
		b.Leaf(model.KindBool, "exists", "true")
		b.Leaf(model.KindText, "path", `C:\Program Files\Example`)
		b.Close()
		b.Leaf(model.KindText, "timestamp", "2026-11-15T17:45:05Z")
		b.Close()
	}
	for b.Depth() > 0 {
		b.Close()
	}
	return b.Document()
}

// TestFoldingKeepsTheLinesRight compares cutting and splicing with building anew.
func TestFoldingKeepsTheLinesRight(t *testing.T) {
	tree := newTree(awkward(), 60, 20)
	press(t, tree, "g")
	for step := range 4000 {
		line := step * 7919 % len(tree.outline.lines)
		if !tree.toggle(line) {
			continue
		}
		got := append([]int32(nil), tree.outline.lines...)
		tree.outline.rebuild()
		if len(got) != len(tree.outline.lines) {
			t.Fatalf("step %d: %d lines, want %d", step, len(got), len(tree.outline.lines))
		}
		for i := range got {
			if got[i] != tree.outline.lines[i] {
				t.Fatalf("step %d: line %d is %d, want %d", step, i, got[i], tree.outline.lines[i])
			}
			if v, closes := tree.outline.at(i); !closes && tree.outline.lineOf(v.Number()) != i {
				t.Fatalf("step %d: value %d is on line %d, found on %d", step, v.Number(), i, tree.outline.lineOf(v.Number()))
			}
		}
	}
}

// TestOtherNamesKeepFoldsAndPlace: the same answer with stand-ins for the ids.
func TestOtherNamesKeepFoldsAndPlace(t *testing.T) {
	real, masked := posture(3, "a", "b", "c"), posture(3, "x", "y", "z")
	tree := newTree(real, 60, 30)
	tree.SelectNumber(find(t, real, ".devicePosture.b"))
	tree.toggle(tree.list.Cursor())
	tree.SelectNumber(find(t, real, ".devicePosture.c.data[1]"))
	lines, cursor := len(tree.outline.lines), tree.list.Cursor()
	_ = tree.SetDocument(masked)
	if got := tree.Path(); got != ".devicePosture.z.data[1]" || tree.list.Cursor() != cursor || len(tree.outline.lines) != lines {
		t.Errorf("the cursor is on %s in line %d of %d, want line %d of %d", got, tree.list.Cursor(), len(tree.outline.lines), cursor, lines)
	}
	_ = tree.SetDocument(real)
	if !tree.outline.isFolded(tree.outline.lineOf(find(t, real, ".devicePosture.b"))) {
		t.Error("what was folded is not")
	}
}
