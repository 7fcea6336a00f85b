package ui

import tea "charm.land/bubbletea/v2"

func (a *App) setClock() {
	a.lookUp.SetClock(a.clock)
	for _, p := range a.pages {
		p.setClock(a.clock)
	}
	if a.recents != nil {
		a.recents.setClock(a.clock)
	}
}

// cycleTime goes on to the next way of showing times.
func (a *App) cycleTime() tea.Cmd {
	a.clock.Mode = a.clock.Mode.Next()
	a.clock.Now = a.opts.Now()
	a.setClock()
	return a.startMinutes()
}

// startMinutes keeps the ages on the screen right. Every way of showing times
// has ages somewhere, such as beside the exact time of a check.
func (a *App) startMinutes() tea.Cmd {
	if a.screen == credentialsScreen {
		return nil
	}
	a.minutes++
	return awaitMinute(a.minutes)
}

func (a *App) minutePassed(msg minutePassedMsg) tea.Cmd {
	if msg.generation != a.minutes || a.screen == credentialsScreen {
		return nil
	}
	a.clock.Now = a.opts.Now()
	a.setClock()
	return awaitMinute(a.minutes)
}
