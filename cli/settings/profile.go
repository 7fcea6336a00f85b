package settings

import (
	"cmp"
	"fmt"
	"strings"

	"ztsession/cli/config"
	"ztsession/model"
	"ztsession/model/text/safe"
	"ztsession/model/text/words"
)

// profileVariable names the profile where no flag does.
const profileVariable = "ZTSESSION_PROFILE"

// chooseProfile takes the profile that a flag names, else the environment, else
// the file.
func (s *Settings) chooseProfile(f *Flags, getenv func(string) string) {
	name := cmp.Or(f.profile, getenv(profileVariable))
	if found, ok := s.File.ProfileCalled(cmp.Or(name, s.File.Profile)); ok {
		s.Profile = found
		return
	}
	if name == "" {
		return // That the file names one which it does not have is among its mistakes.
	}
	by := "--profile"
	if f.profile == "" {
		by = profileVariable
	}
	what, next := fmt.Sprintf("%s names a profile that the settings file does not have.", by), "Write [profiles.NAME] into "+safe.Text(cmp.Or(s.File.Path, "a settings file"))+"; ztsession config init makes one with examples."
	if names := s.File.ProfileNames(); len(names) > 0 {
		next = "It has " + strings.Join(names, ", ") + "."
	}
	missing := model.WrongUsage(what, next)
	missing.Explanation.File = safe.Text(s.File.Path)
	s.noProfile = missing
}

// Check returns why a command should not go on: a profile that is not there, or a
// mistake in the settings file, whatever it is about. What a command prints may
// be read by a program that cannot see that a setting did not count.
func (s *Settings) Check() error {
	if missing := cmp.Or(s.noFile, s.noProfile); missing != nil {
		return missing
	}
	return s.refuse(s.File.Mistakes)
}

// CheckConnection returns why not even a command should go on that a person looks
// at: a mistake that changes what is asked, or with which credentials. The Notice
// has the others.
func (s *Settings) CheckConnection() error {
	if missing := cmp.Or(s.noFile, s.noProfile); missing != nil {
		return missing
	}
	return s.refuse(s.File.AboutConnection(s.Profile.Name))
}

// Notice says in a sentence that there are mistakes in the settings file; empty
// when there are none.
func (s *Settings) Notice() string {
	switch count := len(s.File.Mistakes); {
	case count == 0:
		return ""
	case count == 1 && s.File.Mistakes[0].Line > 0:
		return fmt.Sprintf("Settings, line %d: %s", s.File.Mistakes[0].Line, s.File.Mistakes[0].What)
	default:
		return fmt.Sprintf("Settings: %s; ztsession config check names them.", words.Count(count, "mistake", "mistakes"))
	}
}

// refuse returns the failure that lists mistakes, nil when there are none.
func (s *Settings) refuse(mistakes []config.Mistake) error {
	if len(mistakes) == 0 {
		return nil
	}
	what := "The settings file has a mistake."
	if len(mistakes) > 1 {
		what = fmt.Sprintf("The settings file has %d mistakes.", len(mistakes))
	}
	next := "Correct it, or take the line out; ztsession config check looks again."
	if mistakes[0].Line == 0 {
		next = "Correct it; ztsession config check looks again."
	}
	failure := model.WrongUsage(what, next)
	failure.Explanation.File = safe.Text(s.File.Path)
	for _, m := range mistakes {
		failure.Choices = append(failure.Choices, m.In(s.File.Path))
	}
	return failure
}
