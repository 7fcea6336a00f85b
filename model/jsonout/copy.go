package jsonout

import (
	"bytes"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"ztsession/model"
	"ztsession/model/text/safe"
)

// Copy writes the value that from comes to next, as it was received but for
// characters that are not safe to print.
func (w *Writer) Copy(from *jsontext.Decoder) error { return w.CopyWith(from, nil) }

// CopyWith is Copy for an object that gets more members at its end, which last
// writes; it may be nil.
func (w *Writer) CopyWith(from *jsontext.Decoder, last func(*Writer)) error {
	depth := from.StackDepth()
	for {
		var scratch []byte
		switch kind := from.PeekKind(); kind {
		case '{', '}', '[', ']':
			token, err := from.ReadToken()
			if err != nil {
				return err
			}
			if kind == '}' && from.StackDepth() == depth && last != nil {
				last(w)
			}
			w.token(token)
		default:
			value, err := from.ReadValue()
			if err != nil {
				return err
			}
			if kind == '"' {
				scratch = appendSafe(w.to.AvailableBuffer(), value)
				value = scratch
			}
			w.raw(value)
		}
		if w.err != nil || from.StackDepth() == depth {
			return w.err
		}
	}
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

// Document writes a document as it was received, but for characters that are not
// safe to print. One that was not made from text, such as a masked one, is written
// from its values.
func (w *Writer) Document(d *model.Document) {
	source := d.Source()
	if source == "" {
		w.Value(d.Root())
		return
	}
	from := jsontext.NewDecoder(strings.NewReader(source), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	if err := w.Copy(from); err != nil && w.err == nil {
		w.err = err
	}
}
