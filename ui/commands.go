package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
)

// fetch is how a session is asked for: over the network or from a file.
type fetch func(ctx context.Context, progress func(model.Progress)) (*model.Session, error)

// runFetch asks for a session. The progress goes to a channel that
// awaitProgress empties; a report that nobody has read yet is dropped rather
// than holding the look-up up.
func runFetch(ctx context.Context, id int, ask fetch, progress chan<- model.Progress) tea.Cmd {
	return func() tea.Msg {
		defer close(progress)
		session, err := ask(ctx, func(p model.Progress) {
			select {
			case progress <- p:
			default:
			}
		})
		return sessionFetchedMsg{id: id, session: session, err: err}
	}
}

// awaitProgress waits for the next report of look-up id.
func awaitProgress(id int, progress <-chan model.Progress) tea.Cmd {
	return func() tea.Msg {
		p, ok := <-progress
		if !ok {
			return nil
		}
		return progressedMsg{id: id, progress: p, more: progress}
	}
}

// awaitSecond waits a second while look-up id runs.
func awaitSecond(id int) tea.Cmd {
	return tea.Tick(time.Second, func(time.Time) tea.Msg { return secondPassedMsg{id: id} })
}

// awaitMinute waits a minute, the unit of relative times.
func awaitMinute(generation int) tea.Cmd {
	return tea.Tick(time.Minute, func(time.Time) tea.Msg { return minutePassedMsg{generation: generation} })
}
