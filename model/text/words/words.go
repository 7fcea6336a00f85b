// Package words puts numbers and pieces of text into the words of sentences.
package words

import (
	"strconv"
	"unicode"
	"unicode/utf8"

	"ztsession/model/text/signs"
)

// Thousands writes a number with commas: 1,204.
func Thousands(n int) string {
	digits := strconv.Itoa(n)
	first := 0
	if n < 0 {
		first = 1
	}
	for at := len(digits) - 3; at > first; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}

// Count puts a number before the word that fits it: 1 device, 2 devices.
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Thousands(n) + " " + many
}

// Place says which of how many something is, as a title has it: 12/1,204.
func Place(at, of int) string { return Thousands(at) + "/" + Thousands(of) }

// Capital returns text with its first letter as a capital, as a sentence begins.
func Capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if first == utf8.RuneError {
		return text
	}
	return string(unicode.ToTitle(first)) + text[size:]
}

// Clip returns text with at most so many characters, and an ellipsis when it
// has more.
func Clip(text string, characters int) string {
	count := 0
	for at := range text {
		if count == characters {
			return text[:at] + signs.Cut
		}
		count++
	}
	return text
}
