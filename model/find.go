package model

import (
	"strconv"
	"strings"
)

// Find returns the value at a path that PathFrom made, seen from the same value,
// or the zero Value where there is none.
func (v Value) Find(path Path) Value {
	rest := string(path)
	for rest != "" && v.Exists() {
		step, isKey, after, ok := cutStep(rest)
		switch {
		case !ok:
			return Value{}
		case isKey:
			v = v.Get(step)
		default:
			v = v.element(step)
		}
		rest = after
	}
	return v
}

// Nearest returns the value at a path as Find does, or else the innermost of those
// around where it would be.
func (v Value) Nearest(path Path) Value {
	for rest := string(path); rest != ""; {
		step, isKey, after, ok := cutStep(rest)
		if !ok {
			break
		}
		next := v.element(step)
		if isKey {
			next = v.Get(step)
		}
		if !next.Exists() {
			break
		}
		v, rest = next, after
	}
	return v
}

// element returns the element of a list with the number that digits write.
func (v Value) element(digits string) Value {
	number, err := strconv.Atoi(digits)
	if err != nil || v.Kind() != KindList || number < 0 || number >= v.Len() {
		return Value{}
	}
	for child := range v.Children() {
		if child.Ordinal() == number {
			return child
		}
	}
	return Value{}
}

// cutStep cuts the first step off a path: a plain key, a quoted one, or a number
// in brackets.
func cutStep(path string) (step string, isKey bool, rest string, ok bool) {
	path = strings.TrimPrefix(path, ".")
	switch {
	case strings.HasPrefix(path, `["`):
		return cutQuoted(path[2:])
	case strings.HasPrefix(path, "["):
		step, rest, ok = strings.Cut(path[1:], "]")
		return step, false, rest, ok
	}
	end := strings.IndexAny(path, ".[")
	if end < 0 {
		end = len(path)
	}
	return path[:end], true, path[end:], end > 0
}

// cutQuoted reads up to the quote that ends a key, which escapes leave alone.
func cutQuoted(path string) (step string, isKey bool, rest string, ok bool) {
	var key strings.Builder
	for i := 0; i < len(path); i++ {
		switch {
		case path[i] == '\\' && i+1 < len(path):
			i++
			key.WriteByte(path[i])
		case path[i] == '"':
			rest, ok = strings.CutPrefix(path[i+1:], "]")
			return key.String(), true, rest, ok
		default:
			key.WriteByte(path[i])
		}
	}
	return "", true, "", false
}
