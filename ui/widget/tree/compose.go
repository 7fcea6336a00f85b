package tree

import (
	"strconv"

	"ztsession/model"
	"ztsession/model/text/signs"
)

// part is what a piece of a line is; each has a style.
type part uint8

const (
	partBracket part = iota // and commas and colons
	partKey
	partText
	partNumber
	partBool
	partNull
	partNote
	parts // how many there are
)

// span is a piece of a row up to the byte end.
type span struct {
	end  int
	part part
}

// row is one line of the document before it is wrapped into lines of the window.
type row struct {
	text  string
	spans []span
	// found is the length of what a search looks at, in bytes: the name and
	// the value, without the brackets and notes that are ours.
	found int
	// start is where the value starts, in bytes; further lines hang below it.
	start int
}

// add appends a piece.
func (r *row) add(p part, piece string) {
	if piece == "" {
		return
	}
	r.text += piece
	r.spans = append(r.spans, span{end: len(r.text), part: p})
}

// composeOpen returns the row that shows v, or opens it when it is not folded.
func composeOpen(v model.Value, folded bool) row {
	r := row{spans: make([]span, 0, 4)}
	if hasKey(v) {
		r.add(partKey, model.Quote(v.Key()))
		r.add(partBracket, ": ")
	}
	r.start = len(r.text)
	scalar, p := scalarText(v)
	r.add(p, scalar)
	r.found = len(r.text)
	if scalar != "" {
		r.add(partBracket, comma(v))
		return r
	}
	opening, closing := brackets(v)
	switch {
	case v.Len() == 0:
		r.add(partBracket, opening+closing+comma(v))
	case folded:
		r.add(partBracket, opening+signs.Cut+closing)
		r.add(partNote, " "+count(v))
	default:
		r.add(partBracket, opening)
	}
	return r
}

// composeClose returns the row that closes v.
func composeClose(v model.Value) row {
	_, closing := brackets(v)
	var r row
	r.add(partBracket, closing+comma(v))
	return r
}

// appendSearched appends what a search looks at in v, which is composeOpen's
// text up to found, without allocating.
func appendSearched(dst []byte, v model.Value) []byte {
	if hasKey(v) {
		dst = append(appendQuoted(dst, v.Key()), ": "...)
	}
	if v.Kind() == model.KindText {
		return appendQuoted(dst, v.Text())
	}
	return append(dst, v.Text()...)
}

// appendQuoted appends model.Quote(text).
func appendQuoted(dst []byte, text string) []byte {
	dst = append(dst, '"')
	for i := range len(text) {
		if text[i] == '"' {
			dst = append(dst, '\\')
		}
		dst = append(dst, text[i])
	}
	return append(dst, '"')
}

func hasKey(v model.Value) bool { return v.Parent().Kind() == model.KindObject }

// comma returns the comma that stands between v and what follows it.
func comma(v model.Value) string {
	if up := v.Parent(); up.Exists() && v.Ordinal() < up.Len()-1 {
		return ","
	}
	return ""
}

func brackets(v model.Value) (opening, closing string) {
	if v.Kind() == model.KindObject {
		return "{", "}"
	}
	return "[", "]"
}

// scalarText returns a value that is neither list nor object as JSON, and what it is.
func scalarText(v model.Value) (string, part) {
	switch v.Kind() {
	case model.KindText:
		return model.Quote(v.Text()), partText
	case model.KindNumber:
		return v.Text(), partNumber
	case model.KindBool:
		return v.Text(), partBool
	case model.KindNull:
		return v.Text(), partNull
	case model.KindList, model.KindObject, model.KindNone:
		return "", partBracket
	default:
		return "", partBracket
	}
}

// count returns how much is in a list or an object, in words.
func count(v model.Value) string {
	unit := "item"
	if v.Kind() == model.KindObject {
		unit = "field"
	}
	if v.Len() != 1 {
		unit += "s"
	}
	return strconv.Itoa(v.Len()) + " " + unit
}
