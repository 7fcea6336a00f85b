package search

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/keys"
)

// Keys are the bindings of a search and of a filter.
type Keys struct {
	// Start opens the prompt; Accept and Cancel close it. Outside the prompt,
	// Cancel ends the search.
	Start, Accept, Cancel key.Binding
	// Next and Previous go from match to match.
	Next, Previous key.Binding
	// Everywhere works while text is typed too, for somebody else.
	Everywhere []key.Binding
}

// KeysOf returns the bindings of a search in a list.
func KeysOf(k keys.Map) Keys {
	return Keys{
		Start: k.List.Search, Accept: k.Move.Open, Cancel: k.Global.Back,
		Next: k.List.NextMatch, Previous: k.List.PreviousMatch,
		Everywhere: []key.Binding{k.Global.Interrupt, k.Global.Suspend, k.Global.HelpInField},
	}
}

// Key acts on a key. here is where the cursor is.
func (s *Search) Key(msg tea.KeyPressMsg, here Place) Outcome {
	switch {
	case s.prompt.Open():
		return s.promptKey(msg, here)
	case key.Matches(msg, s.keys.Start):
		s.Start()
		return Outcome{Row: -1, Handled: true}
	case s.query.needle.Empty():
		return Outcome{Row: -1}
	case key.Matches(msg, s.keys.Next):
		return s.Next(here)
	case key.Matches(msg, s.keys.Previous):
		return s.Previous(here)
	case key.Matches(msg, s.keys.Cancel):
		return s.Clear()
	default:
		return Outcome{Row: -1}
	}
}

// Start asks for a text to find. What was searched for before stays in force
// until something is typed.
func (s *Search) Start() {
	s.before = s.query
	s.before.then = stay
	s.prompt.Start("", false)
}

// Next goes to the next match, Previous to the one before.
func (s *Search) Next(here Place) Outcome { return s.move(toNext, here) }

// Previous goes to the match before.
func (s *Search) Previous(here Place) Outcome { return s.move(toPrevious, here) }

// Clear ends the search.
func (s *Search) Clear() Outcome { return Outcome{Cmd: s.look(""), Row: -1, Handled: true} }

// Look searches for a text as if it had been typed into the prompt.
func (s *Search) Look(text string, here Place) Outcome {
	cmd := s.look(text)
	s.query.then = toThis
	return Outcome{Cmd: cmd, Row: s.query.follow(here)}
}

// promptKey acts on a key while the prompt is open: what is no command is text.
func (s *Search) promptKey(msg tea.KeyPressMsg, here Place) Outcome {
	switch {
	case key.Matches(msg, s.keys.Everywhere...):
		return Outcome{Row: -1}
	case key.Matches(msg, s.keys.Cancel):
		s.prompt.End()
		return Outcome{Cmd: s.goBack(), Row: -1, Handled: true}
	case key.Matches(msg, s.keys.Accept) && (s.prompt.LineEnd() || s.prompt.Fault() != ""):
		return Outcome{Row: -1, Handled: true}
	case key.Matches(msg, s.keys.Accept):
		return s.accept(here)
	default:
		return Outcome{Cmd: s.edited(s.prompt.Key(msg)), Row: -1, Handled: true}
	}
}

// accept closes the prompt and goes to the first match.
func (s *Search) accept(here Place) Outcome {
	before := s.prompt.Text()
	switch text := s.prompt.End(); {
	case text != before:
		// What was held back turned out to be no credential.
		cmd := s.look(text)
		s.query.then = toThis
		return Outcome{Cmd: cmd, Row: -1, Handled: true}
	case text != "":
		return s.move(toThis, here)
	}
	return Outcome{Cmd: s.goBack(), Row: -1, Handled: true}
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
	return s.look(s.prompt.Text())
}

// Bindings returns the keys that do something now, the most useful first.
func (s *Search) Bindings() []key.Binding {
	if s.prompt.Open() {
		return []key.Binding{keys.As(s.keys.Accept, "find"), keys.As(s.keys.Cancel, "cancel")}
	}
	var bindings []key.Binding
	if s.Found() {
		bindings = append(bindings, s.keys.Next, s.keys.Previous)
	}
	if !s.query.needle.Empty() {
		bindings = append(bindings, keys.As(s.keys.Cancel, "clear the search"))
	}
	return append(bindings, s.keys.Start)
}
