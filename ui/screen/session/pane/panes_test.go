package pane_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/model/text/measure"
	"ztsession/ui/action"
	"ztsession/ui/layout"
	"ztsession/ui/look"
	"ztsession/ui/screen/session/pane"
)

func now() time.Time { return time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC) }

func newEnv() *look.Env { return look.NewEnv(look.Auto, now, time.UTC) }

// press does what a key stands for in a pane: an action, else what the pane makes of it.
func press(p pane.Pane, name string) bool {
	if found, ok := action.Find(p.Actions(), key(name)); ok {
		found.Do()
		return true
	}
	_, handled := p.Key(key(name))
	return handled
}

// answer returns a session with the checks and devices that a test needs.
func answer(checks []model.PostureCheck, devices ...string) *model.Session {
	var b model.Builder
	b.Open(model.KindObject, "")
	b.Leaf(model.KindText, "email", "amina@example.com")
	b.Close()
	s := &model.Session{Document: b.Document()}
	s.Email = model.Known("amina@example.com")
	s.DeviceID = model.Known("device-own")
	s.Posture = model.Known(checks)
	var all []model.Device
	for i, id := range devices {
		all = append(all, model.Device{ID: id, Presence: model.Reported, LastAuthenticated: model.Known(now().Add(-time.Duration(i+1) * time.Hour))})
	}
	s.Devices = model.Known(all)
	return s
}

func check(name string, success model.Field[bool]) model.PostureCheck {
	return model.PostureCheck{
		Key: "key-" + name, Presence: model.Reported, RuleName: model.Known(name), Type: model.Known("os_version"),
		Success: success, Timestamp: model.Known(now().Add(-4 * time.Minute)), Description: model.Known("About " + name + "."),
		Input: object("version", "15.0.0", "operator", ">="), Check: object("version", "14.4.0"),
	}
}

func object(pairs ...string) model.Value {
	var b model.Builder
	b.Open(model.KindObject, "")
	for pair := range slices.Chunk(pairs, 2) {
		b.Leaf(model.KindText, pair[0], pair[1])
	}
	b.Close()
	return b.Document().Root()
}

// mixed are checks of every result, passes first.
func mixed() []model.PostureCheck {
	return []model.PostureCheck{
		check("pass one", model.Known(true)), check("fail one", model.Known(false)), check("silent one", model.Field[bool]{}),
		check("odd one", model.Field[bool]{Presence: model.Misfit}), check("fail two", model.Known(false)), check("pass two", model.Known(true)),
	}
}

func key(name string) tea.KeyPressMsg {
	special := map[string]tea.KeyPressMsg{"enter": {Code: tea.KeyEnter}, "down": {Code: tea.KeyDown}, "up": {Code: tea.KeyUp}}
	if msg, ok := special[name]; ok {
		return msg
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

func text(lines []string) string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = strings.TrimRight(ansi.Strip(line), " ")
	}
	return strings.Join(out, "\n")
}

func newPosture(checks []model.PostureCheck) *pane.Posture {
	p := pane.NewPosture(newEnv())
	p.SetSize(layout.Rect{W: 80, H: 14}, layout.Rect{W: 60, H: 30})
	p.SetSession(answer(checks))
	return p
}

// order returns the names that the list of checks shows, joined with |.
func order(p *pane.Posture) string {
	var names []string
	for _, line := range strings.Split(text(p.View(true)), "\n") {
		for _, name := range []string{"pass one", "pass two", "fail one", "fail two", "silent one", "odd one"} {
			if strings.Contains(line, name) {
				names = append(names, name)
			}
		}
	}
	return strings.Join(names, "|")
}

func TestFailuresStandFirstWithWordAndSymbol(t *testing.T) {
	p := newPosture(mixed())
	if got, want := order(p), "fail one|fail two|odd one|silent one|pass one|pass two"; got != want {
		t.Errorf("listed %s, want %s", got, want)
	}
	shown := text(p.View(true))
	for _, want := range []string{"▐ ✗ FAIL", "? NOT READABLE", "- NOT REPORTED", "✓ PASS", "Has 14.4.0, needs 15.0.0 or newer."} {
		if !strings.Contains(shown, want) {
			t.Errorf("the list does not show %q:\n%s", want, shown)
		}
	}
}

// TestNarrowListsLeaveOutTypeThenAge: where there is no room for a whole sentence
// behind them it stands below its row.
func TestNarrowListsLeaveOutTypeThenAge(t *testing.T) {
	p := newPosture([]model.PostureCheck{check("fail one", model.Known(false))})
	for width, want := range map[int]string{
		35:  "Result  Check",
		36:  "Result  Check         Measured",
		56:  "Result  Check         Type                Measured",
		91:  "Result  Check                                            Type                Measured",
		102: "Result  Check         Why                                           Type                Measured",
	} {
		p.SetSize(layout.Rect{W: width, H: 10}, layout.Rect{W: width, H: 10})
		if got := strings.TrimSpace(strings.Split(text(p.View(true)), "\n")[0]); got != want {
			t.Errorf("%d cells: the heads are %q, want %q", width, got, want)
		}
		if whole := strings.Join(strings.Fields(strings.ReplaceAll(text(p.View(true)), "▐", "")), " "); !strings.Contains(whole, "Has 14.4.0, needs 15.0.0 or newer.") {
			t.Errorf("%d cells: the list does not say why:\n%s", width, text(p.View(true)))
		}
	}
}

func TestResultsTakeNoMoreRoomThanTheyNeed(t *testing.T) {
	heads := func(checks []model.PostureCheck) string {
		return strings.Split(text(newPosture(checks).View(true)), "\n")[0]
	}
	if got := heads(mixed()); !strings.HasPrefix(got, "  Result          Check ") {
		t.Errorf("above NOT REPORTED stands %q", got)
	}
	if got := heads(mixed()[:2]); !strings.HasPrefix(got, "  Result  Check ") {
		t.Errorf("above PASS and FAIL stands %q", got)
	}
}

func TestWithoutChecksThePaneSaysWhy(t *testing.T) {
	p := newPosture(nil)
	s := answer(nil)
	s.Posture = model.Field[[]model.PostureCheck]{}
	p.SetSession(s)
	if got := text(p.View(true)); !strings.Contains(got, "None was sent: without WARP there is none.") || strings.Contains(got, "Result") {
		t.Errorf("the pane shows:\n%s", got)
	}
	if press(p, "x") || !press(p, "down") {
		t.Error("the sentences take no keys that move, or others")
	}
	p.SetSession(answer(mixed()))
	if got := order(p); !strings.HasPrefix(got, "fail one|") || p.Selected() == nil {
		t.Errorf("with checks it lists %q", got)
	}
}

// TestTheRowUnderTheCursorIsMarkedOverItsWholeWidth: reversed, so that it stands out
// without any colour.
func TestTheRowUnderTheCursorIsMarkedOverItsWholeWidth(t *testing.T) {
	p := newPosture(mixed())
	reversed := func(focused bool) int {
		for _, line := range p.View(focused) {
			if strings.Contains(ansi.Strip(line), "fail one") && strings.Contains(line, "\x1b[7;") {
				return measure.Cells(line)
			}
		}
		return 0
	}
	if got := reversed(true); got != 80 {
		t.Errorf("the row takes %d of 80 cells", got)
	}
	if reversed(false) != 0 {
		t.Error("the row is marked without the cursor too")
	}
}

func TestTheFilterLeavesOutWhatPassed(t *testing.T) {
	p := newPosture(mixed())
	press(p, "down")
	press(p, "!")
	if got, want := order(p), "fail one|fail two|odd one|silent one"; got != want {
		t.Errorf("listed %s, want %s", got, want)
	}
	if p.Selected().Name() != "fail two" || !strings.HasPrefix(p.Status(), "failures only ∙ ") {
		t.Errorf("the cursor is on %s, the status is %q", p.Selected().Name(), p.Status())
	}
	if !p.Back() || p.Back() {
		t.Error("esc does not leave the filter, and the filter only")
	}
	if p.Selected().Name() != "fail two" || !strings.Contains(order(p), "pass one") {
		t.Errorf("afterwards the cursor is on %s of %s", p.Selected().Name(), order(p))
	}
}

func TestTheFilterSaysThatNothingFailed(t *testing.T) {
	p := newPosture([]model.PostureCheck{check("pass one", model.Known(true))})
	press(p, "!")
	if got := text(p.View(true)); !strings.Contains(got, "No check failed. Press ! to see all of them.") {
		t.Errorf("the list shows:\n%s", got)
	}
	if p.Selected() != nil || p.Detail().Title != "Check" {
		t.Errorf("a check is selected: %s", p.Detail().Title)
	}
	if p.Open(); p.Detail().Focused {
		t.Error("the detail of nothing was opened")
	}
	press(p, "!")
	if got := order(p); got != "pass one" {
		t.Errorf("afterwards it lists %q", got)
	}
}

func TestTheDetailFollowsTheCursor(t *testing.T) {
	p := newPosture(mixed())
	for _, want := range []string{"✗ FAIL  fail one", "✗ FAIL  fail two", "? NOT READABLE  odd one", "- NOT REPORTED  silent one", "✓ PASS  pass one"} {
		if got := p.Detail().Title; got != want {
			t.Errorf("the title is %q, want %q", got, want)
		}
		_, name, _ := strings.Cut(want, "  ")
		if got := text(p.Detail().Lines); !strings.Contains(got, "About "+name+".") {
			t.Errorf("the detail of %s is:\n%s", name, got)
		}
		press(p, "down")
	}
}

func TestAnOpenedCheckTakesTheKeys(t *testing.T) {
	p := newPosture(mixed())
	press(p, "enter")
	if !p.Detail().Focused {
		t.Fatal("enter does not open the check")
	}
	press(p, "down")
	press(p, "!")
	if got := p.Selected().Name(); got != "fail one" || strings.Contains(p.Status(), "failures only") {
		t.Errorf("keys went to the list: %s, %s", got, p.Status())
	}
	if !strings.Contains(text(p.View(true)), "› ✗ FAIL  ") {
		t.Errorf("no quiet sign stands at the check:\n%s", text(p.View(true)))
	}
	if strings.Contains(text(p.View(true)), "▐") || !strings.Contains(text(p.Detail().Lines), "▐") {
		t.Error("the cursor is drawn in the list, not in the detail")
	}
	if got := p.Actions()[0].Keys.Help(); got.Key != "esc" || got.Desc != "back to the list" {
		t.Errorf("the first key is %+v", got)
	}
	if !p.Back() || p.Detail().Focused || strings.Contains(text(p.View(true)), "›") {
		t.Error("esc does not leave the check")
	}
}

func TestARefreshKeepsTheRule(t *testing.T) {
	env := newEnv()
	p := pane.NewPosture(env)
	p.SetSize(layout.Rect{W: 120, H: 10}, layout.Rect{W: 60, H: 30})
	p.SetSession(answer(mixed()))
	press(p, "down")
	press(p, "enter")
	// The rule passes now, so it stands elsewhere.
	checks := mixed()
	checks[4].Success = model.Known(true)
	p.SetSession(answer(checks))
	if got := p.Selected().Name(); got != "fail two" || !p.Detail().Focused || p.Detail().Title != "✓ PASS  fail two" {
		t.Errorf("the cursor is on %s with the title %s", got, p.Detail().Title)
	}
	env.Clock.Now = now().Add(time.Hour)
	p.EnvChanged()
	if got := text(p.View(true)); !strings.Contains(got, "1h 4m ago") || p.Selected().Name() != "fail two" {
		t.Errorf("an hour later the list shows:\n%s", got)
	}
	p.SetSession(answer(nil))
	if p.Selected() != nil || p.Detail().Focused {
		t.Error("a check that is gone is still open")
	}
}

func TestPostureStatusSaysWhenNothingWasReported(t *testing.T) {
	p := newPosture(nil)
	s := answer(nil)
	s.Posture = model.Field[[]model.PostureCheck]{}
	p.SetSession(s)
	if got := p.Status(); got != "none" {
		t.Errorf("the status is %q", got)
	}
	if p.Slot().Detail {
		t.Error("checks are counted")
	}
}

func newDevices(height int, ids ...string) *pane.Devices {
	d := pane.NewDevices(newEnv())
	d.SetSize(layout.Rect{W: 70, H: height}, layout.Rect{})
	d.SetSession(answer(nil, ids...))
	return d
}

func TestDevicesMarkTheSessionsOwn(t *testing.T) {
	shown := text(newDevices(20, "device-own", "device-other").View(true))
	if !strings.Contains(shown, "▪    device-own") || strings.Contains(shown, "▪    device-other") || !strings.Contains(shown, "device-other") {
		t.Errorf("the pane shows:\n%s", shown)
	}
}

func TestEnterOpensADeviceAndARefreshLeavesItOpen(t *testing.T) {
	d := newDevices(20, "device-own", "device-other")
	closed := text(d.View(true))
	press(d, "enter")
	opened := text(d.View(true))
	if !strings.Contains(opened, "this session's own device") || strings.Contains(closed, "this session's own device") {
		t.Fatalf("closed:\n%s\nopened:\n%s", closed, opened)
	}
	// A newer device stands first now.
	d.SetSession(answer(nil, "device-new", "device-own", "device-other"))
	if got := text(d.View(true)); !strings.Contains(got, "this session's own device") || !strings.Contains(got, "▐ ▪    device-own") {
		t.Errorf("after a refresh:\n%s", got)
	}
	press(d, "enter")
	if got := text(d.View(true)); strings.Contains(got, "this session's own device") {
		t.Errorf("the second enter leaves it open:\n%s", got)
	}
}

func TestANamedDeviceHasItsIDInItsRowOrInItsDetails(t *testing.T) {
	const id = "7a1c3e50-8c21-11f1-9b6e-2e5d0a7f1002"
	s := answer(nil, id, "other")
	s.Names = &model.Names{Devices: map[string]model.DeviceInfo{id: {Name: model.Known("PC-1")}}}
	for width, want := range map[int]string{120: "  " + id, 60: "▐   Id        " + id} {
		d := pane.NewDevices(newEnv())
		d.SetSize(layout.Rect{W: width, H: 20}, layout.Rect{})
		d.SetSession(s)
		press(d, "enter")
		got := text(d.View(true))
		if !strings.Contains(got, want) || strings.Count(got, id) != 1 {
			t.Errorf("%d cells:\n%s", width, got)
		}
		if !strings.Contains(got, "       other ") {
			t.Errorf("%d cells: a device without a name is not shown by its id:\n%s", width, got)
		}
	}
}

func TestDevicesMayBecomeFewer(t *testing.T) {
	d := newDevices(5, "a", "b", "c", "d", "e", "f")
	for range 5 {
		press(d, "down")
		press(d, "enter")
	}
	d.SetSession(answer(nil, "b"))
	if got := text(d.View(true)); !strings.Contains(got, "▐      b ") {
		t.Errorf("the pane shows:\n%s", got)
	}
	d.SetSession(answer(nil))
	if got := text(d.View(true)); strings.Contains(got, "Own  Device") || !strings.Contains(got, "The list is empty: without WARP there is none.") || len(d.Visible()) > 0 {
		t.Errorf("without devices the pane shows:\n%s", got)
	}
}

func TestVisibleDevicesAreThoseInTheWindow(t *testing.T) {
	var ids []string
	for i := range 50 {
		ids = append(ids, fmt.Sprintf("device-%02d", i))
	}
	d := newDevices(8, ids...)
	for range 30 {
		press(d, "down")
	}
	shown := text(d.View(true))
	visible := d.Visible()
	for _, id := range ids {
		listed := strings.Contains(strings.Join(visible, " "), id)
		if strings.Contains(shown, id) && !listed {
			t.Errorf("%s is shown and not said to be visible: %v", id, visible)
		}
	}
	if len(visible) == 0 || len(visible) > 8 {
		t.Errorf("%d devices are visible in 8 lines", len(visible))
	}
	if got := d.Status(); got != "31/50" {
		t.Errorf("the status is %q", got)
	}
}

func newFacts(groups *[]facts.Group) *pane.Facts {
	f := pane.NewFacts(newEnv(), "Facts", layout.Slot{}, func(*model.Session, clock.Clock) []facts.Group { return *groups })
	f.SetSize(layout.Rect{W: 60, H: 10}, layout.Rect{})
	f.SetSession(answer(nil))
	return f
}

func TestFactsKeepTheFieldUnderTheCursor(t *testing.T) {
	groups := []facts.Group{{Title: "Person", Rows: []facts.Row{{Label: "email", Text: "amina@example.com"}, {Label: "user", Text: "u1"}}}}
	f := newFacts(&groups)
	press(f, "down")
	if row, ok := f.Selected(); !ok || row.Label != "user" {
		t.Fatalf("the cursor is on %+v", row)
	}
	groups = []facts.Group{{Title: "Login", Rows: []facts.Row{{Label: "issued", Text: "now"}}}, groups[0]}
	f.SetSession(answer(nil))
	if row, ok := f.Selected(); !ok || row.Label != "user" {
		t.Errorf("after a refresh the cursor is on %+v", row)
	}
	groups = []facts.Group{{Title: "Login", Rows: []facts.Row{{Label: "issued", Text: "later"}}}}
	f.EnvChanged()
	if row, ok := f.Selected(); !ok || row.Label != "issued" {
		t.Errorf("with its field gone the cursor is on %+v", row)
	}
	if press(f, "x") {
		t.Error("x means something")
	}
}

func TestEmptyFactsHaveNoCursor(t *testing.T) {
	groups := []facts.Group{}
	if row, ok := newFacts(&groups).Selected(); ok {
		t.Errorf("the cursor is on %+v", row)
	}
}

func TestPanesFitTheirWidthAndHeight(t *testing.T) {
	checks := mixed()
	checks[1].RuleName = model.Known(strings.Repeat("ディスク", 20))
	groups := []facts.Group{{Title: "Person", Rows: []facts.Row{{Label: "email", Text: strings.Repeat("long value ", 20)}, {Label: "名前", Text: "👩🏽\u200d💻"}}}}
	for width := 20; width < 120; width += 3 {
		for _, height := range []int{1, 3, 8, 30} {
			p, d, f := newPosture(checks), newDevices(height, "device-own", strings.Repeat("x", 90)), newFacts(&groups)
			area := layout.Rect{W: width, H: height}
			p.SetSize(area, area)
			d.SetSize(area, layout.Rect{})
			press(d, "enter")
			f.SetSize(area, layout.Rect{})
			for name, lines := range map[string][]string{"posture": p.View(true), "detail": p.Detail().Lines, "devices": d.View(true), "facts": f.View(true)} {
				if len(lines) > height {
					t.Fatalf("%s %dx%d: %d lines", name, width, height, len(lines))
				}
				for _, line := range lines {
					if got := measure.Cells(line); got > width {
						t.Fatalf("%s %dx%d: %d cells in %q", name, width, height, got, ansi.Strip(line))
					}
				}
			}
		}
	}
}

func TestThemesChangeTheLookOnly(t *testing.T) {
	env := newEnv()
	panes := pane.All(env)
	for _, p := range panes {
		area := layout.Rect{W: 60, H: 10}
		p.SetSize(area, area)
		p.SetSession(answer(mixed(), "device-own"))
	}
	var before [][]string
	for _, p := range panes {
		before = append(before, p.View(true))
	}
	env.SetDark(false)
	for i, p := range panes {
		p.EnvChanged()
		after := p.View(true)
		if text(before[i]) != text(after) || strings.Join(before[i], "\n") == strings.Join(after, "\n") {
			t.Errorf("%s: another theme changes the text, or nothing:\n%s", p.Title(), text(after))
		}
	}
}
