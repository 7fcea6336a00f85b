package accessible

import (
	"errors"
	"io"
	"slices"
	"strings"

	"ztsession/model/listing"
	"ztsession/model/lists"
	"ztsession/model/mask"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
)

// list is a list of rows to choose from, to order and to save.
type list[T any] struct {
	*dialogue
	// title says what the rows are; name is what they are called in a sentence.
	title func() string
	name  string
	// lead is what is said with the title at first; nil for nothing.
	lead    func()
	columns []lists.Column[T]
	rows    func() []T
	masked  func(*mask.Masker, T) T
	// open does what a row is chosen for; nil says it whole.
	open func(T) error
	// what each row is; empty where the title says it.
	each string
	// more are further choices behind the rows, made anew each time.
	more func() []choice
	// other takes a text that is no number; nil looks in the choices for it.
	other  func(typed string) error
	prompt string

	order  int // one more than the place of the column that they are ordered by; 0 as they came
	turned bool
}

// choose asks for a row until the person goes back.
func (l *list[T]) choose() error {
	if l.prompt == "" {
		l.prompt = "Number, or b to go back:"
	}
	return l.dialogue.choose(menu{place: l.title, lead: l.lead, choices: l.choices, prompt: l.prompt, other: l.other})
}

func (l *list[T]) choices() []choice {
	rows := l.ordered()
	all := make([]choice, 0, len(rows)+3)
	for _, row := range rows {
		said := rowOf(l.dialogue, l.columns, l.masked(l.mask, row))
		if l.each != "" {
			said = l.each + ": " + said
		}
		do := func() error { return l.open(row) }
		if l.open == nil {
			do = func() error { l.whole(row); return nil }
		}
		all = append(all, choice{said, do})
	}
	if l.more != nil {
		all = append(all, l.more()...)
	}
	if len(rows) > 1 {
		all = append(all, choice{"Order them otherwise: now " + l.orderWords(), l.reorder})
	}
	if len(rows) > 0 && l.opts.Save != nil {
		all = append(all, choice{"Save " + l.name + " to a file", l.save})
	}
	return all
}

// whole says a row with every column, also what was not reported.
func (l *list[T]) whole(row T) {
	row = l.masked(l.mask, row)
	for _, column := range l.columns {
		if column.Text == nil {
			continue
		}
		text := column.Text(&row, l.clock).Text
		if text == "" || text == signs.Absent {
			text = "not reported"
		}
		l.say(nameOf(column) + ": " + text)
	}
}

// ordered are the rows in the order that was asked for.
func (l *list[T]) ordered() []T {
	rows := l.rows()
	if l.order == 0 {
		return rows
	}
	order := lists.Order(l.keys(rows), l.turned)
	sorted := make([]T, 0, len(rows))
	for _, at := range order {
		sorted = append(sorted, rows[at])
	}
	return sorted
}

func (l *list[T]) keys(rows []T) []lists.Key {
	keys := make([]lists.Key, len(rows))
	for i := range rows {
		row := l.masked(l.mask, rows[i])
		keys[i] = lists.KeyOf(l.columns[l.order-1], &row, l.clock)
	}
	return keys
}

func (l *list[T]) orderWords() string {
	if l.order == 0 {
		return "as they came"
	}
	by := "by " + strings.ToLower(nameOf(l.columns[l.order-1]))
	if l.turned {
		by += ", turned"
	}
	return by
}

// reorder asks for a column.
func (l *list[T]) reorder() error {
	err := l.dialogue.choose(menu{
		place: func() string { return "By which column? The same once more turns the order." },
		choices: func() []choice {
			all := []choice{{"As they came", func() error { l.order, l.turned = 0, false; return errDone }}}
			for i := range l.columns {
				if l.columns[i].Text == nil {
					continue
				}
				all = append(all, choice{nameOf(l.columns[i]), func() error {
					l.turned = l.order == i+1 && !l.turned
					l.order = i + 1
					return errDone
				}})
			}
			return all
		},
		prompt: "Number of a column, b to go back:",
	})
	if errors.Is(err, errDone) {
		return errAgain
	}
	return err
}

// save writes the rows as they may be shown to a new file.
func (l *list[T]) save() error {
	rows := slices.Clone(l.ordered())
	for i := range rows {
		rows[i] = l.masked(l.mask, rows[i])
	}
	return l.saveAs("Name of a new file: .csv for CSV, .json for JSON, anything else for text; empty for none:", func(name string, w io.Writer) error {
		switch {
		case strings.HasSuffix(name, ".csv"):
			return listing.CSV(w, l.columns, rows)
		case strings.HasSuffix(name, ".json"):
			return listing.JSON(w, l.columns, rows)
		default:
			return listing.Text(w, l.columns, rows, l.clock)
		}
	})
}

// nameOf is what a column is called in a sentence.
func nameOf[T any](column lists.Column[T]) string {
	if column.Head != "" {
		return column.Head
	}
	return words.Capital(strings.ReplaceAll(column.ID, "_", " "))
}

// rowOf says a row of a list: what each column is called, and what stands there.
// What counts none is left out.
func rowOf[T any](d *dialogue, columns []lists.Column[T], row T) string {
	said := ""
	for _, column := range columns {
		if column.Text == nil {
			continue
		}
		text := column.Text(&row, d.clock).Text
		if text == "" || text == signs.Absent || text == "0" && said != "" {
			continue
		}
		if said != "" {
			said += "; "
		}
		if column.Head != "" && said != "" {
			said += column.Head + ": "
		}
		said += text
	}
	if said == "" {
		return "nothing was reported"
	}
	return said
}
