package tree

import "ztsession/model"

// carrier finds the values of one document in another by their paths.
type carrier struct {
	to *model.Document
	// alike means that the documents have as many values, as those of one answer
	// with other names in it: a value of another name is where it was.
	alike    bool
	known    map[int]int     // number in the old document: number in the new one, -1 for none
	children map[int][]int   // children of a value of the new document
	named    map[int]byNames // the same by their keys
}

type byNames map[string]int

func newCarrier(from, to *model.Document) *carrier {
	return &carrier{to: to, alike: from.Len() == to.Len(), known: map[int]int{}, children: map[int][]int{}, named: map[int]byNames{}}
}

// find returns the value of the new document at the path of v, a value of the old one.
func (c *carrier) find(v model.Value) (model.Value, bool) {
	up := v.Parent()
	if !up.Exists() {
		return c.to.Root(), c.to.Len() > 0
	}
	number, ok := c.known[v.Number()]
	if !ok {
		number = -1
		if parent, ok := c.find(up); ok && parent.Kind() == up.Kind() {
			number = c.child(parent, up, v)
		}
		c.known[v.Number()] = number
	}
	if number < 0 {
		return model.Value{}, false
	}
	return c.to.At(number), true
}

// child returns the number of the child of parent that stands where v stands in up, or -1.
func (c *carrier) child(parent, up, v model.Value) int {
	// Most refreshes change little: the value is where it was.
	guess, stays := parent.Number()+v.Number()-up.Number(), false
	if guess < c.to.Len() {
		same := c.to.At(guess)
		stays = same.Parent() == parent && same.Ordinal() == v.Ordinal()
		if stays && same.Key() == v.Key() {
			return guess
		}
	}
	if parent.Kind() == model.KindList {
		if numbers := c.childrenOf(parent); v.Ordinal() < len(numbers) {
			return numbers[v.Ordinal()]
		}
		return -1
	}
	names, ok := c.named[parent.Number()]
	if !ok {
		names = make(byNames, parent.Len())
		for member := range parent.Children() {
			names[member.Key()] = member.Number()
		}
		c.named[parent.Number()] = names
	}
	if number, ok := names[v.Key()]; ok {
		return number
	}
	if c.alike && stays {
		return guess
	}
	return -1
}

func (c *carrier) childrenOf(parent model.Value) []int {
	numbers, ok := c.children[parent.Number()]
	if !ok {
		numbers = make([]int, 0, parent.Len())
		for child := range parent.Children() {
			numbers = append(numbers, child.Number())
		}
		c.children[parent.Number()] = numbers
	}
	return numbers
}

// near returns the value at the path of v, or what is nearest to where it was:
// the child now in its place, or the value that held it; exact reports that it is the one.
func (c *carrier) near(v model.Value) (found model.Value, exact bool) {
	if found, ok := c.find(v); ok {
		return found, true
	}
	up := v.Parent()
	if !up.Exists() {
		return model.Value{}, false
	}
	parent, exact := c.near(up)
	if numbers := c.childrenOf(parent); exact && len(numbers) > 0 {
		return c.to.At(numbers[min(v.Ordinal(), len(numbers)-1)]), false
	}
	return parent, false
}

// carryFolds returns the folds of the old document for the new one.
func (c *carrier) carryFolds(from *model.Document, old folds) folds {
	carried := folds{rule: old.rule}
	if old.rule == unfolded && c.to.Len() > 2*fullView && from.Len() <= 2*fullView {
		carried.rule = overview
	}
	for number, folded := range old.except {
		if v, ok := c.find(from.At(int(number))); ok && v.Len() > 0 {
			carried.set(v, folded)
		}
	}
	return carried
}
