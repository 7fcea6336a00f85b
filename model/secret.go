package model

import "fmt"

// Secret is a token or key. It prints as [redacted] under every verb and in
// every encoding, so that no log, error or crash report can carry it.
type Secret struct {
	// Package fmt calls no methods on unexported fields of a struct that holds a
	// Secret; behind a pointer it finds an address there and not the text.
	text *string
}

const redacted = "[redacted]"

// NewSecret wraps text.
func NewSecret(text string) Secret {
	if text == "" {
		return Secret{}
	}
	return Secret{text: &text}
}

// Reveal returns the text. Only the code that fills a request's header calls it.
func (s Secret) Reveal() string {
	if s.text == nil {
		return ""
	}
	return *s.text
}

// Empty reports whether there is no text.
func (s Secret) Empty() bool { return s.text == nil }

// String returns [redacted].
func (s Secret) String() string { return redacted }

// GoString returns [redacted].
func (s Secret) GoString() string { return redacted }

// Format writes [redacted] whatever the verb and flags are.
func (s Secret) Format(state fmt.State, _ rune) { _, _ = state.Write([]byte(redacted)) }

// MarshalText returns [redacted], which holds for JSON too.
func (s Secret) MarshalText() ([]byte, error) { return []byte(redacted), nil }

// Credential is how a request proves who asks: an API token, or the e-mail and
// Global API Key of a user. Exactly one of the two is set.
type Credential struct {
	Token Secret
	Email string
	Key   Secret
}

// Empty reports whether nothing was given.
func (c Credential) Empty() bool {
	return c.Token.Empty() && c.Email == "" && c.Key.Empty()
}
