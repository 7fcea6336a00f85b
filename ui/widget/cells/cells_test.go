package cells

import (
	"testing"

	"ztsession/model/text/measure"
)

func TestFitAndPad(t *testing.T) {
	tests := []struct {
		text     string
		width    int
		fit, pad string
	}{
		{"ab", 4, "ab  ", "ab  "},
		{"abcdef", 4, "abc⋯", "abcd"},
		{"ディスク", 5, "ディ⋯", "ディ "},
		{"ディスク", 4, "デ⋯ ", "ディ"},
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
	if styled := Fit("\x1b[1mabcdef\x1b[m", 3); measure.Cells(styled) != 3 {
		t.Errorf("a styled text became %q", styled)
	}
}

func TestFitMiddle(t *testing.T) {
	for _, test := range []struct {
		text  string
		limit int
		want  string
	}{
		{".result", 7, ".result"},
		{".result.email", 7, ".re⋯ail"},
		{".result.email", 6, ".r⋯ail"},
		{".result.email", 1, "⋯"},
		{".result.email", 2, "⋯l"},
		{".result.email", 0, ""},
		{".漢字漢字漢字", 7, ".漢⋯字"},
	} {
		if got := FitMiddle(test.text, test.limit); got != test.want {
			t.Errorf("FitMiddle(%q, %d) = %q, want %q", test.text, test.limit, got, test.want)
		}
	}
}

func TestTheGutterGivesWayInNarrowWindows(t *testing.T) {
	for width, want := range map[int]int{0: 0, 3: 0, 4: 1, 7: 1, 8: 2, 200: 2} {
		if got := Gutter(width); got != want {
			t.Errorf("Gutter(%d) = %d, want %d", width, got, want)
		}
	}
}
