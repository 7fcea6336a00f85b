package config

import (
	"strings"

	"ztsession/model/text/spelling"
)

// didYouMean completes a sentence with the word that was most likely meant, or
// else with all of them when they are few.
func didYouMean(meant string, words []string) string {
	const few = 8
	if word := spelling.Nearest(meant, words); word != "" {
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
