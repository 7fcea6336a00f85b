package clipboard

import (
	"strings"
	"unicode/utf16"
)

// program is one that takes a text on its standard input.
type program struct {
	name string
	args []string
	// encode writes the text as the program reads it; nil for UTF-8.
	encode func(string) string
	// direct takes the text without a program, where a system has such a way.
	direct func(string) error
}

// desktopPrograms are those of systems where the environment says which display
// and which system there is.
func desktopPrograms(getenv func(string) string) []program {
	var all []program
	add := func(variable, name string, args ...string) {
		if getenv(variable) != "" {
			all = append(all, program{name: name, args: args})
		}
	}
	add("WAYLAND_DISPLAY", "wl-copy")
	add("DISPLAY", "xclip", "-selection", "clipboard", "-in")
	add("DISPLAY", "xsel", "--clipboard", "--input")
	if getenv("WSL_DISTRO_NAME") != "" {
		all = append(all, program{name: "clip.exe", encode: utf16LE})
	}
	add("TERMUX_VERSION", "termux-clipboard-set")
	return all
}

// utf16LE returns text as the programs of Windows read it whatever the locale,
// with the mark in front that says so.
func utf16LE(text string) string {
	var out strings.Builder
	for _, unit := range append([]uint16{0xfeff}, utf16.Encode([]rune(text))...) {
		out.WriteByte(byte(unit))
		out.WriteByte(byte(unit >> 8))
	}
	return out.String()
}

// inherited are the variables that a program needs to find the clipboard and
// tmux. It gets no other: among them are credentials.
var inherited = map[string]bool{
	"PATH": true, "HOME": true, "USER": true, "LOGNAME": true, "TMPDIR": true, "LANG": true, "LC_ALL": true, "LC_CTYPE": true, "TERM": true,
	"DISPLAY": true, "XAUTHORITY": true, "WAYLAND_DISPLAY": true, "WAYLAND_SOCKET": true, "XDG_RUNTIME_DIR": true, "XDG_SESSION_TYPE": true,
	"TMUX": true, "TMUX_PANE": true, "TMUX_TMPDIR": true, "__CF_USER_TEXT_ENCODING": true,
	"WSL_DISTRO_NAME": true, "WSL_INTEROP": true, "WSLENV": true, "TERMUX_VERSION": true, "PREFIX": true,
}

// childEnviron returns the environment of a program. pbcopy reads UTF-8 only where
// a variable says so.
func childEnviron(environ []string) []string {
	kept, hasLocale := make([]string, 0, len(inherited)), false
	for _, entry := range environ {
		if name, value, ok := strings.Cut(entry, "="); ok && inherited[name] {
			kept = append(kept, entry)
			hasLocale = hasLocale || value != "" && (name == "LANG" || name == "LC_ALL" || name == "LC_CTYPE")
		}
	}
	if !hasLocale {
		kept = append(kept, "LC_CTYPE=UTF-8")
	}
	return kept
}
