package config

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"ztsession/model/text/spelling"
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
		// It is told once, not of each of its settings.
		if !slices.ContainsFunc(f.Mistakes, func(m Mistake) bool { return m.What == notAName(name) }) {
			f.tell(e, notAName(name))
		}
		return nil
	}
	f.Profiles = append(f.Profiles, Profile{Name: name})
	return &f.Profiles[len(f.Profiles)-1]
}

// notAName says what profiles are called by.
func notAName(name string) string {
	return fmt.Sprintf("a profile is called by letters, digits, dots, hyphens and underscores, 24 of them at most; %q is not used.", shown(name))
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
			f.wrong(e, s.name, err)
		}
		return
	}
	what := "a profile has no setting " + shown(name) + didYouMean(name, names)
	if isSecretName(name) {
		what = "no secret can stand in this file; ztsession auth login --profile " + p.Name + " keeps a token in the system's keyring."
	}
	f.tell(e, what)
}

// checkProfiles looks at what only the whole of the profiles tells.
func (f *File) checkProfiles(d document) {
	for _, e := range d.entries {
		if len(e.path) == 1 && e.path[0] == "profile" && f.Profile != "" && !slices.Contains(f.ProfileNames(), f.Profile) {
			f.wrong(e, "profile", errors.New("names "+shown(f.Profile)+", and there is no [profiles."+shown(f.Profile)+"]"+strings.TrimSuffix(didYouMean(f.Profile, f.ProfileNames()), ".")))
		}
	}
	for _, p := range f.Profiles {
		first := ""
		for _, e := range d.entries {
			if len(e.path) != 3 || e.path[0] != profilesTable || e.path[1] != p.Name || !strings.HasPrefix(e.path[2], "token_") {
				continue
			}
			if first != "" {
				f.tell(e, "the profile has "+first+" too; one of them says where the token is.")
			}
			first = cmp.Or(first, e.path[2])
		}
	}
}

// bind takes in the keys of actions. Those that another action has too do not count.
func (f *File) bind(entries []entry) {
	changes, at := keys.Changes{}, map[string]entry{}
	for _, e := range entries {
		id := strings.Join(e.path[1:], ".")
		if !slices.Contains(keys.IDs(), id) {
			f.tell(e, "there is no action "+shown(id)+nearestAction(id, keys.IDs()))
			continue
		}
		names, err := keysOf(id, e.value)
		if err != nil {
			f.wrong(e, "the key of "+id, err)
			continue
		}
		changes[id], at[id] = names, e
	}
	for {
		conflicts := keys.Conflicts(changes)
		if len(conflicts) == 0 {
			break
		}
		// What is left can share a key with the usual one of another.
		for id, with := range conflicts {
			f.tell(at[id], fmt.Sprintf("%s would have the key %s, which %s has too; give one of them another, or \"none\".", id, with.Key, with.ID))
			delete(changes, id)
		}
	}
	f.Keys = changes
}

// keysOf returns the keys that a value gives to an action, none for "none".
func keysOf(id string, v value) ([]string, error) {
	names, ok := v.texts()
	if !ok {
		return nil, errors.New(`is a text such as "r", a list such as ["r", "f5"], or "none"`)
	}
	for i, name := range names {
		switch {
		case !strings.EqualFold(name, none):
		case len(names) > 1:
			return nil, &itemError{errors.New(`cannot be "none" beside another; write "none" alone, or take it out`), v.list[i].at}
		case name != none:
			return nil, fmt.Errorf("cannot be %q; did you mean %q?", shown(name), none)
		default:
			return keys.Check(id, nil)
		}
	}
	found, err := keys.Check(id, names)
	var of *keys.NameError
	if errors.As(err, &of) && len(v.list) > of.Index {
		err = &itemError{err, v.list[of.Index].at}
	}
	return found, err
}

// nearestAction completes a sentence with the action that was most likely meant,
// also when only its last part was right.
func nearestAction(id string, all []string) string {
	near := spelling.Nearest(id, all)
	last := id[strings.LastIndexByte(id, '.')+1:]
	if near == "" || last == id {
		same := slices.IndexFunc(all, func(one string) bool { return strings.EqualFold(one[strings.LastIndexByte(one, '.')+1:], last) })
		if same >= 0 {
			near = all[same]
		}
	}
	if near == "" {
		return "; ztsession config keys names them all."
	}
	return "; did you mean " + near + "?"
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
