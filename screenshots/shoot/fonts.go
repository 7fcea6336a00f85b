package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"ztsession/screenshots/raster"
)

// fontFolder is where Debian's packages put fonts, and packages are those that
// have the fonts below.
const (
	fontFolder = "/usr/share/fonts/truetype"
	packages   = "fonts-jetbrains-mono fonts-dejavu-core"
)

func readFonts() (raster.Fonts, error) {
	var fonts raster.Fonts
	var err error
	if fonts.Regular, err = readFont("jetbrains-mono/JetBrainsMono-Regular.ttf"); err != nil {
		return raster.Fonts{}, err
	}
	if fonts.Bold, err = readFont("jetbrains-mono/JetBrainsMono-Bold.ttf"); err != nil {
		return raster.Fonts{}, err
	}
	for _, name := range []string{"dejavu/DejaVuSansMono.ttf", "dejavu/DejaVuSans.ttf"} {
		file, err := readFont(name)
		if err != nil {
			return raster.Fonts{}, err
		}
		fonts.Fallback = append(fonts.Fallback, file)
	}
	return fonts, nil
}

func readFont(name string) ([]byte, error) {
	file, err := os.ReadFile(filepath.Join(fontFolder, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s is missing; install the fonts with: apt-get install %s", filepath.Join(fontFolder, name), packages)
	}
	return file, err
}
