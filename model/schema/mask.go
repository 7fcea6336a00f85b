package schema

import "slices"

// Mask is what a value is to the eyes of masking.
type Mask uint8

// The ways to mask a value.
const (
	// ByName masks by the name of the field, as anywhere else in the document:
	// it looks for personal data in the text unless the name is one of a known sort.
	ByName Mask = iota
	// Keep is no personal data.
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
	Location // where, below the country
	Claim    // claims and whatever else is not known
)

// masks are the names of the ways.
var masks = [...]string{
	ByName: "by name", Keep: "kept", Scan: "text", DistinguishedName: "name", AccountID: "account", UserID: "user", PersonName: "person",
	Email: "email", Address: "ip", DeviceID: "device", HostName: "host", Serial: "serial", KeyID: "key", CommonName: "certificate",
	ServiceTokenID: "service-token", Nonce: "nonce", Group: "group", Location: "place", Claim: "value",
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
	// MaskOf returns how a field of the object is masked.
	MaskOf(name string) Mask
	// PartOf returns the object that a field is, or nil.
	PartOf(name string) Part
	// Entries reports whether the object is an entry of a map, and how the keys
	// of the map are masked.
	Entries() (isMap bool, key Mask)
	// PlainMask returns how a plain text in place of the object is masked.
	PlainMask() Mask
}

// MaskOf returns how a field of the object is masked.
func (o *Object[T]) MaskOf(name string) Mask {
	if slices.Contains(o.Keys, name) && o.KeyMask != ByName {
		return o.KeyMask
	}
	if field := o.Find(name); field != nil {
		return field.Mask
	}
	return o.Beyond
}

// PartOf returns the object that a field is, or nil.
func (o *Object[T]) PartOf(name string) Part {
	if field := o.Find(name); field != nil {
		return field.Part
	}
	return nil
}

// Entries reports whether the object is an entry of a map, and how the keys of
// the map are masked.
func (o *Object[T]) Entries() (isMap bool, key Mask) { return o.IsMap, o.KeyMask }

// PlainMask returns how a plain text in place of the object is masked.
func (o *Object[T]) PlainMask() Mask {
	if field := o.Find(o.Plain); field != nil {
		return field.Mask
	}
	return ByName
}

// Masks returns the ways to mask of all fields whose name means the same
// wherever it stands. The fields of geo and idp are left out: a type or a
// country of something else is another thing.
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
		if field := &fields[i]; field.At != nil && field.Mask != ByName {
			masks[field.Name] = field.Mask
		}
	}
}
