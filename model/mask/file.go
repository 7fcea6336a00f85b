package mask

import (
	"slices"
	"strconv"
	"strings"

	"ztsession/model"
)

// File masks the name of a file.
func (m *Masker) File(name string) string { return with(m, name, (*registry).file) }

// WithoutFile returns a text with a pseudonym in place of the name of a file. Whoever
// saved it may have named it after a person, and its folder after themselves.
func (m *Masker) WithoutFile(text, name string) string {
	return with(m, text, func(r *registry, text string) string { return r.withoutFile(text, name) })
}

func (r *registry) withoutFile(text, name string) string {
	if name == "" {
		return text
	}
	return strings.ReplaceAll(text, name, r.file(name))
}

// ourFile finds the names that the program gives to files by itself.
var ourFile = later(`^ztsession-[0-9-]+\.[a-z]+$`)

// filePrefix is what the pseudonyms of files begin with.
const filePrefix = "file-"

// file returns what stands for the name of a file, the same each time. It is not looked
// for in other texts, which have ordinary words that files are called by.
func (r *registry) file(name string) string {
	if name == "" || name == model.StandardInput || name == model.PastedText || ourFile().MatchString(name) {
		return name
	}
	if number, isOurs := strings.CutPrefix(name, filePrefix); isOurs {
		// What is masked may be masked once more.
		if n, err := strconv.Atoi(number); err == nil && n >= 1 && n <= len(r.files) {
			return name
		}
	}
	at := slices.Index(r.files, name)
	if at < 0 {
		at = len(r.files)
		r.files = append(r.files, name)
	}
	return filePrefix + strconv.Itoa(at+1)
}
