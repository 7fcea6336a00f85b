package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// minutePassedMsg tells that relative times on the screen are out of date. The
// generation tells a chain of ticks that was given up from the one that runs.
type minutePassedMsg struct{ generation int }

// cycleTime goes on to the next way of showing times.
func (a *App) cycleTime() tea.Cmd {
	a.env.Clock.Mode = a.env.Clock.Mode.Next()
	a.env.Tick()
	a.envChanged()
	return a.startMinutes()
}

// startMinutes keeps the ages on the screen right. Every way of showing times
// has ages somewhere, such as beside the exact time of a check. The credentials
// alone have none.
func (a *App) startMinutes() tea.Cmd {
	a.minutes++
	if a.top().Screen == a.credentials {
		return nil
	}
	return awaitMinute(a.minutes)
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
