package safe

import (
	"strings"
	"unicode/utf8"
)

// The letters of Korean that make a syllable (Unicode, section 3.12): a first
// consonant, a vowel, and perhaps a last consonant.
const (
	firstLead, lastLead   = 0x1100, 0x1112
	firstVowel, lastVowel = 0x1161, 0x1175
	noTail, lastTail      = 0x11a7, 0x11c2
	syllables             = 0xac00
	vowels                = lastVowel - firstVowel + 1
	tails                 = lastTail - noTail + 1
	lastSyllable          = syllables + (lastLead-firstLead+1)*vowels*tails - 1
)

// isJamo reports the letters that are drawn as parts of a syllable. Vowels and
// last consonants take no cell, one or two, as the terminal has it.
func isJamo(r rune) bool {
	return 0x1100 <= r && r <= 0x11ff || 0xa960 <= r && r <= 0xa97f || 0xd7b0 <= r && r <= 0xd7ff
}

// joinsSyllable reports whether a letter makes a syllable with the one before
// it, or is a first consonant that stands for itself.
func joinsSyllable(before, r rune) bool {
	switch {
	case firstVowel <= r && r <= lastVowel:
		return firstLead <= before && before <= lastLead
	case noTail < r && r <= lastTail:
		return isOpen(before) || firstVowel <= before && before <= lastVowel
	default:
		return firstLead <= r && r <= lastLead && (firstLead > before || before > lastLead)
	}
}

// isOpen reports a syllable without a last consonant.
func isOpen(r rune) bool {
	return syllables <= r && r <= lastSyllable && (r-syllables)%tails == 0
}

// composeHangul returns s with its letters of Korean in syllables, whose width
// all terminals agree on.
func composeHangul(s string) string {
	// All of them begin with these bytes in UTF-8.
	if !strings.Contains(s, "\xe1\x84") && !strings.Contains(s, "\xe1\x86") && !strings.Contains(s, "\xe1\x87") {
		return s
	}
	composed := make([]rune, 0, utf8.RuneCountInString(s))
	for _, r := range s {
		last := len(composed) - 1
		switch {
		case last >= 0 && firstVowel <= r && r <= lastVowel && firstLead <= composed[last] && composed[last] <= lastLead:
			composed[last] = syllables + ((composed[last]-firstLead)*vowels+r-firstVowel)*tails
		case last >= 0 && noTail < r && r <= lastTail && isOpen(composed[last]):
			composed[last] += r - noTail
		default:
			composed = append(composed, r)
		}
	}
	return string(composed)
}
