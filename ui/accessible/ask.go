package accessible

import (
	"context"
	"fmt"
	"strings"
	"time"

	"ztsession/model"
)

// patience is how long an answer takes before it is said that it is waited for.
const patience = 5 * time.Second

// plain makes a question of one that reports no progress.
func plain[T any](how func(context.Context) (T, error)) func(context.Context, func(model.Progress)) (T, error) {
	return func(ctx context.Context, _ func(model.Progress)) (T, error) { return how(ctx) }
}

// ask says what is asked for, and asks it. What is waited for meanwhile is said
// too, and what went wrong.
func ask[T any](d *dialogue, what string, how func(context.Context, func(model.Progress)) (T, error)) (T, error) {
	type answer struct {
		value T
		err   error
	}
	const reports = 8
	progress, answered := make(chan model.Progress, reports), make(chan answer, 1)
	d.say("Asking for " + what + ".")
	go func() {
		value, err := how(d.ctx, func(p model.Progress) {
			select {
			case progress <- p:
			default: // Holding the request up would be worse.
			}
		})
		answered <- answer{value, err}
	}()
	slow := time.NewTimer(patience)
	defer slow.Stop()
	for {
		select {
		case p := <-progress:
			d.waits(p)
		case <-slow.C:
			d.say("Still waiting for an answer. ctrl+c ends the program.")
		case a := <-answered:
			d.tick()
			switch {
			case d.ctx.Err() != nil:
				return a.value, d.ctx.Err()
			case a.err != nil:
				d.problem(a.err)
			default:
				d.wrong = nil
			}
			d.sayBudget()
			return a.value, a.err
		}
	}
}

// waits says why an answer takes longer, and when it is asked for again.
func (d *dialogue) waits(p model.Progress) {
	if p.RetryAt.IsZero() {
		return
	}
	d.say(fmt.Sprintf("%s. Attempt %d is at %s.", strings.TrimSuffix(p.Reason, "."), p.Attempt+1, d.clock.Second(p.RetryAt)))
}

// isLow reports whether so few requests are left that what is only convenient is not
// asked for.
func (d *dialogue) isLow() bool { return d.source != nil && d.source.Budget().Low(d.opts.Now()) }

// sayBudget says once that few requests are left, and until when.
func (d *dialogue) sayBudget() {
	was := d.low
	if d.low = d.isLow(); !d.low || was {
		return
	}
	b := d.source.Budget()
	d.say(fmt.Sprintf("Careful: %s until %s. What is only convenient, such as names of ids, is not asked for until then.", b, d.clock.TimeOfDay(b.Resets)))
}
