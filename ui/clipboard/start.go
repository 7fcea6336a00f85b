package clipboard

import (
	"context"
	"os/exec"
	"strings"
	"time"
)

// afterwards is how long a program's pipes are waited for when it has ended.
const afterwards = 100 * time.Millisecond

// start runs a program of this computer. Its output is dropped: xclip and wl-copy
// leave a process behind that keeps the text and holds whatever they were given.
func start(ctx context.Context, name string, args, environ []string, input string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = environ
	cmd.Stdin = strings.NewReader(input)
	cmd.WaitDelay = afterwards
	apart(cmd)
	return cmd.Run()
}
