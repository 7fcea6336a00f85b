package mask

import (
	"strings"

	"ztsession/model"
	"ztsession/model/schema"
)

// place is how a value and the name that it has in its parent are masked.
type place struct {
	mask  schema.Mask
	shape schema.Shape
	key   keyRule
	// own means that the value is reported of the person of the session.
	own bool
	// number means that a number stands in place of an object and stays one, since
	// a text there would be read as something.
	number bool
}

// keyRule is how the name of a member is masked. The names that are documented
// somewhere stay under each rule for names.
type keyRule uint8

const (
	// The zero rule is that of the name of a field that nobody documents.
	_ keyRule = iota
	// strictKey stands inside a value that does not fit its place: it may be anything.
	strictKey
	// deviceKey is the id of a device.
	deviceKey
	// ruleKey is the id of a posture rule.
	ruleKey
)

// region is a part of the document with rules of its own.
type region struct {
	// part has the fields of an object that is in the schema; nil elsewhere.
	part schema.Part
	kind regionKind
	// whole is how everything is masked in a region of that kind.
	whole schema.Mask
}

type regionKind uint8

const (
	// claims are fields that identity providers add.
	claims regionKind = iota
	// wanted and found are the two sides of a posture check.
	wanted
	found
	// envelope is what the API itself says around a result.
	envelope
	// whole is what does not fit its place, and what is inside a personal value.
	whole
)

// places returns how each value of the document is masked, by its number.
func places(doc *model.Document) []place {
	w := walker{all: make([]place, doc.Len())}
	root := doc.Root()
	session := region{part: &schema.Session}
	switch {
	case !root.Exists():
	case root.Kind() != model.KindObject:
		w.misfit(root, schema.Claim)
	case !root.Get("result").Exists() && !root.Get("success").Exists():
		w.value(root, schema.Row{}, session)
		w.own(root)
	default:
		for child := range root.Children() {
			switch {
			case child.Key() == "result" && child.Kind() == model.KindObject:
				w.value(child, schema.Row{}, session)
				w.own(child)
			case child.Key() == "result":
				w.value(child, schema.Row{Mask: schema.Claim}, region{kind: claims})
			default:
				w.member(child, region{kind: envelope})
			}
		}
	}
	return w.all
}

type walker struct {
	all []place
}

// value sets the place of v, which is masked as row says, and of all that is in it.
func (w walker) value(v model.Value, row schema.Row, in region) {
	w.set(v, row)
	for child := range v.Children() {
		if v.Kind() == model.KindList {
			// The elements of a list are what the list is.
			w.value(child, row, in)
		} else {
			w.member(child, in)
		}
	}
}

// own marks what a session reports of its person: its own fields, and those of the
// objects in which an identity provider has more of them.
func (w walker) own(session model.Value) {
	for field := range session.Children() {
		w.all[field.Number()].own = true
		switch field.Key() {
		case "oidc_fields", "saml_attributes", "custom":
			for claim := range field.Children() {
				w.all[claim.Number()].own = true
			}
		}
	}
}

func (w walker) set(v model.Value, row schema.Row) {
	at := &w.all[v.Number()]
	at.mask, at.shape = row.Mask, row.Shape
}

// misfit replaces all that is in a value that does not fit its place.
func (w walker) misfit(v model.Value, as schema.Mask) {
	w.value(v, schema.Row{Mask: as}, region{kind: whole, whole: as})
}

// member sets the places of a member of an object.
func (w walker) member(v model.Value, in region) {
	switch {
	case in.part != nil:
		w.field(v, in.part)
	case in.kind == whole:
		w.all[v.Number()].key = strictKey
		row := schema.Row{Mask: in.whole}
		if in.whole == schema.Group && strings.EqualFold(v.Key(), "email") {
			row.Mask = schema.Email
		}
		w.value(v, row, in)
	default:
		w.named(v, in.kind)
	}
}

// named sets the places of a field that is masked by its name.
func (w walker) named(v model.Value, kind regionKind) {
	row := rowOf(v.Key(), kind)
	inner := region{kind: kind}
	if isPersonal(row.Mask) && row.Mask != schema.Claim || row.Mask == schema.Scan {
		inner = region{kind: whole, whole: personalOr(row.Mask)}
	}
	w.value(v, row, inner)
}

// field sets the places of a field of an object that is in the schema.
func (w walker) field(v model.Value, in schema.Part) {
	row, known := in.Row(v.Key())
	switch {
	case !known && in.BeyondMask() == schema.Claim:
		w.named(v, claims)
	case !known:
		row = schema.Row{Mask: in.BeyondMask()}
		if named := sortOf(v.Key()); isPersonal(named) {
			row.Mask = named
		}
		w.value(v, row, region{kind: envelope})
	case row.Part != nil:
		w.part(v, row.Part)
	case row.Shape == schema.ContentShape:
		kind := found
		if v.Key() == "input" {
			kind = wanted
		}
		w.value(v, row, region{kind: kind})
	case v.Key() == "error" && row.Mask == schema.Scan:
		// Its words say why a check has no finding, also as a list or an object.
		w.value(v, row, region{kind: envelope})
	case v.Kind() == model.KindList && row.Mask == schema.Scan:
		// The name or the description of a rule is one text: what stands in a list
		// there may be anything.
		w.misfit(v, schema.Claim)
	default:
		w.value(v, row, region{kind: whole, whole: personalOr(row.Mask)})
	}
}

// part sets the places of an object within the session, or of what came in its place.
func (w walker) part(v model.Value, part schema.Part) {
	isMap, key := part.Entries()
	switch {
	case isMap && (v.Kind() == model.KindObject || v.Kind() == model.KindList):
		for entry := range v.Children() {
			w.entry(entry, part, key)
		}
	case !isMap && v.Kind() == model.KindObject:
		w.value(v, schema.Row{}, region{part: part})
	case !isMap && v.Kind() == model.KindText:
		w.value(v, part.PlainRow(), region{})
	default:
		w.misfit(v, personalOr(part.BeyondMask()))
		w.all[v.Number()].number = v.Kind() == model.KindNumber
	}
}

// entry sets the places of an entry of a map. A plain text in a list of entries
// is the key of one.
func (w walker) entry(v model.Value, part schema.Part, key schema.Row) {
	inList := v.Parent().Kind() == model.KindList
	switch {
	case v.Kind() == model.KindObject:
		w.value(v, schema.Row{}, region{part: part})
	case inList && v.Kind() == model.KindText:
		w.set(v, key)
	default:
		w.misfit(v, schema.Claim)
	}
	if inList {
		return
	}
	w.all[v.Number()].key = ruleKey
	if key.Mask == schema.DeviceID {
		w.all[v.Number()].key = deviceKey
	}
}

// isPersonal reports whether values of the sort are replaced whole.
func isPersonal(mask schema.Mask) bool { return mask > schema.Scan }

// personalOr returns the mask, or Claim where it keeps values.
func personalOr(mask schema.Mask) schema.Mask {
	if isPersonal(mask) {
		return mask
	}
	return schema.Claim
}
