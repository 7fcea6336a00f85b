// Package look has the look of the screens: one accent colour, and a colour for
// each tone that only repeats what a word and a symbol already say; and Env,
// the surroundings that all screens share.
package look

import (
	"image/color"

	"charm.land/lipgloss/v2"

	"ztsession/model/facts"
)

// Theme is a theme that a person can choose.
type Theme string

// The themes. Auto is Dark until the terminal says that its background is light.
const (
	Auto     Theme = "auto"
	Dark     Theme = "dark"
	Light    Theme = "light"
	Terminal Theme = "terminal" // the terminal's own 16 colours
)

// Themes returns the themes in the order in which help lists them.
func Themes() []Theme { return []Theme{Auto, Dark, Light, Terminal} }

// Styles are the styles of all screens. They are read each time something is drawn: Env changes
// them in place when the terminal tells its background.
type Styles struct {
	Text    Style // ordinary text
	Muted   Style // labels, hints, what was not reported
	Strong  Style // what the eye should find first
	Accent  Style // focus: the cursor, the title of the focused pane
	Good    Style
	Bad     Style
	Warning Style
	Key     Style // a key in the footer or in help
	Match   Style // a piece of text that a filter found, or a search at the cursor
	// Selected is the row of a table under the cursor, over its whole width: by more
	// than colour. SelectedMatch is what a filter found in it.
	Selected, SelectedMatch Style
	Found                   Style // a piece of text that a search found elsewhere
	Border                  Style
	Focused                 Style // the border of the focused pane
	JSONKey                 Style
	JSONNum                 Style
}

type palette struct {
	muted, accent, good, bad, warning, border color.Color
}

// New returns the styles of a theme; dark says what Auto stands for.
func New(theme Theme, dark bool) *Styles {
	p := darkPalette()
	switch {
	case theme == Terminal:
		p = terminalPalette()
	case theme == Light, theme == Auto && !dark:
		p = lightPalette()
	}
	base := lipgloss.NewStyle()
	return &Styles{
		Text:     NewStyle(base),
		Muted:    NewStyle(base.Foreground(p.muted)),
		Strong:   NewStyle(base.Bold(true)),
		Accent:   NewStyle(base.Foreground(p.accent).Bold(true)),
		Good:     NewStyle(base.Foreground(p.good)),
		Bad:      NewStyle(base.Foreground(p.bad).Bold(true)),
		Warning:  NewStyle(base.Foreground(p.warning)),
		Key:      NewStyle(base.Bold(true)),
		Match:    NewStyle(base.Reverse(true)),
		Selected: NewStyle(base.Foreground(p.accent).Reverse(true)), SelectedMatch: NewStyle(base.Foreground(p.accent).Reverse(true).Bold(true).Underline(true)),
		Found:   NewStyle(base.Underline(true)),
		Border:  NewStyle(base.Foreground(p.border)),
		Focused: NewStyle(base.Foreground(p.accent)),
		JSONKey: NewStyle(base.Foreground(p.accent)),
		JSONNum: NewStyle(base.Foreground(p.good)),
	}
}

func darkPalette() palette {
	return palette{
		muted: lipgloss.Color("#8b949e"), accent: lipgloss.Color("#7aa2f7"), good: lipgloss.Color("#7fc98a"),
		bad: lipgloss.Color("#ff7b72"), warning: lipgloss.Color("#e0af68"), border: lipgloss.Color("#4b5263"),
	}
}

func lightPalette() palette {
	return palette{
		muted: lipgloss.Color("#57606a"), accent: lipgloss.Color("#1f5fbf"), good: lipgloss.Color("#1a6e2e"),
		bad: lipgloss.Color("#b3201f"), warning: lipgloss.Color("#7d4e00"), border: lipgloss.Color("#a0a8b0"),
	}
}

func terminalPalette() palette {
	return palette{
		muted: lipgloss.BrightBlack, accent: lipgloss.Blue, good: lipgloss.Green,
		bad: lipgloss.Red, warning: lipgloss.Yellow, border: lipgloss.BrightBlack,
	}
}

// Tone returns the style of a tone.
func (s *Styles) Tone(tone facts.Tone) Style {
	switch tone {
	case facts.Good:
		return s.Good
	case facts.Bad:
		return s.Bad
	case facts.Warning:
		return s.Warning
	case facts.Muted:
		return s.Muted
	case facts.Plain:
		return s.Text
	default:
		return s.Text
	}
}

// ToneSymbol returns the symbol of a tone in the summary line, or nothing for a plain one.
func ToneSymbol(tone facts.Tone) string {
	switch tone {
	case facts.Good:
		return "✓ "
	case facts.Bad:
		return "✗ "
	case facts.Warning:
		return "! "
	case facts.Plain, facts.Muted:
		return ""
	default:
		return ""
	}
}
