package config

import (
	"io"
	"slices"
	"strings"

	"ztsession/model/jsonout"
	"ztsession/ui/keys"
)

// Schema writes the JSON Schema of the file, for editors that complete and check
// TOML by one. Source of its form: JSON Schema 2020-12.
func Schema(to io.Writer) error {
	w := jsonout.New(to, "  ")
	w.BeginObject()
	member(w, "$schema", "https://json-schema.org/draft/2020-12/schema")
	member(w, "title", "Settings of ztsession")
	w.Name("type")
	w.Text("object")
	w.Name("additionalProperties")
	w.Bool(false)
	w.Name("properties")
	w.BeginObject()
	for _, s := range settings() {
		schemaOf(w, s)
	}
	keysSchema(w)
	profilesSchema(w)
	w.EndObject()
	w.EndObject()
	return w.Err()
}

func member(w *jsonout.Writer, name, value string) {
	w.Name(name)
	w.Text(value)
}

// schemaOf writes the property of a setting.
func schemaOf[T any](w *jsonout.Writer, s setting[T]) {
	w.Name(s.name)
	w.BeginObject()
	member(w, "description", s.says)
	switch s.kind {
	case yesNo:
		member(w, "type", "boolean")
	case command:
		textOrTexts(w)
	case duration:
		member(w, "type", "string")
		member(w, "pattern", `^([0-9]+(\.[0-9]+)?(ns|us|µs|ms|s|m|h) ?)+$`)
	case word:
		w.Name("enum")
		w.BeginList()
		for _, one := range s.words {
			w.Text(one)
		}
		w.EndList()
	case text:
		member(w, "type", "string")
	}
	w.EndObject()
}

// textOrTexts writes that a value is a text, or a list of them, or else what more writes.
func textOrTexts(w *jsonout.Writer, more ...func()) {
	w.Name("oneOf")
	w.BeginList()
	w.BeginObject()
	member(w, "type", "string")
	w.EndObject()
	w.BeginObject()
	member(w, "type", "array")
	w.Name("items")
	w.BeginObject()
	member(w, "type", "string")
	w.EndObject()
	w.EndObject()
	for _, write := range more {
		w.BeginObject()
		write()
		w.EndObject()
	}
	w.EndList()
}

// branch is an action or a table of actions: a dot in an ID makes a table of its own
// in TOML, unless the ID stands in quotes, and both are taken.
type branch struct {
	name, does string
	inside     []*branch
}

// at returns the branch of a path, made where there is none.
func (b *branch) at(path ...string) *branch {
	for _, name := range path {
		at := slices.IndexFunc(b.inside, func(one *branch) bool { return one.name == name })
		if at < 0 {
			at = len(b.inside)
			b.inside = append(b.inside, &branch{name: name})
		}
		b = b.inside[at]
	}
	return b
}

// keysSchema writes the table of the keys.
func keysSchema(w *jsonout.Writer) {
	table := branch{name: keysTable}
	for _, named := range keys.Catalogue() {
		table.at(named.ID).does = named.Does
		table.at(strings.Split(named.ID, ".")...).does = named.Does
	}
	w.Name(keysTable)
	w.BeginObject()
	member(w, "description", "The keys of actions, by their ids.")
	table.members(w)
	w.EndObject()
}

// members writes that a value is a table of these.
func (b *branch) members(w *jsonout.Writer) {
	member(w, "type", "object")
	w.Name("additionalProperties")
	w.Bool(false)
	w.Name("properties")
	w.BeginObject()
	for _, one := range b.inside {
		w.Name(one.name)
		w.BeginObject()
		switch {
		case one.does == "":
			one.members(w)
		case len(one.inside) > 0:
			member(w, "description", one.does)
			textOrTexts(w, func() { one.members(w) })
		default:
			member(w, "description", one.does)
			textOrTexts(w)
		}
		w.EndObject()
	}
	w.EndObject()
}

func profilesSchema(w *jsonout.Writer) {
	w.Name(profilesTable)
	w.BeginObject()
	member(w, "type", "object")
	member(w, "description", "Profiles, by their names.")
	w.Name("additionalProperties")
	w.BeginObject()
	member(w, "type", "object")
	w.Name("additionalProperties")
	w.Bool(false)
	w.Name("properties")
	w.BeginObject()
	for _, s := range profileSettings() {
		schemaOf(w, s)
	}
	w.EndObject()
	w.EndObject()
	w.EndObject()
}
