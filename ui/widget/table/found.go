package table

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model/lists"
	"ztsession/model/text/signs"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/widget/find"
)

// Found lets people search, filter and sort the rows. columns are those of the list
// once more, for reading beside the event loop: they keep nothing between two calls.
func (l *Listing[T]) Found(columns func() []lists.Column[T]) *Listing[T] {
	l.pure = columns
	l.find = find.New(l.env, target{l.Table, func() { l.SetSize(l.width, l.whole) }})
	l.found = l.find.Needle
	l.ShowFrom(l.rows)
	return l
}

// target is the table as its search and filter see it.
type target struct {
	*Table
	resized func()
}

func (t target) Changed(cursor int) {
	t.list.Changed(t.leadLen() + cursor)
	t.fit()
}

func (t target) Resized() { t.resized() }

// foundRows are the rows that are shown of all.
type foundRows[T any] struct{ l *Listing[T] }

func (f foundRows[T]) Len() int { return min(f.l.find.Len(), f.l.all.Len()) }

func (f foundRows[T]) Cells(i int) []cell { return f.l.shownAs.Cells(f.l.find.Row(i)) }

// showFound shows all rows anew, with the cursor on row cursor of them.
func (l *Listing[T]) showFound(cursor int) {
	l.Table.rows = foundRows[T]{l}
	l.order()
	l.find.SetRows(l.all, l.sort.order, cursor)
}

// SetSize sets the size in cells, heads and the prompt of a search included.
func (l *Listing[T]) SetSize(width, height int) {
	l.whole = height
	if l.find != nil {
		l.find.SetWidth(width)
		height = max(height-l.find.Height(), 0)
	}
	l.Table.SetSize(width, height)
}

// Cursor returns the row of the cursor among all rows, negative as that of the table.
func (l *Listing[T]) Cursor() int {
	at := l.Table.Cursor()
	if l.find == nil || at < 0 {
		return at
	}
	if at >= l.find.Len() {
		return -1
	}
	return l.find.Row(at)
}

// Select puts the cursor on a row of all, or where a filter leaves it out on the
// nearest.
func (l *Listing[T]) Select(row int) {
	if l.find == nil {
		l.Table.Select(row)
		return
	}
	l.find.Moved()
	l.Table.Select(l.find.PlaceOf(row))
}

// Reveal puts the cursor on a row of all, and ends a filter that leaves it out.
func (l *Listing[T]) Reveal(row int) {
	if l.find != nil && !l.find.Shows(row) {
		l.find.Unfilter()
	}
	l.Select(row)
}

// Kept returns the rows that a filter leaves, in their order of now; false says that it
// leaves out none.
func (l *Listing[T]) Kept() ([]int, bool) {
	if !l.Filtered() {
		return nil, false
	}
	kept := make([]int, l.find.Len())
	for i := range kept {
		kept[i] = l.find.Row(i)
	}
	return kept, true
}

// InWindow returns the rows of which a line is in the window.
func (l *Listing[T]) InWindow() []int {
	from, to := l.Visible()
	rows := make([]int, 0, to-from)
	for i := from; i < to; i++ {
		if l.find != nil {
			rows = append(rows, l.find.Row(i))
			continue
		}
		rows = append(rows, i)
	}
	return rows
}

// Return goes to a place of the table, with the cursor on a row of all; a row before the
// first leaves it where the place has it.
func (l *Listing[T]) Return(p Place, row int) {
	if l.find != nil {
		l.find.Moved()
		if row >= 0 {
			row = l.find.PlaceOf(row)
		}
	}
	l.Table.Return(p, row)
}

// Shows reports whether text is the whole of a cell of a row of all.
func (l *Listing[T]) Shows(row int, text string) bool {
	if l.find != nil {
		row = l.find.PlaceOf(row)
	}
	return l.Table.Shows(row, text)
}

// Lines returns how many lines all rows take at a width, heads included, whether they
// are shown or not: a filter is to leave the panes where they are.
func (l *Listing[T]) Lines(width, most int) int {
	all := l.leadLen() + l.all.Len()
	if l.find == nil || !l.find.Filtered() {
		return l.Table.Lines(width, most)
	}
	const heads = 1
	if all > most {
		return heads + all
	}
	lines := heads
	for i := range l.leadLen() {
		lines += l.lead.Height(i, width)
	}
	for i := range l.all.Len() {
		lines++
		if l.belowAll != nil {
			lines += len(l.belowAll(i, width-gutter))
		}
	}
	return lines
}

// SetBelow lets lines stand below a row of all.
func (l *Listing[T]) SetBelow(lines func(row, width int) []string) {
	l.belowAll = lines
	l.Table.SetBelow(func(i, width int) []string {
		if l.find != nil {
			i = l.find.Row(i)
		}
		return lines(i, width)
	})
}

// Key moves the cursor, or is for the prompt, and reports whether it was for the list.
func (l *Listing[T]) Key(msg tea.KeyPressMsg) bool {
	if l.Typing() {
		return l.find.Key(msg)
	}
	handled := l.Table.Key(msg)
	if handled && l.find != nil {
		l.find.Moved()
	}
	return handled
}

// Typing reports whether a prompt is open, so that every printable key is text.
func (l *Listing[T]) Typing() bool { return l.find != nil && l.find.Typing() }

// Filtered reports whether rows are left out.
func (l *Listing[T]) Filtered() bool { return l.find != nil && l.find.Filtered() }

// Paste puts text into the prompt.
func (l *Listing[T]) Paste(text string) {
	if l.find != nil {
		l.find.Paste(text)
	}
}

// Back ends the search, then the filter, and reports whether there was one.
func (l *Listing[T]) Back() bool { return l.find != nil && l.find.Back() }

// Pending returns what was started beside the event loop and not handed out yet.
func (l *Listing[T]) Pending() tea.Cmd {
	if l.find == nil {
		return nil
	}
	return l.find.Pending()
}

// Update takes what was found or sorted beside the event loop, and reports whether it
// was for this list.
func (l *Listing[T]) Update(msg tea.Msg) bool {
	if l.find == nil {
		return false
	}
	if sorted, ok := msg.(sortedMsg); ok {
		if sorted.of != l.Table || sorted.run != l.sort.run {
			return false
		}
		l.sort.stop = nil
		l.sort.order = sorted.order
		l.find.SetOrder(sorted.order)
		return true
	}
	return l.find.Update(msg)
}

// Status says by what the rows are filtered and sorted and what is searched for;
// empty for nothing of it.
func (l *Listing[T]) Status() string {
	if l.find == nil {
		return ""
	}
	var pieces []string
	for _, piece := range []string{l.find.Status(), l.sortedStatus()} {
		if piece != "" {
			pieces = append(pieces, piece)
		}
	}
	return strings.Join(pieces, signs.Between)
}

// The places in the footer, behind those of package find.
const sortFooter = 47

// Actions returns what people can do to find rows. after follows each.
func (l *Listing[T]) Actions(group string, after func()) []action.Action {
	if l.find == nil {
		return nil
	}
	actions := l.find.Actions(group, after)
	if l.find.Typing() {
		return actions
	}
	k := l.env.Keys.List
	do := func(how func()) func() (tea.Cmd, action.Outcome) {
		return action.Just(func() {
			how()
			after()
		})
	}
	return append(actions,
		action.Action{ID: "list.sort", Keys: keys.As(k.Sort, l.sortTitle()), Help: "sort by the next column; then as it came", Group: group, Footer: sortFooter, Do: do(l.nextSort)}.When(l.all.Len() > 1, nothingToSort),
		action.Action{ID: "list.turn", Keys: k.Turn, Help: "turn the order around", Group: group, Do: do(l.turn)}.When(l.all.Len() > 1, nothingToSort),
	)
}

// nothingToSort is why there is no other order.
const nothingToSort = "There are no two rows to sort"

// sortTitle says by what the next press sorts.
func (l *Listing[T]) sortTitle() string { return "sort" }

// View returns the lines in the window, with the heads above the first row and the
// prompt below the last.
func (l *Listing[T]) View(focused bool) []string {
	lines := l.Table.View(focused)
	if l.find == nil {
		return lines
	}
	if l.find.Empty() {
		lines = append(lines, find.NothingFits(l.env, l.width)...)
	}
	return l.find.Above(lines, l.whole)
}
