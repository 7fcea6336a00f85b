package cli

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// versionCommand prints what --version prints.
func (r *run) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintf(r.Stdout, "%s version %s\n", cmd.Root().Name(), version())
			return writing(err)
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
}

// versionNumber returns the module's version, or devel for a build from a work tree.
func versionNumber() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel"
	}
	return info.Main.Version
}

// version returns the version with the commit that it was built from, as far as
// the build has it.
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
