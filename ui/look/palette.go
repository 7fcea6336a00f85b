package look

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// palette are the colours of a theme; nil is the terminal's own colour of text.
type palette struct {
	muted, accent, good, bad, warning, border color.Color
	// faint says that what is muted and borders are made faint by the terminal:
	// there is no grey of which one knows that it can be read.
	faint bool
}

// Colours are colours of a person's own, each as #7aa2f7; empty leaves the theme's.
type Colours struct {
	// Base is the theme that has what is left out; empty for the one that was chosen.
	Base                                      Theme
	Muted, Accent, Good, Bad, Warning, Border string
}

// over returns a palette with the colours in it. A terminal of few colours has no
// place for them.
func (c Colours) over(p palette, on Surface) palette {
	if on.FewColours {
		return p
	}
	for _, one := range []struct {
		text string
		into *color.Color
	}{{c.Muted, &p.muted}, {c.Accent, &p.accent}, {c.Good, &p.good}, {c.Bad, &p.bad}, {c.Warning, &p.warning}, {c.Border, &p.border}} {
		if one.text != "" {
			*one.into = lipgloss.Color(one.text)
		}
	}
	if c.Muted != "" {
		p.faint = false
	}
	return p
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

// colourBlindDark has blue for what is good, orange for what is bad and yellow
// between them, which stay apart without red or green receptors (M. Okabe and
// K. Ito, "Color Universal Design", 2008), and violet for the accent.
func colourBlindDark() palette {
	return palette{
		muted: lipgloss.Color("#9aa3ad"), accent: lipgloss.Color("#c9b6ff"), good: lipgloss.Color("#56b4e9"),
		bad: lipgloss.Color("#f58742"), warning: lipgloss.Color("#f0e442"), border: lipgloss.Color("#4b5263"),
	}
}

// colourBlindLight has the same hues dark enough for a white background, where
// orange and yellow are told apart by how dark they are.
func colourBlindLight() palette {
	return palette{
		muted: lipgloss.Color("#57606a"), accent: lipgloss.Color("#5b3fa0"), good: lipgloss.Color("#0063b2"),
		bad: lipgloss.Color("#701400"), warning: lipgloss.Color("#8a6a00"), border: lipgloss.Color("#a0a8b0"),
	}
}

func highContrastDark() palette {
	return palette{
		muted: lipgloss.Color("#d8dee4"), accent: lipgloss.Color("#8fd3ff"), good: lipgloss.Color("#7cff8f"),
		bad: lipgloss.Color("#ff9a93"), warning: lipgloss.Color("#ffd866"), border: lipgloss.Color("#b0b8c0"),
	}
}

func highContrastLight() palette {
	return palette{
		muted: lipgloss.Color("#2b3138"), accent: lipgloss.Color("#003b94"), good: lipgloss.Color("#004d14"),
		bad: lipgloss.Color("#8b0000"), warning: lipgloss.Color("#573600"), border: lipgloss.Color("#4a5058"),
	}
}

// terminalPalette has the terminal's own colours, of which each can be read on the
// background. While that is unknown there are only those that can be read on black
// and on white; what has none of its own is told by its words and symbols, as it
// always is.
func terminalPalette(on Background) palette {
	switch on {
	case DarkBackground:
		return palette{faint: true, accent: lipgloss.Cyan, good: lipgloss.Green, bad: lipgloss.BrightRed, warning: lipgloss.Yellow}
	case LightBackground:
		return palette{faint: true, accent: lipgloss.Blue, bad: lipgloss.Red, warning: lipgloss.Magenta}
	case UnknownBackground:
	}
	return palette{faint: true, bad: lipgloss.Red, warning: lipgloss.Magenta}
}
