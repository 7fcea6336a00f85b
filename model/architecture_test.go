package model_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestDependenciesPointOneWay holds design.md, "The house": main and cli know
// everything; ui and api know the domain but not each other; the domain knows
// no HTTP, no JSON library, no terminal.
func TestDependenciesPointOneWay(t *testing.T) {
	forbidden := map[string][]string{
		"ui":  {"ztsession/api", "ztsession/cli", "ztsession/model/report", "net/http", "encoding/json", "github.com/go-json-experiment"},
		"api": {"ztsession/ui", "ztsession/cli", "ztsession/model/report", "charm.land/", "github.com/spf13"},
		"model": {
			"ztsession/api", "ztsession/ui", "ztsession/cli", "charm.land/", "net/http", "os", "encoding/json", "github.com/spf13",
		},
	}
	// The report prints the body as it was received, which needs a JSON library
	// that keeps numbers, order and duplicate names.
	allowed := map[string][]string{"model/report": {"github.com/go-json-experiment"}}
	for _, file := range goFiles(t, "..") {
		top, _, _ := strings.Cut(file, "/")
		for _, path := range imports(t, filepath.Join("..", file)) {
			for _, bad := range forbidden[top] {
				if matches(path, bad) && !isAllowed(allowed, file, path) {
					t.Errorf("%s imports %s", file, path)
				}
			}
		}
	}
}

func isAllowed(allowed map[string][]string, file, path string) bool {
	for _, prefix := range allowed[filepath.ToSlash(filepath.Dir(file))] {
		if strings.HasPrefix(path, prefix) {
			return true
		}
	}
	return false
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
	return path == bad || strings.HasPrefix(path, strings.TrimSuffix(bad, "/")+"/")
}
