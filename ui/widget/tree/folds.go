package tree

import "ztsession/model"

// folds are the lists and objects that are folded: a rule for all, and the
// exceptions that a person made. Nothing is kept per value, so folding all
// of a large document costs nothing by itself.
type folds struct {
	rule   rule
	except map[int32]bool // value number: folded
}

// rule decides about the values that no one has folded or unfolded by hand.
type rule uint8

const (
	unfolded  rule = iota
	overview       // a large document: what has many parts, so that the first window is useful
	foldedAll      // all but the document itself
)

// Above fullView values, a document starts with an overview instead of
// unfolded; twice that many on a refresh, so that a document that grows a
// little keeps its look.
const fullView = 2000

// In an overview, a value is folded when it has more than manyChildren members
// or elements, at depth 2 when it has more than smallValue values in it, and
// always below that.
const (
	manyChildren = 100
	smallValue   = 8
)

// firstRule returns the rule with which a document is shown first.
func firstRule(doc *model.Document) rule {
	if doc.Len() > fullView {
		return overview
	}
	return unfolded
}

func (f *folds) folded(v model.Value, depth int) bool {
	if len(f.except) > 0 {
		if folded, ok := f.except[int32(v.Number())]; ok {
			return folded
		}
	}
	if depth == 0 {
		return false
	}
	switch f.rule {
	case foldedAll:
		return true
	case overview:
		return v.Len() > manyChildren || depth == 2 && v.Size() > smallValue || depth > 2
	case unfolded:
		return false
	default:
		return false
	}
}

func (f *folds) set(v model.Value, folded bool) {
	if f.except == nil {
		f.except = make(map[int32]bool)
	}
	f.except[int32(v.Number())] = folded
}

// setAll makes rule hold for every value.
func (f *folds) setAll(r rule) {
	f.rule, f.except = r, nil
}

// anyFolded reports whether something may be folded.
func (f *folds) anyFolded() bool {
	if f.rule != unfolded {
		return true
	}
	for _, folded := range f.except {
		if folded {
			return true
		}
	}
	return false
}

// AnyFolded reports whether something may be folded, AllFolded whether all is that can be.
func (t *Tree) AnyFolded() bool { return t.outline.folds.anyFolded() }

// AllFolded reports whether all is folded that can be.
func (t *Tree) AllFolded() bool {
	return t.outline.doc.Len() == 0 || t.outline.folds.rule == foldedAll && len(t.outline.folds.except) == 0
}

// FoldAll folds everything, UnfoldAll unfolds it.
func (t *Tree) FoldAll() {
	defer t.settle()
	t.setAll(foldedAll)
}

// UnfoldAll unfolds everything.
func (t *Tree) UnfoldAll() {
	defer t.settle()
	t.setAll(unfolded)
}
