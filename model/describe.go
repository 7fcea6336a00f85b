package model

import "ztsession/model/text/words"

// mostQuoted is how many characters of a value a sentence repeats.
const mostQuoted = 60

// Describe names the value in a sentence: the number 5, an object with 3 fields.
func (v Value) Describe() string {
	switch v.Kind() {
	case KindText:
		if v.Text() == "" {
			return "an empty text"
		}
		return "the text " + Quote(words.Clip(v.Text(), mostQuoted))
	case KindNumber:
		return "the number " + words.Clip(v.Text(), mostQuoted)
	case KindBool, KindNull:
		return v.Text()
	case KindList:
		return counted("a list", "an empty list", v.Len(), "entry", "entries")
	case KindObject:
		return counted("an object", "an empty object", v.Len(), "field", "fields")
	case KindNone:
		return "nothing"
	default:
		return "something unknown"
	}
}

func counted(what, none string, n int, one, many string) string {
	if n == 0 {
		return none
	}
	return what + " with " + words.Count(n, one, many)
}
