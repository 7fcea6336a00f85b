package places_test

import (
	"testing"

	"ztsession/cli/places"
)

// TestEachSystemHasItsPlaces, on whichever system this is run.
func TestEachSystemHasItsPlaces(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		system          string
		vars            map[string]string
		settings, state string
	}{
		{"linux", map[string]string{"HOME": "/home/jdoe"}, "/home/jdoe/.config/ztsession", "/home/jdoe/.local/state/ztsession"},
		{"linux", map[string]string{"HOME": "/home/jdoe", "XDG_CONFIG_HOME": "/xdg/", "XDG_STATE_HOME": "/state"}, "/xdg/ztsession", "/state/ztsession"},
		{"linux", map[string]string{"HOME": "/home/jdoe", "XDG_CONFIG_HOME": "relative", "XDG_STATE_HOME": "./x", "AppData": "/x"}, "/home/jdoe/.config/ztsession", "/home/jdoe/.local/state/ztsession"},
		{"linux", map[string]string{"HOME": "relative"}, "", ""},
		{"darwin", map[string]string{"HOME": "/Users/jdoe"}, "/Users/jdoe/.config/ztsession", "/Users/jdoe/.local/state/ztsession"},
		{"darwin", map[string]string{"HOME": "/Users/jdoe", "XDG_CONFIG_HOME": "/Users/jdoe/dot"}, "/Users/jdoe/dot/ztsession", "/Users/jdoe/.local/state/ztsession"},
		{"windows", map[string]string{"AppData": `C:\Users\jdoe\AppData\Roaming`, "LocalAppData": `C:\Users\jdoe\AppData\Local`, "HOME": "/c/Users/jdoe"}, `C:\Users\jdoe\AppData\Roaming\ztsession`, `C:\Users\jdoe\AppData\Local\ztsession`},
		{"windows", map[string]string{"AppData": `\\server\profiles\jdoe`, "LocalAppData": "relative"}, `\\server\profiles\jdoe\ztsession`, ""},
		{"windows", map[string]string{"AppData": `C:\x`, "LocalAppData": `C:\x`, "XDG_CONFIG_HOME": `D:\dot\`, "XDG_STATE_HOME": `D:relative`}, `D:\dot\ztsession`, `C:\x\ztsession`},
		{"windows", map[string]string{"HOME": `C:\Users\jdoe`}, "", ""},
	} {
		getenv := func(name string) string { return test.vars[name] }
		if got := places.On(test.system, places.Settings, getenv); got != test.settings {
			t.Errorf("%s, %v: settings in %q, want %q", test.system, test.vars, got, test.settings)
		}
		if got := places.On(test.system, places.State, getenv); got != test.state {
			t.Errorf("%s, %v: state in %q, want %q", test.system, test.vars, got, test.state)
		}
	}
}
