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
	ctx, stop := untilSignal(t.Context())
	defer stop()
	if err := syscall.Kill(syscall.Getpid(), syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	<-ctx.Done()
	var signal *ui.SignalError
	err := because(ctx, errors.New("context canceled"))
	if !errors.As(err, &signal) || exitCode(err) != 143 || !isQuiet(err) {
		t.Errorf("because = %v, exit code %d", err, exitCode(err))
	}
}

func TestBecauseLeavesOtherErrorsAlone(t *testing.T) {
	t.Parallel()
	failed := errors.New("failed")
	if err := because(t.Context(), failed); !errors.Is(err, failed) {
		t.Errorf("because = %v", err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if err := because(ended, nil); err != nil {
		t.Errorf("because without an error = %v", err)
	}
}
