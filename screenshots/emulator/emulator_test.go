package emulator_test

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"ztsession/screenshots/emulator"
)

func TestScreenShowsWhatWasWritten(t *testing.T) {
	terminal := emulator.New(20, 3, io.Discard)
	defer terminal.Close()
	_, _ = io.WriteString(terminal, "\x1b[1mbold\x1b[0m\r\n日本 wide\x1b[?25l\x1b[?1049h")
	if screen := terminal.Screen(); !screen.AlternateScreen || screen.CursorShown {
		t.Errorf("alternate screen %v, cursor shown %v; want true, false", screen.AlternateScreen, screen.CursorShown)
	}
	_, _ = io.WriteString(terminal, "\x1b[?1049l\x1b[?25h")
	screen := terminal.Screen()
	if got, want := screen.Text(), "bold\n日本 wide\n"; got != want {
		t.Errorf("the screen shows %q, want %q", got, want)
	}
	if screen.AlternateScreen || !screen.CursorShown {
		t.Errorf("alternate screen %v, cursor shown %v; want false, true", screen.AlternateScreen, screen.CursorShown)
	}
	if !strings.Contains(screen.Styled, "\x1b[1mbold") {
		t.Errorf("the style is missing in %q", screen.Styled)
	}
}

func TestQuestionsAreAnswered(t *testing.T) {
	var input bytes.Buffer
	terminal := emulator.New(20, 3, &input)
	_, _ = io.WriteString(terminal, "ab\x1b[6n")
	terminal.Close()
	if got, want := input.String(), "\x1b[1;3R"; got != want {
		t.Errorf("the program was answered %q, want %q", got, want)
	}
}

func TestWaitForEndsWithTheTextOrWithTheContext(t *testing.T) {
	terminal := emulator.New(20, 3, io.Discard)
	defer terminal.Close()
	go func() { _, _ = io.WriteString(terminal, "here it is") }()
	if _, err := terminal.WaitFor(t.Context(), "here", "it is"); err != nil {
		t.Fatal(err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := terminal.WaitFor(ended, "something else")
	if err == nil || !strings.Contains(err.Error(), `"something else"`) || !strings.Contains(err.Error(), "here it is") {
		t.Errorf("the error is %v; want the text that was waited for, and the screen", err)
	}
}

func TestResizeChangesTheSize(t *testing.T) {
	terminal := emulator.New(20, 3, io.Discard)
	defer terminal.Close()
	terminal.Resize(10, 5)
	if width, height := terminal.Screen().Size(); width != 10 || height != 5 {
		t.Errorf("the size is %dx%d, want 10x5", width, height)
	}
}

// TestAProgramThatDrawsForTheSizeBeforeIsShown: between a resize and the moment at
// which a program hears of it, its output is for rows and columns that are gone.
func TestAProgramThatDrawsForTheSizeBeforeIsShown(t *testing.T) {
	for name, stale := range map[string]string{
		"a region scrolls up":            "\x1b[2;20r\x1b[S\x1b[r",
		"a region scrolls down":          "\x1b[1;20r\x1b[T\x1b[r",
		"the first line is reversed":     "\x1b[1;20r\x1b[H\x1bM\x1b[r",
		"lines are inserted and deleted": "\x1b[3;20r\x1b[4;1H\x1b[5L\x1b[5M\x1b[r",
		"a region begins below":          "\x1b[15;20r\x1b[S\x1b[r",
		"columns":                        "\x1b[?69h\x1b[1;40s\x1b[H\x1bM\x1b[2@\x1b[2P\x1b[?69l",
		"the cursor is restored":         "\x1b8\x1b[2L\x1b[2M\x1b[2@text\x1b[2P",
	} {
		t.Run(name, func(t *testing.T) {
			terminal := emulator.New(40, 20, io.Discard)
			defer terminal.Close()
			_, _ = io.WriteString(terminal, "\x1b[20;40H\x1b7")
			terminal.Resize(30, 12)
			_, _ = io.WriteString(terminal, stale+"\x1b[2J\x1b[Hthe new size")
			if got := terminal.Screen().Text(); !strings.HasPrefix(got, "the new size\n") {
				t.Errorf("the screen shows %q", got)
			}
		})
	}
}
