package model

// Presence is how a field arrived. Absent, null, empty and a value are four
// different facts, and a fifth is a value of a kind that nobody can read.
type Presence uint8

// The ways a field can arrive.
const (
	// Absent means that the answer does not have the field: "not reported".
	Absent Presence = iota
	// Null means that the field was sent as null.
	Null
	// Empty means an empty text, map or list.
	Empty
	// Reported means that Field.Value holds what was sent.
	Reported
	// Misfit means that the value was of a kind that does not fit; Field.AsSent holds it.
	Misfit
)

// String returns the presence in the words that the screens and reports use.
func (p Presence) String() string {
	switch p {
	case Absent:
		return "not reported"
	case Null:
		return "null"
	case Empty:
		return "empty"
	case Reported:
		return "reported"
	case Misfit:
		return "not readable"
	default:
		return "unknown"
	}
}

// Field is one field of the answer with the way it arrived.
type Field[T any] struct {
	// Presence is how the field arrived; Value counts only when it is Reported.
	Presence Presence
	// Value is the field's value, the zero value unless Presence is Reported.
	Value T
	// AsSent is the JSON text that was sent, made safe, when it was not of the
	// documented type: always for a Misfit, and for a Reported value that was
	// read from another type, such as a number sent as text.
	AsSent string
}

// Get returns the value and true when one was reported.
func (f Field[T]) Get() (T, bool) {
	return f.Value, f.Presence == Reported
}

// Is reports whether the field was reported and holds want.
func Is[T comparable](f Field[T], want T) bool {
	return f.Presence == Reported && f.Value == want
}

// Known returns a reported field that holds v.
func Known[T any](v T) Field[T] {
	return Field[T]{Presence: Reported, Value: v}
}

// Note is about something in the answer that was not as documented: where, and
// how it was read. Notes are facts about the answer, not about the person.
type Note struct {
	// Path is where it is, below the session (see Path).
	Path Path
	// Text is the sentence, for instance: expected a number, got the text "5".
	Text string
}

// String returns the note as one sentence that names the place.
func (n Note) String() string {
	if n.Path == "" {
		return n.Text
	}
	return string(n.Path) + ": " + n.Text
}
