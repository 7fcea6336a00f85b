package look_test

import (
	"image/color"
	"math"
	"reflect"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/model"
	"ztsession/model/facts"
	"ztsession/ui/look"
)

// leastContrast is what WCAG 2.2 asks for text (success criterion 1.4.3, AA).
const leastContrast = 4.5

// luminance returns the relative luminance of WCAG 2.2.
func luminance(c color.Color) float64 {
	linear := func(channel uint32) float64 {
		v := float64(channel) / 0xffff
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// textColours returns the colours of every style that text is written in.
// Borders only repeat what their place says, and are exempt.
func textColours(s *look.Styles) map[string]color.Color {
	colours := map[string]color.Color{}
	value := reflect.ValueOf(*s)
	for i := range value.NumField() {
		name := value.Type().Field(i).Name
		style, ok := value.Field(i).Interface().(look.Style)
		if !ok || name == "Border" || name == "Focused" {
			continue
		}
		if _, none := style.GetForeground().(lipgloss.NoColor); !none {
			colours[name] = style.GetForeground()
		}
	}
	return colours
}

func TestContrast(t *testing.T) {
	if got := contrast(color.Black, color.White); math.Abs(got-21) > 0.001 {
		t.Fatalf("black on white has the contrast %v, so this test measures wrongly", got)
	}
	tests := []struct {
		name        look.Theme
		dark        bool
		backgrounds []string
	}{
		{look.Dark, true, []string{"#000000", "#0d1117", "#1a1b26", "#1e1e1e", "#1e1e2e"}},
		{look.Auto, true, []string{"#000000", "#1e1e2e"}},
		{look.Light, false, []string{"#ffffff"}},
		{look.Light, true, []string{"#ffffff"}},
		{look.Auto, false, []string{"#ffffff"}},
	}
	for _, tt := range tests {
		colours := textColours(look.New(tt.name, tt.dark))
		if len(colours) < 5 {
			t.Fatalf("%s has %d colours of text", tt.name, len(colours))
		}
		for _, background := range tt.backgrounds {
			for name, c := range colours {
				ratio := contrast(c, lipgloss.Color(background))
				t.Logf("%s %s on %s: %.2f", tt.name, name, background, ratio)
				if ratio < leastContrast {
					t.Errorf("%s: %s on %s has the contrast %.2f, want %.1f", tt.name, name, background, ratio, leastContrast)
				}
			}
		}
	}
}

// TestTerminalThemeUsesTheTerminalsColours: what the person chose for their
// terminal is what they can read.
func TestTerminalThemeUsesTheTerminalsColours(t *testing.T) {
	for name, c := range textColours(look.New(look.Terminal, true)) {
		if _, ok := c.(ansi.BasicColor); !ok {
			t.Errorf("%s is %T, not one of the 16 colours", name, c)
		}
	}
}

func TestSymbolsAreOneCellWide(t *testing.T) {
	seen := map[string]model.CheckResult{}
	for _, result := range []model.CheckResult{model.CheckPass, model.CheckFail, model.CheckNotReported, model.CheckUnreadable, model.CheckNotAsked, model.CheckNotChecked} {
		symbol := result.Symbol()
		if ansi.StringWidth(symbol) != 1 || ansi.StringWidthWc(symbol) != 1 {
			t.Errorf("%s: %q is not one cell wide", result, symbol)
		}
		if other, ok := seen[symbol]; ok {
			t.Errorf("%s and %s have the same symbol", result, other)
		}
		seen[symbol] = result
	}
	if got := model.CheckResult(99).Symbol(); ansi.StringWidth(got) != 1 {
		t.Errorf("a result that does not exist has the symbol %q", got)
	}
}

func TestToneSymbols(t *testing.T) {
	tests := []struct {
		tone facts.Tone
		want string
	}{{facts.Good, "✓ "}, {facts.Bad, "✗ "}, {facts.Warning, "! "}, {facts.Plain, ""}, {facts.Muted, ""}, {99, ""}}
	for _, tt := range tests {
		if got := look.ToneSymbol(tt.tone); got != tt.want {
			t.Errorf("ToneSymbol(%d) = %q, want %q", tt.tone, got, tt.want)
		}
	}
}

func TestTones(t *testing.T) {
	for _, name := range look.Themes() {
		s := look.New(name, true)
		tests := []struct {
			tone facts.Tone
			want look.Style
		}{{facts.Good, s.Good}, {facts.Bad, s.Bad}, {facts.Warning, s.Warning}, {facts.Muted, s.Muted}, {facts.Plain, s.Text}, {99, s.Text}}
		looks := map[string]facts.Tone{}
		for _, tt := range tests {
			look := s.Tone(tt.tone).Render("x")
			if look != tt.want.Render("x") {
				t.Errorf("%s: tone %d looks like %q", name, tt.tone, look)
			}
			if other, ok := looks[look]; ok && tt.tone != 99 {
				t.Errorf("%s: the tones %d and %d look the same", name, tt.tone, other)
			}
			looks[look] = tt.tone
		}
	}
}
