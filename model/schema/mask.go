package schema

import (
	"iter"
	"slices"
	"time"

	"ztsession/model"
)

// Mask is what a value is to the eyes of masking.
type Mask uint8

// The ways to mask a value.
const (
	// ByName is not set: the value is kept when it has the shape of its field.
	ByName Mask = iota
	// Keep is no personal data as long as it has the shape of its field.
	Keep
	// Scan is a text that may repeat personal data.
	Scan

	DistinguishedName // of a certificate; masked part by part
	AccountID
	UserID     // ids of people and names of accounts on a computer
	PersonName // names of people
	Email
	Address // IP and MAC addresses
	DeviceID
	HostName   // names of computers and domains
	Serial     // serial numbers, of devices and certificates
	KeyID      // key identifiers and fingerprints
	CommonName // common names of certificates
	ServiceTokenID
	Nonce
	Group
	Location    // where, below the country
	Application // what an application is called, and its ids
	Policy      // what a policy of Access is called, and its id
	List        // what a list of a policy is called, and its id
	RayID       // of a person's own request
	Claim       // claims and whatever else is not known
)

// Shape is what a value looks like. A value of the shape of its field is what
// the field's mask says; any other may be anything.
type Shape uint8

// The shapes.
const (
	// AnyShape is not set: that of the field's type.
	AnyShape Shape = iota
	// TextShape is a sentence or a name.
	TextShape
	// TruthShape is true or false, or a word or a number for it.
	TruthShape
	// MomentShape is a moment in any form that is read.
	MomentShape
	// DigitsShape is a short number.
	DigitsShape
	// CountryShape is two letters or digits, as ISO 3166-1 and T1.
	CountryShape
	// WordShape is one of the words that are known, or a word such as
	// crowdstrike_s2s.
	WordShape
	// KnownShape is one of the words that are known.
	KnownShape
	// StatusShape is a word of Cloudflare's certificate verifier, with the reason
	// after a colon.
	StatusShape
	// SpanShape is a span of time: 5m.
	SpanShape
	// IDShape is an id of a rule or an identity provider.
	IDShape
	// ContentShape is any JSON with what a posture rule wants or found.
	ContentShape
)

// masks are the names of the ways.
var masks = [...]string{
	ByName: "by name", Keep: "kept", Scan: "text", DistinguishedName: "name", AccountID: "account", UserID: "user", PersonName: "person",
	Email: "email", Address: "ip", DeviceID: "device", HostName: "host", Serial: "serial", KeyID: "key", CommonName: "certificate",
	ServiceTokenID: "service-token", Nonce: "nonce", Group: "group", Location: "place", Application: "app", Policy: "policy", List: "list", RayID: "ray", Claim: "value",
}

// String names the way; where a value is personal, it is the word that its
// pseudonyms begin with.
func (m Mask) String() string {
	if int(m) < len(masks) {
		return masks[m]
	}
	return "unknown"
}

// MaskCalled returns the way to mask whose pseudonyms begin with word.
func MaskCalled(word string) (Mask, bool) {
	at := slices.Index(masks[:], word)
	if at < int(DistinguishedName) {
		return ByName, false
	}
	return Mask(at), true
}

// Part is an object inside a session as masking sees it, whatever its type is.
type Part interface {
	// Row returns how a field of the object is masked; known is false for a field
	// that the table does not have.
	Row(name string) (row Row, known bool)
	// Entries reports whether the object is an entry of a map, and how the keys
	// of the map are masked.
	Entries() (isMap bool, key Row)
	// PlainRow returns how a plain text in place of the object is masked.
	PlainRow() Row
	// BeyondMask returns how a field that the table does not have is masked.
	BeyondMask() Mask
}

// Row is how a value is masked.
type Row struct {
	Mask Mask
	// Shape is what a value looks like that is as harmless as Mask says; a value
	// of another shape is replaced whole.
	Shape Shape
	// Part is the object that the value is; nil for a plain value.
	Part Part
}

// Row returns how a field of the object is masked.
func (o *Object[T]) Row(name string) (row Row, known bool) {
	if slices.Contains(o.Keys, name) && o.KeyMask.Mask != ByName {
		return o.KeyMask, true
	}
	field := o.Find(name)
	if field == nil {
		return Row{}, false
	}
	return Row{Mask: field.Mask, Shape: field.shape(), Part: field.Part}, true
}

// shape returns the shape of the field, or else that of its type.
func (f *Field[T]) shape() Shape {
	if f.Shape != AnyShape || f.At == nil {
		return f.Shape
	}
	var from T
	switch f.At(&from).(type) {
	case *model.Field[bool]:
		return TruthShape
	case *model.Field[time.Time]:
		return MomentShape
	case *model.Field[model.Number]:
		return DigitsShape
	case *model.Value:
		return ContentShape
	default:
		return TextShape
	}
}

// Entries reports whether the object is an entry of a map, and how the keys of
// the map are masked.
func (o *Object[T]) Entries() (isMap bool, key Row) { return o.IsMap, o.KeyMask }

// PlainRow returns how a plain text in place of the object is masked.
func (o *Object[T]) PlainRow() Row {
	row, _ := o.Row(o.Plain)
	return row
}

// BeyondMask returns how a field that the table does not have is masked.
func (o *Object[T]) BeyondMask() Mask { return o.Beyond }

// Names yields the names of all fields of all objects of a session.
func Names() iter.Seq[string] {
	return func(yield func(string) bool) {
		_ = each(Session.Fields, yield) && each(IDP.Fields, yield) && each(Geo.Fields, yield) &&
			each(MTLS.Fields, yield) && each(Device.Fields, yield) && each(Check.Fields, yield)
	}
}

func each[T any](fields []Field[T], yield func(string) bool) bool {
	for i := range fields {
		if !yield(fields[i].Name) {
			return false
		}
	}
	return true
}

// Masks returns the ways to mask of all fields that are personal data wherever
// their name stands. The fields of geo and idp are left out: a name or a country
// of something else is another thing.
func Masks() map[string]Mask {
	masks := map[string]Mask{}
	add(masks, Session.Fields)
	add(masks, MTLS.Fields)
	add(masks, Device.Fields)
	add(masks, Check.Fields)
	return masks
}

func add[T any](masks map[string]Mask, fields []Field[T]) {
	for i := range fields {
		if field := &fields[i]; field.At != nil && field.Mask > Scan {
			masks[field.Name] = field.Mask
		}
	}
}
