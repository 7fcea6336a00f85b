// Package manual has the chapters of the manual: what the program is for, step by
// step, then every command with its flags, and every sort of finding. The manual
// pages and the manual on the screen are made of them.
package manual

import (
	_ "embed"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Chapter is a chapter, whose text has the form that package chapter reads.
type Chapter struct{ Title, Text string }

//go:embed guide.txt
var guide string

// Guide returns the chapters on how the program is used.
func Guide() []Chapter {
	var all []Chapter
	for part := range strings.SplitSeq("\n"+guide, "\n= ") {
		if title, text, ok := strings.Cut(part, "\n"); ok && strings.TrimSpace(text) != "" {
			all = append(all, Chapter{strings.TrimSpace(title), strings.Trim(text, "\n")})
		}
	}
	return all
}

// Command returns the chapter on a command.
func Command(cmd *cobra.Command) Chapter {
	var text strings.Builder
	long := cmd.Long
	if long == "" {
		long = cmd.Short + "."
	}
	text.WriteString("  " + cmd.UseLine() + "\n\n" + long)
	if cmd.Example != "" {
		text.WriteString("\n\nExamples:\n" + Indented(cmd.Example))
	}
	if flags := flagLines(cmd.LocalFlags()); flags != "" {
		text.WriteString("\n\nFlags:\n" + flags)
	}
	return Chapter{cmd.CommandPath(), text.String()}
}

// flagLines returns a line for each flag of a set. Those that every command has come
// and go with what was run.
func flagLines(set *pflag.FlagSet) string {
	var lines pflag.FlagSet
	set.VisitAll(func(flag *pflag.Flag) {
		if flag.Name != "help" && flag.Name != "version" {
			lines.AddFlag(flag)
		}
	})
	return strings.TrimRight(lines.FlagUsages(), "\n")
}

// Indented returns lines that stay as they are in a chapter.
func Indented(lines string) string {
	if strings.TrimSpace(lines) == "" {
		return ""
	}
	return "  " + strings.ReplaceAll(strings.TrimSpace(lines), "\n", "\n  ")
}

// Commands returns a chapter on each command that a person may know of.
func Commands(cmd *cobra.Command) []Chapter {
	all := []Chapter{Command(cmd)}
	for _, sub := range cmd.Commands() {
		if !sub.Hidden && sub.Name() != "help" {
			all = append(all, Commands(sub)...)
		}
	}
	return all
}
