// Package inert keeps text that other people wrote from being more than text where
// it is pasted. A ticket system makes of plain text what it knows: Markdown, wiki
// markup, HTML, links, mentions that notify people. What would set something off is
// broken by a space or by brackets that one can see; a name without such a thing
// stays letter by letter as it is, and so does an e-mail address.
package inert

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text returns text with whatever a ticket system could act on broken.
//
//   - A link has its colon in brackets, as is usual among those who pass on what they
//     do not trust: https[:]//example.com. So has www[.]example.com.
//   - A mention has a space: @ channel, [ ~user].
//   - A tag, an image and the target of a link have a space: < img, ! [, ] (. So have
//     the code of a sign, which becomes that sign before mentions are looked for, and
//     what begins HTML in ServiceNow: & #64;channel, [ code].
//   - A backtick, which begins code and ends it, is an apostrophe.
//
// What emphasises, numbers and paths stay, since they only look odd.
func Text(text string) string {
	if !strings.ContainsAny(text, "@:<[]!`wW{&") {
		return text
	}
	var out strings.Builder
	before := ' '
	for i, r := range text {
		after := text[i+utf8.RuneLen(r):]
		if r == utf8.RuneError {
			after = text[min(i+1, len(text)):]
		}
		switch {
		case r == ':' && strings.HasPrefix(after, "//"):
			out.WriteString("[:]")
		case r == '.' && isHost(text[:i]) && beginsWord(after):
			out.WriteString("[.]")
		case r == '`':
			out.WriteByte('\'')
		case breaks(before, r, after):
			out.WriteRune(r)
			out.WriteByte(' ')
		default:
			out.WriteRune(r)
		}
		before = r
	}
	return out.String()
}

// breaks reports whether a space behind a sign keeps it from setting something off.
func breaks(before, r rune, after string) bool {
	next, _ := utf8.DecodeRuneInString(after)
	if strings.HasPrefix(after, "://") {
		// So it will go on.
		next = '['
	}
	switch r {
	case '@':
		// One within a word is that of an e-mail address.
		return !isWord(before) && (isWord(next) || next == '{' || next == '[')
	case '<':
		return unicode.IsLetter(next) || strings.ContainsRune("/!?@#", next) && after != ""
	case ']':
		return next == '('
	case '!':
		return next == '['
	case '[':
		return next == '~' || next == '@' || isCode(after)
	case '{':
		// The macros of a wiki: {html}, {code:java}.
		return isMacro(after)
	case '&':
		return isEntity(after)
	default:
		return false
	}
}

// isCode reports whether text goes on as the tag of HTML in ServiceNow: code], /code].
func isCode(text string) bool {
	const tag = "code]"
	text = strings.TrimPrefix(text, "/")
	return len(text) >= len(tag) && strings.EqualFold(text[:len(tag)], tag)
}

// isEntity reports whether text goes on as the code of a sign does: #64; or commat;.
func isEntity(text string) bool {
	const longest = 32 // no name of a sign is longer
	end := strings.IndexByte(text[:min(len(text), longest)], ';')
	name, isNumber := strings.CutPrefix(text[:max(end, 0)], "#")
	// No name of a sign is a letter alone, as in R&D; and more.
	return (len(name) > 1 || isNumber && name != "") && strings.IndexFunc(name, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) }) < 0
}

// isMacro reports whether text goes on as a word in braces does.
func isMacro(after string) bool {
	end := strings.IndexAny(after, "}: ")
	return end > 0 && after[end] != ' ' && strings.IndexFunc(after[:end], func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// isHost reports whether text ends in the www that begins the name of a host.
func isHost(text string) bool {
	const host = "www"
	if len(text) < len(host) || !strings.EqualFold(text[len(text)-len(host):], host) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:len(text)-len(host)])
	return len(text) == len(host) || !isWord(before)
}

func beginsWord(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return text != "" && isWord(r)
}

// isWord reports whether r can stand in a name.
func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }
