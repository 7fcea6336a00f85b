package model

import (
	"iter"
	"strings"

	"ztsession/model/text/signs"
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
// posture checks costs a few allocations and any part is found by skipping. The
// nodes hold no pointers: names and texts are parts of two long ones.
type Document struct {
	nodes []node
	// source is the text that was parsed, and added what is in no part of it.
	source, added string
}

// node is one value. Its descendants follow it directly in Document.nodes.
type node struct {
	key Part // name in the parent object
	// text is the text, digits, true or false. A list or object has none: start
	// counts the nodes of its subtree, itself included, and length its children.
	text   Part
	parent int32 // -1 for the root
	// place is the place among the parent's children, from 0, and below it the
	// kind in kindBits.
	place uint32
}

// Part is a piece of the texts of a Document. It makes sense only together with
// the Builder that it came from.
type Part struct{ start, length uint32 }

const kindBits = 3

func (n *node) kind() Kind { return Kind(n.place & (1<<kindBits - 1)) }

func (n *node) size() int32 {
	if kind := n.kind(); kind == KindList || kind == KindObject {
		return int32(n.text.start)
	}
	return 1
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

// Source returns the text that was parsed, in UTF-8, which is not safe to show.
// It is empty for a document that was not made from text.
func (d *Document) Source() string {
	if d == nil {
		return ""
	}
	return d.source
}

func (d *Document) part(p Part) string {
	start, end := int(p.start), int(p.start)+int(p.length)
	if end <= len(d.source) {
		return d.source[start:end]
	}
	return d.added[start-len(d.source) : end-len(d.source)]
}

// Value is one value in a Document. The zero Value is no value at all.
type Value struct {
	doc *Document
	at  int32
}

// noNode is the node of no value.
var noNode = node{parent: -1}

func (v Value) node() *node {
	if v.doc == nil {
		return &noNode
	}
	return &v.doc.nodes[v.at]
}

// Exists reports whether there is a value.
func (v Value) Exists() bool { return v.doc != nil }

// Document returns what the value is a part of; nil for no value at all.
func (v Value) Document() *Document { return v.doc }

// Number returns the value's place in reading order; descendants follow directly.
func (v Value) Number() int { return int(v.at) }

// Size returns the number of values in it, itself included.
func (v Value) Size() int { return int(v.node().size()) }

// Kind returns the JSON type.
func (v Value) Kind() Kind { return v.node().kind() }

// Key returns the name under which the parent object holds the value.
func (v Value) Key() string {
	if v.doc == nil {
		return ""
	}
	return v.doc.part(v.doc.nodes[v.at].key)
}

// Text returns a text without its quotes, the digits of a number, "true",
// "false" or "null", and nothing for lists and objects.
func (v Value) Text() string {
	n := v.node()
	switch n.kind() {
	case KindText, KindNumber, KindBool:
		return v.doc.part(n.text)
	case KindNull:
		return "null"
	case KindNone, KindList, KindObject:
		return ""
	default:
		return ""
	}
}

// Len returns how many members or elements the value has.
func (v Value) Len() int {
	n := v.node()
	if kind := n.kind(); kind == KindList || kind == KindObject {
		return int(n.text.length)
	}
	return 0
}

// Ordinal returns the place among the parent's members or elements, from 0.
func (v Value) Ordinal() int { return int(v.node().place >> kindBits) }

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
			next += v.doc.nodes[next].size()
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
				out.WriteString(signs.Cut)
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
