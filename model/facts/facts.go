// Package facts turns a session into labelled rows in plain words, once, so
// that the screens, the text report and the ticket agree. It holds no
// styles and no widths. Package schema has the fields and the sections they
// stand in; what is derived from several fields is added here.
package facts

import (
	"strings"

	"ztsession/model"
	"ztsession/model/schema"
)

// Tone is what a fact means for the person, so that a screen can colour it.
// The words carry the meaning by themselves.
type Tone uint8

// The tones.
const (
	Plain Tone = iota
	Good
	Bad
	Warning
	Muted // not reported, null or empty
)

// Row is one fact.
type Row struct {
	// ID names the fact, the same in every session: the path of its field with []
	// for a key, which all leaves of a field of any JSON share, and for a derived
	// fact a word of ours. Package schema explains it.
	ID string
	// Label names the fact below the title of its group in plain words; a leaf of a
	// field of any JSON has its path below it.
	Label string
	// Name names the fact where no title stands above it: input.version in
	// place of version.
	Name string
	// Text is the value in words; it may be long, but it has no line ends.
	Text string
	Tone Tone
	// Path is where the fact comes from, below the session: the API's own name of
	// it. It is empty for a derived one.
	Path model.Path
	// Value is what Text puts into words: a string, a bool, a model.Number, a
	// time.Time, a time.Duration, an int for a count, or a model.Value of any
	// JSON. It is nil where there is no value and where Text is a sentence.
	Value any
	// Presence is how the field arrived; a derived fact is Reported.
	Presence model.Presence
	// Outside means that Text repeats what other people wrote. Otherwise all of
	// its words are ours, a value in them apart.
	Outside bool
	// Of are the fields that Text puts into words together, each as a row of its
	// own; nil for a row of one field.
	Of []Row

	// stays keeps the row where it is though it has no value.
	stays bool
}

// NamedByPath reports whether the label is a path with names that other people
// wrote, and no word of ours.
func (r Row) NamedByPath() bool {
	return r.Label != "" && (strings.HasSuffix(string(r.Path), "."+r.Label) || strings.HasPrefix(r.Label, "[") && strings.HasSuffix(string(r.Path), r.Label))
}

// Group is a number of rows under one title.
type Group struct {
	// ID names the group, the same in every session.
	ID    GroupID
	Title string
	Rows  []Row
}

// GroupID names a group.
type GroupID string

// The groups that reports and screens treat in a way of their own.
const (
	IdentityGroup    GroupID = "identity"
	CertificateGroup GroupID = "certificate"
	AuthorityGroup   GroupID = "authority"
	SupportGroup     GroupID = "support"
	OtherGroup       GroupID = "other"
	WantedGroup      GroupID = "wanted"
	FoundGroup       GroupID = "found"
	NotesGroup       GroupID = "notes"
	MessagesGroup    GroupID = "messages"
	SourceGroup      GroupID = "source"
	UnsentGroup      GroupID = "unsent"
)

// IsAboutAnswer reports whether the group is about the answer and not about
// the person: notes, messages, source, and what was not in it.
func (g Group) IsAboutAnswer() bool {
	return g.ID == NotesGroup || g.ID == MessagesGroup || g.ID == SourceGroup || g.ID == UnsentGroup
}

// IsFirst reports whether the group is what a pane is looked at for, so that it
// needs no title of its own there.
func (g Group) IsFirst() bool { return g.ID == IdentityGroup || g.ID == CertificateGroup }

// derived returns a fact that is no field, in words of ours.
func derived(id, label, text string, tone Tone) Row {
	return Row{ID: id, Label: label, Name: label, Text: text, Tone: tone, Presence: model.Reported}
}

// quoted returns a fact that is no field and repeats what other people wrote.
func quoted(id, label, text string) Row {
	r := derived(id, label, text, Plain)
	r.Outside = true
	return r
}

// labelOf is what a fact is called that is no field of a session.
func labelOf(id string) string {
	m, _ := schema.Explain(id)
	return m.Label
}

// label is the path without its leading dot: the name as the API documents it.
func label(path model.Path) string {
	if path == "" {
		return ""
	}
	return string(path[1:])
}
