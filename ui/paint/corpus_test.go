package paint

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// scene is a view and the size of the terminal that it is shown on.
type scene struct {
	name          string
	width, height int
	view          tea.View
}

// scenes returns the golden screens of the program, as they are and in colours.
func scenes(t *testing.T) []scene {
	t.Helper()
	var all []scene
	for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 12}} {
		files, err := filepath.Glob(fmt.Sprintf("../testdata/*/*-%dx%d.golden", size[0], size[1]))
		if err != nil || len(files) < 20 {
			t.Fatalf("there are only %d golden screens of %v: %v", len(files), size, err)
		}
		for i, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			plain := strings.TrimSuffix(string(text), "\n")
			for _, content := range []string{plain, styled(plain, i)} {
				all = append(all, scene{filepath.Base(file), size[0], size[1], tea.View{Content: content, AltScreen: true}})
			}
		}
	}
	return append(all, oddities()...)
}

// oddities are frames that no screen of the program looks like.
func oddities() []scene {
	var all []scene
	add := func(name, content string, change func(*tea.View)) {
		v := tea.View{Content: content, AltScreen: true}
		if change != nil {
			change(&v)
		}
		all = append(all, scene{name, 40, 12, v})
	}
	cursor := func(x, y int, shape tea.CursorShape) func(*tea.View) {
		return func(v *tea.View) {
			v.Cursor = tea.NewCursor(x, y)
			v.Cursor.Shape = shape
		}
	}
	add("style over lines", "\x1b[31mred\nstill red\x1b[m\nplain", nil)
	add("style over lines, changed", "\x1b[31mred\nstill red\x1b[32m\nnow green\x1b[m", nil)
	add("mark at the start of a line", "abc\n\u0301def", nil)
	add("mark at the start, styled", "abx\n\x1b[1m\u0301def\x1b[m", nil)
	add("combining", "e\u0301 o\u0308 \u1e69 नमस्ते สวัสดี", nil)
	add("wide", "日本語 ディスク 한국어\n"+strings.Repeat("好", 20), nil)
	add("wide over the edge", "x"+strings.Repeat("好", 20), nil)
	add("emoji", "👩🏽‍💻 👨‍👩‍👧‍👦 🇯🇴 🔓 done", nil)
	add("emoji of a cell", "❤️ ☎️ 1️⃣ done", nil)
	add("right to left", "العربية שלום mixed", nil)
	add("links", "\x1b]8;;https://example.com/a\x1b\\link\x1b]8;;\x1b\\ and text", nil)
	add("too long and too many", strings.Repeat(strings.Repeat("0123456789", 9)+"\n", 20), nil)
	add("empty lines", "\n\n\nx\n\n", nil)
	add("shorter", "one line", nil)
	add("nothing", "", nil)
	add("carriage returns", "abc\rx\r\nsecond\r\n", nil)
	add("tabs", "a\tb\tc", nil)
	add("cursor", "name: \nmore", cursor(6, 0, tea.CursorBlock))
	add("cursor elsewhere", "name: abc\nmore", cursor(9, 0, tea.CursorBar))
	add("cursor only moved", "name: abc\nmore", cursor(2, 1, tea.CursorUnderline))
	add("cursor gone", "name: abc\nmore", nil)
	for i := range 30 {
		var rows []string
		for y := range 12 {
			rows = append(rows, fmt.Sprintf("\x1b[3%dmrow %d of many\x1b[m", (i+y)%8, i+y))
		}
		add(fmt.Sprintf("scrolled to %d", i), strings.Join(rows, "\n"), nil)
	}
	return all
}

// styled puts styles on the words of a screen, other ones for each seed.
func styled(text string, seed int) string {
	styles := []string{"1", "38;2;255;175;0", "48;2;0;0;95;38;5;15", "4:3;58;2;255;0;0", "7", "2;3", "9;32"}
	var out strings.Builder
	for y, row := range strings.Split(text, "\n") {
		if y > 0 {
			out.WriteByte('\n')
		}
		for x, word := range strings.Split(row, " ") {
			if x > 0 {
				out.WriteByte(' ')
			}
			switch pick := (seed*7 + y*3 + x) % (len(styles) + 2); {
			case word == "" || pick >= len(styles)+1:
				out.WriteString(word)
			case pick == len(styles):
				out.WriteString(ansi.SetHyperlink("https://example.com/"+fmt.Sprint(x)) + word + ansi.ResetHyperlink())
			default:
				out.WriteString("\x1b[" + styles[pick] + "m" + word + "\x1b[m")
			}
		}
	}
	return out.String()
}
