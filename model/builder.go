package model

import (
	"slices"
	"strings"
)

// Builder makes a Document in reading order. The zero Builder is ready; it keeps
// its own copies of names and texts.
type Builder struct {
	nodes  []node
	open   []int32
	source string
	added  strings.Builder
}

// NewBuilder returns a Builder for what a parser reads out of source, with room
// for so many values. Names and texts that are parts of source cost nothing;
// source is at most 256 MiB long, so that no escaping makes the texts together
// longer than 4 GiB.
func NewBuilder(source string, values int) *Builder {
	return &Builder{source: source, nodes: make([]node, 0, values)}
}

// Grow makes room for values more, so that a document whose size is known ahead
// costs one allocation.
func (b *Builder) Grow(values int) {
	b.nodes = slices.Grow(b.nodes, values)
}

// GrowText makes room for so many bytes of names and texts more, of those that are
// in no source.
func (b *Builder) GrowText(bytes int) { b.added.Grow(bytes) }

// Part returns the piece of the source from start to end, in bytes.
func (b *Builder) Part(start, end int) Part {
	return Part{start: uint32(start), length: uint32(end - start)}
}

// Add returns a piece that is not in the source.
func (b *Builder) Add(text string) Part {
	if text == "" {
		return Part{}
	}
	start := len(b.source) + b.added.Len()
	if room := b.added.Cap() - b.added.Len(); room < len(text) {
		// A large buffer would grow by a quarter only; doubling spares copying.
		b.added.Grow(len(text) + b.added.Len())
	}
	b.added.WriteString(text)
	return b.Part(start, start+len(text))
}

// Leaf adds a value that has no children; key counts only inside an object.
func (b *Builder) Leaf(kind Kind, key, text string) {
	b.LeafOf(kind, b.Add(key), b.Add(text))
}

// LeafOf adds a value whose name and text are pieces.
func (b *Builder) LeafOf(kind Kind, key, text Part) {
	b.add(kind, key, text)
}

// Open starts a list or an object, which Close ends.
func (b *Builder) Open(kind Kind, key string) { b.OpenOf(kind, b.Add(key)) }

// OpenOf starts a list or an object whose name is a piece.
func (b *Builder) OpenOf(kind Kind, key Part) {
	b.open = append(b.open, b.add(kind, key, Part{}))
}

// Close ends the innermost list or object that is open.
func (b *Builder) Close() {
	last := len(b.open) - 1
	at := b.open[last]
	b.open = b.open[:last]
	b.nodes[at].text.start = uint32(len(b.nodes)) - uint32(at)
}

// Depth returns how many lists and objects are open.
func (b *Builder) Depth() int { return len(b.open) }

// Document returns what was built. The Builder must not be used after it.
func (b *Builder) Document() *Document {
	return &Document{nodes: b.nodes, source: b.source, added: b.added.String()}
}

func (b *Builder) add(kind Kind, key, text Part) int32 {
	at := int32(len(b.nodes))
	n := node{key: key, text: text, parent: -1, place: uint32(kind)}
	if len(b.open) > 0 {
		n.parent = b.open[len(b.open)-1]
		siblings := &b.nodes[n.parent].text.length
		n.place |= *siblings << kindBits
		*siblings++
	}
	b.nodes = append(b.nodes, n)
	return at
}
