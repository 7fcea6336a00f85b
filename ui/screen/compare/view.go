package compare

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"

	"ztsession/model/compare"
	"ztsession/model/compare/render"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
	"ztsession/model/text/wrap"
	"ztsession/ui/keys"
	"ztsession/ui/layout"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/cells"
)

const (
	// Below this height in lines a row is two lines at most, and neither the two
	// sessions nor the detail stand beside the list.
	shortHeight = 16
	// mostHeadline is how many lines the headline takes.
	mostHeadline = 2
	// The detail takes this share of what head and list leave, and at least so many lines.
	detailShare, leastDetail = 2, 5
)

func (s *Screen) isShort() bool { return s.height < shortHeight }

// areas are the heights of the parts of the screen, in lines.
type areas struct{ banner, headline, sides, heads, list, rule, detail int }

// areas divides the screen. An opened detail has all of the list's lines where
// there is no room for both.
func (s *Screen) areas() areas {
	a := areas{banner: s.Banner.Height(s.width), headline: len(s.headline()), heads: 1}
	if !s.isShort() {
		a.sides = 2
		if s.width >= sideBySide && s.view.Len() > 0 {
			a.heads++
		}
	}
	room := max(s.height-a.banner-a.headline-a.sides-a.heads, 0)
	switch {
	case s.isShort() && s.opened:
		a.heads, a.rule, a.detail = 0, 1, room
	case s.isShort(), s.view.Len() == 0:
		a.list = room
	default:
		need := s.listHeight()
		a.detail = max(room-1-need, (room-1)/detailShare, leastDetail)
		a.rule, a.list = 1, room-1-a.detail
	}
	return a
}

// listHeight is how many lines all rows take.
func (s *Screen) listHeight() int {
	if s.comparison() == nil {
		return 1
	}
	rows := rows{s}
	return max(rows.Len(), 1) * rows.Height(0, s.width)
}

// arrange gives each part its size, once anything has changed.
func (s *Screen) arrange() {
	a := s.areas()
	s.list.SetSize(s.width, a.list)
	s.detail.Show(s.detailText(s.row(), s.width), s.opened)
	s.detail.SetSize(s.width, a.detail)
}

// headline is the whole in one sentence.
func (s *Screen) headline() []string {
	c := s.comparison()
	if c == nil {
		return []string{"Comparing..."}
	}
	lines := wrap.Text(c.Headline(s.env.Clock), max(s.width-4, 1))
	if len(lines) > mostHeadline {
		lines = lines[:mostHeadline]
		lines[mostHeadline-1] = measure.Truncate(lines[mostHeadline-1]+" "+signs.Cut, s.width-4, signs.Cut)
	}
	return lines
}

// View returns the screen's lines.
func (s *Screen) View() []string {
	a, styles := s.areas(), s.env.Styles
	var out []string
	out = append(out, s.Banner.Draw(styles, layout.Rect{W: s.width, H: s.Banner.Height(s.width)})...)
	for i, line := range s.headline() {
		out = append(out, s.headlineSign(i)+styles.Strong.Render(line))
	}
	c := s.comparison()
	if c == nil {
		return out
	}
	if a.sides > 0 {
		out = append(out, s.side("There", render.Side(c.There, s.env.Clock)), s.side("Here ", render.Side(c.Here, s.env.Clock)))
	}
	if a.list > 0 {
		out = append(out, s.rule())
		if a.heads > 1 {
			out = append(out, s.columnHeads())
		}
		out = append(out, box.Fill(s.listLines(), layout.Rect{W: s.width, H: a.list})...)
	}
	if a.detail > 0 {
		out = append(out, s.detailRule())
		out = append(out, box.Fill(s.detail.Body(), layout.Rect{W: s.width, H: a.detail})...)
	}
	return out
}

// headlineSign stands before the lines of the headline.
func (s *Screen) headlineSign(line int) string {
	c, styles := s.comparison(), s.env.Styles
	switch {
	case c == nil, line > 0:
		return "   "
	case !c.Differs():
		return " " + styles.Good.Render(compare.Same.Symbol()) + " "
	default:
		return " " + s.weightStyle(&c.Rows[0]).Render(c.Rows[0].Change.Symbol()) + " "
	}
}

func (s *Screen) side(label, text string) string {
	return " " + s.env.Styles.Muted.Render(label) + "  " + measure.Truncate(text, max(s.width-len(label)-4, 1), signs.Cut)
}

// rule is the title of the list, with what is left out in its status. Where the
// sides stand in columns, their heads are in it.
func (s *Screen) rule() string {
	n := s.count()
	title := "No difference"
	if n.Differ > 0 {
		title = words.Count(n.Differ, "difference", "differences")
	}
	var status []string
	if found := s.list.Status(); found != "" {
		status = append(status, found)
	} else if at := s.list.Cursor(); at >= 0 && s.view.Len() > 0 {
		status = append(status, words.Place(at+1, s.view.Len()))
	}
	for _, part := range []string{leftOut(n.Noise, s.noise, "id or time", "ids and times"), leftOut(n.Same, s.same, "the same", "the same")} {
		if part != "" {
			status = append(status, part)
		}
	}
	return box.Box{Title: title, Status: strings.Join(status, signs.Between), Focused: !s.opened}.Rule(s.env.Styles, s.width)
}

// columnHeads stands above the columns.
func (s *Screen) columnHeads() string {
	in := columnsIn(s.width)
	line := strings.Repeat(" ", leader) + cells.Fit("What", in.subject+gap) + cells.Fit("There", in.there+gap) + "Here"
	return s.env.Styles.Muted.Render(line)
}

// leftOut counts what is left out, or says that it is shown.
func leftOut(n int, shown bool, one, many string) string {
	switch {
	case n == 0:
		return ""
	case shown:
		return words.Count(n, one, many)
	default:
		return words.Count(n, one, many) + " left out"
	}
}

// listLines are the rows in the window, or why there are none.
func (s *Screen) listLines() []string {
	if s.view.Len() > 0 {
		return s.list.View(true)
	}
	var also []string
	for _, one := range []struct {
		n    int
		key  key.Binding
		what string
	}{{s.count().Same, s.allKey(), "what is the same"}, {s.count().Noise, s.noiseKey(), "the ids and times that differ"}} {
		if one.n > 0 {
			also = append(also, fmt.Sprintf("%s shows %s (%d).", keys.AtStart(one.key), one.what, one.n))
		}
	}
	return box.Paragraph(s.env.Styles, strings.Join(also, " "), s.width)
}

// detailRule is the title of the detail.
func (s *Screen) detailRule() string {
	row := s.row()
	if row == nil {
		return box.Box{}.Rule(s.env.Styles, s.width)
	}
	status := row.Change.String()
	switch found := s.detail.Status(); {
	case s.opened && found != "":
		status = found
	case !s.opened && s.detail.Scrolled():
		status += signs.Between + keys.Name(s.env.Keys.Move.Open) + " reads on"
	}
	return box.Box{Title: row.Subject, Status: status, Focused: s.opened}.Rule(s.env.Styles, s.width)
}

// Point puts the cursor on the difference at a place.
func (s *Screen) Point(_, y int, choose bool) {
	a := s.areas()
	if !choose || s.comparison() == nil || a.list == 0 {
		return
	}
	above := s.Banner.Height(s.width) + len(s.headline()) + 1
	if a.sides > 0 {
		above += 2
	}
	if a.heads > 1 {
		above++
	}
	if s.list.Point(y - above) {
		s.arrange()
	}
}
