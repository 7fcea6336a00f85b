package tree

import (
	"slices"
	"sort"

	"ztsession/model"
)

// outline is the document as the lines that are visible with its folds. A line
// is the number of the value that it shows or opens, or ^number where that
// value closes. Folding cuts the lines inside out and unfolding puts them back,
// so neither looks at the rest of the document.
type outline struct {
	doc     *model.Document
	folds   folds
	lines   []int32
	scratch []int32
	// root is the number of the value that is shown as the whole, and base its depth.
	root int32
	base int
}

// rebuild makes the lines anew, after a change of all folds or of the document.
func (o *outline) rebuild() {
	o.lines = o.lines[:0]
	if o.doc.Len() > 0 {
		o.lines = o.append(o.lines, o.top(), 0)
	}
}

// top returns the value that is shown as the whole; the document has values.
func (o *outline) top() model.Value { return o.doc.At(int(o.root)) }

// has reports whether value number is in what is shown, folded or not.
func (o *outline) has(number int) bool {
	from := int(o.root)
	return o.doc.Len() > 0 && number >= from && number < from+o.top().Size()
}

// setRoot shows value number as the whole.
func (o *outline) setRoot(number int) {
	o.root = int32(number)
	o.base = o.doc.At(number).Depth()
	o.rebuild()
}

func (o *outline) append(lines []int32, v model.Value, depth int) []int32 {
	number := int32(v.Number())
	lines = append(lines, number)
	if v.Len() == 0 || o.folds.folded(v, depth) {
		return lines
	}
	return append(o.appendInside(lines, v, depth), ^number)
}

func (o *outline) appendInside(lines []int32, v model.Value, depth int) []int32 {
	next := v.Number() + 1
	for range v.Len() {
		child := o.doc.At(next)
		lines = o.append(lines, child, depth+1)
		next += child.Size()
	}
	return lines
}

// at returns the value of a line and whether the line closes it.
func (o *outline) at(line int) (v model.Value, closes bool) {
	number := o.lines[line]
	if number < 0 {
		return o.doc.At(int(^number)), true
	}
	return o.doc.At(int(number)), false
}

// isFolded reports whether the value that a line shows is folded there.
func (o *outline) isFolded(line int) bool {
	v, closes := o.at(line)
	return !closes && v.Len() > 0 && !o.isOpen(line)
}

// isOpen reports whether a line opens a value that ends on a later line: then
// the next line shows the first value inside.
func (o *outline) isOpen(line int) bool {
	v, closes := o.at(line)
	if closes || v.Len() == 0 || line+1 >= len(o.lines) {
		return false
	}
	return o.lines[line+1] == int32(v.Number()+1)
}

// lineOf returns the line of value number, or that of the folded value which hides it.
func (o *outline) lineOf(number int) int {
	for v := o.doc.At(number); v.Exists(); v = v.Parent() {
		n := v.Number()
		line := sort.Search(len(o.lines), func(i int) bool { return !o.before(i, n) })
		if line < len(o.lines) && o.lines[line] == int32(n) {
			return line
		}
	}
	return 0
}

// before reports whether a line comes before the one that shows value number.
func (o *outline) before(line, number int) bool {
	v, closes := o.at(line)
	if closes {
		return v.Number()+v.Size() <= number
	}
	return v.Number() < number
}

// closeOf returns the line that closes an unfolded value. Several values can
// end behind the same descendant; the inner ones close first.
func (o *outline) closeOf(v model.Value) int {
	number, end := v.Number(), v.Number()+v.Size()
	return sort.Search(len(o.lines), func(i int) bool {
		other, closes := o.at(i)
		if !closes {
			return other.Number() >= end
		}
		otherEnd := other.Number() + other.Size()
		return otherEnd > end || otherEnd == end && other.Number() <= number
	})
}

// fold folds the value that a line opens.
func (o *outline) fold(line int) {
	v, _ := o.at(line)
	end := o.closeOf(v)
	o.folds.set(v, true)
	o.lines = slices.Delete(o.lines, line+1, end+1)
}

// unfold unfolds the folded value that a line shows.
func (o *outline) unfold(line int) {
	v, _ := o.at(line)
	o.folds.set(v, false)
	inside := o.appendInside(o.scratch[:0], v, v.Depth()-o.base)
	inside = append(inside, ^int32(v.Number()))
	o.lines = slices.Insert(o.lines, line+1, inside...)
	if cap(inside) <= mostScratch {
		o.scratch = inside
	}
}

// mostScratch bounds the lines for which unfolding keeps its buffer; unfolding
// more than that is rare and need not cost memory for good.
const mostScratch = 1 << 18

// reveal unfolds whatever hides value number and returns its line.
func (o *outline) reveal(number int) int {
	line := o.lineOf(number)
	for o.lines[line] != int32(number) {
		o.unfold(line)
		line = o.lineOf(number)
	}
	return line
}
