package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/model/mask"
	"ztsession/ui/keys"
)

// idsInSource returns the IDs that actions have in the source, and how those begin
// that are put together.
func idsInSource(t *testing.T) (whole, beginnings []string) {
	t.Helper()
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "keys/") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			literal, ok := n.(*ast.CompositeLit)
			if !ok {
				return true
			}
			members := map[string]ast.Expr{}
			for _, element := range literal.Elts {
				if pair, ok := element.(*ast.KeyValueExpr); ok {
					if name, ok := pair.Key.(*ast.Ident); ok {
						members[name.Name] = pair.Value
					}
				}
			}
			if members["ID"] == nil || members["Keys"] == nil && members["Group"] == nil {
				return true // No action.
			}
			switch id := members["ID"].(type) {
			case *ast.BasicLit:
				text, _ := strconv.Unquote(id.Value)
				whole = append(whole, text)
			case *ast.BinaryExpr:
				if first, ok := id.X.(*ast.BasicLit); ok {
					text, _ := strconv.Unquote(first.Value)
					beginnings = append(beginnings, text)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return whole, beginnings
}

// TestActionsCanAllBeBound: people write the IDs of actions into their settings,
// so that one which is renamed or new is noticed here. Each has its line in
// ui/keys/catalogue.go.
func TestActionsCanAllBeBound(t *testing.T) {
	whole, beginnings := idsInSource(t)
	if len(whole) < 40 || len(beginnings) < 2 {
		t.Fatalf("only %d and %d IDs were found", len(whole), len(beginnings))
	}
	known := keys.IDs()
	for _, id := range whole {
		if !slices.Contains(known, id) {
			t.Errorf("%s cannot be bound: it has no line in ui/keys/catalogue.go", id)
		}
	}
	for _, beginning := range beginnings {
		if !slices.ContainsFunc(known, func(id string) bool { return strings.HasPrefix(id, beginning) }) {
			t.Errorf("no %s... can be bound: there is no line in ui/keys/catalogue.go", beginning)
		}
	}
	for _, named := range keys.Catalogue() {
		isAction := slices.Contains(whole, named.ID) || slices.ContainsFunc(beginnings, func(b string) bool { return strings.HasPrefix(named.ID, b) })
		if !isAction && !named.InMap() {
			t.Errorf("%s can be bound, and there is no such action", named.ID)
		}
	}
	for i, id := range known {
		if slices.Contains(known[:i], id) {
			t.Errorf("%s is there twice", id)
		}
	}
}

// TestActionsHaveTheKeysOfTheCatalogue: settings are checked by them.
func TestActionsHaveTheKeysOfTheCatalogue(t *testing.T) {
	catalogue := map[string]keys.Named{}
	for _, named := range keys.Catalogue() {
		catalogue[named.ID] = named
		if named.Does == "" || len(named.Keys) == 0 {
			t.Errorf("%s has the keys %v and does %q", named.ID, named.Keys, named.Does)
		}
	}
	for name, app := range states(t) {
		for _, a := range app.actions() {
			id := a.ID
			if _, ok := catalogue[id+".in-field"]; ok && app.top().Typing() {
				id += ".in-field"
			}
			named, ok := catalogue[id]
			switch {
			case a.ID == "":
			case !ok:
				t.Errorf("%s: %s has no line in ui/keys/catalogue.go", name, id)
			case id != "palette.close" && !slices.Equal(named.Keys, a.Keys.Keys()):
				t.Errorf("%s: %s has the keys %v, the catalogue %v", name, id, a.Keys.Keys(), named.Keys)
			}
		}
	}
}

// TestKeysCanBeChanged: what has another key works by it alone, and footer and
// help say so.
func TestKeysCanBeChanged(t *testing.T) {
	app := stateAfter(Options{Session: openFixture(t, "posture-failures"), Keys: keys.Changes{
		"session.pane.posture": {"P"}, "posture.failures": {"ctrl+f"}, "move.down": {"e"}, "quit": nil, "help": {"H"}, "session.refresh": {"f5"},
	}}, "3")
	if shown := app.View().Content; strings.Contains(ansi.Strip(shown), "▸3 Posture") {
		t.Error("the old key works still")
	}
	app = stateAfter(Options{Session: openFixture(t, "posture-failures"), Keys: keys.Changes{
		"session.pane.posture": {"P"}, "posture.failures": {"ctrl+f"}, "quit": nil, "help": {"H"},
	}}, "P")
	footer := ansi.Strip(app.footer())
	for _, want := range []string{"ctrl+f ", "H help"} {
		if !strings.Contains(footer, want) {
			t.Errorf("%q is not in %q", want, footer)
		}
	}
	for _, not := range []string{"quit", "(no key)"} {
		if strings.Contains(footer, not) {
			t.Errorf("%q is in %q", not, footer)
		}
	}
}

// TestTheProfileIsAlwaysOnTheScreen at every size and without colour, and a name
// of somebody's company is not on one where everything is masked.
func TestTheProfileIsAlwaysOnTheScreen(t *testing.T) {
	for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 12}} {
		for name, opts := range map[string]Options{"form": {Source: waiting()}, "credentials": {}, "session": {Session: openFixture(t, "all-pass")}} {
			opts.Profile = Profile{Name: "production", Color: "red"}
			app := stateAfter(opts)
			app.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			if last := ansi.Strip(app.footer()); !strings.HasSuffix(last, " production ") {
				t.Errorf("%s at %v: %q", name, size, last)
			}
			app.env.Mask = mask.New().At(mask.All)
			if last := ansi.Strip(app.footer()); strings.Contains(last, "production") || !strings.HasSuffix(last, " red profile ") {
				t.Errorf("%s at %v, masked: %q", name, size, last)
			}
		}
	}
}

// TestHelpSaysWhoseCredentialsAreUsed as long as none were typed.
func TestHelpSaysWhoseCredentialsAreUsed(t *testing.T) {
	app := stateAfter(Options{Source: waiting(), AskedWith: "An API token of a user, from the system's keyring."}, "f1")
	app.Update(tea.WindowSizeMsg{Width: 160, Height: 60})
	if shown := ansi.Strip(app.View().Content); !strings.Contains(shown, "from the system's keyring.") {
		t.Errorf("it is not told:\n%s", shown)
	}
}

// TestAWarningStandsThereUntilSomethingIsOpened: it would be in the way then.
func TestAWarningStandsThereUntilSomethingIsOpened(t *testing.T) {
	const warning = "2 mistakes in the settings file"
	app := stateAfter(Options{Source: waiting(), Warning: warning})
	if shown := ansi.Strip(app.View().Content); !strings.Contains(shown, "! "+warning) {
		t.Errorf("it is not told:\n%s", shown)
	}
	app.env.Mask = mask.New().At(mask.All)
	if shown := ansi.Strip(app.View().Content); strings.Contains(shown, warning) || !strings.Contains(shown, "! There are mistakes in the settings") {
		t.Errorf("it is told as it is where all is masked:\n%s", shown)
	}
	app.push(app.session(openFixture(t, "all-pass"), nil))
	if shown := ansi.Strip(app.View().Content); strings.Contains(shown, warning) {
		t.Errorf("it stays:\n%s", shown)
	}
}
