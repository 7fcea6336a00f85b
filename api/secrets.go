package api

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"ztsession/model"
)

// secrets finds the credential of a client again in what a server sends back:
// as it is, percent-encoded, escaped, in base64 or hexadecimal, in other case,
// with something between its characters, and a longer piece of it.
type secrets struct {
	// plain are the texts themselves, and the e-mail of a key.
	plain []string
	// whole are the secrets as they are, in other case, in hexadecimal and in base64,
	// for each of the three places that one can have in what was encoded.
	whole []string
	// pieces are all pieces of the secrets and of their other forms, reduced to
	// lower-case letters and digits, by their length.
	pieces map[int]map[string]struct{}
}

// pieceLength is from how many letters and digits on a part of a secret is
// taken out: fewer are in other texts by chance.
const pieceLength = 12

// shortestPiece is the least length of a whole secret that is looked for with
// something between its characters.
const shortestPiece = 8

func newSecrets(credential model.Credential) *secrets {
	s := &secrets{pieces: map[int]map[string]struct{}{}}
	for _, secret := range []string{credential.Token.Reveal(), credential.Key.Reveal()} {
		if len(secret) < shortestScrubbed {
			continue
		}
		s.plain = append(s.plain, secret)
		s.add(secret, pieceLength)
		s.add(hex.EncodeToString([]byte(secret)), pieceLength)
		if len(secret) < shortestPiece {
			continue
		}
		packed := hex.EncodeToString([]byte(secret))
		s.whole = append(s.whole, secret, packed, strings.ToUpper(packed))
		if len(secret) >= pieceLength {
			// A shorter one may be a word of the answer in other case.
			s.whole = append(s.whole, strings.ToLower(secret), strings.ToUpper(secret))
		}
		for offset := range 3 {
			for _, encoding := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
				packed := packedCore(encoding, secret, offset)
				s.whole = append(s.whole, packed)
				s.add(packed, pieceLength)
			}
		}
	}
	slices.Sort(s.whole)
	s.whole = slices.Compact(s.whole)
	if email := credential.Email; len(email) >= shortestScrubbed {
		s.plain = append(s.plain, email)
		s.add(email, len(email))
	}
	return s
}

// packedCore returns what of a secret's base64 is the same whatever stands
// beside it, when so many bytes modulo 3 come before it.
func packedCore(encoding *base64.Encoding, secret string, offset int) string {
	const bitsPerCharacter = 6
	encoded := encoding.EncodeToString(append(make([]byte, offset), secret...))
	start := (8*offset + bitsPerCharacter - 1) / bitsPerCharacter
	return encoded[start : 8*(offset+len(secret))/bitsPerCharacter]
}

// add takes in the pieces of text of a length, or the whole of a shorter text.
func (s *secrets) add(text string, length int) {
	text = normal(text)
	length = min(length, len(text))
	if length < shortestPiece {
		return
	}
	if s.pieces[length] == nil {
		s.pieces[length] = map[string]struct{}{}
	}
	for at := 0; at+length <= len(text); at++ {
		s.pieces[length][text[at:at+length]] = struct{}{}
	}
}

// redacted stands in place of a secret.
var redacted = model.NewSecret("secret").String()

// body takes the secrets out of an answer before anything reads it. It
// returns body itself when there is none in it.
func (s *secrets) body(body []byte) []byte {
	if s.in(body) {
		return s.cut(body)
	}
	// JSON may write any character as an escape.
	if bytes.Contains(body, []byte(`\u00`)) {
		if plain := letterEscape().ReplaceAllFunc(body, unescapeLetter); s.in(plain) {
			return s.cut(plain)
		}
	}
	return body
}

func (s *secrets) in(body []byte) bool {
	return slices.ContainsFunc(s.whole, func(secret string) bool { return bytes.Contains(body, []byte(secret)) })
}

func (s *secrets) cut(body []byte) []byte {
	for _, secret := range s.whole {
		body = bytes.ReplaceAll(body, []byte(secret), []byte(redacted))
	}
	return body
}

// letterEscape finds the JSON escapes of letters, digits and what else is in a token.
var letterEscape = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\\u00(?:2[bdfBDF]|3[0-9dD]|[46][1-9a-fA-F]|[57][0-9aA]|5[fF])`)
})

func unescapeLetter(escape []byte) []byte {
	code, err := strconv.ParseUint(string(escape[len(`\u`):]), 16, 8)
	if err != nil {
		return escape
	}
	return []byte{byte(code)}
}

// clean takes the secrets and the e-mail of a key out of a text.
func (s *secrets) clean(text string) string {
	for _, secret := range s.plain {
		text = strings.ReplaceAll(text, secret, redacted)
	}
	return s.cleanPieces(text)
}

// cleanPieces takes out the pieces of secrets however they are written. It does
// not touch what only looks like a short secret, so that whole sentences may
// pass it.
func (s *secrets) cleanPieces(text string) string {
	if len(s.pieces) == 0 {
		return text
	}
	reduced, places := reduce(text)
	var found []place
	for at := range len(reduced) {
		length := s.pieceAt(reduced, at)
		if length == 0 {
			continue
		}
		start, end := places[at].start, places[at+length-1].end
		if last := len(found) - 1; last >= 0 && start <= found[last].end {
			found[last].end = max(found[last].end, end)
		} else {
			found = append(found, place{start, end})
		}
	}
	var out strings.Builder
	done := 0
	for _, span := range found {
		out.WriteString(text[done:span.start] + redacted)
		done = span.end
	}
	return out.String() + text[done:]
}

// pieceAt returns the length of the longest piece of a secret at a place, or 0.
func (s *secrets) pieceAt(reduced string, at int) int {
	longest := 0
	for length, pieces := range s.pieces {
		if at+length <= len(reduced) && length > longest {
			if _, is := pieces[reduced[at:at+length]]; is {
				longest = length
			}
		}
	}
	return longest
}

// place is where a character stands in a text, in bytes.
type place struct{ start, end int }

// encoded finds the ways in which one character may be written in an answer.
var encoded = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`%[0-9a-fA-F]{2}|\\u00[0-9a-fA-F]{2}|\\x[0-9a-fA-F]{2}|&#[0-9]{1,3};|&#[xX][0-9a-fA-F]{1,2};`)
})

// reduce returns the letters and digits of text in lower case, encoded ones
// decoded, and where each of them stands.
func reduce(text string) (string, []place) {
	reduced := make([]byte, 0, len(text))
	places := make([]place, 0, len(text))
	take := func(c byte, start, end int) {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if 'a' <= c && c <= 'z' || '0' <= c && c <= '9' {
			reduced = append(reduced, c)
			places = append(places, place{start, end})
		}
	}
	at := 0
	for _, span := range append(encoded().FindAllStringIndex(text, -1), []int{len(text), len(text)}) {
		for ; at < span[0]; at++ {
			take(text[at], at, at+1)
		}
		if span[1] > span[0] {
			take(decoded(text[span[0]:span[1]]), span[0], span[1])
		}
		at = span[1]
	}
	return string(reduced), places
}

// decoded returns the character that an encoded one stands for.
func decoded(text string) byte {
	base := 16
	switch {
	case strings.HasPrefix(text, "%"):
		text = text[1:]
	case strings.HasPrefix(text, `\`):
		text = text[2:]
	case strings.HasPrefix(text, "&#x"), strings.HasPrefix(text, "&#X"):
		text = strings.Trim(text, "&#xX;")
	default:
		base, text = 10, strings.Trim(text, "&#;")
	}
	code, err := strconv.ParseUint(text, base, 8)
	if err != nil {
		return 0
	}
	return byte(code)
}

// normal returns the letters and digits of text in lower case.
func normal(text string) string {
	reduced, _ := reduce(text)
	return reduced
}
