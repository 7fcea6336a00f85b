package mask

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ztsession/model/schema"
)

// longestRun is longer than every address and every telephone number.
const longestRun = 64

// hardware learns hardware addresses in any of the notations in use:
// 00:1a:2b:3c:4d:5e, 00-1a-..., 001a.2b3c.4d5e, 001a2b3c4d5e, 0:1a:2b:3:4d:5e.
func (r *registry) hardware(text string) {
	if len(text) < len("0:0:0:0:0:0") {
		return
	}
	for from := 0; from < len(text); {
		if !isHex(text[from]) || endsInWord(text[:from]) {
			from++
			continue
		}
		end := from
		for end < len(text) && (isHex(text[end]) || strings.IndexByte(":-. ", text[end]) >= 0 && end+1 < len(text) && isHex(text[end+1])) {
			end++
		}
		run := text[from:end]
		if startsWithWord(text[end:]) {
			// A word goes on, which is no part of an address.
			run = run[:max(strings.LastIndexAny(run, ":-. "), 0)]
		}
		if len(run) > longestRun {
			// Nothing known is that long.
			r.pseudonym(schema.Claim, run)
			from = end + 1
			continue
		}
		for _, at := range macForms().FindAllStringIndex(run, -1) {
			r.hardwareAddress(run, at[0], at[1])
		}
		from = end + 1
	}
}

// hardwareAddress learns the part of run unless it is a part of something longer
// that has a form of its own, such as a UUID or a moment.
func (r *registry) hardwareAddress(run string, from, to int) {
	address := run[from:to]
	if from > 0 && run[from-1] == '-' || to < len(run) && run[to] == '-' {
		return
	}
	if !strings.ContainsAny(address, ":-. ") && !strings.ContainsAny(address, "abcdefABCDEF") {
		return
	}
	r.pseudonym(schema.Address, address)
}

var macForms = later(`\b([0-9A-Fa-f]{1,2}:){5}([0-9A-Fa-f]{1,2}:[0-9A-Fa-f]{1,2}:)?[0-9A-Fa-f]{1,2}\b|\b([0-9A-Fa-f]{2}[- ]){5}([0-9A-Fa-f]{2}[- ][0-9A-Fa-f]{2}[- ])?[0-9A-Fa-f]{2}\b|\b([0-9A-Fa-f]{4}[.:-]){2}[0-9A-Fa-f]{4}\b|\b[0-9A-Fa-f]{6}[-:][0-9A-Fa-f]{6}\b|\b[0-9A-Fa-f]{12}\b`)

func isHex(c byte) bool { return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' }

// startsWithWord reports whether text begins with a letter or a digit.
func startsWithWord(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// phones learns telephone numbers: with a plus, with a leading zero, in the
// groups of North America, and long numbers without any sign in them.
func (r *registry) phones(text string) {
	for from := 0; from < len(text); {
		end := from
		for end < len(text) && (isDigit(text[end]) || strings.IndexByte(" ()+./-", text[end]) >= 0) {
			end++
		}
		// A byte on either side decides whether a word goes on there.
		if digits, _ := count(text[from:end]); digits >= 7 && end-from > longestRun {
			r.pseudonym(schema.Claim, strings.TrimSpace(text[from:end]))
		} else if digits >= 7 {
			r.phonesIn(text, from, end)
		}
		from = end + 1
	}
}

// phonesIn learns the telephone numbers between two places of text.
func (r *registry) phonesIn(text string, from, to int) {
	for _, at := range phoneForms().FindAllStringIndex(text[from:to], -1) {
		at[0], at[1] = at[0]+from, at[1]+from
		if at[0] > 0 && (endsInWord(text[:at[0]]) || text[at[0]-1] == '.' || text[at[0]-1] == '-') {
			continue
		}
		if at[1] < len(text) && (startsWithWord(text[at[1]:]) || text[at[1]] == '-') {
			continue
		}
		phone := text[at[0]:at[1]]
		r.pseudonym(schema.Claim, phone)
	}
}

var phoneForms = later(`\+[0-9(][0-9 ()./-]{5,22}[0-9]|\(?0[0-9]{2,5}\)?[ /-]?[0-9]{3,4}[ -]?[0-9]{2,6}|\(?[2-9][0-9]{2}\)?[ .-][0-9]{3}[ .-][0-9]{4}|[0-9]{9,}`)

// shortestSerial is the length of the shortest serial number that is told by its looks.
const shortestSerial = 8

// serials learns words of capitals and digits, as serial numbers are.
func (r *registry) serials(text string) {
	for word := range words(text) {
		for part := range strings.FieldsFuncSeq(word, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }) {
			if isSerial(part) {
				r.pseudonym(schema.Serial, part)
			}
		}
	}
}

// namedSerials learns the words behind "serial".
func (r *registry) namedSerials(text string) {
	folded := fold(text)
	if !strings.Contains(folded, "serial") && !strings.Contains(folded, "s/n") && !strings.Contains(folded, "imei") && !strings.Contains(folded, "udid") {
		return
	}
	for _, found := range namedSerial().FindAllStringSubmatch(text, -1) {
		if len(found[1]) >= shortest && strings.ContainsAny(found[1], "0123456789") {
			r.pseudonym(schema.Serial, found[1])
		}
	}
}

var namedSerial = later(`(?i)\b(?:serial(?: ?(?:number|no\.?|nr\.?))?|s/n|imei|udid)[ :=#"']{1,4}(?:is |was )?([A-Za-z0-9][A-Za-z0-9_-]{3,60})`)

// isSerial reports whether a word is one of capitals and digits, and no number
// of an article about Windows and no error code.
func isSerial(word string) bool {
	digits, capitals := count(word)
	return len(word) >= shortestSerial && digits >= 2 && capitals >= 2 && digits+capitals == len(word) &&
		!strings.HasPrefix(word, "KB") && !strings.HasPrefix(word, "0X")
}
