package scene_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"ztsession/screenshots/pngtext"
	"ztsession/screenshots/scene"
)

// patience is far more than a scene takes: it only ends a test that hangs.
const patience = 2 * time.Minute

// again is how the pictures are made anew.
const again = "go run ./screenshots/shoot"

// TestPicturesShowTheProgramOfToday compares every frame, colours included,
// with the one that its picture was drawn from.
func TestPicturesShowTheProgramOfToday(t *testing.T) {
	for _, s := range scene.All() {
		t.Run(s.Name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), patience)
			defer cancel()
			screen, err := s.Play(ctx)
			if err != nil {
				t.Fatal(err)
			}
			picture, err := os.ReadFile(filepath.Join("..", s.File()))
			if err != nil {
				t.Fatalf("there is no picture; make it with: %s (%v)", again, err)
			}
			drawn, found, err := pngtext.Find(picture, scene.FrameKeyword)
			if err != nil || !found {
				t.Fatalf("the picture does not say what it shows (%v); make it with: %s", err, again)
			}
			if drawn != screen.Styled {
				t.Errorf("the picture is out of date; make it anew with: %s\n%s", again, difference(drawn, screen.Styled))
			}
		})
	}
}

// difference returns the first line in which two frames differ.
func difference(drawn, today string) string {
	before, now := strings.Split(drawn, "\n"), strings.Split(today, "\n")
	for i := range min(len(before), len(now)) {
		switch {
		case ansi.Strip(before[i]) != ansi.Strip(now[i]):
			return "picture: " + ansi.Strip(before[i]) + "\ntoday:   " + ansi.Strip(now[i])
		case before[i] != now[i]:
			return "the colours differ in: " + ansi.Strip(now[i])
		}
	}
	return "the number of lines differs"
}

func TestEveryPictureHasItsScene(t *testing.T) {
	scenes := map[string]bool{}
	for _, s := range scene.All() {
		if scenes[s.File()] {
			t.Errorf("two scenes are called %s", s.Name)
		}
		scenes[s.File()] = true
	}
	pictures, err := filepath.Glob(filepath.Join("..", "*.png"))
	if err != nil {
		t.Fatal(err)
	}
	for _, picture := range pictures {
		if !scenes[filepath.Base(picture)] {
			t.Errorf("no scene makes %s", filepath.Base(picture))
		}
	}
}

func TestPlayEndsWhenItsTextNeverComes(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	never := scene.Scene{Name: "never", Width: 80, Height: 24, Steps: []scene.Step{{Until: "a text that no screen shows"}}}
	if _, err := never.Play(ctx); err == nil {
		t.Error("the scene was played to its end")
	}
}
