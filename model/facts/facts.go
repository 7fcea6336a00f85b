// Package facts turns a session into labelled rows in plain words, once, so
// that the screens, the text report and the ticket say the same. It holds no
// styles and no widths.
package facts

import (
	"time"

	"ztsession/model"
	"ztsession/model/clock"
)

// Tone says what a fact means for the person, so that a screen can colour it.
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
	// Label names the fact; it is the field's own name wherever there is one.
	Label string
	// Text is the value in words; it may be long, but it has no line ends.
	Text string
	Tone Tone
	// Path is where the fact comes from, below the session; empty for a derived one.
	Path model.Path
}

// Group is a number of rows under one title.
type Group struct {
	Title string
	Rows  []Row
}

// missing are the words for a field that was not reported, null or empty.
func missing(p model.Presence) string {
	if p == model.Empty {
		return "empty"
	}
	return p.String()
}

// row makes the row of a field whose value words puts into text.
func row[T any](path model.Path, field model.Field[T], words func(T) (string, Tone)) Row {
	r := Row{Label: label(path), Path: path, Tone: Muted}
	switch field.Presence {
	case model.Reported:
		r.Text, r.Tone = words(field.Value)
		if field.AsSent != "" {
			r.Text += " (sent as " + field.AsSent + ")"
		}
	case model.Misfit:
		r.Text, r.Tone = field.AsSent+" (not readable)", Warning
	case model.Absent, model.Null, model.Empty:
		r.Text = missing(field.Presence)
	}
	return r
}

// label is the path without its leading dot: the name as the API documents it.
func label(path model.Path) string {
	if path == "" {
		return ""
	}
	return string(path[1:])
}

func text(path model.Path, field model.Field[string]) Row {
	return row(path, field, func(s string) (string, Tone) { return s, Plain })
}

func yesNo(path model.Path, field model.Field[bool]) Row {
	return row(path, field, func(b bool) (string, Tone) {
		if b {
			return "yes", Plain
		}
		return "no", Plain
	})
}

func moment(path model.Path, field model.Field[time.Time], c clock.Clock) Row {
	r := row(path, field, func(t time.Time) (string, Tone) { return c.Both(t), Plain })
	if field.Presence == model.Reported && field.AsSent != "" {
		r.Text = c.Both(field.Value) + " (sent as " + field.AsSent + ")"
	}
	return r
}

// whole adds a row for a part of the session that is itself missing or not readable.
func whole[T any](rows []Row, path model.Path, field model.Field[T]) []Row {
	if field.Presence == model.Reported {
		return rows
	}
	return append(rows, row(path, field, func(T) (string, Tone) { return "", Plain }))
}

// others adds a row for each leaf of the fields beyond the schema.
func others(rows []Row, base model.Path, values []model.Value) []Row {
	for _, value := range values {
		rows = leaves(rows, base.Key(value.Key()), value)
	}
	return rows
}

// leaves adds a row for each leaf of value, labelled with its path.
func leaves(rows []Row, path model.Path, value model.Value) []Row {
	switch value.Kind() {
	case model.KindObject, model.KindList:
		if value.Len() == 0 {
			return append(rows, Row{Label: label(path), Text: "empty", Tone: Muted, Path: path})
		}
		for child := range value.Children() {
			next := path.Key(child.Key())
			if value.Kind() == model.KindList {
				next = path.Index(child.Ordinal())
			}
			rows = leaves(rows, next, child)
		}
		return rows
	default:
		words, tone := leafText(value)
		return append(rows, Row{Label: label(path), Text: words, Tone: tone, Path: path})
	}
}

// leafText returns the words for a value that is neither list nor object.
func leafText(value model.Value) (string, Tone) {
	switch {
	case value.Kind() == model.KindNull:
		return "null", Muted
	case value.Kind() == model.KindText && value.Text() == "":
		return "empty", Muted
	default:
		return value.Text(), Plain
	}
}
