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

	"github.com/muesli/mango"
	mcobra "github.com/muesli/mango-cobra"
	mpflag "github.com/muesli/mango-pflag"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"

	"ztsession/cli/manual"
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
			page, err := manPage(named, len(args) == 0)
			if err != nil {
				return err
			}
			_, err = fmt.Fprint(r.Stdout, page)
			return writing(err)
		},
		ValidArgsFunction: completeCommands,
	}
	cmd.Flags().StringVar(&dir, "dir", "", "write a page for each command to this folder")
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
		page, err := manPage(cmd, false)
		if err != nil {
			return err
		}
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
func manPage(cmd *cobra.Command, whole bool) (string, error) {
	page, err := mcobra.NewManPage(1, cmd)
	if err != nil {
		return "", err
	}
	page.Root.Name = pageName(cmd)
	cmd.InheritedFlags().VisitAll(mpflag.PFlagCommandVisitor(&page.Root))
	tidyFlags(&page.Root)
	if !whole {
		for _, sub := range page.Root.Commands {
			sub.Flags, sub.Commands = nil, nil
		}
	}
	if cmd.Example != "" {
		page.WithSection("Examples", strings.TrimSpace(cmd.Example))
	}
	if !cmd.HasParent() {
		for _, chapter := range manual.Guide() {
			page.WithSection(chapter.Title, chapter.Text)
		}
	}
	if !cmd.HasParent() || cmd.Name() == "findings" {
		page.WithSection("Findings", kindsManual())
	}
	if also := seeAlso(cmd); also != "" {
		page.WithSection("See also", also)
	}
	return page.Build(&document{Document: roff.NewDocument(), synopsis: cmd.UseLine()}), nil
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

// document has the date of the version in its heading, so that pages that are made
// of one commit are the same whenever they are made, and the command as it is typed
// in its synopsis, where mango has the same words for all.
type document struct {
	*roff.Document
	synopsis   string
	inSynopsis bool
}

// Heading writes the heading of the page.
func (d *document) Heading(section uint, title, description string, _ time.Time) {
	d.Document.Heading(section, title, description, versionDate())
}

// Section begins a section.
func (d *document) Section(title string) {
	d.Document.Section(title)
	if d.inSynopsis = title == "Synopsis"; d.inSynopsis {
		d.Document.Text(d.synopsis)
	}
}

// Text writes ordinary text.
func (d *document) Text(text string) {
	if !d.inSynopsis {
		d.Document.Text(text)
	}
}

// TextBold writes text in bold letters.
func (d *document) TextBold(text string) {
	if !d.inSynopsis {
		d.Document.TextBold(text)
	}
}

// TextItalic writes text in italics.
func (d *document) TextItalic(text string) {
	if !d.inSynopsis {
		d.Document.TextItalic(text)
	}
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

// tidyFlags takes out what is only there to be refused, and writes a short name
// as it is typed: mango puts two dashes before it.
func tidyFlags(cmd *mango.Command) {
	for name, flag := range cmd.Flags {
		switch {
		case isSecretFlag(name):
			delete(cmd.Flags, name)
		case flag.Short != "":
			flag.Name, flag.Short, flag.PFlag = flag.Short+", --"+flag.Name, "", false
			cmd.Flags[name] = flag
		}
	}
	for _, sub := range cmd.Commands {
		tidyFlags(sub)
	}
}
