package config

import (
	"fmt"
	"slices"
	"strings"

	"ztsession/model/credential"
	"ztsession/model/text/safe"
	"ztsession/model/text/spelling"
	"ztsession/model/text/words"
)

// Mistake is one thing that is wrong in the file, at its place.
type Mistake struct {
	Line, Column int // from 1; 0 for the file as a whole
	// What completes the place: "there is no setting thme; did you mean theme?"
	What string

	// profile is set when it is about what a profile asks with, and names it; empty
	// for the choice of the profile itself.
	profile *string
	// whole is set when nothing of the file could be read.
	whole bool
}

// In returns the mistake behind its place in a file of that name, as editors and
// terminals read places: config.toml:3:1: there is no setting thme.
func (m Mistake) In(file string) string {
	file = safe.Text(credential.Redact(file))
	if m.Line == 0 {
		return file + ": " + m.What
	}
	return fmt.Sprintf("%s:%d:%d: %s", file, m.Line, m.Column, m.What)
}

// concerns returns whose connection a setting decides that does not count as it
// stands: a profile, empty for any of them, nil for what decides nothing of it. What
// was most likely meant counts: a misspelt profile is none in use.
func concerns(path []string) *string {
	name := path[0]
	if meant := spelling.Nearest(name, topNames()); meant == "profile" || meant == profilesTable {
		name = profilesTable
	}
	of := ""
	switch {
	case name == profilesTable && len(path) > 2 && american(path[2]) == "color":
		return nil // It decides nothing of what is asked.
	case name == profilesTable && len(path) > 1:
		of = path[1]
	case name == profilesTable, len(path) == 1 && isOfProfile(name):
	default:
		return nil
	}
	return &of
}

// isOfProfile reports whether a name is that of a setting that only profiles have.
func isOfProfile(name string) bool {
	return slices.ContainsFunc(profileSettings(), func(s setting[Profile]) bool { return s.name == name }) &&
		!slices.ContainsFunc(settings(), func(s setting[File]) bool { return s.name == name })
}

// topNames are the names that can stand at the top of the file.
func topNames() []string {
	names := []string{keysTable, profilesTable}
	for _, s := range settings() {
		names = append(names, s.name)
	}
	return names
}

// longestRepeated is how much of a name or value a message repeats, in characters.
const longestRepeated = 40

// shown returns a piece of the file as a message may repeat it.
func shown(text string) string {
	return words.Clip(safe.Text(credential.Redact(strings.TrimSpace(text))), longestRepeated)
}
