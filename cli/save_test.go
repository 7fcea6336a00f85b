package cli

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func saveText(name, text string) (string, error) {
	return save(name, func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}

// A file is for its owner alone, and never written over.
func TestSaveMakesANewPrivateFile(t *testing.T) {
	folder := t.TempDir()
	name, err := saveText(filepath.Join(folder, "a.md"), "hello")
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(name); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the file is %v, %v", info, err)
	}
	if _, err := saveText(name, "other"); err == nil || !strings.Contains(err.Error(), "There is a file of that name already, and it was left as it is") {
		t.Errorf("a second time: %v", err)
	}
	if text, _ := os.ReadFile(name); string(text) != "hello" {
		t.Errorf("the file holds %q", text)
	}
	for bad, want := range map[string]string{
		filepath.Join(folder, "none", "a.md"): "There is no folder " + filepath.Join(folder, "none"),
		folder:                                "of that name already",
	} {
		if _, err := saveText(bad, "x"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

// What could not be written whole is no file.
func TestSaveLeavesNoHalfFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "half.md")
	_, err := save(name, func(w io.Writer) error {
		_, _ = io.WriteString(w, "half")
		return errors.New("it broke")
	})
	if err == nil || !strings.Contains(err.Error(), "half.md was not saved.") {
		t.Errorf("the error is %v", err)
	}
	if _, err := os.Stat(name); !os.IsNotExist(err) {
		t.Errorf("there is a file: %v", err)
	}
}

func TestSaveKnowsTheHomeFolder(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	name, err := saveText("~/a.md", "x")
	if err != nil || name != filepath.Join(home, "a.md") {
		t.Errorf("saved %s, %v", name, err)
	}
	if atHome("~other/a.md") != "~other/a.md" {
		t.Error("the home of somebody else is not known here")
	}
}
