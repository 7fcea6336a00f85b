package sample

import (
	"fmt"
	"strings"

	"ztsession/model/lists"
	"ztsession/model/reason"
	"ztsession/model/sample"
	"ztsession/model/text/inert"
	"ztsession/model/text/words"
	"ztsession/ui/widget/detail"
)

// detailText says of the rule under the cursor what it comes to, in lines of a
// width.
func (s *Screen) detailText(width int) *detail.Text {
	row, styles := s.table.Chosen(), s.env.Styles
	d := &detail.Text{Styles: styles, Width: width}
	if row == nil || s.rows() == 0 || width <= detail.Column {
		return d
	}
	if row.Check != nil {
		d.Labelled("Here", s.env.Mask.Text(reason.Sentence(row.Check, s.env.Clock.Now)), styles.Text)
	} else {
		d.Labelled("Here", "This session has no check of the rule.", styles.Muted)
	}
	if row.Asks() {
		d.Labelled("Others", row.Here.Sentence(), styles.Strong)
		if apart := row.Here.Apart(); apart != "" {
			d.Labelled("Apart", words.Capital(apart)+".", styles.Text)
		}
	} else {
		d.Labelled("Others", sample.Counted(row.All), styles.Text)
	}
	if len(row.On) > 1 {
		for i := range row.On {
			d.Labelled(row.On[i].System, sample.Counted(row.On[i].Tally), styles.Muted)
		}
	}
	if row.Type != "" {
		d.Labelled("Type", row.Type, styles.Muted)
	}
	return d
}

// ticket are the lines that go into a ticket, as they may be shown.
func (s *Screen) ticket() string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s\n%s\n", s.headline(), sample.About(s.shown, s.env.Clock))
	compared := *s.session
	compared.Sample = s.shown
	for _, row := range lists.SampledRows(s.shown, &compared) {
		name := s.env.Mask.Text(row.Name)
		if row.Asks() {
			fmt.Fprintf(&out, "- %s: %s\n", name, row.Here.Sentence())
		} else if share := sample.ShareOf(row.All); share != sample.Nobody && share != sample.Unclear {
			fmt.Fprintf(&out, "- %s: fails for %s\n", name, sample.FailsFor(row.SampledRule))
		}
	}
	return inert.Text(out.String())
}
