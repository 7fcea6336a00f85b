package look

// Label returns the style of a name that has to be seen, in a colour of the theme
// that has the word nearest to it; without one, or with another, in no colour.
func (s *Styles) Label(color string) Style {
	of := s.Strong
	switch color {
	case "red":
		of = s.Bad
	case "yellow":
		of = s.Warning
	case "green":
		of = s.Good
	case "blue":
		of = s.Accent
	case "grey":
		of = s.Muted
	}
	return NewStyle(of.Lipgloss().Bold(true).Reverse(true))
}
