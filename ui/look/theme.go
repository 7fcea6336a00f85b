// Package look has the look of the screens: one accent colour, and a colour for
// each tone that only repeats what a word and a symbol already say; and Env,
// the surroundings that all screens share.
package look

import "strings"

// Theme is a theme that a person can choose.
type Theme string

// The themes. Auto, ColourBlind and HighContrast have a dark and a light side, of
// which they are the one that fits the terminal's background.
const (
	Auto         Theme = "auto"
	Dark         Theme = "dark"
	Light        Theme = "light"
	ColourBlind  Theme = "colour-blind"
	HighContrast Theme = "high-contrast"
	Terminal     Theme = "terminal" // the terminal's own 16 colours
)

// The ends of the names of a theme's sides.
const (
	onDark  Theme = "-dark"
	onLight Theme = "-light"
)

// Themes returns the themes in the order in which help lists them.
func Themes() []Theme {
	return []Theme{
		Auto, Dark, Light, ColourBlind, ColourBlind + onDark, ColourBlind + onLight,
		HighContrast, HighContrast + onDark, HighContrast + onLight, Terminal,
	}
}

// follows reports whether the theme depends on the terminal's background.
func (t Theme) follows() bool {
	return t == Auto || t == ColourBlind || t == HighContrast || t == Terminal
}

// Background is what is known of a terminal's background.
type Background int

// What is known of it.
const (
	UnknownBackground Background = iota
	DarkBackground
	LightBackground
)

// Surface is what a terminal can show, as far as it decides about colours.
type Surface struct {
	Background Background
	// FewColours says that it has 16 colours or fewer. They are whatever the person
	// chose for the terminal, so no shade of a theme has a counterpart among them.
	FewColours bool
}

// paletteOf returns the colours of a theme on a terminal.
func paletteOf(theme Theme, on Surface) palette {
	light := on.Background == LightBackground
	family := theme
	if !theme.follows() {
		family = Theme(strings.TrimSuffix(strings.TrimSuffix(string(theme), string(onDark)), string(onLight)))
		light = theme == Light || family+onLight == theme
	}
	switch {
	case theme == Terminal || on.FewColours:
		return terminalPalette(on.Background)
	case family == ColourBlind && light:
		return colourBlindLight()
	case family == ColourBlind:
		return colourBlindDark()
	case family == HighContrast && light:
		return highContrastLight()
	case family == HighContrast:
		return highContrastDark()
	case light:
		return lightPalette()
	default:
		return darkPalette()
	}
}
