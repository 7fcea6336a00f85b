package cells

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestFitAndPad(t *testing.T) {
	tests := []struct {
		text     string
		width    int
		fit, pad string
	}{
		{"ab", 4, "ab  ", "ab  "},
		{"abcdef", 4, "abc…", "abcd"},
		{"ディスク", 5, "ディ…", "ディ "},
		{"ディスク", 4, "デ… ", "ディ"},
		{"", 2, "  ", "  "},
		{"ab", 0, "", ""},
		{"ab", -1, "", ""},
	}
	for _, tt := range tests {
		if got := Fit(tt.text, tt.width); got != tt.fit {
			t.Errorf("Fit(%q, %d) = %q, want %q", tt.text, tt.width, got, tt.fit)
		}
		if got := Pad(tt.text, tt.width); got != tt.pad {
			t.Errorf("Pad(%q, %d) = %q, want %q", tt.text, tt.width, got, tt.pad)
		}
	}
	if styled := Fit("\x1b[1mabcdef\x1b[m", 3); ansi.StringWidth(styled) != 3 {
		t.Errorf("a styled text became %q", styled)
	}
}
