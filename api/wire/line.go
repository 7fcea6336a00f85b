package wire

import (
	"bytes"
	"io"

	"github.com/go-json-experiment/json/jsontext"

	"ztsession/model"
)

// Line is a line of JSON Lines: an object whose members are read one by one, since
// one of them can be a whole answer.
type Line struct {
	doc    *model.Document
	answer []byte
}

// ReadLine reads a line. What its member called answer holds is kept as it was
// received. The error is a *MalformedError or the parser's.
func ReadLine(line []byte, answer string) (Line, error) {
	from := jsontext.NewDecoder(bytes.NewReader(line), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	if from.PeekKind() != '{' {
		return Line{}, &MalformedError{Came: "a line that is no object"}
	}
	if _, err := from.ReadToken(); err != nil {
		return Line{}, err
	}
	var out Line
	rest := []byte("{")
	for from.PeekKind() != '}' {
		name, err := from.ReadValue()
		if err != nil {
			return Line{}, err
		}
		quoted, isAnswer := bytes.Clone(name), string(name) == `"`+answer+`"`
		value, err := from.ReadValue()
		switch {
		case err != nil:
			return Line{}, err
		case isAnswer:
			out.answer = bytes.Clone(value)
			continue
		case len(rest) > 1:
			rest = append(rest, ',')
		}
		rest = append(append(append(rest, quoted...), ':'), value...)
	}
	if _, err := from.ReadToken(); err != nil {
		return Line{}, err
	}
	if _, err := from.ReadToken(); err != io.EOF { //nolint:errorlint // The decoder returns it as it is.
		return Line{}, &MalformedError{Came: "a line with more than one object"}
	}
	var err error
	out.doc, err = Parse(append(rest, '}'))
	return out, err
}

// Get returns a member other than the answer.
func (l Line) Get(name string) model.Value { return l.doc.Root().Get(name) }

// Answer returns what was received, which is nil where the line has none.
func (l Line) Answer() []byte { return l.answer }
