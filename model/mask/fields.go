package mask

import (
	"ztsession/model"
	"ztsession/model/schema"
)

// The methods below return what stands for one value whose sort is known from
// its field. They serve lists, which are typed field by field; a value that is
// in a document too has the same pseudonym there.

// Account masks an account id.
func (m *Masker) Account(id string) string { return m.of(schema.AccountID, id) }

// User masks an id of a person: id, uid or seat_uid.
func (m *Masker) User(id string) string { return m.of(schema.UserID, id) }

// Nonce masks a nonce.
func (m *Masker) Nonce(text string) string { return m.of(schema.Nonce, text) }

// Person masks the name of a person.
func (m *Masker) Person(name string) string { return m.of(schema.PersonName, name) }

// Company masks the name of an account.
func (m *Masker) Company(name string) string { return m.of(schema.DistinguishedName, name) }

// Email masks an e-mail address.
func (m *Masker) Email(address string) string { return m.of(schema.Email, address) }

// Device masks an id of a device or a registration.
func (m *Masker) Device(id string) string { return m.of(schema.DeviceID, id) }

// Host masks the name of a computer or a domain.
func (m *Masker) Host(name string) string { return m.of(schema.HostName, name) }

// Serial masks a serial number.
func (m *Masker) Serial(text string) string { return m.of(schema.Serial, text) }

// Free masks what looks personal in a text that may hold anything, and what is
// already known to be.
func (m *Masker) Free(text string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.names.scan(text)
	return m.names.replace(text)
}

// Field masks a field's value. What was sent in another form is left out of
// it, since nobody knows what is in there.
func Field(f model.Field[string], mask func(string) string) model.Field[string] {
	if f.Presence == model.Reported {
		f.Value = mask(f.Value)
	}
	if f.AsSent != "" {
		f.AsSent = "(masked)"
	}
	return f
}

// Original returns what a pseudonym stands for, or the text itself when it is
// none: requests need the real ids.
func (m *Masker) Original(pseudonym string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	if original, ok := m.names.originals[pseudonym]; ok {
		return original
	}
	return pseudonym
}

func (m *Masker) of(s schema.Mask, text string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.names.pseudonym(s, text)
}
