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
	"ztsession/model/jsonout"
)

// JSON writes the session's own object as it was received, indented by two
// spaces: order, duplicate names and the digits of numbers stay, and every
// character that is not safe to print is a \u escape. It reads the body again,
// since the texts of the Document hold such characters as words; a session
// without a body is written from its Document. The error is the writer's, or
// says that the body is not what the Document was made of.
func JSON(w io.Writer, s *model.Session) error {
	out := bufio.NewWriterSize(w, 64<<10)
	to := jsonout.New(out, "  ")
	if len(s.Body) == 0 {
		to.Value(s.Result)
	} else if err := reprint(to, s.Body, s.Result); err != nil {
		return err
	}
	if err := to.Err(); err != nil {
		return err
	}
	return out.Flush()
}

// reprint writes the part of body that result stands for.
func reprint(to *jsonout.Writer, body []byte, result model.Value) error {
	// Files from Windows may be UTF-16 or begin with a byte order mark.
	plain := transform.NewReader(bytes.NewReader(body), unicode.BOMOverride(transform.Nop))
	from := jsontext.NewDecoder(plain, jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	if err := descend(from, ordinals(result)); err != nil {
		return err
	}
	return to.Copy(from)
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
