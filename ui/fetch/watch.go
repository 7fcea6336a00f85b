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
type progressedMsg[T any] struct {
	of       *Of[T]
	id       int
	progress model.Progress
	await    func() tea.Cmd
}

// secondMsg says that a request has run for another second.
type secondMsg[T any] struct {
	of *Of[T]
	id int
}

// Watch starts a request as Ask does, for somebody who waits for it: Update
// then tells each second and each report of progress.
func (o *Of[T]) Watch(now time.Time, ask Func[T]) tea.Cmd {
	o.watched, o.since, o.progress = true, now, model.Progress{}
	return o.begin(ask)
}

func (o *Of[T]) runWatched(ctx context.Context, ask Func[T]) tea.Cmd {
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
func (o *Of[T]) awaitProgress(id int, progress <-chan model.Progress) tea.Cmd {
	return func() tea.Msg {
		p, ok := <-progress
		if !ok {
			return nil
		}
		await := func() tea.Cmd { return o.awaitProgress(id, progress) }
		return progressedMsg[T]{of: o, id: id, progress: p, await: await}
	}
}

// awaitSecond waits a second while the request runs.
func (o *Of[T]) awaitSecond() tea.Cmd {
	id := o.id
	return tea.Tick(time.Second, func(time.Time) tea.Msg { return secondMsg[T]{of: o, id: id} })
}

func (o *Of[T]) watches(id int) bool { return o.wanted && o.watched && id == o.id && o.next == nil }

// Since returns when the request that is watched was started.
func (o *Of[T]) Since() time.Time { return o.since }

// Progress returns the last report of the request that is watched.
func (o *Of[T]) Progress() model.Progress { return o.progress }
