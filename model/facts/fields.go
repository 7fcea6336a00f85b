package facts

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/schema"
	"ztsession/model/text/words"
)

// fields adds the rows of an object's fields that stand in the section. base is
// the path of the object.
func fields[T any](rows []Row, base model.Path, object *schema.Object[T], from *T, in schema.Section, c clock.Clock) []Row {
	for i := range object.Fields {
		f := &object.Fields[i]
		if f.At == nil || !f.In(in) {
			continue
		}
		path := base.Key(f.Name)
		if value, ok := f.At(from).(*model.Value); ok {
			rows = below(rows, object.ID(i), path, *value, f.Label)
			continue
		}
		rows = append(rows, field(f, from, c).at(object.ID(i), path, f.Label))
	}
	return rows
}

// field returns the row of a field that is a single value.
func field[T any](f *schema.Field[T], from *T, c clock.Clock) Row {
	var r Row
	switch value := f.At(from).(type) {
	case *model.Field[string]:
		r = row(*value, func(text string) (string, Tone) { return explained(f.Words, text, text), Plain })
	case *model.Field[bool]:
		r = row(*value, func(yes bool) (string, Tone) { return truth(yes, f.Words), Plain })
	case *model.Field[model.Number]:
		r = row(*value, func(n model.Number) (string, Tone) { return explained(f.Words, string(n), string(n)), Plain })
	case *model.Field[time.Time]:
		r = momentRow(*value, f.None, f.Form, c)
	}
	return r
}

// row puts a field into words.
func row[T any](field model.Field[T], words func(T) (string, Tone)) Row {
	r := Row{Tone: Muted, Presence: field.Presence}
	switch field.Presence {
	case model.Reported:
		r.Text, r.Tone = words(field.Value)
		r.Value, r.Outside = field.Value, true
		if field.AsSent != "" {
			r.Text += " (sent as " + field.AsSent + ")"
		}
	case model.Misfit:
		r.Text, r.Tone, r.Outside = field.AsSent+" (not readable)", Warning, true
	case model.Absent, model.Null, model.Empty:
		r.Text = field.Presence.String()
	}
	return r
}

// momentRow puts a moment into words. One that can be none, such as a zero, is
// what none means here, with what was sent.
func momentRow(field model.Field[time.Time], none string, form schema.Form, c clock.Clock) Row {
	r := row(field, func(t time.Time) (string, Tone) { return c.Stamp(t), Plain })
	none = cmp.Or(none, clock.NoTime)
	at, known := field.Get()
	switch {
	case field.Presence == model.Empty && field.AsSent == "":
		r.Text = none
	case field.Presence == model.Empty:
		r.Text, r.Outside = none+" (sent as "+field.AsSent+")", true
	case known && !clock.IsPlausible(at):
		sent := field.AsSent
		if sent == "" && form == schema.RFC3339 {
			sent = at.Format(time.RFC3339Nano)
		} else if sent == "" {
			sent = strconv.FormatInt(at.Unix(), 10)
		}
		r.Text, r.Tone = none+" (sent as "+sent+")", Muted
	}
	return r
}

// isNone reports whether a moment was reported that can be none.
func isNone(field model.Field[time.Time]) bool {
	return field.Presence == model.Empty || field.Presence == model.Reported && !clock.IsPlausible(field.Value)
}

// at gives a row its place and its label.
func (r Row) at(id string, path model.Path, label string) Row {
	r.ID, r.Path, r.Label, r.Name = id, path, label, label
	return r
}

// labelledBelow labels rows that have their whole path for a label by what of it is
// below base.
func labelledBelow(base model.Path, rows []Row) []Row {
	for i := range rows {
		if rows[i].Label == label(rows[i].Path) {
			rows[i].Label = strings.TrimPrefix(string(rows[i].Path[len(base):]), ".")
			rows[i].Name = rows[i].Label
		}
	}
	return rows
}

// explained returns the words for a value that has some, or otherwise.
func explained(words []schema.Word, value, otherwise string) string {
	for _, word := range words {
		if word.Value == value {
			return word.Words
		}
	}
	return otherwise
}

func truth(yes bool, words []schema.Word) string {
	if yes {
		return explained(words, "true", "yes")
	}
	return explained(words, "false", "no")
}

// missing returns the row of an object that is itself missing or not readable,
// or none.
func missing[T any](f *schema.Field[model.Session], id string, path model.Path, field model.Field[T]) []Row {
	if field.Presence == model.Reported {
		return nil
	}
	return []Row{row(field, func(T) (string, Tone) { return "", Plain }).at(id, path, f.Label)}
}

// mostLeaves is how many leaves of fields of any JSON get a row of their own.
// Nobody reads more, and a row costs many times what a leaf does.
const mostLeaves = 10_000

// others adds a row for each leaf of the fields beyond the schema, of an object
// whose path is base and whose ids begin with id.
func others(rows []Row, id string, base model.Path, values []model.Value) []Row {
	room := mostLeaves
	for at, value := range values {
		if room == 0 {
			left := 0
			for _, value := range values[at:] {
				left += leafCount(value)
			}
			return append(rows, more(base, left))
		}
		rows = leaves(rows, &room, id+"."+value.Key(), base.Key(value.Key()), value)
	}
	return rows
}

// more returns the row for leaves below a path that have none.
func more(path model.Path, left int) Row {
	r := derived("more", "more", "and "+words.Thousands(left)+" more; they are in the JSON", Muted)
	r.Path = path
	return r
}

// leafCount returns how many values without children are in a value.
func leafCount(value model.Value) int {
	if value.Len() == 0 {
		return 1
	}
	count := 0
	for child := range value.Children() {
		count += leafCount(child)
	}
	return count
}

// leaves adds a row for each leaf of a field that may be any JSON, labelled with
// its path, as far as there is room. All have the id of the field.
func leaves(rows []Row, room *int, id string, path model.Path, value model.Value) []Row {
	if value.Len() == 0 {
		*room--
		return append(rows, leaf(value).at(id, path, label(path)))
	}
	left := 0
	for child := range value.Children() {
		if *room == 0 {
			left += leafCount(child)
			continue
		}
		next := path.Key(child.Key())
		if value.Kind() == model.KindList {
			next = path.Index(child.Ordinal())
		}
		rows = leaves(rows, room, id, next, child)
	}
	if left > 0 {
		rows = append(rows, more(path, left))
	}
	return rows
}

// leaf puts a value without children into words.
func leaf(value model.Value) Row {
	r := Row{Tone: Muted}
	switch {
	case value.Kind() == model.KindNull:
		r.Presence = model.Null
	case value.Kind() == model.KindList, value.Kind() == model.KindObject, value.Kind() == model.KindText && value.Text() == "":
		r.Presence = model.Empty
	default:
		return Row{Text: value.Text(), Value: value, Presence: model.Reported, Outside: true}
	}
	r.Text = r.Presence.String()
	return r
}

// below adds the leaves of a field that may be any JSON, labelled below it. The
// field as a whole is called name; empty for its path.
func below(rows []Row, id string, path model.Path, value model.Value, name string) []Row {
	if !value.Exists() {
		return append(rows, Row{ID: id, Name: name, Text: model.Absent.String(), Tone: Muted, Path: path})
	}
	first, room := len(rows), mostLeaves
	rows = leaves(rows, &room, id, path, value)
	for i := first; i < len(rows); i++ {
		rows[i].Label = strings.TrimPrefix(string(rows[i].Path[len(path):]), ".")
		if rows[i].Label == "" && name != "" {
			rows[i].Name = name
		}
	}
	return rows
}
