package mask

import (
	"strings"

	"ztsession/model"
	"ztsession/model/schema"
)

// Document returns a masked copy of doc.
func (m *Masker) Document(doc *model.Document) *model.Document {
	return with(m, doc, (*registry).document)
}

// document learns everything personal in doc first, so that a value is replaced
// also where it stands before the field that makes it personal.
func (r *registry) document(doc *model.Document) *model.Document {
	places := places(doc)
	r.budget = mostText
	texts := 0
	for i, place := range places {
		v := doc.At(i)
		texts += len(v.Key()) + len(v.Text())
		if r.isFull() {
			// Nothing more is learned.
			continue
		}
		if place.mask == schema.Email {
			r.joinBeside(v, places)
		}
		r.collect(v, place)
	}
	c := copier{known: r, places: places}
	c.builder.Grow(doc.Len())
	c.builder.GrowText(texts)
	if r.budget > 0 {
		// All is learned, so that nothing has to be looked for again.
		r.budget = mostText
	}
	if doc.Len() > 0 {
		c.value(doc.Root(), "")
	}
	return c.builder.Document()
}

// fewMembers is how many members an object has at most that is about one person.
const fewMembers = 100

// joinBeside makes an e-mail and the name that stands beside it one person's.
func (r *registry) joinBeside(email model.Value, places []place) {
	up := email.Parent()
	if up.Kind() != model.KindObject || up.Len() > fewMembers || places[email.Number()].own {
		return
	}
	if name := up.Get("name"); name.Kind() == model.KindText && places[name.Number()].mask == schema.PersonName {
		r.join(email.Text(), name.Text())
	}
}

// collect learns the personal values of one value of the document and of its name.
func (r *registry) collect(v model.Value, at place) {
	if key := v.Key(); key != "" {
		r.key(at.key, key)
	}
	if v.Kind() != model.KindText && v.Kind() != model.KindNumber {
		return
	}
	r.leaf(v, at)
}

// leaf returns what stands for a text or a number, and learns what is personal in it.
func (r *registry) leaf(v model.Value, at place) string {
	text := v.Text()
	if at.number {
		return "0"
	}
	switch how := r.how(v, at); how {
	case schema.Keep:
		return r.kept(text, at.shape)
	case schema.Scan:
		r.budget -= len(text)
		return r.free(text)
	case schema.DistinguishedName:
		return r.distinguishedName(text)
	default:
		own := 0
		if at.own && at.mask == how {
			own = r.own
		}
		return r.pseudonymOf(how, text, own)
	}
}

// kept returns a harmless value as it is, but for what is known to be personal:
// an address that looks like a version. What is read for its meaning never changes.
func (r *registry) kept(text string, shape schema.Shape) string {
	switch {
	case shape == schema.TruthShape, shape == schema.MomentShape, shape == schema.DigitsShape, shape == schema.CountryShape, shape == schema.KnownShape:
		return text
	case shape == schema.StatusShape:
		word, reason := status(text)
		if isKnownReason(reason) {
			return text
		}
		return word + r.pseudonym(schema.Claim, reason)
	case isKnownWord(text), len(text) < shortest:
		return text
	default:
		return r.replaceUnmistakable(text)
	}
}

// key returns what stands for the name of a member, and learns what is personal in it.
func (r *registry) key(rule keyRule, name string) string {
	switch {
	case rule == deviceKey:
		return r.distinct(schema.DeviceID, name)
	case rule == ruleKey && isRuleID(name):
		return r.replaceUnmistakable(name)
	case rule == ruleKey:
		return r.distinct(schema.Claim, name)
	case isFixedName(name):
		return name
	case r.isFull():
		return r.distinct(schema.Claim, name)
	case rule == strictKey || !isFieldName(name):
		return r.pseudonym(schema.Claim, name)
	default:
		r.scanName(name)
		return r.replace(name)
	}
}

// distinct returns the pseudonym of a name. Names that are not remembered stay apart
// from one another too, since a member that comes again counts in another way.
func (r *registry) distinct(mask schema.Mask, name string) string {
	masked := r.pseudonym(mask, name)
	if r.isFull() && strings.HasSuffix(masked, unnumbered) {
		r.forgotten++
		return numbered(mask, mostValues+r.forgotten)
	}
	return masked
}

// copier writes the masked copy.
type copier struct {
	known   *registry
	places  []place
	builder model.Builder
	// text is what was written last of the values, and part is where: what is not
	// remembered has the same text again and again.
	text string
	part model.Part
}

// leaf writes a value that has no children.
func (c *copier) leaf(kind model.Kind, key, text string) {
	name := c.builder.Add(key)
	if text != c.text {
		c.text, c.part = text, c.builder.Add(text)
	}
	c.builder.LeafOf(kind, name, c.part)
}

func (c *copier) value(v model.Value, key string) {
	switch v.Kind() {
	case model.KindList, model.KindObject:
		c.builder.Open(v.Kind(), key)
		for child := range v.Children() {
			name := child.Key()
			if name != "" {
				name = c.known.key(c.places[child.Number()].key, name)
			}
			c.value(child, name)
		}
		c.builder.Close()
	case model.KindText, model.KindNumber:
		masked, kind := c.known.leaf(v, c.places[v.Number()]), v.Kind()
		if at := c.places[v.Number()]; masked != v.Text() && !at.number {
			// A number that is masked becomes a text.
			kind = model.KindText
		}
		c.leaf(kind, key, masked)
	default:
		c.leaf(v.Kind(), key, v.Text())
	}
}
