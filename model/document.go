package model

import (
	"iter"
	"slices"
	"strings"
)

// Kind is the JSON type of a Value.
type Kind uint8

// The JSON types.
const (
	KindNone Kind = iota // no value: the zero Value
	KindNull
	KindBool
	KindNumber
	KindText
	KindList
	KindObject
)

// String returns the kind with its article, as notes name it: "a number".
func (k Kind) String() string {
	switch k {
	case KindNone:
		return "nothing"
	case KindNull:
		return "null"
	case KindBool:
		return "true or false"
	case KindNumber:
		return "a number"
	case KindText:
		return "a text"
	case KindList:
		return "a list"
	case KindObject:
		return "an object"
	default:
		return "an unknown kind"
	}
}

// Document is a JSON document as it was received: members in their order,
// duplicate names kept, numbers digit by digit, texts and names made safe. It
// is one array of nodes in reading order, so that a document with 100,000
// posture checks costs a few allocations and any part is found by skipping.
type Document struct {
	nodes []node
}

// node is one value. Its descendants follow it directly in Document.nodes.
type node struct {
	key      string // name in the parent object
	text     string // text, digits, true or false
	size     int32  // nodes in this subtree, itself included
	children int32
	parent   int32 // -1 for the root
	ordinal  int32 // place among the parent's children, from 0
	kind     Kind
}

// Root returns the whole document, or the zero Value when it is empty.
func (d *Document) Root() Value {
	if d == nil || len(d.nodes) == 0 {
		return Value{}
	}
	return Value{doc: d}
}

// Len returns the number of values in the document.
func (d *Document) Len() int {
	if d == nil {
		return 0
	}
	return len(d.nodes)
}

// At returns the value with the given number in reading order, from 0.
func (d *Document) At(number int) Value {
	return Value{doc: d, at: int32(number)}
}

// Value is one value in a Document. The zero Value is no value at all.
type Value struct {
	doc *Document
	at  int32
}

func (v Value) node() *node {
	if v.doc == nil {
		return &node{parent: -1, size: 1}
	}
	return &v.doc.nodes[v.at]
}

// Exists reports whether there is a value.
func (v Value) Exists() bool { return v.doc != nil }

// Number returns the value's place in reading order; descendants follow directly.
func (v Value) Number() int { return int(v.at) }

// Size returns the number of values in it, itself included.
func (v Value) Size() int { return int(v.node().size) }

// Kind returns the JSON type.
func (v Value) Kind() Kind { return v.node().kind }

// Key returns the name under which the parent object holds the value.
func (v Value) Key() string { return v.node().key }

// Text returns a text without its quotes, the digits of a number, "true",
// "false" or "null", and nothing for lists and objects.
func (v Value) Text() string { return v.node().text }

// Len returns how many members or elements the value has.
func (v Value) Len() int { return int(v.node().children) }

// Ordinal returns the place among the parent's members or elements, from 0.
func (v Value) Ordinal() int { return int(v.node().ordinal) }

// Parent returns the list or object that holds the value, or the zero Value.
func (v Value) Parent() Value {
	if up := v.node().parent; v.doc != nil && up >= 0 {
		return Value{doc: v.doc, at: up}
	}
	return Value{}
}

// Depth returns how many lists and objects the value is in.
func (v Value) Depth() int {
	depth := 0
	for up := v.Parent(); up.Exists(); up = up.Parent() {
		depth++
	}
	return depth
}

// Children yields the members of an object or the elements of a list, in order.
func (v Value) Children() iter.Seq[Value] {
	return func(yield func(Value) bool) {
		if v.doc == nil {
			return
		}
		next := v.at + 1
		for range v.Len() {
			if !yield(Value{doc: v.doc, at: next}) {
				return
			}
			next += v.doc.nodes[next].size
		}
	}
}

// Get returns the member called key, the last one when there are several, as
// every JSON parser in use does, or the zero Value.
func (v Value) Get(key string) Value {
	var found Value
	if v.Kind() != KindObject {
		return found
	}
	for member := range v.Children() {
		if member.Key() == key {
			found = member
		}
	}
	return found
}

// PathFrom returns the path of the value below the value top, or from the
// document's root when top is the zero Value.
func (v Value) PathFrom(top Value) Path {
	if v.doc == nil || v == top || v.node().parent < 0 {
		return ""
	}
	up := v.Parent()
	if up.Kind() == KindList {
		return up.PathFrom(top).Index(v.Ordinal())
	}
	return up.PathFrom(top).Key(v.Key())
}

// Compact returns the value as JSON on one line, cut with an ellipsis at the
// end of the piece that passes limit bytes; a limit of 0 means the whole.
// Texts are already safe, so the result is for reading, not for parsing.
func (v Value) Compact(limit int) string {
	var out strings.Builder
	v.compact(&out, limit)
	return out.String()
}

func (v Value) compact(out *strings.Builder, limit int) {
	switch v.Kind() {
	case KindList, KindObject:
		open, shut := "[", "]"
		if v.Kind() == KindObject {
			open, shut = "{", "}"
		}
		out.WriteString(open)
		for child := range v.Children() {
			if child.Ordinal() > 0 {
				out.WriteString(", ")
			}
			if limit > 0 && out.Len() > limit {
				out.WriteString("…")
				break
			}
			if v.Kind() == KindObject {
				out.WriteString(Quote(child.Key()) + ": ")
			}
			child.compact(out, limit)
		}
		out.WriteString(shut)
	case KindText:
		out.WriteString(Quote(v.Text()))
	default:
		out.WriteString(v.Text())
	}
}

// Quote returns safe text in double quotes. Only quotes are escaped: a
// backslash stays single, so that Windows paths and the escapes of package
// safe read as they are.
func Quote(text string) string {
	return `"` + strings.ReplaceAll(text, `"`, `\"`) + `"`
}

// Builder makes a Document in reading order. The zero Builder is ready.
type Builder struct {
	doc  Document
	open []int32
}

// Grow makes room for values more, so that a document whose size is known ahead
// costs one allocation.
func (b *Builder) Grow(values int) {
	b.doc.nodes = slices.Grow(b.doc.nodes, values)
}

// Leaf adds a value that has no children; key counts only inside an object.
func (b *Builder) Leaf(kind Kind, key, text string) {
	b.add(kind, key, text)
}

// Open starts a list or an object, which Close ends.
func (b *Builder) Open(kind Kind, key string) {
	b.open = append(b.open, b.add(kind, key, ""))
}

// Close ends the innermost list or object that is open.
func (b *Builder) Close() {
	last := len(b.open) - 1
	at := b.open[last]
	b.open = b.open[:last]
	b.doc.nodes[at].size = int32(len(b.doc.nodes)) - at
}

// Depth returns how many lists and objects are open.
func (b *Builder) Depth() int { return len(b.open) }

// Document returns what was built. The Builder must not be used after it.
func (b *Builder) Document() *Document {
	return &b.doc
}

func (b *Builder) add(kind Kind, key, text string) int32 {
	at := int32(len(b.doc.nodes))
	n := node{key: key, text: text, kind: kind, size: 1, parent: -1}
	if len(b.open) > 0 {
		n.parent = b.open[len(b.open)-1]
		parent := &b.doc.nodes[n.parent]
		n.ordinal = parent.children
		parent.children++
	}
	b.doc.nodes = append(b.doc.nodes, n)
	return at
}
