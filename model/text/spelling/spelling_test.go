package spelling_test

import (
	"testing"

	"ztsession/model/text/spelling"
)

func TestNearest(t *testing.T) {
	t.Parallel()
	words := []string{"theme", "times", "zone", "watch_interval", "color", "profile", "colour-blind"}
	for meant, want := range map[string]string{
		"thme": "theme", "THEME": "theme", "tiems": "times", "watch-interval": "watch_interval", "watchInterval": "watch_interval", "colour": "color", "colorblind": "colour-blind",
		"timezone": "zone", "interval": "watch_interval", "profiles": "profile", "profil": "profile", "qqq": "", "language": "", "": "", "in": "",
	} {
		if got := spelling.Nearest(meant, words); got != want {
			t.Errorf("%q is taken for %q, want %q", meant, got, want)
		}
	}
	if got := spelling.Nearest("theme", nil); got != "" {
		t.Errorf("of no words it is %q", got)
	}
}
