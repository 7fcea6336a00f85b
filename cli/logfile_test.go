package cli

import (
	"log/slog"
	"strings"
	"testing"
)

func TestLogLinesHaveNothingBesideTheirAttributes(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	log := slog.New(logLines(&out)).With("account", "canary", logMethod, "GET")
	log.Info("canary", "header", "canary", logStatus, 200, slog.Group("body", logPath, "canary"))
	if line := out.String(); strings.Contains(line, "canary") || !strings.Contains(line, " method=GET status=200\n") {
		t.Errorf("the line is %q", line)
	}
}
