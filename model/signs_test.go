package model_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/width"
)

// asWritten are the folders and files whose texts are what other people write, which the
// program reads, and the people of the demo.
var asWritten = []string{"api/sim/company/", "model/text/fold/", "model/text/ascii/", "model/lookup/", "model/paste/", "model/mask/hosts.go", "model/reason/operator.go", "ui/keys/names.go", "screenshots/svg/"}

// TestTextsHaveNoSignOfAmbiguousWidth: some terminals draw those over two cells, so that
// what stands behind them is out of place. Letters of names are what they are, and lines
// of boxes have no others like them.
func TestTextsHaveNoSignOfAmbiguousWidth(t *testing.T) {
	isLine := func(r rune) bool { return r >= 0x2500 && r <= 0x257f }
	for _, name := range goFiles(t, "..") {
		if slices.ContainsFunc(asWritten, func(known string) bool { return strings.HasPrefix(name, known) }) {
			continue
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, filepath.Join("..", name), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(node ast.Node) bool {
			literal, ok := node.(*ast.BasicLit)
			if !ok || literal.Kind != token.STRING && literal.Kind != token.CHAR {
				return true
			}
			text, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range text {
				if width.LookupRune(r).Kind() == width.EastAsianAmbiguous && !unicode.IsOneOf([]*unicode.RangeTable{unicode.L, unicode.M}, r) && r != unicode.ReplacementChar && !isLine(r) {
					t.Errorf("%s has %q (%U)", files.Position(literal.Pos()), r, r)
				}
			}
			return true
		})
	}
}
