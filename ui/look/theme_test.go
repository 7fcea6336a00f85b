package look_test

import (
	"image/color"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/lucasb-eyer/go-colorful"

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
		if _, none := style.Lipgloss().GetForeground().(lipgloss.NoColor); !none {
			colours[name] = style.Lipgloss().GetForeground()
		}
	}
	return colours
}

func TestContrast(t *testing.T) {
	if got := contrast(color.Black, color.White); math.Abs(got-21) > 0.001 {
		t.Fatalf("black on white has the contrast %v, so this test measures wrongly", got)
	}
	dark := []string{"#000000", "#0d1117", "#1a1b26", "#1e1e1e", "#1e1e2e"}
	light := []string{"#ffffff"}
	for _, name := range look.Themes() {
		for background, grounds := range map[bool][]string{true: dark, false: light} {
			if name == look.Terminal {
				continue
			}
			switch {
			case name == look.Dark || strings.HasSuffix(string(name), "-dark"):
				grounds = dark
			case name == look.Light || strings.HasSuffix(string(name), "-light"):
				grounds = light
			}
			hasContrast(t, name, background, grounds)
		}
	}
}

// hasContrast checks every text of a theme on backgrounds. What is called high
// contrast has what WCAG 2.2 asks for enhanced (success criterion 1.4.6, AAA).
func hasContrast(t *testing.T, name look.Theme, dark bool, backgrounds []string) {
	t.Helper()
	least := leastContrast
	if strings.HasPrefix(string(name), string(look.HighContrast)) {
		least = 7
	}
	colours := textColours(look.New(name, dark))
	if len(colours) < 5 {
		t.Fatalf("%s has %d colours of text", name, len(colours))
	}
	for _, background := range backgrounds {
		for style, c := range colours {
			if ratio := contrast(c, lipgloss.Color(background)); ratio < least {
				t.Errorf("%s: %s on %s has the contrast %.2f, want %.1f", name, style, background, ratio, least)
			}
		}
	}
}

// The ways in which people see other colours, as matrices for linear RGB: G. M.
// Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for
// Simulation of Color Vision Deficiency", 2009, severity 1.
func deficiencies() map[string][9]float64 {
	return map[string][9]float64{
		"protanopia":   {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
		"deuteranopia": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
		"tritanopia":   {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
	}
}

func seenWith(m [9]float64, c color.Color) colorful.Color {
	own, _ := colorful.MakeColor(c)
	r, g, b := own.LinearRgb()
	return colorful.LinearRgb(m[0]*r+m[1]*g+m[2]*b, m[3]*r+m[4]*g+m[5]*b, m[6]*r+m[7]*g+m[8]*b).Clamped()
}

// TestStatesStayApartForColourBlindPeople: good, bad and warning differ by more than
// ten of what an eye can just tell apart (CIEDE2000, where 0.01 is one).
func TestStatesStayApartForColourBlindPeople(t *testing.T) {
	const apart = 0.1
	for _, name := range []look.Theme{look.ColourBlind + "-dark", look.ColourBlind + "-light"} {
		s := look.New(name, true)
		states := []color.Color{s.Good.Lipgloss().GetForeground(), s.Bad.Lipgloss().GetForeground(), s.Warning.Lipgloss().GetForeground()}
		for deficiency, matrix := range deficiencies() {
			for i, a := range states {
				for _, b := range states[i+1:] {
					if got := seenWith(matrix, a).DistanceCIEDE2000(seenWith(matrix, b)); got < apart {
						t.Errorf("%s with %s: %v and %v are %.2f apart", name, deficiency, a, b, got)
					}
				}
			}
		}
	}
	ordinary := look.New(look.Dark, true)
	if got := seenWith(deficiencies()["deuteranopia"], ordinary.Bad.Lipgloss().GetForeground()).DistanceCIEDE2000(seenWith(deficiencies()["deuteranopia"], ordinary.Warning.Lipgloss().GetForeground())); got >= apart {
		t.Errorf("the dark theme needs no other: %.2f", got)
	}
}

// xterm are the first 16 colours of xterm, as far as a theme has them.
func xterm() map[color.Color]string {
	return map[color.Color]string{
		lipgloss.Red: "#cd0000", lipgloss.Green: "#00cd00", lipgloss.Yellow: "#cdcd00", lipgloss.Blue: "#0000ee",
		lipgloss.Magenta: "#cd00cd", lipgloss.Cyan: "#00cdcd", lipgloss.BrightRed: "#ff0000",
	}
}

// TestFewColoursAreReadable: on a terminal of 16 colours every theme has those of the
// terminal, of which each can be read on what is known of the background: on black
// and on white while that is nothing. The large letters of WCAG, 3:1, are what the
// 16 colours of xterm have at best on both.
func TestFewColoursAreReadable(t *testing.T) {
	for background, grounds := range map[look.Background][]string{
		look.UnknownBackground: {"#000000", "#ffffff"}, look.DarkBackground: {"#000000"}, look.LightBackground: {"#ffffff"},
	} {
		for _, name := range look.Themes() {
			s := look.On(look.Surface{Background: background, FewColours: true}, name)
			for style, c := range textColours(s) {
				for _, ground := range grounds {
					value, known := xterm()[c]
					if !known {
						t.Errorf("%s: %s is %v, not one of the 16 colours", name, style, c)
					} else if ratio := contrast(lipgloss.Color(value), lipgloss.Color(ground)); ratio < 3 {
						t.Errorf("%s: %s on %s has the contrast %.2f", name, style, ground, ratio)
					}
				}
			}
			if !strings.Contains(s.Muted.Render("x"), "\x1b[2m") {
				t.Errorf("%s: what is muted looks like %q", name, s.Muted.Render("x"))
			}
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

func TestOwnColoursReplaceThoseOfTheTheme(t *testing.T) {
	env := look.NewEnv(look.Auto, time.Now, time.UTC)
	env.SetColours(look.Colours{Base: look.Dark, Accent: "#123456"})
	dark := look.New(look.Dark, true)
	if got := env.Styles.Accent.Render("x"); !strings.Contains(got, "38;2;18;52;86") {
		t.Errorf("the accent is %q", got)
	}
	if got, want := env.Styles.Bad.Render("x"), dark.Bad.Render("x"); got != want || env.FollowsTerminal() {
		t.Errorf("what is left out is %q, want %q", got, want)
	}
	env.SetFewColours(true)
	if got := env.Styles.Accent.Render("x"); strings.Contains(got, "38;2") {
		t.Errorf("on a terminal of 16 colours the accent is %q", got)
	}
	env.SetFewColours(false)
	if got := env.Styles.Accent.Render("x"); !strings.Contains(got, "38;2;18;52;86") {
		t.Errorf("the accent does not come back: %q", got)
	}
}
