package tree

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"ztsession/model"
	"ztsession/ui/keys"
	"ztsession/ui/look"
)

// node is a document written down in a test.
type node struct {
	kind  model.Kind
	key   string
	text  string
	inner []node
}

func object(key string, inner ...node) node {
	return node{kind: model.KindObject, key: key, inner: inner}
}

func array(key string, inner ...node) node { return node{kind: model.KindList, key: key, inner: inner} }

func str(key, text string) node { return node{kind: model.KindText, key: key, text: text} }

func num(key, digits string) node { return node{kind: model.KindNumber, key: key, text: digits} }

func boolean(key, text string) node { return node{kind: model.KindBool, key: key, text: text} }

func null(key string) node { return node{kind: model.KindNull, key: key, text: "null"} }

func document(root node) *model.Document {
	var b model.Builder
	build(&b, root)
	return b.Document()
}

func build(b *model.Builder, n node) {
	if n.kind != model.KindObject && n.kind != model.KindList {
		b.Leaf(n.kind, n.key, n.text)
		return
	}
	b.Open(n.kind, n.key)
	for _, inner := range n.inner {
		build(b, inner)
	}
	b.Close()
}

// session is a document with every kind of value.
func session() *model.Document {
	return document(object("",
		boolean("success", "true"),
		object("result",
			str("email", "jdoe@example.com"),
			num("iat", "1794791905"),
			boolean("is_warp", "false"),
			null("common_name"),
			object("geo", str("country", "PT")),
			object("empty"),
			array("groups", str("", "Staff"), str("", "Helpdesk second level"), array("")),
			object("devicePosture",
				object("1f0c",
					str("rule_name", "Full disk encryption"),
					boolean("success", "false"),
					str("error", "The volume C: is not encrypted. Ask the person to turn on BitLocker in the settings, wait until it is done, and log in again."),
					str("serial", strings.Repeat("0123456789abcdef", 8)),
				),
				object("2a1b", str("rule_name", "ディスクの暗号化 naïve 👩‍💻"), boolean("success", "true")),
			),
		),
		array("errors"),
	))
}

func newTree(doc *model.Document, width, height int) *Tree {
	t := New(look.New(look.Dark, true), keys.New())
	t.SetSize(width, height)
	t.SetDocument(doc)
	return t
}

// press gives the tree keys by their names, and the results of the commands
// they start.
func press(t testing.TB, tree *Tree, names ...string) {
	t.Helper()
	for _, name := range names {
		cmd, _ := tree.Key(keyPress(name))
		deliver(tree, cmd)
	}
}

func keyPress(name string) tea.KeyPressMsg {
	special := map[string]tea.KeyPressMsg{
		"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown},
		"left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight}, "pgdown": {Code: tea.KeyPgDown}, "pgup": {Code: tea.KeyPgUp},
		"backspace": {Code: tea.KeyBackspace}, "ctrl+d": {Code: 'd', Mod: tea.ModCtrl}, "ctrl+u": {Code: 'u', Mod: tea.ModCtrl},
		"ctrl+c": {Code: 'c', Mod: tea.ModCtrl}, "ctrl+z": {Code: 'z', Mod: tea.ModCtrl}, "f1": {Code: tea.KeyF1},
		"tab": {Code: tea.KeyTab}, "space": {Code: tea.KeySpace, Text: " "}, "home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd},
	}
	if msg, ok := special[name]; ok {
		return msg
	}
	r := []rune(name)
	return tea.KeyPressMsg{Code: r[0], Text: name}
}

// deliver runs a command and gives the tree what comes of it.
func deliver(tree *Tree, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	if batch, ok := msg.(tea.BatchMsg); ok {
		for _, cmd := range batch {
			deliver(tree, cmd)
		}
		return
	}
	if msg != nil {
		deliver(tree, tree.Update(msg))
	}
}

// letters splits a text into keys.
func letters(text string) []string { return strings.Split(text, "") }

// screen returns what the tree shows, without colours and trailing spaces.
func screen(tree *Tree) string {
	lines := tree.View(true)
	for i, line := range lines {
		lines[i] = strings.TrimRight(ansi.Strip(line), " ")
	}
	return strings.Join(lines, "\n")
}

func find(t testing.TB, doc *model.Document, path model.Path) int {
	t.Helper()
	for number := range doc.Len() {
		if doc.At(number).PathFrom(model.Value{}) == path {
			return number
		}
	}
	t.Fatalf("the document has no %s", path)
	return 0
}

func TestGolden(t *testing.T) {
	for _, size := range []struct {
		name          string
		width, height int
		keys          []string
	}{
		{"60x44", 60, 44, nil},
		{"28x30", 28, 30, []string{"G", "k", "k", "k", "k"}},
		{"60x24 folded and searched", 60, 24, append(append([]string{"-", "l", "l", "j", "l", "/"}, letters("disk")...), "enter")},
		{"60x16 typing", 60, 16, append([]string{"/"}, letters("succ")...)},
	} {
		t.Run(size.name, func(t *testing.T) {
			tree := newTree(session(), size.width, size.height)
			press(t, tree, size.keys...)
			golden.RequireEqual(t, screen(tree)+"\n"+tree.Status()+"\n")
		})
	}
}
