package search

import "ztsession/ui/look"

// asking is what a search and a filter have in common: where their text is typed, in
// which look, and whether what it finds may be told.
type asking struct {
	keys     Keys
	styles   *look.Styles
	prompt   *Prompt
	isMasked func() bool
}

// SetMasked takes what says that nothing personal may be shown.
func (a *asking) SetMasked(isMasked func() bool) {
	a.isMasked = isMasked
	a.prompt.HideWhen(isMasked)
}

func (a *asking) masked() bool { return a.isMasked != nil && a.isMasked() }

// SetStyles changes the look.
func (a *asking) SetStyles(styles *look.Styles) {
	a.styles = styles
	a.prompt.SetStyles(styles)
}

// SetWidth sets how many cells the line of the prompt has.
func (a *asking) SetWidth(width int) { a.prompt.SetWidth(width) }

// Typing reports whether the prompt is open, so that every printable key is text.
func (a *asking) Typing() bool { return a.prompt.Open() }
