package cli

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ztsession/cli/manual"
	"ztsession/cli/settings"
	"ztsession/model"
)

// manCommand prints the manual page of all commands, or of one, or writes all pages
// to files.
func (r *run) manCommand() *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   "man [COMMAND...]",
		Short: "Print the manual page",
		Long: `Print the manual page: of all commands together, or of the one that is named.

With --dir a page for each command is written to a folder, under the names by which man finds them.`,
		Example: "ztsession man > ztsession.1\nztsession man list users | man -l -\nztsession man --dir /usr/local/share/man/man1",
		RunE: func(cmd *cobra.Command, args []string) error {
			if dir != "" && len(args) == 0 {
				return writePages(cmd.Root(), dir)
			}
			named, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 || dir != "" {
				return model.WrongUsage("There is no manual page of that name.", "See ztsession --help for the commands; with --dir all pages are written.")
			}
			_, err = fmt.Fprint(r.Stdout, manPage(named, len(args) == 0))
			return writing(err)
		},
		ValidArgsFunction: completeCommands,
	}
	cmd.Flags().StringVar(&dir, "dir", "", "write a page for each command to this folder")
	settings.Takes(cmd.Flags(), "dir", "DIR")
	return cmd
}

// completeCommands offers the commands below those that are typed.
func completeCommands(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	named, rest, err := cmd.Root().Find(args)
	if err != nil || len(rest) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var names []string
	for _, sub := range named.Commands() {
		if !sub.Hidden {
			names = append(names, sub.Name()+"\t"+sub.Short)
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// writePages writes the page of each command to a folder.
func writePages(root *cobra.Command, dir string) error {
	for _, cmd := range withPages(root) {
		page := manPage(cmd, false)
		name := filepath.Join(dir, pageName(cmd)+".1")
		if err := os.WriteFile(name, []byte(page), 0o644); err != nil { //nolint:gosec // Everybody may read a manual.
			var path *os.PathError
			if errors.As(err, &path) {
				err = path.Err
			}
			return fmt.Errorf("the manual pages could not be written to that folder; create it first, or name another: %w", err)
		}
	}
	return nil
}

// withPages returns a command and all below it that a person may know of.
func withPages(cmd *cobra.Command) []*cobra.Command {
	all := []*cobra.Command{cmd}
	for _, sub := range cmd.Commands() {
		if !sub.Hidden {
			all = append(all, withPages(sub)...)
		}
	}
	return all
}

// pageName is the name of a command's page: ztsession-list-users.
func pageName(cmd *cobra.Command) string { return strings.ReplaceAll(cmd.CommandPath(), " ", "-") }

// manPage returns the page of a command. With whole that of the program has all
// commands, which man shows without being told where to look.
func manPage(cmd *cobra.Command, whole bool) string {
	isRoot := !cmd.HasParent()
	// The version of a commit that has none is its time and its name, too long for the
	// last line of a page.
	const longest = 20
	version := "ztsession " + versionNumber()
	if len(version) > longest {
		version = "ztsession"
	}
	page := manual.NewPage(cmd, pageName(cmd), version, versionDate())
	page.Section(manual.Chapter{Title: "Synopsis", Text: usageLines(cmd)})
	page.Section(manual.Chapter{Title: "Description", Text: cmp.Or(cmd.Long, cmd.Short+".")})
	page.Flags("Options", cmd.LocalFlags())
	page.Flags("Options of every command", cmd.InheritedFlags())
	if commands := commandLines(cmd); commands != "" && !whole {
		page.Section(manual.Chapter{Title: "Commands", Text: commands})
	}
	if cmd.Example != "" {
		page.Section(manual.Chapter{Title: "Examples", Text: manual.Indented(cmd.Example)})
	}
	if isRoot {
		for _, chapter := range manual.Guide() {
			page.Section(chapter)
		}
	}
	if isRoot || cmd.Name() == "findings" {
		page.Section(manual.Chapter{Title: "Findings", Text: kindsManual()})
	}
	if whole {
		for _, chapter := range manual.Commands(cmd)[1:] {
			page.Section(chapter)
		}
	}
	if also := seeAlso(cmd); also != "" {
		page.Section(manual.Chapter{Title: "See also", Text: also})
	}
	return page.String()
}

// commandLines are the commands below one, each with what it does.
func commandLines(cmd *cobra.Command) string {
	var lines []string
	for _, sub := range cmd.Commands() {
		if !sub.Hidden {
			use := strings.TrimSuffix(sub.Use, " [flags]")
			lines = append(lines, "  "+use+"  "+sub.Short)
		}
	}
	return strings.Join(lines, "\n")
}

// seeAlso names the pages of the commands around one.
func seeAlso(cmd *cobra.Command) string {
	var around []*cobra.Command
	if cmd.HasParent() {
		around = append(around, cmd.Parent())
		around = append(around, cmd.Parent().Commands()...)
	}
	around = append(around, cmd.Commands()...)
	var names []string
	for _, other := range around {
		if other != cmd && !other.Hidden {
			names = append(names, pageName(other)+"(1)")
		}
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), ", ")
}

// versionDate is when the commit was made that the program was built from, or the
// beginning of 2026 where the build does not say it.
func versionDate() time.Time {
	unknown := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return unknown
	}
	for _, setting := range info.Settings {
		if setting.Key == "vcs.time" {
			date, _ := time.Parse(time.RFC3339, setting.Value)
			return cmp.Or(date, unknown)
		}
	}
	return unknown
}
