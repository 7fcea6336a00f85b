package config_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ztsession/cli/config"
	"ztsession/ui/look"
)

func themeFile(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "mine.toml")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestAThemeFileHasColours(t *testing.T) {
	t.Parallel()
	got, mistakes := config.LoadTheme(themeFile(t, "base = \"light\"\naccent = \"#123abc\"\nbad = \"#7A0000\"\n"))
	if want := (look.Colours{Base: look.Light, Accent: "#123abc", Bad: "#7A0000"}); got != want || len(mistakes) > 0 {
		t.Errorf("it has %+v, mistakes %v", got, mistakes)
	}
}

// TestMistakesOfAThemeNameTheirPlace and leave the rest as it is.
func TestMistakesOfAThemeNameTheirPlace(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"good = \"#00ff00\"\nacent = \"#123abc\"\n": "mine.toml:2:1: a theme has no acent; did you mean accent?",
		"good = \"#00ff00\"\nbad = \"red\"\n":       `mine.toml:2:7: bad is no colour; give one such as "#7aa2f7"`,
		"good = \"#00ff00\"\nbad = 7\n":             "bad is a text in double quotes",
		"good = \"#00ff00\"\nbase = \"drak\"\n":     `did you mean "dark"?`,
		"good = \"#00ff00\"\nwarning = \n":          "mine.toml:2:",
		"good = \"#00ff00\"\nqqq = 1\n":             "it has base, muted, accent, good, bad, warning and border",
	} {
		name := themeFile(t, text)
		got, mistakes := config.LoadTheme(name)
		if got.Good != "#00ff00" || len(mistakes) != 1 || !strings.Contains(mistakes[0].In(name), want) {
			t.Errorf("%q: %+v, %v, want %q", text, got, mistakes, want)
		}
	}
	if _, mistakes := config.LoadTheme("/dev/zero"); len(mistakes) != 1 || !strings.Contains(mistakes[0].What, "not a regular file") {
		t.Errorf("a file without an end: %v", mistakes)
	}
	name := filepath.Join(t.TempDir(), "nowhere.toml")
	if _, mistakes := config.LoadTheme(name); len(mistakes) != 1 || !strings.Contains(mistakes[0].In(name), "cannot be read") {
		t.Errorf("a file that is not there: %v", mistakes)
	}
}
