package paint

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// modes are the modes of a terminal that a view asks for. The zero value is
// how a terminal is outside the program.
type modes struct {
	altScreen bool
	paste     bool // bracketed paste
	focus     bool // reports of focus
	mouse     tea.MouseMode
	title     string
	// keys are the flags of kitty's keyboard protocol, and modifyOtherKeys in
	// xterm's; 0 means that keys are sent as they always were.
	keys int
}

// modesOf returns the modes that a view asks for.
func modesOf(v tea.View) modes {
	// The first flag tells keys apart that are sent alike otherwise, such as
	// tab and ctrl+i. Bubble Tea asks every terminal for it.
	keys := ansi.KittyDisambiguateEscapeCodes
	for flag, wanted := range map[int]bool{
		ansi.KittyReportEventTypes:           v.KeyboardEnhancements.ReportEventTypes,
		ansi.KittyReportAlternateKeys:        v.KeyboardEnhancements.ReportAlternateKeys,
		ansi.KittyReportAllKeysAsEscapeCodes: v.KeyboardEnhancements.ReportAllKeysAsEscapeCodes,
		ansi.KittyReportAssociatedKeys:       v.KeyboardEnhancements.ReportAssociatedText,
	} {
		if wanted {
			keys |= flag
		}
	}
	return modes{
		altScreen: v.AltScreen, paste: !v.DisableBracketedPasteMode, focus: v.ReportFocus,
		mouse: v.MouseMode, title: v.WindowTitle, keys: keys,
	}
}

// changeTo returns the sequences that lead from m to other modes.
func (m modes) changeTo(to modes) string {
	var out strings.Builder
	newScreen := m.altScreen != to.altScreen
	if m.keys != 0 && (newScreen || to.keys == 0) {
		// A terminal keeps the keyboard's flags per screen, so they are taken
		// back on the screen that they were set on.
		out.WriteString(ansi.ResetModifyOtherKeys + ansi.PopKittyKeyboard(1))
	}
	if newScreen {
		out.WriteString(either(to.altScreen, ansi.SetModeAltScreenSaveCursor, ansi.ResetModeAltScreenSaveCursor))
	}
	if m.paste != to.paste {
		out.WriteString(either(to.paste, ansi.SetModeBracketedPaste, ansi.ResetModeBracketedPaste))
	}
	if m.focus != to.focus {
		out.WriteString(either(to.focus, ansi.SetModeFocusEvent, ansi.ResetModeFocusEvent))
	}
	if m.mouse != to.mouse {
		out.WriteString(mouse(to.mouse))
	}
	out.WriteString(titleFrom(m.title, to.title))
	switch {
	case to.keys == 0:
	case newScreen || m.keys == 0:
		out.WriteString(ansi.SetModifyOtherKeys2 + ansi.PushKittyKeyboard(to.keys))
	case m.keys != to.keys:
		out.WriteString(ansi.KittyKeyboard(to.keys, 1))
	}
	return out.String()
}

// The terminal keeps its own title on a stack while there is another, and takes it
// from there again (XTWINOPS 22 and 23, which terminals without them step over).
const keepTitle, takeTitle = "\x1b[22;2t", "\x1b[23;2t"

// titleFrom leads from a title to another; empty is the terminal's own.
func titleFrom(from, to string) string {
	switch {
	case from == to:
		return ""
	case from == "":
		return keepTitle + ansi.SetWindowTitle(to)
	case to == "":
		return ansi.SetWindowTitle("") + takeTitle
	default:
		return ansi.SetWindowTitle(to)
	}
}

func mouse(mode tea.MouseMode) string {
	const none = ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseAnyEvent + ansi.ResetModeMouseExtSgr
	switch mode {
	case tea.MouseModeCellMotion:
		return none + ansi.SetModeMouseButtonEvent + ansi.SetModeMouseExtSgr
	case tea.MouseModeAllMotion:
		return none + ansi.SetModeMouseAnyEvent + ansi.SetModeMouseExtSgr
	default:
		return none
	}
}

func either(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

// everythingOff takes back all that this package sets, whatever of it is set,
// and ends a sequence or a synchronised update that was cut off in the middle.
const everythingOff = "\x18" + ansi.ResetModeSynchronizedOutput + ansi.ResetModifyOtherKeys + "\x1b[<1u" +
	ansi.ResetModeAltScreenSaveCursor + ansi.ResetStyle + ansi.SetModeAutoWrap + ansi.SetModeTextCursorEnable + ansi.ResetModeBracketedPaste +
	ansi.ResetModeFocusEvent + ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseAnyEvent + ansi.ResetModeMouseExtSgr + ansi.ResetModeUnicodeCore
