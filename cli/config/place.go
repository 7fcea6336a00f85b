package config

import (
	"cmp"
	"path/filepath"

	"ztsession/cli/places"
)

// Variable names the file where no flag does.
const Variable = "ZTSESSION_CONFIG"

// fileName is what the file is called in its folder.
const fileName = "config.toml"

// Path returns the name of the file: the one that is given, ZTSESSION_CONFIG, or
// config.toml in the program's folder of settings. It is empty when the environment
// names no place.
func Path(given string, getenv func(string) string) string {
	if named := cmp.Or(given, getenv(Variable)); named != "" {
		return named
	}
	if folder := places.Folder(places.Settings, getenv); folder != "" {
		return filepath.Join(folder, fileName)
	}
	return ""
}
