// Package signs holds the signs with which the program draws, in one place.
//
// Each takes one cell on every terminal: none is of ambiguous width (Unicode Standard
// Annex #11), as dots, arrows and ellipses are that some terminals draw over two cells.
// The lines of boxes alone are; where the environment says that they are wide they are
// ASCII. Words say what a sign says, so that little is lost where one has no shape.
package signs

// What a line says: of a check, a finding, a rule.
const (
	Good       = "✓"
	Bad        = "✗"
	Warning    = "!"
	Note       = "∙" // good to know
	Unknown    = "?"
	NotChecked = "▫"
	Absent     = "-" // not reported, which never means no
	Own        = "▪" // the device, the login of the session that is shown
)

// Where somebody is.
const (
	Bar    = "▐" // the selected row
	Opened = "›" // the row whose detail has the focus
	Here   = "▸" // the pane that has the focus, the tab that is shown
	Above  = "▴" // there is more above, or below, than there is room for
	Below  = "▾"
)

// How text is put together.
const (
	Cut     = "⋯" // text was left out here; prose that goes on has three dots
	Dot     = "∙"
	Between = " " + Dot + " " // between the facts of one line
	Hidden  = '*'             // for each character of what nobody may read
)

// How a column is sorted.
const (
	Ascending  = "▴"
	Descending = "▾"
)

// A meter: what is used, and what is left.
const (
	Full = "▪"
	Rest = "▫"
)

// ASCII has a character like each sign beyond ASCII, lines of boxes included.
var ASCII = map[rune]byte{
	'✓': 'v', '✗': 'x', '∙': '.', '▫': 'o', '▪': '*',
	'▐': '>', '›': '>', '▸': '>', '⋯': '~', '▴': '^', '▾': 'v',
	'─': '-', '│': '|', '╭': '+', '╮': '+', '╰': '+', '╯': '+',
}
