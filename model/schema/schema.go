// Package schema is the one table of the fields of a session that the program
// knows. A field is a row in it and a place in the types of package model:
// reading, the facts on screens and in reports, and masking all work from the
// row, so that a new field needs nothing else.
//
// The fields are those of the published schema of
// GET /accounts/{account}/access/users/{user}/active_sessions/{nonce}. Some
// that identity providers add to every session have a row without a place in
// the types: they stay among the fields beyond the schema and are only shown
// and masked in their own way.
package schema

import (
	"slices"
	"sync"

	"ztsession/model"
)

// Field is one field of an object whose type is T.
type Field[T any] struct {
	// Name is the name of the member in JSON.
	Name string
	// Label is what the screens and reports call the field.
	Label string
	// Means is what the field says, in a sentence or two for people who do not know
	// the API; Unit is how its value is written, empty for plain text; Source is the
	// page of Cloudflare's documentation about it.
	Means, Unit, Source string
	// Sections are where the facts about a session show the field, in the order
	// of the table.
	Sections []Section
	// Form is how a moment is written; it counts for moments only.
	Form Form
	// None is what a moment that stands for none means; empty for "no time".
	None string
	// Words replace values that need an explanation.
	Words []Word
	// Mask is how personal data in the value is masked.
	Mask Mask
	// Shape is what the value looks like; AnyShape for what its type says.
	Shape Shape
	// Part is the object that the value is; nil for a plain value.
	Part Part
	// At returns where the value goes: a pointer to a model.Field or to a
	// model.Value. It is nil for a field that has no place in the types.
	At func(*T) any
}

// Word is a value that is shown in other words. Value is its text as JSON
// writes it: true, onetimepin.
type Word struct{ Value, Words string }

// Form is how a moment is written.
type Form uint8

// The forms of a moment.
const (
	// UnixSeconds is a number of seconds since 1970.
	UnixSeconds Form = iota
	// RFC3339 is a text such as 2026-09-10T11:58:12.431Z.
	RFC3339
)

// Section is a group of facts.
type Section uint8

// The sections of a session.
const (
	Person Section = iota + 1
	Login
	Place
	Network
	Support // what only a second look needs: ids and the like
	Devices
	Posture
	Certificate
	OfTheSession // what the whole session has about its certificate
)

// The sections of a posture check.
const (
	Outcome Section = iota + 32
	Wanted
	Found
	Rule
	Data
)

// Object is how an object is read, shown and masked. T is its type.
type Object[T any] struct {
	// Path is where the object stands below the session, with [] for a key: the
	// beginning of the ids of facts.
	Path   string
	Fields []Field[T]
	// Other returns where fields go that have no place of their own.
	Other func(*T) *[]model.Value
	// Beyond is how fields without a row are masked: nothing is known of them, so
	// their values are personal.
	Beyond Mask

	// Plain names the field that a plain text is for when one comes in place of
	// the object, and ReadAs is the note about it: "its country".
	Plain, ReadAs string

	// IsMap means that the object is one of several entries of a map.
	IsMap bool
	// Keys are the fields of an entry that hold its key where a list came in
	// place of the map.
	Keys []string
	// KeyMask is how the keys are masked, KeyMeans what one stands for.
	KeyMask  Row
	KeyMeans string

	once sync.Once
	ids  []string
}

// ID names the field at a place in Fields, the same in every session: its path
// with [] for a key.
func (o *Object[T]) ID(place int) string {
	o.once.Do(func() {
		for i := range o.Fields {
			o.ids = append(o.ids, o.Path+"."+o.Fields[i].Name)
		}
	})
	return o.ids[place]
}

// Find returns the field called name, or nil.
func (o *Object[T]) Find(name string) *Field[T] {
	// There are too few fields for a map to be faster.
	for i := range o.Fields {
		if o.Fields[i].Name == name {
			return &o.Fields[i]
		}
	}
	return nil
}

// In reports whether the facts show the field in the section.
func (f *Field[T]) In(section Section) bool { return slices.Contains(f.Sections, section) }
