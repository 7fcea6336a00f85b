package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"ztsession/model"
	"ztsession/model/mask"
	"ztsession/ui/screen"
)

// comparing returns the program with a comparison of two saved answers, after
// keys were pressed.
func comparing(t testing.TB, there, here string, keys ...string) *App {
	t.Helper()
	app := stateAfter(Options{Session: openFixture(t, here)})
	settle(app, app.perform(screen.ShowCompare{There: openFixture(t, there), Here: openFixture(t, here)}))
	for _, key := range keys {
		_, cmd := app.Update(keyPress(key))
		settle(app, cmd)
	}
	return app
}

// TestGoldenCompare keeps what a comparison looks like.
func TestGoldenCompare(t *testing.T) {
	scenes := map[string]func() *App{
		"compare":          func() *App { return comparing(t, "all-pass", "posture-failures") },
		"compare-read":     func() *App { return comparing(t, "all-pass", "posture-failures", "down", "enter") },
		"compare-all":      func() *App { return comparing(t, "all-pass", "posture-failures", "a", "I", "G") },
		"compare-search":   func() *App { return comparing(t, "all-pass", "posture-failures", "/", "f", "i", "r", "e") },
		"compare-the-same": func() *App { return comparing(t, "all-pass", "all-pass") },
		"compare-unicode":  func() *App { return comparing(t, "mtls-failed", "unicode") },
	}
	for name, scene := range scenes {
		for _, size := range [][2]int{{160, 45}, {80, 24}, {60, 20}, {40, 12}} {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				app := scene()
				app.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				golden.RequireEqual(t, []byte(screenText(app)+"\n"))
			})
		}
	}
}

// settle runs a command and what follows from it. None of a comparison waits.
func settle(app *App, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, one := range msg {
			settle(app, one)
		}
	default:
		_, next := app.Update(msg)
		settle(app, next)
	}
}

// press presses keys.
func press(app *App, names ...string) {
	for _, name := range names {
		_, cmd := app.Update(keyPress(name))
		settle(app, cmd)
	}
}

func TestCompareGeometry(t *testing.T) {
	states := map[string]*App{
		"list": comparing(t, "all-pass", "posture-failures"), "read": comparing(t, "all-pass", "unicode", "G", "enter"),
		"all": comparing(t, "many-devices", "extra-fields", "a", "I"), "search": comparing(t, "all-pass", "unicode", "/", "a"),
		"same": comparing(t, "all-pass", "all-pass"), "nothing": comparing(t, "null-and-missing", "service-token"),
	}
	for name, app := range states {
		for _, width := range []int{0, 1, 39, 40, 61, 71, 72, 80, 110, 250} {
			for _, height := range []int{0, 1, 12, 14, 15, 16, 17, 18, 24, 50} {
				app.Update(tea.WindowSizeMsg{Width: width, Height: height})
				checkFrame(t, app, width, height)
				if t.Failed() {
					t.Fatalf("%s", name)
				}
			}
		}
	}
}

func TestCompareShowsMoreAndKeepsItsRow(t *testing.T) {
	app := comparing(t, "all-pass", "posture-failures", "down", "down")
	has := func(want string, yes bool) {
		t.Helper()
		if strings.Contains(screenText(app), want) != yes {
			t.Errorf("%q is there: %t, want %t\n%s", want, !yes, yes, screenText(app))
		}
	}
	app.Update(tea.WindowSizeMsg{Width: 120, Height: 100})
	has("▐ ~ Windows 11 23H2 or newer", true)
	has("User id", false)
	has("Require WARP", false)
	press(app, "a")
	has("▐ ~ Windows 11 23H2 or newer", true)
	has("Require WARP", true)
	has("User id", false)
	press(app, "I", "G", "up")
	has("User id", true)
	has("▐ = Require WARP", true)
	press(app, "I")
	has("▐ = Require WARP", true)
	press(app, "a")
	has("▐", true)
	has("Require WARP", false)
}

func TestCompareSwapsItsSides(t *testing.T) {
	app := comparing(t, "all-pass", "posture-failures")
	before := screenText(app)
	press(app, "s")
	if got := screenText(app); !strings.Contains(got, "BitLocker on every disk: fails there, passes here.") || !strings.Contains(got, "There  ben.lindqvist@example.com") {
		t.Errorf("swapped:\n%s", got)
	}
	press(app, "s")
	if got := screenText(app); got != before {
		t.Errorf("swapped twice:\n%s\nwant\n%s", got, before)
	}
}

// TestCompareLeavesStepByStep: esc closes the detail, the search, the screen.
func TestCompareLeavesStepByStep(t *testing.T) {
	app := comparing(t, "all-pass", "posture-failures", "/", "c", "o", "u", "n", "t", "r", "y", "enter", "enter")
	if got := screenText(app); !strings.Contains(got, "▸ Country") || !strings.Contains(got, `search "country" 1 of 1`) {
		t.Fatalf("the match is not read:\n%s", got)
	}
	for _, want := range []string{`search "country" 1 of 1`, "▸ 23 differences ──────────────", "Posture"} {
		press(app, "esc")
		if got := screenText(app); !strings.Contains(got, want) {
			t.Errorf("esc led to\n%s\nwant %q", got, want)
		}
	}
	if strings.Contains(screenText(app), "passes there") {
		t.Error("the comparison is still there")
	}
}

func TestCompareIsMaskedWithTheScreens(t *testing.T) {
	app := comparing(t, "all-pass", "posture-failures")
	before := app.stack[len(app.stack)-1].View()
	app.env.Mask = mask.New()
	app.envChanged()
	_, cmd := app.Update(nil)
	settle(app, cmd)
	if got := screenText(app); strings.Contains(got, "lindqvist") && !strings.Contains(got, "session of ben") || strings.Contains(got, "amina") || !strings.Contains(got, "BitLocker on every disk: passes there, fails here.") {
		t.Errorf("masked:\n%s", got)
	}
	app.env.Mask = nil
	app.envChanged()
	_, cmd = app.Update(nil)
	settle(app, cmd)
	if got := app.stack[len(app.stack)-1].View(); strings.Join(got, "\n") != strings.Join(before, "\n") {
		t.Errorf("shown again:\n%s", strings.Join(got, "\n"))
	}
}

// TestAComparisonOfLargeSessionsTakesNoKeyMeanwhile: it is made beside the event
// loop, and can be left before it is there.
func TestAComparisonOfLargeSessionsTakesNoKeyMeanwhile(t *testing.T) {
	app := stateAfter(Options{Session: openFixture(t, "all-pass")})
	cmd := app.perform(screen.ShowCompare{There: openFixture(t, "all-pass"), Here: openFixture(t, "posture-failures")})
	press(app, "a", "s", "I", "enter", "/")
	if got := screenText(app); !strings.Contains(got, "Comparing...") {
		t.Errorf("while it is made:\n%s", got)
	}
	settle(app, cmd)
	if got := screenText(app); !strings.Contains(got, "▸ 23 differences") || !strings.Contains(got, "passes there, fails here") {
		t.Errorf("when it is there:\n%s", got)
	}
}

// BenchmarkCompareKeyAndFrame must cost the same for few checks and for many.
func BenchmarkCompareKeyAndFrame(b *testing.B) {
	for _, checks := range []int{10, 100_000} {
		b.Run(fmt.Sprintf("checks=%d", checks), func(b *testing.B) {
			there, here := manyChecks(b, checks), manyChecks(b, checks+checks/5)
			app := stateAfter(Options{Session: here})
			settle(app, app.perform(screen.ShowCompare{There: there, Here: here}))
			press(app, "a")
			app.Update(tea.WindowSizeMsg{Width: 120, Height: 45})
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				app.Update(keyPress([]string{"j", "k"}[i/60%2]))
				_ = app.View()
			}
		})
	}
}

// TestASessionIsComparedWithAMarkedOne: three keys, m on the one that works, d
// and enter on the other.
func TestASessionIsComparedWithAMarkedOne(t *testing.T) {
	works, fails := openFixture(t, "all-pass"), openFixture(t, "posture-failures")
	app := stateAfter(Options{Session: works}, "m")
	if got := screenText(app); !strings.Contains(got, "Marked as it is now. d compares with it") {
		t.Errorf("the mark is not told:\n%s", got)
	}
	app.push(app.session(fails, nil))
	press(app, "d")
	if got := screenText(app); !strings.Contains(got, "▐ amina.okafor@example.com, ACTIVE") {
		t.Fatalf("the marked session is not offered first:\n%s", got)
	}
	press(app, "enter")
	if got := screenText(app); !strings.Contains(got, "BitLocker on every disk: passes there, fails here.") {
		t.Errorf("compared it is\n%s", got)
	}
	press(app, "esc")
	if app.top().noun != "session" {
		t.Errorf("esc leads to the %s", app.top().noun)
	}
	press(app, "esc", "m", "esc")
	if len(app.marks.All()) != 0 {
		t.Errorf("%d marks are left", len(app.marks.All()))
	}
}

// TestWhatASessionCanBeComparedWith: the person's other sessions, the last seen
// identity, and a file.
func TestWhatASessionCanBeComparedWith(t *testing.T) {
	source, session := maskedCompany(t)
	other := openFixture(t, "posture-failures")
	opened := ""
	drive(t, Options{Source: source, Session: session, OpenFile: func(name string) (*model.Session, error) {
		if opened = name; name != "works.json" {
			return nil, explainedError{model.Problem{What: "There is no such file."}}
		}
		return other, nil
	}}, 100, 30, func(d *driver) {
		d.press("d")
		d.want("No other session is marked. m on one marks it", "session, logged in", "last seen identity, which is no session", "a file...")
		d.press("end", "up", "enter")
		d.want("Nothing that matters differs.", "compare")
		d.press("esc", "d", "end", "enter", "n", "o", "enter")
		d.want("There is no such file.", "File: no")
		d.press("esc", "backspace", "backspace")
		d.send(tea.PasteMsg{Content: "works.json"})
		d.press("enter")
		d.want("FileVault on: fails there, passes here.", "Entra of Amina (7be1a0f4")
	})
	if opened != "works.json" {
		t.Errorf("%q was opened", opened)
	}
}

// TestWhatComesInLateMovesNoChoice: the person's sessions stand above what was there
// before them. The cursor is on the first of them, and on what was chosen meanwhile.
func TestWhatComesInLateMovesNoChoice(t *testing.T) {
	source, session := maskedCompany(t)
	at := source.sessions
	source.sessions = func(ctx context.Context, account, user string) ([]model.SessionSummary, error) {
		time.Sleep(time.Second)
		return at(ctx, account, user)
	}
	drive(t, Options{Source: source, Session: session, OpenFile: func(string) (*model.Session, error) { return nil, nil }}, 100, 30, func(d *driver) {
		d.press("d")
		d.want("▐ last seen identity, which is no session")
		d.pass(2 * time.Second)
		d.want("▐ session, logged in")
		d.press("esc", "d", "end")
		d.want("▐ a file...")
		d.pass(2 * time.Second)
		d.want("  session, logged in", "▐ a file...")
		d.press("esc", "d", "end", "up")
		d.pass(2 * time.Second)
		d.want("  session, logged in", "▐ last seen identity, which is no session")
	})
}

// TestABookmarkIsSomethingToCompareWith, with who it is as far as that is known.
func TestABookmarkIsSomethingToCompareWith(t *testing.T) {
	works := model.Ref{Account: testRef().Account, User: benID, Nonce: "nonceOf02"}
	store := &fakeRecents{on: true, people: true, all: []model.Recent{
		{Ref: works, At: testNow().Add(-2 * time.Hour), Name: "works at home", Person: "ben.lindqvist@example.com"},
		{Ref: model.Ref{Account: testRef().Account, User: benID, Nonce: "seen"}, At: testNow()},
	}}
	source := company(lookedUp(t, "posture-failures"))
	drive(t, Options{Source: source, Session: lookedUp(t, "all-pass"), Recents: store}, 100, 30, func(d *driver) {
		d.press("d")
		d.want("Bookmarks", "works at home: ben.lindqvist@example.com, kept 2h ago")
		d.wantNot("seen,")
		d.press("end", "enter")
		d.want("compare")
		if asked := source.asked[len(source.asked)-1]; asked != works {
			t.Errorf("asked for %v", asked)
		}
		d.press("esc", "x", "d")
		d.want("works at home")
		d.wantNot("ben.lindqvist")
	})
	store.on = false
	drive(t, Options{Source: source, Session: lookedUp(t, "all-pass"), Recents: store}, 100, 30, func(d *driver) {
		d.press("d")
		d.wantNot("Bookmarks")
	})
}

func TestGoldenPick(t *testing.T) {
	scenes := map[string]func() *App{
		"pick": func() *App {
			app := stateAfter(Options{Session: openFixture(t, "all-pass"), OpenFile: func(string) (*model.Session, error) { return nil, nil }}, "m")
			app.push(app.session(openFixture(t, "posture-failures"), nil))
			press(app, "m", "d")
			return app
		},
		"pick-file": func() *App {
			app := stateAfter(Options{Session: openFixture(t, "all-pass"), OpenFile: func(string) (*model.Session, error) { return nil, nil }}, "d", "enter")
			press(app, "a", ".", "j")
			return app
		},
	}
	for name, scene := range scenes {
		for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 12}} {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				app := scene()
				app.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				checkFrame(t, app, size[0], size[1])
				golden.RequireEqual(t, []byte(screenText(app)+"\n"))
			})
		}
	}
}

// TestAComparisonIsCopiedAsItIsShown: swapped and masked where the screen is.
func TestAComparisonIsCopiedAsItIsShown(t *testing.T) {
	board := &fakeClipboard{}
	drive(t, Options{Session: openFixture(t, "posture-failures"), Mask: mask.New(), Clipboard: board}, 100, 30, func(d *driver) {
		d.start(d.app.perform(screen.ShowCompare{There: openFixture(t, "all-pass"), Here: openFixture(t, "posture-failures")}))
		d.settle()
		d.press("s", "y")
		got := board.last(t)
		if !strings.HasPrefix(got, "Compared: BitLocker on every disk: fails there, passes here.\n") || strings.Contains(got, "amina") || strings.Count(got, "\n") > 12 {
			t.Errorf("copied\n%s", got)
		}
	})
}

// TestARowOfAComparisonLeadsOn: to what it means, and to where it stands in the JSON of
// the side that has it; esc comes back.
func TestARowOfAComparisonLeadsOn(t *testing.T) {
	here := openFixture(t, "posture-failures")
	app := stateAfter(Options{Session: here})
	settle(app, app.perform(screen.ShowCompare{There: openFixture(t, "all-pass"), Here: here}))
	before := screenText(app)
	press(app, "i")
	for _, want := range []string{"BitLocker on every disk", "Means", "There", "Passes.", "Here", "Fails. Drive D is not encrypted", "Stands at", ".devicePosture["} {
		if text := screenText(app); !strings.Contains(text, want) {
			t.Fatalf("%q is not explained:\n%s", want, text)
		}
	}
	press(app, "esc", "J")
	if text := screenText(app); !strings.Contains(text, "▸5 JSON") || !strings.Contains(text, "This is the session here.") || !strings.Contains(text, "ben.lindqvist") {
		t.Errorf("J shows\n%s", text)
	}
	press(app, "esc")
	if text := screenText(app); text != before {
		t.Errorf("esc comes back to\n%s", text)
	}
	press(app, "/")
	press(app, letters("Gateway")...)
	press(app, "enter", "J")
	if text := screenText(app); !strings.Contains(text, "only that one has it") || !strings.Contains(text, "amina.okafor") {
		t.Errorf("J shows of the other side\n%s", text)
	}
}
