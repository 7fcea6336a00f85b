package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"ztsession/cli/config"
	"ztsession/cli/private"
	"ztsession/model"
	"ztsession/model/credential"
	"ztsession/model/text/safe"
	"ztsession/model/text/words"
	"ztsession/ui/keys"
)

// configCommand is about the settings file.
func (r *run) configCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "The settings file: check it, make one",
		Long: `The settings file is optional, and so is everything in it: how screens look, which keys do what, and profiles, each of which is an account with the way to its token. ztsession paths says where it is.

Flags count before the environment, the environment before the profile, the profile before the rest of the file. A mistake in it stops commands that print; the screens begin with a notice, and what is right counts.`,
		Example: `ztsession config init
ztsession config check
ztsession config keys
ztsession config schema > ztsession.schema.json`,
		Args: aSubcommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	for _, sub := range []struct {
		use, short, long string
		do               func() error
	}{
		{
			"check", "Say what is wrong in the settings file",
			"Say what is wrong in the settings file, each mistake by its line and column, with what was most likely meant.\n\nExit codes: 0 it is right, or there is none; 2 there are mistakes.", r.checkConfig,
		},
		{
			"init", "Write a settings file in which everything is explained",
			"Write a settings file in which everything is explained, where ztsession paths says or --config names. Everything in it is a remark, so that it changes nothing yet. A file that is there stays as it is.", r.initConfig,
		},
		{
			"keys", "List the actions that can have other keys",
			"List every action that can have other keys: its name for [keys] in the settings file, the keys that it has now, and what it does.", r.listKeys,
		},
		{
			"schema", "Print the JSON Schema of the settings file",
			"Print the JSON Schema of the settings file, for editors that complete and check TOML by one.", func() error { return writing(config.Schema(r.Stdout)) },
		},
	} {
		cmd.AddCommand(&cobra.Command{
			Use: sub.use, Short: sub.short, Long: sub.long, Args: noArguments, ValidArgsFunction: cobra.NoFileCompletions,
			RunE: func(*cobra.Command, []string) error { return sub.do() },
		})
	}
	return cmd
}

// aSubcommand refuses what is none of the commands below a command.
func aSubcommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, sub := range cmd.Commands() {
		names = append(names, sub.Name())
	}
	return model.WrongUsage(fmt.Sprintf("%s has no such command.", cmd.CommandPath()), "It has "+strings.Join(names, ", ")+".")
}

// shownPath returns the name of a file as it may be printed.
func shownPath(path string) string { return safe.Text(credential.Redact(path)) }

// noPlace is said where the environment names no place for the file.
func noPlace() error {
	return model.WrongUsage("There is no place for a settings file: neither HOME nor XDG_CONFIG_HOME is set.", "Name one with --config.")
}

// checkConfig says what is wrong in the settings file, each at its place.
func (r *run) checkConfig() error {
	file := r.settings().File
	switch {
	case file.Path == "":
		return noPlace()
	case !file.Exists && r.flags.Config() != "":
		return model.WrongUsage("There is no file "+shownPath(file.Path)+".", "ztsession config init writes one.")
	case !file.Exists:
		_, err := fmt.Fprintf(r.Stdout, "There is no %s; nothing is set. ztsession config init writes one.\n", shownPath(file.Path))
		return writing(err)
	case len(file.Mistakes) > 0:
		for _, m := range file.Mistakes {
			if _, err := fmt.Fprintln(r.Stdout, m.In(file.Path)); err != nil {
				return writing(err)
			}
		}
		return model.WrongUsage(words.Count(len(file.Mistakes), "mistake", "mistakes")+" in the settings file.", "")
	}
	says := fmt.Sprintf("%s is right: %s, %s", shownPath(file.Path), words.Count(len(file.Profiles), "profile", "profiles"), words.Count(len(file.Keys), "action with other keys", "actions with other keys"))
	_, err := fmt.Fprintln(r.Stdout, says+".")
	return writing(err)
}

// initConfig writes the example where the settings file belongs. A file that is
// there stays as it is.
func (r *run) initConfig() error {
	path := r.settings().File.Path
	if path == "" {
		return noPlace()
	}
	const folderMode = fs.FileMode(0o700)
	err := os.MkdirAll(filepath.Dir(path), folderMode)
	if err == nil {
		err = write(path, config.Example())
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		return model.WrongUsage("There is "+shownPath(path)+" already; it was not touched.", "ztsession config check says whether it is right; --config FILE writes to another place.")
	case err != nil:
		return &model.Failure{Cause: err, Explanation: model.Problem{What: "The settings file cannot be written: " + shownPath(err.Error()) + ".", Next: "Name another place with --config."}}
	}
	_, err = fmt.Fprintf(r.Stdout, "Written: %s. Everything in it is a remark until you take the # away.\n", shownPath(path))
	return writing(err)
}

// write writes a file for its owner only, which must not be there yet.
func write(path, text string) error {
	file, err := private.Create(path)
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	return errors.Join(err, file.Close())
}

// listKeys lists the actions with the keys that they have now.
func (r *run) listKeys() error {
	out := tabwriter.NewWriter(r.text(), 0, 0, 2, ' ', 0)
	now := keys.Effective(r.settings().Keys)
	_, _ = fmt.Fprintln(out, "ACTION\tKEYS\tDOES") // The error comes back from Flush.
	for _, named := range keys.Catalogue() {
		names := strings.Join(now[named.ID], " ")
		if names == "" {
			names = "none"
		}
		_, _ = fmt.Fprintf(out, "%s\t%s\t%s\n", named.ID, names, named.Does)
	}
	return writing(out.Flush())
}
