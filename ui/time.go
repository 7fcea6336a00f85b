package ui

import (
	"cmp"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model/clock"
	"ztsession/ui/widget/box"
)

// minutePassedMsg tells that relative times on the screen are out of date. The
// generation tells a chain of ticks that was given up from the one that runs.
type minutePassedMsg struct{ generation int }

// cycleTime goes on to the next way of showing times.
func (a *App) cycleTime() tea.Cmd {
	a.env.Clock.Mode = a.env.Clock.Mode.Next()
	a.env.Tick()
	a.envChanged()
	a.say(box.Note(timesAre(a.env.Clock)))
	return a.startMinutes()
}

// timesAre says how times are shown now.
func timesAre(c clock.Clock) string {
	switch c.Mode {
	case clock.Local:
		zone, _ := c.Now.In(cmp.Or(c.Zone, time.UTC)).Zone()
		return "Times in local time (" + zone + ")."
	case clock.UTC:
		return "Times in UTC."
	case clock.Relative:
		return "Times as how long ago."
	default:
		return "Times as how long ago."
	}
}

// timeTitle is what the key for times is called: how they are shown now, unless
// each says so by itself.
func timeTitle(mode clock.Mode) string {
	switch mode {
	case clock.Local:
		return "time: local"
	case clock.UTC:
		return "time: UTC"
	case clock.Relative:
		return "time"
	default:
		return "time"
	}
}

// startMinutes keeps the ages on the screen right. Every way of showing times
// has ages somewhere, such as beside the exact time of a check. The credentials
// alone have none.
func (a *App) startMinutes() tea.Cmd {
	a.minutes++
	if a.env.Still {
		return nil
	}
	if a.top().Screen == a.credentials {
		return nil
	}
	return awaitMinute(a.minutes)
}

// catchUp brings ages up to date where they do not change by themselves.
func (a *App) catchUp() {
	if a.env.Still && a.env.IsBehind() {
		a.env.Tick()
		a.envChanged()
	}
}

func (a *App) minutePassed(msg minutePassedMsg) tea.Cmd {
	if msg.generation != a.minutes || a.top().Screen == a.credentials {
		return nil
	}
	a.env.Tick()
	a.envChanged()
	return awaitMinute(a.minutes)
}

// awaitMinute waits a minute, the unit of relative times.
func awaitMinute(generation int) tea.Cmd {
	return tea.Tick(time.Minute, func(time.Time) tea.Msg { return minutePassedMsg{generation: generation} })
}
