package tree

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/model"
	"ztsession/ui/look"
)

func TestSearch(t *testing.T) {
	for _, test := range []struct {
		name   string
		keys   []string
		path   model.Path
		status string
	}{
		{"goes to the first match", searchFor("rule_name"), ".result.devicePosture[\"1f0c\"].rule_name", `search "rule_name" 1 of 2`},
		{"next", append(searchFor("rule_name"), "n"), ".result.devicePosture[\"2a1b\"].rule_name", `search "rule_name" 2 of 2`},
		{"next goes around", append(searchFor("rule_name"), "n", "n"), ".result.devicePosture[\"1f0c\"].rule_name", `search "rule_name" 1 of 2, from the top`},
		{"previous goes around", append(searchFor("rule_name"), "N"), ".result.devicePosture[\"2a1b\"].rule_name", `search "rule_name" 2 of 2, from the end`},
		{"the case does not matter", searchFor("bitlocker"), ".result.devicePosture[\"1f0c\"].error", `search "bitlocker" 1 of 1`},
		{"nor does that of other alphabets", searchFor("naïve"), ".result.devicePosture[\"2a1b\"].rule_name", `search "naïve" 1 of 1`},
		{"a name with its value", searchFor(`success": f`), ".result.devicePosture[\"1f0c\"].success", `search "success": f" 1 of 1`},
		{"a number", searchFor("17947"), ".result.iat", `search "17947" 1 of 1`},
		{"names of objects", searchFor("geo"), ".result.geo", `search "geo" 1 of 1`},
		{"our own notes are not found", searchFor("fields"), "", `search "fields" no match`},
		{"brackets are not found", searchFor("{"), "", `search "{" no match`},
		{
			"from the cursor on", append([]string{"G", "k", "k", "k", "k"}, searchFor("success")...),
			".success", `search "success" 1 of 3, from the top`,
		},
		{"previous from a closing line finds what it holds", append(searchFor("second"), "G", "N"), ".result.groups[1]", `search "second" 1 of 1`},
		{"away from a match it counts them", append(searchFor("success"), "j"), ".result", `search "success" 3 matches`},
		{"away from the only match", append(searchFor("second"), "j"), ".result.groups[2]", `search "second" 1 match`},
		{"esc clears it", append(searchFor("geo"), "esc"), ".result.geo", ""},
		{"esc in the prompt leaves nothing", append([]string{"/"}, append(letters("geo"), "esc")...), "", ""},
		{"enter without a text leaves nothing", []string{"/", "enter"}, "", ""},
		{"esc in the prompt keeps the search before", append(append(searchFor("geo"), "/"), append(letters("email"), "esc")...), ".result.geo", `search "geo" 1 of 1`},
		{"backspace", append([]string{"/"}, append(letters("geox"), "backspace", "enter")...), ".result.geo", `search "geo" 1 of 1`},
		{"commands are text in the prompt", append([]string{"/"}, append(letters("q-j/n"), "enter")...), "", `search "q-j/n" no match`},
		{"a long text is shortened", searchFor("012345678901234567890123456789"), "", `search "0123456789012345678⋯" no match`},
	} {
		t.Run(test.name, func(t *testing.T) {
			tree := newTree(session(), 80, 60)
			press(t, tree, test.keys...)
			if got := tree.Path(); got != test.path {
				t.Errorf("the cursor is on %q, want %q", got, test.path)
			}
			if got := tree.Status(); got != test.status {
				t.Errorf("the status is %q, want %q", got, test.status)
			}
		})
	}
}

func searchFor(text string) []string {
	return append(append([]string{"/"}, letters(text)...), "enter")
}

func TestSearchUnfoldsWhatHidesTheMatch(t *testing.T) {
	tree := newTree(session(), 60, 12)
	press(t, tree, append([]string{"-"}, searchFor("bitlocker")...)...)
	view := screen(tree)
	if !strings.Contains(view, "▐") || !strings.Contains(view, "BitLocker") {
		t.Errorf("the match is not in sight:\n%s", view)
	}
	if want := model.Path(`.result.devicePosture["1f0c"].error`); tree.Path() != want {
		t.Errorf("the cursor is on %s, want %s", tree.Path(), want)
	}
}

func TestSearchScrollsToTheMatchInALongValue(t *testing.T) {
	long := strings.Repeat("nothing to see here, ", 100) + "NEEDLE" + strings.Repeat(", and so on", 100)
	tree := newTree(document(object("", str("a", "b"), str("long", long))), 50, 10)
	press(t, tree, searchFor("needle")...)
	if view := screen(tree); !strings.Contains(view, "NEEDLE") {
		t.Errorf("the match is not in sight:\n%s", view)
	}
}

// TestTheCurrentMatchIsTold: by more than colour, which some do not see and some terminals do not have.
func TestTheCurrentMatchIsTold(t *testing.T) {
	tree := newTree(session(), 80, 60)
	press(t, tree, append([]string{"/"}, letters("succ")...)...)
	styles := look.New(look.Dark, true)
	current, other := styles.SelectedMatch.Render("succ"), styles.Found.Render("succ")
	expect := func(when string, currents, others int) {
		t.Helper()
		view := strings.Join(tree.View(true), "\n")
		if a, b := strings.Count(view, current), strings.Count(view, other); a != currents || b != others {
			t.Errorf("%s: %d matches are marked as the current one, %d as others, want %d and %d", when, a, b, currents, others)
		}
	}
	expect("while typing", 0, 3)
	press(t, tree, "enter")
	expect("at the first", 1, 2)
	first := tree.list.Cursor()
	press(t, tree, "n")
	expect("at the next", 1, 2)
	if tree.list.Cursor() == first {
		t.Error("the cursor stayed")
	}
	press(t, tree, "g")
	expect("away from them", 0, 3)
	press(t, tree, "esc")
	expect("after esc", 0, 0)
}

func TestHighlightKeepsLettersAndTheirMarksTogether(t *testing.T) {
	tree := newTree(document(object("", str("name", "cafe\u0301s"))), 40, 5)
	press(t, tree, searchFor("cafe")...)
	match := look.New(look.Dark, true).SelectedMatch.Render("cafe\u0301")
	if view := strings.Join(tree.View(true), "\n"); !strings.Contains(view, match) {
		t.Errorf("the accent was cut off its letter: %q", view)
	}
}

func TestSearchRunsBesideTheKeys(t *testing.T) {
	t.Run("a late result of an older search is dropped", func(t *testing.T) {
		tree := newTree(session(), 80, 60)
		press(t, tree, "/")
		older, _ := tree.Key(keyPress("e"))
		late := results(older)
		press(t, tree, "m", "a", "i", "l")
		deliverMsg(tree, late)
		press(t, tree, "enter")
		if got, want := tree.Status(), `search "email" 1 of 1`; got != want {
			t.Errorf("the status is %q, want %q", got, want)
		}
	})
	t.Run("a search that no one waits for is given up", func(t *testing.T) {
		tree := newTree(session(), 80, 60)
		press(t, tree, "/")
		older, _ := tree.Key(keyPress("e"))
		press(t, tree, "m")
		if msgs := results(older); len(msgs) != 0 {
			t.Errorf("it still came with %v", msgs)
		}
	})
	t.Run("n waits for the result", func(t *testing.T) {
		tree := newTree(session(), 80, 60)
		press(t, tree, searchFor("success")...)
		_ = tree.SetDocument(session())
		if got, want := tree.Status(), `search "success" ...`; got != want {
			t.Errorf("the status is %q, want %q", got, want)
		}
		press(t, tree, "n")
		if got, want := tree.Path(), model.Path(`.result.devicePosture["1f0c"].success`); got != want {
			t.Errorf("the cursor is on %s, want %s", got, want)
		}
	})
	t.Run("a key meanwhile keeps the cursor", func(t *testing.T) {
		tree := newTree(session(), 80, 60)
		press(t, tree, append([]string{"/"}, letters("country")...)...)
		_ = tree.SetDocument(session())
		cmd, _ := tree.Key(keyPress("enter"))
		press(t, tree, "j")
		deliver(tree, cmd)
		if got := tree.Path(); got != ".success" {
			t.Errorf("the cursor is on %s, want .success", got)
		}
	})
	t.Run("a result for another document is dropped", func(t *testing.T) {
		tree := newTree(session(), 80, 60)
		press(t, tree, searchFor("email")...)
		cmd := tree.SetDocument(session())
		_ = tree.SetDocument(document(object("")))
		deliver(tree, cmd)
		if got := tree.Status(); got != `search "email" ...` {
			t.Errorf("the status is %q", got)
		}
	})
}

func deliverMsg(tree *Tree, msgs []tea.Msg) {
	for _, msg := range msgs {
		deliver(tree, tree.Update(msg))
	}
}

// results runs a command and returns its messages.
func results(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case nil:
		return nil
	case tea.BatchMsg:
		var msgs []tea.Msg
		for _, cmd := range msg {
			msgs = append(msgs, results(cmd)...)
		}
		return msgs
	default:
		return []tea.Msg{msg}
	}
}

func TestPrompt(t *testing.T) {
	t.Run("typing", func(t *testing.T) {
		tree := newTree(session(), 80, 20)
		press(t, tree, "/")
		if !tree.Typing() {
			t.Fatal("the prompt is not open")
		}
		for _, name := range []string{"ctrl+c", "ctrl+z", "f1"} {
			if _, handled := tree.Key(keyPress(name)); handled {
				t.Errorf("the prompt took %s", name)
			}
		}
		for _, name := range []string{"q", "?", "j", "1", "left", "tab"} {
			if _, handled := tree.Key(keyPress(name)); !handled {
				t.Errorf("the prompt did not take %s", name)
			}
		}
		press(t, tree, "esc")
		if tree.Typing() {
			t.Error("the prompt is still open")
		}
	})
	t.Run("paste is made safe", func(t *testing.T) {
		tree := newTree(session(), 80, 20)
		press(t, tree, "/")
		deliver(tree, tree.Update(tea.PasteMsg{Content: "full\n\tdisk\u202e\x1b[2J"}))
		lines := tree.View(true)
		if last := ansi.Strip(lines[len(lines)-1]); !strings.Contains(last, `full disk\u202e\x1b[2J`) {
			t.Errorf("the prompt shows %q", last)
		}
	})
	t.Run("paste elsewhere does nothing", func(t *testing.T) {
		tree := newTree(session(), 80, 20)
		deliver(tree, tree.Update(tea.PasteMsg{Content: "email"}))
		if got := tree.Status(); got != "1/31" {
			t.Errorf("the status is %q", got)
		}
	})
	t.Run("the end of a long text stays in sight", func(t *testing.T) {
		tree := newTree(session(), 30, 20)
		press(t, tree, "/")
		deliver(tree, tree.Update(tea.PasteMsg{Content: strings.Repeat("x", 100) + "end"}))
		lines := tree.View(true)
		if last := ansi.Strip(lines[len(lines)-1]); !strings.Contains(last, "xend") {
			t.Errorf("the prompt shows %q", last)
		}
	})
}
