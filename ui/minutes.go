package ui

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model/clock"
)

func (a *App) setClock() {
	a.lookUp.SetClock(a.clock)
	for _, p := range a.pages {
		p.setClock(a.clock)
	}
}

func (a *App) startMinutes() tea.Cmd {
	if a.screen != pageScreen || a.clock.Mode != clock.Relative {
		return nil
	}
	a.minutes++
	return awaitMinute(a.minutes)
}

func (a *App) minutePassed(msg minutePassedMsg) tea.Cmd {
	if msg.generation != a.minutes || a.screen != pageScreen || a.clock.Mode != clock.Relative {
		return nil
	}
	a.clock.Now = a.opts.Now()
	a.setClock()
	return awaitMinute(a.minutes)
}
