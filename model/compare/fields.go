package compare

import (
	"cmp"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/schema"
)

// typed is an object of a known type on one side: its members in the document,
// and its value as it may be shown; nil where the side has no such object.
type typed[T any] struct {
	members model.Value
	shown   *T
}

// fields adds what compare returns for each field of an object that the schema
// has, in its order, then a row for each value in fields beyond it. label begins
// the labels of the latter.
func fields[T any](c *comparer, rows []Row, label string, o *schema.Object[T], there, here model.Value, compare func(place int, one member) []Row) []Row {
	pairs := members(there, here)
	byName := make(map[string][]int, len(pairs))
	for i, one := range pairs {
		byName[one.name] = append(byName[one.name], i)
	}
	taken := make([]bool, len(pairs))
	for place := range o.Fields {
		for _, i := range byName[o.Fields[place].Name] {
			if one := pairs[i]; !one.earlier {
				taken[i] = true
				rows = append(rows, compare(place, one)...)
			}
		}
	}
	for i, one := range pairs {
		if taken[i] {
			continue
		}
		name := below(label, c.shownName(one))
		if one.earlier {
			name += " (sent before)"
		}
		rows = c.beyond(rows, Other, name, one)
	}
	return rows
}

// object adds the rows of an object within a session.
func object[T any](c *comparer, rows []Row, area Area, label string, o *schema.Object[T], there, here typed[T]) []Row {
	return fields(c, rows, label, o, there.members, here.members, func(place int, one member) []Row {
		return field(c, area, o, place, one, there.shown, here.shown)
	})
}

// beyond adds the rows of a field of any JSON.
func (c *comparer) beyond(rows []Row, area Area, name string, one member) []Row {
	if c.changeOf(one.there, one.here) == Same {
		return append(rows, c.row(area, name, one.there, one.here))
	}
	first := len(rows)
	rows = c.values(rows, name, one.there, one.here)
	for i := first; i < len(rows); i++ {
		rows[i].Area = area
	}
	return rows
}

// field returns the rows of one field of a known object.
func field[T any](c *comparer, area Area, o *schema.Object[T], place int, one member, there, here *T) []Row {
	f := &o.Fields[place]
	weight := fieldWeight(o.ID(place), one.there, one.here)
	if isJSON(f) {
		rows := c.beyond(nil, area, f.Label+" ", one)
		for i := range rows {
			rows[i].from = f.Name
			if rows[i].Weight != Noise {
				rows[i].Weight = weight
			}
		}
		return rows
	}
	row := c.row(area, f.Label, one.there, one.here)
	row.from, row.Weight = f.Name, weight
	say(&row.There, f, there)
	say(&row.Here, f, here)
	return []Row{row}
}

// isJSON reports whether a field may be any JSON.
func isJSON[T any](f *schema.Field[T]) bool {
	if f.At == nil {
		return true
	}
	var from T
	_, ok := f.At(&from).(*model.Value)
	return ok
}

// say puts a side of a field into words where its value alone does not say what
// it means: yes, a moment, a value of another form than documented.
func say[T any](s *Side, f *schema.Field[T], from *T) {
	if from == nil || !s.Value.Exists() {
		return
	}
	switch value := f.At(from).(type) {
	case *model.Field[string]:
		sayField(s, *value, func(text string) string { return wordsFor(f.Words, text, text) })
	case *model.Field[bool]:
		sayField(s, *value, func(yes bool) string {
			if yes {
				return wordsFor(f.Words, "true", "yes")
			}
			return wordsFor(f.Words, "false", "no")
		})
	case *model.Field[model.Number]:
		sayField(s, *value, func(n model.Number) string { return string(n) })
	case *model.Field[time.Time]:
		sayField(s, *value, func(at time.Time) string {
			if clock.IsPlausible(at) {
				s.at = at
				return ""
			}
			return cmp.Or(f.None, clock.NoTime)
		})
		if s.at.IsZero() && s.words != "" && value.Presence == model.Reported && value.AsSent == "" {
			s.words += sentAs(s.Value.Text())
		}
	}
}

func sayField[T any](s *Side, field model.Field[T], words func(T) string) {
	switch field.Presence {
	case model.Reported:
		s.words = words(field.Value) + sentAs(field.AsSent)
	case model.Misfit:
		s.words = field.AsSent + " (" + model.Misfit.String() + ")"
	case model.Absent, model.Null, model.Empty:
		// The value says which of them it is.
	}
}

// sentAs repeats a value that was sent in another form than documented.
func sentAs(sent string) string {
	if sent == "" {
		return ""
	}
	return " (sent as " + sent + ")"
}

func wordsFor(all []schema.Word, value, otherwise string) string {
	for _, word := range all {
		if word.Value == value {
			return word.Words
		}
	}
	return otherwise
}
