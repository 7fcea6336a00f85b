package session

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/decode"
	"ztsession/ui/look"
	"ztsession/ui/resolve"
	"ztsession/ui/screen/session/pane"
)

// TestALargerTerminalNeverShowsLess: of sessions of every sort, whatever a terminal
// shows is shown by one that is a line higher, and by one that is wider.
func TestALargerTerminalNeverShowsLess(t *testing.T) {
	for _, one := range []struct {
		name  string
		focus int
	}{
		{"posture-failures", pane.AnswerPane},
		{"posture-failures", pane.IdentityPane},
		{"posture-failures", pane.PosturePane},
		{"mtls-failed", pane.AnswerPane},
		{"mtls-failed", pane.MTLSPane},
		{"service-token", pane.AnswerPane},
		{"many-devices", pane.DevicesPane},
		{"unicode", pane.IdentityPane},
	} {
		t.Run(fmt.Sprint(one.name, " ", one.focus), func(t *testing.T) {
			t.Parallel()
			in := opened(t, one.name)
			in.focus(one.focus)
			sweep(t, in)
		})
	}
}

// sweep compares what each size shows with the next in either direction. So each is
// compared with every larger one, at the price of a few hundred frames.
func sweep(t *testing.T, in *Screen) {
	t.Helper()
	for _, height := range []int{11, 23, 44} {
		var before seen
		for width := 40; width <= 200; width++ {
			now := in.seen(width, height)
			now.keeps(t, before)
			before = now
		}
	}
	for _, width := range []int{40, 80, 109, 110, 120, 160} {
		var before seen
		for height := 11; height <= 59; height++ {
			now := in.seen(width, height)
			now.keeps(t, before)
			before = now
		}
	}
}

// seen is what a size shows: the text of each of its parts without spaces, since
// words are broken at different places.
type seen struct {
	size  string
	parts []string
	words []string
}

// beyond takes away the signs that there is more above or below.
var beyond = strings.NewReplacer("▴", " ", "▾", " ")

// position is where a cursor is among rows, which nobody needs when all are shown.
var position = regexp.MustCompile(`^\d+/\d+$`)

func (in *Screen) seen(width, height int) seen {
	in.SetSize(width, height)
	_ = in.Settle()
	now := seen{size: fmt.Sprintf("%dx%d", width, height)}
	add := func(lines []string) {
		text := beyond.Replace(ansi.Strip(strings.Join(lines, "\n")))
		now.parts = append(now.parts, strings.Join(strings.Fields(text), ""))
		now.words = append(now.words, strings.Fields(text)...)
	}
	add(in.summary(in.layout.Summary))
	for i, area := range in.layout.Panes {
		if !area.Shown() {
			continue
		}
		add(in.panes[i].View(false))
		add([]string{strings.ReplaceAll(in.panes[i].Status(), " ∙ ", " ")})
	}
	if in.layout.Detail.Shown() {
		add(in.panes[in.layout.Detailed].Detail().Lines)
	}
	if in.layout.Title.Shown() {
		add([]string{in.titleLine()})
	} else if in.layout.Framed {
		title, status := in.headline(in.layout.Panes[pane.AnswerPane].W - borderCells)
		add([]string{title, status})
	}
	return now
}

// keeps fails the test when something that the smaller size shows is gone. A word
// that is cut says nothing, and short forms become long ones.
func (s seen) keeps(t *testing.T, smaller seen) {
	t.Helper()
	longer := strings.NewReplacer("ours", "our", "place", "", "cert", "cert", "now", "")
	for _, word := range smaller.words {
		word = strings.Trim(word, "─")
		if strings.Contains(word, "⋯") || position.MatchString(word) {
			continue
		}
		word = longer.Replace(word)
		found := false
		for _, part := range s.parts {
			found = found || strings.Contains(part, word)
		}
		if !found {
			t.Fatalf("%s shows %q and %s does not:\n%s", smaller.size, word, s.size, strings.Join(s.parts, "\n"))
		}
	}
}

func opened(t *testing.T, name string) *Screen {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "testdata", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	document, err := wire.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	saved, err := wire.Recognise(document)
	if err != nil {
		t.Fatal(err)
	}
	s := decode.Session(document, saved.Result)
	now := func() time.Time { return time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC) }
	s.Origin.FetchedAt = now().Add(-12 * time.Second)
	s.Origin.Listed = &model.SessionSummary{Expires: model.Known(now().Add(20 * time.Hour))}
	return New(t.Context(), Deps{Env: look.NewEnv(look.Auto, now, time.UTC), Names: resolve.New(t.Context(), true)}, &s, nil)
}
