package tree

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"

	"ztsession/model"
	"ztsession/ui/keys"
	"ztsession/ui/look"
)

func TestKeysMoveAndFold(t *testing.T) {
	for _, test := range []struct {
		name string
		keys string // by spaces
		path model.Path
		line string // the cursor's, without space around it
	}{
		{"starts on the document", "", "", "{"},
		{"down and up", "j down down k up", ".success", `"success": true,`},
		{"the last line closes the document", "G", "", "}"},
		{"home from the end", "G g", "", "{"},
		{"right goes into what is open", "l l", ".success", `"success": true,`},
		{"right on a scalar stays", "l right right", ".success", `"success": true,`},
		{"left on a scalar goes out", "j j j h", ".result", `"result": {`},
		{"left folds, again goes out", "j j h h", "", "{"},
		{"left folds what is open", "j j left", ".result", `"result": {⋯} 8 fields`},
		{"right unfolds", "j j h l", ".result", `"result": {`},
		{"enter folds", "j j enter", ".result", `"result": {⋯} 8 fields`},
		{"enter unfolds", "j j enter enter", ".result", `"result": {`},
		{"enter on a scalar does nothing", "j enter", ".success", `"success": true,`},
		{"left on a closing line folds", "G k k h", ".result", `"result": {⋯} 8 fields`},
		{"enter on a closing line folds", "G k k enter", ".result", `"result": {⋯} 8 fields`},
		{"the document folds too", "h", "", "{⋯} 3 fields"},
		{"a folded document has no way out", "h h h", "", "{⋯} 3 fields"},
		{"fold all leaves the fields of the document", "- j j", ".result", `"result": {⋯} 8 fields`},
		{"fold all goes to what hides the cursor", "j j j j -", ".result", `"result": {⋯} 8 fields`},
		{"fold all from a closing line", "G -", "", "}"},
		{"unfolding after fold all opens one level", "- j j l G k k k", ".result.devicePosture", `"devicePosture": {⋯} 2 fields`},
		{"unfold all", "- + j j j", ".result.email", `"email": "jdoe@example.com",`},
		{"= unfolds all too", "- = j j j", ".result.email", `"email": "jdoe@example.com",`},
		{"empty ones do not fold", "G k enter", ".errors", `"errors": []`},
		{"an inner fold is kept while the outer is folded", "j j j j j j j h k k k k k h l j j j j j", ".result.geo", `"geo": {⋯} 1 field`},
	} {
		t.Run(test.name, func(t *testing.T) {
			tree := newTree(session(), 80, 60)
			press(t, tree, strings.Fields(test.keys)...)
			if got := tree.Path(); got != test.path {
				t.Errorf("the cursor is on %q, want %q", got, test.path)
			}
			if got := cursorLine(tree); got != test.line {
				t.Errorf("the cursor's line is %q, want %q", got, test.line)
			}
		})
	}
}

// cursorLine returns the text behind the cursor's mark.
func cursorLine(tree *Tree) string {
	for line := range strings.SplitSeq(screen(tree), "\n") {
		if after, ok := strings.CutPrefix(line, "▐"); ok {
			return strings.TrimSpace(after)
		}
	}
	return ""
}

func TestPagesMoveByTheWindow(t *testing.T) {
	for _, test := range []struct {
		keys  string
		path  model.Path
		first string // line in the window
	}{
		{"", "", "{"},
		{"pgdown", ".list[10]", "10,"},
		{"space pgup", ".list[9]", "{"},
		{"ctrl+d", ".list[4]", "4,"},
		{"ctrl+d ctrl+d ctrl+u", ".list[10]", "4,"},
		{"end", "", "40,"},
		{"end pgup", ".list[39]", "28,"},
		{"G g", "", "{"},
	} {
		t.Run(test.keys, func(t *testing.T) {
			tree := newTree(document(object("", manyItems(50))), 40, 13)
			press(t, tree, strings.Fields(test.keys)...)
			if got := tree.Path(); got != test.path {
				t.Errorf("the cursor is on %s, want %s", got, test.path)
			}
			first, _, _ := strings.Cut(screen(tree), "\n")
			if got := strings.TrimLeft(first, "▐▴ "); got != test.first {
				t.Errorf("the window starts with %q, want %q", got, test.first)
			}
			if cursorLine(tree) == "" {
				t.Error("the cursor is not in sight")
			}
		})
	}
}

func manyItems(n int) node {
	items := make([]node, n)
	for i := range items {
		items[i] = num("", fmt.Sprint(i))
	}
	return array("list", items...)
}

func TestKeysThatMeanNothingHereAreNotTaken(t *testing.T) {
	tree := newTree(session(), 80, 30)
	for _, name := range []string{"q", "n", "N", "esc", "tab", "r", "1"} {
		if _, handled := tree.Key(keyPress(name)); handled {
			t.Errorf("%s was taken", name)
		}
	}
	press(t, tree, "j")
	if _, handled := tree.Key(keyPress("enter")); handled {
		t.Error("enter was taken on a scalar")
	}
	empty := newTree(nil, 80, 30)
	for _, name := range []string{"j", "/", "h", "enter", "-"} {
		if _, handled := empty.Key(keyPress(name)); handled {
			t.Errorf("%s was taken without a document", name)
		}
	}
}

func TestKeysSaysWhatWorksNow(t *testing.T) {
	for _, test := range []struct {
		name string
		keys []string
		want []string
		not  []string
	}{
		{"open", nil, []string{"enter fold", "left h fold", "right l go in", "/ search", "- fold all"}, []string{"+ unfold all", "n next match", "esc clear the search"}},
		{"folded", []string{"h"}, []string{"enter unfold", "right l unfold", "+ unfold all"}, []string{"left h fold"}},
		{"scalar", []string{"j"}, []string{"left h go out"}, []string{"enter fold", "enter unfold"}},
		{"closing", []string{"G"}, []string{"left h fold"}, []string{"right l go in"}},
		{"search", searchFor("success"), []string{"n next match", "N previous match", "esc clear the search"}, nil},
		{"search without a match", searchFor("zebra"), []string{"esc clear the search"}, []string{"n next match"}},
		{"typing", []string{"/"}, []string{"enter find", "esc cancel"}, []string{"/ search"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			tree := newTree(session(), 80, 60)
			press(t, tree, test.keys...)
			shown := help(tree.Keys())
			for _, want := range test.want {
				if !slices.Contains(shown, want) {
					t.Errorf("%q is missing in %q", want, shown)
				}
			}
			for _, not := range test.not {
				if slices.Contains(shown, not) {
					t.Errorf("%q does nothing now: %q", not, shown)
				}
			}
		})
	}
	if got := New(look.New(look.Dark, true), keys.New()).Keys(); len(got) != 0 {
		t.Errorf("without a document there are keys: %q", help(got))
	}
}

func help(bindings []key.Binding) []string {
	var shown []string
	for _, b := range bindings {
		shown = append(shown, b.Help().Key+" "+b.Help().Desc)
	}
	return shown
}

func TestSelectNumberUnfoldsWhatHidesIt(t *testing.T) {
	doc := session()
	for number := range doc.Len() {
		tree := newTree(doc, 60, 9)
		press(t, tree, "h")
		tree.SelectNumber(number)
		if want := doc.At(number).PathFrom(model.Value{}); tree.Path() != want {
			t.Errorf("value %d: the cursor is on %q, want %q", number, tree.Path(), want)
		}
		if !strings.Contains(screen(tree), "▐") {
			t.Errorf("value %d is not in sight", number)
		}
	}
	tree := newTree(doc, 60, 9)
	tree.SelectNumber(-1)
	tree.SelectNumber(doc.Len())
	if tree.Path() != "" {
		t.Errorf("numbers that are none moved the cursor to %s", tree.Path())
	}
}
