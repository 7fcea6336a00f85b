//go:build !windows

package paint

import (
	"bytes"
	"context"
	"os/exec"
	"slices"
	"strings"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
)

// handed are the variables that tmux needs to find its server. A program that
// is started gets no others: they can hold credentials.
var handed = []string{"PATH", "TMUX", "TMUX_TMPDIR", "TERM", "HOME", "LANG", "LC_ALL", "LC_CTYPE"}

// moreColours returns what the terminal's description and tmux say of the
// colours, as the library does, which would start tmux with the whole environment.
func (p *Program) moreColours(ctx context.Context) colorprofile.Profile {
	outside := slices.DeleteFunc(slices.Clone(p.environ), func(variable string) bool { return strings.HasPrefix(variable, "TMUX=") })
	profile := colorprofile.Detect(p.device.out, outside)
	if p.environ.Getenv("TMUX") == "" {
		return profile
	}
	command := exec.CommandContext(ctx, "tmux", "info")
	command.Env = onlyHanded(p.environ)
	said, err := command.Output()
	if err == nil && tmuxHasTrueColour(said) {
		return colorprofile.TrueColor
	}
	return max(profile, colorprofile.ANSI256)
}

func onlyHanded(environ uv.Environ) []string {
	kept := make([]string, 0, len(handed))
	for _, variable := range environ {
		if name, _, _ := strings.Cut(variable, "="); slices.Contains(handed, name) {
			kept = append(kept, variable)
		}
	}
	return kept
}

// tmuxHasTrueColour reports whether one of the capabilities Tc and RGB is true.
func tmuxHasTrueColour(info []byte) bool {
	for line := range bytes.SplitSeq(info, []byte("\n")) {
		if (bytes.Contains(line, []byte("Tc")) || bytes.Contains(line, []byte("RGB"))) && bytes.Contains(line, []byte("true")) {
			return true
		}
	}
	return false
}
