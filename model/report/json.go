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

// JSON writes the session's own object as it was received, indented by two
// spaces: order, duplicate names and the digits of numbers stay, and every
// character that is not safe to print is a \u escape. It reads the text that was
// received again, since the texts of the Document hold such characters as words;
// a masked session, which has no such text, is written from its Document. The
// error is the writer's.
func JSON(w io.Writer, s *model.Session) error { return jsonWith(w, s, nil) }

// jsonWith is JSON with more members at the end of the object, which last writes;
// it may be nil.
func jsonWith(w io.Writer, s *model.Session, last func(*jsonout.Writer)) error {
	out := bufio.NewWriterSize(w, 64<<10)
	to := jsonout.New(out, "  ")
	if source := s.Document.Source(); source == "" {
		to.ValueWith(s.Result, last)
	} else if err := reprint(to, source, s.Result, last); err != nil {
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
