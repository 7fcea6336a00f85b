// Package shell writes words as a shell takes them.
package shell

import "strings"

// plain are the characters that mean nothing to any shell.
const plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.@+/:"

// Quote returns a word as a POSIX shell takes it: as it is, or in single quotes.
func Quote(word string) string {
	if word != "" && strings.Trim(word, plain) == "" {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
