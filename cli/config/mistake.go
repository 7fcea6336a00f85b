package config

import (
	"fmt"
	"strings"

	"ztsession/model/credential"
	"ztsession/model/text/safe"
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

// longestRepeated is how much of a name or value a message repeats, in characters.
const longestRepeated = 40

// shown returns a piece of the file as a message may repeat it.
func shown(text string) string {
	return words.Clip(safe.Text(credential.Redact(strings.TrimSpace(text))), longestRepeated)
}
