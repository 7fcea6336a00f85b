package cli

import "runtime/debug"

// versionNumber returns the module's version, or devel for a build from a work tree.
func versionNumber() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel"
	}
	return info.Main.Version
}

// version returns the version with the commit that it was built from, as far as
// the build says.
func version() string {
	const short = 12
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return versionNumber()
	}
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" && len(setting.Value) >= short {
			return versionNumber() + " (" + setting.Value[:short] + ")"
		}
	}
	return versionNumber()
}
