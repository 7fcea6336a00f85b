// Package wire reads the JSON of the Cloudflare API: the document as it was
// sent, the envelope around a result, and the session inside it, field by
// field and with a note wherever something was not as documented.
package wire

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf16"
	"unsafe"

	"github.com/go-json-experiment/json/jsontext"

	"ztsession/model"
)

const (
	// maxDepth is how many lists and objects may be inside each other.
	maxDepth = 256
	// A real answer has more than 20 bytes for each value. One that is far
	// denser is made to cost memory: each value takes 24 bytes here, and some 400
	// where it becomes a posture check.
	bytesPerValue = 16
	// manyValues may be there however dense the document is: they cost some 10 MB.
	manyValues = 1 << 14
	// manyEscapes is by how many bytes the texts of any document may grow where
	// characters that cannot be shown become visible; of a larger one by a quarter.
	manyEscapes = 1 << 20
)

// Parse reads body as one JSON document, every name and text made safe. It
// keeps the order of members, duplicate names and the digits of numbers, and
// takes a byte order mark and UTF-16 as Windows tools write them. The document
// holds on to body, which must not be changed after this. The error is a
// *MalformedError that says what body is instead.
func Parse(body []byte) (*model.Document, error) {
	body = toUTF8(body)
	if err := sniff(body); err != nil {
		return nil, err
	}
	p := parser{
		decoder: jsontext.NewDecoder(bytes.NewBuffer(body), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true)),
		// The body is not copied, for it may be large.
		text: unsafe.String(unsafe.SliceData(body), len(body)),
		room: max(manyValues, len(body)/bytesPerValue), escapes: max(manyEscapes, len(body)/4),
	}
	values := countValues(body)
	if isJSON := strings.IndexByte("{[", firstByte(p.text)) >= 0; isJSON && values > p.room && countOutside(body) > p.room {
		// It is refused before it has cost more than its own size.
		return nil, p.explain(errTooMany)
	}
	p.builder = model.NewBuilder(p.text, min(values, p.room))
	p.words = [...]model.Part{p.builder.Add("true"), p.builder.Add("false")}
	if err := p.document(); err != nil {
		return nil, p.explain(err)
	}
	return p.builder.Document(), nil
}

// countValues returns at least the number of values in body: each follows a
// comma or is the first in its list or object.
func countValues(body []byte) int {
	// In pieces, so that a large body comes from memory once and not three times.
	const piece = 32 << 10
	count := 1
	for part := range slices.Chunk(body, piece) {
		count += bytes.Count(part, []byte(",")) + bytes.Count(part, []byte("[")) + bytes.Count(part, []byte("{"))
	}
	return count
}

// countOutside is countValues without what is inside of texts.
func countOutside(body []byte) int {
	count := 1
	for len(body) > 0 {
		quote := bytes.IndexByte(body, '"')
		if quote < 0 {
			return count + countValues(body) - 1
		}
		count += countValues(body[:quote]) - 1
		body = body[min(quote+1+textLength(body[quote+1:])+1, len(body)):]
	}
	return count
}

// textLength returns where the quote is that ends the text at the start of body.
func textLength(body []byte) int {
	for at := 0; at < len(body); at++ {
		next := bytes.IndexAny(body[at:], `"\\`)
		if next < 0 {
			return len(body)
		}
		if at += next; body[at] == '"' {
			return at
		}
		at++ // What follows a backslash ends nothing.
	}
	return len(body)
}

// toUTF8 drops a byte order mark and turns UTF-16 into UTF-8, since Windows
// PowerShell saves redirected output that way.
func toUTF8(body []byte) []byte {
	if rest, ok := bytes.CutPrefix(body, []byte("\xef\xbb\xbf")); ok {
		return rest
	}
	little := bytes.HasPrefix(body, []byte("\xff\xfe"))
	if !little && !bytes.HasPrefix(body, []byte("\xfe\xff")) {
		return body
	}
	units := make([]uint16, 0, len(body)/2)
	for i := 2; i+1 < len(body); i += 2 {
		low, high := body[i+1], body[i]
		if little {
			low, high = high, low
		}
		units = append(units, uint16(high)<<8|uint16(low))
	}
	return []byte(string(utf16.Decode(units)))
}

// The ways in which a document is refused though it may be JSON.
var (
	errTooDeep  = errors.New("nested too deeply")
	errTooMany  = errors.New("too many values")
	errTooOdd   = errors.New("too many characters that cannot be shown")
	errTrailing = errors.New("text after the document")
)

// parser turns the tokens of one document into a model.Document.
type parser struct {
	decoder *jsontext.Decoder
	builder *model.Builder
	text    string        // the body
	words   [2]model.Part // true and false
	scratch []byte
	room    int
	// escapes is by how many bytes all that is written in visible escapes may grow.
	escapes int
	inList  [maxDepth + 1]bool
	key     model.Part
	haveKey bool
	// end is where the document ended, in bytes.
	end int64
}

func (p *parser) document() error {
	for {
		if err := p.next(); err != nil {
			return err
		}
		if p.builder.Depth() == 0 {
			break
		}
	}
	p.end = p.decoder.InputOffset()
	if _, err := p.decoder.ReadToken(); !errors.Is(err, io.EOF) {
		return errTrailing
	}
	return nil
}

// next reads one token, or one value without children.
func (p *parser) next() error {
	kind := p.decoder.PeekKind()
	if kind == '{' || kind == '[' {
		return p.open(kind == '[')
	}
	if kind == '}' || kind == ']' {
		if _, err := p.decoder.ReadToken(); err != nil {
			return err
		}
		p.builder.Close()
		return nil
	}
	raw, err := p.decoder.ReadValue()
	if err != nil {
		return err
	}
	if depth := p.builder.Depth(); depth > 0 && !p.inList[depth] && !p.haveKey {
		p.key, p.haveKey = p.textOf(raw), true
		return p.odd()
	}
	return p.leaf(kind, raw)
}

func (p *parser) open(isList bool) error {
	if p.builder.Depth() == maxDepth {
		return errTooDeep
	}
	if _, err := p.decoder.ReadToken(); err != nil {
		return err
	}
	kind := model.KindObject
	if isList {
		kind = model.KindList
	}
	p.builder.OpenOf(kind, p.takeKey())
	p.inList[p.builder.Depth()] = isList
	return p.count()
}

func (p *parser) leaf(kind jsontext.Kind, raw jsontext.Value) error {
	key := p.takeKey()
	switch kind {
	case '"':
		p.builder.LeafOf(model.KindText, key, p.textOf(raw))
	case '0':
		p.builder.LeafOf(model.KindNumber, key, p.verbatim(raw))
	case 'n':
		p.builder.LeafOf(model.KindNull, key, model.Part{})
	case 't':
		p.builder.LeafOf(model.KindBool, key, p.words[0])
	default:
		p.builder.LeafOf(model.KindBool, key, p.words[1])
	}
	return p.count()
}

func (p *parser) takeKey() model.Part {
	key := p.key
	p.key, p.haveKey = model.Part{}, false
	return key
}

func (p *parser) count() error {
	if p.room--; p.room < 0 {
		return errTooMany
	}
	return p.odd()
}

// odd reports that the texts until now grew too much.
func (p *parser) odd() error {
	if p.escapes < 0 {
		return errTooOdd
	}
	return nil
}
