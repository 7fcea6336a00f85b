package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ztsession/ui/pager"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"
)

// filteredBy are the keys that filter the document.
func filteredBy(filter string) []string {
	return slices.Concat([]string{"5", "f"}, letters(filter), []string{"enter"})
}

// TestGoldenJSON keeps what filtering the document and looking at a part of it are
// like.
func TestGoldenJSON(t *testing.T) {
	scenes := map[string][]string{
		"jq":       filteredBy(`.result.devicePosture[]|select(.success|not)|.rule_name`),
		"jq-wrong": filteredBy(`.result | }`),
		"jq-error": filteredBy(`.result.email.x`),
		"part":     {"5", "/", "g", "e", "o", "enter", "esc", "."},
	}
	for name, keys := range scenes {
		for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 12}} {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				app := pressAll(stateAfter(Options{Session: openFixture(t, "posture-failures")}), keys...)
				app.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				golden.RequireEqual(t, []byte(screenText(app)+"\n"))
			})
		}
	}
}

// TestAFilterOfTheDocumentSurvives: the mask and a refresh, and leaves what was typed
// where it is wrong.
func TestAFilterOfTheDocumentSurvives(t *testing.T) {
	app := pressAll(stateAfter(Options{Session: openFixture(t, "posture-failures")}), filteredBy(".result.email")...)
	has := func(when string, texts ...string) {
		t.Helper()
		for _, text := range texts {
			if !strings.Contains(screenText(app), text) {
				t.Errorf("%s: %q is not there:\n%s", when, text, screenText(app))
			}
		}
	}
	has("filtered", `▐ "ben.lindqvist@example.com"`, "jq .result.email ∙ 1 result")
	_, cmd := app.Update(keyPress("x"))
	if strings.Contains(screenText(app), "lindqvist") {
		t.Errorf("under the mask, before it is filtered anew:\n%s", screenText(app))
	}
	settle(app, cmd)
	has("masked", "email-1@masked.example", "jq *** ∙ 1 result")
	for range 2 {
		_, cmd = app.Update(keyPress("x"))
		settle(app, cmd)
	}
	has("unmasked", `▐ "ben.lindqvist@example.com"`)
	press(app, "f", "|", "enter")
	has("wrong", "jq .result.email|", "the filter is not complete")
	press(app, "enter")
	has("wrong, again", "jq .result.email|", "the filter is not complete")
	press(app, "esc")
	has("as before", `▐ "ben.lindqvist@example.com"`, "jq .result.email ∙ 1 result")
	press(app, "J", "esc")
	has("the whole", `"success": true`)
}

// TestTheMaskForgetsWhatAFilterMadeBefore: an error quotes the document, and what
// still runs has the one without the mask.
func TestTheMaskForgetsWhatAFilterMadeBefore(t *testing.T) {
	failed := pressAll(stateAfter(Options{Session: openFixture(t, "posture-failures")}), filteredBy(".result.email|error")...)
	if !strings.Contains(screenText(failed), "error: ben.lindqvist@example.com") {
		t.Fatalf("the filter has not failed:\n%s", screenText(failed))
	}
	running := pressAll(stateAfter(Options{Session: openFixture(t, "posture-failures")}), filteredBy(".result.email")[:len(filteredBy(".result.email"))-1]...)
	_, late := running.Update(keyPress("enter"))
	for name, app := range map[string]*App{"failed": failed, "running": running} {
		press(app, "ctrl+x")
		if name == "running" {
			settle(app, late)
		}
		if text := screenText(app); strings.Contains(text, "lindqvist") || !strings.Contains(text, "mask: people") {
			t.Errorf("%s, then masked:\n%s", name, text)
		}
	}
}

// TestWhatAFilterMadeIsCopied: the value is the one that is shown, not what stands at
// the same place of the whole answer. Under the mask the filter itself is not given out.
func TestWhatAFilterMadeIsCopied(t *testing.T) {
	source, _ := maskedCompany(t)
	board := &fakeClipboard{}
	drive(t, Options{Source: source, Clipboard: board}, 120, 30, func(d *driver) {
		copied := func(key, want string) {
			t.Helper()
			d.press("y", "y", key)
			if got := board.last(t); got != want {
				t.Errorf("%s copies %q, not %q", key, got, want)
			}
		}
		d.press("enter", "enter", "5")
		copied("p", ".")
		d.press("f")
		d.typeText(`{success: .result.email}`)
		d.press("enter", "down")
		copied("y", "amina.okafor@example.com")
		copied("p", `{success: .result.email} | .success`)
		d.press("x", "y", "y")
		d.want("It stands nowhere in the answer", "email-1@masked.example")
		d.wantNot(".result.email")
	})
}

// TestNothingOfTheSurroundingsIsInAFilter: the environment has credentials.
func TestNothingOfTheSurroundingsIsInAFilter(t *testing.T) {
	t.Setenv("CLOUDFLARE_API_TOKEN", "canary-token-in-the-environment")
	for _, filter := range []string{"$ENV", "env", "$ENV.CLOUDFLARE_API_TOKEN", "env|keys", "input", "inputs", `import "a" as a; .`, "@sh", "getpath([])", "$__prog_args", "input_filename"} {
		app := pressAll(stateAfter(Options{Session: openFixture(t, "posture-failures")}), filteredBy(filter)...)
		if text := screenText(app); strings.Contains(text, "canary") || strings.Contains(text, "API_TOKEN\"") {
			t.Errorf("%s shows\n%s", filter, text)
		}
	}
}

// TestAPartOfTheDocumentIsAWhole: with the paths of the document, searched by itself,
// and left by esc.
func TestAPartOfTheDocumentIsAWhole(t *testing.T) {
	app := pressAll(stateAfter(Options{Session: openFixture(t, "posture-failures")}), "5", "/", "g", "e", "o", "enter", "esc", ".")
	text := screenText(app)
	if !strings.Contains(text, `▐ "geo": {`) || !strings.Contains(text, ".result.geo") || strings.Contains(text, `"email"`) {
		t.Errorf("the part is\n%s", text)
	}
	press(app, "/", "e", "m", "a", "i", "l", "enter")
	if text := screenText(app); !strings.Contains(text, "no match") {
		t.Errorf("what is outside is found:\n%s", text)
	}
	press(app, "esc", "esc")
	if text := screenText(app); !strings.Contains(text, `"email"`) || !strings.Contains(text, `▐     "geo": {`) {
		t.Errorf("the whole is\n%s", text)
	}
}

// TestWhatAFilterShowsIsTaken: what is saved, copied and opened elsewhere is what is
// shown of the document, and all of it is one key away.
func TestWhatAFilterShowsIsTaken(t *testing.T) {
	files := &savedFiles{all: map[string]string{}}
	board := &fakeClipboard{}
	opts := opened(t, "posture-failures")
	opts.Save, opts.Clipboard, opts.Opener = files.save, board, pager.New(nil)
	drive(t, opts, 120, 30, func(d *driver) {
		saved := func(keys ...string) string {
			t.Helper()
			d.press(keys...)
			d.want("Saved")
			defer clear(files.all)
			for _, text := range files.all {
				return text
			}
			return ""
		}
		for name, narrow := range map[string]func(){
			"the jq result":          func() { d.press(filteredBy(".result.geo")...) },
			"the part that is shown": func() { d.press("5", "/", "g", "e", "o", "enter", "esc", ".") },
		} {
			narrow()
			const part = "{\n  \"country\": \"SE\"\n}"
			d.press("e")
			d.want("JSON        "+name, "whole JSON  the session")
			d.press("esc")
			if got := saved("e", "j", "enter"); strings.TrimSpace(got) != part {
				t.Errorf("%s: saved %s", name, got)
			}
			if got := saved("e", "w", "enter"); !strings.Contains(got, `"devicePosture"`) {
				t.Errorf("%s: saved %s", name, got)
			}
			d.press("y", "y")
			d.want("the pane            "+name, "the whole JSON")
			d.press("r")
			if got := board.last(t); strings.TrimSpace(got) != part {
				t.Errorf("%s: copied %s", name, got)
			}
			d.press("y", "y", "w")
			if got := board.last(t); !strings.Contains(got, `"devicePosture"`) {
				t.Errorf("%s: copied %s", name, got)
			}
			d.press(":")
			d.typeText("pager")
			d.want(name[1:] + " in $PAGER")
			d.press("esc", "v")
			d.send(pager.ClosedMsg{})
			d.want("That was " + name + ". Esc shows the whole document again")
			d.press("3", "e")
			d.wantNot("whole JSON")
			d.press("esc", "5", "esc")
		}
		d.press("e")
		d.wantNot("whole JSON")
	})
}

// TestManyResultsAreCountedOnce: with the number as it is written everywhere.
func TestManyResultsAreCountedOnce(t *testing.T) {
	app := pressAll(stateAfter(Options{Session: openFixture(t, "posture-failures")}), filteredBy("range(infinite)")...)
	app.Update(tea.WindowSizeMsg{Width: 120, Height: 30})
	if text := screenText(app); !strings.Contains(text, "jq range(infinite) ∙ 10,000 results, more are left out") {
		t.Errorf("it says\n%s", text)
	}
}
