package lists

import (
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
)

// text returns the column of a text.
func text[T any](id string, get func(*T) model.Field[string]) Column[T] {
	return field(id, get, func(s string, _ clock.Clock) string { return s }, func(s string) any { return s })
}

// moment returns the column of a moment. A zero, or one so far off that it can be
// none, is none.
func moment[T any](id string, get func(*T) model.Field[time.Time]) Column[T] {
	return momentOr(id, clock.NoTime, get)
}

// momentOr returns the column of a moment; none is what a moment means that can
// be none.
func momentOr[T any](id, none string, get func(*T) model.Field[time.Time]) Column[T] {
	column := field(id, get, func(t time.Time, c clock.Clock) string { return c.Moment(t) }, func(t time.Time) any { return t })
	before := column.Text
	column.Text = func(row *T, c clock.Clock) Cell {
		cell := before(row, c)
		if at := get(row); at.Presence == model.Empty || at.Presence == model.Reported && !clock.IsPlausible(at.Value) {
			cell = Cell{Text: none, Brief: none, Tone: facts.Muted}
		}
		return cell
	}
	return column
}

// never is what a moment means that has not come, or never will.
const never = "never"

// number returns the column of a number.
func number[T any](id string, get func(*T) model.Field[model.Number]) Column[T] {
	return field(id, get, func(n model.Number, _ clock.Clock) string { return string(n) }, func(n model.Number) any { return n })
}

// yesNo returns the column of what is so or not.
func yesNo[T any](id string, get func(*T) model.Field[bool]) Column[T] {
	words := map[bool]string{true: "yes", false: "no"}
	return field(id, get, func(b bool, _ clock.Clock) string { return words[b] }, func(b bool) any { return b })
}

// seconds returns the column of a span of time, which programs get in seconds.
func seconds[T any](id string, get func(*T) model.Field[time.Duration]) Column[T] {
	return field(id, get,
		func(d time.Duration, _ clock.Clock) string { return clock.Span(d) },
		func(d time.Duration) any { return int64(d / time.Second) })
}

// identifier returns the column of an id, which is never empty when it was reported.
func identifier[T any](id string, get func(*T) string) Column[T] {
	return text(id, func(row *T) model.Field[string] {
		if value := get(row); value != "" {
			return model.Known(value)
		}
		return model.Field[string]{}
	})
}

// field returns the column of a field of the answer.
func field[T, V any](id string, get func(*T) model.Field[V], words func(V, clock.Clock) string, data func(V) any) Column[T] {
	return Column[T]{
		ID: id,
		Text: func(row *T, c clock.Clock) Cell {
			f := get(row)
			if value, ok := f.Get(); ok {
				return Cell{Text: words(value, c)}
			}
			cell := Cell{Text: InWords(f, nil), Brief: model.Absent.String(), Tone: facts.Muted}
			if f.Presence == model.Misfit {
				cell.Brief, cell.Tone = f.Presence.String(), facts.Warning
			}
			return cell
		},
		Data: func(row *T) any {
			if value, ok := get(row).Get(); ok {
				return data(value)
			}
			return nil
		},
	}
}

// InWords returns a field in the words of words, or how it arrived when it has
// no value: in the tables of commands null, empty and a value of another type are
// different from what was not reported. On the screens that is for the details.
func InWords[V any](f model.Field[V], words func(V) string) string {
	switch value, ok := f.Get(); {
	case ok:
		return words(value)
	case f.Presence == model.Misfit:
		return f.AsSent
	default:
		return f.Presence.String()
	}
}

// on puts a column on the screens.
func (c Column[T]) on(head string, class Class, rank int) Column[T] {
	c.Head, c.Class, c.Rank = head, class, rank
	return c
}

// shortens lets a screen show the two ends of a value.
func (c Column[T]) shortens() Column[T] {
	c.Shortens = true
	return c
}

// forPrograms keeps a column out of tables.
func (c Column[T]) forPrograms() Column[T] {
	c.Text = nil
	return c
}

// quiet gives values the tone of what the eye need not find first.
func (c Column[T]) quiet() Column[T] {
	return c.change(func(cell Cell) Cell {
		if cell.Tone == facts.Plain {
			cell.Tone = facts.Muted
		}
		return cell
	})
}

// orElse sets what the screens show where no value was reported.
func (c Column[T]) orElse(brief string, tone facts.Tone) Column[T] {
	return c.change(func(cell Cell) Cell {
		if cell.Brief == model.Absent.String() {
			cell.Brief, cell.Tone = brief, tone
		}
		return cell
	})
}

// orElseOf sets that the screens show another text of the row where no value was
// reported.
func (c Column[T]) orElseOf(brief func(*T) string) Column[T] {
	before := c.Text
	c.Text = func(row *T, now clock.Clock) Cell {
		cell := before(row, now)
		if cell.Brief == model.Absent.String() {
			cell.Brief, cell.Tone = brief(row), facts.Plain
		}
		return cell
	}
	return c
}

// asArrived sets that the screens tell null and empty from what was not reported.
func (c Column[T]) asArrived() Column[T] {
	return c.change(func(cell Cell) Cell {
		if cell.Brief == model.Absent.String() {
			cell.Brief = cell.Text
		}
		return cell
	})
}

func (c Column[T]) change(how func(Cell) Cell) Column[T] {
	before := c.Text
	c.Text = func(row *T, now clock.Clock) Cell { return how(before(row, now)) }
	return c
}
