package search

import (
	"errors"
	"regexp"
	"regexp/syntax"
	"strings"
	"sync"
	"unicode"

	"ztsession/model/text/safe"
)

// Parse returns what a person means who types text: letters find themselves in
// both cases, as long as none of them is a capital (what editors call smart case),
// and /text/ is a regular expression in the syntax of RE2. fault says in words why
// an expression is none; it is empty when all is well.
func Parse(text string) (n Needle, fault string) {
	expression, ok := expressionIn(text)
	if !ok {
		return literal(text, hasCapital(text)), ""
	}
	flags := "(?i)"
	if hasCapital(withoutEscapes(expression)) {
		flags = ""
	}
	re, err := regexp.Compile(flags + expression)
	if err != nil {
		return Needle{}, explain(err)
	}
	return Needle{text: text, re: re}, ""
}

// expressionIn returns what stands between two slashes.
func expressionIn(text string) (string, bool) {
	const slash = "/"
	inner, ok := strings.CutPrefix(text, slash)
	if !ok {
		return "", false
	}
	inner, ok = strings.CutSuffix(inner, slash)
	return inner, ok && inner != "" && !endsInEscape(inner)
}

// endsInEscape reports whether the slash behind a text belongs to it: \/.
func endsInEscape(text string) bool {
	slashes := len(text) - len(strings.TrimRight(text, `\`))
	return slashes%2 == 1
}

func hasCapital(text string) bool { return strings.ContainsFunc(text, unicode.IsUpper) }

// escapes are the escapes of an expression; in \S and \pL a capital is no letter.
var escapes = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\\(?:[pP](?:\{[^}]*\}|.)|.)|\(\?P?<[^>]*>|\[\[:\^?\w+:\]`)
})

func withoutEscapes(expression string) string { return escapes().ReplaceAllString(expression, "") }

// explain says what is wrong with an expression, and where.
func explain(err error) string {
	var wrong *syntax.Error
	if !errors.As(err, &wrong) {
		return "not a regular expression"
	}
	where := strings.TrimPrefix(wrong.Expr, "(?i)")
	words, known := faults[wrong.Code]
	if !known {
		words = "this is not understood"
	}
	if where == "" {
		return "not a regular expression: " + words
	}
	return "not a regular expression: " + words + " in " + safe.Text(where)
}

// faults are the faults of expressions in words.
var faults = map[syntax.ErrorCode]string{
	syntax.ErrInvalidCharClass:      "a class of characters is not whole",
	syntax.ErrInvalidCharRange:      "a range of characters runs backwards",
	syntax.ErrInvalidEscape:         "no such escape",
	syntax.ErrInvalidNamedCapture:   "a name that cannot be one",
	syntax.ErrInvalidPerlOp:         "this is not supported",
	syntax.ErrInvalidRepeatOp:       "two repetitions behind each other",
	syntax.ErrInvalidRepeatSize:     "too many repetitions",
	syntax.ErrInvalidUTF8:           "bytes that are no text",
	syntax.ErrMissingBracket:        "a ] is missing",
	syntax.ErrMissingParen:          "a ) is missing",
	syntax.ErrMissingRepeatArgument: "nothing to repeat",
	syntax.ErrTrailingBackslash:     "nothing behind the last backslash",
	syntax.ErrUnexpectedParen:       "a ) too many",
	syntax.ErrNestingDepth:          "too many parentheses inside each other",
	syntax.ErrLarge:                 "the expression is too large",
}

const (
	// mostMarked bounds how much of one text an expression marks, in bytes, and
	// mostMarks how often: some expressions take the square of the length to find
	// all their matches, and marking is done while the keys wait.
	mostMarked, mostMarks = 1 << 14, 200
)

// matches returns where an expression matches more than nothing.
func (n Needle) matches(text string) []Span {
	text = text[:min(len(text), mostMarked)]
	var found []Span
	for _, at := range n.re.FindAllStringIndex(text, mostMarks) {
		if at[1] > at[0] {
			found = append(found, Span{From: at[0], To: at[1]})
		}
	}
	return found
}

// isIn reports whether an expression matches more than nothing in a text. Only one
// that can match nothing is looked for several times.
func (n Needle) isIn(hay []byte) bool {
	at := n.re.FindIndex(hay)
	if at == nil || at[1] > at[0] {
		return at != nil
	}
	return len(n.matches(string(hay[:min(len(hay), mostMarked)]))) > 0
}
