package config

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"ztsession/ui/keys"
)

// none is what the keys of an action are set to when it has none.
const none = "none"

// profile returns the profile that an entry is about, made when it is new.
func (f *File) profile(e entry) *Profile {
	name := e.path[1]
	for i := range f.Profiles {
		if f.Profiles[i].Name == name {
			return &f.Profiles[i]
		}
	}
	if !nameOfProfile().MatchString(name) {
		f.tell(e, "a profile is called by letters, digits, dots, hyphens and underscores, 24 of them at most; "+shown(name)+" is not used.")
		return nil
	}
	f.Profiles = append(f.Profiles, Profile{Name: name})
	return &f.Profiles[len(f.Profiles)-1]
}

// takeProfile takes in a setting of a profile.
func (f *File) takeProfile(e entry) {
	if len(e.path) > 3 {
		f.tell(e, "a profile has no tables in it.")
		return
	}
	p := f.profile(e)
	if p == nil {
		return
	}
	name := e.path[2]
	var names []string
	for _, s := range profileSettings() {
		names = append(names, s.name)
		if s.name != american(name) {
			continue
		}
		err := s.check(e.value)
		if err == nil {
			err = s.put(p, e.value)
		}
		if err != nil {
			// The colour decides nothing of what is asked.
			about := &p.Name
			if s.name == "color" {
				about = nil
			}
			f.wrong(e, s.name, err, about)
		}
		return
	}
	what := "a profile has no setting " + shown(name) + didYouMean(name, names)
	if isSecretName(name) {
		what = "no secret can stand in this file; ztsession auth login --profile " + p.Name + " keeps a token in the system's keyring."
	}
	f.Mistakes = append(f.Mistakes, Mistake{Line: e.at.line, Column: e.at.column, What: what, profile: &p.Name})
}

// checkProfiles looks at what only the whole of the profiles tells.
func (f *File) checkProfiles(d document) {
	choice := ""
	for _, e := range d.entries {
		if len(e.path) == 1 && e.path[0] == "profile" && f.Profile != "" && !slices.Contains(f.ProfileNames(), f.Profile) {
			f.wrong(e, "profile", errors.New("names "+shown(f.Profile)+", and there is no [profiles."+shown(f.Profile)+"]"+strings.TrimSuffix(didYouMean(f.Profile, f.ProfileNames()), ".")), &choice)
		}
	}
	for _, p := range f.Profiles {
		first := ""
		for _, e := range d.entries {
			if len(e.path) != 3 || e.path[0] != profilesTable || e.path[1] != p.Name || !strings.HasPrefix(e.path[2], "token_") {
				continue
			}
			if first != "" {
				f.Mistakes = append(f.Mistakes, Mistake{Line: e.at.line, Column: e.at.column, What: "the profile has " + first + " too; one of them says where the token is.", profile: &p.Name})
			}
			first = cmp.Or(first, e.path[2])
		}
	}
}

// bind takes in the keys of actions.
func (f *File) bind(entries []entry) {
	changes, at := keys.Changes{}, map[string]entry{}
	for _, e := range entries {
		id := strings.Join(e.path[1:], ".")
		if !slices.Contains(keys.IDs(), id) {
			f.tell(e, "there is no action "+shown(id)+nearestAction(id, keys.IDs()))
			continue
		}
		names, ok := e.value.texts()
		if !ok {
			f.wrong(e, "the key of "+id, errors.New(`is a text such as "r", a list such as ["r", "f5"], or "none"`), nil)
			continue
		}
		if len(names) == 1 && names[0] == none {
			names = nil
		}
		names, err := keys.Check(id, names)
		if err != nil {
			f.wrong(e, "the key of "+id, err, nil)
			continue
		}
		changes[id], at[id] = names, e
	}
	f.Keys = changes
	for id, with := range keys.Conflicts(changes) {
		f.tell(at[id], fmt.Sprintf("%s would have the key %s, which %s has too; give one of them another, or \"none\".", id, with.Key, with.ID))
	}
}

// nearestAction completes a sentence with the action that was most likely meant,
// also when only its last part was given.
func nearestAction(id string, all []string) string {
	for _, one := range all {
		if strings.HasSuffix(one, "."+fold(id)) {
			return "; did you mean " + one + "?"
		}
	}
	if near := nearest(id, all); near != "" {
		return "; did you mean " + near + "?"
	}
	return "; ztsession config keys names them all."
}

// checkOwner refuses programs that somebody else could have put into the file.
func (f *File) checkOwner(info fs.FileInfo) {
	if !othersCanWrite(info) {
		return
	}
	for i := range f.Profiles {
		if p := &f.Profiles[i]; len(p.TokenCommand) > 0 {
			p.TokenCommand = nil
			f.Mistakes = append(f.Mistakes, Mistake{What: "others can write to it, so token_command of the profile " + p.Name + " is not run; chmod 600 makes it yours alone.", profile: &p.Name})
		}
	}
}
