// Package manual has the chapters of the manual: what the program is for, step by
// step, then every command with its flags, and every sort of finding. The manual
// pages and the manual on the screen are made of them.
package manual

import (
	_ "embed"
	"strings"

	"github.com/spf13/cobra"
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
			all = append(all, Chapter{strings.TrimSpace(title), strings.TrimSpace(text)})
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
	if flags := strings.TrimRight(cmd.LocalFlags().FlagUsages(), "\n"); flags != "" {
		text.WriteString("\n\nFlags:\n" + strings.ReplaceAll(flags, "\n\n", "\n"))
	}
	return Chapter{cmd.CommandPath(), text.String()}
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
