package paste

import (
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/credential"
	"ztsession/model/text/words"
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
	// RayIDs is a text with the Ray ID of a request in it: of a block page, a header.
	RayIDs
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
	case RayIDs:
		return "Ray ID"
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
	From    time.Time // nbf; zero when the token does not have it
	Expires time.Time // exp, likewise
}

// Result is what was understood of a pasted text. It holds nothing of the text
// but ids, or the JSON of a saved session.
type Result struct {
	Kind Kind
	// Ref has the ids that were found; the others are empty.
	Ref model.Ref
	// NonceIsLikely is set when the nonce comes from a token's identity_nonce, of
	// which Cloudflare documents nowhere that it is the session's.
	NonceIsLikely bool
	// Saved is the JSON of a SavedSession, without what stood around it.
	Saved string
	// Line is what a text with RayIDs comes to, in one line that FindRay reads: the
	// Ray IDs and the e-mails.
	Line string
	// Page is which page such a text seems to be.
	Page Page
	// What says in a sentence or two what was understood, safe to show. With
	// Nothing it is empty, or says what a text is that could not be read.
	What string
	// From and Expires are when an AccessToken is good; zero for what it does not say.
	From, Expires time.Time
}

// Say returns What with when a token is good, as of now.
func (r Result) Say(now time.Time) string {
	at := func(t time.Time) string { return t.UTC().Format("2006-01-02 15:04 UTC") }
	switch {
	case r.Expires.IsZero() && !r.From.After(now):
		return r.What
	case !r.Expires.IsZero() && !r.Expires.After(now):
		return r.What + " It expired " + roughly(now.Sub(r.Expires)) + " ago (" + at(r.Expires) + ")."
	case r.From.After(now):
		return r.What + " It is valid from " + at(r.From) + ", in " + roughly(r.From.Sub(now)) + "."
	default:
		return r.What + " It is good until " + at(r.Expires) + ", for " + roughly(r.Expires.Sub(now)) + "."
	}
}

// roughly puts a time into words, in the largest unit that it has a whole one of.
func roughly(d time.Duration) string {
	const day = 24 * time.Hour
	switch {
	case d >= day:
		return words.Count(int(d/day), "day", "days")
	case d >= time.Hour:
		return words.Count(int(d/time.Hour), "hour", "hours")
	case d >= time.Minute:
		return words.Count(int(d/time.Minute), "minute", "minutes")
	default:
		return "less than a minute"
	}
}

// notRead is said of a text with a credential in it.
const notRead = "That has a credential in it and was not read. Paste an address, or the Access token by itself."

// longest bounds, in bytes, what is read that is no saved answer. A note of a
// browser's requests can be longer than a command.
const longest = 256 << 10

// Understand recognises a pasted text. readToken decodes a JWT, which it is
// given without the signature. In a command only the address is looked at, never
// its headers and cookies, but for a Ray ID.
func Understand(text string, readToken func(string) (Token, bool)) Result {
	whole := text
	text = unwrapped(text)
	ray, _ := FindRay(whole)
	isRow := ray.Named && !answerMarks().MatchString(text) // of a log
	if isSaved(text) && !isRow {
		if result, ok := fromJSON(text); ok {
			return result
		}
	}
	if len(text) > longest {
		return Result{What: "That is too long for an address or ids, and no saved answer. Nothing of it was kept."}
	}
	from, ref := parse(text)
	if from.command && ref != (model.Ref{}) {
		return fromIDs(from, ref)
	}
	if !from.command {
		if token, ok := tokenIn(text, readToken); ok && (!ray.Named || token.User != "") {
			result := fromToken(token)
			result.Ref.Account = ref.Account
			return result
		}
	}
	if ray.Named && ref.Nonce == "" {
		return fromRay(ray, ref.Account)
	}
	if _, secret := credential.In(text); secret {
		return Result{What: notRead}
	}
	if ref != (model.Ref{}) {
		return fromIDs(from, ref)
	}
	if ref, ok := looseIDs(text); ok {
		return fromIDs(source{noun: "A text"}, ref)
	}
	if ray.isSure(whole) {
		return fromRay(ray, "")
	}
	return unreadable(text, from)
}

// tokenIn returns the first token of a text that can be read.
func tokenIn(text string, readToken func(string) (Token, bool)) (Token, bool) {
	for _, bare := range credential.AccessTokens(text) {
		if token, ok := readToken(bare); ok {
			return token, true
		}
	}
	return Token{}, false
}

// unreadable names a text that has no ids; a text of no known sort is left to
// the field.
func unreadable(text string, from source) Result {
	switch {
	case from.command && len(from.addresses) > 0:
		return Result{What: from.noun + " whose address names no account, user or nonce. Nothing of it was kept."}
	case isHead(text):
		return Result{What: "The head of an HTTP answer without a session below it. Paste the JSON, or save it and use ztsession open."}
	default:
		return Result{}
	}
}

// fromJSON says what a JSON object is: a browser's note of a request, or a saved
// answer. It is neither when it has nothing but a credential.
func fromJSON(text string) (Result, bool) {
	if addresses, ok := harAddresses(text); ok {
		har := source{noun: "A HAR entry", addresses: addresses, command: true}
		if ref := best(addresses); ref != (model.Ref{}) {
			return fromIDs(har, ref), true
		}
		return unreadable(text, har), true
	}
	if len(text) <= longest && !answerMarks().MatchString(text) && credential.Has(text) {
		return Result{}, false
	}
	return Result{Kind: SavedSession, Saved: text, What: "A saved answer. It is opened as it is; nothing is asked."}, true
}

func fromToken(token Token) Result {
	result := Result{Kind: AccessToken, From: token.From, Expires: token.Expires}
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

// fromIDs says which ids a source named.
func fromIDs(from source, ref model.Ref) Result {
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
	what := from.noun + " with " + list + " in it."
	if from.command {
		what = from.noun + " with " + list + " in its address. Its headers were not read."
	}
	return Result{Kind: IDs, Ref: ref, What: what}
}
