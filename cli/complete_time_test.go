package cli

import (
	"context"
	"io"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"ztsession/model"
)

func TestCompletionHasTwoSeconds(t *testing.T) {
	t.Parallel()
	vars := map[string]string{"CLOUDFLARE_API_TOKEN": "cfut_ExampleNotASecretExampleNotASecret000"}
	r := &run{Env: Env{Getenv: func(name string) string { return vars[name] }, Now: time.Now}}
	r.command(io.Discard) // which gives the flags their defaults
	asked := false
	r.completions(t.Context(), func(ctx context.Context, _ connection, _ model.Ref, _ string) ([]cobra.Completion, error) {
		asked = true
		if deadline, ok := ctx.Deadline(); !ok || time.Until(deadline) > 2*time.Second {
			t.Errorf("the deadline is %v, %v", deadline, ok)
		}
		return nil, nil
	}, model.Ref{}, "")
	if !asked {
		t.Error("nothing was asked")
	}
}
