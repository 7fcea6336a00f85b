// Package spelling finds the word that somebody most likely meant.
package spelling

import "strings"

const (
	// leastPart is how long a word has to be to be known as a part of another.
	leastPart = 4
	// longest is the length in bytes of the longest text that may be meant for a word.
	longest = 100
)

// Nearest returns the word of a list that was most likely meant, or nothing when
// none is near: the one that takes the fewest letters to change, and not most of
// them, or else one that is a part of what was meant, or has it as a part. Letters
// that people do not tell apart in a name count as the same.
func Nearest(meant string, words []string) string {
	if len(meant) > longest {
		return ""
	}
	meant = fold(meant)
	best, least := "", 1+max(1, len([]rune(meant))/3)
	for _, word := range words {
		if d := distance([]rune(meant), []rune(fold(word))); d < least {
			best, least = word, d
		}
	}
	if best != "" {
		return best
	}
	least = len(meant)
	for _, word := range words {
		folded := fold(word)
		if len(folded) < leastPart || len(meant) < leastPart || !strings.Contains(folded, meant) && !strings.Contains(meant, folded) {
			continue
		}
		if beside := max(len(folded)-len(meant), len(meant)-len(folded)); best == "" || beside < least {
			best, least = word, beside
		}
	}
	return best
}

// fold makes alike what people do not tell apart in a name.
func fold(word string) string {
	return strings.NewReplacer("-", "_", " ", "_", "colour", "color").Replace(strings.ToLower(word))
}

// distance returns how many letters have to be put in, taken out, changed or
// swapped with their neighbour to make one word of the other.
func distance(a, b []rune) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range b {
		rows[0][j+1] = j + 1
	}
	for i := range a {
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			d := min(rows[i][j+1]+1, rows[i+1][j]+1, rows[i][j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				d = min(d, rows[i-1][j-1]+1)
			}
			rows[i+1][j+1] = d
		}
	}
	return rows[len(a)][len(b)]
}
