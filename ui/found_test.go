package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"ztsession/ui/keys"
)

// pressAll gives a program keys, waits for all that comes of them, and returns it.
func pressAll(app *App, names ...string) *App {
	press(app, names...)
	return app
}

// letters are the keys of a text.
func letters(text string) []string { return strings.Split(text, "") }

// TestGoldenFound keeps what searching, filtering and sorting look like.
func TestGoldenFound(t *testing.T) {
	scenes := map[string]struct {
		file string
		keys []string
	}{
		"search-answer":   {"posture-failures", append(append([]string{"/"}, letters("needs")...), "enter")},
		"search-identity": {"posture-failures", append(append([]string{"1", "/"}, letters("provider")...), "enter", "n", "n")},
		"filter-typing":   {"posture-failures", append([]string{"3", "f"}, letters("wind")...)},
		"filter-wrong":    {"posture-failures", append([]string{"3", "f"}, letters("/wind(/")...)},
		"filter-nothing":  {"posture-failures", append(append([]string{"3", "f"}, letters("zoe")...), "enter")},
		"filter-sorted":   {"posture-failures", append(append([]string{"3", "o", "o", "O", "f"}, letters("/win|lap/")...), "enter")},
		"filter-devices":  {"many-devices", append(append([]string{"2", "o", "f"}, letters("7")...), "enter")},
		"filter-detail":   {"posture-failures", append(append([]string{"3", "enter", "f"}, letters("drive")...), "enter")},
	}
	for name, scene := range scenes {
		for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 12}} {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				app := pressAll(stateAfter(Options{Session: openFixture(t, scene.file)}), scene.keys...)
				app.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				golden.RequireEqual(t, []byte(screenText(app)+"\n"))
			})
		}
	}
}

// TestFilterAndOrderSurvive: a refresh, the mask, other times; and esc takes one
// thing away after the other.
func TestFilterAndOrderSurvive(t *testing.T) {
	app := pressAll(stateAfter(Options{Session: openFixture(t, "posture-failures")}), append(append([]string{"3", "o", "o", "f"}, letters("windows")...), "enter", "down")...)
	want := func(when string, texts ...string) {
		t.Helper()
		for _, text := range texts {
			if !strings.Contains(screenText(app), text) {
				t.Errorf("%s: %q is not there:\n%s", when, text, screenText(app))
			}
		}
	}
	want("at first", `filter "windows" 2 of 8`, "Check ▴")
	for _, key := range []string{"t", "t", "t", "x", "x", "x"} {
		// What these keys start is the chain of minutes, which does not end.
		app.Update(keyPress(key))
	}
	want("with other times and masks", "▐ ✗ FAIL       Windows firewall on", `filter "windows" 2 of 8`, "Check ▴")
	press(app, "/", "f", "esc", "!")
	want("failures among them", `filter "windows" 2 of 7`)
	press(app, "esc")
	want("without the filter", "failures only")
	press(app, "esc")
	want("all", "Check ▴", "6 fail")
}

// TestListsFindWhatTheyShow: every list of the program can be searched and filtered,
// and what its tables show can be sorted.
func TestListsFindWhatTheyShow(t *testing.T) {
	for name, test := range map[string]struct {
		app   *App
		sorts bool
	}{
		"answer":   {stateAfter(Options{Session: openFixture(t, "posture-failures")}), false},
		"identity": {stateAfter(Options{Session: openFixture(t, "posture-failures")}, "1"), false},
		"devices":  {stateAfter(Options{Session: openFixture(t, "many-devices")}, "2"), true},
		"posture":  {stateAfter(Options{Session: openFixture(t, "posture-failures")}, "3"), true},
		"check":    {stateAfter(Options{Session: openFixture(t, "posture-failures")}, "3", "enter"), false},
		"mtls":     {stateAfter(Options{Session: openFixture(t, "mtls-failed")}, "4"), false},
		"compare":  {comparing(t, "all-pass", "posture-failures"), false},
		"choice":   {stateAfter(Options{Session: openFixture(t, "all-pass")}, "d"), false},
	} {
		ids := map[string]bool{}
		for _, a := range test.app.actions() {
			ids[a.ID] = a.Keys.Enabled()
		}
		if !ids["list.search"] || !ids["list.filter"] || ids["list.sort"] != test.sorts {
			t.Errorf("%s: search %t, filter %t, sort %t", name, ids["list.search"], ids["list.filter"], ids["list.sort"])
		}
		for _, b := range []string{"f", "/"} {
			press(test.app, b)
			if !test.app.top().Typing() {
				t.Errorf("%s: %s opens no prompt", name, b)
			}
			press(test.app, "q", "x", "enter")
			if !strings.Contains(screenText(test.app), "no match") && !strings.Contains(screenText(test.app), "Nothing has this") {
				t.Errorf("%s: %s finds qx:\n%s", name, b, screenText(test.app))
			}
			press(test.app, "esc")
		}
		if len(test.app.stack) == 0 || test.app.top().Typing() {
			t.Errorf("%s: esc leaves too much, or too little", name)
		}
	}
}

// TestALongListIsFilteredBesideTheKeys: of many checks the first are there after
// the key, and others come while keys work.
func TestALongListIsFilteredBesideTheKeys(t *testing.T) {
	app := stateAfter(Options{Session: manyChecks(t, 20_000)}, "3", "f")
	_, typing := app.Update(keyPress("9"))
	if got := screenText(app); !strings.Contains(got, " of 20,000...") || !strings.Contains(got, "Rule 9") {
		t.Errorf("after the first key:\n%s", got)
	}
	_, more := app.Update(keyPress("9"))
	settle(app, typing)
	settle(app, more)
	press(app, "enter")
	if got := screenText(app); !strings.Contains(got, `filter "99"`) || strings.Contains(got, "⋯  ∙") || !strings.Contains(got, "Rule 99") {
		t.Errorf("at the end:\n%s", got)
	}
	press(app, "o", "o", "O", "g")
	if got := screenText(app); !strings.Contains(got, "Check ▾") || !strings.Contains(got, "Rule 19999") {
		t.Errorf("sorted:\n%s", got)
	}
}

// BenchmarkFindKeys is what a key and its frame cost among 100,000 checks while the
// list is searched, filtered and sorted; the commands beside them are not in it.
func BenchmarkFindKeys(b *testing.B) {
	for name, open := range map[string][]string{"search": {"3", "/"}, "filter": {"3", "f"}, "JSON": {"5", "/"}} {
		b.Run(name, func(b *testing.B) {
			app := stateAfter(Options{Session: manyChecks(b, 100_000)}, open...)
			app.Update(tea.WindowSizeMsg{Width: 160, Height: 45})
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				app.Update([]tea.KeyPressMsg{keyPress("9"), keyPress("backspace")}[i%2])
				_ = app.View()
			}
		})
	}
	b.Run("sort", func(b *testing.B) {
		app := stateAfter(Options{Session: manyChecks(b, 100_000)}, "3")
		app.Update(tea.WindowSizeMsg{Width: 160, Height: 45})
		for b.Loop() {
			app.Update(keyPress(keys.Name(app.env.Keys.List.Sort)))
			_ = app.View()
		}
	})
}
