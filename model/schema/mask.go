package schema

import "slices"

// Mask is what a value is to the eyes of masking. Where it is personal, it is
// the word that its pseudonyms begin with.
type Mask string

// The ways to mask a value.
const (
	// ByName masks by the name of the field, as anywhere else in the document:
	// it looks for personal data in the text unless the name says more.
	ByName Mask = ""
	// Keep is no personal data.
	Keep Mask = "keep"
	// Scan is a text that may repeat personal data.
	Scan Mask = "text"

	DistinguishedName Mask = "name" // of a certificate; masked part by part
	AccountID         Mask = "account"
	UserID            Mask = "user"   // ids of people and names of accounts on a computer
	PersonName        Mask = "person" // names of people
	Email             Mask = "email"
	Address           Mask = "ip" // IP and MAC addresses
	DeviceID          Mask = "device"
	HostName          Mask = "host"        // names of computers and domains
	Serial            Mask = "serial"      // serial numbers, of devices and certificates
	KeyID             Mask = "key"         // key identifiers and fingerprints
	CommonName        Mask = "certificate" // common names of certificates
	ServiceTokenID    Mask = "service-token"
	Nonce             Mask = "nonce"
	Group             Mask = "group"
	Location          Mask = "place" // where, below the country
	Claim             Mask = "value" // claims and whatever else is not known
)

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
