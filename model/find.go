package model

import (
	"strconv"
	"strings"
)

// At returns the value at a path below v, or nothing.
func (v Value) At(path Path) Value {
	found, rest := v.follow(string(path))
	if rest != "" {
		return Value{}
	}
	return found
}

// Nearest returns the value at a path below v, or else the innermost of those
// around where it would be.
func (v Value) Nearest(path Path) Value {
	found, _ := v.follow(string(path))
	return found
}

// follow goes down a path as far as it leads, and returns what is left of it.
func (v Value) follow(path string) (Value, string) {
	for path != "" && path != "." {
		next, rest, ok := v.step(path)
		if !ok {
			return v, path
		}
		v, path = next, rest
	}
	return v, ""
}

// step goes down the first part of a path: .name, .["name"], ["name"] or [5].
func (v Value) step(path string) (next Value, rest string, ok bool) {
	if strings.HasPrefix(path, ".[") {
		path = path[1:]
	}
	switch {
	case strings.HasPrefix(path, `["`):
		name, rest, ok := quotedKey(path)
		next = v.Get(name)
		return next, rest, ok && next.Exists()
	case strings.HasPrefix(path, "["):
		digits, rest, _ := strings.Cut(path[1:], "]")
		place, err := strconv.Atoi(digits)
		if err != nil || v.Kind() != KindList {
			return Value{}, "", false
		}
		for child := range v.Children() {
			if child.Ordinal() == place {
				return child, rest, true
			}
		}
		return Value{}, "", false
	case strings.HasPrefix(path, "."):
		end := len(path)
		if at := strings.IndexAny(path[1:], ".["); at >= 0 {
			end = at + 1
		}
		next = v.Get(path[1:end])
		return next, path[end:], next.Exists()
	default:
		return Value{}, "", false
	}
}

// quotedKey reads ["name"] at the beginning of a path.
func quotedKey(path string) (name, rest string, ok bool) {
	var out strings.Builder
	for at := len(`["`); at < len(path); at++ {
		switch c := path[at]; {
		case c == '\\' && at+1 < len(path):
			at++
			out.WriteByte(path[at])
		case c == '"':
			return out.String(), strings.TrimPrefix(path[at+1:], "]"), true
		default:
			out.WriteByte(c)
		}
	}
	return "", "", false
}
