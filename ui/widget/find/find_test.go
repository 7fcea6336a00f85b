package find

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model/mask"
	"ztsession/model/text/measure"
	"ztsession/ui/look"
	"ztsession/ui/widget/search"
)

// shelf are rows of texts; one that begins with # is a title, an empty one a space.
type shelf []string

func (s shelf) Len() int              { return len(s) }
func (s shelf) Selectable(i int) bool { return s.Part(i) == Row }
func (s shelf) Height(int, int) int   { return 1 }
func (s shelf) Texts() search.Rows    { return s }
func (s shelf) AppendText(dst []byte, i int) []byte {
	return append(dst, strings.TrimLeft(s[i], "#")...)
}

func (s shelf) Render(i, _ int, selected bool) []string {
	if selected {
		return []string{">" + s[i]}
	}
	return []string{s[i]}
}

func (s shelf) Part(i int) Part {
	switch {
	case s[i] == "":
		return Space
	case strings.HasPrefix(s[i], "#"):
		return Title
	default:
		return Row
	}
}

func newEnv() *look.Env {
	return look.NewEnv(look.Dark, func() time.Time { return time.Unix(0, 0) }, time.UTC)
}

func newShelf(rows shelf) *List {
	env := newEnv()
	l := NewList(env, env.Keys.Move, rows)
	l.SetSize(40, 20)
	return l
}

// press gives the list keys, letter by letter: > is enter, < esc, and those of
// search and filter are what their actions do. What it starts is done at once.
func press(l *List, keys string) {
	for _, key := range keys {
		pressOne(l, key)
		settle(l)
	}
}

func pressOne(l *List, key rune) {
	msg := tea.KeyPressMsg{Code: key, Text: string(key)}
	switch key {
	case '>':
		msg = tea.KeyPressMsg{Code: tea.KeyEnter}
	case '<':
		if !l.Typing() {
			l.Back()
			return
		}
		msg = tea.KeyPressMsg{Code: tea.KeyEscape}
	}
	if !l.Typing() {
		for _, one := range l.Actions("", func() {}) {
			if one.Do != nil && one.Keys.Enabled() && one.Shown() == string(key) {
				_, _ = one.Do()
				return
			}
		}
	}
	l.Key(msg)
}

// settle does what was started, to the end.
func settle(l *List) {
	for msgs := results(l.Pending()); len(msgs) > 0; msgs = results(l.Pending()) {
		for _, msg := range msgs {
			l.Update(msg)
		}
	}
}

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

func group() shelf {
	return shelf{"#Who", "Amina", "Ben", "", "#Where", "Lisbon", "Berlin", "", "#Other", "amber"}
}

func TestSearchAndFilterInAList(t *testing.T) {
	for _, test := range []struct{ name, keys, view, status string }{
		{"a filter keeps titles of what it keeps", "fbe", "#Who|>Ben||#Where|Berlin||#Other|amber|filter be", `filter "be" 3 of 10`},
		{"no title without a row, no empty line on top", "fli>", "#Where|>Lisbon|Berlin", `filter "li" 2 of 10`},
		{"nothing fits", "fzoe>", "  Nothing has this text. F shows all ro⋯", `filter "zoe" 0 of 10`},
		{"a capital is meant", "fA>", "#Who|>Amina", `filter "A" 1 of 10`},
		{"an expression", "f/^b.*n$/>", "#Who|>Ben||#Where|Berlin", `filter "/^b.*n$/" 2 of 10`},
		{"F shows all", "fbe>F", "#Who|Amina|>Ben||#Where|Lisbon|Berlin||#Other|amber", ""},
		{"so does esc", "fbe><", "#Who|Amina|>Ben||#Where|Lisbon|Berlin||#Other|amber", ""},
		{"esc in the prompt goes back to the filter before", "fbe>fr<", "#Who|>Ben||#Where|Berlin||#Other|amber", `filter "be" 3 of 10`},
		{"esc in the first prompt leaves all as it was", "jjfamb<", "#Who|Amina|Ben||#Where|>Lisbon|Berlin||#Other|amber", ""},
		{"unless it was moved", "jfb>jF", "#Who|Amina|Ben||#Where|>Lisbon|Berlin||#Other|amber", ""},
		{"search in what is kept", "fbe>/ber>", "#Who|Ben||#Where|>Berlin||#Other|amber", `filter "be" 3 of 10 ∙ search "ber" 1 of 2`},
		{"next goes around and says so", "/ber>nn", "#Who|Amina|Ben||#Where|Lisbon|>Berlin||#Other|amber", `search "ber" 1 of 2, from the top`},
		{"previous too", "/ber>N", "#Who|Amina|Ben||#Where|Lisbon|Berlin||#Other|>amber", `search "ber" 2 of 2, from the end`},
		{"esc ends the search before the filter", "fbe>/ber><", "#Who|Ben||#Where|>Berlin||#Other|amber", `filter "be" 3 of 10`},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := newShelf(group())
			press(l, test.keys)
			lines := l.View(true)
			for i := range lines {
				lines[i] = strings.TrimRight(plain(lines[i]), " ")
			}
			view := strings.Join(lines, "|")
			view, _, _ = strings.Cut(view, "||||")
			if test.view != "" && strings.Split(view, "|filter")[0] != strings.Split(test.view, "|filter")[0] {
				t.Errorf("the list is\n%s\nwant\n%s", view, test.view)
			}
			if got := l.Status(); got != test.status {
				t.Errorf("the status is %q, want %q", got, test.status)
			}
		})
	}
}

// plain is a line without escape sequences.
func plain(line string) string {
	var out strings.Builder
	in := false
	for _, r := range line {
		switch {
		case r == '\x1b':
			in = true
		case in:
			in = r != 'm'
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// TestAWrongExpressionIsKeptAndExplained: what was typed stays, enter does not close
// the prompt, and what was filtered before is still.
func TestAWrongExpressionIsKeptAndExplained(t *testing.T) {
	l := newShelf(group())
	press(l, "f/b(/>")
	if !l.Typing() || l.Height() != 2 {
		t.Errorf("typing %t, %d lines", l.Typing(), l.Height())
	}
	prompt := l.Find.View()
	if got := plain(strings.Join(prompt, "|")); !strings.Contains(got, "/b(/") || !strings.Contains(got, "a ) is miss") {
		t.Errorf("the prompt is %q", got)
	}
	if got := len(l.View(true)); got != 20 {
		t.Errorf("%d lines", got)
	}
}

// TestFiltersSurviveARefresh: with other rows, in other places.
func TestFiltersSurviveARefresh(t *testing.T) {
	l := newShelf(group())
	press(l, "fbe>/ber>")
	l.Replace(append(shelf{"#New", "Bella"}, group()...), 8)
	settle(l)
	if got, want := l.Status(), `filter "be" 4 of 12 ∙ search "ber" 1 of 2`; got != want {
		t.Errorf("the status is %q, want %q", got, want)
	}
	if l.Cursor() != 8 {
		t.Errorf("the cursor is on %d", l.Cursor())
	}
}

// many are rows of which every 1000th has a needle.
type many struct{ n int }

func (m many) Len() int            { return m.n }
func (m many) Selectable(int) bool { return true }
func (m many) Height(int, int) int { return 1 }
func (m many) Texts() search.Rows  { return m }
func (m many) text(i int) string {
	return fmt.Sprintf("%s %d", [...]string{"hay", "needle"}[b2i(i%1000 == 0)], i)
}
func (m many) Render(i, _ int, _ bool) []string { return []string{m.text(i)} }

func (m many) AppendText(dst []byte, i int) []byte { return append(dst, m.text(i)...) }

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// TestResultsStreamIn: a key looks at few rows; the rest is found beside the loop,
// and another key ends that.
func TestResultsStreamIn(t *testing.T) {
	env := newEnv()
	l := NewList(env, env.Keys.Move, many{100_000})
	l.SetSize(40, 20)
	pressOne(l, 'f')
	pressOne(l, 'n')
	late := l.Pending()
	if got := l.Status(); got != `filter "n" 1 of 100,000...` {
		t.Errorf("after a key: %s", got)
	}
	pressOne(l, 'e')
	if msgs := results(late); len(msgs) != 0 {
		t.Errorf("another key, and yet it brings %v", msgs)
	}
	messages := 0
	for msgs := results(l.Pending()); len(msgs) > 0; msgs = results(l.Pending()) {
		messages += len(msgs)
		for _, msg := range msgs {
			l.Update(msg)
		}
	}
	if got := l.Status(); got != `filter "ne" 100 of 100,000` || messages > 8 {
		t.Errorf("after %d messages: %s", messages, got)
	}
	// A refresh of the same rows keeps what is shown until more is known.
	pressOne(l, '>')
	l.Select(50_000)
	l.Replace(many{100_000}, 50_000)
	if l.Cursor() != 50_000 || l.Len() != 100 {
		t.Errorf("while it looks again the cursor is on %d of %d rows", l.Cursor(), l.Len())
	}
}

// TestWhatWasTypedIsNotShownUnderAMask: it may be a name.
func TestWhatWasTypedIsNotShownUnderAMask(t *testing.T) {
	env := newEnv()
	l := NewList(env, env.Keys.Move, group())
	l.SetSize(40, 20)
	press(l, "famina>/amina>")
	env.Mask = mask.New()
	if got, want := l.Status(), `filter "***" 1 of 10 ∙ search "***" 1 of 1`; got != want {
		t.Errorf("the status is %q, want %q", got, want)
	}
	press(l, "/li>")
	if got := l.Status(); !strings.Contains(got, `search "li"`) {
		t.Errorf("what is typed under the mask is not shown: %s", got)
	}
}

func TestBriefStatuses(t *testing.T) {
	for status, want := range map[string]string{
		`filter "a ∙ b" 2 of 9 ∙ search "x" 1 of 2`: "filtered 2 of 9|filtered",
		`search "x" 1 of 17, from the top ∙ 4 fail`: "1 of 17, from the top|1 of 17",
		"4 fail ∙ 6 pass":                           "",
	} {
		if got := strings.Join(Brief(status), "|"); got != want {
			t.Errorf("%q in brief is %q, want %q", status, got, want)
		}
	}
}

func TestEverySizeHoldsThePrompt(t *testing.T) {
	for width := range 60 {
		for height := range 6 {
			l := newShelf(group())
			l.SetSize(width, height)
			press(l, "f/(x/")
			lines := l.View(true)
			for _, line := range lines {
				if got := measure.Cells(line); got > max(width, 12) {
					t.Fatalf("%dx%d: %d cells in %q", width, height, got, line)
				}
			}
			if len(lines) > height {
				t.Fatalf("%dx%d: %d lines", width, height, len(lines))
			}
		}
	}
}

// BenchmarkFilterKey is what a key costs while 100,000 rows are filtered: the part
// that the key waits for.
func BenchmarkFilterKey(b *testing.B) {
	env := newEnv()
	l := NewList(env, env.Keys.Move, many{100_000})
	l.SetSize(40, 20)
	pressOne(l, 'f')
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if i%2 == 0 {
			pressOne(l, 'n')
		} else {
			l.Key(tea.KeyPressMsg{Code: tea.KeyBackspace})
		}
		_ = l.View(true)
	}
}
