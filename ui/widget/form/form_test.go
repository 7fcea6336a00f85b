package form_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/model"
	"ztsession/model/text/measure"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/widget/form"
)

// errShort is what the fields of newForm say about a single character.
var errShort = errors.New("this is too short")

func check(text string) error {
	if len(text) < 2 {
		return errShort
	}
	return nil
}

// newForm returns a form with an account, a user and a nonce at a comfortable size.
func newForm() *form.Form {
	f := form.New(
		look.New(look.Dark, true), keys.New().Form, "A form",
		form.Field{Label: "Account", Hint: "Where the account is.", Check: check},
		form.Field{Label: "User", Hint: "Where the user is.", Check: check},
		form.Field{Label: "Nonce", Hint: "Where the nonce is.", Check: check},
	)
	f.SetSize(80, 24)
	return f
}

func press(f *form.Form, names ...string) form.Outcome {
	special := map[string]tea.KeyPressMsg{
		"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab},
		"shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift}, "up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown},
		"pgup": {Code: tea.KeyPgUp}, "pgdown": {Code: tea.KeyPgDown}, "backspace": {Code: tea.KeyBackspace},
	}
	outcome := form.None
	for _, name := range names {
		msg, ok := special[name]
		if !ok {
			msg = tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
		}
		outcome = f.Key(msg)
	}
	return outcome
}

func typeText(f *form.Form, text string) {
	for _, r := range text {
		f.Key(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

// screen returns what a form shows, without styles.
func screen(f *form.Form) string {
	lines := make([]string, 0, len(f.View()))
	for _, line := range f.View() {
		lines = append(lines, strings.TrimRight(ansi.Strip(line), " "))
	}
	return strings.Join(lines, "\n")
}

func wantShown(t *testing.T, f *form.Form, shown bool, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if strings.Contains(screen(f), text) != shown {
			t.Fatalf("shows %q: %v, want %v:\n%s", text, !shown, shown, screen(f))
		}
	}
}

func TestKeysMoveTheFocus(t *testing.T) {
	tests := []struct {
		keys string
		want int
	}{
		{"", 0}, {"tab", 1}, {"down", 1}, {"tab tab", 2}, {"tab tab tab", 0}, {"shift+tab", 2}, {"up", 2}, {"tab up", 0}, {"x q ?", 0},
	}
	for _, tt := range tests {
		f := newForm()
		if got := press(f, strings.Fields(tt.keys)...); got != form.None {
			t.Errorf("%q: the outcome is %d", tt.keys, got)
		}
		if got := f.Focused(); got != tt.want {
			t.Errorf("after %q field %d has the focus, want %d", tt.keys, got, tt.want)
		}
	}
}

func TestTypingGoesIntoTheFieldInFocus(t *testing.T) {
	f := newForm()
	typeText(f, " an account?q ")
	press(f, "tab")
	typeText(f, "a user")
	if f.Value(0) != "an account?q" || f.Value(1) != "a user" || f.Value(2) != "" {
		t.Errorf("the fields hold %q, %q, %q", f.Value(0), f.Value(1), f.Value(2))
	}
}

func TestAFieldIsCheckedAsItIsLeft(t *testing.T) {
	f := newForm()
	typeText(f, "x")
	wantShown(t, f, false, "too short")
	press(f, "tab")
	wantShown(t, f, true, "✗ This is too short.")
	press(f, "shift+tab")
	wantShown(t, f, true, "too short")
	typeText(f, "y")
	wantShown(t, f, false, "too short")
	press(f, "tab")
	wantShown(t, f, false, "too short")
}

func TestAnEmptyFieldIsNoMistakeUntilSubmitted(t *testing.T) {
	f := newForm()
	press(f, "tab", "tab", "tab")
	wantShown(t, f, false, "too short")
	if got := press(f, "enter"); got != form.None {
		t.Fatalf("the outcome of an empty form is %d", got)
	}
	wantShown(t, f, true, "too short")
}

func TestSubmitGoesToTheFirstFieldThatNeedsSomething(t *testing.T) {
	f := newForm()
	typeText(f, "account")
	if got := press(f, "enter"); got != form.None || f.Focused() != 1 {
		t.Fatalf("outcome %d, field %d; want the user", got, f.Focused())
	}
	// Nobody was there yet: the hint is enough, and the nonce's turn comes later.
	wantShown(t, f, false, "too short")
	wantShown(t, f, true, "Where the user is.")
	press(f, "enter")
	if n := strings.Count(screen(f), "too short"); n != 1 {
		t.Errorf("%d fields are said to be wrong, want 1:\n%s", n, screen(f))
	}
	typeText(f, "user")
	press(f, "enter")
	typeText(f, "x")
	if got := press(f, "enter"); got != form.None || f.Focused() != 2 {
		t.Fatalf("outcome %d, field %d; want the nonce", got, f.Focused())
	}
	typeText(f, "y")
	press(f, "tab")
	if got := press(f, "enter"); got != form.Submitted {
		t.Errorf("a filled form has the outcome %d", got)
	}
}

func TestEscCancels(t *testing.T) {
	f := newForm()
	if got := press(f, "esc"); got != form.Cancelled {
		t.Errorf("the outcome is %d", got)
	}
	f.SetBusy([]string{"Asking..."})
	if got := press(f, "esc"); got != form.Cancelled {
		t.Errorf("while busy the outcome is %d", got)
	}
}

func TestABusyFormTakesOnlyEsc(t *testing.T) {
	f := newForm()
	f.SetValue(0, "account")
	f.SetBusy([]string{"Asking Cloudflare...", "2 s so far"})
	typeText(f, "more")
	f.Paste("pasted")
	press(f, "tab", "backspace", "enter")
	if f.Value(0) != "account" || f.Focused() != 0 || !f.Busy() {
		t.Errorf("field 0 holds %q and field %d has the focus", f.Value(0), f.Focused())
	}
	wantShown(t, f, true, "Asking Cloudflare...", "2 s so far", "account")
	wantShown(t, f, false, "▐", "Where the account is.")
	if got := helpKeys(f.Keys()); got != "esc" {
		t.Errorf("the keys are %q", got)
	}
	f.SetBusy(nil)
	typeText(f, "!")
	if f.Value(0) != "account!" || f.Busy() {
		t.Errorf("afterwards field 0 holds %q", f.Value(0))
	}
	wantShown(t, f, true, "▐", "Where the account is.")
}

func helpKeys(bindings []key.Binding) string {
	var names []string
	for _, b := range bindings {
		names = append(names, b.Help().Key)
	}
	return strings.Join(names, " ")
}

func TestOnlyTheFieldInFocusHasCursorAndHint(t *testing.T) {
	f := newForm()
	for i, want := range []string{"account", "user", "nonce"} {
		f.Focus(i)
		wantShown(t, f, true, "Where the "+want+" is.")
		if n := strings.Count(screen(f), "Where the"); n != 1 {
			t.Errorf("%d hints are shown", n)
		}
		for _, line := range strings.Split(screen(f), "\n") {
			label := strings.ToUpper(want[:1]) + want[1:]
			if strings.HasPrefix(line, "▐") != strings.HasPrefix(strings.TrimPrefix(line, "▐ "), label) {
				t.Errorf("with the focus on %s there is the line %q", label, line)
			}
		}
	}
}

func TestRestingFields(t *testing.T) {
	f := newForm()
	f.SetValue(2, strings.Repeat("n", 200))
	wantShown(t, f, true, "User     ∙∙∙∙", "Nonce    nnnn")
	for _, line := range strings.Split(screen(f), "\n") {
		if strings.Contains(line, "nnn") && !strings.HasSuffix(line, "⋯") {
			t.Errorf("the cut value ends without an ellipsis: %q", line)
		}
	}
	f.Focus(1)
	wantShown(t, f, true, "Account  ∙∙∙∙")
	wantShown(t, f, false, "User     ∙∙∙∙")
}

func TestAsidesStandUntilTheFieldIsEdited(t *testing.T) {
	f := newForm()
	f.SetValue(0, "023e105f4ecef8ad9ca31a8372d0c353")
	f.SetAside(0, "Example Corp")
	wantShown(t, f, false, "Example Corp")
	press(f, "tab")
	wantShown(t, f, true, "023e105f4ecef8ad9ca31a8372d0c353  Example Corp")
	f.SetSize(50, 24)
	// Where both have no room, the name says more.
	wantShown(t, f, true, "Account  Example Corp")
	wantShown(t, f, false, "023e105f4ecef8ad9ca31a8372d0c353")
	f.SetSize(80, 24)
	press(f, "shift+tab", "backspace", "tab")
	wantShown(t, f, false, "Example Corp")
	f.SetAside(0, "Example Corp")
	f.SetValue(0, "another")
	wantShown(t, f, false, "Example Corp")
}

func TestHintsNoticesAndNotes(t *testing.T) {
	f := newForm()
	f.SetNotice("A quiet notice.")
	f.SetNote("A quiet note.")
	f.SetHint(0, "Another hint.")
	wantShown(t, f, true, "A quiet notice.", "A quiet note.", "Another hint.")
	lines := strings.Split(screen(f), "\n")
	at := func(text string) int {
		return slices.IndexFunc(lines, func(line string) bool { return strings.Contains(line, text) })
	}
	if at("A form") != 0 || at("A quiet notice.") != 1 || at("A quiet note.") < at("Nonce") {
		t.Errorf("title, notice and note stand elsewhere:\n%s", screen(f))
	}
	f.SetCompact(true, true)
	wantShown(t, f, false, "Another hint.")
	if got := len(f.View()); got >= len(lines)-1 {
		t.Errorf("a compact form has %d lines, a roomy one %d", got, len(lines))
	}
	f.SetCompact(true, false)
	wantShown(t, f, true, "Another hint.")
}

// wordy returns a problem whose card is long.
func wordy() *model.Problem {
	return &model.Problem{
		What:    "Cloudflare refused the request.",
		Cause:   strings.Repeat("The credential may lack a permission. ", 6),
		Next:    "Ask for the permission Access: Audit Logs Read.",
		Support: "code 10000, Ray ID 8f0a4b7e9d3c1a2b",
	}
}

func TestErrorCardStandsAboveTheUntouchedFields(t *testing.T) {
	f := newForm()
	f.SetValue(0, "account")
	f.SetValue(1, "user")
	f.Focus(1)
	f.SetProblem(wordy())
	wantShown(t, f, true, "✗ Cloudflare refused the request.", "The credential may", "Ask for the", "Ray ID 8f0a4b7e9d3c1a2b", "account", "user")
	if strings.Index(screen(f), "Ray ID") > strings.Index(screen(f), "Account") {
		t.Errorf("the card stands below the fields:\n%s", screen(f))
	}
	if f.Value(0) != "account" || f.Value(1) != "user" || f.Focused() != 1 || !f.HasProblem() {
		t.Error("the problem changed the fields")
	}
	f.SetProblem(nil)
	wantShown(t, f, false, "refused")
	if f.HasProblem() {
		t.Error("the problem is still there")
	}
}

func TestErrorCardComesFirstAndTheFocusAfterAKey(t *testing.T) {
	f := newForm()
	f.SetSize(40, 10)
	f.Focus(2)
	f.SetProblem(wordy())
	wantShown(t, f, true, "A form", "✗ Cloudflare refused")
	wantShown(t, f, false, "Nonce")
	typeText(f, "x")
	wantShown(t, f, true, "▐ Nonce")
	f.SetProblem(wordy())
	wantShown(t, f, true, "✗ Cloudflare refused")
}

func TestScrolling(t *testing.T) {
	f := newForm()
	if got := helpKeys(f.Keys()); strings.Contains(got, "pg") {
		t.Errorf("everything fits, and yet the keys are %q", got)
	}
	f.SetSize(40, 10)
	f.SetProblem(wordy())
	if got := helpKeys(f.Keys()); !strings.Contains(got, "pgup pgdn") {
		t.Errorf("not everything fits, and yet the keys are %q", got)
	}
	first := screen(f)
	seen := first
	for range f.Lines() {
		press(f, "pgdown")
		seen += "\n" + screen(f)
	}
	for _, text := range []string{"refused the", "Audit Logs", "8f0a4b7e9d3c1a2b", "Account", "User", "Nonce"} {
		if !strings.Contains(seen, text) {
			t.Errorf("scrolling down never shows %q:\n%s", text, seen)
		}
	}
	if end := screen(f); end == first || !strings.Contains(end, "Nonce") {
		t.Errorf("the end is:\n%s", end)
	}
	if end := screen(f); press(f, "pgdown") != form.None || screen(f) != end {
		t.Error("scrolling goes on below the end")
	}
	for range f.Lines() {
		press(f, "pgup")
	}
	if screen(f) != first {
		t.Errorf("scrolling back ends at:\n%s\nand began at:\n%s", screen(f), first)
	}
	press(f, "pgdown", "pgdown", "pgdown")
	typeText(f, "x")
	wantShown(t, f, true, "▐ Account")
	if f.Value(0) != "x" {
		t.Errorf("scrolling typed something: %q", f.Value(0))
	}
}

func TestPasteLeavesOutWhatCannotBeSeen(t *testing.T) {
	tests := []struct {
		name, pasted, want string
		note               bool
	}{
		{"plain", "an id", "an id", false},
		{"the line end of a copied line", "an id\r\n", "an id", false},
		{"lines", "one\ntwo", "onetwo", true},
		{"zero-width space", "an\u200bid", "anid", true},
		{"bidi control", "an\u202eid", "anid", true},
		{"escape", "an\x1bid", "anid", true},
		{"byte-order mark", "\ufeffan id", "an id", true},
		{"other scripts", "山田 Jürgen", "山田 Jürgen", false},
		{"broken bytes", "an\xffid", "anid", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := newForm()
			f.Paste(tt.pasted)
			if got := f.Value(0); got != tt.want {
				t.Errorf("the field holds %q, want %q", got, tt.want)
			}
			wantShown(t, f, tt.note, "left out of what was pasted")
		})
	}
}

func TestPasteGoesToTheCursorAndIsBounded(t *testing.T) {
	f := newForm()
	typeText(f, "a")
	f.Paste("b")
	typeText(f, "c")
	if got := f.Value(0); got != "abc" {
		t.Errorf("the field holds %q", got)
	}
	f.Paste(strings.Repeat("x", 1<<20))
	if got := len(f.Value(0)); got > 10_000 {
		t.Errorf("the field took %d characters", got)
	}
}

func TestWrongFieldsSayWhatToDoOnlyInFocus(t *testing.T) {
	f := newForm()
	f.SetWrong(0, &model.IDError{Field: model.NonceField, Reason: "is empty"})
	wantShown(t, f, true, "✗ The nonce is empty.", "metadata.nonce")
	wantShown(t, f, false, "Where the account is.")
	f.Focus(1)
	wantShown(t, f, true, "✗ The nonce is empty.")
	wantShown(t, f, false, "metadata.nonce")
	f.SetWrong(0, nil)
	wantShown(t, f, false, "is empty")
}

func TestThemesChangeTheLook(t *testing.T) {
	f := newForm()
	before, text := strings.Join(f.View(), "\n"), screen(f)
	f.SetStyles(look.New(look.Light, false))
	if strings.Join(f.View(), "\n") == before {
		t.Error("another theme looks the same")
	}
	if screen(f) != text {
		t.Error("another theme says something else")
	}
}

// TestEveryWidthAndHeight: no line is wider than the form, no form higher, and
// the field in focus is always in sight.
func TestEveryWidthAndHeight(t *testing.T) {
	for name, prepare := range map[string]func(f *form.Form){
		"empty": func(*form.Form) {},
		"filled": func(f *form.Form) {
			f.SetValue(0, strings.Repeat("ディスク", 30))
			f.SetAside(0, strings.Repeat("aside ", 30))
			f.SetValue(1, "👩🏽\u200d💻 user")
			f.SetAside(1, "مرحبا")
			f.SetNote(strings.Repeat("note ", 30))
			f.SetNotice(strings.Repeat("notice ", 30))
		},
		"wrong": func(f *form.Form) {
			for i := range 3 {
				f.SetWrong(i, &model.IDError{Field: model.UserField, Reason: "has white space in it"})
			}
		},
		"problem": func(f *form.Form) {
			f.SetProblem(wordy())
			typeText(f, "x")
		},
		"busy": func(f *form.Form) { f.SetBusy([]string{strings.Repeat("Asking ", 20), "esc cancels"}) },
	} {
		t.Run(name, func(t *testing.T) {
			for _, width := range []int{40, 41, 59, 60, 80, 150} {
				for _, height := range []int{4, 5, 7, 10, 11, 17, 18, 23, 40} {
					for focus, label := range []string{"▐ Account", "▐ User", "▐ Nonce"} {
						f := newForm()
						f.SetSize(width, height)
						f.Focus(focus)
						prepare(f)
						fits(t, f, width, height)
						if !f.Busy() && !strings.Contains(screen(f), label) {
							t.Fatalf("%dx%d: %q is out of sight:\n%s", width, height, label, screen(f))
						}
					}
				}
			}
		})
	}
}

func fits(t *testing.T, f *form.Form, width, height int) {
	t.Helper()
	lines := f.View()
	if len(lines) > height {
		t.Fatalf("%dx%d: %d lines:\n%s", width, height, len(lines), screen(f))
	}
	for _, line := range lines {
		if got := measure.Cells(line); got > width {
			t.Fatalf("%dx%d: %d cells in %q", width, height, got, ansi.Strip(line))
		}
	}
	if strings.Contains(fmt.Sprint(lines), "\n") {
		t.Fatalf("%dx%d: a line has a line end in it", width, height)
	}
}
