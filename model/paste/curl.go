package paste

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// curlAddresses returns the words after curl that can be its URL. The values
// of options are stepped over, so that a header, a cookie or a password can
// never be taken for an address.
func curlAddresses(words []string) []string {
	var found []string
	for i := 0; i < len(words); i++ {
		word := words[i]
		switch {
		case word == "--url" && i+1 < len(words):
			i++
			found = append(found, trimCaret(words[i]))
		case strings.HasPrefix(word, "--url="):
			found = append(found, trimCaret(word[len("--url="):]))
		case strings.HasPrefix(word, "--"):
			if takesValue(word[2:]) {
				i++
			}
		case strings.HasPrefix(word, "-"):
			if valueFollows(word[1:]) {
				i++
			}
		default:
			found = append(found, trimCaret(word))
		}
	}
	return found
}

// trimCaret drops the escapes of the Windows command line; a URL has no caret itself.
func trimCaret(word string) string { return strings.ReplaceAll(word, "^", "") }

// valueFollows reports whether a cluster of short options ends with one whose
// value is the next word.
func valueFollows(cluster string) bool {
	// The short options of curl that take a value (curl's manual page).
	at := strings.IndexAny(cluster, "AbcCdDeEFHKmoPQrtTuUwxXyYz")
	return at >= 0 && at == len(cluster)-1
}

// takesValue reports whether a long option takes the next word. Only the
// switches are listed: an option that is not listed is taken to have a value,
// since a header read as an address would be worse than an address not found.
func takesValue(option string) bool {
	switch option {
	case "anyauth", "basic", "compressed", "compressed-ssh", "digest", "fail", "fail-early", "fail-with-body", "get", "globoff", "head",
		"http0.9", "http1.0", "http1.1", "http2", "http2-prior-knowledge", "http3", "http3-only", "include", "insecure", "ipv4", "ipv6",
		"junk-session-cookies", "location", "location-trusted", "negotiate", "no-buffer", "no-keepalive", "no-progress-meter", "no-sessionid",
		"ntlm", "parallel", "path-as-is", "progress-bar", "proto-redir", "raw", "remote-name", "remote-time", "retry-all-errors",
		"retry-connrefused", "show-error", "silent", "ssl", "ssl-reqd", "styled-output", "tcp-fastopen", "tcp-nodelay", "tlsv1", "tlsv1.0",
		"tlsv1.1", "tlsv1.2", "tlsv1.3", "tr-encoding", "verbose", "xattr", "next", "disable", "show-headers":
		return false
	}
	return !strings.HasPrefix(option, "no-") && !strings.Contains(option, "=")
}

// shellWords splits a command as a shell does: quotes of all three kinds,
// escapes, continued lines. It ends at a pipe or semicolon that follows
// the name of a program that asks, and reads an open quote to the end.
func shellWords(text string) []string {
	var split splitter
	for split.rest = text; split.rest != ""; {
		r, size := utf8.DecodeRuneInString(split.rest)
		split.rest = split.rest[size:]
		switch {
		case unicode.IsSpace(r):
			split.end()
		case r == '\'' && split.ansiC:
			split.quoted('\'', true)
		case r == '\'':
			split.quoted('\'', false)
		case r == '"':
			split.quoted('"', true)
		case r == '\\':
			split.escaped()
		case (r == '|' || r == ';') && split.curl:
			split.end()
			return split.words
		default:
			split.plain(r, size)
		}
	}
	split.end()
	return split.words
}

// splitter is the state of shellWords.
type splitter struct {
	words []string
	rest  string
	word  strings.Builder
	begun bool
	curl  bool // one of the words was the name of a program that asks
	// ansiC is set when a $ came last, which makes the next quote one with escapes.
	ansiC bool
}

func (s *splitter) end() {
	s.dollar()
	if s.begun {
		s.words = append(s.words, s.word.String())
		s.curl = s.curl || isProgram(programName(s.word.String()))
	}
	s.word.Reset()
	s.begun = false
}

// dollar writes a $ that turned out not to open a quote.
func (s *splitter) dollar() {
	if s.ansiC {
		s.word.WriteByte('$')
		s.ansiC = false
	}
}

func (s *splitter) plain(r rune, size int) {
	s.dollar()
	s.begun = true
	if r == '$' {
		s.ansiC = true
		return
	}
	if r == utf8.RuneError && size == 1 {
		return // A byte that is no text is in no id.
	}
	s.word.WriteRune(r)
}

// quoted reads up to the closing quote; with escapes a backslash takes the next character.
func (s *splitter) quoted(quote byte, escapes bool) {
	if quote == '"' {
		s.dollar()
	}
	s.begun, s.ansiC = true, false
	for i := 0; i < len(s.rest); i++ {
		switch c := s.rest[i]; {
		case c == quote:
			s.rest = s.rest[i+1:]
			return
		case c == '\\' && escapes && i+1 < len(s.rest):
			i++
			if s.rest[i] != '\n' {
				s.word.WriteByte(s.rest[i])
			}
		default:
			s.word.WriteByte(c)
		}
	}
	s.rest = ""
}

// escaped reads the character after a backslash. Before a line end it joins
// lines. Before a space it does so too when no word has begun: a text field
// that turns line ends into spaces leaves a continued line so.
func (s *splitter) escaped() {
	s.dollar()
	r, size := utf8.DecodeRuneInString(s.rest)
	switch {
	case strings.HasPrefix(s.rest, "\r\n"):
		s.rest = s.rest[2:]
		return
	case r == '\n', unicode.IsSpace(r) && !s.begun:
		s.rest = s.rest[size:]
		return
	case size == 0:
		return
	}
	s.rest = s.rest[size:]
	s.begun = true
	s.word.WriteRune(r)
}
