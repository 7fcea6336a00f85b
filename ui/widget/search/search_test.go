package search

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/model/text/measure"
	"ztsession/ui/keys"
	"ztsession/ui/look"
)

// texts are the rows of a list.
type texts []string

func (x texts) Len() int { return len(x) }

func (x texts) AppendText(dst []byte, i int) []byte { return append(dst, x[i]...) }

// desk is a list with its search, as a screen has it: a cursor that follows.
type desk struct {
	search *Search
	cursor int
	rows   int // the cursor went to a row that often
}

func newDesk(rows Rows) *desk {
	k := keys.New()
	d := &desk{search: New(look.New(look.Dark, true), Keys{
		Start: k.List.Search, Accept: k.Move.Open, Cancel: k.Global.Back, Next: k.List.NextMatch, Previous: k.List.PreviousMatch,
	})}
	d.search.SetWidth(60)
	_ = d.search.SetRows(rows)
	return d
}

// take does what an outcome says, but for its command, which it returns.
func (d *desk) take(out Outcome) tea.Cmd {
	if out.Row >= 0 {
		d.cursor = out.Row
		d.rows++
	}
	return out.Cmd
}

// press gives the search keys and what comes of them, to the last message.
func (d *desk) press(names ...string) {
	for _, name := range names {
		d.run(d.key(name))
	}
}

func (d *desk) key(name string) tea.Cmd {
	msg := tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
	switch name {
	case "enter":
		msg = tea.KeyPressMsg{Code: tea.KeyEnter}
	case "esc":
		msg = tea.KeyPressMsg{Code: tea.KeyEscape}
	}
	return d.take(d.search.Key(msg, On(d.cursor)))
}

func (d *desk) run(cmd tea.Cmd) {
	for _, msg := range results(cmd) {
		d.run(d.update(msg))
	}
}

func (d *desk) update(msg tea.Msg) tea.Cmd { return d.take(d.search.Update(msg, On(d.cursor))) }

func (d *desk) status() string { return d.search.Status(On(d.cursor)) }

// results runs a command and returns its messages.
func results(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case nil:
		return nil
	case tea.BatchMsg:
		var msgs []tea.Msg
		for _, cmd := range msg {
			msgs = append(msgs, results(cmd)...)
		}
		return msgs
	default:
		return []tea.Msg{msg}
	}
}

func people() texts { return texts{"Amina", "Ben", "Camille", "Amir", "Dora", "Ámina"} }

func TestSearchInAnyList(t *testing.T) {
	for _, test := range []struct {
		keys   string // letters, and > for enter, < for esc
		cursor int
		want   int
		status string
	}{
		{"/ami>", 0, 0, `search "ami" 1 of 4`},
		{"/ami>n", 0, 2, `search "ami" 2 of 4`},
		{"/ami>nnn", 0, 5, `search "ami" 4 of 4`},
		{"/ami>nnnn", 0, 0, `search "ami" 1 of 4, from the top`},
		{"/ami>N", 0, 5, `search "ami" 4 of 4, from the end`},
		{"/Ami>", 1, 3, `search "Ami" 2 of 3`},
		{"/AMI>", 1, 1, `search "AMI" no match`},
		{"/ami>n", 4, 0, `search "ami" 1 of 4, from the top`},
		{"/ami>N", 2, 0, `search "ami" 1 of 4`},
		{"/dora>", 0, 4, `search "dora" 1 of 1`},
		{"/ámi>", 4, 5, `search "ámi" 4 of 4`},
		{"/zoe>", 3, 3, `search "zoe" no match`},
		{"/zoe>n", 3, 3, `search "zoe" no match`},
		{"/ben>/ami<", 0, 1, `search "ben" 1 of 1`},
		{"/ben>/ami<n", 0, 1, `search "ben" 1 of 1, from the top`},
		{"/ben><", 0, 1, ""},
		{"/ben<", 0, 0, ""},
		{"/>", 0, 0, ""},
		{"n", 0, 0, ""},
	} {
		d := newDesk(people())
		d.cursor = test.cursor
		for _, key := range strings.Split(test.keys, "") {
			d.press(strings.NewReplacer(">", "enter", "<", "esc").Replace(key))
		}
		if d.cursor != test.want || d.status() != test.status {
			t.Errorf("%s from %d: row %d, status %q; want %d, %q", test.keys, test.cursor, d.cursor, d.status(), test.want, test.status)
		}
	}
}

func TestStatusAwayFromAMatchCountsThem(t *testing.T) {
	d := newDesk(people())
	d.press("/", "a", "m", "enter")
	d.cursor = 1
	if got, want := d.status(), `search "am" 4 matches`; got != want {
		t.Errorf("the status is %q, want %q", got, want)
	}
	if got, want := d.search.Status(Place{At: 2, After: 2}), `search "am" 4 matches`; got != want {
		t.Errorf("before the match, on no row, the status is %q, want %q", got, want)
	}
}

// TestACancelledSearchDoesNotAnswer gives up what was typed before its results
// are there: they must not count for the search that is back in force.
func TestACancelledSearchDoesNotAnswer(t *testing.T) {
	d := newDesk(people())
	d.press("/", "b", "e", "n", "enter", "/")
	late := results(d.key("a"))
	if len(late) != 1 {
		t.Fatalf("typing brought %v", late)
	}
	d.press("esc")
	d.run(d.update(late[0]))
	if got, want := d.status(), `search "ben" 1 of 1`; got != want {
		t.Errorf("the status is %q, want %q", got, want)
	}
}

func TestASearchThatNobodyWaitsForIsGivenUp(t *testing.T) {
	for name, stop := range map[string]func(d *desk){
		"more was typed":        func(d *desk) { d.key("m") },
		"the prompt was closed": func(d *desk) { d.key("esc") },
		"there are other rows":  func(d *desk) { _ = d.search.SetRows(people()[1:]) },
	} {
		d := newDesk(people())
		d.press("/")
		cmd := d.key("a")
		stop(d)
		if msgs := results(cmd); len(msgs) != 0 {
			t.Errorf("%s, and yet it brings %v", name, msgs)
		}
	}
}

func TestASearchOfAnotherListDoesNotAnswer(t *testing.T) {
	here, there := newDesk(people()), newDesk(people()[1:])
	here.press("/")
	there.press("/")
	cmd := here.key("a")
	for _, msg := range results(there.key("a")) {
		here.run(here.update(msg))
	}
	if got, want := here.status(), `search "a" ...`; got != want {
		t.Errorf("the status is %q, want %q", got, want)
	}
	here.run(cmd)
	if got, want := here.status(), `search "a" 1 of 5`; got != want {
		t.Errorf("the status is %q, want %q", got, want)
	}
}

// numbered are n rows in which every 1000th has a needle.
type numbered int

func (n numbered) Len() int { return int(n) }

func (n numbered) AppendText(dst []byte, i int) []byte {
	if i%1000 == 0 {
		return append(dst, "a needle"...)
	}
	return append(dst, "only hay"...)
}

func TestResultsStreamIn(t *testing.T) {
	d := newDesk(numbered(100_000))
	for _, key := range strings.Split("/needle", "") {
		_ = d.key(key)
	}
	d.cursor = 1001
	cmd := d.key("enter")
	msgs := results(cmd)
	cmd = d.update(msgs[0])
	if d.cursor != 2000 || d.status() != `search "needle" 3...` {
		t.Errorf("after the first batch the cursor is on %d, the status %q", d.cursor, d.status())
	}
	batches := 1
	for cmd != nil {
		batches++
		cmd = d.update(results(cmd)[0])
	}
	if got, want := d.status(), `search "needle" 3 of 100`; got != want || d.rows != 1 {
		t.Errorf("at the end the status is %q, want %q; the cursor was moved %d times", got, want, d.rows)
	}
	if batches < 2 || batches > 7 {
		t.Errorf("it took %d batches", batches)
	}
}

func TestAMoveWaitsForWhatCouldComeFirst(t *testing.T) {
	d := newDesk(numbered(100_000))
	d.press(strings.Split("/needle", "")...)
	d.press("enter")
	// The rows changed, and nothing of the search in the new ones is there yet.
	_ = d.search.SetRows(numbered(100_000))
	d.cursor = 90_500
	first := d.update(results(d.key("N"))[0])
	if d.cursor != 90_500 {
		t.Errorf("the cursor went to %d, though matches nearer to it may come", d.cursor)
	}
	d.run(first)
	if d.cursor != 90_000 {
		t.Errorf("the cursor is on %d, want 90000", d.cursor)
	}
}

func TestStayLeavesTheCursorWhereItIs(t *testing.T) {
	d := newDesk(people())
	for _, key := range strings.Split("/dora", "") {
		_ = d.key(key)
	}
	cmd := d.key("enter")
	d.search.Stay()
	d.run(cmd)
	if d.cursor != 0 {
		t.Errorf("the cursor is on %d", d.cursor)
	}
}

func TestMarksAreWholeClusters(t *testing.T) {
	for _, test := range []struct{ text, needle, want string }{
		{"amina okafor", "a", "a|a|a"},
		{"cafe\u0301s", "cafe", "cafe\u0301"},
		{"cafe\u0301s", "\u0301s", "s"},
		{"👩🏽\u200d💻 ana", "💻", "👩🏽\u200d💻"},
		{"🇩🇪🇩🇪", "🇩", "🇩🇪|🇩🇪"},
		{"e\u0301\u0301\u0301", "\u0301", "e\u0301\u0301\u0301"},
		{"ȺȺ\u212a k", "k", "\u212a|k"},
		{"İstanbul", "stan", "stan"},
		{"Jürgen", "ÜR", "ür"},
		{"José, Jose\u0301, Jose", "jose", "José|Jose\u0301|Jose"},
		{"Jose", "José", "Jose"},
		{"Müller, Mu\u0308ller, MULLER", "muller", "Müller|Mu\u0308ller|MULLER"},
		{"Straße, STRASSE", "strasse", "Straße|STRASSE"},
		{"Strasse, STRAẞE", "straße", "Strasse|STRAẞE"},
		{"Straße", "se", "ße"},
		{"Straße", "as", "aß"},
		{"Łukasz Żółć", "lukasz zolc", "Łukasz Żółć"},
		{"ＢＥＮ", "ben", "ＢＥＮ"},
		{"O’Brien", "o'brien", "O’Brien"},
		{"ΣΊΣΥΦΟΣ", "σισυφος", "ΣΊΣΥΦΟΣ"},
		{"がか", "か", "か"},
		{"김감", "감", "감"},
		{"日本語 naïve", "naive", "naïve"},
		{"e\u0301\u0301 a", "\u0301", "e\u0301\u0301"},
		{"aaa", "aa", "aa"},
		{"", "a", ""},
		{"abc", "", ""},
	} {
		var got []string
		for _, mark := range NewNeedle(test.needle).Marks(test.text) {
			got = append(got, test.text[mark.From:mark.To])
		}
		if joined := strings.Join(got, "|"); joined != test.want {
			t.Errorf("%q in %q: %q is marked, want %q", test.needle, test.text, joined, test.want)
		}
	}
}

func TestThePromptFitsItsLine(t *testing.T) {
	for width := range 80 {
		d := newDesk(people())
		d.search.SetWidth(width)
		d.press("/")
		d.run(d.update(tea.PasteMsg{Content: strings.Repeat("漢字 ", 30) + "end"}))
		line := d.search.View(On(0))[0]
		if got := measure.Cells(line); got > width {
			t.Errorf("%d cells: the prompt takes %d", width, got)
		}
		if width > 20 && !strings.Contains(ansi.Strip(line), "end") {
			t.Errorf("%d cells: the end of the text is out of sight: %q", width, ansi.Strip(line))
		}
	}
}

func BenchmarkSearch(b *testing.B) {
	for name, rows := range map[string]Rows{"rows=10": numbered(10), "rows=100000": numbered(100_000), "accents=100000": accented{numbered(100_000)}} {
		b.Run(name, func(b *testing.B) {
			d := newDesk(rows)
			b.ReportAllocs()
			for b.Loop() {
				d.run(d.search.look("needle"))
			}
		})
	}
}

// accented are rows with a letter that is folded in each.
type accented struct{ Rows }

func (a accented) AppendText(dst []byte, i int) []byte {
	return append(a.Rows.AppendText(dst, i), " of José Müller"...)
}
