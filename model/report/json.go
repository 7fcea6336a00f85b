package report

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"

	"github.com/go-json-experiment/json/jsontext"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"ztsession/model"
	"ztsession/model/safe"
)

// JSON writes the session's own object as it was received, indented by two
// spaces: order, duplicate names and the digits of numbers stay, and every
// character that is not safe to print is a \u escape. It reads the body again,
// since the texts of the Document hold such characters as words; a session
// without a body is written from its Document. The error is the writer's, or
// says that the body is not what the Document was made of.
func JSON(w io.Writer, s *model.Session) error {
	out := bufio.NewWriterSize(w, 64<<10)
	encoder := jsontext.NewEncoder(out, jsontext.WithIndent("  "),
		jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true), jsontext.PreserveRawStrings(true))
	var err error
	if len(s.Body) == 0 {
		err = writeValue(encoder, s.Result, false)
	} else {
		err = reprint(encoder, s.Body, s.Result)
	}
	if err != nil {
		return err
	}
	return out.Flush()
}

// writeValue writes a value of a Document.
func writeValue(to *jsontext.Encoder, v model.Value, named bool) error {
	if named {
		if err := to.WriteValue(safe.AppendJSON(nil, v.Key())); err != nil {
			return err
		}
	}
	open, shut := jsontext.BeginObject, jsontext.EndObject
	switch v.Kind() {
	case model.KindText:
		return to.WriteValue(safe.AppendJSON(nil, v.Text()))
	case model.KindNull, model.KindBool, model.KindNumber:
		return to.WriteValue(jsontext.Value(v.Text()))
	case model.KindNone:
		return to.WriteToken(jsontext.Null)
	case model.KindList:
		open, shut = jsontext.BeginArray, jsontext.EndArray
	case model.KindObject:
	}
	if err := to.WriteToken(open); err != nil {
		return err
	}
	for child := range v.Children() {
		if err := writeValue(to, child, v.Kind() == model.KindObject); err != nil {
			return err
		}
	}
	return to.WriteToken(shut)
}

// reprint writes the part of body that result stands for.
func reprint(to *jsontext.Encoder, body []byte, result model.Value) error {
	// Files from Windows may be UTF-16 or begin with a byte order mark.
	plain := transform.NewReader(bytes.NewReader(body), unicode.BOMOverride(transform.Nop))
	from := jsontext.NewDecoder(plain, jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	if err := descend(from, ordinals(result)); err != nil {
		return err
	}
	depth := from.StackDepth()
	var scratch []byte
	for {
		switch kind := from.PeekKind(); kind {
		case '{', '}', '[', ']':
			token, err := from.ReadToken()
			if err != nil {
				return err
			}
			if err := to.WriteToken(token); err != nil {
				return err
			}
		default:
			value, err := from.ReadValue()
			if err != nil {
				return err
			}
			if kind == '"' {
				scratch = appendSafe(scratch[:0], value)
				value = scratch
			}
			if err := to.WriteValue(value); err != nil {
				return err
			}
		}
		if from.StackDepth() == depth {
			return nil
		}
	}
}

// ordinals returns the places that lead from the root down to v.
func ordinals(v model.Value) []int {
	var places []int
	for up := v.Parent(); up.Exists(); v, up = up, up.Parent() {
		places = append(places, v.Ordinal())
	}
	slices.Reverse(places)
	return places
}

var errOtherBody = errors.New("the body of the session is not the one it was read from")

// descend reads up to the value at the given places, each counted within the
// list or object before it.
func descend(from *jsontext.Decoder, places []int) error {
	for _, place := range places {
		open, err := from.ReadToken()
		if err != nil {
			return err
		}
		named := 0
		switch open.Kind() {
		case '{':
			named = 1
		case '[':
		default:
			return errOtherBody
		}
		for range place*(1+named) + named {
			if err := from.SkipValue(); err != nil {
				return err
			}
		}
	}
	return nil
}

// appendSafe appends the string literal raw with every unsafe character as an
// escape. Escapes are undone where nothing is lost by it, so that names in any
// script can be read; what no text can hold, such as half a surrogate pair,
// stays as it was sent.
func appendSafe(dst, raw []byte) []byte {
	if bytes.IndexByte(raw, '\\') < 0 {
		return safe.AppendJSON(dst, string(raw[1:len(raw)-1]))
	}
	if text, err := jsontext.AppendUnquote(nil, raw); err == nil {
		return safe.AppendJSON(dst, string(text))
	}
	dst = append(dst, '"')
	for inner := raw[1 : len(raw)-1]; len(inner) > 0; {
		at := bytes.IndexByte(inner, '\\')
		if at < 0 {
			at = len(inner)
		}
		dst = appendInner(dst, inner[:at])
		width := min(escapeWidth(inner[at:]), len(inner)-at)
		dst = append(dst, inner[at:at+width]...)
		inner = inner[at+width:]
	}
	return append(dst, '"')
}

// appendInner appends text without escapes, made safe, without quotes around it.
func appendInner(dst, text []byte) []byte {
	quoted := safe.AppendJSON(nil, string(text))
	return append(dst, quoted[1:len(quoted)-1]...)
}

// escapeWidth returns how many bytes the escape at the start of text takes.
func escapeWidth(text []byte) int {
	if len(text) > 1 && text[1] == 'u' {
		return len(`\u0000`)
	}
	return len(`\n`)
}
