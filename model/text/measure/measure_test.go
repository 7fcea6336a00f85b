package measure_test

import (
	"testing"

	"ztsession/model/text/measure"
)

func TestTextIsCountedAsTmuxAndXtermCountIt(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"": 0, "abc": 3, "\x1b[1mabc\x1b[m": 3, "漢字": 4, "e\u0301": 1, "ليلى": 4, "👩": 2, "🇩🇪": 2,
		"ﾊﾞｯｸｱｯﾌﾟ": 8, "ﾃﾞｨｽｸ": 5, "ทำน้ำ": 4, "हिन्दी": 5, "👩🏽\u200d💻": 6, "⋯": 1,
	} {
		if got := measure.Cells(text); got != want {
			t.Errorf("%q takes %d cells, want %d", text, got, want)
		}
		if text != "\x1b[1mabc\x1b[m" && measure.Upto(text, 99) != want {
			t.Errorf("%q takes %d cells cluster by cluster, want %d", text, measure.Upto(text, 99), want)
		}
	}
}

func TestTruncateNeverLeavesMoreCellsThanAsked(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"abcdef", "ﾊﾞｯｸｱｯﾌﾟ ﾃﾞｨｽｸ", "ทำทำทำทำ", "काकाकाका", "\x1b[1mｶﾞｶﾞｶﾞ\x1b[m", "漢字漢字"} {
		for limit := range 20 {
			cut := measure.Truncate(text, limit, "⋯")
			if measure.Cells(cut) > limit {
				t.Errorf("Truncate(%q, %d) = %q takes %d cells", text, limit, cut, measure.Cells(cut))
			}
			if measure.Cells(text) <= limit && cut != text {
				t.Errorf("Truncate(%q, %d) = %q though it has room", text, limit, cut)
			}
		}
	}
	if got := measure.TruncateLeft("ｶﾞabc", 2, "⋯"); got != "⋯abc" {
		t.Errorf("TruncateLeft is %q", got)
	}
}

func TestUptoCountsNoFurtherThanItMust(t *testing.T) {
	t.Parallel()
	if got := measure.Upto("abcdefgh", 5); got != 6 {
		t.Errorf("counted to %d", got)
	}
}
