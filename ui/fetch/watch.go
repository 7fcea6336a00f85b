package fetch

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
)

// reports is how many reports of progress may wait to be read. A newer one is
// dropped rather than holding the request up.
const reports = 8

// progressedMsg is a report of a request under way.
type progressedMsg struct {
	of       *life
	id       int
	progress model.Progress
	await    func() tea.Cmd
}

// secondMsg says that a request has run for another second.
type secondMsg struct {
	of *life
	id int
}

func (o *life) watch(now time.Time, ask asked) tea.Cmd {
	o.watched, o.since, o.progress = true, now, model.Progress{}
	return o.begin(ask)
}

func (o *life) runWatched(ctx context.Context, ask asked) tea.Cmd {
	progress := make(chan model.Progress, reports)
	request := o.run(ctx, o.id, ask, func(p model.Progress) {
		select {
		case progress <- p:
		default:
		}
	})
	ended := func() tea.Msg {
		defer close(progress)
		return request()
	}
	return tea.Batch(ended, o.awaitProgress(o.id, progress), o.awaitSecond())
}

// awaitProgress waits for the next report of request id.
func (o *life) awaitProgress(id int, progress <-chan model.Progress) tea.Cmd {
	return func() tea.Msg {
		p, ok := <-progress
		if !ok {
			return nil
		}
		await := func() tea.Cmd { return o.awaitProgress(id, progress) }
		return progressedMsg{of: o, id: id, progress: p, await: await}
	}
}

// awaitSecond waits a second while the request runs.
func (o *life) awaitSecond() tea.Cmd {
	if o.still {
		return nil
	}
	id := o.id
	return tea.Tick(time.Second, func(time.Time) tea.Msg { return secondMsg{of: o, id: id} })
}

func (o *life) watches(id int) bool { return o.wanted && o.watched && id == o.id && o.next == nil }

// Since returns when the request that is watched was started.
func (o *life) Since() time.Time { return o.since }

// Progress returns the last report of the request that is watched.
func (o *life) Progress() model.Progress { return o.progress }
