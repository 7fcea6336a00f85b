package model

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"ztsession/model/credential"
	"ztsession/model/text/safe"
)

// Ref names one session: the three ids of the path.
type Ref struct {
	Account string // account id, 32 characters at most
	User    string // user UUID, 36 characters at most
	Nonce   string // any text; published ones have 16 letters and digits
}

// Complete reports whether all three ids are there.
func (r Ref) Complete() bool { return r.Account != "" && r.User != "" && r.Nonce != "" }

// RefField names one of the three ids of a Ref.
type RefField uint8

// The ids, in the order of the path.
const (
	NoField RefField = iota
	AccountField
	UserField
	NonceField
)

// String returns the field's name as the form and the command line use it.
func (f RefField) String() string {
	switch f {
	case AccountField:
		return "account"
	case UserField:
		return "user"
	case NonceField:
		return "nonce"
	case NoField:
		return ""
	default:
		return "unknown"
	}
}

// WhereToFind is one sentence about where a helpdesk person finds the id.
func (f RefField) WhereToFind() string {
	switch f {
	case AccountField:
		return "The account id is in the dashboard's address, dash.cloudflare.com/<account id>, and under Account Home, Copy account ID."
	case UserField:
		return "The user id is the field id of the Access users list; in the dashboard, open the person under Team & Resources, Users: it is in the address. It is not uid or seat_uid."
	case NonceField:
		return "The nonce is metadata.nonce in the person's active sessions list, and often the claim identity_nonce of their Access token."
	case NoField:
		return ""
	default:
		return ""
	}
}

// The longest ids that the published schema of the API allows, in characters.
// The nonce has no bound there; ours keeps a pasted document out of the path.
const (
	maxAccountLength = 32
	maxUserLength    = 36
	maxNonceLength   = 1024
)

// IDError is why a text cannot be an id. It matches ErrInvalidID.
type IDError struct {
	Field RefField
	// Reason completes "the account ...", for instance "is empty".
	Reason string
}

// Error returns the reason with the field's name.
func (e *IDError) Error() string { return fmt.Sprintf("the %s %s", e.Field, e.Reason) }

// Is reports whether target is ErrInvalidID.
func (e *IDError) Is(target error) bool { return target == ErrInvalidID }

// Problem returns the error with the place where the id is found.
func (e *IDError) Problem() Problem {
	return Problem{
		What:  fmt.Sprintf("The %s %s.", e.Field, e.Reason),
		Next:  e.Field.WhereToFind(),
		Field: e.Field,
	}
}

// Get returns the id that f names.
func (r Ref) Get(f RefField) string {
	switch f {
	case AccountField:
		return r.Account
	case UserField:
		return r.User
	case NonceField:
		return r.Nonce
	case NoField:
		return ""
	default:
		return ""
	}
}

// With returns the ids with the one that f names replaced.
func (r Ref) With(f RefField, id string) Ref {
	switch f {
	case AccountField:
		r.Account = id
	case UserField:
		r.User = id
	case NonceField:
		r.Nonce = id
	case NoField:
	}
	return r
}

// Check returns an *IDError for the first id that cannot be one, or nil.
func (r Ref) Check() error {
	for _, field := range []RefField{AccountField, UserField, NonceField} {
		if err := CheckID(field, r.Get(field)); err != nil {
			return err
		}
	}
	return nil
}

// CheckID returns an *IDError when text cannot be the id: empty, longer than
// the schema allows, with control, invisible or white space characters inside, or a
// dot segment, which servers resolve away, or when there is a credential in it. It does not insist on hexadecimal digits or a length,
// since the schema does not.
func CheckID(field RefField, text string) error {
	reason := ""
	if kind, ok := credential.In(text); ok {
		// Whatever else is wrong with it, this is what the person has to know.
		return &IDError{Field: field, Reason: fmt.Sprintf("looks like %s, so it was not used", kind)}
	}
	longest := map[RefField]int{AccountField: maxAccountLength, UserField: maxUserLength, NonceField: maxNonceLength}[field]
	switch count := utf8.RuneCountInString(text); {
	case text == "":
		reason = "is empty"
	case !utf8.ValidString(text):
		reason = "is not valid text"
	case strings.ContainsFunc(text, unicode.IsControl):
		reason = "has a control character in it"
	case strings.ContainsFunc(text, unicode.IsSpace):
		reason = "has white space in it"
	case safe.Text(text) != text:
		reason = "has an invisible character in it"
	case count > longest:
		reason = fmt.Sprintf("has %d characters; the longest possible has %d", count, longest)
	case text == ".", text == "..":
		reason = "is only dots"
	default:
		return nil
	}
	return &IDError{Field: field, Reason: reason}
}
