package wire

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"
	"unicode"

	"github.com/go-json-experiment/json/jsontext"

	"ztsession/model"
	"ztsession/model/text/safe"
	"ztsession/model/text/words"
)

// MalformedError means that an answer or a file is not what it should be. It
// matches model.ErrMalformed.
type MalformedError struct {
	// Came is what came instead, to follow "was" or "is": "empty", "an HTML
	// page". It holds no ids and no secrets and is safe to show.
	Came string
	// Cut reports that the document ended too early, so that asking again may help.
	Cut bool
	// Next is the next step where there is a particular one, a whole sentence.
	Next string
	// Ref has the ids of the session, or the person, that can be looked up instead,
	// as far as the document names them. The user may be an e-mail.
	Ref model.Ref
}

// Error returns what came instead.
func (e *MalformedError) Error() string { return "the answer is " + e.Came }

// Is reports whether target is model.ErrMalformed.
func (e *MalformedError) Is(target error) bool { return target == model.ErrMalformed }

// TooLarge returns the error for a body of more than limit bytes.
func TooLarge(limit int64) error {
	return &MalformedError{Came: fmt.Sprintf("larger than %d MiB, which no real session is", limit>>20)}
}

// The pieces of a foreign text that errors show, in bytes and characters.
const (
	sniffLength   = 64 << 10
	snippetLength = 80
)

// sniff recognises what is plainly no JSON document.
func sniff(body []byte) error {
	start := bytes.TrimLeft(body[:min(len(body), sniffLength)], " \t\r\n")
	switch {
	case len(bytes.TrimLeft(body, " \t\r\n")) == 0:
		return &MalformedError{Came: "empty", Cut: true}
	case len(start) > 0 && start[0] == '<':
		return &MalformedError{Came: page(start)}
	case isJWT(start):
		return &MalformedError{
			Came: "an Access token (JWT), not a session",
			Next: "The token is a live credential: do not pass it on. Its claims sub and identity_nonce are the user and the nonce to look up.",
		}
	}
	return nil
}

// Snippet returns the title of an HTML page or the beginning of another text,
// safe, short and without anything that could be an id or a secret.
func Snippet(body []byte) string {
	start := body[:min(len(body), sniffLength)]
	if title, ok := between(start, "<title", "</title>"); ok {
		_, title, _ = strings.Cut(title, ">")
		return excerpt(html.UnescapeString(title))
	}
	// A piece of a page or of JSON is of no use to a person.
	if trimmed := bytes.TrimSpace(start); len(trimmed) > 0 && strings.IndexByte("<{[", trimmed[0]) >= 0 {
		return ""
	}
	return excerpt(string(start[:min(len(start), 4*snippetLength)]))
}

func page(start []byte) string {
	what := "an HTML page"
	if bytes.HasPrefix(start, []byte("<?xml")) {
		what = "an XML document"
	}
	if title := Snippet(start); title != "" {
		return what + " titled " + model.Quote(title)
	}
	return what
}

// between returns what is between two marks, found without regard to case.
func between(text []byte, open, shut string) (string, bool) {
	lower := bytes.ToLower(text)
	from := bytes.Index(lower, []byte(open))
	// Lower-casing can change the length of letters beyond ASCII.
	if from < 0 || len(lower) != len(text) {
		return "", false
	}
	from += len(open)
	length := bytes.Index(lower[from:], []byte(shut))
	if length < 0 {
		return "", false
	}
	return string(text[from : from+length]), true
}

// excerpt makes foreign text safe and short, on one line, and hides long words
// with digits in them, which may be ids or secrets that a proxy repeats.
func excerpt(text string) string {
	parts := strings.Fields(text)
	for i, part := range parts {
		if len(part) >= 16 && strings.ContainsFunc(part, unicode.IsDigit) {
			parts[i] = "..."
		}
	}
	return safe.Text(words.Clip(strings.Join(parts, " "), snippetLength))
}

// isJWT reports whether text looks like header.payload.signature.
func isJWT(text []byte) bool {
	text = bytes.Trim(text, "\" \r\n\t")
	return bytes.HasPrefix(text, []byte("eyJ")) && bytes.Count(text, []byte(".")) == 2 &&
		!bytes.ContainsAny(text, " {}:,")
}

// explain turns an error of the parser into a MalformedError.
func (p *parser) explain(err error) error {
	at := p.decoder.InputOffset()
	var syntax *jsontext.SyntacticError
	if errors.As(err, &syntax) {
		at = syntax.ByteOffset
	}
	switch {
	case errors.Is(err, errTooDeep):
		return &MalformedError{Came: fmt.Sprintf("nested more than %d levels deep, which no real session is", maxDepth)}
	case errors.Is(err, errTooMany):
		return &MalformedError{Came: "made of far more values than a real session has"}
	case errors.Is(err, errTooOdd):
		return &MalformedError{Came: "to a large part characters that cannot be shown, such as bytes that are no UTF-8, which no real session is"}
	case errors.Is(err, errTrailing):
		return &MalformedError{Came: fmt.Sprintf("JSON with more text after its end, from byte %d", p.end)}
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return &MalformedError{Came: fmt.Sprintf("cut off after %d bytes", len(p.text)), Cut: true}
	case strings.IndexByte("{[", firstByte(p.text)) < 0:
		return &MalformedError{Came: "not JSON but the text " + model.Quote(Snippet([]byte(p.text)))}
	default:
		return &MalformedError{Came: fmt.Sprintf("not valid JSON from byte %d", at)}
	}
}

func firstByte(text string) byte {
	trimmed := strings.TrimLeft(text, " \t\r\n")
	if trimmed == "" {
		return 0
	}
	return trimmed[0]
}
