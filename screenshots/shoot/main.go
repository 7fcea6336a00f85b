// Command shoot makes the pictures in screenshots/ from the demo, or those that
// are named. It is run at the top of the repository: go run ./screenshots/shoot.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"time"

	"ztsession/screenshots/pngtext"
	"ztsession/screenshots/raster"
	"ztsession/screenshots/scene"
)

// patience is how long all scenes may take together.
const patience = 2 * time.Minute

func main() {
	folder := flag.String("folder", "screenshots", "where the pictures go")
	flag.Parse()
	if err := shoot(*folder); err != nil {
		fmt.Fprintln(os.Stderr, "shoot:", err)
		os.Exit(1)
	}
}

func shoot(folder string) error {
	fonts, err := readFonts()
	if err != nil {
		return err
	}
	renderer, err := raster.New(raster.DefaultLook(), fonts)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	for _, s := range scene.All() {
		if len(flag.Args()) > 0 && !slices.Contains(flag.Args(), s.Name) {
			continue
		}
		picture, err := take(ctx, renderer, s)
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

// take returns the picture of a scene as a PNG file that keeps its frame.
func take(ctx context.Context, renderer *raster.Renderer, s scene.Scene) ([]byte, error) {
	screen, err := s.Play(ctx)
	if err != nil {
		return nil, err
	}
	drawn, err := renderer.Draw(screen)
	if err != nil {
		return nil, err
	}
	var file bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&file, drawn); err != nil {
		return nil, err
	}
	return pngtext.Add(file.Bytes(), scene.FrameKeyword, screen.Styled)
}
