package input

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/textinput"

	"ztsession/model/credential"
)

// HideWhen draws dots in place of what was typed before isMasked reported that nothing
// personal may be shown: it was for nobody else, and who types on sees what comes. What
// is typed once it does is for everybody. It takes effect until the line is empty.
func (i *Input) HideWhen(isMasked func() bool) *Input {
	i.isMasked = isMasked
	return i
}

// SetTyped is SetValue of what was typed while everything was shown.
func (i *Input) SetTyped(text string) {
	i.SetValue(text)
	i.openly = text != ""
}

// Openly reports whether something of the text was typed while everything was shown.
func (i *Input) Openly() bool { return i.openly }

// note takes note of how the text came.
func (i *Input) note() {
	switch {
	case i.line.Value() == "":
		i.openly = false
	case i.isMasked == nil || !i.isMasked():
		i.openly = true
	}
}

// hides reports whether the text is drawn as dots: it is masked, was typed while it
// was not, or is likely a token or key without a prefix, which cannot be told from its
// first characters.
func (i *Input) hides() bool {
	return i.openly && i.isMasked != nil && i.isMasked() || i.line.EchoMode != textinput.EchoNormal || i.guard != nil && credential.Resembles(i.Value())
}

// Shown returns the text as it may be drawn.
func (i *Input) Shown() string {
	if i.hides() {
		return strings.Repeat(string(dot), utf8.RuneCountInString(i.line.Value()))
	}
	return i.line.Value()
}
