package paste

import (
	"strings"
	"time"

	"ztsession/model"
)

// Kind is what a pasted text turned out to be.
type Kind uint8

// The kinds of text.
const (
	// Nothing is a text that only the field itself can make sense of.
	Nothing Kind = iota
	// IDs is an address or a curl command that names ids.
	IDs
	// AccessToken is an Access JWT.
	AccessToken
	// SavedSession is JSON to be opened as a saved answer.
	SavedSession
)

// String names the kind.
func (k Kind) String() string {
	switch k {
	case Nothing:
		return "nothing"
	case IDs:
		return "ids"
	case AccessToken:
		return "Access token"
	case SavedSession:
		return "saved session"
	default:
		return "unknown"
	}
}

// Token has the claims of an Access JWT, made safe. The header and
// the signature are no part of it.
type Token struct {
	User    string    // sub
	Nonce   string    // identity_nonce, which is likely the session's
	Issuer  string    // iss, the team domain
	Expires time.Time // exp; zero when the token does not have it
}

// Result is what was understood of a pasted text. It holds nothing of the text
// but ids.
type Result struct {
	Kind Kind
	// Ref has the ids that were found; the others are empty.
	Ref model.Ref
	// NonceIsLikely is set when the nonce comes from a token's identity_nonce, of
	// which Cloudflare documents nowhere that it is the session's.
	NonceIsLikely bool
	// What says in a sentence or two what was understood, safe to show. With
	// Nothing it is empty, or says why a text with a credential in it was not read.
	What string
}

// Understand recognises a pasted text. readToken decodes a JWT.
// Only a token, or a cookie CF_Authorization, that was pasted by itself is
// decoded: headers and the cookies of a curl command are never looked at.
func Understand(text string, readToken func(string) (Token, bool)) Result {
	text = strings.TrimSpace(strings.TrimPrefix(text, "\ufeff"))
	if isSaved(text) {
		return Result{Kind: SavedSession, What: "A saved answer. It is opened as it is; nothing is asked."}
	}
	if bare, ok := bareToken(text); ok {
		if token, ok := readToken(bare); ok {
			return fromToken(token)
		}
	}
	if ref, ok := Parse(text); ok {
		return Result{Kind: IDs, Ref: ref, What: whatIDs(text, ref)}
	}
	if hasCredential(text) {
		return Result{What: "That has a credential in it and was not read. Paste an address, or the Access token by itself."}
	}
	return Result{}
}

// isSaved reports whether text begins as a JSON object does; {account_id} does not.
func isSaved(text string) bool {
	rest, ok := strings.CutPrefix(text, "{")
	if !ok {
		return false
	}
	rest = strings.TrimSpace(rest)
	return strings.HasPrefix(rest, `"`) || strings.HasPrefix(rest, "}")
}

// bareToken returns the one word of text that may be a token.
func bareToken(text string) (string, bool) {
	text = strings.TrimSpace(strings.Trim(text, "\"'`;"))
	if value, ok := strings.CutPrefix(text, "CF_Authorization="); ok {
		text = strings.Trim(value, "\"'")
	}
	// Every JWT begins so: it is {" in base64url.
	return text, strings.HasPrefix(text, "ey") && strings.Count(text, ".") == 2 && len(strings.Fields(text)) == 1
}

// hasCredential reports texts that should not end up in a visible field.
func hasCredential(text string) bool {
	lower := strings.ToLower(text)
	for _, mark := range []string{"authorization:", "x-auth-key", "cf-access-token", "cf_authorization=", "bearer "} {
		if strings.Contains(lower, mark) {
			return true
		}
	}
	for _, prefix := range []string{"cfut_", "cfat_", "cfk_", "cfoat_"} {
		if strings.HasPrefix(lower, prefix) {
			return true
		}
	}
	token, ok := bareToken(text)
	return ok && strings.HasPrefix(token, "eyJ")
}

func fromToken(token Token) Result {
	result := Result{Kind: AccessToken}
	if isID(model.UserField, token.User) {
		result.Ref.User = strings.Clone(token.User)
	}
	if isID(model.NonceField, token.Nonce) {
		result.Ref.Nonce = strings.Clone(token.Nonce)
		result.NonceIsLikely = true
	}
	what := "An Access token"
	if isID(model.NonceField, token.Issuer) && len(token.Issuer) <= longestIssuer {
		what += " of " + strings.TrimPrefix(token.Issuer, "https://")
	}
	if !token.Expires.IsZero() {
		what += ", good until " + token.Expires.UTC().Format("2006-01-02 15:04 UTC")
	}
	kept := " Only these were kept; the token was not, and nothing was sent."
	switch {
	case result.Ref.User != "" && result.NonceIsLikely:
		what += ": it names the user, and a nonce that is likely the session's."
	case result.Ref.User != "":
		kept = " Only the user was kept; the token was not, and nothing was sent."
		what += ": it names the user, but no nonce."
	case result.NonceIsLikely:
		kept = " Only the nonce was kept; the token was not, and nothing was sent."
		what += ": it names no user, but a nonce that is likely the session's."
	default:
		kept = " Nothing of it was kept, and nothing was sent."
		what += " that names neither a user nor a nonce."
	}
	result.What = what + kept
	return result
}

const longestIssuer = 120

// isID reports whether a claim can be an id. A backslash is what package safe
// makes of a character that no id has.
func isID(field model.RefField, text string) bool {
	return !strings.Contains(text, `\`) && model.CheckID(field, text) == nil
}

// whatIDs returns a sentence with the ids that an address or a curl command named.
func whatIDs(text string, ref model.Ref) string {
	var names []string
	for _, field := range []model.RefField{model.AccountField, model.UserField, model.NonceField} {
		if ref.Get(field) != "" {
			names = append(names, "the "+field.String())
		}
	}
	list := names[len(names)-1]
	if first := names[:len(names)-1]; len(first) > 0 {
		list = strings.Join(first, ", ") + " and " + list
	}
	if words := strings.Fields(text); len(words) > 1 && words[0] != "GET" {
		return "A curl command with " + list + " in its address. Its headers were not read."
	}
	return "An address with " + list + " in it."
}
