// Package places says where the system has its programs keep what is theirs.
package places

import (
	"runtime"
	"slices"
	"strings"
)

// program is what the program's folders are called.
const program = "ztsession"

// Kind is a sort of folder.
type Kind struct {
	// xdg and windows are the variables that name where such folders are.
	xdg, windows string
	// usual is where they are below the person's own folder where xdg is not set.
	usual []string
}

// The kinds. Source: XDG Base Directory Specification 0.8, whose places macOS has here
// too; on Windows, AppData goes from one computer of the person to the next, and
// LocalAppData stays.
var (
	Settings = Kind{xdg: "XDG_CONFIG_HOME", windows: "AppData", usual: []string{".config"}}
	State    = Kind{xdg: "XDG_STATE_HOME", windows: "LocalAppData", usual: []string{".local", "state"}}
)

// Folder returns the program's folder of a kind on this system. It is empty when the
// environment names no place. Relative paths are ignored.
func Folder(kind Kind, getenv func(string) string) string { return On(runtime.GOOS, kind, getenv) }

// On is Folder on the system of that name, as Go has it.
func On(system string, kind Kind, getenv func(string) string) string {
	of := paths(system)
	if named := getenv(kind.xdg); of.isWhole(named) {
		return of.join(named, program)
	}
	variable, below := "HOME", append(slices.Clone(kind.usual), program)
	if system == windows {
		variable, below = kind.windows, []string{program}
	}
	if named := getenv(variable); of.isWhole(named) {
		return of.join(named, below...)
	}
	return ""
}

const windows = "windows"

// paths is the system whose paths they are. Package filepath knows those of the one
// that it runs on, and no test could tell what becomes of others.
type paths string

// isWhole reports whether a path counts from nowhere else.
func (p paths) isWhole(path string) bool {
	if p != windows {
		return strings.HasPrefix(path, "/")
	}
	const drive = len(`C:\`)
	slashes := func(text string) bool { return strings.Trim(text, `\/`) == "" }
	return len(path) >= drive && (path[1] == ':' && slashes(path[2:drive]) || slashes(path[:2]))
}

func (p paths) join(folder string, names ...string) string {
	separator, ends := "/", "/"
	if p == windows {
		separator, ends = `\`, `\/`
	}
	return strings.TrimRight(folder, ends) + separator + strings.Join(names, separator)
}
