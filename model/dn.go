package model

import (
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"
)

// DNPart is one attribute of a distinguished name, for instance CN and its value.
type DNPart struct {
	// Type is the attribute's short name or dotted number as it was written.
	Type string
	// Value is the attribute's value with the escapes of RFC 4514 undone.
	Value string
}

// Label returns the attribute in plain words: CN is "common name".
func (p DNPart) Label() string {
	words := map[string]string{
		"CN": "common name", "OU": "unit", "O": "organisation", "L": "locality", "ST": "state", "S": "state",
		"C": "country", "DC": "domain", "UID": "user id", "STREET": "street", "SERIALNUMBER": "serial number",
		"E": "e-mail", "EMAILADDRESS": "e-mail", "1.2.840.113549.1.9.1": "e-mail",
	}
	if label, ok := words[strings.ToUpper(p.Type)]; ok {
		return label
	}
	return p.Type
}

// ParseDN splits a distinguished name into its parts, in the order written. It
// reads RFC 4514 ("CN=a,O=b", "CN = a, O = b", several attributes with +) and
// the slash form of OpenSSL ("/C=US/CN=a"). It returns nil for a text that is
// neither, so that the caller shows the text as it is.
func ParseDN(dn string) []DNPart {
	if rest, ok := strings.CutPrefix(dn, "/"); ok {
		return dnParts(splitDN(rest, "/"))
	}
	return dnParts(splitDN(dn, ",;+"))
}

// splitDN cuts at the separators that are neither escaped nor quoted.
func splitDN(dn, separators string) []string {
	var pieces []string
	start, quoted := 0, false
	for i := 0; i < len(dn); i++ {
		switch c := dn[i]; {
		case c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case !quoted && strings.IndexByte(separators, c) >= 0:
			pieces = append(pieces, dn[start:i])
			start = i + 1
		}
	}
	return append(pieces, dn[start:])
}

func dnParts(pieces []string) []DNPart {
	parts := make([]DNPart, 0, len(pieces))
	for _, piece := range pieces {
		name, value, ok := strings.Cut(piece, "=")
		name = strings.TrimSpace(name)
		if !ok || name == "" || strings.ContainsFunc(name, isNoDNType) {
			return nil
		}
		parts = append(parts, DNPart{Type: name, Value: unescapeDN(strings.TrimSpace(value))})
	}
	return parts
}

// isNoDNType reports whether a character is in no attribute type: those are letters,
// digits and hyphens, or numbers with dots (RFC 4514, section 3, descr and numericoid).
func isNoDNType(r rune) bool {
	return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-.", r)
}

// unescapeDN undoes quotes, \, and \C3\A9. An escape that would make a control
// character or broken text stays as it is written: the text was made safe
// before, and undoing an escape must not make it unsafe again.
func unescapeDN(value string) string {
	if len(value) >= 2 && value[0] == '"' && value[len(value)-1] == '"' {
		value = value[1 : len(value)-1]
	}
	var out strings.Builder
	for i := 0; i < len(value); i++ {
		if value[i] != '\\' || i+1 == len(value) {
			out.WriteByte(value[i])
			continue
		}
		if strings.IndexByte(`,;+"\<>=# `, value[i+1]) >= 0 {
			i++
			out.WriteByte(value[i])
			continue
		}
		text, width := hexRun(value[i:])
		if width == 0 {
			out.WriteByte(value[i])
			continue
		}
		out.WriteString(text)
		i += width - 1
	}
	return out.String()
}

// hexRun reads a run such as \C3\A9 and returns its text and its width in
// bytes, or a width of 0 when it is no letter or digit beyond ASCII.
func hexRun(value string) (string, int) {
	var raw []byte
	width := 0
	for width+3 <= len(value) && value[width] == '\\' && len(raw) < utf8.UTFMax {
		b, err := hex.DecodeString(value[width+1 : width+3])
		if err != nil {
			break
		}
		raw = append(raw, b[0])
		width += 3
		if r, size := utf8.DecodeRune(raw); size == len(raw) && isLetterBeyondASCII(r) {
			return string(r), width
		}
	}
	return "", 0
}

// isLetterBeyondASCII keeps escapes of controls, format characters and spaces as written.
func isLetterBeyondASCII(r rune) bool {
	return r != utf8.RuneError && r > unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsPunct(r))
}
