package scene_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ztsession/screenshots/scene"
)

// patience is far more than a scene takes: it only ends a test that hangs.
const patience = 2 * time.Minute

// again is how the pictures are made anew.
const again = "go run ./screenshots/shoot"

// TestPicturesShowTheProgramOfToday makes every picture anew.
func TestPicturesShowTheProgramOfToday(t *testing.T) {
	whole := 0
	for _, s := range scene.All() {
		t.Run(s.Name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), patience)
			defer cancel()
			picture, err := os.ReadFile(filepath.Join("..", s.File()))
			if err != nil {
				t.Fatalf("there is no picture; make it with: %s (%v)", again, err)
			}
			whole += len(picture)
			today, err := s.Picture(ctx)
			// What is asked in the background can come after the last text that a scene
			// waits for; a picture of another program is never taken, however often.
			for tries := 1; tries < 20 && err == nil && !bytes.Equal(picture, today); tries++ {
				today, err = s.Picture(ctx)
			}
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(picture, today) {
				t.Errorf("the picture is out of date; make it anew with: %s\n%s", again, difference(string(picture), string(today)))
			}
		})
	}
	const most = 2 << 20
	if whole > most {
		t.Errorf("the pictures have %d bytes together, more than %d", whole, most)
	}
}

// difference returns the first line in which two pictures differ.
func difference(drawn, today string) string {
	before, now := strings.Split(drawn, "\n"), strings.Split(today, "\n")
	for i := range min(len(before), len(now)) {
		if before[i] != now[i] {
			return "picture: " + before[i] + "\ntoday:   " + now[i]
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
	pictures, err := filepath.Glob(filepath.Join("..", "*.svg"))
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
