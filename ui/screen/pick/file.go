package pick

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/action"
	"ztsession/ui/fetch"
	"ztsession/ui/widget/input"
)

// longestName is how long the name of a file can be, in characters.
const longestName = 4096

// file is the line in which the name of a file is typed.
type file struct {
	input *input.Input
	guard *input.Guard
	note  string // why something is not taken
}

const prompt = " File: "

// ask asks for the name of a file.
func (s *Screen) ask() {
	guard := input.NewGuard(nil)
	line := input.New(longestName).Guarded(guard).HideWhen(s.Env.Masked)
	line.SetStyles(s.Env.Styles)
	line.Focus()
	s.file = &file{input: line, guard: guard}
	s.arrange()
}

func (f *file) told(changed bool) {
	if note, _, ok := f.guard.Take(); ok || changed {
		f.note = note
	}
}

// read reads the file that was named.
func (s *Screen) read() (tea.Cmd, action.Outcome) {
	if s.file.guard.LineEnd() {
		return nil, nil
	}
	s.file.input.End()
	s.file.told(false)
	name := strings.TrimSpace(s.file.input.Value())
	if name == "" && s.file.note == "" {
		s.file.note = "Type the name of a saved answer first."
	}
	if name == "" || s.file.note != "" {
		return nil, nil
	}
	read := s.OpenFile
	return s.open(fetch.Plain(func(context.Context) (*model.Session, error) { return read(name) })), nil
}

// Paste puts text into the name of the file.
func (s *Screen) Paste(text string) (tea.Cmd, action.Outcome) {
	if s.namesFile() {
		s.file.told(s.file.input.Paste(input.Visible(text)))
	} else {
		s.list.Paste(text)
	}
	return nil, nil
}
