// Package lists describes the columns of every list: accounts, people, active
// sessions, failed logins, recent look-ups, devices and posture checks. A
// column is described once, for the tables of the screens and of the commands,
// for CSV and JSON, and for filtering. The package holds no styles, and no widths
// beyond what sort of text a column has.
package lists

import (
	"ztsession/model/clock"
	"ztsession/model/facts"
)

// Column describes one column of a list of rows of type T.
type Column[T any] struct {
	// ID is the column's name in lower_snake: the member in JSON and the header
	// in CSV. Scripts rely on it, so it stays as it is. The table of a command
	// has it in words.
	ID string
	// Head stands above the column on the screens; empty keeps it off them.
	Head string
	// Class is what sort of text the column has, which decides how much room it gets.
	Class Class
	// Rank decides which columns of a screen are given room first: the lowest.
	// Rank 0 always stays.
	Rank int
	// Shortens lets a screen show the two ends of a value where the whole has no
	// room: enough to tell one row from the next.
	Shortens bool
	// Text is the cell for people; nil keeps the column out of tables. What only
	// programs need has none.
	Text func(row *T, c clock.Clock) Cell
	// Data is the cell for programs; nil keeps the column out of JSON and CSV. It
	// is a string, a bool, an int64, a model.Number, a time.Time or an Items, or
	// nil for what was not reported.
	Data func(row *T) any
	// Order is the place of a row in the order of the column, where neither Data nor
	// the words say it; nil where they do.
	Order func(row *T) int
}

// Cell is one cell of a list, in words.
type Cell struct {
	// Text is the value, or how it arrived when there is none; it has no line ends.
	Text string
	// Brief is what the screens show instead of Text, which have little room;
	// empty for Text itself.
	Brief string
	Tone  facts.Tone
}

// Short returns what a screen shows.
func (c Cell) Short() string {
	if c.Brief != "" {
		return c.Brief
	}
	return c.Text
}

// Class is a sort of text.
type Class uint8

// The classes.
const (
	Words     Class = iota // few and short ones: Access, Gateway
	Phrase                 // three words or so: Last seen identity
	Verdict                // the result of a check, its sign before the word
	Sentence               // one of ours, of eight words or so
	LongName               // of a rule or a device, often several words
	RuleType               // one word with underscores: crowdstrike_s2s
	Name                   // of a person
	Title                  // of an account, an application or a bookmark, or several
	Address                // an e-mail
	Moment                 // when it was, as the clock shows it
	Count                  // a small number
	Nonce                  // of a session, 16 letters and digits
	RayID                  // of an answer, 16 hexadecimal digits with a place
	AccountID              // 32 hexadecimal digits
	UserID                 // a UUID, as devices and rules have too
	Mark                   // a sign of one character
	Outcome                // let in or refused, its sign before the word
	Code                   // of a country, two letters
)

// Items are several things in one cell: objects in JSON, their titles in CSV.
type Items []Item

// Item is one of them.
type Item struct {
	Title   string
	Members []Member
}

// Member is a member of an object.
type Member struct{ Name, Value string }

// Titles returns what the items are called.
func (x Items) Titles() []string {
	titles := make([]string, 0, len(x))
	for _, item := range x {
		titles = append(titles, item.Title)
	}
	return titles
}
