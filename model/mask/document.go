package mask

import (
	"ztsession/model"
	"ztsession/model/schema"
)

// Document returns a masked copy of doc.
func (m *Masker) Document(doc *model.Document) *model.Document {
	if m == nil {
		return doc
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.known.document(doc)
}

// document learns everything personal in doc first, so that a value is replaced
// also where it stands before the field that makes it personal.
func (r *registry) document(doc *model.Document) *model.Document {
	places := places(doc)
	for i, place := range places {
		r.collect(doc.At(i), place)
	}
	c := copier{known: r, doc: doc, places: places}
	c.builder.Grow(doc.Len())
	if doc.Len() > 0 {
		c.value(doc.Root(), "")
	}
	return c.builder.Document()
}

// collect learns the personal values of one value of the document.
func (r *registry) collect(v model.Value, place place) {
	if place.key != schema.ByName {
		r.pseudonym(place.key, v.Key())
	}
	if v.Kind() != model.KindText && v.Kind() != model.KindNumber {
		return
	}
	switch place.value {
	case schema.Keep:
		r.emails(v.Text())
	case schema.Scan:
		r.scan(v.Text())
	case schema.DistinguishedName:
		r.distinguishedName(v.Text())
	default:
		r.pseudonym(place.value, v.Text())
	}
}

// copier writes the masked copy.
type copier struct {
	known   *registry
	doc     *model.Document
	places  []place
	builder model.Builder
}

func (c *copier) value(v model.Value, key string) {
	switch v.Kind() {
	case model.KindList, model.KindObject:
		c.builder.Open(v.Kind(), key)
		for child := range v.Children() {
			c.value(child, c.key(child))
		}
		c.builder.Close()
	case model.KindText, model.KindNumber:
		c.leaf(v, key)
	default:
		c.builder.Leaf(v.Kind(), key, v.Text())
	}
}

func (c *copier) key(v model.Value) string {
	if mask := c.places[v.Number()].key; mask != schema.ByName {
		return c.known.pseudonym(mask, v.Key())
	}
	return c.known.replace(v.Key())
}

// leaf writes a text or a number; a number that is masked becomes a text.
func (c *copier) leaf(v model.Value, key string) {
	masked := v.Text()
	switch place := c.places[v.Number()].value; {
	case v.Kind() == model.KindNumber && (place == schema.Keep || place == schema.Scan):
	case place == schema.Keep:
		// What stays for its meaning must not lose it to a group called "disk".
		masked = c.known.replaceUnmistakable(masked)
	case place == schema.Scan:
		masked = c.known.replace(masked)
	case place == schema.DistinguishedName:
		masked = c.known.distinguishedName(masked)
	default:
		masked = c.known.pseudonym(place, masked)
	}
	kind := v.Kind()
	if masked != v.Text() {
		kind = model.KindText
	}
	c.builder.Leaf(kind, key, masked)
}
