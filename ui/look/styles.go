package look

import (
	"image/color"

	"charm.land/lipgloss/v2"

	"ztsession/model/facts"
	"ztsession/model/text/signs"
)

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

// New returns the styles of a theme on a terminal with all colours, of which it is
// known whether its background is dark.
func New(theme Theme, dark bool) *Styles {
	if dark {
		return On(Surface{Background: DarkBackground}, theme)
	}
	return On(Surface{Background: LightBackground}, theme)
}

// On returns the styles of a theme on a terminal.
func On(surface Surface, theme Theme) *Styles { return stylesOf(paletteOf(theme, surface)) }

func stylesOf(p palette) *Styles {
	base := lipgloss.NewStyle()
	in := func(c color.Color) lipgloss.Style {
		if c == nil {
			return base
		}
		return base.Foreground(c)
	}
	muted, border := in(p.muted).Faint(p.faint), in(p.border).Faint(p.faint)
	selected := in(p.accent).Reverse(true)
	return &Styles{
		Text:     NewStyle(base),
		Muted:    NewStyle(muted),
		Strong:   NewStyle(base.Bold(true)),
		Accent:   NewStyle(in(p.accent).Bold(true)),
		Good:     NewStyle(in(p.good)),
		Bad:      NewStyle(in(p.bad).Bold(true)),
		Warning:  NewStyle(in(p.warning)),
		Key:      NewStyle(base.Bold(true)),
		Match:    NewStyle(base.Reverse(true)),
		Selected: NewStyle(selected), SelectedMatch: NewStyle(selected.Bold(true).Underline(true)),
		Found:   NewStyle(base.Underline(true)),
		Border:  NewStyle(border),
		Focused: NewStyle(in(p.accent)),
		JSONKey: NewStyle(in(p.accent)),
		JSONNum: NewStyle(in(p.good)),
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
		return signs.Good + " "
	case facts.Bad:
		return signs.Bad + " "
	case facts.Warning:
		return "! "
	case facts.Plain, facts.Muted:
		return ""
	default:
		return ""
	}
}
