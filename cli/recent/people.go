package recent

import (
	"ztsession/model"
	"ztsession/model/credential"
)

// KeepsPeople reports whether who was looked up is kept beside the ids. It is
// not, until KeepPeople says so.
func (s *Store) KeepsPeople() (bool, error) {
	if s.folder == "" {
		return false, nil
	}
	found, err := s.load()
	return found.people, err
}

// KeepPeople says whether who was looked up is kept from now on. names are those
// that are known already. With off all of them are deleted. It fails when
// recent look-ups are switched off.
func (s *Store) KeepPeople(keep bool, names map[model.Ref]string) error {
	on, err := s.changeAll(func(found *contents) error {
		found.people = keep
		for i := range found.entries {
			one := &found.entries[i]
			if name := personName(names[one.Ref]); name != "" {
				one.Person = name
			}
		}
		return nil
	})
	if err == nil && !on && keep {
		return &model.Failure{Explanation: model.Problem{What: "Names are kept beside recent look-ups, which are switched off.", Next: "Switch those on first."}}
	}
	return err
}

// personName returns what a person is called as it may be kept: on one line, and
// never a credential.
func personName(name string) string {
	if _, ok := credential.In(name); ok {
		return ""
	}
	return cleanName(name)
}
