//go:build unix

package cli

import (
	"context"
	"errors"
	"syscall"
	"testing"

	"ztsession/ui"
)

func TestSignalEndsTheContextWithItsCode(t *testing.T) {
	ctx, stop := UntilSignal(t.Context())
	defer stop()
	if err := syscall.Kill(syscall.Getpid(), syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	<-ctx.Done()
	var signal *ui.SignalError
	err := causeOf(ctx, errors.New("context canceled"))
	if !errors.As(err, &signal) || exitCode(err) != 143 || !isQuiet(err) {
		t.Errorf("cause = %v, exit code %d", err, exitCode(err))
	}
}

func TestCauseOfLeavesOtherErrorsAlone(t *testing.T) {
	t.Parallel()
	failed := errors.New("failed")
	if err := causeOf(t.Context(), failed); !errors.Is(err, failed) {
		t.Errorf("cause = %v", err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if err := causeOf(ended, nil); err != nil {
		t.Errorf("the cause without an error = %v", err)
	}
}
