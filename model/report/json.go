package report

import (
	"bufio"
	"io"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"ztsession/model"
	"ztsession/model/jsonout"
)

// JSON writes the session's own object as JSONOf does. The error is the writer's.
func JSON(w io.Writer, s *model.Session) error { return JSONOf(w, s.Result) }

// JSONOf writes a value as it was received, indented by two spaces: order,
// duplicate names and the digits of numbers stay, and every character that is not
// safe to print is a \u escape. It reads the text that was received again, since
// the texts of a Document hold such characters as words; a value of a Document that
// was not made from text, such as a masked one, is written from that. The error is
// the writer's.
func JSONOf(w io.Writer, v model.Value) error { return jsonWith(w, v, nil) }

// jsonWith is JSONOf for an object that gets more members at its end, which last
// writes; it may be nil.
func jsonWith(w io.Writer, v model.Value, last func(*jsonout.Writer)) error {
	out := bufio.NewWriterSize(w, 64<<10)
	to := jsonout.New(out, "  ")
	if source := v.Document().Source(); source == "" {
		to.ValueWith(v, last)
	} else if err := reprint(to, source, v, last); err != nil {
		return err
	}
	if err := to.Err(); err != nil {
		return err
	}
	return out.Flush()
}

// reprint writes the part of source that result stands for.
func reprint(to *jsonout.Writer, source string, result model.Value, last func(*jsonout.Writer)) error {
	from := jsontext.NewDecoder(strings.NewReader(source), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	if err := descend(from, path(result)); err != nil {
		return err
	}
	return to.CopyWith(from, last)
}

// path returns the values that lead from below the root down to v.
func path(v model.Value) []model.Value {
	var values []model.Value
	for ; v.Parent().Exists(); v = v.Parent() {
		values = append(values, v)
	}
	slices.Reverse(values)
	return values
}

// descend reads up to the last of the values, each within the one before it.
func descend(from *jsontext.Decoder, values []model.Value) error {
	for _, v := range values {
		if _, err := from.ReadToken(); err != nil {
			return err
		}
		before := v.Ordinal()
		if v.Parent().Kind() == model.KindObject {
			// Each member has a name and a value, and the one wanted a name.
			before = 2*before + 1
		}
		for range before {
			if err := from.SkipValue(); err != nil {
				return err
			}
		}
	}
	return nil
}
