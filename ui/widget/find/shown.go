package find

import "ztsession/ui/widget/search"

// Part says what a row is to the filter.
type Part uint8

// The parts of a list: what is looked in, and what is shown only with the rows below.
const (
	Row Part = iota
	Title
	Space // an empty line, which stands above nothing but a title or a row
)

// Parted is implemented by rows among which there are titles.
type Parted interface {
	Part(i int) Part
}

// arrange works out which rows are shown, and has the list show them.
func (f *Find) arrange() {
	if f.wanted < 0 {
		f.wanted = f.Row(f.target.Cursor())
	}
	kept := f.filter.Kept()
	switch {
	case kept == nil:
		f.shown = f.order
	case f.order == nil:
		f.shown = f.withTitles(kept)
	default:
		f.shown = f.inOrder(kept)
	}
	f.places = nil
	if f.shown != nil {
		f.places = make([]int32, f.rows.Len())
		for i := range f.places {
			f.places[i] = -1
		}
		for at, row := range f.shown {
			f.places[row] = int32(at)
		}
	}
	cursor := f.wanted
	f.target.Changed(f.PlaceOf(cursor))
	f.start(f.search.SetRows(view{f.rows, f.shown}))
}

// inOrder returns rows in the order of the list.
func (f *Find) inOrder(kept []int32) []int32 {
	has := make([]bool, f.rows.Len())
	for _, row := range kept {
		has[row] = true
	}
	shown := make([]int32, 0, len(kept))
	for _, row := range f.order {
		if has[row] {
			shown = append(shown, row)
		}
	}
	return shown
}

// withTitles adds to rows the titles that stand above them.
func (f *Find) withTitles(kept []int32) []int32 {
	parted, ok := f.rows.(Parted)
	if !ok {
		return kept
	}
	shown := make([]int32, 0, len(kept))
	var titles []int32
	last, next := Row, 0
	for i := range f.rows.Len() {
		part := parted.Part(i)
		hit := next < len(kept) && int(kept[next]) == i
		if hit {
			next++
		}
		switch {
		case part != Row:
			if last == Row || part == Space {
				titles = titles[:0]
			}
			if part == Title || len(shown) > 0 {
				titles = append(titles, int32(i))
			}
		case hit:
			shown = append(append(shown, titles...), int32(i))
			titles = titles[:0]
		}
		last = part
	}
	return shown
}

// view are the rows that are shown, as the search sees them.
type view struct {
	rows  search.Rows
	shown []int32
}

// Len returns the number of rows that are shown.
func (v view) Len() int {
	if v.shown == nil {
		return v.rows.Len()
	}
	return len(v.shown)
}

// AppendText appends the text of the row in place i.
func (v view) AppendText(dst []byte, i int) []byte {
	if v.shown != nil {
		i = int(v.shown[i])
	}
	return v.rows.AppendText(dst, i)
}
