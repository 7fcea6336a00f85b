package model_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rule says what the files in a folder, and below it, must not import. A path
// stands for itself and all below it; with "." at its end for itself alone.
type rule struct {
	folder    string
	forbidden []string
	// except are folders below to which the rule does not apply.
	except []string
}

// rules hold the directions of the program: main and cli know everything; ui and
// api know the domain but not each other; the domain knows no HTTP and no
// terminal. Within each, what is used knows nothing of what uses it.
var rules = []rule{
	{folder: "ui", forbidden: []string{"ztsession/api", "ztsession/cli", "net/http", "encoding/json", jsonLibrary}},
	{folder: "ui/screen", forbidden: []string{"ztsession/ui."}},
	{folder: "ui/widget", forbidden: upperUI},
	{folder: "ui/action", forbidden: upperUI},
	{folder: "ui/fetch", forbidden: upperUI},
	{folder: "ui/look", forbidden: upperUI},
	{folder: "ui/layout", forbidden: upperUI},
	{folder: "ui/paint", forbidden: upperUI},

	{folder: "api", forbidden: []string{"ztsession/ui", "ztsession/cli", "ztsession/model/report", "ztsession/model/facts", "ztsession/model/lists", "ztsession/model/mask", "charm.land", "github.com/spf13"}},
	{folder: "api/wire", forbidden: []string{"ztsession/api.", "ztsession/api/sim", "net/http"}},
	{folder: "api/sim", forbidden: []string{"ztsession/api.", "ztsession/api/wire"}},

	{folder: "model", forbidden: []string{"ztsession/api", "ztsession/ui", "ztsession/cli", "charm.land", "net/http", "os", "github.com/spf13"}},
	// The library that filters documents has the type of its numbers from there.
	{folder: "model", forbidden: []string{"encoding/json"}, except: []string{"model/jq"}},
	// Documents are written and copied with the library that keeps numbers, order
	// and names that come twice.
	{folder: "model", forbidden: []string{jsonLibrary}, except: []string{"model/jsonout", "model/report"}},
	{folder: "model/text", forbidden: []string{"ztsession/model."}},
	{folder: "model/schema", forbidden: []string{"ztsession/model/decode", "ztsession/model/facts", "ztsession/model/mask", "ztsession/model/report"}},
	{folder: "model/decode", forbidden: []string{"ztsession/model/facts", "ztsession/model/mask", "ztsession/model/report"}},
	{folder: "model/facts", forbidden: []string{"ztsession/model/decode", "ztsession/model/mask", "ztsession/model/report", "ztsession/model/lists"}},
	{folder: "model/reason", forbidden: []string{"ztsession/model/decode", "ztsession/model/facts", "ztsession/model/lists", "ztsession/model/mask", "ztsession/model/report"}},
	{folder: "model/access", forbidden: []string{"ztsession/model/decode", "ztsession/model/facts", "ztsession/model/lists", "ztsession/model/mask", "ztsession/model/report"}},
	{folder: "model/finding", forbidden: []string{"ztsession/model/decode", "ztsession/model/mask", "ztsession/model/report"}},
	{folder: "model/compare", forbidden: []string{"ztsession/model/facts", "ztsession/model/decode", "ztsession/model/mask", "ztsession/model/report"}, except: []string{"model/compare/render"}},
	{folder: "model/recording", forbidden: []string{"ztsession/model/decode", "ztsession/model/facts", "ztsession/model/mask", "ztsession/model/report", "ztsession/model/watch"}},
	{folder: "model/watch", forbidden: []string{"ztsession/model/decode", "ztsession/model/report", "ztsession/model/lists"}},
	{folder: "model/mask", forbidden: []string{"ztsession/model/facts", "ztsession/model/report"}},
}

const jsonLibrary = "github.com/go-json-experiment"

// upperUI is what uses the parts that screens are made of.
var upperUI = []string{"ztsession/ui.", "ztsession/ui/screen"}

func TestDependenciesPointOneWay(t *testing.T) {
	for _, file := range goFiles(t, "..") {
		for _, path := range imports(t, filepath.Join("..", file)) {
			for _, r := range rules {
				if r.holds(file) && slices.ContainsFunc(r.forbidden, func(bad string) bool { return matches(path, bad) }) {
					t.Errorf("%s imports %s", file, path)
				}
			}
		}
	}
}

// TestRulesSayWhatTheyForbid keeps the rules from passing because a folder is
// not there yet.
func TestRulesSayWhatTheyForbid(t *testing.T) {
	for _, test := range []struct {
		file, path string
		forbidden  bool
	}{
		{"model/facts/facts.go", "ztsession/api/wire", true},
		{"model/facts/facts.go", "ztsession/ui", true},
		{"model/facts/facts.go", "ztsession/model/clock", false},
		{"model/jsonout/jsonout.go", jsonLibrary + "/json/jsontext", false},
		{"model/schema/schema.go", jsonLibrary + "/json/jsontext", true},
		{"model/text/safe/safe.go", "ztsession/model", true},
		{"model/text/wrap/wrap.go", "ztsession/model/text/safe", false},
		{"ui/screen/session/session.go", "ztsession/model/report", false},
		{"ui/screen/session/session.go", "ztsession/api", true},
		{"ui/screen/session/session.go", "ztsession/ui", true},
		{"ui/screen/session/session.go", "ztsession/ui/widget/list", false},
		{"ui/widget/list/list.go", "ztsession/ui/screen/session", true},
		{"ui/widget/list/list.go", "ztsession/ui/look", false},
		{"ui/app.go", "ztsession/ui/screen/session", false},
		{"api/client.go", "ztsession/ui/theme", true},
		{"api/client.go", "ztsession/model/decode", false},
		{"cli/get.go", "ztsession/api", false},
	} {
		forbidden := slices.ContainsFunc(rules, func(r rule) bool {
			return r.holds(test.file) && slices.ContainsFunc(r.forbidden, func(bad string) bool { return matches(test.path, bad) })
		})
		if forbidden != test.forbidden {
			t.Errorf("%s may import %s: %t", test.file, test.path, !forbidden)
		}
	}
}

// holds reports whether the rule is about the file.
func (r rule) holds(file string) bool {
	isIn := func(folder string) bool { return strings.HasPrefix(file, folder+"/") }
	return isIn(r.folder) && !slices.ContainsFunc(r.except, isIn)
}

// goFiles returns the program's own files below root, tests left out.
func goFiles(t *testing.T, root string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !entry.IsDir() && strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			relative, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			files = append(files, filepath.ToSlash(relative))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 20 {
		t.Fatalf("only %d files were found below %s", len(files), root)
	}
	return files
}

func imports(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	paths := make([]string, 0, len(parsed.Imports))
	for _, spec := range parsed.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

// matches reports whether path is bad itself or below it.
func matches(path, bad string) bool {
	if alone, ok := strings.CutSuffix(bad, "."); ok {
		return path == alone
	}
	return path == bad || strings.HasPrefix(path, bad+"/")
}
