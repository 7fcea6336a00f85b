// Package jsonout writes JSON. What it writes is harmless to print: every
// control, bidi control and otherwise invisible character in a text is a \u
// escape, which keeps the value. The order of members, names that come twice
// and the digits of numbers are as they are given.
package jsonout

import (
	"bytes"
	"io"
	"slices"
	"time"

	"github.com/go-json-experiment/json/jsontext"

	"ztsession/model"
	"ztsession/model/text/safe"
)

// Writer writes one JSON value, piece by piece. The first error stays and comes
// back from Err, so that no piece has to look at it.
type Writer struct {
	to  *jsontext.Encoder
	err error
}

// New returns a Writer to w, which ends the value with a new line. indent is
// what each level is indented by; when it is empty, all is on one line.
func New(w io.Writer, indent string) *Writer {
	options := []jsontext.Options{
		jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true), jsontext.PreserveRawStrings(true),
	}
	if indent != "" {
		options = append(options, jsontext.WithIndent(indent))
	}
	return &Writer{to: jsontext.NewEncoder(w, options...)}
}

// Append appends what write writes on one line, without a new line after it.
func Append(dst []byte, write func(*Writer)) ([]byte, error) {
	out := sink(dst)
	w := New(&out, "")
	write(w)
	return bytes.TrimSuffix(out, []byte{'\n'}), w.err
}

// sink takes in what is written. The encoder would hold a bytes.Buffer's content
// twice.
type sink []byte

// Write appends piece.
func (s *sink) Write(piece []byte) (int, error) {
	if cap(*s)-len(*s) < len(piece) {
		// A large slice grows by a quarter only; doubling spares most of the copying.
		*s = slices.Grow(*s, len(*s)+len(piece))
	}
	*s = append(*s, piece...)
	return len(piece), nil
}

// Err returns the first error, which is the underlying writer's unless the
// pieces made no JSON value.
func (w *Writer) Err() error { return w.err }

func (w *Writer) token(token jsontext.Token) {
	if w.err == nil {
		w.err = w.to.WriteToken(token)
	}
}

// raw writes a value that is JSON already.
func (w *Writer) raw(value []byte) {
	if w.err == nil {
		w.err = w.to.WriteValue(value)
	}
}

// BeginObject begins an object, which EndObject ends. Its members are a Name
// and a value each.
func (w *Writer) BeginObject() { w.token(jsontext.BeginObject) }

// EndObject ends the innermost object.
func (w *Writer) EndObject() { w.token(jsontext.EndObject) }

// BeginList begins a list, which EndList ends.
func (w *Writer) BeginList() { w.token(jsontext.BeginArray) }

// EndList ends the innermost list.
func (w *Writer) EndList() { w.token(jsontext.EndArray) }

// Name writes the name of the next member.
func (w *Writer) Name(text string) { w.Text(text) }

// Text writes a text.
func (w *Writer) Text(text string) {
	if safe.IsPlain(text) {
		w.token(jsontext.String(text))
		return
	}
	w.raw(safe.AppendJSON(w.to.AvailableBuffer(), text))
}

// Null writes null, which stands for what was not reported.
func (w *Writer) Null() { w.token(jsontext.Null) }

// Bool writes true or false.
func (w *Writer) Bool(value bool) { w.token(jsontext.Bool(value)) }

// Int writes a whole number.
func (w *Writer) Int(value int64) { w.token(jsontext.Int(value)) }

// Number writes a number digit by digit, or null when JSON has no such number.
func (w *Writer) Number(digits string) {
	value := append(jsontext.Value(w.to.AvailableBuffer()), digits...)
	if value.Kind() != '0' || !value.IsValid() {
		w.Null()
		return
	}
	w.raw(value)
}

// Time writes a moment as a text of RFC 3339 in UTC.
func (w *Writer) Time(t time.Time) { w.Text(t.UTC().Format(time.RFC3339Nano)) }

// Scalar writes a value of a Go type and reports whether it is one of these:
// string, bool, int, int64, model.Number, time.Time, or nil for what was
// not reported.
func (w *Writer) Scalar(value any) bool {
	switch v := value.(type) {
	case nil:
		w.Null()
	case string:
		w.Text(v)
	case bool:
		w.Bool(v)
	case int:
		w.Int(int64(v))
	case int64:
		w.Int(v)
	case model.Number:
		w.Number(string(v))
	case time.Time:
		w.Time(v)
	default:
		return false
	}
	return true
}

// ValueWith writes an object of a document with more members at its end, which
// last writes; it may be nil.
func (w *Writer) ValueWith(v model.Value, last func(*Writer)) {
	if v.Kind() != model.KindObject || last == nil {
		w.Value(v)
		return
	}
	w.BeginObject()
	w.members(v)
	last(w)
	w.EndObject()
}

func (w *Writer) members(v model.Value) {
	for member := range v.Children() {
		w.Name(member.Key())
		w.Value(member)
	}
}

// Value writes a value of a document; no value is null.
func (w *Writer) Value(v model.Value) {
	switch v.Kind() {
	case model.KindText:
		w.Text(v.Text())
	case model.KindNumber:
		w.Number(v.Text())
	case model.KindBool:
		w.Bool(v.Text() == "true")
	case model.KindNone, model.KindNull:
		w.Null()
	case model.KindList:
		w.BeginList()
		for element := range v.Children() {
			w.Value(element)
		}
		w.EndList()
	case model.KindObject:
		w.BeginObject()
		w.members(v)
		w.EndObject()
	}
}
