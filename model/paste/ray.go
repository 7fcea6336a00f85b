package paste

import (
	"slices"
	"strings"
	"unicode"

	"ztsession/model/credential"
)

// Ray is what a text says of a request that Access refused or let in.
type Ray struct {
	// IDs are the Ray IDs in the text, each 16 hexadecimal digits in lower case
	// without the place behind them, in their order and each once.
	IDs []string
	// Named means that the text calls them Ray IDs. Without that they may be
	// something else of 16 digits.
	Named bool
	// Guessed means that letters were read as the digits that they look like.
	Guessed bool
	// Emails are the addresses that stand beside them, each once.
	Emails []string
	// Page is which page the text seems to be.
	Page Page
}

// mostRays and mostEmails are how many of a text are kept: it is a note of one
// refusal, or of a few.
const mostRays, mostEmails = 9, 5

// longestEmail is the longest address that mail can have, in bytes (RFC 5321,
// section 4.5.3.1.3, without the angle brackets).
const longestEmail = 254

var (
	// rayForm is a Ray ID as the block page and the header CF-Ray have it: 16
	// hexadecimal digits, perhaps with the place behind them.
	rayForm = pattern(`(?i)(?:^|[^0-9a-z_-])([0-9a-f]{16})(?:-[a-z]{3})?(?:$|[^0-9a-z_-])`)
	// rayName is what a page, a header, an address or a member of JSON calls one.
	// Programs that read pictures take the I for an l or a 1.
	rayName = pattern(`(?i)(?:^|[^0-9a-z])(?:cf[-_ ]?)?ray(?:[-_ ]?[il1|]d|name)?(?:$|[^0-9a-z])`)
	// rayBehind is the part of a text behind the name that the id begins.
	rayBehind = pattern(`(?i)^(?:is[^0-9a-z]{1,3})?([0-9a-f]{16})(?:-[a-z]{3})?(?:$|[^0-9a-z_])`)
	emailForm = pattern(`[^\s<>()\[\]{}|,;:"'“”„«»*/?=&\\]+@[\pL\pN](?:[\pL\pN.-]*[\pL\pN])?\.\pL{2,}`)
)

// RayID returns the first Ray ID in a text and whether there is one: alone, in a
// sentence, or in what was copied from a block page or read off a picture of one.
func RayID(text string) (string, bool) {
	ray, ok := FindRay(text)
	if !ok {
		return "", false
	}
	return ray.IDs[0], true
}

// FindRay returns the Ray IDs in a text and what stands beside them, and whether
// there is one. Without its name a word has to have letters and digits to be one.
func FindRay(text string) (Ray, bool) {
	if len(text) > longest {
		return Ray{}, false
	}
	text = strings.Map(visible, text)
	ray := Ray{Emails: emailsIn(text), Page: pageOf(text)}
	// The name of a mailbox may look like either.
	text = emailForm().ReplaceAllString(text, " ; ")
	behind := behindNames(text)
	for _, rest := range behind {
		if found := rayBehind().FindStringSubmatch(rest); found != nil {
			ray.add(found[1])
		}
	}
	ray.Named = len(behind) > 0
	for _, word := range rayWords(text) {
		ray.add(word)
	}
	for i := 0; len(ray.IDs) == 0 && i < len(behind); i++ {
		if id, guessed, ok := inPieces(behind[i]); ok {
			ray.add(id)
			ray.Guessed = guessed
		}
	}
	if id, ok := alone(text); ok && len(ray.IDs) == 0 {
		ray.add(id)
	}
	if len(ray.IDs) == 0 {
		return Ray{}, false
	}
	return ray, true
}

func (r *Ray) add(id string) {
	if id = strings.ToLower(id); len(r.IDs) < mostRays && !slices.Contains(r.IDs, id) {
		r.IDs = append(r.IDs, id)
	}
}

// Text returns the Ray IDs with what stands beside them in one line, from which
// FindRay reads the same.
func (r Ray) Text() string {
	var words []string
	for _, id := range r.IDs {
		if r.Named {
			id = "Ray ID " + id
		}
		words = append(words, id)
	}
	return strings.Join(append(words, r.Emails...), " ")
}

// visible leaves out what no eye sees, and makes a plain space of any other.
func visible(c rune) rune {
	switch {
	case unicode.IsSpace(c):
		return ' '
	case unicode.In(c, unicode.Cf), unicode.IsControl(c):
		return -1
	default:
		return c
	}
}

// behindNames returns the text behind each place that names a Ray ID, without
// what stands between the two.
func behindNames(text string) []string {
	const most, between = 20, 12
	var found []string
	for rest := text; len(found) < most; {
		at := rayName().FindStringIndex(rest)
		if at == nil {
			return found
		}
		rest = rest[at[1]:]
		id := strings.TrimLeftFunc(rest, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
		if len(rest)-len(id) <= between {
			found = append(found, id)
		} else {
			found = append(found, "")
		}
	}
	return found
}

// rayWords returns the words of a text that have the form of a Ray ID.
func rayWords(text string) []string {
	var found []string
	for rest := text; len(found) < mostRays; {
		at := rayForm().FindStringSubmatchIndex(rest)
		if at == nil {
			break
		}
		word := rest[at[2]:at[3]]
		if strings.ContainsAny(word, "0123456789") && strings.ContainsAny(word, "abcdefABCDEF") {
			found = append(found, word)
		}
		// The sign behind a word may be the one before the next.
		rest = rest[at[3]:]
	}
	return found
}

// rayLength is how many digits a Ray ID has.
const rayLength = 16

// inPieces reads a Ray ID off the beginning of a text that has spaces or line
// ends in it, or letters that look like digits, as a picture leads to.
func inPieces(text string) (id string, guessed, ok bool) {
	var digits []byte
	sure := 0 // digits from 0 to 9, which no word of a sentence has many of
	for i, c := range text {
		if i > 4*rayLength {
			break
		}
		digit, isGuess := digitOf(c)
		switch {
		case digit == 0 && (c == ' ' || c == '.' || strings.ContainsRune("·∙", c)):
			if len(digits) == rayLength {
				return enough(digits, sure, guessed)
			}
			continue
		case digit == 0:
			// The place may stand behind the last digit.
			isEnd := len(digits) == rayLength && (c == '-' || !unicode.IsLetter(c) && !unicode.IsDigit(c))
			if !isEnd {
				return "", false, false
			}
			return enough(digits, sure, guessed)
		case len(digits) == rayLength:
			return "", false, false
		}
		if c >= '0' && c <= '9' {
			sure++
		}
		guessed = guessed || isGuess
		digits = append(digits, digit)
	}
	return enough(digits, sure, guessed)
}

// enough reports whether digits are a Ray ID rather than the words of a sentence.
func enough(digits []byte, sure int, guessed bool) (id string, wasGuessed, ok bool) {
	const least = 4
	return string(digits), guessed, len(digits) == rayLength && sure >= least
}

// digitOf returns the hexadecimal digit that a letter is, or looks like; 0 for none.
func digitOf(c rune) (digit byte, guessed bool) {
	switch {
	case c >= '0' && c <= '9', c >= 'a' && c <= 'f':
		return byte(c), false
	case c >= 'A' && c <= 'F':
		return byte(c) | 0x20, false
	}
	switch c {
	case 'o', 'O':
		return '0', true
	case 'l', 'I', 'i', '|':
		return '1', true
	case 's', 'S':
		return '5', true
	case 'z', 'Z':
		return '2', true
	default:
		return 0, false
	}
}

// alone returns the Ray ID that a text is in pieces of several digits each, and
// nothing else: 9a1b 2c3d 4e5f 0002.
func alone(text string) (string, bool) {
	const least = 2
	pieces := strings.Fields(text)
	for _, piece := range pieces {
		if len(piece) < least {
			return "", false
		}
	}
	words := rayWords(strings.Join(pieces, ""))
	if len(words) != 1 || len(words[0]) != len(strings.Join(pieces, "")) {
		return "", false
	}
	return words[0], true
}

// emailsIn returns the addresses in a text. What has a credential in it is none.
func emailsIn(text string) []string {
	var found []string
	for _, email := range emailForm().FindAllString(text, -1) {
		email = strings.TrimLeft(email, ".!`´’‘_")
		if len(email) > longestEmail || email[0] == '@' || len(found) == mostEmails {
			continue
		}
		name, _, _ := strings.Cut(email, "@")
		if _, secret := credential.In(name); secret {
			continue
		}
		if !slices.ContainsFunc(found, func(other string) bool { return strings.EqualFold(other, email) }) {
			found = append(found, email)
		}
	}
	return found
}
