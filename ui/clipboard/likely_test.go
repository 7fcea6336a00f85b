package clipboard

import "testing"

func TestTheLikelyWayIsTold(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		environ []string
		has     string
		want    string
	}{
		"Wayland":     {[]string{"TERM=xterm", "WAYLAND_DISPLAY=w"}, "wl-copy", "wl-copy"},
		"tmux by SSH": {[]string{"TERM=xterm", "WAYLAND_DISPLAY=w", "SSH_TTY=x", "TMUX=y"}, "tmux", "tmux, which passes it on to the terminal where set-clipboard is on"},
		"SSH":         {[]string{"TERM=xterm", "SSH_TTY=x"}, "tmux", "OSC 52, if the terminal takes it"},
		"Screen":      {[]string{"TERM=screen", "STY=x"}, "", "OSC 52 through GNU Screen, if the terminal takes it"},
		"a console":   {[]string{"TERM=linux"}, "", ""},
	} {
		c := New(test.environ, nil)
		if got := c.Likely(func(program string) bool { return program == test.has }); got != test.want {
			t.Errorf("%s: by %q, want %q", name, got, test.want)
		}
	}
}
