package watching

import (
	"strings"
	"time"

	"ztsession/model/clock"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/model/watch"
	"ztsession/ui/look"
	"ztsession/ui/screen"
)

// twoLines is up to which width the last change stands below the state, where there
// are lines enough for both.
const twoLines = 110

// Height returns how many lines the watch takes of the screen: none when the session
// is not watched and there is nothing new.
func (w *Watching) Height(width, height int) int {
	const roomy = 20
	_, _, changed := w.last()
	switch {
	case !w.On() && w.News() == 0:
		return 0
	case changed && w.On() && width < twoLines && height >= roomy:
		return 2
	default:
		return 1
	}
}

// View returns the lines of the watch, count of them.
func (w *Watching) View(styles *look.Styles, width, count int) []string {
	room := width - 2
	state, change := w.state(styles, room), w.change(styles, room)
	switch {
	case count <= 0:
		return nil
	case count > 1:
		return []string{" " + state.fit(room), " " + change.fit(room)}
	case change.text == "":
		return []string{" " + state.fit(room)}
	case !w.On():
		return []string{" " + change.fit(room)}
	}
	// What is new comes first where both have no room.
	const gap = 3
	brief := w.brief(styles)
	for _, one := range []piece{state, brief} {
		if one.cells()+gap+min(change.cells(), room/2) <= room {
			return []string{" " + one.fit(room) + strings.Repeat(" ", gap) + change.fit(room-one.cells()-gap)}
		}
	}
	return []string{" " + brief.fit(room)}
}

// piece is a text with its style.
type piece struct {
	text  string
	style look.Style
	// sign stands before it in a style of its own.
	sign      string
	signStyle look.Style
}

func (p piece) cells() int { return measure.Cells(p.sign + p.text) }

// fit returns the piece in so many cells at most.
func (p piece) fit(room int) string {
	sign := measure.Truncate(p.sign, max(room, 0), signs.Cut)
	return p.signStyle.Render(sign) + p.style.Render(measure.Truncate(p.text, max(room-measure.Cells(sign), 0), signs.Cut))
}

// state says what the watch does: every so often, and when next.
func (w *Watching) state(styles *look.Styles, room int) piece {
	if !w.On() {
		return piece{text: "not watching any more", style: styles.Muted}
	}
	p := piece{sign: "watching", signStyle: styles.Accent, style: styles.Muted}
	p.text = " every " + span(w.Interval()) + ", " + w.next()
	if since, failing := w.watch.Failing(); failing {
		p.sign, p.signStyle = "! no answer since "+w.env.Clock.Second(since), styles.Warning
		p.text = ", " + w.next()
	}
	if name := w.Recording(); name != "" {
		p.text += signs.Between + "recording to " + name
		if measure.Cells(p.sign+p.text) > room {
			p.text = strings.Replace(p.text, signs.Between+"recording to "+name, signs.Between+"recording", 1)
		}
	}
	return p
}

// brief is the state where there is little room.
func (w *Watching) brief(styles *look.Styles) piece {
	p := piece{sign: "watching", signStyle: styles.Accent, style: styles.Muted, text: " " + w.left()}
	if w.env.Still && !w.asked.Asking() {
		p.text = " next" + p.text
	}
	if _, failing := w.watch.Failing(); failing {
		p.sign, p.signStyle = "! no answer", styles.Warning
	}
	if w.recorder != nil {
		p.text += " rec"
	}
	return p
}

// next says what comes next: an answer, another attempt, or a request.
func (w *Watching) next() string {
	if w.asked.Asking() {
		p := w.asked.Progress()
		if p.RetryAt.IsZero() {
			return "asking..."
		}
		return screen.Waiting(w.env, "asking", w.asked.Since(), p)
	}
	if w.env.Still {
		return "next at " + w.left()
	}
	return "next in " + w.left()
}

// left is the time up to the next request, rounded up as it is said, or the time of
// it where nothing may change by itself.
func (w *Watching) left() string {
	if w.asked.Asking() {
		return "..."
	}
	if w.env.Still {
		return w.env.Clock.Second(w.watch.Next())
	}
	left := w.watch.Next().Sub(w.env.Now())
	unit := time.Second
	if left > coarse {
		unit = step
	}
	return span((max(left, 0) + unit - 1) / unit * unit)
}

// change says what changed last, and whether anybody has looked at it.
func (w *Watching) change(styles *look.Styles, room int) piece {
	line, isNew, ok := w.last()
	if !ok {
		return piece{}
	}
	p := piece{text: w.env.Clock.Second(line.At) + "  " + line.String(), style: styles.Muted}
	if isNew {
		p.sign, p.signStyle, p.style = "NEW ", styles.Warning, styles.Text
	}
	if room < 60 {
		// The minute has to do.
		p.text = line.String()
	}
	return p
}

// span is a time as people say it.
func span(d time.Duration) string {
	if d > time.Minute && d%time.Minute != 0 {
		return clock.Span(d.Truncate(time.Minute)) + " " + clock.Span(d%time.Minute)
	}
	return clock.Span(d)
}

// Ended returns what is said when watching is over, or nothing.
func Ended(why watch.Over, again string) string {
	switch why {
	case watch.Untouched:
		return "Watching is over after an hour without a key. " + again + " goes on."
	case watch.SessionEnded:
		return "The session has ended, so watching is over: nothing more will change in it."
	case watch.SessionGone:
		return "Cloudflare has this session no more: it ended, was revoked or logged out. Watching is over; below is how it was read last."
	case watch.Refused:
		return "Watching is over: Cloudflare refuses the question now."
	case watch.NotOver, watch.BySomebody, watch.Reached:
		return ""
	default:
		return ""
	}
}
