package wire

import (
	"strings"
	"unicode/utf8"
	"unsafe"

	"github.com/go-json-experiment/json/jsontext"

	"ztsession/model"
	"ztsession/model/text/safe"
)

// verbatim returns the value just read as a part of the body.
func (p *parser) verbatim(raw jsontext.Value) model.Part {
	end := int(p.decoder.InputOffset())
	return p.builder.Part(end-len(raw), end)
}

// textOf returns the text of the string literal just read, made safe.
func (p *parser) textOf(raw jsontext.Value) model.Part {
	end := int(p.decoder.InputOffset()) - len(`"`)
	start := end - len(raw) + len(`""`)
	text := p.text[start:end]
	if strings.IndexByte(text, '\\') >= 0 {
		p.scratch = unquote(p.scratch[:0], raw)
		// The builder copies the text, so it may stand in the buffer until then.
		return p.builder.Add(p.safe(unsafe.String(unsafe.SliceData(p.scratch), len(p.scratch))))
	}
	// A selector that is left out and an escape can make a text as long as it was. Where
	// nothing was to be done it is the same bytes, which takes no comparing.
	if clean := p.safe(text); clean != text {
		return p.builder.Add(clean)
	}
	return p.builder.Part(start, end)
}

// safe makes a text safe, and nothing of one with which the document has grown too
// much: a long one is looked at piece by piece first.
func (p *parser) safe(text string) string {
	const piece = 64 << 10
	if len(text) > manyEscapes {
		grown := 0
		for at := 0; at < len(text) && grown <= p.escapes; at += piece {
			part := text[at:min(at+piece, len(text))]
			grown += len(safe.Text(part)) - len(part)
		}
		if grown > p.escapes {
			p.escapes = -1
			return ""
		}
	}
	clean := safe.Text(text)
	p.escapes -= len(clean) - len(text)
	return clean
}

// unquote appends a string literal with its escapes undone. Bytes that are no UTF-8 stay
// as they are, so that package safe shows which they were: the decoder alone
// would make a replacement character of each.
func unquote(out, raw []byte) []byte {
	if utf8.Valid(raw) {
		// The decoder has checked the literal; what is left to complain about
		// are lone surrogates, for which it writes a replacement character.
		out, _ = jsontext.AppendUnquote(out, raw)
		return out
	}
	inner := raw[1 : len(raw)-1]
	start := 0
	flush := func(end int) {
		literal := append(append([]byte{'"'}, inner[start:end]...), '"')
		out, _ = jsontext.AppendUnquote(out, literal)
	}
	for i := 0; i < len(inner); {
		r, size := utf8.DecodeRune(inner[i:])
		if r == utf8.RuneError && size == 1 {
			flush(i)
			out = append(out, inner[i])
			start = i + 1
		}
		i += size
	}
	flush(len(inner))
	return out
}
