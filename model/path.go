package model

import (
	"strconv"
	"strings"
)

// Path names a place in a JSON document in the notation of jq, for instance
// .devicePosture["1f0c"].success. The empty Path is the document itself.
type Path string

// keyEscapes is made once, since a path is made for each of 100,000 checks.
var keyEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// Key returns the path of the member called name.
func (p Path) Key(name string) Path {
	if isPlainKey(name) {
		return p + Path("."+name)
	}
	quoted := `["` + keyEscapes.Replace(name) + `"]`
	if p == "" {
		return Path("." + quoted)
	}
	return p + Path(quoted)
}

// Index returns the path of the element at i, counted from 0.
func (p Path) Index(i int) Path {
	element := "[" + strconv.Itoa(i) + "]"
	if p == "" {
		return Path("." + element)
	}
	return p + Path(element)
}

// isPlainKey reports whether jq takes name after a dot without quotes.
func isPlainKey(name string) bool {
	for i := range len(name) {
		c := name[i]
		letter := c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		digit := '0' <= c && c <= '9'
		if !letter && (!digit || i == 0) {
			return false
		}
	}
	return name != ""
}
