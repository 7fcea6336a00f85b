package ui

import (
	"ztsession/model/mask"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/ui/screen"
)

// profileName is what the profile in use is called on the screen; empty in the demo,
// which is not asked with it.
func (a *App) profileName() string {
	if a.isInvented() {
		return ""
	}
	return a.opts.Profile.Shown(a.env.Mask.Step())
}

// Shown is what the profile is called where so much is masked; empty where there
// is none. People may name one after a company, which everything that is masked
// hides: then its colour tells one from another.
func (p Profile) Shown(step mask.Step) string {
	switch {
	case p.Name == "" || step != mask.All:
		return p.Name
	case p.Color != "":
		return p.Color + " profile"
	default:
		return "a profile"
	}
}

// askedWith says in the help of the look-up whose credentials are used.
func (a *App) askedWith() []screen.Notes {
	// It may have the name of a profile in it.
	if a.top().Screen != a.lookUp || a.opts.AskedWith == "" || a.typed || a.env.Mask.Step() == mask.All {
		return nil
	}
	return []screen.Notes{{Title: "Credentials", Lines: []string{a.opts.AskedWith}}}
}

// profileWords names the profile in use at the end of the last line, at every
// size: what is looked up there must not be taken for what is somewhere else. So many
// cells are taken by other words there.
func (a *App) profileWords(taken int) string {
	const (
		longest = 12  // on a narrow terminal; on others a third of it
		keys    = 12  // that stay for help and the way out
		wide    = 100 // enough to say what it is
	)
	name := a.profileName()
	if name == "" {
		return ""
	}
	name = measure.Truncate(name, max(min(max(a.width/3, longest), a.width-taken-keys-len("  ")), 1), signs.Cut)
	if a.width >= wide && a.env.Mask.Step() != mask.All {
		name = "profile " + name
	}
	return " " + name + " "
}
