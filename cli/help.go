package cli

import (
	"cmp"
	"fmt"
	"io"
	"regexp"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"ztsession/cli/manual"
	"ztsession/model"
	"ztsession/model/text/wrap"
)

// helpPage writes the help of one command. The zero page is plain and folds
// nothing, for pipes and files.
type helpPage struct {
	// width is where lines are folded, in columns; 0 folds none.
	width                  int
	heading, command, flag lipgloss.Style
}

// helpPage returns the page for standard output. Its colours are the
// terminal's own, so that they fit any background without asking for it.
func (r *run) helpPage() helpPage {
	var page helpPage
	if !r.StdoutIsTerminal {
		return page
	}
	if r.StdoutWidth != nil {
		page.width = r.StdoutWidth()
	}
	if !r.settings().NoColor && r.Getenv("TERM") != "dumb" {
		page.heading = page.heading.Bold(true).Foreground(lipgloss.Blue)
		page.command = page.command.Foreground(lipgloss.Cyan)
		page.flag = page.flag.Foreground(lipgloss.Green)
	}
	return page
}

// help prints the help of cmd, in cobra's order and words. It is no template:
// package text/template would make the program larger by all methods of all types.
func (r *run) help(cmd *cobra.Command, _ []string) {
	page := r.helpPage()
	var parts []string
	add := func(heading, text string) {
		if text != "" {
			parts = append(parts, page.heading.Render(heading)+"\n"+text)
		}
	}
	parts = append(parts, page.fold(cmp.Or(strings.TrimSpace(cmd.Long), cmd.Short), 0))
	add("Usage:", usageLines(cmd))
	add("Examples:", manual.Indented(cmd.Example))
	add("Available Commands:", page.commands(cmd))
	add("Flags:", page.flags(cmd.LocalFlags()))
	add("Global Flags:", page.flags(cmd.InheritedFlags()))
	if cmd.HasAvailableSubCommands() {
		parts = append(parts, page.fold(fmt.Sprintf("Use %q for more information about a command.", cmd.CommandPath()+" [command] --help"), 0))
	}
	_, _ = io.WriteString(cmd.OutOrStdout(), strings.Join(parts, "\n\n")+"\n") // keepError has the error.
}

func usageLines(cmd *cobra.Command) string {
	var lines []string
	if cmd.Runnable() {
		lines = append(lines, "  "+cmd.UseLine())
	}
	if cmd.HasAvailableSubCommands() {
		lines = append(lines, "  "+cmd.CommandPath()+" [command]")
	}
	return strings.Join(lines, "\n")
}

// commands returns one line for each command below cmd.
func (h helpPage) commands(cmd *cobra.Command) string {
	var lines []string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() || sub.Name() == "help" {
			name := fmt.Sprintf("  %-*s ", sub.NamePadding(), sub.Name())
			lines = append(lines, h.command.Render(name)+h.fold(sub.Short, len(name)))
		}
	}
	return strings.Join(lines, "\n")
}

// flags returns the lines of pflag for the flags of a command.
func (h helpPage) flags(set *pflag.FlagSet) string {
	if !set.HasAvailableFlags() {
		return ""
	}
	// A folded text is indented further than any name.
	name := regexp.MustCompile(`(?m)^ {2,6}(-\w, )?--[\w-]+`)
	return name.ReplaceAllStringFunc(strings.TrimRight(set.FlagUsagesWrapped(h.width), "\n "), func(name string) string { return h.flag.Render(name) })
}

// fold breaks text at spaces, lines after the first indented by so many columns.
func (h helpPage) fold(text string, indent int) string {
	const narrowest = 20
	if h.width == 0 || h.width-indent < narrowest {
		return text
	}
	var lines []string
	for line := range strings.Lines(text) {
		lines = append(lines, wrap.Text(strings.TrimSuffix(line, "\n"), h.width-indent)...)
	}
	return strings.Join(lines, "\n"+strings.Repeat(" ", indent))
}

// keepError remembers the first error of a writer, which cobra does not look at.
type keepError struct {
	to  io.Writer
	err error
}

// Write writes on, until an error has come.
func (w *keepError) Write(p []byte) (int, error) {
	if w.err != nil {
		return 0, w.err
	}
	n, err := w.to.Write(p)
	w.err = err
	return n, err
}

// tuneHelp makes the help command refuse what is no command as all other
// commands refuse their arguments.
func tuneHelp(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	if cmd, _, err := root.Find([]string{"help"}); err == nil {
		cmd.Args = aCommand
	}
}

// aCommand takes the name of a command, or none.
func aCommand(cmd *cobra.Command, args []string) error {
	_, rest, err := cmd.Root().Find(args)
	switch {
	case err == nil && len(rest) == 0:
		return nil
	case len(args) == 1 && mayBeRepeated(args[0]):
		return model.WrongUsage(fmt.Sprintf("There is no command %q.", args[0]), seeHelp(cmd.Root()))
	default:
		return model.WrongUsage("There is no such command.", seeHelp(cmd.Root()))
	}
}
