package config

import (
	"cmp"
	"path/filepath"
	"runtime"
)

// Variable names the file where no flag does.
const Variable = "ZTSESSION_CONFIG"

// fileName is what the file is called in its folder.
const fileName = "config.toml"

// Path returns the name of the file: the one that is given, ZTSESSION_CONFIG, or
// config.toml in ztsession below XDG_CONFIG_HOME, else below ~/.config, on macOS
// too; on Windows below AppData. Source: XDG Base Directory Specification 0.8,
// by which relative paths are ignored. It is empty when the environment names no
// place.
func Path(given string, getenv func(string) string) string {
	if named := cmp.Or(given, getenv(Variable)); named != "" {
		return named
	}
	if home := getenv("XDG_CONFIG_HOME"); filepath.IsAbs(home) {
		return filepath.Join(home, "ztsession", fileName)
	}
	if runtime.GOOS == "windows" {
		if roaming := getenv("AppData"); filepath.IsAbs(roaming) {
			return filepath.Join(roaming, "ztsession", fileName)
		}
		return ""
	}
	if home := getenv("HOME"); filepath.IsAbs(home) {
		return filepath.Join(home, ".config", "ztsession", fileName)
	}
	return ""
}
