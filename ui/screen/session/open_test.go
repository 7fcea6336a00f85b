package session

import (
	"os"
	"testing"
	"time"

	"ztsession/api/wire"
	"ztsession/model/decode"
	"ztsession/ui/look"
	"ztsession/ui/resolve"
)

// TestALargerTerminalNeverShowsLess: of every session of the tests, the pieces of the summary that some
// size shows are shown by every larger one, and no pane hides more rows where panes stand side by side.
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
