package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// keyInProse are the names of keys as a sentence would have them.
var keyInProse = regexp.MustCompile(`(?i)\b(ctrl|alt|shift)\+\w|\benter\b|\besc\b|\bpg(up|dn|down)\b|\bpress [^%]`)

// TestNoSentenceNamesAKeyWithoutItsBinding: keys can be bound otherwise, so
// what a sentence says of them comes from the binding, as footer and help do.
func TestNoSentenceNamesAKeyWithoutItsBinding(t *testing.T) {
	seen := 0
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "testdata" || entry.Name() == "keys" || entry.Name() == "accessible"):
			// Line by line it is the terminal that ends a line: no key is bound there.
			return filepath.SkipDir
		case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		seen++
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && isBinding(call) {
				return false
			}
			if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				text, _ := strconv.Unquote(literal.Value)
				if found := keyInProse.FindString(text); found != "" {
					t.Errorf("%s: %q names a key (%s)", path, text, found)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 50 {
		t.Errorf("only %d files were read", seen)
	}
}

// isBinding reports whether a call makes a binding, which is where keys are named.
func isBinding(call *ast.CallExpr) bool {
	of, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	pkg, ok := of.X.(*ast.Ident)
	return ok && pkg.Name == "keys" && (of.Sel.Name == "Bind" || of.Sel.Name == "As")
}
