package search

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/keys"
)

// Keys are the bindings of a search.
type Keys struct {
	// Start opens the prompt; Accept and Cancel close it. Outside the prompt,
	// Cancel ends the search.
	Start, Accept, Cancel key.Binding
	// Next and Previous go from match to match.
	Next, Previous key.Binding
	// Everywhere works while text is typed too, for somebody else.
	Everywhere []key.Binding
}

// Key acts on a key. here is where the cursor is.
func (s *Search) Key(msg tea.KeyPressMsg, here Place) Outcome {
	switch {
	case s.prompt.open:
		return s.promptKey(msg, here)
	case key.Matches(msg, s.keys.Start):
		s.open()
		return Outcome{Row: -1, Handled: true}
	case s.query.needle.Empty():
		return Outcome{Row: -1}
	case key.Matches(msg, s.keys.Next):
		return s.move(toNext, here)
	case key.Matches(msg, s.keys.Previous):
		return s.move(toPrevious, here)
	case key.Matches(msg, s.keys.Cancel):
		return Outcome{Cmd: s.look(""), Row: -1, Handled: true}
	default:
		return Outcome{Row: -1}
	}
}

// open asks for a text to find. What was searched for before stays in force
// until something is typed.
func (s *Search) open() {
	s.before = s.query
	s.before.then = stay
	s.prompt.start()
}

// promptKey acts on a key while the prompt is open: what is no command is text.
func (s *Search) promptKey(msg tea.KeyPressMsg, here Place) Outcome {
	switch {
	case key.Matches(msg, s.keys.Everywhere...):
		return Outcome{Row: -1}
	case key.Matches(msg, s.keys.Cancel):
		s.prompt.end()
		return Outcome{Cmd: s.goBack(), Row: -1, Handled: true}
	case key.Matches(msg, s.keys.Accept) && s.prompt.guard.LineEnd():
		return Outcome{Row: -1, Handled: true}
	case key.Matches(msg, s.keys.Accept):
		before := s.prompt.input.Value()
		switch text := s.prompt.end(); {
		case text != before:
			// What was held back turned out to be no credential.
			s.query.then = toThis
			return Outcome{Cmd: s.look(text), Row: -1, Handled: true}
		case text != "":
			return s.move(toThis, here)
		}
		return Outcome{Cmd: s.goBack(), Row: -1, Handled: true}
	default:
		return Outcome{Cmd: s.edited(s.prompt.key(msg)), Row: -1, Handled: true}
	}
}

// goBack searches for what was searched for before the prompt was opened.
func (s *Search) goBack() tea.Cmd {
	s.query = s.before
	if !s.query.done {
		return s.start()
	}
	// What a run finds of the text that was typed is no answer to this one.
	s.giveUp()
	return nil
}

// edited searches for what the prompt holds, if that changed.
func (s *Search) edited(changed bool) tea.Cmd {
	if !changed {
		return nil
	}
	return s.look(s.prompt.input.Value())
}

// Bindings returns the keys that do something now, the most useful first.
func (s *Search) Bindings() []key.Binding {
	if s.prompt.open {
		return []key.Binding{keys.As(s.keys.Accept, "find"), keys.As(s.keys.Cancel, "cancel")}
	}
	var bindings []key.Binding
	if len(s.query.hits) > 0 {
		bindings = append(bindings, s.keys.Next, s.keys.Previous)
	}
	if !s.query.needle.Empty() {
		bindings = append(bindings, keys.As(s.keys.Cancel, "clear the search"))
	}
	return append(bindings, s.keys.Start)
}
