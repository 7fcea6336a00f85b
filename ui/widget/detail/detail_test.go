package detail_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/ui/look"
	"ztsession/ui/widget/detail"
)

func text(width int) *detail.Text {
	return &detail.Text{Styles: look.New(look.Dark, true), Width: width}
}

func TestTextsStandBehindTheirLabels(t *testing.T) {
	d := text(30)
	d.Paragraph(2, "A sentence that takes more than one line.", d.Styles.Strong)
	d.Labelled("Here", "Drive D is not encrypted.", d.Styles.Text)
	d.Labelled("Very long label", "x", d.Styles.Text)
	d.Add("as it is")
	view := detail.New(look.NewEnv(look.Auto, time.Now, nil))
	view.SetSize(30, 10)
	view.Show(d, false)
	want := []string{"  A sentence that takes more", "  than one line.", "  Here     Drive D is not", "           encrypted.", "  Very long label x", "as it is"}
	got := view.Body()
	for i := range got {
		got[i] = ansi.Strip(got[i])
	}
	if !slices.Equal(got[:min(len(got), len(want))], want) || d.Len() != len(want) || view.Scrolled() {
		t.Errorf("it shows\n%s", strings.Join(got, "\n"))
	}
	for _, width := range []int{0, 1, 5, 12} {
		d := text(width)
		d.Labelled("Here", "some words", d.Styles.Text)
		d.Paragraph(4, "some words", d.Styles.Text)
		if d.Len() == 0 {
			t.Errorf("nothing is said at %d cells", width)
		}
	}
}

// TestThePlaceStaysInTheSameText and not in that of another row.
func TestThePlaceStaysInTheSameText(t *testing.T) {
	long := text(20)
	for i := range 50 {
		long.Add(fmt.Sprint("line ", i))
	}
	view := detail.New(look.NewEnv(look.Auto, time.Now, nil))
	view.SetSize(20, 5)
	view.Show(long, false)
	for range 20 {
		view.Key(tea.KeyPressMsg{Code: tea.KeyDown})
	}
	view.Show(long, true)
	if got := view.Body()[0]; got != "line 20" || !view.Scrolled() {
		t.Errorf("it begins with %q", got)
	}
	view.Show(long, false)
	if got := view.Body()[0]; got != "line 0" {
		t.Errorf("another begins with %q", got)
	}
}
