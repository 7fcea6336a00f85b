package session

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"ztsession/api/wire"
	"ztsession/model/decode"
	"ztsession/ui/look"
	"ztsession/ui/resolve"
)

// TestALargerTerminalNeverShowsLess: of every session of the tests, the pieces of the summary that some
// size shows are shown by every larger one, and no pane hides more rows where panes stand side by side.
func TestALargerTerminalNeverShowsLess(t *testing.T) {
	files, err := filepath.Glob("../../testdata/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("there are no sessions", err)
	}
	for _, file := range files {
		in := opened(t, file)
		var before []seen
		for _, width := range []int{40, 60, 80, 100, 109, 110, 120, 139, 140, 141, 160, 171, 200, 240} {
			for _, height := range []int{10, 17, 18, 19, 22, 28, 43, 58} {
				in.SetSize(width, height)
				_ = in.Settle()
				now := in.seen(width, height)
				for _, smaller := range before {
					if lost := now.lost(smaller); smaller.width <= width && smaller.height <= height && lost != "" {
						t.Errorf("%s: %dx%d shows %s and %dx%d does not", filepath.Base(file), smaller.width, smaller.height, lost, width, height)
					}
				}
				before = append(before, now)
			}
		}
	}
}

func opened(t *testing.T, file string) *Screen {
	t.Helper()
	text, err := os.ReadFile(file)
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
	return New(t.Context(), Deps{Env: look.NewEnv(look.Auto, now, time.UTC), Names: resolve.New(t.Context(), true)}, &s)
}

// seen is what a size shows.
type seen struct {
	width, height int
	framed        bool
	pieces        map[string]bool // of the summary
	rows          []int           // of the panes of the left, from the top
}

func (in *Screen) seen(width, height int) seen {
	now := seen{width: width, height: height, framed: in.layout.Framed, pieces: map[string]bool{}}
	summary := ansi.Strip(strings.Join(in.summary(in.layout.Summary), "\n"))
	for i, piece := range in.summaryItems() {
		if i > 0 && strings.Contains(summary, pieceText(piece)) {
			now.pieces[piece.ID] = true
		}
	}
	for i, slot := range in.view.Slots {
		if !slot.Right {
			now.rows = append(now.rows, min(in.layout.Panes[i].H-2, slot.Rows))
		}
	}
	return now
}

func (s seen) lost(smaller seen) string {
	for id := range smaller.pieces {
		if !s.pieces[id] {
			return "the piece " + id + " of the summary"
		}
	}
	if !s.framed || !smaller.framed {
		return ""
	}
	for i := range s.rows {
		if s.rows[i] < smaller.rows[i] {
			return "more rows of a pane"
		}
	}
	return ""
}
