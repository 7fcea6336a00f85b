// Package mask replaces personal data in a document by pseudonyms, for shared
// screens and tickets.
//
// It works on the document, before anything is typed, so that no screen, note,
// report or saved file can show what it took out. Whatever is personal by its
// place (an e-mail, an address, a device) becomes a pseudonym such as ip-1, and
// wherever the same value appears again, also inside other texts and in names
// of fields, it becomes the same one. Fields that the schema does not have are
// personal unless known otherwise, since identity providers put claims of
// their own there. Rule names, types, results, times and versions stay.
//
// Pseudonyms are counted in the order of appearance; a Masker that is kept
// gives the same value the same one in every document.
package mask

import (
	"sync"

	"ztsession/model"
	"ztsession/model/schema"
)

// Masker remembers which pseudonym stands for what. It is safe for use by
// several goroutines.
type Masker struct {
	mu    sync.Mutex
	names registry
}

// New returns a Masker that knows nothing yet.
func New() *Masker { return &Masker{names: newRegistry()} }

// Document returns a masked copy of doc, with pseudonyms of its own.
func Document(doc *model.Document) *model.Document { return New().Document(doc) }

// Document returns a masked copy of doc.
func (m *Masker) Document(doc *model.Document) *model.Document {
	m.mu.Lock()
	defer m.mu.Unlock()
	places := places(doc)
	for i, place := range places {
		m.collect(doc.At(i), place)
	}
	c := copier{names: &m.names, doc: doc, places: places}
	c.builder.Grow(doc.Len())
	if doc.Len() > 0 {
		c.value(doc.Root(), "")
	}
	return c.builder.Document()
}

// Ref returns the pseudonyms of the three ids.
func (m *Masker) Ref(ref model.Ref) model.Ref {
	m.mu.Lock()
	defer m.mu.Unlock()
	return model.Ref{
		Account: m.names.pseudonym(schema.AccountID, ref.Account),
		User:    m.names.pseudonym(schema.UserID, ref.User),
		Nonce:   m.names.pseudonym(schema.Nonce, ref.Nonce),
	}
}

// Text returns text with everything known to be personal replaced.
func (m *Masker) Text(text string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.names.replace(text)
}

// collect learns the personal values of one value of the document.
func (m *Masker) collect(v model.Value, place place) {
	if place.key != schema.ByName {
		m.names.pseudonym(place.key, v.Key())
	}
	if v.Kind() != model.KindText && v.Kind() != model.KindNumber {
		return
	}
	switch place.value {
	case schema.Keep:
		m.names.emails(v.Text())
	case schema.Scan:
		m.names.scan(v.Text())
	case schema.DistinguishedName:
		m.names.distinguishedName(v.Text())
	default:
		m.names.pseudonym(place.value, v.Text())
	}
}

// copier writes the masked copy.
type copier struct {
	names   *registry
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
	if name := c.places[v.Number()].key; name != schema.ByName {
		return c.names.pseudonym(name, v.Key())
	}
	return c.names.replace(v.Key())
}

// leaf writes a text or a number; a number that is masked becomes a text.
func (c *copier) leaf(v model.Value, key string) {
	masked := v.Text()
	switch place := c.places[v.Number()].value; {
	case v.Kind() == model.KindNumber && (place == schema.Keep || place == schema.Scan):
	case place == schema.Keep:
		// What stays for its meaning must not lose it to a group called "disk".
		masked = c.names.replaceUnmistakable(masked)
	case place == schema.Scan:
		masked = c.names.replace(masked)
	case place == schema.DistinguishedName:
		masked = c.names.distinguishedName(masked)
	default:
		masked = c.names.pseudonym(place, masked)
	}
	kind := v.Kind()
	if masked != v.Text() {
		kind = model.KindText
	}
	c.builder.Leaf(kind, key, masked)
}
