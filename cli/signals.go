package cli

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"ztsession/ui"
)

// UntilSignal returns a context that ends at SIGINT or SIGTERM with a
// *ui.SignalError as its cause. After that the signals do what they do by
// themselves, so that a second one ends the process at once. The screens watch
// for signals themselves, since they have a terminal to restore.
func UntilSignal(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(ctx)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case came := <-signals:
			signal.Stop(signals)
			cancel(&ui.SignalError{Signal: came})
		case <-ctx.Done():
			signal.Stop(signals)
		}
	}()
	return ctx, func() { cancel(nil) }
}
