package sample

import (
	"cmp"
	"fmt"
	"strings"

	"ztsession/model/sample"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/model/text/wrap"
	"ztsession/ui/keys"
	"ztsession/ui/layout"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
)

const (
	// Below this height in lines the detail takes the place of the list, and what was
	// read is not said above it.
	shortHeight = 16
	// mostHeadline is how many lines the headline takes, and leastList how many the
	// list has at least before the detail has any.
	mostHeadline, leastList = 3, 4
	// leastDetail is how many lines the detail has where it has any.
	leastDetail = 5
)

func (s *Screen) isShort() bool { return s.height < shortHeight }

// areas are the heights of the parts of the screen, in lines.
type areas struct{ banner, head, list, rule, detail int }

// areas divides the screen: the detail has the lines that the list needs not.
func (s *Screen) areas() areas {
	a := areas{banner: s.Banner.Height(s.width), head: len(s.head())}
	room := max(s.height-1-a.banner-a.head, 0)
	switch {
	case s.rows() == 0:
		a.list = room
	case s.isShort() && s.opened:
		a.rule, a.detail = 1, max(room-1, 0)
	case s.isShort():
		a.list = room
	default:
		need := s.table.Lines(s.width, s.rows()+1)
		a.rule = 1
		a.detail = max(min(s.said, room-1-leastList), leastDetail, room-1-need)
		a.list = max(room-1-a.detail, 0)
	}
	return a
}

func (s *Screen) rows() int {
	if s.shown == nil {
		return 0
	}
	return len(s.shown.Rules)
}

// arrange gives each part its size, once anything has changed.
func (s *Screen) arrange() {
	text := s.detailText(s.width)
	s.said = text.Len()
	a := s.areas()
	s.table.SetSize(s.width, a.list)
	s.table.SetOpened(s.opened)
	s.detail.Show(text, s.opened)
	s.detail.SetSize(s.width, a.detail)
}

// head is what stands above the list: what it comes to, what was read, what is
// being waited for.
func (s *Screen) head() []string {
	styles := s.env.Styles
	var lines []string
	paragraph := func(text string, most int, ink look.Style) {
		all := wrap.Text(text, max(s.width-2, 1))
		if len(all) > most {
			all = all[:most]
			all[most-1] = measure.Truncate(all[most-1]+" "+signs.Cut, s.width-2, signs.Cut)
		}
		for _, line := range all {
			lines = append(lines, " "+ink.Render(line))
		}
	}
	if s.shown != nil && (!s.isShort() || !s.opened) {
		paragraph(s.headline(), mostHeadline, styles.Strong)
		if !s.isShort() {
			paragraph(s.about(), mostHeadline, styles.Muted)
		}
	}
	if s.reading.Asking() {
		paragraph(s.waiting(), 2, styles.Text)
	}
	return lines
}

// waiting says what is being waited for, and how far it is.
func (s *Screen) waiting() string {
	p := s.reading.Progress()
	if s.stopping {
		return fmt.Sprintf("Stopping; %d of %d are read...", p.Done, p.Of)
	}
	line := screen.Waiting(s.env, "Reading the newest sessions of others", s.reading.Since(), p)
	if p.Of == 0 {
		return line
	}
	return line + fmt.Sprintf("   %s %d of %d", bar(p.Done, p.Of), p.Done, p.Of)
}

// bar draws how much is done.
func bar(done, of int) string {
	const cells = 10
	full := min(done*cells/max(of, 1), cells)
	return strings.Repeat(signs.Full, full) + strings.Repeat(signs.Rest, cells-full)
}

// headline is what the sample comes to for the session.
func (s *Screen) headline() string {
	compared := *s.session
	compared.Sample = s.shown
	if text := sample.Summary(&compared); text != "" {
		return s.env.Mask.Text(text)
	}
	return "No check of this session fails; the rules are listed as they are for others."
}

// about says what was read, and what is missing in it.
func (s *Screen) about() string {
	text := sample.Lead(s.shown)
	if short := sample.Shortfall(s.shown); short != "" {
		text += " " + short
	}
	return text
}

// age is how old the sample is.
func (s *Screen) age() string {
	if s.shown == nil || s.shown.At.IsZero() {
		return ""
	}
	return "read " + s.env.Clock.Moment(s.shown.At)
}

// View returns the screen's lines.
func (s *Screen) View() []string {
	a, styles := s.areas(), s.env.Styles
	out := []string{box.Box{Title: s.title(), Status: cmp.Or(s.table.Status(), s.status()), Focused: !s.opened}.Rule(styles, s.width)}
	out = append(out, s.Banner.Draw(styles, layout.Rect{W: s.width, H: a.banner})...)
	out = append(out, s.head()...)
	if a.list > 0 {
		out = append(out, box.Fill(s.list(), layout.Rect{W: s.width, H: a.list})...)
	}
	if a.detail > 0 {
		out = append(out, s.detailRule())
		out = append(out, box.Fill(s.detail.Body(), layout.Rect{W: s.width, H: a.detail})...)
	}
	return out
}

// title is the question that the screen answers.
func (s *Screen) title() string {
	const narrow = 60
	if s.width < narrow {
		return "Only them?"
	}
	return group
}

// status says how many sessions the answer rests on, and how old it is.
func (s *Screen) status() string {
	if s.shown == nil {
		return ""
	}
	return fmt.Sprintf("%d of %d read"+signs.Between+"%s", s.shown.Read, s.shown.Wanted, s.age())
}

// list are the rules in the window, or why there are none.
func (s *Screen) list() []string {
	switch {
	case s.rows() > 0:
		return s.table.View(!s.opened)
	case s.shown != nil:
		return box.Paragraph(s.env.Styles, "None of these sessions reports a posture check; "+keys.Name(s.env.Keys.Refresh)+" reads anew.", s.width)
	case s.reading.Asking():
		return box.Paragraph(s.env.Styles, "Counts of rules alone are kept, as long as the program runs, and nothing of a person.", s.width)
	default:
		return box.Paragraph(s.env.Styles, "Nothing was read; "+keys.Name(s.env.Keys.Refresh)+" tries again.", s.width)
	}
}

// detailRule is the title of the detail.
func (s *Screen) detailRule() string {
	row := s.table.Chosen()
	if row == nil {
		return box.Box{}.Rule(s.env.Styles, s.width)
	}
	status := ""
	switch found := s.detail.Status(); {
	case s.opened && found != "":
		status = found
	case !s.opened && s.detail.Scrolled():
		status = keys.Name(s.env.Keys.Move.Open) + " reads on"
	}
	return box.Box{Title: s.env.Mask.Text(row.Name), Status: status, Focused: s.opened}.Rule(s.env.Styles, s.width)
}
