package config

import "strings"

// nearest returns the word that was most likely meant, or nothing when none is
// near: one of those that take the fewest letters to change, and not most of them.
func nearest(meant string, words []string) string {
	meant = fold(meant)
	best, least := "", 1+max(1, len([]rune(meant))/3)
	for _, word := range words {
		if d := distance([]rune(meant), []rune(fold(word))); d < least {
			best, least = word, d
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

// didYouMean completes a sentence with the word that was most likely meant, or
// else with all of them when they are few.
func didYouMean(meant string, words []string) string {
	const few = 8
	if word := nearest(meant, words); word != "" {
		return "; did you mean " + word + "?"
	}
	if len(words) > 0 && len(words) <= few {
		return "; there is " + list(words, "and") + "."
	}
	return "."
}

// list joins words as a sentence does.
func list(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " " + last + " " + words[len(words)-1]
}
