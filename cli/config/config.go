// Package config reads the settings file: one optional file in TOML, each of
// whose settings may be left out. What is wrong in it is told with its place,
// and never keeps what is right from counting. One table of settings (settings.go,
// profiles.go) is what the file is read by, and what its example, its schema and
// its messages are made from.
//
// No secret can stand in it: a token or a key anywhere in the file is a mistake,
// which is told without repeating it.
package config

import (
	"cmp"
	"time"

	"ztsession/model/clock"
	"ztsession/model/mask"
	"ztsession/ui/keys"
)

// File is what a settings file says. What it leaves out is nil or empty.
type File struct {
	// Path is where the file is, or would be; empty when there is no place for it.
	Path string
	// Exists is set when there is such a file.
	Exists bool

	Theme string // one of the themes of package look
	// ThemeFile is a file with colours, below the folder of this one.
	ThemeFile string
	Times     *clock.Mode
	Zone      *time.Location
	Mask      *mask.Step
	Timeout   time.Duration // of a look-up; 0 when not said
	Watch     time.Duration // between two looks of a watch; 0 when not said
	Color     *bool
	ASCII     *bool // whether signs are drawn in ASCII
	// Mouse is whether clicks are the program's from the start.
	Mouse *bool
	// Motion is FullMotion or ReducedMotion, or empty.
	Motion string
	// Accessible is whether the program goes line by line.
	Accessible *bool
	LookUps    *bool  // whether screens ask for the names of ids
	Profile    string // the one that counts when none is named
	// Keys are the keys of actions.
	Keys keys.Changes
	// Profiles are in the order of the file.
	Profiles []Profile

	// Mistakes are in the order of the file.
	Mistakes []Mistake
}

// What moves on the screens by itself: seconds and ages, or nothing.
const (
	FullMotion    = "full"
	ReducedMotion = "reduced"
)

// Profile is a set of what one is asked with: an account, and where its token is.
type Profile struct {
	Name    string
	Account string
	BaseURL string
	CAFile  string
	Color   string // one of Colours; empty for none
	// At most one of these says where the token is.
	TokenCommand  []string // a program and its arguments, which prints it
	TokenFile     string
	TokenVariable string // a variable of the environment
}

// Colours are the colours that a profile can have, as words.
func Colours() []string { return []string{"red", "yellow", "green", "blue", "grey"} }

// ProfileCalled returns a profile of the file.
func (f *File) ProfileCalled(name string) (Profile, bool) {
	for _, p := range f.Profiles {
		if p.Name == name {
			return p, true
		}
	}
	return Profile{}, false
}

// ProfileNames returns the names of the profiles in the order of the file.
func (f *File) ProfileNames() []string {
	names := make([]string, 0, len(f.Profiles))
	for _, p := range f.Profiles {
		names = append(names, p.Name)
	}
	return names
}

// AboutConnection returns the mistakes that decide what is asked and with which
// credentials, as far as they concern a profile: to go on without what was meant
// there could ask another account.
func (f *File) AboutConnection(profile string) []Mistake {
	var found []Mistake
	for _, m := range f.Mistakes {
		if m.whole || m.profile != nil && cmp.Or(*m.profile, profile) == profile {
			found = append(found, m)
		}
	}
	return found
}
