package look_test

import (
	"strings"
	"testing"

	"charm.land/lipgloss/v2"

	"ztsession/ui/look"
)

func TestAStyleRendersAsLipGlossDoes(t *testing.T) {
	for name, style := range map[string]lipgloss.Style{
		"plain": lipgloss.NewStyle(), "bold": lipgloss.NewStyle().Bold(true), "reverse": lipgloss.NewStyle().Reverse(true),
		"colour": lipgloss.NewStyle().Foreground(lipgloss.Color("#ff7b72")).Bold(true), "of the terminal": lipgloss.NewStyle().Foreground(lipgloss.Red),
	} {
		for _, text := range []string{" ", "a b  ", "漢字 e\u0301"} {
			var written strings.Builder
			kept := look.NewStyle(style)
			kept.Write(&written, text)
			if want := style.Render(text); kept.Render(text) != want || written.String() != want {
				t.Errorf("%s: %q is %q and %q, want %q", name, text, kept.Render(text), written.String(), want)
			}
		}
	}
}
