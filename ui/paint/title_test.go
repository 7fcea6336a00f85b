package paint

import "testing"

// TestTheTitleOfTheTerminalComesBack: it is kept when ours takes its place, and taken
// back when the screen is left; a change of ours keeps nothing.
func TestTheTitleOfTheTerminalComesBack(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ from, to, want string }{
		{"", "", ""},
		{"", "one", "\x1b[22;2t\x1b]2;one\a"},
		{"one", "one", ""},
		{"one", "two", "\x1b]2;two\a"},
		{"two", "", "\x1b]2;\a\x1b[23;2t"},
	} {
		if got := titleFrom(c.from, c.to); got != c.want {
			t.Errorf("from %q to %q: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}
