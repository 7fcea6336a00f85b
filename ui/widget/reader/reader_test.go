package reader_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/model/text/signs"
	"ztsession/ui/action"
	"ztsession/ui/look"
	"ztsession/ui/widget/reader"
)

// rows are a text of rows of one or two lines.
type rows []string

func (r rows) Len() int { return len(r) }

func (r rows) Lines(i, _ int) []string {
	first, second, two := strings.Cut(r[i], "|")
	if !two {
		return []string{"  " + first}
	}
	return []string{"  " + first, "    " + second}
}

// many are rows that have their number, and "port" in every tenth.
func many(n int) rows {
	all := make(rows, n)
	for i := range all {
		all[i] = fmt.Sprintf("row %d", i)
		if i%10 == 9 {
			all[i] += " port|of call"
		}
	}
	return all
}

// read returns a reader of 20 columns and 6 lines.
func read(text reader.Text) *reader.Reader {
	env := look.NewEnv(look.Auto, func() time.Time { return time.Time{} }, nil)
	r := reader.New(env, text)
	r.SetBody(20, 6)
	return r
}

// press presses keys, and takes what they started.
func press(r *reader.Reader, names ...string) {
	for _, name := range names {
		msg := tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
		switch name {
		case "enter":
			msg = tea.KeyPressMsg{Code: tea.KeyEnter}
		case "esc":
			msg = tea.KeyPressMsg{Code: tea.KeyEscape}
		}
		switch found, ok := action.Find(r.Actions("x"), msg); {
		case ok:
			found.Do()
		case name == "esc":
			r.Back()
		default:
			r.Key(msg)
		}
		settle(r, r.Pending())
	}
}

func settle(r *reader.Reader, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, one := range msg {
			settle(r, one)
		}
	case nil:
	default:
		r.Update(msg)
		settle(r, r.Pending())
	}
}

func shown(r *reader.Reader) string {
	var lines []string
	for _, line := range r.Body() {
		// The list says in its last line that there is more.
		lines = append(lines, strings.TrimSpace(strings.TrimPrefix(ansi.Strip(line), signs.Descending)))
	}
	return strings.Join(lines, "\n")
}

// TestATextIsSearched: from match to match and around, with the one where the search is
// told from the others, also at the end of the text, where nothing scrolls any further.
func TestATextIsSearched(t *testing.T) {
	r := read(many(40))
	press(r, "/", "p", "o", "r", "t", "enter")
	for i, want := range []string{"row 9 port", "row 19 port", "row 29 port", "row 39 port", "row 9 port"} {
		if text := shown(r); !strings.Contains(text, want) || !strings.Contains(r.Status(), fmt.Sprintf("%d of 4", i%4+1)) {
			t.Fatalf("match %d: %s\n%s", i, r.Status(), text)
		}
		press(r, "n")
	}
	press(r, "N", "N")
	if text := shown(r); !strings.Contains(text, "row 39 port") {
		t.Errorf("before the first is\n%s", text)
	}
	match := look.New(look.Dark, true).Match.Render("port")
	if body := strings.Join(r.Body(), "\n"); !strings.Contains(body, match) {
		t.Errorf("the match is not marked:\n%q", body)
	}
	press(r, "esc")
	if r.Status() != "" || strings.Contains(strings.Join(r.Body(), "\n"), match) {
		t.Errorf("after the search: %q\n%q", r.Status(), r.Body())
	}
}

// TestWhatLiesOverALineEndIsFound: a text breaks where the terminal ends.
func TestWhatLiesOverALineEndIsFound(t *testing.T) {
	r := read(many(40))
	press(r, append([]string{"/"}, strings.Split("port of call", "")...)...)
	press(r, "enter")
	if text := shown(r); !strings.Contains(text, "row 9 port\nof call") || !strings.Contains(r.Status(), "1 of 4") {
		t.Errorf("%s\n%s", r.Status(), text)
	}
}

// TestATextIsFiltered keeps the rows that have a text, and shows all again where one was.
func TestATextIsFiltered(t *testing.T) {
	r := read(many(40))
	press(r, "f", "p", "o", "r", "t", "enter")
	if got, want := shown(r), "row 9 port\nof call\nrow 19 port\nof call\nrow 29 port\nof call"; got != want {
		t.Errorf("the filter leaves\n%s", got)
	}
	press(r, "f", "x", "enter")
	if text := shown(r); !strings.Contains(text, "Nothing has this") {
		t.Errorf("nothing fits, and there is\n%s", text)
	}
	press(r, "esc")
	if text := shown(r); !strings.HasPrefix(text, "row 0\n") {
		t.Errorf("without the filter\n%s", text)
	}
}

// TestAChangeKeepsPlaceAndSearch: what is read may grow meanwhile.
func TestAChangeKeepsPlaceAndSearch(t *testing.T) {
	r := read(many(40))
	press(r, "/", "p", "o", "r", "t", "enter", "n")
	before := shown(r)
	r.Change(many(60))
	settle(r, r.Pending())
	if got := shown(r); got != before || !strings.Contains(r.Status(), "6 matches") && !strings.Contains(r.Status(), "of 6") {
		t.Errorf("%s\n%s\nbefore\n%s", r.Status(), got, before)
	}
	r.SetBody(12, 6)
	settle(r, r.Pending())
	press(r, "n")
	if text := shown(r); !strings.Contains(text, "row 29 port") {
		t.Errorf("the next is\n%s", text)
	}
}
