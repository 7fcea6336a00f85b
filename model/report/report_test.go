package report_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/clock"
	typed "ztsession/model/decode"
	"ztsession/model/report"
	"ztsession/model/text/measure"
	"ztsession/model/text/safe"
)

var noon = clock.Clock{Now: time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC), Mode: clock.UTC}

// decode returns the session in body, as a file of that name would give it.
func decode(tb testing.TB, name string, body []byte) *model.Session {
	tb.Helper()
	doc, err := wire.Parse(body)
	if err != nil {
		tb.Fatal(err)
	}
	saved, err := wire.Recognise(doc)
	if err != nil {
		tb.Fatal(err)
	}
	s := typed.Session(doc, saved.Result)
	s.Messages, s.Body = saved.Messages, body
	s.Origin = model.Origin{Kind: saved.Kind, File: name, FetchedAt: noon.Now}
	return &s
}

func readAnswer(tb testing.TB, name string) *model.Session {
	tb.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", "answers", name+".json"))
	if err != nil {
		tb.Fatal(err)
	}
	return decode(tb, name+".json", body)
}

var answers = []string{
	"01-all-pass-macos-warp", "02-posture-failures-with-errors", "05-mtls-failed", "08-many-devices",
	"09-unknown-extra-fields", "10-null-and-missing", "12-unicode-rtl-emoji-long", "hostile",
}

func text(tb testing.TB, s *model.Session, width int) string {
	tb.Helper()
	var out bytes.Buffer
	if err := report.Text(&out, s, noon, width); err != nil {
		tb.Fatal(err)
	}
	return out.String()
}

func markdown(tb testing.TB, s *model.Session) string {
	tb.Helper()
	var out bytes.Buffer
	if err := report.Markdown(&out, s, noon); err != nil {
		tb.Fatal(err)
	}
	return out.String()
}

func TestText(t *testing.T) {
	t.Parallel()
	for _, name := range answers {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			golden.RequireEqual(t, text(t, readAnswer(t, name), report.Width))
		})
	}
}

func TestMarkdown(t *testing.T) {
	t.Parallel()
	for _, name := range answers {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			golden.RequireEqual(t, markdown(t, readAnswer(t, name)))
		})
	}
}

func TestTextStaysInItsWidth(t *testing.T) {
	t.Parallel()
	for _, name := range answers {
		for _, width := range []int{40, 57, 80, 120} {
			for line := range strings.Lines(text(t, readAnswer(t, name), width)) {
				line = strings.TrimSuffix(line, "\n")
				if cells := measure.Cells(line); cells > width {
					t.Errorf("%s at %d: a line is %d cells wide: %q", name, width, cells, line)
				}
				if safe.Text(line) != line {
					t.Errorf("%s: unsafe characters in %q", name, line)
				}
			}
		}
	}
}

func TestTextDoesNotGoBelowItsNarrowestWidth(t *testing.T) {
	t.Parallel()
	s := readAnswer(t, "02-posture-failures-with-errors")
	for _, width := range []int{-1, 0, 1, 39} {
		if text(t, s, width) != text(t, s, 40) {
			t.Errorf("width %d is not shown as 40", width)
		}
	}
}

type brokenWriter struct{ after int }

func (w *brokenWriter) Write(p []byte) (int, error) {
	if w.after -= len(p); w.after < 0 {
		return 0, os.ErrClosed
	}
	return len(p), nil
}

func TestErrorsOfTheWriterAreReturned(t *testing.T) {
	t.Parallel()
	s := readAnswer(t, "02-posture-failures-with-errors")
	for name, write := range map[string]func() error{
		"text":     func() error { return report.Text(&brokenWriter{}, s, noon, 80) },
		"markdown": func() error { return report.Markdown(&brokenWriter{}, s, noon) },
		"json":     func() error { return report.JSON(&brokenWriter{}, s) },
	} {
		if err := write(); err == nil {
			t.Errorf("%s: no error from a writer that fails", name)
		}
	}
}
