// Package wire builds JSON whose members keep the order in which they were
// written, as the real API's answers do. It is made for data that a program
// holds as Go literals, so it knows few types and cannot fail on them.
package wire

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"time"

	"ztsession/model/safe"
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

// Unix returns t in Unix seconds, the form of iat, expires and last_authenticated.
func Unix(t time.Time) int64 { return t.Unix() }

// Time returns t as RFC 3339 in UTC with milliseconds, the form of the
// timestamp of a posture check.
func Time(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }

// Append appends value as JSON. Control characters, bidi controls and other
// invisible characters become \u escapes, so that a body printed to a terminal
// does no harm. It panics on a type that the package does not know, which is a
// mistake in the program's own data.
func Append(dst []byte, value any) []byte {
	switch v := value.(type) {
	case nil:
		return append(dst, "null"...)
	case bool:
		return strconv.AppendBool(dst, v)
	case string:
		return appendString(dst, v)
	case int:
		return strconv.AppendInt(dst, int64(v), 10)
	case int64:
		return strconv.AppendInt(dst, v, 10)
	case Number:
		return append(dst, v...)
	case Object:
		return appendObject(dst, v)
	case Stream:
		return appendStream(dst, v)
	case List:
		return appendList(dst, v)
	case []string:
		return appendStrings(dst, v)
	default:
		panic(fmt.Sprintf("wire: no JSON form for %T", value))
	}
}

func appendObject(dst []byte, object Object) []byte {
	dst = append(dst, '{')
	for i := range object {
		dst = appendMember(dst, object[i], i > 0)
	}
	return append(dst, '}')
}

// spare is the room, in bytes, below which a stream asks for more.
const spare = 4096

func appendStream(dst []byte, members Stream) []byte {
	if members == nil {
		return append(dst, "null"...)
	}
	dst = append(dst, '{')
	comma := false
	for member := range members {
		// A large slice grows by a quarter only; doubling spares most of the copying.
		if cap(dst)-len(dst) < spare {
			dst = slices.Grow(dst, len(dst)+spare)
		}
		dst = appendMember(dst, member, comma)
		comma = true
	}
	return append(dst, '}')
}

func appendMember(dst []byte, member Member, comma bool) []byte {
	if comma {
		dst = append(dst, ',')
	}
	dst = append(appendString(dst, member.Name), ':')
	return Append(dst, member.Value)
}

func appendList(dst []byte, list List) []byte {
	dst = append(dst, '[')
	for i, value := range list {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = Append(dst, value)
	}
	return append(dst, ']')
}

func appendStrings(dst []byte, list []string) []byte {
	dst = append(dst, '[')
	for i, text := range list {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendString(dst, text)
	}
	return append(dst, ']')
}

// appendString has a fast path for plain text, which is nearly all of it.
func appendString(dst []byte, text string) []byte {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return safe.AppendJSON(dst, text)
		}
	}
	dst = append(dst, '"')
	dst = append(dst, text...)
	return append(dst, '"')
}
