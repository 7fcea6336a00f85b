// Command shoot makes the pictures in screenshots/ from the demo, or those that
// are named. It is run at the top of the repository: go run ./screenshots/shoot.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"ztsession/screenshots/scene"
)

// patience is how long all scenes may take together.
const patience = 5 * time.Minute

func main() {
	folder := flag.String("folder", "screenshots", "where the pictures go")
	flag.Parse()
	if err := shoot(*folder); err != nil {
		fmt.Fprintln(os.Stderr, "shoot:", err)
		os.Exit(1)
	}
}

func shoot(folder string) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	for _, s := range scene.All() {
		if len(flag.Args()) > 0 && !slices.Contains(flag.Args(), s.Name) {
			continue
		}
		picture, err := s.Picture(ctx)
		if err != nil {
			return fmt.Errorf("%s: %w", s.Name, err)
		}
		name := filepath.Join(folder, s.File())
		if err := os.WriteFile(name, picture, 0o644); err != nil {
			return err
		}
		fmt.Println(name)
	}
	return nil
}
