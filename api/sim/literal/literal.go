// Package literal builds JSON whose members keep the order in which they were
// written, as the real API's answers do. It is made for data that a program
// holds as Go literals, so it takes few types and cannot fail on them.
package literal

import (
	"fmt"
	"iter"
	"slices"
	"time"

	"ztsession/model/jsonout"
)

// Member is one name and value of an Object.
type Member struct {
	Name  string
	Value any
}

// Object is a JSON object in the order of its members; a name may come twice.
type Object []Member

// List is a JSON array.
type List []any

// Number is a JSON number, digit by digit.
type Number string

// Stream is a JSON object whose members are made while they are written, so
// that a very large one is never held as Go values. A nil Stream is null.
type Stream iter.Seq[Member]

// Of returns the object of names and values in turn: Of("a", 1, "b", true). It
// panics when a name is no string or the last value is missing, which is a
// mistake in the program's own data.
func Of(pairs ...any) Object {
	object := make(Object, 0, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		object = append(object, Member{Name: pairs[i].(string), Value: pairs[i+1]})
	}
	return object
}

// With returns the object with the members of more behind its own.
func (o Object) With(more ...Member) Object {
	return append(o[:len(o):len(o)], more...)
}

// Replace returns the object with these members in place of those of the same
// names; others come at its end.
func (o Object) Replace(members ...Member) Object {
	replaced := append(Object{}, o...)
	for _, member := range members {
		at := slices.IndexFunc(replaced, func(m Member) bool { return m.Name == member.Name })
		if at < 0 {
			replaced = append(replaced, member)
		} else {
			replaced[at] = member
		}
	}
	return replaced
}

// Unix returns t in Unix seconds, the form of iat, expires and last_authenticated.
func Unix(t time.Time) int64 { return t.Unix() }

// Time returns t as RFC 3339 in UTC with milliseconds, the form of the
// timestamp of a posture check.
func Time(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }

// Append appends value as JSON on one line, harmless to print (see package
// jsonout). It panics on any other type, which is a
// mistake in the program's own data.
func Append(dst []byte, value any) []byte {
	dst, err := jsonout.Append(dst, func(w *jsonout.Writer) { write(w, value) })
	if err != nil {
		panic(fmt.Sprintf("literal: %v", err))
	}
	return dst
}

func write(w *jsonout.Writer, value any) {
	switch v := value.(type) {
	case Number:
		w.Number(string(v))
	case Object:
		w.BeginObject()
		for i := range v {
			writeMember(w, v[i])
		}
		w.EndObject()
	case Stream:
		writeStream(w, v)
	case List:
		w.BeginList()
		for _, element := range v {
			write(w, element)
		}
		w.EndList()
	case []string:
		w.BeginList()
		for _, text := range v {
			w.Text(text)
		}
		w.EndList()
	default:
		if w.Scalar(value) {
			return
		}
		panic(fmt.Sprintf("literal: no JSON form for %T", value))
	}
}

func writeStream(w *jsonout.Writer, members Stream) {
	if members == nil {
		w.Null()
		return
	}
	w.BeginObject()
	for member := range members {
		writeMember(w, member)
	}
	w.EndObject()
}

func writeMember(w *jsonout.Writer, member Member) {
	w.Name(member.Name)
	write(w, member.Value)
}
