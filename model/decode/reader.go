// Package decode reads the typed values of package model out of a JSON
// document: a session field by field, and the entries of the lists around it.
// It is lenient. A value of a kind that does not fit never costs the others: it
// is kept as it was sent. Every place where the document was not as documented
// gets a note with its path. Nothing in it fails.
package decode

import (
	"strconv"
	"strings"

	"ztsession/model"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
)

// reader reads fields leniently and keeps a note of whatever was not as documented.
type reader struct {
	// top is the object that the paths of the notes start from.
	top   model.Value
	notes []model.Note
	// more counts the notes that had no room.
	more int
	// room is how many entries of a map are read.
	room int
}

// mostNotes is how many notes are kept; of more a count is enough, and a hostile
// answer costs a bounded amount of memory.
const mostNotes = 1000

// full reports whether there is no room for another note, and counts it then.
func (r *reader) full() bool {
	if len(r.notes) < mostNotes {
		return false
	}
	r.more++
	return true
}

// all returns the notes, the last one with the number of those without room.
func (r *reader) all() []model.Note {
	if r.more == 0 {
		return r.notes
	}
	return append(r.notes, model.Note{Text: "and " + words.Thousands(r.more) + " more"})
}

// sentLength is how much of a value a field keeps in AsSent, in bytes; the
// whole value stays in the Document.
const sentLength = 2 << 10

// mostQuoted is how many characters of a value a note repeats.
const mostQuoted = 60

func (r *reader) note(v model.Value, text string) {
	if !r.full() {
		r.notes = append(r.notes, model.Note{Path: v.PathFrom(r.top), Text: text})
	}
}

// unexpected notes that v was of another type than documented.
func (r *reader) unexpected(v model.Value, expected string) {
	if !r.full() {
		r.note(v, "expected "+expected+", got "+v.Describe())
	}
}

// drifted notes that v was of another type than documented and how it was read.
func (r *reader) drifted(v model.Value, expected, readAs string) {
	if !r.full() {
		r.note(v, "expected "+expected+", got "+v.Describe()+"; read as "+readAs)
	}
}

// repeated notes that a name came again: the last one counts, as in every
// JSON parser in use.
func (r *reader) repeated(v model.Value, before model.Presence) {
	if before != model.Absent {
		r.note(v, "sent more than once; the last one counts")
	}
}

// sent returns v as a field keeps it.
func sent(v model.Value) string {
	text := v.Compact(sentLength)
	if len(text) > 2*sentLength {
		text = strings.ToValidUTF8(text[:2*sentLength], "") + signs.Cut
	}
	return text
}

// misfit returns the field of a value that cannot be read as what was expected:
// null, an empty text, or a value of a kind that does not fit.
func misfit[T any](r *reader, v model.Value, expected string) model.Field[T] {
	switch {
	case v.Kind() == model.KindNull:
		return model.Field[T]{Presence: model.Null}
	case v.Kind() == model.KindText && v.Text() == "":
		r.unexpected(v, expected)
		return model.Field[T]{Presence: model.Empty, AsSent: `""`}
	default:
		r.unexpected(v, expected)
		return model.Field[T]{Presence: model.Misfit, AsSent: sent(v)}
	}
}

// text reads a text. A number and a truth value are read as their digits and word.
func (r *reader) text(v model.Value, into *model.Field[string]) {
	r.repeated(v, into.Presence)
	switch v.Kind() {
	case model.KindText:
		*into = model.Known(v.Text())
		if v.Text() == "" {
			into.Presence = model.Empty
		}
	case model.KindNumber, model.KindBool:
		*into = model.Known(v.Text())
		into.AsSent = sent(v)
		r.drifted(v, "a text", "the text "+model.Quote(words.Clip(v.Text(), mostQuoted)))
	default:
		*into = misfit[string](r, v, "a text")
	}
}

// truth reads true or false, also as a word or as 1 and 0.
func (r *reader) truth(v model.Value, into *model.Field[bool]) {
	r.repeated(v, into.Presence)
	if v.Kind() == model.KindBool {
		*into = model.Known(v.Text() == "true")
		return
	}
	value, ok := plainTruth(v)
	if !ok {
		*into = misfit[bool](r, v, "true or false")
		return
	}
	*into = model.Known(value)
	into.AsSent = sent(v)
	r.drifted(v, "true or false", strconv.FormatBool(value))
}

func plainTruth(v model.Value) (value, ok bool) {
	if v.Kind() != model.KindText && v.Kind() != model.KindNumber {
		return false, false
	}
	switch strings.ToLower(strings.TrimSpace(v.Text())) {
	case "true", "yes", "on", "1", "1.0":
		return true, true
	case "false", "no", "off", "0", "0.0":
		return false, true
	default:
		return false, false
	}
}

// Truth reads true or false, also as a word or as 1 and 0, by itself.
func Truth(v model.Value) model.Field[bool] {
	var truth model.Field[bool]
	r := reader{top: v}
	r.truth(v, &truth)
	return truth
}

// number reads a number digit by digit, also when it came as a text.
func (r *reader) number(v model.Value, into *model.Field[model.Number]) {
	r.repeated(v, into.Presence)
	digits := strings.TrimSpace(v.Text())
	switch {
	case v.Kind() == model.KindNumber:
		*into = model.Known(model.Number(v.Text()))
	case v.Kind() == model.KindText && isDecimal(digits):
		*into = model.Known(model.Number(digits))
		into.AsSent = sent(v)
		r.drifted(v, "a number", "the number "+words.Clip(digits, mostQuoted))
	default:
		*into = misfit[model.Number](r, v, "a number")
	}
}

// isDecimal reports whether text is a number as JSON writes it.
func isDecimal(text string) bool {
	if _, err := strconv.ParseFloat(text, 64); err != nil {
		return false
	}
	return strings.Trim(text, "+-0123456789.eE") == ""
}

// value keeps any JSON.
func (r *reader) value(v model.Value, into *model.Value) {
	if into.Exists() {
		r.repeated(v, model.Reported)
	}
	*into = v
}
